"""What the page of a case shows of a fee: the one that it is about, or those that it has announced."""

from __future__ import annotations

from typing import Any

from casework.db import db
from casework.models import Case
from casework.queries.fees import fee_file, fees_of
from casework.web.render import today
from casework.workflows import CASE_TYPES
from casework.workflows.fee_guards import paid_before_decision
from casework.workflows.hours import ACTIVITIES, in_hours


def fee_of(case: Case, *, compares: bool = False) -> dict[str, Any]:
    """What `shared/fee.html` reads; `compares`: with similar cases, for the authority alone."""
    cx = db.session.connection()
    fee = fee_file(cx, case, today(), compares=compares)
    return {
        "fee": fee,
        "fee_ref": f"{fee.of.year}-{fee.of.seq}" if fee else "",
        "fee_number": f"{fee.of.year}/{fee.of.seq}" if fee else "",
        "charged": () if fee else fees_of(cx, case.id),
        "paid_first": paid_before_decision(CASE_TYPES[case.type]),
        "activities": ACTIVITIES,
        "length": in_hours,
    }
