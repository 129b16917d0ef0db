"""Finance: what is announced, accrued, invoiced, due, overdue, paid and written off, and the rows behind every figure.

Finance and managers read; only finance writes. A figure links to its rows, the rows to their cases and invoices, and
both can be taken along as a spreadsheet in which every cell is text, so that nothing in it is ever a formula.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
from flask import Response, abort, redirect, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer

from casework import i18n
from casework.core.case_type import Actor, Refusal
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import db
from casework.forms.tables.workbook import MEDIA_TYPE, PLAIN
from casework.models import Booking, Case, Claim, Invoice, InvoiceLine, Payment, WriteOff
from casework.operations import invoicing
from casework.operations.acting import NotThere, Stale
from casework.queries.access import By, by_staff, staff_cases
from casework.queries.finance import SHOWS, Figure, Group, Item, added, by, invoices, items, ready
from casework.queries.ledger import account_of
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, tell, today
from casework.web.staff import blueprint
from casework.workflows import CASE_TYPES
from casework.workflows.charging import TARIFFS
from casework.workflows.hours import ACTIVITIES, in_hours

READS = (Actor.FINANCE, Actor.MANAGER, Actor.AUDITOR)
FIGURES = {
    Figure.ANNOUNCED: Text("Announced"),
    Figure.ACCRUED: Text("Accrued"),
    Figure.INVOICED: Text("Invoiced"),
    Figure.DUE: Text("Due"),
    Figure.OVERDUE: Text("Overdue"),
    Figure.PAID: Text("Paid"),
    Figure.WRITTEN_OFF: Text("Written off"),
}
MEANING = {
    Figure.ANNOUNCED: Text("fees that are announced and not decided"),
    Figure.ACCRUED: Text("approved hours of these, at the rate of each day"),
    Figure.INVOICED: Text("invoices less credit notes"),
    Figure.DUE: Text("owed, and the last day to pay has not passed"),
    Figure.OVERDUE: Text("owed, and the last day to pay has passed"),
    Figure.PAID: Text("booked to invoices"),
    Figure.WRITTEN_OFF: Text("given up by two people"),
}
GROUPS = {Group.TYPE: Text("By type"), Group.MONTH: Text("By month"), Group.PAYER: Text("By payer")}
HEADS = {Group.TYPE: Text("Type"), Group.MONTH: Text("Month"), Group.PAYER: Text("Payer")}
LISTS = {
    "open": Text("Owed"),
    "overdue": Text("Overdue"),
    "too_much": Text("Paid too much"),
    "settled": Text("Settled"),
    "all": Text("All invoices"),
}
COLUMNS = (Text("Figure"), Text("Type"), Text("Day"), Text("Payer"), Text("Currency"), Text("Amount"), Text("Case"),
           Text("Invoice"))  # fmt: skip
MONTH = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])", re.ASCII)
CHOOSE = Refusal(Text("Choose the fees that are to be invoiced."), cure=Text("You can tick one or several."))
MOVED_ON = Refusal(Text("Somebody has changed one of these cases in the meantime."), cure=Text("You can try again."))


def by_here() -> By:
    """This person, with the roles they hold at their authority."""
    return By(visitor().person_id, frozenset(visitor().roles))


def mine() -> Any:
    """The cases that this person's roles cover."""
    return staff_cases(visitor().person_id, today())


@blueprint.get("/staff/finance")
@policy("staff", *READS)
def finance() -> Response:
    """`?by=type|month|payer`: how the figures are grouped."""
    found = items(db.session.connection(), mine(), today())
    asked = request.args.get("by", "")
    group = Group(asked) if asked in set(Group) else Group.MONTH
    return page("staff/finance.html", figures=FIGURES, meaning=MEANING, sums_of=added(found), groups=GROUPS,
                group=group, group_heads=HEADS, parts=by(found, group), called=_called,
                waiting=ready(db.session.connection(), mine()))  # fmt: skip


@blueprint.get("/staff/finance/rows")
@policy("staff", *READS)
def finance_rows() -> Response:
    """The rows behind a figure, narrowed to a type, month or payer."""
    figure, found = _rows()
    return page("staff/finance_rows.html", figure=figure, title=FIGURES[figure], meaning=MEANING[figure], items=found,
                total=added(found)[figure], narrowed=_narrowed(),
                narrowed_to=[_called(Group(name), value) for name, value in _narrowed().items()])  # fmt: skip


@blueprint.get("/staff/finance/rows.csv")
@policy("staff", *READS)
def finance_csv() -> Response:
    """Semicolons and a byte order mark, as Norwegian spreadsheets expect; no cell begins as a formula would."""
    figure, found = _rows()
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_safe(cell) for cell in line] for line in _table(found)])
    return _file(("\ufeff" + out.getvalue()).encode(), "text/csv; charset=utf-8", f"{figure}.csv")


@blueprint.get("/staff/finance/rows.xlsx")
@policy("staff", *READS)
def finance_xlsx() -> Response:
    figure, found = _rows()
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN}) as book:
        book.set_properties({"created": i18n.oslo(now()).replace(tzinfo=None)})
        sheet, strong = book.add_worksheet(i18n.say(FIGURES[figure], language())[:31]), book.add_format({"bold": True})
        for row, line in enumerate(_table(found)):
            for column, value in enumerate(line):
                sheet.write_string(row, column, value, *([strong] if not row else []))
        sheet.set_column(0, len(COLUMNS) - 1, 18)
        sheet.freeze_panes(1, 0)
    return _file(out.getvalue(), MEDIA_TYPE, f"{figure}.xlsx")


@blueprint.get("/staff/finance/invoices")
@policy("staff", *READS)
def invoice_list() -> Response:
    """`?show=`: how they stand; `?q=`: words of number, KID or payer; `?before=`: those written before one."""
    asked, show = request.args.get("q", "")[:100], request.args.get("show", "open")
    show = show if show in SHOWS else "open"
    before = _whole(request.args.get("before", ""))
    rows, last = invoices(db.session.connection(), mine(), today(), show, asked, before)
    return page("staff/invoices.html", rows=rows, last=last, before=before, show=show, lists=LISTS, q=asked)


@blueprint.get("/staff/finance/invoices/<int:invoice_id>")
@policy("staff", *READS)
def invoice(invoice_id: int) -> Response:
    return invoice_page(invoice_id)


def invoice_page(invoice_id: int, status: int = 200, refusal: Refusal | None = None, typed: Any = None) -> Response:
    """One invoice: its lines, what became of it, and which cases it is for. `typed`: a form that comes back."""
    cx = db.session.connection()
    one = invoice_here(invoice_id)
    notes = list(db.session.scalars(select(Invoice).where(Invoice.credits_id == one.id).order_by(Invoice.id)))
    booked = db.session.execute(
        select(Booking, Payment).join(Payment, Payment.id == Booking.payment_id)
        .where(Booking.invoice_id == one.id).order_by(Booking.id)).all()  # fmt: skip
    taken = {booking.reverses_id for booking, _ in booked}
    given_up = list(db.session.scalars(select(WriteOff).where(WriteOff.invoice_id == one.id)))
    cases = list(db.session.scalars(
        select(Case).where(Case.id.in_(select(Claim.case_id).join(InvoiceLine, InvoiceLine.claim_id == Claim.id)
                                       .where(InvoiceLine.invoice_id == one.id))).order_by(Case.id)))  # fmt: skip
    return page("staff/invoice.html", status, one=one, account=account_of(cx, one.id), notes=notes, booked=booked,
                taken=taken, given_up=given_up, cases=cases, types=CASE_TYPES, activities=ACTIVITIES,
                length=in_hours, once=fresh_key, writes=Actor.FINANCE in visitor().roles, refusal=refusal,
                typed=typed)  # fmt: skip


def invoice_here(invoice_id: int) -> Invoice:
    """An invoice that this person may see; 404 where there is none."""
    ids = mine().with_only_columns(Case.id).order_by(None)
    wanted = Invoice.id == invoice_id, Invoice.kind == "invoice", Invoice.case_id.in_(ids)
    return db.session.scalars(select(Invoice).where(*wanted)).first() or abort(404)


@blueprint.get("/staff/finance/ready")
@policy("staff", *READS)
def ready_list() -> Response:
    return _ready()


@blueprint.post("/staff/finance/ready")
@policy("staff", Actor.FINANCE)
def issue_together() -> Answer:
    """Writes one invoice for the fees that were ticked; all of them, or none."""
    chosen = {case_id for text in request.form.getlist("case") if (case_id := _whole(text))}
    known = {row.case_id for rows in ready(db.session.connection(), mine()).values() for row in rows}
    if not chosen or not chosen <= known:
        return _ready(chosen, (CHOOSE,), 422)
    cases = db.session.scalars(select(Case).where(Case.id.in_(chosen)).order_by(Case.id)).all()
    hands = [by_staff(visitor().person_id, case, today()) for case in cases]
    if any(Actor.FINANCE not in hand.roles for hand in hands):
        abort(403)
    try:
        with acting_once() as first:
            if not first:
                return redirect(url_for("staff.invoice_list"), 303)
            written = invoicing.issue_together(sorted(chosen), by=hands[0], now=now())
    except StepRefused as refused:
        return _ready(chosen, refused.refusals, 409)
    except (NotThere, Stale):
        return _ready(chosen, (MOVED_ON,), 409)
    tell(Text("The invoice is written."))
    return redirect(url_for("staff.invoice", invoice_id=written), 303)


def _ready(chosen: set[int] | None = None, refusals: tuple[Refusal, ...] = (), status: int = 200) -> Response:
    return page("staff/ready.html", status, payers=ready(db.session.connection(), mine()), chosen=chosen or set(),
                refusals=refusals, once=fresh_key, writes=Actor.FINANCE in visitor().roles)  # fmt: skip


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _narrowed() -> dict[str, str]:
    return {name: request.args[name][:300] for name in ("type", "month", "payer") if request.args.get(name)}


def _called(group: Group, name: str) -> str:
    """What people call a type, a month or a payer, in the reader's language."""
    if group is Group.TYPE and name in TARIFFS:
        return i18n.say(TARIFFS[name].title, language())
    if group is Group.MONTH and MONTH.fullmatch(name):
        return i18n.month(date(int(name[:4]), int(name[5:]), 1), language())
    return name


def _rows() -> tuple[Figure, list[Item]]:
    asked = request.args.get("figure", "")
    figure = Figure(asked) if asked in set(Figure) else Figure.INVOICED
    wanted = _narrowed().items()
    found = items(db.session.connection(), mine(), today(), figure)
    return figure, [item for item in found if all(item.of(Group(name)) == value for name, value in wanted)]


def _table(found: list[Item]) -> list[list[str]]:
    """The heading and the rows, in the reader's language; amounts with a point, days that sort."""
    def say(text: Text | str) -> str:
        return i18n.say(text, language())

    return [[say(column) for column in COLUMNS], *(
        [say(FIGURES[item.figure]), say(item.title), item.on.isoformat(), item.payer, item.currency,
         f"{Decimal(item.amount) / 100:.2f}", item.case, item.number]
        for item in found)]  # fmt: skip


def _safe(cell: str) -> str:
    """A cell that a spreadsheet takes for text: an apostrophe before what would begin a formula."""
    is_amount = cell[:1] == "-" and cell[1:].replace(".", "", 1).isdigit()
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell and not is_amount else cell


def _file(content: bytes, kind: str, name: str) -> Response:
    answer = Response(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{today().isoformat()}-{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
