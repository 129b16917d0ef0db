"""Roots: digests of the heads of chains, also written outside the database, so that even a whole rewritten chain is
found (T1).
"""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class Root(Base):
    """A link of the chain of roots. `cases` and `events`: how many heads it names, and how many events stand behind
    them.
    """

    __tablename__ = "root"
    __table_args__ = (UniqueConstraint("prev"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int] = mapped_column(BigInteger)
    cases: Mapped[int]
    events: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    prev: Mapped[str] = mapped_column(String(64))


class RootHead(Base):
    """A head that a root names: the case's record ended at this event, and its seals at this one. Each head is named by
    the first root after it."""

    __tablename__ = "root_head"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "n_events"], ["event.case_id", "event.seq"], name="fk_root_head_event"),
        {"sqlite_with_rowid": False},
    )
    case_id: Mapped[int] = mapped_column(primary_key=True)
    n_events: Mapped[int] = mapped_column(primary_key=True)
    seals: Mapped[int] = mapped_column(primary_key=True)
    root_id: Mapped[int] = mapped_column(ForeignKey("root.id"), index=True)
    head: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[str] = mapped_column(String(64))
