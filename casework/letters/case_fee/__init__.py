"""Letters about a fee: an order becomes the values that the templates read. The lines come with the order.

The collection authority is named here because it is the same for every claim of the state (innkrevingsloven § 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.letters import application
from casework.letters.bill import Bill
from casework.letters.case_fee.words import DECISION
from casework.letters.order import Order, country_name, frame
from casework.letters.parts import Blank
from casework.letters.values import CaseFacts, Decision, Letter, Outcome, Party, Value


@dataclass(frozen=True, kw_only=True)
class Matter(Value):
    """`about`: the case that the fee is for, by title and number; `because`: the main reason in one sentence; `by`: the
    last day that this letter gives.
    """

    about: str
    because: str = ""
    by: date | None = None


@dataclass(frozen=True, kw_only=True)
class FeeLetter(Letter):
    """`to_payer`: it goes to whom the party has named to pay; `copied`: the party's copy of such a letter."""

    matter: Matter
    bill: Bill | None = None
    to_payer: bool = False
    copied: bool = False


def compose(order: Order) -> FeeLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    if order.bill is None and order.kind != "waiver":
        raise Blank("a letter about money needs its lines")
    return FeeLetter(
        **frame(order),
        party=Party(name=order.party, number=order.answers.recipient.number or "–",
                    country=country_name(order.party_country, order.language)),
        case=CaseFacts(received_at=order.received_at, decision_days=0),
        matter=Matter(about=application.named(order), because=str(order.told.get("because") or ""),
                      by=order.due("reminder") if order.kind == "payment_reminder" else None),
        bill=order.bill,
        to_payer=order.to_payer,
        copied=order.bill is not None and order.bill.is_named and not order.to_payer,
        **_parts(order),
    )


def _parts(order: Order) -> dict[str, Any]:
    if order.kind in ("fee", "waiver"):
        whole = Outcome(subject="whole", name=application.named(order), granted=True)
        return application.decided(order, DECISION, Decision(outcomes=(whole,)))
    if order.kind == "credit":
        return {"appeal": application.appeal(order)}
    return {}
