"""Letters about a reversal: an order becomes the values that the templates read. What the file says of the ground, and
the days that the law counts, come with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from casework.core.calendars import NORWEGIAN
from casework.core.periods import Weeks, due_date
from casework.i18n import say
from casework.law.spelling import spelled
from casework.letters import application
from casework.letters.contested import Contested
from casework.letters.order import Order, frame
from casework.letters.parts import Blank
from casework.letters.reversal_case.words import DECISION
from casework.letters.values import CaseFacts, Decision, Fee, Letter, Outcome, Party, Value
from casework.workflows.reversing import RULES, Ground


@dataclass(frozen=True, kw_only=True)
class Why(Value):
    """The ground in words, and where it stands (`law`, with what was `named` beyond it). `harms`: to the party's
    disadvantage. `limited`: the body above had a time to warn and to tell. `words`: what we consider. `warned_on`,
    `told_on`: by the body above.
    """

    ground: str
    law: str
    named: str = ""
    harms: bool = True
    limited: bool = False
    in_part: bool = False
    words: str = ""
    warned_on: date | None = None
    told_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReversalLetter(Letter):
    matter: Contested
    why: Why


def compose(order: Order) -> ReversalLetter:
    """The letter. Raises `Blank` where the file does not hold what the letter owes."""
    ground = order.answers.why.reason
    if order.contested is None or ground is None:
        raise Blank("a letter about a reversal needs the decision and the ground")
    told: dict[str, Any] = {name: str(order.told.get(name) or "").strip() for name in ("because", "ruling", "amount")}
    chosen = order.answers.chosen
    return ReversalLetter(
        **frame(order),
        party=Party(name=order.party, number=order.answers.appealed.number or "–"),
        case=CaseFacts(received_at=order.received_at, decision_days=0, own=True),
        matter=replace(order.contested, **told, outcome=str(order.told.get("result") or ""),
                       changed=tuple(chosen.values()), by=_by(order)),
        why=_why(order, ground, len(chosen) < len(order.answers.appealed.parts)),
        **_parts(order),
    )  # fmt: skip


def _why(order: Order, ground: Ground, in_part: bool) -> Why:
    rule, file = RULES[ground], order.answers.why
    return Why(
        ground=say(rule.title, order.language), law=spelled(str(rule.source), order.language), named=file.named or "",
        harms=file.harms is not False, limited=rule.limited and file.harms is not False, in_part=in_part,
        words=str(order.told.get("considers") or ""), warned_on=_day(order, "warned_on"),
        told_on=_day(order, "told_on"))  # fmt: skip


def _day(order: Order, name: str) -> date | None:
    told = order.told.get(name)
    return date.fromisoformat(str(told)) if told else None


def _by(order: Order) -> date | None:
    """The last day to comment, from the day the warning is sent; that to claim costs, from the arrival of the reversal.
    """
    from_ = {"warning": order.dated, "reversal": order.arrives_on}.get(order.kind)
    return due_date(from_, Weeks(3), NORWEGIAN) if from_ else None


def _parts(order: Order) -> dict[str, Any]:
    if order.kind not in ("reversal", "costs"):
        return {}
    whole = Outcome(subject="whole", name=application.named(order), granted=True)
    return {"reasons": application.reasons(order, DECISION), "decision": Decision(outcomes=(whole,)),
            "appeal": application.appeal(order), "fee": Fee()}  # fmt: skip
