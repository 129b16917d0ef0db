"""Seals: what a verb wrote in the rows of a case, as salted hashes in a chain of their own (T1)."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class Seal(Base):
    """A row as it stood after the transaction that wrote it: a link of the case's chain of seals.

    Holds ids and hashes, no personal data; with its salt emptied it says nothing any more about what the row said.
    """

    __tablename__ = "seal"
    __table_args__ = (
        CheckConstraint("length(hash) = 64 AND length(prev) = 64 AND length(row_hash) = 64", name="hashes"),
        {"sqlite_with_rowid": False},
    )
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int]
    """How many events the case had when the transaction was done."""
    of: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(80))
    """The row: the name of its table, and what tells it from the others there."""
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    row_hash: Mapped[str] = mapped_column(String(64))
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
