"""Decisions, and what they leave in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class Decision(Base):
    """One thing decided (the account, each representative). Never changed but for its standing; a reversal is a new
    row.
    """

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("case_id", "event_seq", "subject"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    event_seq: Mapped[int]
    subject: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(300), default="")
    kind: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(default="")
    standing: Mapped[str] = mapped_column(String(20), default="appealable")
    act_id: Mapped[int | None] = mapped_column(ForeignKey("two_person_act.id"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))


class Approval(Base):
    """What a decision leaves in force: holder, number never reused, versions, validity, status, conditions."""

    __tablename__ = "approval"
    __table_args__ = (UniqueConstraint("kind", "number", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str] = mapped_column(String(40))
    authority: Mapped[str] = mapped_column(String(60))
    holder_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    number: Mapped[str] = mapped_column(String(60))
    version: Mapped[int] = mapped_column(default=1)
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(20), default="in_force")
    conditions: Mapped[list[Any]] = mapped_column(JSON, default=list)
