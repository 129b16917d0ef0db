"""Payments: written down by hand or from a file of the bank, and booked to what they were for, each krone once.

The payment number (KID) finds the invoice. What is owed is booked to it; what is more than that stays unbooked until it
is sent back. What names nothing we know, another currency, or a fee that whoever registers has decided stands on the
suspense list, where a colleague matches it with a reason. Nothing is changed afterwards: a booking is taken back by
another row. The same payment is known once, by the bank's own name of it, however often it is written down or its file
is read (N5); the database keeps that, and that who decides a fee registers no payment of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, or_, select

from casework.core.case_type import Refusal
from casework.core.text import Text
from casework.db import writing
from casework.models import Booking, Case, Claim, Invoice, InvoiceLine, Payment
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.operations.due import take_due_step
from casework.operations.steps import ring
from casework.queries.ledger import BALANCES, UNBOOKED, left_of
from casework.queries.payments import (
    AUTHORITY,
    BY_ID,
    BY_KID,
    NUMBER,
    Came,
    Meets,
    Outcome,
    came_of,
    each,
    kept_apart,
    meeting,
)
from casework.workflows.guards import COLLEAGUE_CAN, HOUSE_TWO
from fees.bank_file import BankFile, read

CASES, CLAIM, LINE, INVOICE = Case.__table__, Claim.__table__, InvoiceLine.__table__, Invoice.__table__
PAYMENT, BOOKING = Payment.__table__, Booking.__table__
REGISTERS = 5_870_221
"""Number of the advisory lock that registrations of one PostgreSQL database wait for; SQLite has one writer anyway."""

ONE = select(PAYMENT, UNBOOKED.label("unbooked")).where(
    PAYMENT.c.id == NUMBER, PAYMENT.c.authority == AUTHORITY)  # fmt: skip
OF_INVOICE = (
    select(CASES.c.id).distinct().join(CLAIM, CLAIM.c.case_id == CASES.c.id).join(LINE, LINE.c.claim_id == CLAIM.c.id)
    .where(LINE.c.invoice_id == NUMBER).order_by(CASES.c.id)
)  # fmt: skip


class NotBooked(Exception):
    """Why a payment cannot be registered or booked so."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal.sentence))
        self.refusal = refusal


KNOWN_ALREADY = Refusal(Text("This payment is registered already: the account knows its archive reference."),
                        cure=Text("Nobody needs to."))  # fmt: skip
YOU_DECIDED = Refusal(Text("You have decided this fee, or written a part of it off."), HOUSE_TWO, COLLEAGUE_CAN)
OTHER_CURRENCY = Refusal(Text("The invoice is in another currency."), cure=Text("You can send the payment back."))
NOTHING_OWED = Refusal(Text("Nothing is owed on that invoice."), cure=Text("You can send the payment back."))
NO_INVOICE = Refusal(Text("There is no invoice with that number."), cure=Text("You can correct the number."))
ALL_BOOKED = Refusal(Text("All of this payment is booked already."), cure=Text("Nobody needs to."))
NOTHING_OVER = Refusal(Text("Nothing was paid too much."), cure=Text("Nobody needs to."))
CLOSED = Refusal(Text("The case that it paid for is closed, and so the payment stands."),
                 cure=Text("It can be put right in the accounts of the authority, not here."))  # fmt: skip
STILL_TO_COME = Refusal(Text("The day of the payment is still to come."), cure=Text("You can correct the day."))
WHY = Refusal(Text("No reason is written."), cure=Text("You can write one line that says why."))
NOT_BY_HAND = Refusal(Text("What the bank has told us is no mistake of ours."),
                      cure=Text("You can send the payment back."))  # fmt: skip


def register(came: Came, authority: str, *, by: By, now: int) -> Meets:
    """Writes a payment down by hand and books it; NotBooked where the account knows it already, or its day is still to
    come.
    """
    if came.booked_on > legal_date(now):
        raise NotBooked(STILL_TO_COME)
    with writing() as cx:
        _alone(cx)
        meets = meeting(cx, came, authority, by)
        if meets.outcome is Outcome.AGAIN:
            raise NotBooked(KNOWN_ALREADY)
        _enter(cx, meets, authority, by, now)
    follow([meets.invoice.id] if meets.booked else [], now)
    return meets


def previewed(content: bytes, account: str, authority: str, *, by: By, now: int) -> tuple[BankFile, list[Meets]]:
    """What booking the file would do, row by row; nothing is written."""
    found = read(content, legal_date(now))
    with writing() as cx:
        return found, list(each(cx, found.rows, account, authority, by))


def book_file(content: bytes, account: str, authority: str, *, by: By, now: int) -> list[Meets]:
    """Writes down and books every row that can be read and is not known yet: all of them, or none."""
    digest, done = sha256(content).hexdigest(), []
    with writing() as cx:
        _alone(cx)
        for row in read(content, legal_date(now)).rows:
            meets = meeting(cx, came_of(row, account), authority, by, row.row)
            if meets.outcome is not Outcome.AGAIN:
                _enter(cx, meets, authority, by, now, source="bank_file", file_sha256=digest, row_n=row.row)
            done.append(meets)
    follow({meets.invoice.id for meets in done if meets.booked}, now)
    return done


def match(payment_id: int, invoice_id: int, reason: str, authority: str, *, by: By, now: int) -> int:
    """Books what is unbooked of a payment to an invoice that a person has found; returns how much."""
    with writing() as cx:
        payment = _open(cx, payment_id, authority)
        invoice = cx.execute(BY_ID, {"authority": authority, "number": invoice_id}).first()
        if invoice is None:
            raise NotBooked(NO_INVOICE)
        if invoice.currency != payment.currency:
            raise NotBooked(OTHER_CURRENCY)
        if kept_apart(cx, invoice_id) & {by.person_id, payment.registered_by}:
            raise NotBooked(YOU_DECIDED)
        if invoice.balance <= 0:
            raise NotBooked(NOTHING_OWED)
        amount = min(int(payment.unbooked), int(invoice.balance))
        _book(cx, payment_id, "invoice", amount, by, now, invoice_id=invoice_id, reason=reason)
    follow([invoice_id], now)
    return amount


def send_back(payment_id: int, reason: str, authority: str, *, by: By, now: int) -> int:
    """Records that what is unbooked of a payment was sent back; returns how much."""
    with writing() as cx:
        payment = _open(cx, payment_id, authority)
        _book(cx, payment_id, "refund", int(payment.unbooked), by, now, reason=reason)
    follow(_named(payment.kid, authority), now)
    return int(payment.unbooked)


def strike(payment_id: int, reason: str, authority: str, *, by: By, now: int) -> None:
    """A payment that was written down by hand never came in."""
    with writing() as cx:
        payment = _open(cx, payment_id, authority)
        if payment.source != "hand":
            raise NotBooked(NOT_BY_HAND)
        _book(cx, payment_id, "mistake", int(payment.unbooked), by, now, reason=reason)
    follow(_named(payment.kid, authority), now)


def take_back(booking_id: int, invoice_id: int, reason: str, authority: str, *, by: By, now: int) -> None:
    """Takes back what is booked to an invoice, so that the payment can be booked otherwise or sent back; what it paid
    is owed again. Never where a case that it paid for is closed, for nothing would pursue the debt.
    """
    with writing() as cx:
        wanted = BOOKING.c.id == booking_id, BOOKING.c.invoice_id == invoice_id, BOOKING.c.amount > 0
        row = cx.execute(select(BOOKING).where(*wanted)).first()
        if row is None or cx.execute(ONE, {"number": row.payment_id, "authority": authority}).first() is None:
            raise NotThere
        cx.execute(select(PAYMENT.c.id).where(PAYMENT.c.id == row.payment_id).with_for_update())
        if cx.execute(select(BOOKING.c.id).where(BOOKING.c.reverses_id == booking_id)).first() is not None:
            raise Stale
        if _is_closed(cx, invoice_id):
            raise NotBooked(CLOSED)
        if by.person_id in kept_apart(cx, invoice_id):
            raise NotBooked(YOU_DECIDED)
        _book(cx, row.payment_id, row.kind, -row.amount, by, now, invoice_id=invoice_id, reason=reason,
              reverses_id=booking_id)  # fmt: skip
    follow([invoice_id], now)


def _is_closed(cx: Connection, invoice_id: int) -> bool:
    """Is a case closed whose lines of the invoice are not credited? All its cases are locked meanwhile."""
    of_it = cx.execute(OF_INVOICE, {"number": invoice_id}).scalars().all()
    cases = cx.execute(select(CASES).where(CASES.c.id.in_(of_it)).order_by(CASES.c.id).with_for_update()).all()
    return any(case.closed_at is not None and any(left for _, left in left_of(cx, case.id, invoice_id))
               for case in cases)  # fmt: skip


def refund_all(invoice_id: int, reason: str, *, by: By, now: int) -> int:
    """Records that all that was paid too much for an invoice was sent back, also what a credit note has set free;
    returns how much.
    """
    with writing() as cx:
        invoice = cx.execute(select(INVOICE).where(INVOICE.c.id == invoice_id)).first()
        if invoice is None:
            raise NotThere
        named = PAYMENT.c.authority == invoice.authority, PAYMENT.c.currency == invoice.currency
        booked = select(BOOKING.c.payment_id).where(BOOKING.c.invoice_id == invoice_id)
        known = or_(PAYMENT.c.id.in_(booked), PAYMENT.c.kid == invoice.kid)
        rows = cx.execute(select(PAYMENT.c.id).where(*named, known).order_by(PAYMENT.c.id.desc()).with_for_update())
        wanted = rows.scalars().all()
        over = -int(cx.execute(select(BALANCES.c.balance).where(BALANCES.c.invoice_id == invoice_id)).scalar_one())
        for payment_id in wanted:
            over -= _set_free(cx, payment_id, invoice_id, over, reason, by, now) if over > 0 else 0
        sent = 0
        for payment_id in wanted:
            rest = int(cx.execute(ONE, {"number": payment_id, "authority": invoice.authority}).one().unbooked)
            if rest > 0:
                _book(cx, payment_id, "refund", rest, by, now, reason=reason)
                sent += rest
    if not sent:
        raise NotBooked(NOTHING_OVER)
    follow([invoice_id], now)
    return sent


def _set_free(cx: Connection, payment_id: int, invoice_id: int, over: int, reason: str, by: By, now: int) -> int:
    """Takes back so much of what is booked of a payment to an invoice; returns how much."""
    taken = select(BOOKING.c.reverses_id).where(BOOKING.c.reverses_id.is_not(None))
    stands = select(BOOKING).where(BOOKING.c.payment_id == payment_id, BOOKING.c.invoice_id == invoice_id,
                                   BOOKING.c.amount > 0, BOOKING.c.id.not_in(taken))  # fmt: skip
    freed = 0
    for row in cx.execute(stands.order_by(BOOKING.c.id.desc())).all():
        if freed >= over:
            break
        _book(cx, payment_id, "invoice", -row.amount, by, now, invoice_id=invoice_id, reason=reason,
              reverses_id=row.id)  # fmt: skip
        if keeps := row.amount - min(row.amount, over - freed):
            _book(cx, payment_id, "invoice", keeps, by, now, invoice_id=invoice_id, reason=reason)
        freed += row.amount - keeps
    return freed


def follow(invoices: Iterable[int], now: int) -> None:
    """Takes the steps that are due by themselves in the cases of these invoices, now that money has come; the schedule
    would take them too, later.
    """
    for invoice_id in sorted(set(invoices)):
        with writing() as cx:
            found = cx.execute(OF_INVOICE, {"number": invoice_id}).scalars().all()
        for case_id in found:
            take_due_step(case_id, now)
    ring()


def _named(kid: str, authority: str) -> list[int]:
    """The invoice whose payment number a payment bears."""
    with writing() as cx:
        found = cx.execute(BY_KID, {"authority": authority, "kid": kid}).first()
    return [found.id] if found else []


def _alone(cx: Connection) -> None:
    """Registrations wait for each other, so that what one has written the next one knows."""
    if cx.dialect.name == "postgresql":
        cx.execute(select(func.pg_advisory_xact_lock(REGISTERS)))


def _enter(cx: Connection, meets: Meets, authority: str, by: By, now: int, source: str = "hand", **of_file: Any) -> int:
    came = meets.came
    values = {name: getattr(came, name) for name in Came.__dataclass_fields__}
    row = cx.execute(PAYMENT.insert().values(
        **values, **of_file, authority=authority, source=source, registered_by=by.person_id, registered_at=now,
    ).returning(PAYMENT.c.id)).scalar_one()  # fmt: skip
    if meets.booked:
        _book(cx, row, "invoice", meets.booked, by, now, invoice_id=meets.invoice.id)
    return int(row)


def _open(cx: Connection, payment_id: int, authority: str) -> Any:
    """A payment with something unbooked, locked."""
    cx.execute(select(PAYMENT.c.id).where(PAYMENT.c.id == payment_id).with_for_update())
    payment = cx.execute(ONE, {"number": payment_id, "authority": authority}).first()
    if payment is None:
        raise NotThere
    if payment.unbooked <= 0:
        raise NotBooked(ALL_BOOKED)
    return payment


def _book(cx: Connection, payment_id: int, kind: str, amount: int, by: By, now: int, **more: Any) -> None:
    """Whoever does more than to book a payment by its number says why."""
    values = {"invoice_id": None, "reverses_id": None, "reason": "", **more}
    if "reason" in more and not (str(more["reason"]).strip() and str(more["reason"]).isprintable()):
        raise NotBooked(WHY)
    cx.execute(BOOKING.insert().values(
        payment_id=payment_id, kind=kind, amount=amount, person_id=by.person_id, at=now, **values))  # fmt: skip
