"""What changed between two versions of a plan, why that is a modification, and which way it goes.

Regulation (EU) 2015/757 Art. 7(2) to (5); Delegated Regulation (EU) 2023/2917 Arts 75 to 78. A change is read by its
place in the plan; the first meaning that fits holds. That the old method gave incorrect data, or that the plan was
found not in conformity, stands in no place of it: only the company can say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from casework.core.answers import Change, as_json, changes, lift
from casework.core.approvals import ApprovalFact
from casework.core.text import Source, Text
from casework.law.ship_scope import Scope
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import PART_OF, Part, Procedure, Situation
from casework.workflows.ship_plans.rules import scope_on
from casework.workflows.ship_plans.sources_of_law import (
    CHANGES,
    MODIFICATION,
    MODIFIED_PLAN,
    MRV,
    NON_CONFORMITY,
)

EDITORIAL = None
LIKELY = Source(MRV, "Art. 7(2)", certainty=75, note=Text("Our reading of which change is which situation."))
OWN = Source(MRV, "Art. 7(2)", certainty=60, note=Text("The article does not name it; our reading."))


class How(StrEnum):
    """What happened at a place: a value, a row or an entry of a list came, or went, or is another one."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A place (`*` stands for one step, `**` for any rest), what happened there, and the situation that it is."""

    place: str
    how: How
    situation: Situation | None
    source: Source

    def fits(self, change: Change) -> bool:
        return self.how in (How.ANY, how(change)) and _matches(self.place.split("/"), change.pointer.split("/"))


_COMPANY, _EMISSIONS, _DATA = Situation.COMPANY, Situation.EMISSIONS, Situation.DATA
MEANINGS: tuple[Meaning, ...] = (
    Meaning("/company/imo_company_number", How.ANY, _COMPANY, MODIFICATION),
    Meaning("/company/nature", How.ANY, _COMPANY, LIKELY),
    Meaning("/company/**", How.ANY, EDITORIAL, OWN),
    Meaning("/ship/cargo_as_fuel", How.ANY, _EMISSIONS, LIKELY),
    Meaning("/ship/**", How.ANY, EDITORIAL, OWN),
    Meaning("/sources/*", How.ADDED, _EMISSIONS, MODIFICATION),
    Meaning("/sources/*", How.REMOVED, EDITORIAL, OWN),
    Meaning("/sources/*/fuels", How.REMOVED, EDITORIAL, OWN),
    Meaning("/sources/*/fuels", How.ANY, _EMISSIONS, MODIFICATION),
    Meaning("/sources/*/type", How.ANY, _EMISSIONS, LIKELY),
    Meaning("/sources/*/source_class", How.ANY, _EMISSIONS, LIKELY),
    Meaning("/sources/*/serial_number", How.CHANGED, _EMISSIONS, LIKELY),
    Meaning("/sources/*/installed", How.CHANGED, _EMISSIONS, LIKELY),
    Meaning("/sources/*/methods", How.ANY, _DATA, MODIFICATION),
    Meaning("/sources/*/equipment", How.ANY, _DATA, MODIFICATION),
    Meaning("/sources/**", How.ANY, EDITORIAL, OWN),
    Meaning("/slips/*", How.ADDED, _EMISSIONS, LIKELY),
    Meaning("/slips/*", How.REMOVED, EDITORIAL, OWN),
    Meaning("/slips/**", How.ANY, _DATA, LIKELY),
    Meaning("/fuels/*", How.ADDED, _EMISSIONS, MODIFICATION),
    Meaning("/fuels/*", How.REMOVED, EDITORIAL, OWN),
    Meaning("/fuels/*/fuel", How.ANY, _EMISSIONS, MODIFICATION),
    Meaning("/fuels/*/name", How.ANY, EDITORIAL, OWN),
    Meaning("/fuels/**", How.ANY, _DATA, LIKELY),
    Meaning("/tanks/*", How.ADDED, _DATA, LIKELY),
    Meaning("/tanks/*", How.REMOVED, EDITORIAL, OWN),
    Meaning("/tanks/*/fuels", How.ANY, _DATA, LIKELY),
    Meaning("/tanks/*/equipment", How.ANY, _DATA, MODIFICATION),
    Meaning("/tanks/*/sounding", How.ANY, _DATA, MODIFICATION),
    Meaning("/tanks/**", How.ANY, EDITORIAL, OWN),
    Meaning("/equipment/*/name", How.ANY, EDITORIAL, OWN),
    Meaning("/equipment/*/maintenance", How.ANY, EDITORIAL, OWN),
    Meaning("/equipment/**", How.ANY, _DATA, MODIFICATION),
    Meaning("/methods/accuracy", How.ANY, EDITORIAL, OWN),
    Meaning("/methods/**", How.ANY, _DATA, LIKELY),
    Meaning("/uncertainties/**", How.ANY, _DATA, LIKELY),
    Meaning("/densities/**", How.ANY, _DATA, MODIFICATION),
    Meaning("/gaps/*/responsible", How.ANY, EDITORIAL, OWN),
    Meaning("/gaps/*/record_location", How.ANY, EDITORIAL, OWN),
    Meaning("/gaps/*/it_system", How.ANY, EDITORIAL, OWN),
    Meaning("/gaps/**", How.ANY, _DATA, LIKELY),
    Meaning("/**", How.ANY, EDITORIAL, OWN),
)

# Sections that stand in the template. Version, mandate, assessment and delivery stand beside the plan itself.
PARTS: Mapping[str, Part] = {
    "/ship": Part.SHIP, "/company": Part.COMPANY, "/sources": Part.SOURCES, "/slips": Part.SOURCES,
    "/fuels": Part.FUELS, "/tanks": Part.MEASURING, "/equipment": Part.MEASURING, "/methods": Part.MEASURING,
    "/uncertainties": Part.MEASURING, "/densities": Part.MEASURING, "/derogations": Part.EXEMPTION,
    "/activity/distance": Part.DISTANCE, "/activity/correction": Part.DISTANCE, "/activity/cargo": Part.CARGO,
    "/activity": Part.TIME, "/gaps": Part.GAPS, "/roles": Part.MANAGEMENT, "/controls": Part.MANAGEMENT,
    "/further": Part.FURTHER,
}  # fmt: skip
BESIDE = frozenset({"/ship/first_call_on"})
"""What starts our clocks for a first plan, and is not asked of a modified one: no part of the plan itself."""


class Sent(StrEnum):
    """When the modified plan goes to the administering authority."""

    AT_ONCE = "at_once"
    AFTER_CONFORMITY = "after_conformity"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Duty:
    """What a modification owes: does the verifier assess it, when is it sent, is it approved by a decision?"""

    assessed: bool
    sent: Sent
    decided: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Route:
    """The duties of all situations together; the verifier is told in every one.

    `notified_at_once`: the change of company goes to the authority without waiting. `waits`: the version itself waits
    for the verifier's notice of conformity. `decided`: it ends in an approval, a letter and a fee.
    """

    assessed: bool
    notified_at_once: bool
    waits: bool
    decided: bool
    sources: tuple[Source, ...]


_ASSESSED = Duty(True, Sent.AFTER_CONFORMITY, True, MODIFIED_PLAN)
_ENDS_THERE = Duty(True, Sent.NEVER, False, MODIFIED_PLAN)
_THREE = (Situation.EMISSIONS, Situation.DATA, Situation.INCORRECT)
DUTIES: Mapping[tuple[Scope, Situation], Duty] = {
    (Scope.ETS, Situation.COMPANY): Duty(False, Sent.AT_ONCE, True, CHANGES),
    **{(Scope.ETS, situation): _ASSESSED for situation in _THREE},
    (Scope.ETS, Situation.NON_CONFORMITY): Duty(True, Sent.AFTER_CONFORMITY, True, NON_CONFORMITY),
    (Scope.MRV, Situation.COMPANY): Duty(False, Sent.AT_ONCE, False, CHANGES),
    **{(Scope.MRV, situation): _ENDS_THERE for situation in _THREE},
    (Scope.MRV, Situation.NON_CONFORMITY): Duty(True, Sent.NEVER, False, NON_CONFORMITY),
}


def how(change: Change) -> How:
    old, new = change.old, change.new
    if isinstance(old, list) and isinstance(new, list):
        return How.REMOVED if set(new) < set(old) else How.ADDED if set(new) > set(old) else How.CHANGED
    return How.ADDED if old is None else How.REMOVED if new is None else How.CHANGED


def _matches(place: list[str], pointer: list[str]) -> bool:
    if place[-1] == "**":
        return len(pointer) >= len(place) - 1 and _matches(place[:-1], pointer[:len(place) - 1])
    return len(place) == len(pointer) and all(one in ("*", other) for one, other in zip(place, pointer, strict=True))


def meaning_of(change: Change) -> Meaning:
    """The first meaning that fits; the last of the table fits everything."""
    return next(meaning for meaning in MEANINGS if meaning.fits(change))


def part_of(pointer: str, plans: Iterable[Mapping[str, Any]]) -> Part | None:
    """The part of the template that a place belongs to; None for what stands beside the plan."""
    if pointer in BESIDE:
        return None
    if pointer.startswith("/procedures/"):
        key = pointer.split("/")[2]
        kinds = [plan.get("procedures", {}).get(key, {}).get("kind") for plan in plans]
        return next((PART_OF[Procedure(kind)] for kind in kinds if kind), Part.MEASURING)
    return next((part for start, part in PARTS.items() if pointer.startswith(start)), None)


def as_held(plan: PlanAnswers) -> Mapping[str, Any]:
    """What an approval keeps of a plan, so that the next version can be compared with it."""
    return {"plan": as_json(plan), "plan_format": plan.VERSION}


def earlier_plan(approval: ApprovalFact | None) -> PlanAnswers | None:
    """The plan that the approval says, as today's answers; None where there is none, or it says none."""
    if approval is None or "plan" not in approval.data:
        return None
    return lift(PlanAnswers, int(approval.data["plan_format"]), approval.data["plan"])


def version_of(plan: PlanAnswers) -> int:
    return plan.revision.version_no or 1


def plan_changes(earlier: PlanAnswers, later: PlanAnswers) -> Iterator[Change]:
    """Every change within the plan itself, rows matched by key."""
    old, new = as_json(earlier), as_json(later)
    yield from (change for change in changes(old, new) if part_of(change.pointer, (new, old)) is not None)


def changed_parts(earlier: PlanAnswers, later: PlanAnswers) -> Mapping[Part, str]:
    """Each part of the template that changed, with the first place that did."""
    plans = as_json(later), as_json(earlier)
    found: dict[Part, str] = {}
    for change in plan_changes(earlier, later):
        part = part_of(change.pointer, plans)
        if part is not None:
            found.setdefault(part, change.pointer)
    return found


def proposed(earlier: PlanAnswers, later: PlanAnswers) -> tuple[Situation, ...]:
    """The situations that the changes amount to, in the order of the article; none where all are editorial."""
    seen = {meaning_of(change).situation for change in plan_changes(earlier, later)}
    return tuple(situation for situation in Situation if situation in seen)


def is_decided(answers: PlanAnswers, day: date) -> bool:
    """The route ends in an approval, which is charged; what is only noted is free."""
    scope = scope_on(answers, day)
    return scope is not None and route(answers.revision.situations, scope).decided


def route(situations: Iterable[Situation], scope: Scope) -> Route:
    """The union of what each situation owes for a ship of this scope. None of them: the change is only recorded."""
    duties = [DUTIES[scope, situation] for situation in situations if (scope, situation) in DUTIES]
    return Route(
        assessed=any(duty.assessed for duty in duties),
        notified_at_once=any(duty.sent is Sent.AT_ONCE for duty in duties),
        waits=any(duty.sent is Sent.AFTER_CONFORMITY for duty in duties),
        decided=any(duty.decided for duty in duties),
        sources=tuple(dict.fromkeys(duty.source for duty in duties)),
    )
