"""Corrections of letters that left, as rows: which letter, in which places, and whether a time runs anew."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class Correction(Base):
    """A correction of a sent letter (`letter_id`, one of those that left with its event) in `places`: objects of
    `where`, `stood` and `should`. Begun at the event `event_seq`, in effect from `done_seq` on: the same event where
    one person may do it, the one at which a second person signed else; none while it waits, or was undone. `anew`: the
    time to appeal runs anew from its arrival. Never changed.
    """

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("done_seq IS NULL OR done_seq IN (event_seq, event_seq + 1)", name="done"),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_correction_event"),
        Index(None, "letter_id"),
        {"sqlite_with_rowid": False},
    )
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    event_seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    places: Mapped[list[Any]] = mapped_column(JSON)
    why: Mapped[str]
    anew: Mapped[bool] = mapped_column(default=False)
    done_seq: Mapped[int | None]
