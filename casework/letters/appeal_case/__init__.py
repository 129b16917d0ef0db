"""Letters about an appeal: an order becomes the values that the templates read. How the appeal stands comes with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from casework.core.calendars import NORWEGIAN
from casework.core.periods import Months, Weeks, due_date
from casework.letters import application
from casework.letters.appeal_case.words import DECISION
from casework.letters.contested import Contested
from casework.letters.order import Order, frame
from casework.letters.parts import OSLO, Blank
from casework.letters.values import CaseFacts, Decision, Fee, Letter, Outcome, Party
from casework.workflows.appeal_bodies import body_above

ONWARD = ("forwarding", "statement")
REASONED = ("reversal", "partial", *ONWARD, "not_heard", "costs")
RULED = ("reversal", "partial", "not_heard", "costs")


@dataclass(frozen=True, kw_only=True)
class AppealLetter(Letter):
    """`copied`: a statement to the body above, in copy to a party that did not appeal."""

    matter: Contested
    copied: bool = False


def compose(order: Order) -> AppealLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    if order.contested is None:
        raise Blank("a letter about an appeal needs the decision that is appealed")
    framed = frame(order)
    if order.kind == "statement":  # the body above has no reference of the party's
        framed["reference"] = replace(framed["reference"], your_reference="")
    return AppealLetter(
        **framed,
        copied=order.kind == "statement" and order.addressee[:1] != _above(order),
        party=Party(name=order.party, number=order.answers.appealed.number or "–"),
        case=CaseFacts(received_at=order.received_at, decision_days=0),
        matter=replace(order.contested, **_told(order)),
        **_parts(order),
    )


def _above(order: Order) -> tuple[str]:
    authority = order.authority or order.case_type.authority
    return (body_above(authority.key, order.dated).names[order.language],)


def _told(order: Order) -> dict[str, Any]:
    """What the step was told, and the day that the letter gives."""
    told = order.told
    said = {name: str(told.get(name) or "").strip() for name in ("because", "terms", "ruling", "amount")}
    given = str(told.get("result") or "")
    return said | {"outcome": given, "by": _by(order), **_split(order)}


def _split(order: Order) -> dict[str, tuple[str, ...]]:
    """Which parts succeed and which do not, by this letter."""
    parts = order.answers.chosen
    outcomes = order.told.get("outcomes") or dict.fromkeys(parts, "refuse" if order.kind in ONWARD else "approve")
    won = tuple(title for key, title in parts.items() if outcomes.get(key, "approve") == "approve")
    return {"changed": won, "upheld": tuple(title for title in parts.values() if title not in won)}


def _by(order: Order) -> date | None:
    received = order.received_at.astimezone(OSLO).date()
    if order.kind == "receipt":
        return order.due("forward")
    if order.kind in ("reversal", "partial"):
        return due_date(order.arrives_on, Weeks(3), NORWEGIAN)
    if order.kind in ONWARD:
        return due_date(received, Months(3), NORWEGIAN)
    if order.kind == "result":
        return date.fromisoformat(str(order.told["body_decided_on"]))
    return None


def _parts(order: Order) -> dict[str, Any]:
    if order.kind == "defects":
        return {"request": application.request(order)}
    if order.kind == "withdrawn":
        return {"withdrawal": application.withdrawal(order), "fee": Fee()}
    if order.kind not in REASONED:
        return {}
    parts: dict[str, Any] = {"reasons": application.reasons(order, DECISION)}
    if order.kind in RULED:
        whole = Outcome(subject="whole", name=application.named(order), granted=True)
        parts |= {"decision": Decision(outcomes=(whole,)), "appeal": application.appeal(order), "fee": Fee()}
    return parts
