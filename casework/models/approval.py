"""Approvals: what decisions leave in force. One row for what is numbered, one for each version of what it says.

Every row names the event of the case that wrote it (`case_id`, `event_seq`), and the database refuses a row, or a
change of status, that no event says. Periods (validity, holder) are days, both included.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.db import Base
from casework.models.people import Party


class Approval(Base):
    """What is numbered: never changed, its number never used again. `series_year`, `series_n`: its place in a yearly
    series.
    """

    __tablename__ = "approval"
    __table_args__ = (
        UniqueConstraint("kind", "number"),
        UniqueConstraint("kind", "series_year", "series_n"),
        CheckConstraint("(series_year IS NULL) = (series_n IS NULL)", name="series_whole"),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_approval_event"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    number: Mapped[str] = mapped_column(String(60))
    authority: Mapped[str] = mapped_column(String(60))
    series_year: Mapped[int | None]
    series_n: Mapped[int | None]
    case_id: Mapped[int]
    event_seq: Mapped[int]
    versions: Mapped[list[ApprovalVersion]] = relationship(order_by="ApprovalVersion.version", lazy="selectin")
    holders: Mapped[list[ApprovalHolder]] = relationship(order_by="ApprovalHolder.since", lazy="selectin")
    conditions: Mapped[list[ApprovalCondition]] = relationship(order_by="ApprovalCondition.id", lazy="selectin")


class ApprovalVersion(Base):
    """What the approval says, from a day to a day. Never changed but for its status."""

    __tablename__ = "approval_version"
    __table_args__ = (
        UniqueConstraint("approval_id", "version"),
        CheckConstraint(
            "status IN ('scheduled', 'in_force', 'suspended', 'replaced', 'expired', 'revoked')", name="status"
        ),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_version_event"),
        Index(None, "case_id"),
        Index(None, "status", "valid_until"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    approval_id: Mapped[int] = mapped_column(ForeignKey("approval.id"))
    version: Mapped[int]
    case_id: Mapped[int]
    event_seq: Mapped[int]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(20))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)


class ApprovalHolder(Base):
    """Who holds it, from a day to a day; never two at once."""

    __tablename__ = "approval_holder"
    __table_args__ = (
        UniqueConstraint("approval_id", "since"),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_holder_event"),
        Index(None, "party_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    approval_id: Mapped[int] = mapped_column(ForeignKey("approval.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    since: Mapped[date]
    until: Mapped[date | None]
    case_id: Mapped[int]
    event_seq: Mapped[int]
    party: Mapped[Party] = relationship(lazy="joined")


class ApprovalCondition(Base):
    """A condition of a version, with the day by which it must be met; met once, by an officer's word and note."""

    __tablename__ = "approval_condition"
    __table_args__ = (
        UniqueConstraint("approval_id", "version", "key"),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_condition_event"),
        CheckConstraint("(met_on IS NULL) = (met_by IS NULL)", name="met_whole"),
        Index(None, "met_on", "due"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    approval_id: Mapped[int] = mapped_column(ForeignKey("approval.id"))
    version: Mapped[int]
    key: Mapped[str] = mapped_column(String(60))
    text: Mapped[dict[str, Any]] = mapped_column(JSON)
    due: Mapped[date | None]
    case_id: Mapped[int]
    event_seq: Mapped[int]
    met_on: Mapped[date | None]
    met_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(default="")


class ApprovalEvent(Base):
    """What happened to a version, and which event of which case says so: a status it came to, a reminder, a condition
    met. Appended.
    """

    __tablename__ = "approval_event"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_approval_event_event"),
        Index(None, "approval_id"),
        {"sqlite_with_rowid": False},
    )
    case_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    event_seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    approval_id: Mapped[int] = mapped_column(ForeignKey("approval.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    on: Mapped[date]
    detail: Mapped[str] = mapped_column(String(60), default="")


class ApprovalSeries(Base):
    """The last number of a kind in a year: no gaps, never reused."""

    __tablename__ = "approval_series"
    __table_args__ = (
        ForeignKeyConstraint(
            ["kind", "year", "last"],
            ["approval.kind", "approval.series_year", "approval.series_n"],
            deferrable=True,
            initially="DEFERRED",
            name="fk_approval_series_approval",
        ),
        {"sqlite_with_rowid": False},
    )
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class CaseAbout(Base):
    """The approval that a case is about, said while it is a draft."""

    __tablename__ = "case_about"
    __table_args__ = (Index(None, "approval_id"),)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    approval_id: Mapped[int] = mapped_column(ForeignKey("approval.id"))
