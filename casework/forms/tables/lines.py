"""Rows as they come in: from a workbook, from JSON, or pasted; each cell still in the words of whoever wrote it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casework.core.text import Text
from casework.forms.plain import speakable
from casework.forms.tables import workbook
from casework.forms.tables.cells import KEY, Column, names
from casework.forms.tables.workbook import Limits, Unreadable
from casework.forms.typed import TYPED

Words = str | list[str]

NO_HEADINGS = Text(
    "We found no headings that we know. Export the table, and use its headings; the first sheet is the one we read."
)
NO_ROWS = Text("There are no rows here.")
NOT_JSON = Text("This is not JSON of a table that we can read. Export the table to see how it is written.")
TOO_MANY = Text("There are {count} rows here. There is room for {rows}.")


@dataclass(frozen=True, slots=True)
class Line:
    """A row that came in: its number in the file, the key that it bears, and the words of its cells by column."""

    number: int
    key: str
    cells: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Incoming:
    """Rows that came in. `columns`: those that there are; `unknown`: headings that are none of ours; `is_keyed`: rows
    say which they are.
    """

    lines: tuple[Line, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    is_keyed: bool = False


def from_file(content: bytes, table: Sequence[Column], limits: Limits) -> Incoming:
    """The rows of a file, by what it holds: a workbook begins as an archive does, JSON as JSON does."""
    if content.startswith(b"PK"):
        return checked(_matrix(workbook.read(content, limits), table), limits)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(workbook.NOT_A_SPREADSHEET) from None
    if text.lstrip()[:1] in ("{", "["):
        return checked(from_json(text, table), limits)
    if "\x00" in text or "\t" not in text:
        raise Unreadable(workbook.NOT_A_SPREADSHEET)
    return pasted(text, table, limits)


def pasted(text: str, table: Sequence[Column], limits: Limits) -> Incoming:
    """The rows of what was copied out of a spreadsheet; in the order of our columns where no headings came along."""
    if len(text) > limits.unpacked:
        raise Unreadable(Text(TOO_MANY.msgid, count=text.count("\n"), rows=limits.rows))
    return checked(_matrix(enumerate(apart(text), start=1), table, is_bare=True), limits)


def apart(text: str) -> list[tuple[str, ...]]:
    """Cells, row by row, of what spreadsheets put on the clipboard: tabs and lines, quoted where a cell holds them."""
    plain = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    csv.field_size_limit(max(csv.field_size_limit(), len(plain) + 1))
    return [tuple(row) for row in csv.reader(io.StringIO(plain, newline=""), "excel-tab")]


def from_json(text: str, table: Sequence[Column]) -> Incoming:
    """The rows of JSON: a list, or a mapping that holds one under `rows`; figures stay as they are written."""
    try:
        found = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise Unreadable(NOT_JSON) from None
    rows = found.get("rows") if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable(NOT_JSON)
    known = [column.name for column in table]
    said = dict.fromkeys(name for row in rows for name in row)
    try:
        lines = [
            Line(number, speakable(str(row.get(KEY) or "")), {name: _told(row[name]) for name in row if name in known})
            for number, row in enumerate(rows, start=1)
        ]
    except RecursionError:  # a cell that is nested as deeply as could just be read
        raise Unreadable(NOT_JSON) from None
    return Incoming(
        tuple(lines),
        tuple(name for name in known if name in said),
        tuple(speakable(name[:60]) for name in said if name not in known and name != KEY),
        any(line.key for line in lines),
    )


def _told(value: Any) -> Words:
    """A value of JSON as it would be typed."""
    if isinstance(value, dict) and set(value) == {TYPED}:
        value = value[TYPED]
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return [speakable(part) for part in value]
    return speakable(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _matrix(rows: Iterable[tuple[int, tuple[str, ...]]], table: Sequence[Column], *, is_bare: bool = False) -> Incoming:
    """Rows under their headings; the headings of an export are two rows, words and names."""
    known, heads, body = names(table), list[tuple[str, ...]](), list[tuple[int, tuple[str, ...]]]()
    for n, (number, row) in enumerate(rows):
        words = [cell.strip().casefold() for cell in row if cell.strip()]
        ours = sum(word in known for word in words)
        if not body and n < workbook.HEADS and ours and (ours > 1 or len(words) == 1) and 2 * ours >= len(words):
            heads.append(row)
        elif heads or is_bare:
            body.append((number, row))
    if not heads and not is_bare:
        raise Unreadable(NO_HEADINGS)
    places = _places(heads, known) if heads else dict(enumerate(column.name for column in table))
    lines = []
    for number, row in body:
        cells = {name: speakable(row[at]) if at < len(row) else "" for at, name in places.items()}
        if any(words.strip() for words in row):
            lines.append(Line(number, str(cells.pop(KEY, "")).strip(), cells))
    width = len(table) if heads else min(len(table), max((len(row) for _, row in body), default=0))
    columns = tuple(name for at, name in places.items() if name != KEY and (heads or at < width))
    top = enumerate(heads[0] if heads else ())
    strangers = tuple(cell.strip()[:60] for at, cell in top if cell.strip() and at not in places)
    kept = [Line(line.number, line.key, {name: line.cells[name] for name in columns}) for line in lines]
    return Incoming(tuple(kept), columns, strangers, any(line.key for line in lines))


def _places(heads: Sequence[tuple[str, ...]], known: Mapping[str, str]) -> dict[int, str]:
    """By place the column that stands there; the first, where two say that they are the same."""
    found: dict[int, str] = {}
    for row in heads:
        for at, cell in enumerate(row):
            name = known.get(cell.strip().casefold())
            if name and at not in found and name not in found.values():
                found[at] = name
    return found


def checked(found: Incoming, limits: Limits) -> Incoming:
    """The same, unless there are no rows in it, or too many."""
    if not found.lines:
        raise Unreadable(NO_ROWS)
    if len(found.lines) > limits.rows:
        raise Unreadable(Text(TOO_MANY.msgid, count=len(found.lines), rows=limits.rows))
    return found


def as_json(name: str, rows: Mapping[str, Mapping[str, Any]], table: Sequence[Column]) -> str:
    """A table as JSON: the answers as they are kept, so that they come back the same."""
    said = [{KEY: key, **{column.name: row[column.name] for column in table if column.name in row}}
            for key, row in rows.items()]
    return json.dumps({"table": name, "rows": said}, ensure_ascii=False, indent=2)
