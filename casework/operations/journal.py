"""The journal of a case: documents get the 5 of 2026/1234-5 in the order in which they enter it."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select

from casework.models import DocumentFile, Letter
from casework.operations import seals

DOCUMENT, LETTER = DocumentFile.__table__, Letter.__table__
USED = select(func.max(DOCUMENT.c.number)).where(DOCUMENT.c.case_id == bindparam("case_id"))
RESERVED = select(func.max(LETTER.c.number)).where(LETTER.c.case_id == bindparam("case_id"))
WAITING = (
    select(DOCUMENT.c.id)
    .where(DOCUMENT.c.case_id == bindparam("case_id"), DOCUMENT.c.number.is_(None), DOCUMENT.c.withdrawn_at.is_(None))
    .order_by(DOCUMENT.c.id)
)


def next_number(cx: Connection, case_id: int) -> int:
    """The next document number of a locked case; numbers of ordered letters are taken."""
    used = cx.execute(USED, {"case_id": case_id}).scalar() or 0
    reserved = cx.execute(RESERVED, {"case_id": case_id}).scalar() or 0
    return max(used, reserved) + 1


def enter(cx: Connection, case_id: int, now: int) -> None:
    """Gives every incoming document that has none its number, in the order of arrival."""
    waiting = cx.execute(WAITING, {"case_id": case_id}).scalars().all()
    number = next_number(cx, case_id)
    for place, document_id in enumerate(waiting):
        seals.change(cx, DOCUMENT, {"id": document_id}, number=number + place, registered_at=now)
