"""Time spent on cases, as the person who worked wrote it down and another approved it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class TimeEntry(Base):
    """Minutes of one person on one case and one day. What was written never changes: a correction is a new row that
    takes the place of the one it names, of no minutes where that one is struck. Judged once, by another person; locked
    once, with the event by which a fee is decided, and from then on not corrected either.
    """

    __tablename__ = "time_entry"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 0 AND 1440 AND minutes / 15 * 15 = minutes", name="minutes"),
        CheckConstraint("minutes > 0 OR corrects_id IS NOT NULL", name="struck"),
        CheckConstraint("billable = (reason = '')", name="reason"),
        CheckConstraint("origin IN ('hand', 'timer', 'suggestion')", name="origin"),
        CheckConstraint("(approved_by IS NULL) = (approved_at IS NULL)", name="approved"),
        CheckConstraint("(rejected_by IS NULL) = (rejected_at IS NULL)", name="rejected"),
        CheckConstraint("rejected_by IS NULL OR comment <> ''", name="rejected_why"),
        CheckConstraint("approved_by IS NULL OR rejected_by IS NULL", name="judged_once"),
        CheckConstraint(
            "(approved_by IS NULL OR approved_by <> person_id) AND (rejected_by IS NULL OR rejected_by <> person_id)",
            name="another_person",
        ),
        CheckConstraint("(locked_case_id IS NULL) = (locked_seq IS NULL)", name="locked"),
        UniqueConstraint("corrects_id"),
        ForeignKeyConstraint(
            ["locked_case_id", "locked_seq"], ["event.case_id", "event.seq"], name="fk_time_entry_lock"
        ),
        Index(None, "case_id"),
        Index(None, "person_id", "day"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date]
    minutes: Mapped[int]
    activity: Mapped[str] = mapped_column(String(40))
    billable: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")
    """Why it is not charged: words, or the name of an activity that never is. Empty where it is charged."""
    note: Mapped[str] = mapped_column(default="")
    """Internal: what was done, or what was wrong with the row this one corrects."""
    origin: Mapped[str] = mapped_column(String(10), default="hand")
    registered_at: Mapped[int] = mapped_column(BigInteger)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("time_entry.id"))
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[int | None] = mapped_column(BigInteger)
    rejected_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    rejected_at: Mapped[int | None] = mapped_column(BigInteger)
    comment: Mapped[str] = mapped_column(default="")
    """Why it was rejected."""
    locked_case_id: Mapped[int | None]
    locked_seq: Mapped[int | None]


class Timer(Base):
    """A timer that runs: at most one for each person. Outside the record, and gone when it is stopped."""

    __tablename__ = "timer"
    __table_args__ = (Index(None, "case_id"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    activity: Mapped[str] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(default="")
    started_at: Mapped[int] = mapped_column(BigInteger)
