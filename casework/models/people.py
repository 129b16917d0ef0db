"""People and those they act for. The identity is the natural person, never the login: one human with two logins is
one person.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.db import Base


class Person(Base):
    """A natural person."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254), default="")
    language: Mapped[str] = mapped_column(String(2), default="nb")
    created_at: Mapped[int] = mapped_column(BigInteger)


class Login(Base):
    """A way for a person to be recognised: (issuer, subject) of an identity provider."""

    __tablename__ = "login"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    issuer: Mapped[str] = mapped_column(String(200))
    subject: Mapped[str] = mapped_column(String(200))
    person: Mapped[Person] = relationship()


class Session(Base):
    """A signed-in browser. `token` is the SHA-256 of what the cookie holds."""

    __tablename__ = "session"
    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    language: Mapped[str | None] = mapped_column(String(2))
    created_at: Mapped[int] = mapped_column(BigInteger)
    seen_at: Mapped[int] = mapped_column(BigInteger)
    revoked_at: Mapped[int | None] = mapped_column(BigInteger)


class Party(Base):
    """Who can be a party: an organisation, or a natural person (`person_id`)."""

    __tablename__ = "party"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), default="organisation")
    name: Mapped[str] = mapped_column(String(300))
    number: Mapped[str | None] = mapped_column(String(60))
    country: Mapped[str] = mapped_column(String(2), default="NO")
    address: Mapped[list[str]] = mapped_column(JSON, default=list)
    email: Mapped[str] = mapped_column(String(254), default="")
    language: Mapped[str] = mapped_column(String(2), default="nb")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[int] = mapped_column(BigInteger)


class Membership(Base):
    """A person may read, write or sign for a party, from a day to a day, at most until it is revoked. Rows are
    appended, never moved.
    """

    __tablename__ = "membership"
    __table_args__ = (CheckConstraint("rights IN ('read', 'write', 'sign')", name="rights"), Index(None, "person_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    rights: Mapped[str] = mapped_column(String(10))
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    revoked_at: Mapped[int | None] = mapped_column(BigInteger)


class Mandate(Base):
    """A firm (through its members) acts for another party, within a scope (case types; empty = all), and receives its
    letters.
    """

    __tablename__ = "mandate"
    __table_args__ = (CheckConstraint("rights IN ('read', 'write', 'sign')", name="rights"), Index(None, "agent_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    agent_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    rights: Mapped[str] = mapped_column(String(10))
    scope: Mapped[list[str]] = mapped_column(JSON, default=list)
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document_file.id"))
    revoked_at: Mapped[int | None] = mapped_column(BigInteger)


class Accreditation(Base):
    """By which right a party verifies: number, state of the accreditation body, shipping or not, from a day to a day.
    Rows are appended, never changed; the newest counts. `ends_id`: the entry that the authority ended by this one; what
    begins after an end names the registration in which two people confirmed it.
    """

    __tablename__ = "accreditation"
    __table_args__ = (Index(None, "party_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    number: Mapped[str] = mapped_column(String(60))
    country: Mapped[str] = mapped_column(String(2))
    maritime: Mapped[bool]
    valid_from: Mapped[date]
    valid_until: Mapped[date]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[int] = mapped_column(BigInteger)
    ends_id: Mapped[int | None] = mapped_column(ForeignKey("accreditation.id"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"))


class StaffRole(Base):
    """A person holds a role at an authority, for some case types (empty = all), from a day to a day."""

    __tablename__ = "staff_role"
    __table_args__ = (Index(None, "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(30))
    authority: Mapped[str] = mapped_column(String(60))
    case_types: Mapped[list[str]] = mapped_column(JSON, default=list)
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    amount_limit: Mapped[int | None] = mapped_column(BigInteger)
    more: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
