"""What a letter about money says, read from the rows: the claim as it is proposed, or the invoice as it was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from casework.core.text import Source
from casework.i18n import say
from casework.identifiers import iban
from casework.law.spelling import spelled
from casework.letters.bill import Bill, BillLine
from casework.letters.order import country_name
from casework.models import Case, Charge, Claim, InvoiceLine, Letter
from casework.models.file import PAYER
from casework.queries.ledger import account_of, invoice_of, left_of, rest_of, to_credit
from casework.queries.paying import payee
from casework.queries.reckoning import rates_on
from casework.workflows.charging import Tariff
from casework.workflows.hours import ACTIVITIES, in_hours
from casework.workflows.tariffs import tariff_named
from fees.claims import CLAIM_KINDS
from fees.kid import Claim as Numbered

CASES, CHARGE, CLAIM = Case.__table__, Charge.__table__, Claim.__table__
LINE, LETTER = InvoiceLine.__table__, Letter.__table__
CREDITING = ("credit", "reduction", "annulment")
"""Letters that take back a part of an invoice, or all of it."""
DECIDING = ("fee", "sanction", "charge", "reduction")
"""Letters that say how much is owed."""


def bill_of(cx: Connection, case_id: int, letter: Any) -> Bill | None:
    """The bill that a letter of the case shows; None in a case that is no fee, or where there are no lines to show."""
    charge = cx.execute(select(CHARGE).where(CHARGE.c.case_id == case_id)).first()
    here = CLAIM.c.case_id == case_id, CLAIM.c.state != "void"
    claim = cx.execute(select(CLAIM).where(*here).order_by(CLAIM.c.n.desc())).first() if charge else None
    if charge is None or claim is None:
        return None
    tariff = tariff_named(charge.tariff)
    if letter.kind == "fee":
        return _claimed(cx, tariff, claim, letter)
    invoice = invoice_of(cx, case_id)
    if invoice is None:  # a decision that demands the amount itself is printed before it is signed
        return None if tariff.rate else _demanded(cx, tariff, claim, letter)
    return _invoiced(cx, tariff, invoice, case_id, letter, charge.payer_name)


def _claimed(cx: Connection, tariff: Tariff, claim: Any, letter: Any) -> Bill:
    lines = tuple(_of_claim(n, line, letter.language) for n, line in enumerate(claim.lines, 1))
    return _bill(cx, tariff, claim.currency, lines, sum(line["minutes"] for line in claim.lines), letter)


def _demanded(cx: Connection, tariff: Tariff, claim: Any, letter: Any) -> Bill:
    """What is to be paid on the ground of a decision that is not signed yet, and how."""
    case = cx.execute(select(CASES).where(CASES.c.id == claim.case_id)).one()
    bill, to = _claimed(cx, tariff, claim, letter), payee(case.authority)
    kid = Numbered(case.year, case.seq, claim.n).kid()
    return replace(bill, kid=kid, iban=iban.printed(to.iban), bic=to.bic, balance=bill.total)


def _invoiced(
    cx: Connection, tariff: Tariff, invoice: Any, case_id: int, letter: Any, named: str
) -> Bill | None:
    is_credit, language = letter.kind in CREDITING, letter.language
    if is_credit:
        rows = to_credit(cx, case_id, invoice.id, letter.values)
    else:
        every = cx.execute(select(LINE).where(LINE.c.invoice_id == invoice.id).order_by(LINE.c.n))
        rows = [(line, line.amount) for line in every]
    if not rows:
        return None
    lines = tuple(_of_invoice(line, amount, language) for line, amount in rows)
    bill = _bill(cx, tariff, invoice.currency, lines, sum(line.minutes for line, _ in rows), letter)
    account = account_of(cx, invoice.id)
    whose = (*invoice.payer_address, country_name(invoice.payer_country, language))
    number = f"{invoice.year}-{invoice.n}"
    if is_credit:
        decision, decided_on = _changed(cx, case_id, letter)
        claimed = sum(left for _, left in left_of(cx, case_id, invoice.id)) - sum(left for _, left in rows)
        bill = replace(bill, decision=decision, decided_on=decided_on, left=_of(claimed))
    return replace(
        bill, number="" if is_credit else number, credits=number if is_credit else "", kid=invoice.kid,
        iban=iban.printed(account.iban), bic=account.bic, issued_on=invoice.issued_on, due_on=invoice.due_on,
        payer=(invoice.payer_name, *(line for line in whose if line)), payer_reference=invoice.payer_reference,
        is_named=bool(named),
        paid=_of(account.paid), balance=_of(rest_of(cx, invoice, sum(left for _, left in rows) if is_credit else 0)),
    )  # fmt: skip


def _changed(cx: Connection, case_id: int, letter: Any) -> tuple[str, date | None]:
    """The number and day of the letter with the decision that this one changes."""
    before = (LETTER.c.case_id == case_id, LETTER.c.id < letter.id, LETTER.c.kind.in_(DECIDING),
              LETTER.c.state == "printed", LETTER.c.recipient != PAYER)
    found = select(LETTER, CASES.c.year, CASES.c.seq).join(CASES, CASES.c.id == LETTER.c.case_id).where(*before)
    row = cx.execute(found.order_by(LETTER.c.id.desc())).first()
    return (f"{row.year}/{row.seq}-{row.number}", row.dated) if row else ("", None)


def _bill(
    cx: Connection, tariff: Tariff, currency: str, lines: tuple[BillLine, ...], minutes: int, letter: Any
) -> Bill:
    language = letter.language
    rate = rates_on(cx, tariff, letter.dated).known_on(max(line.on for line in lines))
    source = Source(rate.source.act, rate.source.place) if rate else tariff.source
    return Bill(
        currency=currency, tariff=say(tariff.title, language), source=spelled(str(tariff.source), language),
        rate_source=spelled(str(source), language), rate_sure=rate.source.certainty if rate else 0,
        lines=lines, total=sum((line.amount for line in lines), Decimal(0)), time=say(in_hours(minutes), language),
        days=CLAIM_KINDS[tariff.claim].due.days,
    )  # fmt: skip


def _of_claim(n: int, line: Any, language: str) -> BillLine:
    return BillLine(
        n=n, what=_activity(line["activity"], language), on=date.fromisoformat(line["day"]),
        time=say(in_hours(line["minutes"]), language), rate=_of(line["rate"] or 0), amount=_of(line["amount"]),
    )  # fmt: skip


def _of_invoice(row: Any, amount: int, language: str) -> BillLine:
    return BillLine(
        n=row.n, what=_activity(row.activity, language), on=row.day, time=say(in_hours(row.minutes), language),
        rate=_of(row.rate or 0), amount=_of(amount), about=row.about,
    )  # fmt: skip


def _of(hundredths: int) -> Decimal:
    """An amount of the database, in the unit that people write."""
    return Decimal(int(hundredths)) / 100


def _activity(name: str, language: str) -> str:
    known = ACTIVITIES.get(name)
    return say(known.title, language) if known else name

