"""What can be done with a case now, what each step sets going, and why the others are not available.

Made of the declaration alone: the steps of the present state, their effects, their guards. A clock that does not run is
not said to be stopped; a proposal also says what its signature will set going.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from casework.core.case_type import Actor, AskKind, CaseType, Refusal, Step
from casework.core.effects import ClockEffect, Effect, PauseClock, StartClock
from casework.core.machine import Offer, offers, refusals
from casework.core.text import Text
from casework.db import db
from casework.queries.facts import subject_for, subject_of
from casework.queries.people import colleagues
from casework.web.law import chosen
from casework.web.render import today
from casework.web.staff.desk import Desk
from casework.workflows.time_to_appeal import STEPS
from casework.workflows.writing import writes, written


@dataclass(frozen=True, slots=True)
class Doing:
    """A step as the page offers it. `href`: the page that asks first; without one the button takes the step at once."""

    step: Step
    says: tuple[Text, ...]
    signed: tuple[Text, ...] = ()
    href: str | None = None
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """Available steps, steps of staff that are not available and why, and the titles of what the party may do."""

    now: tuple[Doing, ...]
    not_now: tuple[Doing, ...]
    party: tuple[Text, ...]


def offered(desk: Desk, clocks: Mapping[str, str]) -> Offered:
    """`clocks`: the state of each living clock by its name."""
    cx = db.session.connection()
    subject = subject_of(cx, desk.case_type, desk.case, desk.by, today())
    found = offers(desk.case_type, subject)
    ours = [doing(desk, offer, clocks) for offer in found if any(actor.is_authority for actor in offer.step.by)]
    return Offered(
        tuple(one for one in ours if not one.refusals),
        tuple(one for one in ours if one.refusals),
        tuple(offer.step.title for offer in found if any(actor.is_party for actor in offer.step.by)),
    )


def time_offered(desk: Desk) -> list[Step]:
    """The steps about the time to appeal, which no type declares, that this person can take now."""
    subject = subject_for(db.session.connection(), desk.case, desk.by, today())
    return [step for step in STEPS.values() if Actor.CASEWORKER in step.by and not refusals(step, subject)]


def doing(desk: Desk, offer: Offer, clocks: Mapping[str, str]) -> Doing:
    step = offer.step
    href = None
    if step.decides:
        href = url_for("staff.sign", ref=desk.case.ref)
    elif writes(step):
        parts = [name for name, one in written(desk.case_type, desk.case.state).items() if one is step]
        whole, ref = url_for("staff.dossier", ref=desk.case.ref), desk.case.ref
        href = url_for("staff.dossier_part", ref=ref, name=parts[0]) if len(parts) == 1 else whole
    elif step.asks:
        href = url_for("staff.step", ref=desk.case.ref, name=step.name)
    signing = deciding(desk.case_type, step)
    return Doing(
        step,
        consequences(desk, step, clocks),
        consequences(desk, signing, clocks) if signing else (),
        href,
        tuple(named(desk, step, refusal) for refusal in offer.refusals),
    )


def consequences(desk: Desk, step: Step, clocks: Mapping[str, str]) -> tuple[Text, ...]:
    """What the step sets going from where the case stands, sentence by sentence, none twice."""
    state = desk.case_type.state(desk.case.state)
    target = step.target
    said = [effect.says(desk.case_type) for effect in step.effects if happens(desk.case_type, effect, clocks)]
    if target is not None and target is not state:
        said.append(Text("moves the case to “{state}”", state=target.title))
    return tuple(dict.fromkeys(said))


def happens(case_type: CaseType, effect: Effect, clocks: Mapping[str, str]) -> bool:
    """Whether an effect on a clock will make a difference today; other effects always do."""
    if isinstance(effect, PauseClock) and effect.reading and chosen(case_type)[effect.reading] != effect.choice:
        return False
    if not isinstance(effect, ClockEffect):
        return True
    return (effect.clock in clocks) != isinstance(effect, StartClock)


def deciding(case_type: CaseType, step: Step) -> Step | None:
    """The step by which a second person signs what this step prepares."""
    if step.prepares is None:
        return None
    return next(
        (later for later in case_type.steps if later.decides == step.prepares and step.target in later.sources), None
    )


def named(desk: Desk, step: Step, refusal: Refusal) -> Refusal:
    """A refusal because of the role names the people who can."""
    if refusal.cure is not None or desk.by.roles.intersection(step.by):
        return refusal
    actors = tuple(actor for actor in step.by if actor.is_authority)
    people = [one.name for one in colleagues(desk.case.authority, today(), *actors, case_type=desk.case.type)]
    return (
        Refusal(refusal.sentence, refusal.source, Text("{names} can.", names=tuple(people[:4]))) if people else refusal
    )


def asks_questions(step: Step) -> bool:
    return any(ask.kind is AskKind.QUESTIONS for ask in step.asks)


def may_take(desk: Desk, step: Step) -> bool:
    return bool(desk.by.roles.intersection(step.by)) and step.by != (Actor.SYSTEM,)
