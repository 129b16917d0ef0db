"""Fees as rows: what a case is charged for, the claim it comes to, its invoice with lines, what is written off of it.

Amounts are whole numbers of the smallest unit (øre, cent), minutes are whole; nothing here is a fraction. Every row
names the event of the case about the fee that wrote it, and the database refuses one that no event says.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.db import Base
from casework.models.people import Party

CURRENCIES = "currency IN ('NOK', 'EUR')"


class Charge(Base):
    """Ties a case about a fee (`case_id`) to the case that it is charged for. One of a tariff lives at a time.

    Who is invoiced may be another than the party; an empty name means the party itself. `event_seq`: what wrote it
    last.
    """

    __tablename__ = "charge"
    __table_args__ = (
        CheckConstraint("case_id <> for_case_id", name="of_another"),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_charge_event"),
        Index(None, "for_case_id"),
        {"sqlite_with_rowid": False},
    )
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    for_case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    tariff: Mapped[str] = mapped_column(String(40))
    event_seq: Mapped[int]
    payer_name: Mapped[str] = mapped_column(String(300), default="")
    payer_address: Mapped[list[str]] = mapped_column(JSON, default=list)
    payer_country: Mapped[str] = mapped_column(String(2), default="")
    payer_reference: Mapped[str] = mapped_column(String(100), default="")
    payer_email: Mapped[str] = mapped_column(String(254), default="")


class Claim(Base):
    """What is owed, line by line: proposed, then raised by the signature of a second person, or void.

    `n`: which claim of the case it is (the payment number says it); `kind`: how it is paid and enforced
    (`fees.claims`); `lines`: each with key, day, activity, minutes, rate and amount.
    """

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("case_id", "n"),
        CheckConstraint("state IN ('proposed', 'raised', 'void')", name="state"),
        CheckConstraint("(state = 'raised') = (raised_seq IS NOT NULL)", name="raised_whole"),
        CheckConstraint(CURRENCIES, name="currency"),
        CheckConstraint("amount > 0", name="amount"),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_claim_event"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    n: Mapped[int]
    event_seq: Mapped[int]
    raised_seq: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10), default="proposed")
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int] = mapped_column(BigInteger)
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    party: Mapped[Party] = relationship()


class EnforceableKind(Base):
    """The declared kinds of claims (`fees.claims`), loaded at each upgrade: what must have come to pass before a claim
    of the kind is enforced.
    """

    __tablename__ = "claim_kind"
    __table_args__ = (
        CheckConstraint("enforceable_when IN ('final', 'due', 'demand_unpaid')", name="enforceable_when"),
        {"sqlite_with_rowid": False},
    )
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    enforceable_when: Mapped[str] = mapped_column(String(20))


class InvoiceSeries(Base):
    """The last number of an authority in a year, invoices and credit notes alike: no gaps, never reused."""

    __tablename__ = "invoice_series"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority", "year", "last"],
            ["invoice.authority", "invoice.year", "invoice.n"],
            deferrable=True,
            initially="DEFERRED",
            name="fk_invoice_series_invoice",
        ),
        {"sqlite_with_rowid": False},
    )
    authority: Mapped[str] = mapped_column(String(60), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class Invoice(Base):
    """An invoice, or a credit note that takes back a part of one: never changed. `payer_…` as it was printed.

    A credit note's amounts are below zero, so that an invoice and its full credit are nothing.
    """

    __tablename__ = "invoice"
    __table_args__ = (
        UniqueConstraint("authority", "year", "n"),
        UniqueConstraint("kid"),
        CheckConstraint("kind IN ('invoice', 'credit_note')", name="kind"),
        CheckConstraint("(kind = 'invoice') = (credits_id IS NULL)", name="credits"),
        CheckConstraint("(kind = 'invoice') = (kid IS NOT NULL)", name="has_kid"),
        CheckConstraint("(kind = 'invoice') = (due_on IS NOT NULL)", name="has_due"),
        CheckConstraint("(kind = 'invoice') = (total > 0)", name="total"),
        CheckConstraint(CURRENCIES, name="currency"),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_invoice_event"),
        Index(None, "case_id"),
        Index(None, "credits_id"),
        Index(None, "authority", "due_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(String(60))
    year: Mapped[int]
    n: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    credits_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"))
    kid: Mapped[str | None] = mapped_column(String(25))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    event_seq: Mapped[int]
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    payer_name: Mapped[str] = mapped_column(String(300))
    payer_address: Mapped[list[str]] = mapped_column(JSON)
    payer_country: Mapped[str] = mapped_column(String(2))
    payer_reference: Mapped[str] = mapped_column(String(100), default="")
    payer_email: Mapped[str] = mapped_column(String(254), default="")
    currency: Mapped[str] = mapped_column(String(3))
    issued_on: Mapped[date]
    due_on: Mapped[date | None]
    total: Mapped[int] = mapped_column(BigInteger)
    language: Mapped[str] = mapped_column(String(2))
    lines: Mapped[list[InvoiceLine]] = relationship(order_by="InvoiceLine.n", lazy="selectin")

    @property
    def number(self) -> str:
        """`2026-17`: what people say and write."""
        return f"{self.year}-{self.n}"


class InvoiceLine(Base):
    """One thing that is paid for, or credited: a line of a claim. `about`: which case it is for, as printed."""

    __tablename__ = "invoice_line"
    __table_args__ = (
        UniqueConstraint("invoice_id", "n"),
        Index("uq_invoice_line_once", "claim_id", "key", unique=True, sqlite_where=text("NOT credit"),
              postgresql_where=text("NOT credit")),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"))
    n: Mapped[int]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    key: Mapped[str] = mapped_column(String(60))
    credit: Mapped[bool] = mapped_column(Boolean)
    about: Mapped[str] = mapped_column(String(400))
    day: Mapped[date | None]
    activity: Mapped[str] = mapped_column(String(60))
    minutes: Mapped[int]
    rate: Mapped[int | None] = mapped_column(BigInteger)
    amount: Mapped[int] = mapped_column(BigInteger)


class WriteOff(Base):
    """What is given up of an invoice, by two people: what a bank abroad has kept, or what will not be paid."""

    __tablename__ = "write_off"
    __table_args__ = (
        CheckConstraint("kind IN ('bank_charges', 'irrecoverable')", name="kind"),
        CheckConstraint("amount > 0", name="amount"),
        ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_write_off_event"),
        Index(None, "invoice_id"),
        Index(None, "case_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    event_seq: Mapped[int]
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"))
    act_id: Mapped[int] = mapped_column(ForeignKey("two_person_act.id"))
    kind: Mapped[str] = mapped_column(String(20))
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str]
    at: Mapped[int] = mapped_column(BigInteger)


class Objection(Base):
    """What the party has against a line of an invoice, and what the authority answers. Answered once."""

    __tablename__ = "objection"
    __table_args__ = (
        CheckConstraint("(answered_at IS NULL) = (answered_by IS NULL)", name="answered_whole"),
        Index(None, "case_id"),
        Index(None, "invoice_line_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    invoice_line_id: Mapped[int] = mapped_column(ForeignKey("invoice_line.id"))
    body: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[int] = mapped_column(BigInteger)
    answer: Mapped[str] = mapped_column(default="")
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[int | None] = mapped_column(BigInteger)
