"""What the law has published of sanctions: read from the decisions as they stand, and kept nowhere else.

Klimakvoteloven § 19: the name and the extent. An entry is there from the day on which a charge is decided; while a
decision that an appeal has changed is made anew there is none, and what was credited is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from casework.core.calendars import legal_date
from casework.db import db
from casework.models import Case, Charge, Claim, Clock, Decision, Event, Party
from casework.queries.ledger import invoice_of, left_of
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.charging import MISSED
from fees.money import Currency, Money

CHARGE, CLAIM, CASES, DECISION = Charge.__table__, Claim.__table__, Case.__table__, Decision.__table__
PARTY, EVENT, CLOCK = Party.__table__, Event.__table__, Clock.__table__
LATER = DECISION.alias("later")
NEWEST = select(func.max(LATER.c.event_seq)).where(LATER.c.case_id == CHARGE.c.case_id).scalar_subquery()
OVER_ON = (
    select(func.max(CLOCK.c.lenient_due)).where(CLOCK.c.case_id == CHARGE.c.case_id, CLOCK.c.name == APPEAL.name)
    .scalar_subquery()
)  # fmt: skip
DECIDED = (
    select(CHARGE.c.case_id, CHARGE.c.tariff, PARTY.c.name, DECISION.c.standing, EVENT.c.at, OVER_ON.label("over_on"))
    .join(CASES, CASES.c.id == CHARGE.c.case_id)
    .join(PARTY, PARTY.c.id == CASES.c.party_id)
    .join(CLAIM, (CLAIM.c.case_id == CHARGE.c.case_id) & (CLAIM.c.state == "raised"))
    .join(DECISION, (DECISION.c.case_id == CHARGE.c.case_id) & (DECISION.c.event_seq == NEWEST))
    .join(EVENT, (EVENT.c.case_id == DECISION.c.case_id) & (EVENT.c.seq == DECISION.c.event_seq))
    .where(CHARGE.c.tariff.startswith(MISSED.name), DECISION.c.standing != "changed")
    .order_by(EVENT.c.at.desc(), CHARGE.c.case_id)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Missed:
    """Whose allowances of which year are missing, how many, and what that was charged; `standing` as on that day."""

    name: str
    year: int
    missing: int
    amount: Money
    decided_on: date
    standing: str


def missed_surrenders(today: date) -> Iterator[Missed]:
    """Newest decision first."""
    cx = db.session.connection()
    for row in cx.execute(DECIDED).all():
        invoice = invoice_of(cx, row.case_id)
        lines = left_of(cx, row.case_id, invoice.id) if invoice else []
        left = sum(left for _, left in lines)
        if not left:
            continue
        missing = sum(left // line.rate for line, left in lines)
        over = row.standing == "appealable" and row.over_on is not None and row.over_on < today
        yield Missed(row.name, int(row.tariff.split("/")[2]), missing,
                     Money.hundredths(left, Currency(invoice.currency)), legal_date(row.at),
                     "final" if over else row.standing)  # fmt: skip
