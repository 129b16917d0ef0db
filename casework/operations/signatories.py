"""In whose name a decision is printed before anybody has signed it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from casework.core.case_type import Actor
from casework.models import StaffRole
from casework.ports.outside import Hopeless
from casework.queries.facts import connected, impartial


def signatory_for(cx: Connection, case: Any, today: date, *, not_person: int) -> int:
    """Who a decision is printed for when nobody was named: the first signatory who may sign, those who have said that
    they are impartial before others. Raises Hopeless where there is none.
    """
    rows = cx.execute(
        select(StaffRole.person_id, StaffRole.case_types)
        .where(StaffRole.role == str(Actor.SIGNATORY), StaffRole.authority == case.authority)
        .where(StaffRole.valid_from <= today, or_(StaffRole.valid_until.is_(None), StaffRole.valid_until >= today))
        .order_by(StaffRole.person_id)
    )
    able = []
    for row in rows:
        said = impartial(cx, case.id, row.person_id)
        covers = not row.case_types or case.type in row.case_types
        if (
            covers
            and row.person_id != not_person
            and said is not False
            and not connected(cx, case.id, row.person_id, today)
        ):
            able.append((not said, row.person_id))
    if not able:
        raise Hopeless("nobody but the person who prepared it may sign this decision")
    return int(min(able)[1])
