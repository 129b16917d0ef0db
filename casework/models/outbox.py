"""Work outside the transaction: written in it, done after it, at least once, under a stable key (N2, N4)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base

UNDONE = text("done_at IS NULL AND failed_at IS NULL")


class Outbox(Base):
    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_undone", "due_at", "id", sqlite_where=UNDONE, postgresql_where=UNDONE),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(120), unique=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[int] = mapped_column(BigInteger)
    due_at: Mapped[int] = mapped_column(BigInteger)
    lease: Mapped[str | None] = mapped_column(String(32))
    lease_until: Mapped[int | None] = mapped_column(BigInteger)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(default="")
    done_at: Mapped[int | None] = mapped_column(BigInteger)
    failed_at: Mapped[int | None] = mapped_column(BigInteger)
    retried_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    retried_at: Mapped[int | None] = mapped_column(BigInteger)
    """Who took it up again last after it had failed or stood still, and when."""


class Posting(Base):
    """A form that was sent once: a second post with the same key gets the first one's answer."""

    __tablename__ = "posting"
    __table_args__ = (UniqueConstraint("person_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    key: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str] = mapped_column(String(300))
    at: Mapped[int] = mapped_column(BigInteger)
