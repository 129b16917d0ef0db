"""Letters about the representatives of an account: an order becomes the values that the templates read.

A change that the account holder asked for is told change by change, with the representatives who result. A measure of
the authority is told with what happened, whether the holder was heard, and how it ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from casework.i18n import say
from casework.letters import application
from casework.letters.order import Order, Ruled, country_name, frame
from casework.letters.parts import Blank
from casework.letters.representative_change.words import DECISION
from casework.letters.values import CaseFacts, Decision, Delay, Fee, Letter, Outcome, Party, Value
from casework.workflows.accounts.choices import Rights
from casework.workflows.representative_change.choices import CHOICES, Ground
from casework.workflows.representative_change.outcomes import granted_by
from casework.workflows.representative_change.seats import Seats, enough, leaving, measured, paired, resulting


@dataclass(frozen=True, kw_only=True)
class Person(Value):
    """A representative; `access` in the language of the letter: "Start and approve", or "Suspended"."""

    name: str
    access: str


@dataclass(frozen=True, kw_only=True)
class ChangeCase(CaseFacts):
    """`after` are the representatives once what the letter decides is carried out; `usable`: two of them can act.
    `nominated`, `leaving`: somebody is to come, or to go.
    """

    account: str
    asked: tuple[str, ...] = ()
    after: tuple[Person, ...] = ()
    usable: bool = True
    closing: bool = False
    nominated: bool = False
    leaving: bool = False


@dataclass(frozen=True, kw_only=True)
class Measure(Value):
    """What the authority does, or considers, of its own accord; `heard`: advance notice was sent."""

    kind: Literal["suspend", "restore", "remove"]
    names: tuple[str, ...]
    ground: str
    happened_on: date
    what: str
    considers: str = ""
    comment_by: date | None = None
    heard: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangeLetter(Letter):
    case: ChangeCase
    measure: Measure | None = None
    because: str = ""


def compose(order: Order) -> ChangeLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    standing, own = order.answers.standing, OWN.get(order.kind)
    return ChangeLetter(
        **frame(order),
        party=Party(name=standing.holder or order.party, number=standing.account or "–",
                    country=country_name(order.party_country, order.language)),
        case=_case(order),
        **(own(order) if own else application.parts(order, DECISION)),
    )


def _case(order: Order) -> ChangeCase:
    answers = order.answers
    after = measured(answers) if answers.standing.by_authority else resulting(answers, lambda key: _granted(order, key))
    return ChangeCase(
        **application.facts(order, "handling"),
        account=answers.standing.account or "–",
        asked=tuple(say(one.title, order.language) for one in order.case_type.subjects(answers)),
        after=_people(order, after),
        usable=enough(after) and paired(after),
        closing=bool(answers.request.closing),
        nominated=bool(answers.representatives),
        leaving=bool(leaving(answers)),
    )


def _granted(order: Order, key: str) -> bool:
    return granted_by({ruled.subject: ruled.outcome for ruled in order.ruled}, key)


def _people(order: Order, seats: Seats) -> tuple[Person, ...]:
    suspended = DECISION[order.language]["suspended"]
    return tuple(Person(name=seat.label or "–", access=suspended if seat.suspended else _rights(order, seat.rights))
                 for seat in seats.values())


def _rights(order: Order, rights: Rights | None) -> str:
    return say(CHOICES[Rights][rights], order.language) if rights else "–"


# ---- what the holder asked for ------------------------------------------------------------------------------------


def _approved(order: Order) -> dict[str, Any]:
    decision = Decision(outcomes=tuple(_outcome(order, ruled) for ruled in order.ruled))
    return {**application.decided(order, DECISION, decision), "fee": Fee()}


def _refused(order: Order) -> dict[str, Any]:
    """Everything is refused, each change for itself; where no reason of its own is given, for the main reason."""
    found = application.refused(order, DECISION)
    because = found["decision"].because
    outcomes = tuple(_outcome(order, replace(ruled, because=ruled.because or because)) for ruled in order.ruled)
    return {**found, "decision": replace(found["decision"], outcomes=outcomes)}


def _outcome(order: Order, ruled: Ruled) -> Outcome:
    granted = ruled.outcome == "approve"
    return Outcome(
        subject="part", name=say(ruled.title, order.language), granted=granted,
        because="" if granted else ruled.because or application.first_sentence(order.reasons.get("conclusion", "")),
        source="" if granted else DECISION[order.language]["source_part"])


def _extension(order: Order) -> Delay:
    answers, extension = order.answers, order.clock("extension")
    rows = (*answers.representatives.values(), *answers.rights.values(), *answers.leavers.values())
    return Delay(
        because=str(order.told.get("reason") or ""), expected_by=order.due("extension"), was_due=order.due("handling"),
        days=extension.amount.n if extension.amount else None, names=tuple(row.label for row in rows if row.label))


# ---- what the authority does of its own accord --------------------------------------------------------------------


def _measure(order: Order) -> Measure:
    told, answers = order.answers.measure, order.answers
    if told.measure is None or told.ground is None or told.happened_on is None:
        raise Blank("the case does not say which measure, on which ground, since when")
    hearing = order.clocks.get("hearing")
    return Measure(
        kind=told.measure.value, names=tuple(seat.label for seat in answers.measured.values()),
        ground=say(CHOICES[Ground][told.ground], order.language), happened_on=told.happened_on, what=told.what or "",
        considers=str(order.told.get("considers") or ""), comment_by=hearing.due if hearing else None,
        heard=hearing is not None)


def _decided(order: Order) -> dict[str, Any]:
    measure = _measure(order)
    decision = Decision(
        outcomes=tuple(Outcome(subject="part", name=name, granted=True) for name in measure.names),
        because=str(order.told.get("because") or ""))
    words = {language: {**said, "basis_measure": said["basis_" + measure.kind]} for language, said in DECISION.items()}
    return {**application.decided(order, words, decision), "fee": Fee(), "measure": measure}


OWN: dict[str, Callable[[Order], dict[str, Any]]] = {
    "approval": _approved,
    "refusal": _refused,
    "extension": lambda order: {"delay": _extension(order)},
    "advance_notice": lambda order: {"measure": _measure(order)},
    "measure": _decided,
    "dropped": lambda order: {"measure": _measure(order), "because": str(order.told.get("reason") or "")},
}
