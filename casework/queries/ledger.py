"""What is owed and what became of it: the one place where invoices, credit notes, payments and write-offs are added up.

balance of an invoice = its total - what was credited - what is booked to it - what was written off of it; the database
adds it up the same way (`invoice_balance`). A case about a fee that shares an invoice with others owes no more than
its own lines.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Connection, Integer, bindparam, cast, column, exists, func, select, table

from casework.models import Booking, Case, Claim, Dispatch, Invoice, InvoiceLine, Letter, Payment, WriteOff
from casework.models.file import PAYER
from casework.queries.paying import payee
from casework.workflows.fee_guards import numbered

CASES, CLAIM, INVOICE, LINE = Case.__table__, Claim.__table__, Invoice.__table__, InvoiceLine.__table__
LETTER, DISPATCH = Letter.__table__, Dispatch.__table__
PAYMENT, BOOKING = Payment.__table__, Booking.__table__
BALANCES = table("invoice_balance", column("invoice_id", Integer), column("balance", BigInteger))
HANDS = table("invoice_hand", column("invoice_id", Integer), column("did"), column("person_id", Integer))

CASE_ID = bindparam("case_id", type_=Integer)
OF_THE_CASE = select(CLAIM.c.id).where(CLAIM.c.case_id == CASE_ID)
INVOICED = (
    select(INVOICE, cast(BALANCES.c.balance, BigInteger).label("balance"))
    .join(BALANCES, BALANCES.c.invoice_id == INVOICE.c.id)
    .where(INVOICE.c.id.in_(select(LINE.c.invoice_id).where(LINE.c.claim_id.in_(OF_THE_CASE), ~LINE.c.credit)))
    .order_by(INVOICE.c.id.desc())
    .limit(1)
)
LINES = (
    select(LINE).where(LINE.c.invoice_id == bindparam("invoice_id", type_=Integer), LINE.c.claim_id.in_(OF_THE_CASE))
    .order_by(LINE.c.n)
)  # fmt: skip
CREDITS = (
    select(LINE.c.claim_id, LINE.c.key, cast(func.sum(LINE.c.amount), BigInteger).label("amount"))
    .where(LINE.c.claim_id.in_(OF_THE_CASE), LINE.c.credit)
    .group_by(LINE.c.claim_id, LINE.c.key)
)
BOOKED = select(func.coalesce(func.sum(BOOKING.c.amount), 0)).where(BOOKING.c.payment_id == PAYMENT.c.id)
UNBOOKED = cast(PAYMENT.c.amount - BOOKED.scalar_subquery(), BigInteger)
"""What no booking names yet of a payment."""


def _sum(amount: Any, *where: Any) -> Any:
    return cast(func.coalesce(select(func.sum(amount)).where(*where).scalar_subquery(), 0), BigInteger)


CREDIT_NOTE, WRITE_OFF = INVOICE.alias("credit_note"), WriteOff.__table__
SUMS = (
    _sum(CREDIT_NOTE.c.total, CREDIT_NOTE.c.credits_id == INVOICE.c.id).label("credited"),
    _sum(BOOKING.c.amount, BOOKING.c.invoice_id == INVOICE.c.id).label("paid"),
    _sum(WRITE_OFF.c.amount, WRITE_OFF.c.invoice_id == INVOICE.c.id).label("written_off"),
    cast(BALANCES.c.balance, BigInteger).label("balance"),
)
"""What became of an invoice, beside its row; with `BALANCES` joined."""
ADDED_UP = (
    select(INVOICE, *SUMS).join(BALANCES, BALANCES.c.invoice_id == INVOICE.c.id)
    .where(INVOICE.c.id == bindparam("invoice_id", type_=Integer))
)  # fmt: skip


def invoice_of(cx: Connection, case_id: int) -> Any:
    """The newest invoice that bears lines of the case, with its balance; None while nothing is invoiced."""
    return cx.execute(INVOICED, {"case_id": case_id}).first()


def left_of(cx: Connection, case_id: int, invoice_id: int) -> list[tuple[Any, int]]:
    """The lines of the case on the invoice, each with what is not credited yet."""
    credited = {(row.claim_id, row.key): int(row.amount) for row in cx.execute(CREDITS, {"case_id": case_id})}
    rows = cx.execute(LINES, {"case_id": case_id, "invoice_id": invoice_id})
    return [(row, row.amount + credited.get((row.claim_id, row.key), 0)) for row in rows]


def sharing(cx: Connection, case_id: int, invoice_id: int) -> list[Any]:
    """The other cases whose lines stand on the invoice, in the order of their numbers."""
    on_it = select(CLAIM.c.case_id).join(LINE, LINE.c.claim_id == CLAIM.c.id).where(LINE.c.invoice_id == invoice_id)
    others = select(CASES).where(CASES.c.id.in_(on_it), CASES.c.id != case_id)
    return list(cx.execute(others.order_by(CASES.c.year, CASES.c.seq)))


def bills_beside(cx: Connection, case_id: int, kinds: Collection[str], ordered_on: date | None = None) -> list[Any]:
    """Letters to the party of these kinds about the invoice of the case that lie in other cases which share it, each
    with the number of its case, oldest first: those that were sent, or were ordered on a day.
    """
    mine = select(LINE.c.invoice_id).where(LINE.c.claim_id.in_(OF_THE_CASE), ~LINE.c.credit)
    on_it = select(CLAIM.c.case_id).join(LINE, LINE.c.claim_id == CLAIM.c.id).where(LINE.c.invoice_id.in_(mine))
    found = (
        select(LETTER, CASES.c.year, CASES.c.seq).join(CASES, CASES.c.id == LETTER.c.case_id)
        .where(LETTER.c.case_id.in_(on_it), LETTER.c.case_id != CASE_ID, LETTER.c.kind.in_(kinds),
               LETTER.c.state != "void", LETTER.c.recipient != PAYER)
    )  # fmt: skip
    left = exists().where(DISPATCH.c.letter_id == LETTER.c.id, DISPATCH.c.sent_at.is_not(None))
    found = found.where(LETTER.c.dated == ordered_on if ordered_on else left)
    return list(cx.execute(found.order_by(LETTER.c.id), {"case_id": case_id}))


def to_credit(cx: Connection, case_id: int, invoice_id: int, told: Mapping[str, Any]) -> list[tuple[Any, int]]:
    """What a credit note takes back: the `lines` of the case that are named (`1, 3`), each with what is left of it; all
    that is left where none are named. Nothing where one that is named is not there, or is credited already. Where it is
    told how much is `left` of the claim, what is more than that, from the last line on.
    """
    rest = [(line, left) for line, left in left_of(cx, case_id, invoice_id) if left]
    if told.get("left") is not None:
        return _over(rest, int(told["left"]))
    named = numbered(str(told.get("lines") or ""))
    if not named <= {line.n for line, _ in rest}:
        return []
    return [(line, left) for line, left in rest if not named or line.n in named]


def _over(rest: Sequence[tuple[Any, int]], left: int) -> list[tuple[Any, int]]:
    over, taken = sum(amount for _, amount in rest) - left, list[tuple[Any, int]]()
    for line, amount in reversed(rest):
        if (part := min(amount, over)) > 0:
            taken.insert(0, (line, part))
            over -= part
    return taken


def standing(cx: Connection, case_id: int, invoice: Any) -> tuple[int | None, frozenset[int]]:
    """What the case still owes of its invoice, no more than its own lines, and the numbers of the lines that are not
    credited; None while nothing is invoiced. Below zero: more came in than is owed.
    """
    if invoice is None:
        return None, frozenset()
    own, rest = {line.n: left for line, left in left_of(cx, case_id, invoice.id) if left}, rest_of(cx, invoice)
    return min(rest, sum(own.values())) if rest > 0 else rest, frozenset(own)


def rest_of(cx: Connection, invoice: Any, credited: int = 0) -> int:
    """What is owed of an invoice once so much more of it is credited. Below zero: what is to be sent back, also of what
    came in for it and is booked to nothing.
    """
    balance = int(invoice.balance) - credited
    return balance if balance > 0 else balance - unbooked_of(cx, invoice)


def unbooked_of(cx: Connection, invoice: Any) -> int:
    """What came in under the payment number of the invoice and is neither booked nor sent back."""
    asked = select(func.coalesce(func.sum(UNBOOKED), 0)).where(
        PAYMENT.c.kid == invoice.kid, PAYMENT.c.currency == invoice.currency, PAYMENT.c.authority == invoice.authority)
    return int(cx.execute(asked).scalar_one())


@dataclass(frozen=True, slots=True)
class Account:
    """How an invoice stands, and where it is paid. balance = total - credited - paid - written_off."""

    total: int
    credited: int
    paid: int
    written_off: int
    balance: int
    iban: str
    bic: str


def account_of(cx: Connection, invoice_id: int) -> Account:
    """The account of an invoice."""
    row = cx.execute(ADDED_UP, {"invoice_id": invoice_id}).one()
    paid_to = payee(row.authority)
    return Account(row.total, -int(row.credited), int(row.paid), int(row.written_off), int(row.balance), paid_to.iban,
                   paid_to.bic)  # fmt: skip
