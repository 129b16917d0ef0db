"""Hours as they count: a row that was corrected gives way to its correction, and a struck one to nothing.

What a fee is reckoned from, and what its guards ask, is read within the transaction of whoever asks (`cx`). A party is
told activities and hours and never whose they were (A4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, exists, func, select

from casework.models import TimeEntry, Timer

ENTRY, TIMER = TimeEntry.__table__, Timer.__table__
LATER = ENTRY.alias("later")
STANDS = ~exists().where(LATER.c.corrects_id == ENTRY.c.id)
"""The row was not corrected: what it says counts."""
WAITS = STANDS & (ENTRY.c.minutes > 0) & ENTRY.c.approved_at.is_(None)
"""Not approved yet, rejected or not. What is struck waits for nobody: it asks nothing of anyone."""
TO_JUDGE = WAITS & ENTRY.c.rejected_at.is_(None)

CASE_ID = bindparam("case_id", type_=Integer)
COUNTS = ENTRY.c.case_id == CASE_ID, STANDS, ENTRY.c.minutes > 0
EFFECTIVE = select(ENTRY).where(*COUNTS).order_by(ENTRY.c.day, ENTRY.c.id)
BILLABLE = EFFECTIVE.where(ENTRY.c.billable)
UNAPPROVED = select(func.coalesce(func.sum(ENTRY.c.minutes), 0)).where(ENTRY.c.case_id == CASE_ID, WAITS)
OWNERS = select(ENTRY.c.person_id).where(*COUNTS, ENTRY.c.billable)
LOCKED = select(ENTRY.c.id).where(ENTRY.c.case_id == CASE_ID, ENTRY.c.locked_case_id.is_not(None)).limit(1)


def billable(cx: Connection, case_id: int) -> list[Any]:
    """The rows that are charged, oldest day first; approved or not."""
    return list(cx.execute(BILLABLE, {"case_id": case_id}))


def effective(cx: Connection, case_id: int) -> list[Any]:
    """Every row that counts, charged or not."""
    return list(cx.execute(EFFECTIVE, {"case_id": case_id}))


def unapproved(cx: Connection, case_id: int) -> int:
    """Minutes that nobody has approved, charged or not: a fee waits until the hours are complete."""
    return int(cx.execute(UNAPPROVED, {"case_id": case_id}).scalar_one())


def owners(cx: Connection, case_id: int) -> set[int]:
    """Who worked the hours that are charged: none of them may decide the fee."""
    return set(cx.execute(OWNERS, {"case_id": case_id}).scalars())


def locked(cx: Connection, case_id: int) -> bool:
    """Has a fee been decided from hours on the case?"""
    return cx.execute(LOCKED, {"case_id": case_id}).first() is not None


@dataclass(frozen=True, slots=True)
class Sum:
    """Minutes of one activity: charged and approved, charged and waiting, not charged."""

    activity: str
    approved: int = 0
    waiting: int = 0
    free: int = 0

    @property
    def minutes(self) -> int:
        return self.approved + self.waiting + self.free


def by_activity(rows: Iterable[Any]) -> list[Sum]:
    """Effective rows summed by what was done, in the order in which it is first met."""
    found: dict[str, Sum] = {}
    for row in rows:
        was = found.get(row.activity, Sum(row.activity))
        found[row.activity] = Sum(
            row.activity,
            was.approved + (row.minutes if row.billable and row.approved_at is not None else 0),
            was.waiting + (row.minutes if row.billable and row.approved_at is None else 0),
            was.free + (0 if row.billable else row.minutes),
        )
    return list(found.values())


def timer_of(cx: Connection, person_id: int) -> Any | None:
    """The timer that runs for a person."""
    return cx.execute(select(TIMER).where(TIMER.c.person_id == person_id)).first()


def entry_of(cx: Connection, entry_id: int) -> Any | None:
    """A row, with whether it was corrected (`stands`)."""
    return cx.execute(select(ENTRY, STANDS.label("stands")).where(ENTRY.c.id == entry_id)).first()


def of_person(person_id: int, first: date, last: date) -> Select[Any]:
    """What counts of a person's hours on these days, struck rows too: they say that nothing was worked."""
    return (
        select(ENTRY)
        .where(ENTRY.c.person_id == person_id, ENTRY.c.day.between(first, last), STANDS)
        .order_by(ENTRY.c.day, ENTRY.c.id)
    )


def to_judge(case_ids: Select[Any], but: int) -> Select[Any]:
    """What waits for somebody who manages these cases, and is not their own."""
    return (
        select(ENTRY)
        .where(ENTRY.c.case_id.in_(case_ids), TO_JUDGE, ENTRY.c.person_id != but)
        .order_by(ENTRY.c.person_id, ENTRY.c.day, ENTRY.c.id)
    )
