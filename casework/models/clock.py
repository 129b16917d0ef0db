"""Clocks. A clock is its events: what is stored of due dates is only what the worklist sorts by, and a test replays
it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.db import Base


class Clock(Base):
    __tablename__ = "clock"
    __table_args__ = (
        CheckConstraint("state IN ('running', 'paused', 'stopped')", name="state"),
        Index(None, "case_id"),
        Index("ix_clock_running", "state", "lenient_due"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    name: Mapped[str] = mapped_column(String(60))
    owner: Mapped[str] = mapped_column(String(20))
    rule: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """The rule as it was when the clock started (amount, triggers): running clocks keep theirs."""
    state: Mapped[str] = mapped_column(String(10), default="running")
    strict_due: Mapped[date]
    lenient_due: Mapped[date]
    events: Mapped[list[ClockEvent]] = relationship(order_by="ClockEvent.seq", lazy="selectin")


class ClockEvent(Base):
    """start, pause, resume, extend, move or stop; `because` says which event and document caused it."""

    __tablename__ = "clock_event"
    __table_args__ = (UniqueConstraint("clock_id", "seq"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    clock_id: Mapped[int] = mapped_column(ForeignKey("clock.id"))
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    on: Mapped[date]
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    case_event: Mapped[int | None]
    document: Mapped[str] = mapped_column(String(30), default="")
    at: Mapped[int] = mapped_column(BigInteger)
