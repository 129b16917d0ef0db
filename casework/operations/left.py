"""What a case has left in force, for the letters that tell about it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from casework.core.text import Text
from casework.letters.order import Left
from casework.models import Approval, ApprovalCondition, ApprovalVersion


def left_by(cx: Connection, case_id: int) -> Left | None:
    """The newest version of an approval that the case has written; None where it has written none."""
    row = cx.execute(
        select(ApprovalVersion.__table__, Approval.number)
        .join(Approval, Approval.id == ApprovalVersion.approval_id)
        .where(ApprovalVersion.case_id == case_id)
        .order_by(ApprovalVersion.id.desc())
    ).first()
    if row is None:
        return None
    met = cx.execute(
        select(ApprovalCondition.text, ApprovalCondition.due)
        .where(ApprovalCondition.approval_id == row.approval_id, ApprovalCondition.version == row.version)
        .order_by(ApprovalCondition.id)
    )
    conditions = tuple((Text.from_json(one.text), one.due) for one in met)
    return Left(row.number, row.valid_from, row.valid_until, row.data, conditions)
