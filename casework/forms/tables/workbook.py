"""Tables as XLSX: written so that nothing in them is ever a formula, read as if a stranger had made the file.

A file is judged by what it holds, never by its name. Before anything is unpacked its list of contents is added up; what
is unpacked is counted again while it is read. XML with a document type is refused, links to other files are not
followed, and of a sheet no more is read than a table may hold, whatever size it says it has.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import openpyxl
import xlsxwriter

from casework import i18n
from casework.core.text import Text
from casework.forms.tables.cells import KEY, KEY_HEADING, Column

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_PARTS, MOST_RATIO, MOST_COLUMNS, HEADS = 1_000, 100, 100, 10
SMALL = 1024 * 1024
"""Unpacked octets from which on a part that is packed too well is suspect."""
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

NOT_A_SPREADSHEET = Text("This is not a spreadsheet that we can read. Save it as XLSX, without a password.")
TOO_LARGE = Text("This spreadsheet is too large: there is room for {rows} rows.")


class Unreadable(ValueError):
    """A file that no table can be read from; the argument says why, as a Text."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read: rows of a table, and octets once it is unpacked."""

    rows: int
    unpacked: int


Matrix = Iterator[tuple[int, tuple[str, ...]]]


def written(title: str, table: Sequence[Column], rows: Sequence[tuple[str, Sequence[str]]], language: str) -> bytes:
    """A workbook: the table under its headings and the names of its columns, and a sheet of what may be chosen."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN}) as book:
        head, quiet = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), book.add_format(
            {"font_color": "#5a6b6d", "font_size": 9})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        names = _titles(title, i18n.say(Text("Choices"), language))
        sheet, choices = (book.add_worksheet(name) for name in names)
        said = [*((column.name, i18n.say(column.heading, language)) for column in table),
                (KEY, i18n.say(KEY_HEADING, language))]  # fmt: skip
        for place, (name, heading) in enumerate(said):
            sheet.set_column(place, place, min(max(len(heading), 14), 32), text)
            sheet.write_string(0, place, heading, head)
            sheet.write_string(1, place, name, quiet)
        for number, (key, cells) in enumerate(rows, start=2):
            for place, words in enumerate((*cells, key)):
                sheet.write_string(number, place, words, text)
        sheet.freeze_panes(2, 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xlsxwriter.utility.xl_col_to_name(len(table))}{10_000}"})
        _choices(sheet, choices, names[1], table, language, head)
    return out.getvalue()


def _titles(title: str, choices: str) -> tuple[str, str]:
    """Names that a sheet may have, and that differ."""
    plain = "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31].strip() or "Table"
    return (plain if plain.casefold() != choices.casefold() else "Table"), choices[:31]


def _choices(sheet: Any, choices: Any, name: str, table: Sequence[Column], language: str, head: Any) -> None:
    """A column for each question that has choices; where one is chosen, the spreadsheet offers them in the cell."""
    chosen = [(place, column) for place, column in enumerate(table) if column.options]
    for n, (place, column) in enumerate(chosen):
        choices.set_column(n, n, 32)
        choices.write_string(0, n, i18n.say(column.heading, language), head)
        for row, words in enumerate(column.says.values(), start=1):
            choices.write_string(row, n, words)
        letter = xlsxwriter.utility.xl_col_to_name(n)
        if not column.is_many and column.says:
            source = f"='{name}'!${letter}$2:${letter}${len(column.says) + 1}"
            sheet.data_validation(2, place, 9_999, place, {
                "validate": "list", "source": source, "error_type": "warning"})  # fmt: skip


def read(content: bytes, limits: Limits) -> Matrix:
    """(number of the row, words of its cells) of the first sheet, as a person sees it; Unreadable where there is none.

    Of a formula the value is read that the spreadsheet program found, and the formula itself where it found none.
    """
    has_formulas = _weighed(content, limits)
    try:
        rows = _rows(content, limits, shows=True)
        formulas = _rows(content, limits, shows=False) if has_formulas else []
    except Unreadable:
        raise
    except Exception:  # the library raises whatever it stumbles over
        raise Unreadable(NOT_A_SPREADSHEET) from None
    for place, row in enumerate(rows):
        number = place + 1
        behind = formulas[place] if place < len(formulas) else ()
        said = tuple(_words(value if value is not None or at >= len(behind) else behind[at])
                     for at, value in enumerate(row))
        if any(said):
            if number > limits.rows + HEADS:
                raise Unreadable(Text(TOO_LARGE.msgid, rows=limits.rows))
            yield number, said


def _weighed(content: bytes, limits: Limits) -> bool:
    """Refuses what unpacks to more than it may, or holds XML of a kind that spreadsheets never hold. Are there
    formulas in it?
    """
    left, has_formulas = limits.unpacked, False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MOST_PARTS or len(names) != len(parts) or "xl/workbook.xml" not in names:
                raise Unreadable(NOT_A_SPREADSHEET)
            for part in parts:
                too_good = part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)
                left -= part.file_size
                if left < 0 or too_good or part.flag_bits & 1:
                    raise Unreadable(NOT_A_SPREADSHEET)
                with packed.open(part) as stream:  # never more than the list of contents says: zipfile stops there
                    seen = stream.read(part.file_size + 1)
                if part.filename.endswith((".xml", ".rels", ".vml")) and (b"<!" in seen.replace(b"<!--", b"")
                                                                         or b"\x00" in seen):
                    raise Unreadable(NOT_A_SPREADSHEET)
                has_formulas |= part.filename.startswith("xl/worksheets/") and b"<f" in seen
    except Unreadable:
        raise
    except Exception:  # a broken archive fails in many ways
        raise Unreadable(NOT_A_SPREADSHEET) from None
    return has_formulas


def _rows(content: bytes, limits: Limits, *, shows: bool) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=shows, keep_links=False)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        return list(sheet.iter_rows(max_row=limits.rows + HEADS + 1, max_col=MOST_COLUMNS, values_only=True))
    finally:
        book.close()


def _words(value: Any) -> str:
    """A cell as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        found = Decimal(format(value, ".15g"))
        return format(found.quantize(1) if found == found.to_integral_value() and abs(found) < 10**15 else found, "f")
    return str(value)
