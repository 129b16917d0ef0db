"""How many open cases there are, in counters that nobody waits for."""

from __future__ import annotations

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class Counter(Base):
    """How many open cases of an authority, type and phase; the truth is counter + deltas, read in one statement."""

    __tablename__ = "counter"
    authority: Mapped[str] = mapped_column(String(60), primary_key=True)
    type: Mapped[str] = mapped_column(String(60), primary_key=True)
    phase: Mapped[str] = mapped_column(String(20), primary_key=True)
    n: Mapped[int]


class CounterDelta(Base):
    """One step's change of the counters; appended by steps, folded later (updated in place they deadlock)."""

    __tablename__ = "counter_delta"
    id: Mapped[int] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(String(60))
    type: Mapped[str] = mapped_column(String(60))
    phase: Mapped[str] = mapped_column(String(20))
    n: Mapped[int] = mapped_column(Integer)
