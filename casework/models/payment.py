"""Payments that came in, and what each krone of them was booked to. Rows are appended, never changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base
from casework.models.claim import CURRENCIES


class Payment(Base):
    """One payment on one account. `archive_id`: the bank's own name of it; an account knows it once, whoever writes it
    down, by hand or from a file, and however often.
    """

    __tablename__ = "payment"
    __table_args__ = (
        UniqueConstraint("account", "archive_id"),
        CheckConstraint("source IN ('bank_file', 'hand')", name="source"),
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint(CURRENCIES, name="currency"),
        CheckConstraint("(source = 'bank_file') = (file_sha256 IS NOT NULL AND row_n IS NOT NULL)", name="from_file"),
        Index(None, "authority", "booked_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(String(60))
    source: Mapped[str] = mapped_column(String(10))
    account: Mapped[str] = mapped_column(String(40))
    archive_id: Mapped[str] = mapped_column(String(80))
    booked_on: Mapped[date]
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    kid: Mapped[str] = mapped_column(String(40), default="")
    reference: Mapped[str] = mapped_column(String(200), default="")
    payer: Mapped[str] = mapped_column(String(200), default="")
    payer_account: Mapped[str] = mapped_column(String(60), default="")
    file_sha256: Mapped[str | None] = mapped_column(String(64))
    row_n: Mapped[int | None]
    registered_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    registered_at: Mapped[int] = mapped_column(BigInteger)


class Booking(Base):
    """What a part of a payment was for: an invoice, money sent back, or nothing (`mistake`: written down wrongly).

    Taken back by a row of the same amount below zero that names it (`reverses_id`). What no booking names yet stands
    on the suspense list.
    """

    __tablename__ = "booking"
    __table_args__ = (
        UniqueConstraint("reverses_id"),
        CheckConstraint("kind IN ('invoice', 'refund', 'mistake')", name="kind"),
        CheckConstraint("(kind = 'invoice') = (invoice_id IS NOT NULL)", name="whole"),
        CheckConstraint("amount <> 0 AND (amount < 0) = (reverses_id IS NOT NULL)", name="amount"),
        Index(None, "payment_id"),
        Index(None, "invoice_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"))
    kind: Mapped[str] = mapped_column(String(10))
    invoice_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("booking.id"))
    amount: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[int] = mapped_column(BigInteger)
