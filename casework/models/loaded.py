"""Law as it was loaded: another version of a table of the law, and which two people put it in its place."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class LoadedTable(Base):
    """One person proposes a version with all its rows, a second confirms or rejects it. Settled once, never changed.

    It holds from `valid_from`, a day that lies ahead when it is confirmed: what held on a day is never rewritten. Who
    proposed it may take it back while it waits. `rows`: as `law.sheets.text_of` writes them; `sha256` is of that text.
    """

    __tablename__ = "loaded_table"
    __table_args__ = (
        CheckConstraint("second_person IS NULL OR first_person <> second_person", name="two_people"),
        CheckConstraint("state IN ('proposed', 'confirmed', 'rejected', 'withdrawn')", name="state"),
        CheckConstraint("(state = 'proposed') = (settled_at IS NULL)", name="settled"),
        CheckConstraint("(state IN ('confirmed', 'rejected')) = (second_person IS NOT NULL)", name="second_eyes"),
        CheckConstraint("certainty BETWEEN 0 AND 100", name="certainty"),
        Index(None, "table_name"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(60))
    valid_from: Mapped[date]
    act: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(200))
    certainty: Mapped[int]
    note: Mapped[str] = mapped_column(String(500))
    rows: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str]
    first_person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10), default="proposed")
    second_person: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[int | None] = mapped_column(BigInteger)
    answer: Mapped[str] = mapped_column(default="")
    """Why it was rejected, or what the second person has to say."""
