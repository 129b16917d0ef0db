"""Letters about an order to rectify: an order for a letter becomes the values that the templates read.

What must be done, and the day, stand in the file; the law that gives the order follows from whose case it concerns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.i18n import say
from casework.law.spelling import spelled
from casework.letters import application
from casework.letters.order import Order, country_name, frame
from casework.letters.order_case.words import DECISION
from casework.letters.parts import Blank
from casework.letters.values import CaseFacts, Decision, Letter, Outcome, Party, Value
from casework.workflows.order_case.answers import About
from casework.workflows.order_case.facts import regime
from casework.workflows.unheard import Unheard


@dataclass(frozen=True, kw_only=True)
class Demand(Value):
    """What an order demands. `found`: what is wrong; `rule`, `section`: the duty that is broken; `must`, `by`, `shown`:
    what must be done, by when, and what shows it; `power`, `law`: what gives the order; `follows`: (sentence, source)
    of what an unmet order can lead to; `case`, `about`: the case it concerns. `words`: what the officer writes in this
    letter. `day`: the day that this letter gives. `noticed_on`: when the party was warned; `excuse`: why it was not,
    and by which letter of the law (`exception`). `over`: the day of the order has passed.
    """

    power: str
    law: str
    follows: tuple[tuple[str, str], ...]
    case: str = ""
    about: str = ""
    found: str = ""
    rule: str = ""
    section: str = ""
    must: str = ""
    by: date | None = None
    shown: str = ""
    words: str = ""
    day: date | None = None
    noticed_on: date | None = None
    excuse: str = ""
    exception: str = ""
    over: bool = False


@dataclass(frozen=True, kw_only=True)
class OrderLetter(Letter):
    demand: Demand


def compose(order: Order) -> OrderLetter:
    """The letter. Raises `Blank` where the file does not hold what the letter owes."""
    about = order.answers.about
    return OrderLetter(
        **frame(order),
        party=Party(name=about.name or order.party, number=about.number or "–",
                    country=country_name(order.party_country, order.language)),
        case=CaseFacts(received_at=order.received_at, decision_days=0),
        demand=_demand(order),
        **_parts(order),
    )


def _parts(order: Order) -> dict[str, Any]:
    if order.kind == "order_withdrawn":
        return {"appeal": application.appeal(order)}
    if order.kind != "order":
        return {}
    language = order.language
    said = {language: {name: text.format(law=_law(order)[0]) for name, text in DECISION[language].items()}}
    whole = Outcome(subject="whole", name=application.named(order), granted=True)
    return application.decided(order, said, Decision(outcomes=(whole,)))


def _demand(order: Order) -> Demand:
    answers, told = order.answers, order.told
    law, power, follows = _law(order)
    hearing, day = order.clocks.get("hearing"), DAYS.get(order.kind)
    exception = answers.hearing.exception
    return Demand(
        power=power, law=law, follows=follows, case=answers.about.case or "", about=_other(answers.about),
        found=answers.breach.what or "", rule=answers.breach.rule or "", section=answers.breach.provision or "",
        must=answers.duty.what or "", by=answers.duty.by, shown=answers.duty.shown or "",
        words=next((str(told[name]) for name in ("because", "lacks", "reason") if told.get(name)), ""),
        day=day(order) if day else None, noticed_on=hearing.started_on if hearing else None,
        excuse=answers.hearing.because or "", exception=EXCEPTIONS[exception] if exception else "",
        over="compliance" in order.clocks and order.due("compliance") < order.dated)  # fmt: skip


def _other(about: About) -> str:
    """What the case it concerns is called, where that says more than the name of the party."""
    return about.title if about.title and about.title != about.name else ""


def _law(order: Order) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """The section that gives the order, what it says, and what can follow."""
    found, language = regime(order.answers), order.language
    if found is None:
        raise Blank("the file does not say by what law the order is given")
    follows = tuple((say(sentence, language), _opening(str(source), language)) for sentence, source in found.follows)
    return _opening(str(found.source), language), say(found.power, language), follows


def _opening(source: str, language: str) -> str:
    said = spelled(source, language)
    return said[:1].upper() + said[1:]


EXCEPTIONS = {Unheard.DANGER: "a", Unheard.UNREACHABLE: "b", Unheard.KNOWN: "c"}
"""The letter of forvaltningsloven § 16, third paragraph."""
DAYS: dict[str, Callable[[Order], date]] = {
    "order_notice": lambda order: order.due("hearing"),
    "not_met": lambda order: order.due("compliance"),
    "later_day": lambda order: order.due("compliance"),
}
