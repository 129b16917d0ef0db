"""Letters about a breach: an order becomes the values that the templates read, from the file as it stood.

The amount, the day to pay and the payment number stand in the decision itself: four weeks run from it
(forvaltningsloven § 44, fifth paragraph).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.core.calendars import NORWEGIAN
from casework.core.periods import Weeks, due_date
from casework.i18n import say
from casework.law.spelling import spelled
from casework.letters import application
from casework.letters.bill import Bill
from casework.letters.infringement_fee.words import DECISION
from casework.letters.order import Order, country_name, frame
from casework.letters.parts import Blank
from casework.letters.values import CaseFacts, Decision, Letter, Outcome, Party, Value
from casework.workflows.infringement_fee.amount import sheets
from casework.workflows.infringement_fee.answers import SanctionAnswers
from casework.workflows.infringement_fee.choices import CHOICES, Access, Factor, Fault
from casework.workflows.infringement_fee.facts import ground_of
from casework.workflows.lowering import REFUND_INTEREST

OF_MONEY = ("sanction", "reduction", "annulment", "payment_reminder", "collection")


@dataclass(frozen=True, kw_only=True)
class Shown(Value):
    """A fact, when it happened, and the evidence that shows it."""

    claim: str
    period: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class Breach(Value):
    """`title`, `rule`: what was not done, in words; `source`: the duty. `fault` is blank until it is assessed.
    `factors`: (name, what it rests on). `steps`: the sheet of the amount, row by row. `by`: the last day that this
    letter gives. `interest`: it is added to what is paid back, by the reading that holds.
    """

    code: str
    title: str
    rule: str
    source: str
    about: str = ""
    first: date | None = None
    last: date | None = None
    fault: str = ""
    who: str = ""
    facts: tuple[Shown, ...] = ()
    factors: tuple[tuple[str, str], ...] = ()
    steps: tuple[tuple[str, ...], ...] = ()
    limit: bool = False
    words: str = ""
    because: str = ""
    heard: bool = False
    by: date | None = None
    interest: bool = False


@dataclass(frozen=True, kw_only=True)
class SanctionLetter(Letter):
    breach: Breach
    bill: Bill | None = None


def compose(order: Order) -> SanctionLetter:
    """The letter. Raises `Blank` where the file does not hold what the letter owes."""
    if order.bill is None and order.kind in OF_MONEY:
        raise Blank("a letter about money needs its amount")
    about = order.answers.about
    return SanctionLetter(
        **frame(order),
        party=Party(name=about.name or order.party, number=about.organisation_number or "–",
                    country=country_name(order.party_country, order.language)),
        case=CaseFacts(received_at=order.received_at, decision_days=0),
        breach=_breach(order),
        bill=order.bill,
        **_parts(order),
    )


def _parts(order: Order) -> dict[str, Any]:
    if order.kind == "annulment":
        return {"appeal": application.appeal(order), "reasons": application.reasons(order, DECISION)}
    if order.kind not in ("sanction", "reduction"):
        return {}
    whole = Outcome(subject="whole", name=application.named(order), granted=True)
    return application.decided(order, DECISION, Decision(outcomes=(whole,)))


def _breach(order: Order) -> Breach:
    answers, language = order.answers, order.language
    ground = ground_of(answers)
    if ground is None:
        raise Blank("the file does not say which breach")
    told = {name: str(order.told.get(name) or "") for name in ("guidance", "questions", "considers")}
    dated = BY.get(order.kind)
    return Breach(
        code=ground.code, title=say(ground.title, language), rule=say(ground.breach, language),
        source=spelled(str(ground.source), language), about=answers.about.plant or "", first=answers.breach.began_on,
        last=answers.breach.ended_on, who=answers.breach.who or "",
        fault=say(CHOICES[Fault][answers.breach.fault], language) if answers.breach.fault else "",
        facts=_facts(answers),
        factors=tuple((_factor(row.factor, language), row.note or "") for row in answers.factors.values()
                      if row.factor is not None and row.note),
        steps=tuple(tuple(str(say(cell, language)) for cell in row) for sheet in sheets(answers) for row in sheet.rows),
        limit=answers.amount.limit is not None, words=next(filter(None, told.values()), ""),
        because=str(order.told.get("because") or ""), heard="hearing" in order.clocks,
        by=dated(order) if dated else None,
        interest=order.readings.get(REFUND_INTEREST.name) == "late_payment")  # fmt: skip


def _factor(factor: Factor, language: str) -> str:
    """What weighs, without whom it can weigh for."""
    said = str(say(CHOICES[Factor][factor], language)).rpartition(": ")[2]
    return said[:1].upper() + said[1:]


def _facts(answers: SanctionAnswers) -> tuple[Shown, ...]:
    """Each fact with the evidence that the party may see."""
    return tuple(
        Shown(claim=row.claim or "–", period=row.period or "–", evidence="; ".join(
            one.title for one in answers.evidence.values()
            if key in one.supports and one.title and one.access is not Access.WITHHELD) or "–")
        for key, row in answers.facts.items())  # fmt: skip


def _weeks(count: int) -> Callable[[Order], date]:
    """So many weeks from the day of the letter: the clock starts when it is signed, on the same day."""
    return lambda order: due_date(order.dated, Weeks(count), NORWEGIAN)


BY: dict[str, Callable[[Order], date]] = {
    "party_questions": lambda order: order.due("answer"),
    "sanction_notice": _weeks(3),
    "sanction": _weeks(4),
    "reduction": _weeks(4),
    "payment_reminder": lambda order: order.due("reminder"),
}
