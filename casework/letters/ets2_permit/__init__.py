"""Letters about a permit for a fuel operator, and the permit itself: an order becomes the values the templates read.

The permit is a letter of its own kind: it is made when it has its number, from what was granted, and never again (T2).
What is counted here: the last day to apply for the account, 20 working days from the day of the decision (Regulation
(EU) 2019/1122 article 15b), and the first settlement by the reading chosen for the first year (klimakvoteloven § 12
fixes only 31 May); no letter names that year without saying that it may become another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.core.approvals import Condition
from casework.core.calendars import NORWEGIAN, REGISTRY
from casework.core.periods import advance
from casework.core.text import Text
from casework.i18n import say
from casework.law.ets2 import FIRST_YEARS, SURRENDER_DUE, category, is_low_emitter
from casework.letters import application
from casework.letters.ets2_permit.words import BASIS, DECISION
from casework.letters.order import Order, country_name, frame
from casework.letters.parts import Blank
from casework.letters.values import Decision, Fee, Letter, Outcome, Party, Value
from casework.workflows.ets2_permit.choices import Kind
from casework.workflows.ets2_permit.conditions import CONDITIONS
from casework.workflows.ets2_permit.deadlines import ACCOUNT
from casework.workflows.ets2_permit.facts import figure
from casework.workflows.ets2_permit.permit import data, fuel_name, sectors, ways
from casework.workflows.ets2_permit.rules import basis_of, kind_of


@dataclass(frozen=True, kw_only=True)
class Fuel(Value):
    name: str
    cn: str
    means: str
    sectors: str


@dataclass(frozen=True, kw_only=True)
class Duty(Value):
    """A condition, and the day it is due where it has one."""

    text: str
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class Matter(Value):
    """What the case is about. `basis`: why the party is the fuel operator; `permit`: the number, once there is one."""

    kind: str
    operator: str
    number: str = ""
    owner: str = ""
    address: tuple[str, ...] = ()
    basis: str = ""
    fuels: tuple[Fuel, ...] = ()
    plan: str = ""
    plan_version: str = ""
    plan_approved_on: date | None = None
    deviations: tuple[str, ...] = ()
    conditions: tuple[Duty, ...] = ()
    tonnes: str = ""
    category: str = ""
    low: bool = False
    account_by: date | None = None
    first_year: int
    first_due: date
    permit: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    what: str = ""


@dataclass(frozen=True, kw_only=True)
class Line(Value):
    """A line of the change log."""

    version: int
    on: date
    kind: str
    what: str = ""


@dataclass(frozen=True, kw_only=True)
class Permit(Value):
    """The permit as it was granted. `account`: its number in the Union Registry, once known."""

    number: str
    version: int
    first_on: date
    valid_from: date
    log: tuple[Line, ...]
    valid_until: date | None = None
    account: str = ""


@dataclass(frozen=True, kw_only=True)
class PermitLetter(Letter):
    matter: Matter
    permit: Permit | None = None


def compose(order: Order) -> PermitLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    answers = order.answers
    return PermitLetter(
        **frame(order),
        party=Party(
            name=application.named(order),
            number=order.case_type.wishes(answers).number or "–",
            country=country_name(answers.operator.country or order.party_country, order.language),
        ),
        case=application.case_facts(order, "decide"),
        matter=matter(order),
        **_parts(order),
    )


def _parts(order: Order) -> dict[str, Any]:
    if order.kind == "permit":
        return {"permit": permit(order)}
    if order.kind == "account_reminder":
        return {}
    if order.kind == "outside":
        return application.refused(order, DECISION)
    if order.kind in ("approval", "change", "ending"):
        whole = Outcome(subject="whole", name=application.named(order), granted=True)
        decided = application.decided(order, DECISION, Decision(outcomes=(whole,)))
        return decided if order.kind == "approval" else {**decided, "fee": Fee()}
    return application.parts(order, DECISION)


# ---- what it is about ---------------------------------------------------------------------------------------------


def matter(order: Order) -> Matter:
    """From what was granted where the letter is the permit, else from the answers and what was proposed."""
    answers, told = order.answers, order.told
    left = order.left
    says: Mapping[str, Any] = left.data if left and order.kind == "permit" else data(answers, told, {})
    begins = _day(told.get("valid_from")) or order.dated
    tonnes, basis, year = answers.activity.before_scope, basis_of(answers), first_year(order)
    return Matter(
        kind=str(kind_of(answers)),
        operator=says["operator"] or application.named(order),
        number=says["org_number"],
        owner=says["owner"],
        address=(*says["address"], *_abroad(order, says["country"])),
        basis=BASIS[order.language][basis] if basis else "",
        fuels=tuple(_fuel(line, order.language) for line in says["fuels"]) if kind_of(answers) != Kind.ENDING else (),
        plan=says["plan"],
        plan_version=says["plan_version"],
        plan_approved_on=_day(says["plan_approved_on"]),
        deviations=tuple(line.strip() for line in str(told.get("deviations") or "").splitlines() if line.strip()),
        conditions=_conditions(order, begins),
        tonnes=figure(tonnes) if tonnes is not None else "",
        category=category(tonnes) if tonnes is not None else "",
        low=tonnes is not None and is_low_emitter(tonnes),
        account_by=_account_by(order),
        first_year=year,
        first_due=SURRENDER_DUE.after(year),
        permit=_number(order),
        valid_from=begins,
        valid_until=_day(told.get("valid_until")),
        what=answers.request.what or "",
    )


def _number(order: Order) -> str:
    """The number of the permit: the one the case left, else the one it is about, else the one that was named."""
    known = order.left or order.about
    return known.number if known else order.answers.request.permit or ""


def first_year(order: Order) -> int:
    """The first year whose emissions are settled, by the reading that is chosen, or the default."""
    return FIRST_YEARS[order.readings.get("first_year", order.case_type.reading("first_year").default)][0]


def _day(text: Any) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _abroad(order: Order, country: str) -> tuple[str, ...]:
    home = order.case_type.authority.country
    return (country_name(country, order.language),) if country and country != home else ()


def _fuel(line: Mapping[str, Any], language: str) -> Fuel:
    return Fuel(
        name=said(fuel_name(line), language),
        cn=line["cn"] or "–",
        means=_listed(said(way, language) for way in ways(line)),
        sectors=_listed(said(sector, language) for sector in sectors(line)),
    )


def _listed(titles: Iterable[str]) -> str:
    """Titles as one list in a cell: only the first keeps its capital letter."""
    first, *rest = [*titles] or ["–"]
    return "; ".join((first, *(title[:1].lower() + title[1:] for title in rest)))


def said(text: Text | str, language: str) -> str:
    return say(text, language) if isinstance(text, Text) else text


def _conditions(order: Order, begins: date) -> tuple[Duty, ...]:
    """Those that stand in the permit, else those that were chosen, else those that the answers call for."""
    if order.left and order.kind == "permit":
        return tuple(Duty(text=say(text, order.language), due=due) for text, due in order.left.conditions)
    chosen = order.told.get("conditions")
    return tuple(
        Duty(text=say(one.text, order.language), due=_due(one, chosen, begins))
        for one in CONDITIONS
        if (one.key in chosen if chosen is not None else one.applies(order.answers, order.told))
    )


def _due(one: Condition, chosen: Any, begins: date) -> date | None:
    usual = advance(begins, one.due, NORWEGIAN) if one.due else None
    return (_day(chosen.get(one.key)) if chosen is not None else None) or usual


def _account_by(order: Order) -> date | None:
    """The last day to apply for the account: as its clock says, else counted from the day of the decision."""
    clock = order.clocks.get("account")
    if clock is not None:
        return clock.due
    return advance(order.dated, ACCOUNT.length({}), REGISTRY) if order.kind == "approval" else None


# ---- the permit itself --------------------------------------------------------------------------------------------


def permit(order: Order) -> Permit:
    """The permit as the approval holds it."""
    held = order.left
    if held is None:
        raise Blank("no permit was granted")
    return Permit(
        number=held.number,
        version=held.version,
        first_on=held.versions[0][1],
        valid_from=held.valid_from,
        valid_until=held.valid_until,
        log=tuple(
            Line(version=n, on=on, kind=entry["kind"], what=entry["what"])
            for (n, on, _), entry in zip(held.versions, held.data["log"], strict=True)
        ),
    )
