"""The rows of a table of the law as plain words, so that people can load another version of it.

A table that can be loaded is written down as sheets: rows of cells, each cell a short text that its column can read.
One spelling each: `2.750` and `2.75` are the same factor, so that a file which says the same changes nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from casework.core.text import Source, Text

Row = Mapping[str, str]
Rows = Mapping[str, Sequence[Row]]
"""The rows of each sheet, by its name."""

NONE_LOADED: Mapping[str, Any] = MappingProxyType({})
"""No table is loaded: each is as it was released."""

FIGURE = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?")
UNSPEAKABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


class Misread(ValueError):
    """Why a cell cannot be read."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Column:
    """`read`: the one spelling of what a cell says, or Misread. An empty cell is read only where it `may_be_empty`."""

    name: str
    title: Text
    read: Callable[[str], str]
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of the same columns. `key`: the columns that say which row it is; no two rows share it."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    most: int = 200

    def key_of(self, row: Row) -> tuple[str, ...]:
        return tuple(row[name] for name in self.key)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file, a row or a cell of it; rows are counted from 1, 0 = the file or the whole sheet."""

    sentence: Text
    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Loadable:
    """How a table is loaded. `released`: the rows that this release brings; `lift`: the table that rows make, as rules
    read it; `amiss`: what is wrong with rows of which each cell can be read.
    """

    sheets: tuple[Sheet, ...]
    released: Callable[[], Rows]
    lift: Callable[[Rows], Any]
    amiss: Callable[[Rows], Iterable[Fault]] = lambda rows: ()

    def sheet(self, name: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.name == name)


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is new (`old` is None), gone (`new` is None) or different; `cells`: (column, old, new) that differ."""

    sheet: Sheet
    key: tuple[str, ...]
    old: Row | None
    new: Row | None
    cells: tuple[tuple[Column, str, str], ...] = ()


def changes(loadable: Loadable, old: Rows, new: Rows) -> tuple[Change, ...]:
    """Row by row what `new` says otherwise than `old`; in which order rows stand says nothing."""
    found = []
    for sheet in loadable.sheets:
        were, are = _by_key(sheet, old), _by_key(sheet, new)
        for key in dict.fromkeys((*were, *are)):
            before, after = were.get(key), are.get(key)
            if before == after:
                continue
            cells = tuple(
                (column, (before or {}).get(column.name, ""), (after or {}).get(column.name, ""))
                for column in sheet.columns
                if before is None or after is None or before[column.name] != after[column.name])
            found.append(Change(sheet, key, before, after, cells))
    return tuple(found)


def _by_key(sheet: Sheet, rows: Rows) -> dict[tuple[str, ...], Row]:
    return {sheet.key_of(row): row for row in rows.get(sheet.name, ())}


def text_of(rows: Rows) -> str:
    """How rows are kept, and what their hash is taken of."""
    return json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(rows: Rows) -> str:
    return hashlib.sha256(text_of(rows).encode()).hexdigest()


# --- how cells are read


def words(most: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > most or UNSPEAKABLE.search(cell):
            raise Misread(Text("Write one line of at most {most} characters.", most=most))
        if cell[0] in "=+-@":  # a spreadsheet that opens the table would reckon with it
            raise Misread(Text("Begin with a letter, a figure or §."))
        return cell
    return read


def figure(least: int, most: int, *others: str) -> Callable[[str], str]:
    """A decimal number with a point, or one of these words instead."""
    def read(cell: str) -> str:
        if cell in others:
            return cell
        if not FIGURE.fullmatch(cell):
            raise Misread(Text("Write a number with a decimal point, for example {example}.", example="3.114"))
        number = Decimal(cell)
        if not least <= number <= most:
            raise Misread(Text("Write a number from {least} to {most}.", least=least, most=most))
        return f"{number.normalize():f}" if number else "0"
    return read


def whole(least: int, most: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if not re.fullmatch(r"[0-9]{1,9}", cell) or not least <= int(cell) <= most:
            raise Misread(Text("Write a whole number from {least} to {most}.", least=least, most=most))
        return str(int(cell))
    return read


def day(cell: str) -> str:
    """2027-01-01; and 01.01.2027, which spreadsheets make of it."""
    try:
        if re.fullmatch(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}", cell):
            cell = f"{cell[6:]}-{cell[3:5]}-{cell[:2]}"
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
            raise ValueError
        return date.fromisoformat(cell).isoformat()
    except ValueError:
        raise Misread(Text("Write the day as year, month and day: 2027-01-01.")) from None


def one_of(names: Iterable[str]) -> Callable[[str], str]:
    known = tuple(str(name) for name in names)

    def read(cell: str) -> str:
        if cell not in known:
            raise Misread(Text("Write one of these: {names}.", names=", ".join(known)))
        return cell
    return read


YES_NO = one_of(("true", "false"))


# --- the columns of a source, which every row of a dated list has

SOURCED = (
    Column("act", Text("Act"), words(200)),
    Column("place", Text("Place in the act"), words(200), may_be_empty=True),
    Column("certainty", Text("Certainty in per cent"), whole(0, 100)),
    Column("note", Text("Note"), words(500), may_be_empty=True),
)


def source_cells(source: Source) -> dict[str, str]:
    return {"act": source.act, "place": source.place, "certainty": str(source.certainty), "note": str(source.note)}


def source_in(row: Row) -> Source:
    """The source that a row names. A note that this release knows is said in the reader's language."""
    return Source(row["act"], row["place"], int(row["certainty"]), row["note"])


def decimal_in(row: Row, name: str) -> Decimal | None:
    return Decimal(row[name]) if row[name] else None


def day_in(row: Row, name: str) -> date | None:
    return date.fromisoformat(row[name]) if row[name] else None


def plain(number: Decimal | None) -> str:
    """The one spelling of a figure."""
    return "" if number is None else f"{number.normalize():f}" if number else "0"
