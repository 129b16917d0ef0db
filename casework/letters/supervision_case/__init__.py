"""Letters of a supervision: an order for a letter becomes the values that the templates read, from the file as it is.

What was found stands in the language of the letters, as the officer wrote it; the law follows from whose case it is.
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
from casework.letters.parts import Blank
from casework.letters.values import CaseFacts, Letter, Party, Value
from casework.workflows.supervision_case.answers import Manner, Severity
from casework.workflows.supervision_case.facts import breaches, law


@dataclass(frozen=True, kw_only=True)
class Found(Value):
    """A finding; `right_on`: when it was put right."""

    what: str
    breach: bool
    rule: str = ""
    provision: str = ""
    right_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Visited(Value):
    """The note of the visit."""

    on: date
    place: str
    present: tuple[str, ...]
    seen: str


@dataclass(frozen=True, kw_only=True)
class Watched(Value):
    """What is supervised (`what`), by which law (`power`, `duty`, `section`), because of what (`occasion`, a code) and
    how: `visit_on` and `place` where we come, `documents` where we do not. `follows`: (sentence, source) of what a
    breach can lead to. `words`: what the officer writes in this letter; `day`: the day it gives. `heard`: a preliminary
    report went before this one. `left`: breaches that are not put right.
    """

    power: str
    duty: str
    section: str
    follows: tuple[tuple[str, str], ...]
    police: tuple[tuple[str, str], ...] = ()
    case: str = ""
    what: str = ""
    occasion: str = ""
    documents: bool = True
    visit_on: date | None = None
    place: str = ""
    visited: Visited | None = None
    findings: tuple[Found, ...] = ()
    left: int = 0
    words: str = ""
    day: date | None = None
    heard: bool = False
    received: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SupervisionLetter(Letter):
    watch: Watched


def compose(order: Order) -> SupervisionLetter:
    """The letter. Raises `Blank` where the file does not hold what the letter owes."""
    about = order.answers.about
    return SupervisionLetter(
        **frame(order),
        party=Party(name=about.name or order.party, number=about.number or "–",
                    country=country_name(order.party_country, order.language)),
        case=CaseFacts(received_at=order.received_at, decision_days=0),
        watch=_watched(order),
        request=application.request(order) if order.kind in ("request", "reminder") else None,
    )


def _watched(order: Order) -> Watched:
    answers, told, by = order.answers, order.told, law(order.answers)
    if by is None:
        raise Blank("the file does not say by what law it is supervised")
    plan, note, day = answers.plan, answers.visit, DAYS.get(order.kind)
    seen = note.on and note.place and note.present and note.seen
    return Watched(
        power=say(by.power, order.language), duty=say(by.duty, order.language), section=_section(order, by.source),
        follows=((ORDERED[order.language], _section(order, by.order)), _said(order, by.sanction)),
        police=(_said(order, by.police),) if by.police else (), case=answers.about.case or "", what=plan.what or "",
        occasion=str(plan.occasion or ""), documents=plan.manner is Manner.DOCUMENTS,
        visit_on=plan.visit_on, place=plan.place or "",
        visited=Visited(on=note.on, place=note.place, seen=note.seen,
                        present=tuple(line.strip() for line in note.present.splitlines() if line.strip()))
        if seen else None,
        findings=tuple(Found(what=row.what, breach=row.severity is Severity.BREACH, rule=row.rule or "",
                             provision=row.provision or "", right_on=row.rectified_on)
                       for row in answers.findings.values() if row.what),
        left=len(breaches(answers)),
        words=next((str(told[name]) for name in ("suspects", "follows", "because") if told.get(name)), ""),
        day=day(order) if day else None, heard="hearing" in order.clocks, received=order.documents)  # fmt: skip


def _said(order: Order, rule: tuple[Any, Any]) -> tuple[str, str]:
    return say(rule[0], order.language), _section(order, rule[1])


def _section(order: Order, source: Any) -> str:
    said = spelled(str(source), order.language)
    return said[:1].upper() + said[1:]


ORDERED = {
    "en": "We may order a breach to be put right by a day that we set.",
    "nb": "Vi kan pålegge at en overtredelse blir rettet innen en dag vi setter.",
    "nn": "Vi kan påleggje at eit brot på reglane blir retta innan ein dag vi set.",
}
DAYS: dict[str, Callable[[Order], date]] = {"preliminary_report": lambda order: order.due("hearing")}
