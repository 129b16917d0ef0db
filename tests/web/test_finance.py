"""The pages of finance: figures that open their rows, invoices, payments by hand and from a file of the bank."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import select, text

from casework.db import db
from casework.models import Booking, Case, Charge, Claim, Invoice, InvoiceLine, Payment
from casework.operations import hours
from casework.queries.finance import Figure, invoices
from casework.queries.ledger import BALANCES
from casework.stories.telling import by
from tests.ready import ready
from tests.web.staffdesk import Officer, officer
from tests.web.told import now, today, told, told_app

KID = "20260123400059"
GUARDED = ("charge", "claim", "invoice", "invoice_line", "invoice_series", "write_off")
PAYER = {"payer_name": '=HYPERLINK("x")', "payer_address": ["Akti Miaouli 12"], "payer_country": "GR",
         "payer_reference": "", "payer_email": ""}  # fmt: skip


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    url = ready(tmp_path)
    with told_app(tmp_path, url) as made:
        cases = [told(made, "submit", days_ago=60), told(made, "submit", days_ago=50)]
        with made.app_context():
            invoiced(*cases)
            db.session.remove()
        yield made


def invoiced(fee: int, about: int) -> None:
    """An invoice of 4 920, overdue by a day: as rows, past the guards, for what follows it is the pages'."""
    cx = db.session.connection()
    for (name,) in cx.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
        if name.rsplit("_", 1)[0] in GUARDED:
            cx.execute(text(f"DROP TRIGGER {name}"))
    case = cx.execute(select(Case.__table__).where(Case.id == fee)).one()
    of = {"case_id": fee, "event_seq": 1}
    lines = [("1", "technical_review", 150, 410_000), ("2", "correspondence", 30, 82_000)]
    cx.execute(Charge.__table__.insert().values(**of, for_case_id=about, tariff="ship_plan_fee"))
    told_lines = [{"key": key, "day": None, "activity": what, "minutes": minutes, "rate": 164_000, "amount": amount}
                  for key, what, minutes, amount in lines]  # fmt: skip
    claim = cx.execute(Claim.__table__.insert().values(
        **of, n=1, raised_seq=1, kind="processing_fee", state="raised", party_id=case.party_id, currency="NOK",
        amount=492_000, lines=told_lines)).inserted_primary_key[0]  # fmt: skip
    invoice = cx.execute(Invoice.__table__.insert().values(
        **of, **PAYER, authority=case.authority, year=2026, n=17, kind="invoice", kid=KID, party_id=case.party_id,
        currency="NOK", issued_on=today() - timedelta(31), due_on=today() - timedelta(1), total=492_000,
        language="en")).inserted_primary_key[0]  # fmt: skip
    for n, line in enumerate(told_lines, 1):
        cx.execute(InvoiceLine.__table__.insert().values(
            invoice_id=invoice, n=n, claim_id=claim, credit=False, about="Aigli Star", **line))  # fmt: skip
    db.session.commit()


@pytest.fixture
def frode(app: Flask) -> Officer:
    return officer(app, "frode")


def rows(app: Flask, model: Any) -> list[Any]:
    with app.app_context():
        return list(db.session.execute(select(model.__table__).order_by(model.__table__.c.id)))


def balance(app: Flask) -> int:
    with app.app_context():
        return int(db.session.execute(select(BALANCES.c.balance)).scalar_one())


def by_hand(frode: Officer, **changed: str) -> str:
    frode.see("/staff/finance/payments")
    given = {"booked_on": today().strftime("%d.%m.%Y"), "amount": "4 920,00", "currency": "NOK", "kid": KID,
             "archive_id": "A1", "payer": "Aigli Shipping"}  # fmt: skip
    return frode.send("/staff/finance/payments", **(given | changed))


def money_of(text: str) -> int:
    """The øre of an amount as a page or a file says it."""
    return int(Decimal(text.replace("NOK", "").replace("\u00a0", "").strip()) * 100)


def every_figure(app: Flask) -> None:
    """Beside the invoice that is overdue: one that is due, 20 written off, and a fee so far with an approved hour."""
    with app.app_context():
        cx = db.session.connection()
        first = dict(cx.execute(select(Invoice.__table__)).mappings().one())
        later = {"id": 2, "n": 18, "kid": "20260123400067", "total": 50_000, "due_on": today() + timedelta(9)}
        cx.execute(Invoice.__table__.insert().values(first | later))
        about, fee = cx.execute(select(Charge.case_id, Charge.for_case_id)).one()
        cx.execute(Charge.__table__.insert().values(case_id=fee, for_case_id=about, tariff="ship_plan_fee",
                                                    event_seq=1))  # fmt: skip
        db.session.commit()
        hour = hours.record(about, hours.Spent(today(), 60, "formal_check"), by=by("marit"), now=now())
        hours.approve([hour], by=by("berit"), now=now())
        file = str(db.engine.url.database)
    with sqlite3.connect(file) as raw:  # asks for no act that two people have signed
        raw.execute("INSERT INTO write_off (case_id, event_seq, invoice_id, act_id, kind, currency, amount, reason, at)"
                    " VALUES (?, 1, 1, 1, 'bank_charges', 'NOK', 2000, 'x', ?)", (about, now()))  # fmt: skip
    raw.close()


def test_each_figure_is_the_sum_of_its_rows_on_the_page_and_in_both_files(app: Flask, frode: Officer) -> None:
    by_hand(frode, amount="1 000,00")
    every_figure(app)
    overview = frode.see("/staff/finance", by="payer")
    sums = dict(re.findall(r'<dd><a[^>]* href="[^"]*figure=(\w+)">([^<]*)<', overview))
    assert sums.keys() == set(Figure)
    for figure in Figure:
        page = frode.see("/staff/finance/rows", figure=figure)
        lines = re.findall(r'<tr[^>]*><th[^>]* scope="row">.*?</tr>', page)
        shown = [money_of(amount) for amount in re.findall(r'<td[^>]* class="r">([^<]*)</td>', page)]
        asked = {"figure": figure, "lang": "en"}
        text = frode.client.get("/staff/finance/rows.csv", query_string=asked).get_data(as_text=True)
        written = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))[1:]
        book = frode.client.get("/staff/finance/rows.xlsx", query_string=asked).data
        sheet = list(openpyxl.load_workbook(io.BytesIO(book)).active.values)[1:]
        assert len(lines) == len(written) == len(sheet) > 0, figure
        assert [row[5] for row in written] == [row[5] for row in sheet]
        if figure is Figure.ANNOUNCED:
            assert int(sums[figure]) == len(lines)
        else:
            assert shown == [money_of(row[5]) for row in written], figure
            assert money_of(sums[figure]) == sum(shown), figure
            assert sums[figure] in page.partition('id="r-rows"')[2].partition("</h2>")[0]
    assert "2026-17" not in frode.see("/staff/finance/rows", figure="overdue", month="1999-01")


def test_invoices_are_listed_so_many_at_a_time(app: Flask, frode: Officer) -> None:
    every_figure(app)
    with app.app_context():
        cx, mine = db.session.connection(), select(Case)
        rows, last = invoices(cx, mine, today(), "all", most=1)
        assert ([row.n for row in rows], last) == ([18], 2)
        rows, last = invoices(cx, mine, today(), "all", before=last, most=1)
        assert ([row.n for row in rows], last) == ([17], None)
        assert [row.n for row in invoices(cx, mine, today(), "all", "2026-18 HYPER")[0]] == [18]
    page = frode.see("/staff/finance/invoices", show="all", before="2")
    assert ("2026-17" in page, "2026-18" in page, "The newest" in page) == (True, False, True)


def test_what_is_taken_along_holds_no_formula(frode: Officer) -> None:
    answer = frode.client.get("/staff/finance/rows.csv", query_string={"figure": "invoiced", "lang": "en"})
    assert "'=HYPERLINK" in answer.get_data(as_text=True)
    assert ";4920.00;" in answer.get_data(as_text=True)
    answer = frode.client.get("/staff/finance/rows.xlsx", query_string={"figure": "invoiced", "lang": "en"})
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(answer.data)).active for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert '=HYPERLINK("x")' in {cell.value for cell in cells}


def test_invoices_are_found_by_number_payment_number_and_how_they_stand(frode: Officer) -> None:
    assert "2026-17" in frode.see("/staff/finance/invoices", show="overdue", q=KID)
    assert "2026-17" not in frode.see("/staff/finance/invoices", show="settled")
    page = frode.see("/staff/finance/invoices/1")
    assert "Technical review" in page
    assert "Akti Miaouli 12" in page


def test_a_payment_by_hand_pays_the_invoice_once(app: Flask, frode: Officer) -> None:
    assert "it pays the invoice" in by_hand(frode)
    assert balance(app) == 0
    assert "registered already" in by_hand(frode)
    assert len(rows(app, Payment)) == 1


def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_stays(app: Flask, frode: Officer) -> None:
    page = by_hand(frode, amount="much", archive_id="", payer="Aigli & Sons")
    assert frode.status == 422
    assert 'id="register-amount-error"' in page
    assert "Write the reference that the bank gives." in page
    assert "Aigli &amp; Sons" in page
    assert 'value="much"' in page
    page = by_hand(frode, booked_on="01.01.2099", currency="USD")
    assert 'id="register-booked_on-error"' in page
    assert 'id="register-currency-error"' in page
    assert rows(app, Payment) == []


def test_a_file_is_shown_before_it_is_booked_and_books_nothing_twice(app: Flask, frode: Officer) -> None:
    content = (f"booked_on;amount;currency;kid;archive_id\n2026-04-09;4770,00;NOK;{KID};B1\n"
               "2026-04-09;10,00;NOK;;B2\n2026-04-09;x;NOK;;B3\n").encode()  # fmt: skip
    for said in ("but for what a bank may have kept", "is registered already"):
        frode.see("/staff/finance/payments")
        page = frode.send("/staff/finance/payments/file", file=(io.BytesIO(content), "bank.csv"))
        assert said in page
        assert "x is not an amount" in page
        frode.send("/staff/finance/payments/file", do="book")
    assert balance(app) == 15_000
    assert [row.archive_id for row in rows(app, Payment)] == ["B1", "B2"]


def test_what_names_no_invoice_waits_until_somebody_says_what_it_was_for(app: Flask, frode: Officer) -> None:
    by_hand(frode, kid="")
    assert "Waits to be booked" in frode.see("/staff/finance/payments")
    assert "Write why." in frode.send("/staff/finance/payments/1", do="match", invoice="2026-17")
    assert 'value="2026-17"' in frode.page
    assert "no invoice with that number" in frode.send("/staff/finance/payments/1", do="match", invoice="9", reason="x")
    frode.send("/staff/finance/payments/1", do="match", invoice="2026-17", reason="The payer named the ship.")
    assert balance(app) == 0
    frode.see("/staff/finance/invoices/1")
    assert "Write why." in frode.send("/staff/finance/invoices/1", reason=" ")
    assert ('id="reason-1-error"' in frode.page, frode.status) == (True, 422)
    assert "Somebody has booked it" in frode.send("/staff/finance/invoices/1", booking="9", reason="Forged.")
    frode.see("/staff/finance/invoices/1")
    frode.send("/staff/finance/invoices/1", reason="Another invoice.")
    assert [row.amount for row in rows(app, Booking)] == [492_000, -492_000]


def test_managers_read_and_write_nothing(app: Flask) -> None:
    manager = officer(app, "berit")
    for place in ("", "/rows", "/invoices", "/invoices/1", "/ready", "/payments"):
        page = manager.see(f"/staff/finance{place}")
        assert manager.status == 200, place
        assert 'action="/staff/finance' not in page.replace('action="/staff/finance/invoices"', "")
