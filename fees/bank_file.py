"""Payments as the bank lists them: one described layout in, rows or a plain error for each row out.

Semicolons between the fields, names of the columns on the first line in any order, UTF-8 with or without a mark, else
Windows-1252. Amounts have a decimal comma or point. The archive id is the bank's own number of the row: it is what
makes sure that a row is booked once. `docs/fees.md` describes each column.

Whatever the file holds, `read` answers: the rows that can be booked, and for the others the line of the file, the
column and what is wrong with it. Nothing is guessed, and nothing is left out in silence.

>>> found = read(b"booked_on;amount;currency;kid;archive_id\\n"
...              b"2026-04-09;4 920,00;NOK;20260123400059;A1\\n09.04.2026;12,345;NOK;602243;A2\\n")
>>> found.rows[0].amount, found.rows[0].booked_on
(Money('4920.00', NOK), datetime.date(2026, 4, 9))
>>> [(fault.row, fault.column, str(fault.fault)) for fault in found.faults]
[(3, 'amount', '12,345 is not an amount such as 52500 or 517.81.')]
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fees.faults import CannotReckon, Fault
from fees.money import Currency, Money, money

REQUIRED = ("booked_on", "amount", "currency", "kid", "archive_id")
OPTIONAL = ("reference", "payer", "account")
COLUMNS = (*REQUIRED, *OPTIONAL)
MAY_BE_EMPTY = {"kid", *OPTIONAL}
WIDTHS: Mapping[str, int] = {"kid": 40, "archive_id": 64, "account": 34}
WIDEST = 140
MOST_BYTES, MOST_ROWS = 5_000_000, 20_000
EARLIEST = 1900
"""The first year that a day can be in."""

_AMOUNT = re.compile(r"-?([0-9]{1,15}|[0-9]{1,3}([ \u00a0\u202f][0-9]{3}){1,4})([.,][0-9]{1,2})?", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{2})\.([0-9]{2})\.([0-9]{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class BankRow:
    """One payment that came in. `row` is its line in the file; `kid` is as it came, be it a number of ours or not."""

    row: int
    booked_on: date
    amount: Money
    kid: str
    archive_id: str
    reference: str = ""
    payer: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong, in which line and column; line 0 is the file as a whole, no column the whole line."""

    row: int
    column: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class BankFile:
    """What a file holds. Whoever books may take the good rows or refuse the file while there are `faults`."""

    rows: tuple[BankRow, ...]
    faults: tuple[RowFault, ...]


def read(content: bytes, latest: date = date.max) -> BankFile:
    """The rows of a file in this layout. `latest`: the last day that can have been booked yet."""
    rows: list[BankRow] = []
    faults: list[RowFault] = []
    first_at: dict[str, int] = {}
    try:
        for number, fields in _records(_text(content), faults):
            row = _row(number, fields, latest, faults)
            if row is None:
                continue
            if row.archive_id in first_at:
                again = Fault("repeated_archive_id", {"value": row.archive_id, "row": first_at[row.archive_id]})
                faults.append(RowFault(number, "archive_id", again))
                continue
            first_at[row.archive_id] = number
            rows.append(row)
    except CannotReckon as refused:
        faults += [RowFault(0, "", fault) for fault in refused.faults]
    return BankFile(tuple(rows), tuple(faults))


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise CannotReckon(Fault("too_many_bytes", {"most": MOST_BYTES}))
    if content[:2] in (BOM_UTF16_LE, BOM_UTF16_BE):
        raise CannotReckon(Fault("not_text"))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CannotReckon(Fault("not_text"))


def _records(text: str, faults: list[RowFault]) -> Iterator[tuple[int, dict[str, str]]]:
    """The fields of each line that has as many as the heading, by column."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    heading: list[str] | None = None
    count = 0
    while True:
        number = reader.line_num + 1
        try:
            fields: list[str] | None = [field.strip() for field in next(reader)]
        except StopIteration:
            break
        except csv.Error:
            fields = None
        if fields is not None and not any(fields):
            continue
        if fields is not None and heading is None:
            heading = _heading([field.casefold() for field in fields])
            continue
        count += 1
        if count > MOST_ROWS:
            raise CannotReckon(Fault("too_many_rows", {"most": MOST_ROWS}))
        if fields is None or heading is None:
            faults.append(RowFault(number, "", Fault("torn_row")))
        elif len(fields) != len(heading):
            faults.append(RowFault(number, "", Fault("wrong_width", {"found": len(fields), "expected": len(heading)})))
        else:
            yield number, dict(zip(heading, fields, strict=True))
    if heading is None:
        raise CannotReckon(Fault("no_heading", {"columns": ", ".join(REQUIRED)}))


def _heading(names: list[str]) -> list[str]:
    wrong = [Fault("unknown_column", {"column": _short(name)}) for name in names if name not in COLUMNS]
    wrong += [Fault("missing_column", {"column": name}) for name in REQUIRED if name not in names]
    wrong += [Fault("repeated_column", {"column": name}) for name in COLUMNS if names.count(name) > 1]
    if wrong:
        raise CannotReckon(*wrong)
    return names


def _row(number: int, fields: Mapping[str, str], latest: date, faults: list[RowFault]) -> BankRow | None:
    """The payment of a line; every column that is wrong is said."""
    wrong = {column: fault for column, value in fields.items() if (fault := _fault(column, value))}
    booked_on, amount = _day(fields["booked_on"]), None
    if "booked_on" not in wrong and booked_on is None:
        wrong["booked_on"] = Fault("bad_date", {"value": fields["booked_on"]})
    if booked_on is not None and booked_on > latest:
        wrong["booked_on"] = Fault("still_to_come", {"day": booked_on.isoformat()})
    if not wrong.keys() & {"amount", "currency"}:
        try:
            amount = _amount(fields["amount"], Currency(fields["currency"].upper()))
        except CannotReckon as refused:
            wrong["amount"] = refused.faults[0]
    if wrong or booked_on is None or amount is None:
        faults += [RowFault(number, column, wrong[column]) for column in COLUMNS if column in wrong]
        return None
    more = {column: fields.get(column, "") for column in OPTIONAL}
    return BankRow(number, booked_on, amount, fields["kid"], fields["archive_id"], **more)


def _fault(column: str, value: str) -> Fault | None:
    if not value:
        return None if column in MAY_BE_EMPTY else Fault("empty")
    if len(value) > WIDTHS.get(column, WIDEST):
        return Fault("too_wide", {"most": WIDTHS.get(column, WIDEST)})
    if any(unicodedata.category(sign)[0] == "C" for sign in value):
        return Fault("bad_reference")
    if column == "currency" and value.upper() not in set(Currency):
        return Fault("bad_currency", {"value": _short(value), "known": ", ".join(Currency)})
    return None


def _amount(written: str, currency: Currency) -> Money:
    if not _AMOUNT.fullmatch(written):
        raise CannotReckon(Fault("bad_amount", {"value": _short(written)}))
    found = money(re.sub(r"[ \u00a0\u202f]", "", written).replace(",", "."), currency)
    if found.amount <= 0:
        raise CannotReckon(Fault("not_positive", {"value": _short(written)}))
    return found


def _day(written: str) -> date | None:
    found = _DAY.fullmatch(written)
    if not found:
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day)) if int(year) >= EARLIEST else None
    except ValueError:
        return None


def _short(value: str) -> str:
    return value[:40]
