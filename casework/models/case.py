"""The case, its record, and the acts that need two people.

Order of writes is part of the design: the event first, then what hangs on it, the case row last; the guards of the
database (casework/migrations/guards) judge each against what is there already.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.db import Base
from casework.models.people import Party, Person

FAR = date(9999, 12, 31)
"""`due` of a case without a running clock: never NULL, since a row comparison would drop the row from the worklist."""

NO_HASH = "0" * 64
OPEN = text("closed_at IS NULL AND year IS NOT NULL")


class AllowedStep(Base):
    """The declared graph, loaded from the declarations at each upgrade; '' as from_state = birth.

    `act`: the two-person act that must be signed at exactly this event; `prepares`: the act that must be prepared at
    it; `pursues`: the step enforces the claim of the case, which its kind must allow by then (`claim_kind`).
    """

    __tablename__ = "allowed_step"
    type: Mapped[str] = mapped_column(String(60), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[str] = mapped_column(String(60), primary_key=True)
    from_state: Mapped[str] = mapped_column(String(60), primary_key=True)
    to_version: Mapped[int] = mapped_column(primary_key=True)
    to_state: Mapped[str] = mapped_column(String(60), primary_key=True)
    phase: Mapped[str] = mapped_column(String(20))
    act: Mapped[str | None] = mapped_column(String(40))
    prepares: Mapped[str | None] = mapped_column(String(40))
    closes: Mapped[bool] = mapped_column(Boolean)
    numbers: Mapped[bool] = mapped_column(Boolean)
    pursues: Mapped[bool] = mapped_column(Boolean)


class Case(Base):
    """One case. Guarded: type, version, state, phase, n_events, head, seals, year, seq, closed_at, authority, party."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("year", "seq"),
        CheckConstraint("(year IS NULL) = (seq IS NULL)", name="number_whole"),
        Index(
            "ix_cases_worklist",
            "authority",
            "due",
            "id",
            "assignee_id",
            "closed_at",
            "year",
            "due_owner",
            "phase",
            "type",
            "snoozed_until",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(
            "ix_cases_assignee",
            "assignee_id",
            "authority",
            "due",
            "id",
            "closed_at",
            "year",
            "due_owner",
            "phase",
            "type",
            "snoozed_until",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index("ix_cases_party", "party_id", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    authority: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(60))
    phase: Mapped[str] = mapped_column(String(20))
    year: Mapped[int | None]
    seq: Mapped[int | None]
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[int] = mapped_column(BigInteger)
    n_events: Mapped[int] = mapped_column(default=0)
    head: Mapped[str] = mapped_column(String(64), default=NO_HASH)
    seals: Mapped[int] = mapped_column(default=0)
    sealed: Mapped[str] = mapped_column(String(64), default=NO_HASH)
    """How many seals the rows of the case have, and the hash of the last."""
    received_at: Mapped[int | None] = mapped_column(BigInteger)
    registered_at: Mapped[int | None] = mapped_column(BigInteger)
    closed_at: Mapped[int | None] = mapped_column(BigInteger)
    # Working facts: changed by the verbs that own them, never by a step's guard.
    title: Mapped[str] = mapped_column(String(300), default="")
    language: Mapped[str] = mapped_column(String(2), default="nb")
    channel: Mapped[str] = mapped_column(String(20), default="portal")
    identifier: Mapped[str | None] = mapped_column(String(60))
    """The number the case type knows the holder by; duplicates are found by it."""
    your_reference: Mapped[str] = mapped_column(String(100), default="")
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    due: Mapped[date] = mapped_column(Date, default=FAR)
    due_clock: Mapped[str | None] = mapped_column(String(60))
    due_owner: Mapped[str | None] = mapped_column(String(20))
    snoozed_until: Mapped[date | None]
    complete_since: Mapped[date | None]
    # Settled facts (what the step path reads instead of counting).
    errors_open: Mapped[int] = mapped_column(default=0)
    items_open: Mapped[int] = mapped_column(default=0)
    documents_missing: Mapped[int] = mapped_column(default=0)
    reasons_missing: Mapped[int] = mapped_column(default=0)
    facts_version: Mapped[int] = mapped_column(default=0)
    """Raised by every change of answers, reasons or findings: a printed letter is fresh while it is unchanged."""
    party: Mapped[Party] = relationship()
    assignee: Mapped[Person | None] = relationship(foreign_keys=[assignee_id])

    @property
    def number(self) -> str | None:
        """`2026/1234`, or nothing for a draft."""
        return f"{self.year}/{self.seq}" if self.year else None

    @property
    def ref(self) -> str:
        """What URLs say: `2026-1234`, or `draft-17`."""
        return f"{self.year}-{self.seq}" if self.year else f"draft-{self.id}"


class Event(Base):
    """One thing that happened to a case; a link of its chain. Holds ids and hashes, no personal data."""

    __tablename__ = "event"
    # WITHOUT ROWID: REPLACE would remove a row that it collides with on the hidden key, which no trigger can name.
    __table_args__ = (
        CheckConstraint("length(hash) = 64 AND length(prev) = 64", name="hashes"),
        {"sqlite_with_rowid": False},
    )
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    at: Mapped[int] = mapped_column(BigInteger)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(30))
    from_state: Mapped[str] = mapped_column(String(60))
    to_state: Mapped[str] = mapped_column(String(60))
    from_version: Mapped[int]
    to_version: Mapped[int]
    content_hash: Mapped[str] = mapped_column(String(64))
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class EventContent(Base):
    """What was said in an event. Erasing empties salt and body; the chain then still verifies and says so."""

    __tablename__ = "event_content"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "seq"], ["event.case_id", "event.seq"], name="fk_event_content_event"),
        {"sqlite_with_rowid": False},
    )
    case_id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    body: Mapped[str]


class Series(Base):
    """The last case number of a year: one series a year, no gaps, never reused."""

    __tablename__ = "series"
    __table_args__ = (
        ForeignKeyConstraint(
            ["year", "last"], ["cases.year", "cases.seq"], deferrable=True, initially="DEFERRED", name="fk_series_case"
        ),
    )
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class TwoPersonAct(Base):
    """Something one person prepared and another must sign; any event in between undoes it."""

    __tablename__ = "two_person_act"
    __table_args__ = (
        CheckConstraint("second_person IS NULL OR first_person <> second_person", name="two_people"),
        CheckConstraint("(second_person IS NULL) = (signed_seq IS NULL)", name="signature_whole"),
        UniqueConstraint("case_id", "kind", "prepared_seq"),
        ForeignKeyConstraint(
            ["case_id", "prepared_seq"], ["event.case_id", "event.seq"], name="fk_two_person_act_prepared"
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str] = mapped_column(String(40))
    first_person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    prepared_seq: Mapped[int]
    second_person: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    signed_seq: Mapped[int | None]
    letter_sha256: Mapped[str | None] = mapped_column(String(64))


class Impartiality(Base):
    """A person's answer to 'are you impartial in this case?'. Appended; the newest counts; never answered = no."""

    __tablename__ = "impartiality"
    __table_args__ = (Index(None, "case_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    impartial: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[int] = mapped_column(BigInteger)


class CaseParty(Base):
    """A party of a case: applicant, representative, third party ... Appended; every tie has a foreign key (the locks
    rest on it).
    """

    __tablename__ = "case_party"
    __table_args__ = (Index(None, "party_id"), Index(None, "case_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    role: Mapped[str] = mapped_column(String(30))
    since: Mapped[date]
    until: Mapped[date | None]


class CaseMark(Base):
    """An identifier that what was sent bears (IMO number, e-mail ...): search and duplicates go by it. Rewritten with
    each submission.
    """

    __tablename__ = "case_mark"
    __table_args__ = (Index(None, "name", "value"),)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(30), primary_key=True)
    value: Mapped[str] = mapped_column(String(100), primary_key=True)


class Submission(Base):
    """Answers as they were sent: immutable. `documents` lists (document id, sha256) frozen with them."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("case_id", "n"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    n: Mapped[int]
    event_seq: Mapped[int]
    answers_version: Mapped[int]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    documents: Mapped[list[Any]] = mapped_column(JSON)
    acknowledged: Mapped[list[Any]] = mapped_column(JSON, default=list)
    sha256: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    received_at: Mapped[int] = mapped_column(BigInteger)
    registered_at: Mapped[int] = mapped_column(BigInteger)
    channel: Mapped[str] = mapped_column(String(20))
