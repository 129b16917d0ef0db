"""Payments: registered by hand, read from a file of the bank, and what waits because nobody knows what it was for.

A file is shown before it is booked: row by row what would happen, and what is wrong with the rows that cannot be read.
The file comes back with the confirmation, and is read again; rows that are known already are passed over, so nothing is
booked twice however often it is sent.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from flask import Response, abort, redirect, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer
from wtforms import Form

from casework.core.case_type import Actor, Refusal
from casework.core.text import Text
from casework.db import db
from casework.forms.fields import CleanText, Day, StrictDecimal
from casework.forms.look import Look
from casework.law.fee_faults import text_of
from casework.models import Invoice, Payment
from casework.operations import payments as verbs
from casework.operations.acting import NotThere, Stale
from casework.operations.payments import NotBooked
from casework.queries.ledger import UNBOOKED
from casework.queries.paying import payee
from casework.queries.payments import Came, Outcome
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.staff import blueprint
from casework.web.staff.finance import READS, by_here, invoice_here, invoice_page
from fees.money import Currency

MOST = 1_000_000
"""Octets of a file that is shown before it is booked: it travels with the page."""
OUTCOMES = {
    Outcome.EXACT: Text("pays the invoice"),
    Outcome.PART: Text("pays a part of it"),
    Outcome.SHORT: Text("pays it but for what a bank may have kept"),
    Outcome.OVER: Text("pays more than is owed; the rest waits to be sent back"),
    Outcome.UNKNOWN: Text("names no invoice of ours, and waits for somebody to match it"),
    Outcome.CURRENCY: Text("is in another currency than the invoice, and waits"),
    Outcome.YOURS: Text("is for a fee that you have decided, and waits for a colleague"),
    Outcome.AGAIN: Text("is registered already, and is passed over"),
}
NO_FILE = Text("Choose a file.")
TOO_LARGE = Text("The file is too large: there is room for 1 MB. Split it.")
WRITE = {"booked_on": Text("Write the day."), "amount": Text("Write the amount."),
         "archive_id": Text("Write the reference that the bank gives.")}  # fmt: skip
OF_THESE = Text("Choose a currency that is booked here.")
MORE_THAN_NOTHING = Text("Write an amount above zero.")
WRITE_WHY = Text("Write why.")
SETTLED = Refusal(Text("Somebody has booked it in the meantime."), cure=Text("Nobody needs to."))


class PaymentForm(Form):
    """A payment as it stands on the statement of the bank."""

    class Meta:
        csrf = False  # the application asks for the token of every form
        locales = False
        language = "en"
        options: Mapping[str, Any] = {}

    booked_on = Day(Text("Day"), None, Look(width="w-7"))
    amount = StrictDecimal(Text("Amount"), None, Look(width="w-7", decimals=2))
    kid = CleanText(Text("Payment number (KID)"), None, Look(most=40))
    archive_id = CleanText(Text("Archive reference of the bank"), None, Look(most=64))
    payer = CleanText(Text("Who paid"), None, Look(most=140))
    reference = CleanText(Text("What the payer wrote"), None, Look(most=140))


@dataclass
class Typed:
    """A form that comes back, with what is wrong with it. `place`: which one."""

    place: str
    values: dict[str, str] = field(default_factory=dict)
    faults: dict[str, Text] = field(default_factory=dict)


def _authority() -> str:
    return visitor().authority or ""


@blueprint.get("/staff/finance/payments")
@policy("staff", *READS)
def payments() -> Response:
    return shown()


@blueprint.post("/staff/finance/payments")
@policy("staff", Actor.FINANCE)
def register_payment() -> Answer:
    """Registers a payment by hand."""
    form = PaymentForm(request.form)
    typed = Typed("register", {"currency": request.form.get("currency", "")[:3]})
    typed.values |= {one.name: str(one.typed) for one in form}  # type: ignore[attr-defined]
    if switching_language():
        return shown(typed)
    for one in form:
        fault = one.fault or (WRITE.get(one.name) if one.data is None else None)  # type: ignore[attr-defined]
        if fault is not None:
            typed.faults[one.name] = fault
    amount = int(Decimal(form.amount.data) * 100) if form.amount.data else 0
    if "amount" not in typed.faults and not 0 < amount < 10**15:
        typed.faults["amount"] = MORE_THAN_NOTHING
    if "booked_on" not in typed.faults and date.fromisoformat(str(form.booked_on.data)) > today():
        typed.faults["booked_on"] = verbs.STILL_TO_COME.sentence
    if (currency := typed.values["currency"]) not in set(Currency):
        typed.faults["currency"] = OF_THESE
    if typed.faults:
        return shown(typed, 422)
    told = form.kid.data or "", form.reference.data or "", form.payer.data or ""
    day, account = date.fromisoformat(str(form.booked_on.data)), payee(_authority()).iban
    came = Came(account, str(form.archive_id.data), day, amount, currency, *told)
    try:
        with acting_once() as first:
            meets = verbs.register(came, _authority(), by=by_here(), now=now()) if first else None
    except NotBooked as refused:
        return shown(typed, 409, refused.refusal)
    if meets:
        tell(Text("The payment is registered: it {outcome}.", outcome=OUTCOMES[meets.outcome]))
    return redirect(url_for("staff.payments"), 303)


@blueprint.post("/staff/finance/payments/file")
@policy("staff", Actor.FINANCE)
def payment_file() -> Answer:
    """Shows what a file would book; with `do=book` books what was shown."""
    content, fault = _content()
    if content is None:
        return shown(Typed("file", {}, {"file": fault} if fault else {}), 422 if fault else 200)
    account = payee(_authority()).iban
    if request.form.get("do") == "book" and not switching_language():
        with acting_once() as first:
            done = verbs.book_file(content, account, _authority(), by=by_here(), now=now()) if first else []
        written = sum(meets.outcome is not Outcome.AGAIN for meets in done)
        tell(Text("{count} payments are registered, {again} were known already.", count=written,
                  again=len(done) - written))  # fmt: skip
        return redirect(url_for("staff.payments"), 303)
    found, would = verbs.previewed(content, account, _authority(), by=by_here(), now=now())
    return page("staff/payment_file.html", 422 if found.faults and not found.rows else 200, rows=would,
                faults=[(one.row, one.column, text_of(one.fault)) for one in found.faults], outcomes=OUTCOMES,
                content=base64.b64encode(content).decode(), once=fresh_key)  # fmt: skip


@blueprint.post("/staff/finance/payments/<int:payment_id>")
@policy("staff", Actor.FINANCE)
def settle_payment(payment_id: int) -> Answer:
    """Matches a payment to an invoice, sends it back, or strikes it; each with a reason."""
    do, number = request.form.get("do", ""), request.form.get("invoice", "").strip()[:40]
    reason = " ".join(request.form.get("reason", "").split())[:500]
    typed = Typed(f"payment-{payment_id}", {"reason": reason, "invoice": number})
    if switching_language():
        return shown(typed)
    if do not in ("match", "send_back", "strike"):
        abort(400)
    if not reason or not reason.isprintable():
        typed.faults["reason"] = WRITE_WHY
        return shown(typed, 422)
    try:
        with acting_once() as first:
            if first:
                _settle(do, payment_id, number, reason)
    except NotBooked as refused:
        typed.faults["invoice" if do == "match" else "reason"] = refused.refusal.sentence
        return shown(typed, 409, refused.refusal)
    except NotThere:
        abort(404)
    tell(Text("It is booked."))
    return redirect(url_for("staff.payments"), 303)


def _settle(do: str, payment_id: int, number: str, reason: str) -> None:
    by, at = by_here(), now()
    if do == "send_back":
        verbs.send_back(payment_id, reason, _authority(), by=by, now=at)
    elif do == "strike":
        verbs.strike(payment_id, reason, _authority(), by=by, now=at)
    else:
        year, _, n = number.partition("-")
        plain = number.isascii() and year.isdigit() and n.isdigit() and len(number) < 16
        wanted = Invoice.authority == _authority(), Invoice.kind == "invoice"
        same = (Invoice.year == int(year), Invoice.n == int(n)) if plain else (Invoice.kid == number.replace(" ", ""),)
        found = db.session.scalar(select(Invoice.id).where(*wanted, *same))
        verbs.match(payment_id, found or 0, reason, _authority(), by=by, now=at)


@blueprint.post("/staff/finance/invoices/<int:invoice_id>")
@policy("staff", Actor.FINANCE)
def settle_invoice(invoice_id: int) -> Answer:
    """Takes a booking back (`booking`), or records that what was paid too much was sent back."""
    invoice_here(invoice_id)
    wanted = request.form.get("booking", "")
    booking = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else 0
    reason = " ".join(request.form.get("reason", "").split())[:500]
    typed = Typed(f"reason-{booking}" if wanted else "refund-reason", {"reason": reason})
    if switching_language():
        return invoice_page(invoice_id, typed=typed)
    if not reason or not reason.isprintable():
        typed.faults["reason"] = WRITE_WHY
        return invoice_page(invoice_id, 422, typed=typed)
    try:
        with acting_once() as first:
            if first and wanted:
                verbs.take_back(booking, invoice_id, reason, _authority(), by=by_here(), now=now())
            elif first:
                verbs.refund_all(invoice_id, reason, by=by_here(), now=now())
    except NotBooked as refused:
        return invoice_page(invoice_id, 409, refused.refusal, typed)
    except (NotThere, Stale):
        return invoice_page(invoice_id, 409, SETTLED, typed)
    tell(Text("It is booked."))
    return redirect(url_for("staff.invoice", invoice_id=invoice_id), 303)


def shown(typed: Typed | None = None, status: int = 200, refusal: Refusal | None = None) -> Response:
    """The page; `typed`: a form that comes back."""
    waiting = db.session.execute(
        select(Payment, UNBOOKED.label("unbooked")).where(Payment.authority == _authority(), UNBOOKED > 0)
        .order_by(Payment.booked_on, Payment.id).limit(200)).all()  # fmt: skip
    latest = db.session.scalars(
        select(Payment).where(Payment.authority == _authority()).order_by(Payment.id.desc()).limit(20)).all()
    return page("staff/payments.html", status, form=PaymentForm(), typed=typed, refusal=refusal, waiting=waiting,
                latest=latest, currencies=list(Currency), once=fresh_key, today=today(),
                writes=Actor.FINANCE in visitor().roles)  # fmt: skip


def _content() -> tuple[bytes | None, Text | None]:
    """What was uploaded, or what the page brought back."""
    if brought := request.form.get("content"):
        try:
            return base64.b64decode(brought[: 2 * MOST], validate=True), None
        except (binascii.Error, ValueError):
            return None, NO_FILE
    sent = request.files.get("file")
    if switching_language():
        return None, None
    if sent is None or not sent.filename:
        return None, NO_FILE
    content = sent.stream.read(MOST + 1)
    return (content, None) if len(content) <= MOST else (None, TOO_LARGE)
