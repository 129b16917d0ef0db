"""What kinds of claims there are, when each falls due, and from when it may be enforced.

These differ by law, so every kind declares them. Only the fee under the rules on guarantees of origin waits for a
decision that is *final*. For missed surrender the decision, for fees of processing the fee itself is ground for
distraint as soon as it is due. That nobody collects while an appeal is open is a policy of the house that uses this,
not law.

>>> from fees.money import nok
>>> GUARANTEE_SANCTION.due.on(date(2026, 3, 2))
datetime.date(2026, 3, 30)
>>> standing = Standing(owed=nok(5000), due=date(2026, 3, 30))
>>> str(obstacle(GUARANTEE_SANCTION, standing, date(2026, 6, 1)))
'The decision is not final yet.'
>>> obstacle(PROCESSING_FEE, standing, date(2026, 3, 31)) is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fees.faults import Fault
from fees.money import Money
from fees.rates import Source


class Event(StrEnum):
    """What the time to pay runs from."""

    DECISION = "decision"
    DEMAND = "demand"
    INVOICE = "invoice"


class EnforceableWhen(StrEnum):
    """What must have come to pass before a claim may be enforced, besides that it is unpaid."""

    FINAL = "final"                  # the decision can no longer be appealed, and the time to pay is over
    DUE = "due"                      # the time to pay is over
    DEMAND_UNPAID = "demand_unpaid"  # a demand was sent, and the time that it set is over


@dataclass(frozen=True, slots=True)
class Due:
    """The time to pay: days from an event. Where it ends on a day of rest, the calendar of the caller rolls it."""

    event: Event
    days: int
    source: Source

    def on(self, event: date) -> date:
        return event + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """One kind of claim. `ground`: what makes it enforceable; `interest`: the law that gives interest, if any does."""

    name: str
    due: Due
    enforceable_when: EnforceableWhen
    ground: Source
    interest: Source | None = None


GUARANTEE_SANCTION = ClaimKind(
    "guarantee_sanction", Due(Event.DECISION, 28, Source("forvaltningsloven", "§ 44 (5)")), EnforceableWhen.FINAL,
    Source("forskrift om opprinnelsesgarantier", "§ 16"))  # fmt: skip
MISSED_SURRENDER = ClaimKind(
    "missed_surrender", Due(Event.DEMAND, 14, Source("klimakvoteloven", "§ 19")), EnforceableWhen.DUE,
    Source("klimakvoteloven", "§ 19"), Source("klimakvoteloven", "§ 19"))  # fmt: skip
# Whether § 7 gives interest we have not read: none is declared.
PROCESSING_FEE = ClaimKind(
    "processing_fee", Due(Event.INVOICE, 30, Source("klimakvoteloven", "§ 7", 85, "the term of the invoice")),
    EnforceableWhen.DUE, Source("klimakvoteloven", "§ 7"))  # fmt: skip
# What has accrued is demanded from time to time; the length and the ground are our reading.
RUNNING_FINE = ClaimKind(
    "running_fine", Due(Event.DEMAND, 30, Source("forvaltningsloven", "§ 51", 50, "the term of the demand")),
    EnforceableWhen.DEMAND_UNPAID, Source("forvaltningsloven", "§ 51", 50))  # fmt: skip
CLAIM_KINDS = {kind.name: kind for kind in (GUARANTEE_SANCTION, MISSED_SURRENDER, PROCESSING_FEE, RUNNING_FINE)}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands. `final_since`: from when its decision is final; `demand_ends`: the last day a demand set."""

    owed: Money
    due: date
    final_since: date | None = None
    demand_ends: date | None = None


def obstacle(kind: ClaimKind, standing: Standing, on: date) -> Fault | None:
    """Why the claim may not be enforced on that day, if it may not."""
    if standing.owed.amount <= 0:
        return Fault("nothing_owed")
    if kind.enforceable_when is EnforceableWhen.FINAL and (standing.final_since is None or standing.final_since > on):
        return Fault("not_final")
    if kind.enforceable_when is EnforceableWhen.DEMAND_UNPAID and (
            standing.demand_ends is None or standing.demand_ends >= on):
        return Fault("not_demanded")
    return Fault("not_due", {"due": standing.due.isoformat()}) if standing.due >= on else None
