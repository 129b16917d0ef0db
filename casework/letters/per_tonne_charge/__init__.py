"""Letters about missing allowances: an order becomes the values that the templates read, from the file as it stood.

What was reckoned is kept with the claim: the rate and the amount are read from it, and are those of the day on which it
was proposed. Where the charge is lowered, they are those of what is left of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from casework.core.calendars import NORWEGIAN
from casework.core.periods import Weeks, due_date
from casework.i18n import say
from casework.law.shortage import Shortage
from casework.law.surrender import Scheme
from casework.letters import application
from casework.letters.bill import Bill
from casework.letters.order import Order, country_name, frame
from casework.letters.parts import Blank
from casework.letters.per_tonne_charge.words import DECISION
from casework.letters.values import CaseFacts, Decision, Letter, Outcome, Party, Value
from casework.workflows.lowering import REFUND_INTEREST
from casework.workflows.per_tonne_charge.readings import KRONER
from casework.workflows.per_tonne_charge.shortage import duty_of, made_good_by, shortage

LOWERS = ("reduction", "annulment")


@dataclass(frozen=True, kw_only=True)
class Missing(Value):
    """Tonnes of one year. `rate`: EUR for each. `due_on`: the last day to surrender; `made_good_by`: the day by which
    what is missing is surrendered all the same. `kroner`: by which rate it is paid in kroner. `by`: the last day that
    this letter gives. `interest`: it is added to what is paid back, by the reading that holds.
    """

    ships: bool
    year: int
    emissions: Decimal
    source: str
    percent: int
    owed: int
    surrendered: int
    read_on: date
    charged: int
    earlier: str = ""
    missing: int
    due_on: date
    made_good_by: date
    rate: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)
    kroner: str = ""
    because: str = ""
    by: date | None = None
    interest: bool = False


@dataclass(frozen=True, kw_only=True)
class ChargeLetter(Letter):
    shortage: Missing
    bill: Bill | None = None


def compose(order: Order) -> ChargeLetter:
    """The letter. Raises `Blank` where the file does not hold what the letter owes."""
    if order.bill is None and order.kind != "no_charge":
        raise Blank("a letter about money needs its amount")
    liable = order.answers.liable
    return ChargeLetter(
        **frame(order),
        party=Party(name=liable.name or order.party, number=liable.number or "–",
                    country=country_name(order.party_country, order.language)),
        case=CaseFacts(received_at=order.received_at, decision_days=0),
        shortage=_missing(order),
        bill=order.bill,
        **_parts(order),
    )  # fmt: skip


def _parts(order: Order) -> dict[str, Any]:
    if order.kind == "annulment":
        return {"appeal": application.appeal(order), "reasons": application.reasons(order, DECISION)}
    if order.kind not in ("charge", "reduction"):
        return {}
    whole = Outcome(subject="whole", name=application.named(order), granted=True)
    return application.decided(order, DECISION, Decision(outcomes=(whole,)))


def _missing(order: Order) -> Missing:
    answers, found, duty = order.answers, shortage(order.answers), duty_of(order.answers)
    told, good_by = answers.figures, made_good_by(order.answers)
    if found is None or duty is None or good_by is None or told.read_on is None:
        raise Blank("the file does not say what is missing")
    dated, (rate, amount) = BY.get(order.kind), _costs(order, found)
    kroner = KRONER.choices[order.readings.get(KRONER.name, KRONER.default)]
    return Missing(
        ships=answers.missed.scheme is Scheme.SHIPS, year=found.year, emissions=found.emissions,
        source=told.emissions_source or "–", percent=found.percent, owed=found.owed, surrendered=found.surrendered,
        read_on=told.read_on, charged=found.charged, earlier=answers.missed.earlier or "", missing=found.missing,
        due_on=duty.due_on(found.year), made_good_by=good_by, rate=rate, amount=amount,
        kroner=say(kroner, order.language), because=str(order.told.get("because") or ""),
        by=dated(order) if dated else None,
        interest=order.readings.get(REFUND_INTEREST.name) == "late_payment")  # fmt: skip


def _costs(order: Order, found: Shortage) -> tuple[Decimal, Decimal]:
    """EUR for each allowance, and for all that are missing."""
    if order.bill is None:
        return Decimal(0), Decimal(0)
    if order.kind in LOWERS:
        return order.bill.left / found.missing if found.missing else Decimal(0), order.bill.left
    return order.bill.lines[0].rate, order.bill.lines[0].amount


def _weeks(count: int) -> Callable[[Order], date]:
    """So many weeks from the day of the letter: the clock starts when it is signed, on the same day."""
    return lambda order: due_date(order.dated, Weeks(count), NORWEGIAN)


BY: dict[str, Callable[[Order], date]] = {
    "charge_notice": _weeks(3),
    "charge": _weeks(2),
    "reduction": _weeks(2),
    "payment_reminder": lambda order: order.due("reminder"),
}
