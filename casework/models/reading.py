"""Law as it was chosen: which of two readings holds, from which day, and which two people said so."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class ReadingChoice(Base):
    """One person proposes a choice with a reason, a second confirms or rejects it. Settled once, and never changed.

    It holds from `valid_from`, a day that lies ahead when it is confirmed: what held on a day is never rewritten. Who
    proposed it may take it back while it waits.
    """

    __tablename__ = "reading_choice"
    __table_args__ = (
        CheckConstraint("second_person IS NULL OR first_person <> second_person", name="two_people"),
        CheckConstraint("state IN ('proposed', 'confirmed', 'rejected', 'withdrawn')", name="state"),
        CheckConstraint("(state = 'proposed') = (settled_at IS NULL)", name="settled"),
        CheckConstraint("(state IN ('confirmed', 'rejected')) = (second_person IS NOT NULL)", name="second_eyes"),
        Index(None, "case_type", "reading"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_type: Mapped[str] = mapped_column(String(60))
    reading: Mapped[str] = mapped_column(String(60))
    choice: Mapped[str] = mapped_column(String(60))
    valid_from: Mapped[date]
    reason: Mapped[str]
    first_person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10), default="proposed")
    second_person: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[int | None] = mapped_column(BigInteger)
    answer: Mapped[str] = mapped_column(default="")
    """Why it was rejected, or what the second person has to say."""
