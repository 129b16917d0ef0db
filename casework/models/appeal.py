"""Appeals and reversals as rows: which decision of which other case, in time or not, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class Appeal(Base):
    """Ties an appeal (`case_id`) to what another case decided at its event `of_seq`: `parts` are the subjects that are
    appealed. `reckoned`: the steps by which `verdict` was reached, each with its source. `event_seq`: what wrote it
    last. The days are legal days. It is open while `outcome` is empty, or `in_part`:
    a part is changed, and the rest is with the appeal body. A reversal, which nobody appealed for, has the verdict
    `own`: `handed_on` is the day it was opened, `last_day` that on which the body above can tell of a change to harm.
    """

    __tablename__ = "appeal"
    __table_args__ = (
        CheckConstraint("case_id <> of_case_id", name="of_another"),
        CheckConstraint("verdict IN ('in_time', 'late', 'too_late', 'heard', 'own')", name="verdict"),
        CheckConstraint("postponement IN ('', 'asked', 'granted', 'refused')", name="postponement"),
        CheckConstraint("outcome IN ('', 'in_part', 'reversed', 'partly', 'upheld', 'changed', 'annulled', "
                        "'dismissed', 'withdrawn', 'void', 'stands')", name="outcome"),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_appeal_event"),
        ForeignKeyConstraint(["of_case_id", "of_seq"], ["event.case_id", "event.seq"], name="fk_appeal_of"),
        Index(None, "of_case_id"),
        {"sqlite_with_rowid": False},
    )  # fmt: skip
    case_id: Mapped[int] = mapped_column(
        ForeignKey("cases.id", name="fk_appeal_own"), primary_key=True, autoincrement=False
    )
    of_case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    of_seq: Mapped[int]
    event_seq: Mapped[int]
    parts: Mapped[list[str]] = mapped_column(JSON)
    decided_on: Mapped[date] = mapped_column(Date)
    arrived_on: Mapped[date] = mapped_column(Date)
    handed_on: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date)
    verdict: Mapped[str] = mapped_column(String(20))
    reckoned: Mapped[list[Any]] = mapped_column(JSON)
    why_late: Mapped[str] = mapped_column(default="")
    postponement: Mapped[str] = mapped_column(String(20), default="")
    outcome: Mapped[str] = mapped_column(String(20), default="")
