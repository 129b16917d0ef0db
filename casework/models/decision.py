"""Decisions. What they leave in force is in `approval`."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
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
