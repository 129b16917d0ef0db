"""What a letter about money says, read from the rows: the claim as it is proposed, or the invoice as it was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from casework.i18n import say
from casework.law.fee_rates import FeeRule, rate_on
from casework.law.spelling import spelled
from casework.letters.bill import Bill, BillLine
from casework.letters.order import country_name
from casework.models import Charge, Claim, Invoice, InvoiceLine
from casework.queries.ledger import account_of
from casework.workflows.charging import TARIFFS, Tariff
from casework.workflows.hours import ACTIVITIES

CHARGE, CLAIM = Charge.__table__, Claim.__table__
INVOICE, LINE = Invoice.__table__, InvoiceLine.__table__
HOURS = {"nb": "t", "nn": "t", "en": "h"}


def bill_of(cx: Connection, case_id: int, kind: str, told: Any, language: str) -> Bill | None:
    """The bill that a letter of this kind shows; None in a case that is no fee, or has no claim."""
    charge = cx.execute(select(CHARGE).where(CHARGE.c.case_id == case_id)).first()
    here = CLAIM.c.case_id == case_id, CLAIM.c.state != "void"
    claim = cx.execute(select(CLAIM).where(*here).order_by(CLAIM.c.n.desc())).first() if charge else None
    if charge is None or claim is None:
        return None
    tariff = TARIFFS[charge.tariff]
    if kind == "fee":
        lines = tuple(_of_claim(n, line, language) for n, line in enumerate(claim.lines, 1))
        return _bill(tariff, claim.currency, lines, (line["minutes"] for line in claim.lines), language)
    wanted = select(LINE.c.invoice_id).where(LINE.c.claim_id == claim.id, LINE.c.credit.is_(False))
    invoice = cx.execute(select(INVOICE).where(INVOICE.c.id.in_(wanted))).first()
    return _invoiced(cx, tariff, invoice, claim, kind, told, language) if invoice else None


def _invoiced(cx: Connection, tariff: Tariff, invoice: Any, claim: Any, kind: str, told: Any, language: str) -> Bill:
    rows = cx.execute(select(LINE).where(LINE.c.invoice_id == invoice.id).order_by(LINE.c.n)).all()
    if kind == "credit":
        named = {int(number) for number in str(told.get("lines") or "").replace(",", " ").split()}
        rows = [row for row in rows if row.claim_id == claim.id and (row.n in named or not named)]
    lines = tuple(_of_invoice(row, language) for row in rows)
    bill = _bill(tariff, invoice.currency, lines, (row.minutes for row in rows), language)
    account = account_of(cx, invoice.id)
    whose = (*invoice.payer_address, country_name(invoice.payer_country, language))
    number, is_credit = f"{invoice.year}-{invoice.n}", kind == "credit"
    return replace(
        bill, number="" if is_credit else number, credits=number if is_credit else "", kid=invoice.kid,
        iban=_grouped(account.iban), bic=account.bic, issued_on=invoice.issued_on, due_on=invoice.due_on,
        payer=(invoice.payer_name, *(line for line in whose if line)), payer_reference=invoice.payer_reference,
        paid=_of(account.paid), balance=_of(account.balance) - (bill.total if is_credit else 0),
    )  # fmt: skip


def _bill(tariff: Tariff, currency: str, lines: tuple[BillLine, ...], minutes: Iterable[int], language: str) -> Bill:
    rate = rate_on(max(line.on for line in lines), FeeRule(tariff.rate))
    return Bill(
        currency=currency, tariff=say(tariff.title, language), source=spelled(str(tariff.source), language),
        rate_source=spelled(str((rate or tariff).source), language), rate_sure=rate.source.certainty if rate else 0,
        lines=lines, total=sum((line.amount for line in lines), Decimal(0)), time=_time(sum(minutes), language),
    )  # fmt: skip


def _of_claim(n: int, line: Any, language: str) -> BillLine:
    return BillLine(
        n=n, what=_activity(line["activity"], language), on=date.fromisoformat(line["day"]),
        time=_time(line["minutes"], language), rate=_of(line["rate"]), amount=_of(line["amount"]),
    )  # fmt: skip


def _of_invoice(row: Any, language: str) -> BillLine:
    return BillLine(
        n=row.n, what=_activity(row.activity, language), on=row.day, time=_time(row.minutes, language),
        rate=_of(row.rate), amount=_of(abs(row.amount)), about=row.about,
    )  # fmt: skip


def _of(hundredths: int) -> Decimal:
    """An amount of the database, in the unit that people write."""
    return Decimal(int(hundredths)) / 100


def _grouped(account: str) -> str:
    """An IBAN in groups of four, as it is printed."""
    return " ".join(account[at : at + 4] for at in range(0, len(account), 4))


def _activity(name: str, language: str) -> str:
    known = ACTIVITIES.get(name)
    return say(known.title, language) if known else name


def _time(minutes: int, language: str) -> str:
    """`2 h 30 min`, as it is written in the language."""
    hours, rest = divmod(minutes, 60)
    said = ([f"{hours} {HOURS[language]}"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(said)
