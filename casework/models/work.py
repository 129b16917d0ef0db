"""The work on a case: what is being written, found, asked and said. Internal notes have a table of their own (A4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.db import Base


class DraftSection(Base):
    """A section as people typed it; outside the chain. `version` shows that a colleague saved in between."""

    __tablename__ = "draft_section"
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    section: Mapped[str] = mapped_column(String(60), primary_key=True)
    raw: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=1)
    saved_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    saved_at: Mapped[int] = mapped_column(BigInteger)
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[int | None] = mapped_column(BigInteger)


class FindingRow(Base):
    """What a rule found: open → explained by the party → accepted by an officer with a reason, or gone."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("case_id", "rule", "pointer", "part"),
        CheckConstraint("state IN ('open', 'explained', 'accepted', 'gone')", name="state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    rule: Mapped[str] = mapped_column(String(20))
    severity: Mapped[str] = mapped_column(String(10))
    pointer: Mapped[str] = mapped_column(String(200))
    part: Mapped[str] = mapped_column(String(16), default="")
    """Digest of the sentence: one rule may find several things in one place."""
    text: Mapped[dict[str, Any]] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(10), default="open")
    found_at: Mapped[int] = mapped_column(BigInteger)
    explanation: Mapped[str] = mapped_column(default="")
    explained_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    explained_at: Mapped[int | None] = mapped_column(BigInteger)
    acknowledged_at: Mapped[int | None] = mapped_column(BigInteger)
    accepted_reason: Mapped[str] = mapped_column(default="")
    accepted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    accepted_at: Mapped[int | None] = mapped_column(BigInteger)


class ChecklistAnswer(Base):
    """An officer's answer to a checklist item; appended, the newest counts."""

    __tablename__ = "checklist_answer"
    __table_args__ = (
        Index(None, "case_id", "item", "row_key"),
        CheckConstraint("answer IN ('yes', 'no', 'na', '')", name="answer"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    item: Mapped[str] = mapped_column(String(60))
    row_key: Mapped[str] = mapped_column(String(60), default="")
    answer: Mapped[str] = mapped_column(String(5))
    note: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document_file.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[int] = mapped_column(BigInteger)


class ReasonBlock(Base):
    """A block of the reasons (forvaltningsloven §§ 24–25), written in the letter's language."""

    __tablename__ = "reason_block"
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    block: Mapped[str] = mapped_column(String(30), primary_key=True)
    text: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    saved_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    saved_at: Mapped[int] = mapped_column(BigInteger)


class RequestRow(Base):
    """A request for information or a return: what was asked, which sections are open, by when."""

    __tablename__ = "request"
    __table_args__ = (
        Index(None, "case_id"),
        CheckConstraint("state IN ('open', 'answered', 'recalled', 'lapsed')", name="state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    event_seq: Mapped[int]
    sections: Mapped[list[str]] = mapped_column(JSON)
    due: Mapped[date]
    state: Mapped[str] = mapped_column(String(10), default="open")
    asked_until: Mapped[date | None]
    """More time that the party has asked for and that is not yet answered."""
    asked_reason: Mapped[str] = mapped_column(default="")
    questions: Mapped[list[QuestionRow]] = relationship(order_by="QuestionRow.n", lazy="selectin")


class QuestionRow(Base):
    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("request_id", "n"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"))
    n: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    wrong: Mapped[str]
    send: Mapped[str]
    why: Mapped[str]
    sections: Mapped[list[str]] = mapped_column(JSON, default=list)
    answer: Mapped[str] = mapped_column(default="")
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[int | None] = mapped_column(BigInteger)


class Message(Base):
    """Something said between party and authority, seen by both."""

    __tablename__ = "message"
    __table_args__ = (Index(None, "case_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    from_party: Mapped[bool]
    body: Mapped[str]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document_file.id"))
    at: Mapped[int] = mapped_column(BigInteger)


class ToldFirst(Base):
    """The declared states in which nothing is asked of a party before one of these letters has gone out, loaded at each
    upgrade (`workflows.silence`).
    """

    __tablename__ = "told_first"
    __table_args__ = ({"sqlite_with_rowid": False},)
    type: Mapped[str] = mapped_column(String(60), primary_key=True)
    state: Mapped[str] = mapped_column(String(60), primary_key=True)
    letter: Mapped[str] = mapped_column(String(60), primary_key=True)


class Note(Base):
    """An internal note: never shown to a party (A4)."""

    __tablename__ = "note"
    __table_args__ = (Index(None, "case_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    body: Mapped[str]
    at: Mapped[int] = mapped_column(BigInteger)
