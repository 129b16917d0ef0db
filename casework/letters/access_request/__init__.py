"""Letters about access to documents: an order becomes the values that the templates read.

What is kept back stands with its ground, exact to section, paragraph and letter (offentleglova § 31, forvaltningsloven
§ 21); what it contains does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.i18n import say
from casework.law.spelling import spelled
from casework.letters import application
from casework.letters.order import Order, frame
from casework.letters.parts import OSLO
from casework.letters.values import Block, CaseFacts, Letter, Party, Reasons, Value
from casework.workflows.access_request.answers import AccessAnswers, Basis, disclosed, ground_of


@dataclass(frozen=True, kw_only=True)
class KeptBack(Value):
    """A document that is not given, or in part: `ground` in words, and `law`: where it stands."""

    number: str
    title: str
    ground: str
    law: str
    in_part: bool


@dataclass(frozen=True, kw_only=True)
class AskedFor(Value):
    """`case`, `title`: the case whose documents they are; `whole`: all of it. `aim`, `silence`: the last days of our
    clocks, where they run. `more`: whether more can be given than must be.
    """

    case: str
    title: str
    party: bool
    whole: bool
    count: int
    received_on: date
    any_given: bool
    kept: tuple[KeptBack, ...] = ()
    more: str = ""
    aim: date | None = None
    silence: date | None = None


@dataclass(frozen=True, kw_only=True)
class AccessLetter(Letter):
    asked: AskedFor


def compose(order: Order) -> AccessLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    return AccessLetter(
        **frame(order),
        party=Party(name=order.party, number="–"),
        case=CaseFacts(received_at=order.received_at, decision_days=0),
        asked=_asked(order),
        **_parts(order),
    )


def _parts(order: Order) -> dict[str, Any]:
    if order.kind == "access_refused":
        why = Block(text=order.reasons.get("assessment", ""))
        return {"reasons": Reasons(facts=why, rules=why, assessment=why, conclusion=why),
                "appeal": application.appeal(order)}
    return {"appeal": application.appeal(order)} if order.kind == "silence" else {}


def _asked(order: Order) -> AskedFor:
    answers: AccessAnswers = order.answers
    file = disclosed(answers)
    return AskedFor(
        case=answers.about.case or "", title=answers.about.title or "", party=answers.about.basis is Basis.PARTY,
        whole=not answers.wanted.which, count=len(answers.wanted.which),
        received_on=order.received_at.astimezone(OSLO).date(), any_given=file.any_given,
        kept=_kept(answers, order.language), more=answers.assessment.more or "",
        aim=order.due("target") if order.kind == "receipt" else None,
        silence=order.due("silence") if order.kind == "receipt" and "silence" in order.clocks else None)  # fmt: skip


def _kept(answers: AccessAnswers, language: str) -> tuple[KeptBack, ...]:
    exempt = answers.exempt
    grounds = {key: ground_of(row) for key, row in exempt.items()}
    return tuple(
        KeptBack(number=piece.number, title=piece.title, ground=str(say(ground.title, language)),
                 law=spelled(ground.source, language), in_part=piece.in_part)
        for piece in disclosed(answers).pieces if (ground := grounds.get(piece.key)) is not None)  # fmt: skip
