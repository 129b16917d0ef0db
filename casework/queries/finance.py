"""The figures of finance, each as the rows behind it: a figure is never counted otherwise than its list.

announced = fees that are announced and not decided; accrued = their approved hours at the rate of each day, so far;
invoiced = invoices and credit notes; due and overdue = what is owed of invoices before and after their last day; paid =
what is booked to invoices; written off = what two people have given up. Amounts are in the smallest unit, and those of
two currencies are never added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, String, cast, exists, func, select

from casework.core.calendars import legal_date
from casework.core.text import Text
from casework.models import Booking, Case, Charge, Claim, Invoice, InvoiceLine, Party, Payment, TimeEntry, WriteOff
from casework.queries.hours import STANDS
from casework.queries.ledger import BALANCES, SUMS
from casework.queries.reckoning import rates_on, reckoned
from casework.workflows.charging import TARIFFS
from casework.workflows.tariffs import CHARGED
from fees.money import Currency

CASES, CHARGE, CLAIM, PARTY = Case.__table__, Charge.__table__, Claim.__table__, Party.__table__
INVOICE, LINE, BOOKING, PAYMENT = Invoice.__table__, InvoiceLine.__table__, Booking.__table__, Payment.__table__
WRITE_OFF, ENTRY = WriteOff.__table__, TimeEntry.__table__


class Figure(StrEnum):
    """What is added up, in the order of the money."""

    ANNOUNCED = "announced"
    ACCRUED = "accrued"
    INVOICED = "invoiced"
    DUE = "due"
    OVERDUE = "overdue"
    PAID = "paid"
    WRITTEN_OFF = "written_off"


class Group(StrEnum):
    """By what figures are grouped."""

    TYPE = "type"
    MONTH = "month"
    PAYER = "payer"


@dataclass(frozen=True, slots=True)
class Item:
    """One row behind a figure. `on`: the day by which its month goes; `invoice_id` and `number`: its invoice."""

    figure: Figure
    tariff: str
    on: date
    payer: str
    currency: str
    amount: int
    case: str
    number: str = ""
    invoice_id: int | None = None

    @property
    def month(self) -> str:
        return f"{self.on.year}-{self.on.month:02}"

    @property
    def title(self) -> Text | str:
        named = self.tariff.partition("/")[0]
        return CHARGED[named].title if named in CHARGED else self.tariff

    def of(self, group: Group) -> str:
        return {Group.TYPE: self.tariff.partition("/")[0], Group.MONTH: self.month, Group.PAYER: self.payer}[group]


def items(cx: Connection, mine: Select[Any], today: date, figure: Figure | None = None) -> list[Item]:
    """The rows behind every figure, or behind one. `mine`: the cases that this person may see."""
    ids = mine.with_only_columns(Case.id).order_by(None)
    found: list[Item] = []
    if figure in (None, Figure.ANNOUNCED, Figure.ACCRUED):
        found += _open_fees(cx, ids, today)
    if figure in (None, Figure.INVOICED, Figure.DUE, Figure.OVERDUE):
        found += _invoices(cx, ids, today)
    if figure in (None, Figure.PAID):
        found += _payments(cx, ids)
    if figure in (None, Figure.WRITTEN_OFF):
        found += _written_off(cx, ids)
    wanted = (item for item in found if figure in (None, item.figure))
    return sorted(wanted, key=lambda item: (item.on, item.case, item.number), reverse=True)


def added(found: Iterable[Item]) -> Mapping[Figure, Mapping[str, int]]:
    """Each figure by currency; fees that are announced are counted, for they have no amount yet."""
    sums: dict[Figure, dict[str, int]] = {figure: {} for figure in Figure}
    for item in found:
        counted = 1 if item.figure is Figure.ANNOUNCED else item.amount
        sums[item.figure][item.currency] = sums[item.figure].get(item.currency, 0) + counted
    return sums


def by(found: Iterable[Item], group: Group) -> dict[str, Mapping[Figure, Mapping[str, int]]]:
    """The figures of each type, month (newest first) or payer."""
    parts: dict[str, list[Item]] = {}
    for item in found:
        parts.setdefault(item.of(group), []).append(item)
    return {name: added(parts[name]) for name in sorted(parts, reverse=group is Group.MONTH)}


def _open_fees(cx: Connection, ids: Select[Any], today: date) -> Iterator[Item]:
    raised = exists().where(CLAIM.c.case_id == CHARGE.c.case_id, CLAIM.c.state == "raised")
    rows = cx.execute(
        select(CHARGE, CASES.c.year, CASES.c.seq, CASES.c.registered_at, PARTY.c.name)
        .join(CASES, CASES.c.id == CHARGE.c.case_id).join(PARTY, PARTY.c.id == CASES.c.party_id)
        .where(CHARGE.c.case_id.in_(ids), CHARGE.c.tariff.in_(TARIFFS), CASES.c.closed_at.is_(None), ~raised)
    ).all()  # fmt: skip
    rates = {tariff.name: rates_on(cx, tariff, today) for tariff in TARIFFS.values()}
    worked = _worked(cx, [row.for_case_id for row in rows])
    for row in rows:
        told = row.tariff, row.payer_name or row.name, str(Currency.NOK)
        case, day = f"{row.year}-{row.seq}", legal_date(row.registered_at)
        yield Item(Figure.ANNOUNCED, told[0], day, told[1], told[2], 0, case)
        fee, _ = reckoned(worked.get(row.for_case_id, ()), TARIFFS[row.tariff], rates[row.tariff])
        if fee:
            yield Item(Figure.ACCRUED, told[0], day, told[1], told[2], fee.total.in_hundredths, case)


def _worked(cx: Connection, cases: list[int]) -> dict[int, list[Any]]:
    """Approved hours that no fee has locked, by case."""
    found: dict[int, list[Any]] = {}
    counts = STANDS, ENTRY.c.minutes > 0, ENTRY.c.billable, ENTRY.c.approved_at.is_not(None)
    free = ENTRY.c.locked_case_id.is_(None)
    for row in cx.execute(select(ENTRY).where(ENTRY.c.case_id.in_(cases), *counts, free)):
        found.setdefault(row.case_id, []).append(row)
    return found


def _invoices(cx: Connection, ids: Select[Any], today: date) -> Iterator[Item]:
    rows = cx.execute(_with_tariff(select(INVOICE, CASES.c.year.label("of_year"), CASES.c.seq, CHARGE.c.tariff,
                                          BALANCES.c.balance), ids)
                      .outerjoin(BALANCES, BALANCES.c.invoice_id == INVOICE.c.id))  # fmt: skip
    for row in rows:
        told = row.tariff, row.payer_name, row.currency
        rest = f"{row.of_year}-{row.seq}", f"{row.year}-{row.n}", row.credits_id or row.id
        yield Item(Figure.INVOICED, told[0], row.issued_on, told[1], told[2], row.total, *rest)
        if row.due_on and row.balance > 0:
            late = Figure.OVERDUE if row.due_on < today else Figure.DUE
            yield Item(late, told[0], row.due_on, told[1], told[2], int(row.balance), *rest)


def _payments(cx: Connection, ids: Select[Any]) -> Iterator[Item]:
    asked = select(INVOICE, CASES.c.year.label("of_year"), CASES.c.seq, CHARGE.c.tariff, BOOKING.c.amount,
                   PAYMENT.c.booked_on)  # fmt: skip
    for row in cx.execute(_with_tariff(asked, ids).join(BOOKING, BOOKING.c.invoice_id == INVOICE.c.id)
                          .join(PAYMENT, PAYMENT.c.id == BOOKING.c.payment_id)):  # fmt: skip
        yield Item(Figure.PAID, row.tariff, row.booked_on, row.payer_name, row.currency, row.amount,
                   f"{row.of_year}-{row.seq}", f"{row.year}-{row.n}", row.id)  # fmt: skip


def _written_off(cx: Connection, ids: Select[Any]) -> Iterator[Item]:
    asked = select(INVOICE, CASES.c.year.label("of_year"), CASES.c.seq, CHARGE.c.tariff, WRITE_OFF.c.amount,
                   WRITE_OFF.c.at)  # fmt: skip
    for row in cx.execute(_with_tariff(asked, ids).join(WRITE_OFF, WRITE_OFF.c.invoice_id == INVOICE.c.id)):
        yield Item(Figure.WRITTEN_OFF, row.tariff, legal_date(row.at), row.payer_name, row.currency, row.amount,
                   f"{row.of_year}-{row.seq}", f"{row.year}-{row.n}", row.id)  # fmt: skip


def _with_tariff(asked: Select[Any], ids: Select[Any]) -> Select[Any]:
    """Invoices with the case that wrote them."""
    return (asked.select_from(INVOICE).join(CASES, CASES.c.id == INVOICE.c.case_id)
            .join(CHARGE, CHARGE.c.case_id == INVOICE.c.case_id).where(INVOICE.c.case_id.in_(ids)))  # fmt: skip


# --- the lists -------------------------------------------------------------------------------------------------------

SHOWS = ("open", "overdue", "too_much", "settled", "all")


def invoices(cx: Connection, mine: Select[Any], today: date, show: str, asked: str = "", before: int | None = None,
             most: int = 100) -> tuple[list[Any], int | None]:  # fmt: skip
    """Invoices, newest first: what is owed of them, late, paid too much, or settled; `asked`: number, KID or payer.
    So many of those written `before` one, and the last of them where more follow.
    """
    ids = mine.with_only_columns(Case.id).order_by(None)
    balance = BALANCES.c.balance
    found = select(INVOICE, *SUMS).join(BALANCES, BALANCES.c.invoice_id == INVOICE.c.id)
    found = found.where(INVOICE.c.case_id.in_(ids))
    narrowed = {"open": balance > 0, "settled": balance == 0, "too_much": balance < 0}
    if show in narrowed:
        found = found.where(narrowed[show])
    elif show == "overdue":
        found = found.where(balance > 0, INVOICE.c.due_on < today)
    if before is not None:
        found = found.where(INVOICE.c.id < before)
    for word in asked.split():
        number = cast(INVOICE.c.year, String) + "-" + cast(INVOICE.c.n, String)
        told = number + " " + func.coalesce(INVOICE.c.kid, "") + " " + INVOICE.c.payer_name
        found = found.where(told.icontains(word, autoescape=True))
    rows = list(cx.execute(found.order_by(INVOICE.c.id.desc()).limit(most + 1)))
    return rows[:most], rows[most - 1].id if len(rows) > most else None


def ready(cx: Connection, mine: Select[Any]) -> dict[str, list[Any]]:
    """Decided fees that are not invoiced, by who pays."""
    ids = mine.with_only_columns(Case.id).order_by(None)
    on_one = exists().where(LINE.c.claim_id == CLAIM.c.id)
    about = CASES.alias("about")
    rows = cx.execute(
        select(CLAIM, CASES.c.year, CASES.c.seq, CASES.c.type, CASES.c.state, PARTY.c.name, CHARGE.c.payer_name,
               about.c.title.label("about"))
        .join(CASES, CASES.c.id == CLAIM.c.case_id).join(CHARGE, CHARGE.c.case_id == CLAIM.c.case_id)
        .join(about, about.c.id == CHARGE.c.for_case_id).join(PARTY, PARTY.c.id == CLAIM.c.party_id)
        .where(CLAIM.c.case_id.in_(ids), CLAIM.c.state == "raised", CASES.c.closed_at.is_(None), ~on_one)
        .order_by(PARTY.c.name, CASES.c.year, CASES.c.seq)).all()  # fmt: skip
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.payer_name or row.name, []).append(row)
    return found
