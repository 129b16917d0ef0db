"""What a case has left in force, for the letters that tell about it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from casework.core.text import Text
from casework.letters.order import Granted, Left
from casework.models import Approval, ApprovalCondition, ApprovalVersion, Decision, Event, Letter
from casework.operations.acting import legal_date


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
    every = cx.execute(
        select(ApprovalVersion.version, ApprovalVersion.valid_from, ApprovalVersion.data)
        .where(ApprovalVersion.approval_id == row.approval_id, ApprovalVersion.version <= row.version)
        .order_by(ApprovalVersion.version)
    )
    versions = tuple((one.version, one.valid_from, one.data) for one in every)
    return Left(row.number, row.version, row.valid_from, row.valid_until, row.data, conditions, versions)


def granted_by(cx: Connection, case: Any, letter: Any, act: Any) -> Granted | None:
    """What the case has granted, and the letter in which it was decided; `act`: its recording by two people, if any."""
    row = cx.execute(
        select(Approval.number)
        .join(ApprovalVersion, ApprovalVersion.approval_id == Approval.id)
        .where(ApprovalVersion.case_id == case.id)
        .order_by(ApprovalVersion.id.desc())
    ).first()
    decided = cx.execute(
        select(Letter.number, Letter.dated)
        .join(Decision, (Decision.case_id == Letter.case_id) & (Decision.event_seq == Letter.event_seq + 1))
        .where(Letter.case_id == case.id, Letter.state == "printed", Letter.sends.is_(False))
        .order_by(Letter.recipient != letter.recipient, Letter.id)
    ).first()
    if row is None or decided is None:
        return None
    opened_on = decided.dated
    if act is not None:
        recorded = select(Event.at).where(Event.case_id == case.id, Event.seq == act.prepared_seq)
        opened_on = legal_date(cx.execute(recorded).scalar_one())
    return Granted(row.number, opened_on, decided.dated, f"{case.year}/{case.seq}-{decided.number}")
