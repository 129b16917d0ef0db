"""What the law has published of sanctions: read from the decisions as they stand, and kept nowhere else.

Klimakvoteloven § 19: the name and the extent. An entry is there from the day on which a charge is decided; while a
decision that was changed is made anew there is none. What is lowered stands there with the new figures and the day of
the change; what is cancelled does not come back.
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
from casework.queries.submissions import latest_answers
from casework.workflows import CASE_TYPES
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.charging import MISSED, measured_by
from fees.money import Currency, Money

CHARGE, CLAIM, CASES, DECISION = Charge.__table__, Claim.__table__, Case.__table__, Decision.__table__
PARTY, EVENT, CLOCK = Party.__table__, Event.__table__, Clock.__table__
LATER = DECISION.alias("later")
NEWEST = select(func.max(LATER.c.event_seq)).where(LATER.c.case_id == CHARGE.c.case_id).scalar_subquery()
CHARGED_AT = (
    select(func.min(EVENT.c.at)).join(LATER, (LATER.c.case_id == EVENT.c.case_id) & (LATER.c.event_seq == EVENT.c.seq))
    .where(LATER.c.case_id == CHARGE.c.case_id).scalar_subquery()
)  # fmt: skip
OVER_ON = (
    select(func.max(CLOCK.c.lenient_due)).where(CLOCK.c.case_id == CHARGE.c.case_id, CLOCK.c.name == APPEAL.name)
    .scalar_subquery()
)  # fmt: skip
DECIDED = (
    select(CASES, CHARGE.c.tariff, PARTY.c.name, DECISION.c.standing, EVENT.c.at.label("decided_at"),
           CHARGED_AT.label("charged_at"), OVER_ON.label("over_on"))
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
    """Whose allowances of which year are missing, how many, and what that was charged; `standing` as on that day.
    `changed_on`: the figures are those of a later decision, of that day.
    """

    name: str
    year: int
    missing: int
    amount: Money
    decided_on: date
    changed_on: date | None
    standing: str


def missed_surrenders(today: date) -> Iterator[Missed]:
    """Newest decision first."""
    cx = db.session.connection()
    for row in cx.execute(DECIDED).all():
        invoice, reckoned = invoice_of(cx, row.id), measured_by(CASE_TYPES[row.type])
        left = sum(left for _, left in left_of(cx, row.id, invoice.id)) if invoice else 0
        if not left or reckoned is None:
            continue
        over = row.standing == "appealable" and row.over_on is not None and row.over_on < today
        yield Missed(
            row.name, int(row.tariff.split("/")[2]), reckoned.units(latest_answers(cx, row)),
            Money.hundredths(left, Currency(invoice.currency)), legal_date(row.charged_at),
            legal_date(row.decided_at) if row.decided_at != row.charged_at else None,
            "final" if over else row.standing)  # fmt: skip
