"""How a payment meets what is owed: which invoice its number names, and how much of it can be booked there.

Nothing is guessed: what names no invoice of ours, or one in another currency, is left to a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Connection, Integer, String, bindparam, cast, select

from casework.models import Invoice, Payment
from casework.queries.access import By
from casework.queries.ledger import BALANCES, HANDS
from casework.queries.paying import tolerance
from fees.bank_file import BankRow

INVOICE, PAYMENT = Invoice.__table__, Payment.__table__
AUTHORITY, NUMBER = bindparam("authority", type_=String), bindparam("number", type_=Integer)
BALANCED = select(INVOICE, cast(BALANCES.c.balance, BigInteger).label("balance")).join(
    BALANCES, BALANCES.c.invoice_id == INVOICE.c.id).where(INVOICE.c.authority == AUTHORITY)  # fmt: skip
BY_KID = BALANCED.where(INVOICE.c.kid == bindparam("kid", type_=String))
BY_ID = BALANCED.where(INVOICE.c.id == NUMBER)
KNOWN = select(PAYMENT.c.id).where(
    PAYMENT.c.account == bindparam("account", type_=String),
    PAYMENT.c.archive_id == bindparam("archive_id", type_=String),
)
KEPT_APART = select(HANDS.c.person_id).where(HANDS.c.invoice_id == NUMBER, HANDS.c.did.in_(("decided", "wrote_off")))


class Outcome(StrEnum):
    """What a payment is to the invoice that its number names."""

    EXACT = "exact"
    PART = "part"
    SHORT = "short"            # what is missing is within the tolerance for bank charges
    OVER = "over"              # more than is owed: the rest is to be sent back
    UNKNOWN = "unknown"        # names no invoice of ours
    CURRENCY = "currency"      # another currency than the invoice
    YOURS = "yours"            # who registers it has decided the fee, or written a part of it off
    AGAIN = "again"            # known already: nothing is written


@dataclass(frozen=True, slots=True)
class Came:
    """A payment as somebody writes it down. `amount` in the smallest unit."""

    account: str
    archive_id: str
    booked_on: date
    amount: int
    currency: str
    kid: str = ""
    reference: str = ""
    payer: str = ""
    payer_account: str = ""


@dataclass(frozen=True, slots=True)
class Meets:
    """A payment and the invoice that it meets, if it meets one; `row`: its line in the file (0 = by hand)."""

    came: Came
    outcome: Outcome
    invoice: Any = None
    row: int = 0

    @property
    def booked(self) -> int:
        """How much of it is booked to the invoice."""
        if self.outcome not in (Outcome.EXACT, Outcome.PART, Outcome.SHORT, Outcome.OVER):
            return 0
        return min(self.came.amount, max(self.invoice.balance, 0))


@dataclass(frozen=True, slots=True)
class Owing:
    """An invoice with what it still owes after rows that are only looked at."""

    id: int
    number: str
    currency: str
    balance: int


def each(cx: Connection, rows: Iterable[BankRow], account: str, authority: str, by: By) -> Iterator[Meets]:
    """Each row as it would be booked after those before it."""
    owed: dict[int, int] = {}
    for row in rows:
        meets = meeting(cx, came_of(row, account), authority, by, row.row, owed)
        if meets.booked:
            owed[meets.invoice.id] = owed.get(meets.invoice.id, 0) + meets.booked
        yield meets


def came_of(row: BankRow, account: str) -> Came:
    amount, currency = row.amount.in_hundredths, str(row.amount.currency)
    told = row.kid, row.reference, row.payer, row.account
    return Came(account, row.archive_id, row.booked_on, amount, currency, *told)


def meeting(cx: Connection, came: Came, authority: str, by: By, row: int = 0,
           owed: dict[int, int] | None = None) -> Meets:  # fmt: skip
    if cx.execute(KNOWN, {"account": came.account, "archive_id": came.archive_id}).first() is not None:
        return Meets(came, Outcome.AGAIN, None, row)
    found = cx.execute(BY_KID, {"authority": authority, "kid": came.kid.replace(" ", "")}).first() if came.kid else None
    if found is None:
        return Meets(came, Outcome.UNKNOWN, None, row)
    invoice = Owing(found.id, f"{found.year}-{found.n}", found.currency,
                     int(found.balance) - (owed or {}).get(found.id, 0))  # fmt: skip
    if invoice.currency != came.currency:
        return Meets(came, Outcome.CURRENCY, invoice, row)
    if by.person_id in kept_apart(cx, invoice.id):
        return Meets(came, Outcome.YOURS, invoice, row)
    missing = invoice.balance - came.amount
    if missing < 0:
        return Meets(came, Outcome.OVER, invoice, row)
    within = missing <= tolerance().get(came.currency, 0)
    return Meets(came, Outcome.EXACT if not missing else Outcome.SHORT if within else Outcome.PART, invoice, row)


def kept_apart(cx: Connection, invoice_id: int) -> set[int | None]:
    """Who may register no payment of the invoice."""
    return set(cx.execute(KEPT_APART, {"number": invoice_id}).scalars())
