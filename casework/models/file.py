"""Documents that came in, letters that went out, and their dispatch. Bytes lie in storage; rows hold their hash."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.db import Base

ANNEX = text("kind = 'annex'")
"""What was sent, printed: once for each submission and language (T2)."""


class DocumentFile(Base):
    """A file of a case. `number` is the 5 of 2026/1234-5, given when it enters the journal; a draft's uploads have
    none.
    """

    __tablename__ = "document_file"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index(None, "case_id"),
        Index(
            "uq_document_file_annex", "case_id", "row_key", unique=True, sqlite_where=ANNEX, postgresql_where=ANNEX
        ),
        CheckConstraint("direction IN ('incoming', 'outgoing', 'internal')", name="direction"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int | None]
    direction: Mapped[str] = mapped_column(String(10), default="incoming")
    kind: Mapped[str] = mapped_column(String(60))
    row_key: Mapped[str] = mapped_column(String(60), default="")
    title: Mapped[str] = mapped_column(String(300))
    filename: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    storage_key: Mapped[str] = mapped_column(String(200))
    dated_on: Mapped[date | None]
    received_at: Mapped[int] = mapped_column(BigInteger)
    registered_at: Mapped[int | None] = mapped_column(BigInteger)
    channel: Mapped[str] = mapped_column(String(20), default="portal")
    sender: Mapped[str] = mapped_column(String(300), default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    restricted: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[int | None] = mapped_column(BigInteger)
    purged_at: Mapped[int | None] = mapped_column(BigInteger)
    purge_note: Mapped[str] = mapped_column(default="")


PAYER = "payer"
"""Recipient of a letter about money whom the party has named to pay it."""
BODY = "appeal_body"
"""Recipient of what is sent on to the body above. All others are parties (`party:12`)."""


class Letter(Base):
    """A letter of a step, for one recipient in one language: printed once, kept as bytes, never rendered again (N2,
    T2).
    """

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("case_id", "event_seq", "kind", "recipient", "language", "printing"),
        CheckConstraint("state IN ('ordered', 'printed', 'void')", name="state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    event_seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(60))
    recipient: Mapped[str] = mapped_column(String(300))
    language: Mapped[str] = mapped_column(String(2))
    dated: Mapped[date]
    code: Mapped[str] = mapped_column(String(20), unique=True)
    printing: Mapped[int] = mapped_column(default=1)
    """Raised when an unsent letter is printed again; the earlier printing is void."""
    number: Mapped[int]
    """Document number within the case, reserved when the letter is ordered so that it can stand in the letter."""
    state: Mapped[str] = mapped_column(String(10), default="ordered")
    sends: Mapped[bool] = mapped_column(default=True)
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    facts_version: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str | None] = mapped_column(String(64))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document_file.id"))
    printed_at: Mapped[int | None] = mapped_column(BigInteger)
    document: Mapped[DocumentFile | None] = relationship()


class Dispatch(Base):
    """One sending of a letter to one recipient by one channel, with its arrival. E-mail may repeat; repeats are
    counted.
    """

    __tablename__ = "dispatch"
    __table_args__ = (UniqueConstraint("letter_id", "recipient", "channel"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    recipient: Mapped[str] = mapped_column(String(300))
    channel: Mapped[str] = mapped_column(String(20))
    message_id: Mapped[str] = mapped_column(String(200))
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[int | None] = mapped_column(BigInteger)
    arrived_on: Mapped[date | None]
    opened_at: Mapped[int | None] = mapped_column(BigInteger)
    returned_at: Mapped[int | None] = mapped_column(BigInteger)
