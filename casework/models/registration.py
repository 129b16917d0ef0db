"""A verifier's certificate as one person of the authority recorded it, and another has confirmed or rejected it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class Registration(Base):
    """One person records who the verifier is and what stands on its certificate, which is kept as a file; a second
    looks at the same and confirms or rejects it. Settled once, and never changed; who recorded it may take it back
    while it waits. Confirmed, it is where an accreditation begins, the first or the next after an end.
    """

    __tablename__ = "registration"
    __table_args__ = (
        CheckConstraint("second_person IS NULL OR first_person <> second_person", name="two_people"),
        CheckConstraint("state IN ('proposed', 'confirmed', 'rejected', 'withdrawn')", name="state"),
        CheckConstraint("(state = 'proposed') = (settled_at IS NULL)", name="settled"),
        CheckConstraint("(state IN ('confirmed', 'rejected')) = (second_person IS NOT NULL)", name="second_eyes"),
        Index(None, "state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    party_number: Mapped[str] = mapped_column(String(60))
    party_country: Mapped[str] = mapped_column(String(2))
    number: Mapped[str] = mapped_column(String(60))
    country: Mapped[str] = mapped_column(String(2))
    maritime: Mapped[bool]
    valid_from: Mapped[date]
    valid_until: Mapped[date]
    email: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2))
    filename: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    storage_key: Mapped[str] = mapped_column(String(200))
    first_person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10), default="proposed")
    second_person: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[int | None] = mapped_column(BigInteger)
    answer: Mapped[str] = mapped_column(default="")
    """Why it was rejected, or what the second person has to say."""
