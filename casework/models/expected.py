"""What the authority has noted about a thing whose case is owed and has not come: from which day, and a reminder."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class ExpectedNote(Base):
    """Of one thing of a party, by its number: `since`, from which day the time runs and how that is known; `reminded`,
    that the party was reminded, and of which day. Rows are appended, never changed; the newest of a kind counts.
    """

    __tablename__ = "expected_note"
    __table_args__ = (
        CheckConstraint("kind IN ('since', 'reminded')", name="kind"),
        Index(None, "party_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    case_type: Mapped[str] = mapped_column(String(60))
    number: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(10))
    day: Mapped[date]
    reason: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[int] = mapped_column(BigInteger)
