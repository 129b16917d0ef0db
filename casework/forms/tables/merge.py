"""What rows that came in would make of a table: which are new, which change, which are not among them.

A row is the one whose key it bears. In a file that bears no keys it is the one of the same name, where only one has it.
A column that did not come along leaves its answers as they are; an empty cell takes its answer away.
"""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casework.core.text import Text
from casework.forms.tables.cells import Column
from casework.forms.tables.lines import Incoming, Line, Words

Raw = Mapping[str, dict[str, Any]]
SAFE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]{0,59}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read, or that a rule finds fault with."""

    number: int
    key: str
    column: str
    heading: Text
    sentence: Text

    @property
    def text(self) -> Text:
        return Text("Row {row}, {question}: {fault}", row=self.number, question=self.heading, fault=self.sentence)


@dataclass(frozen=True, slots=True)
class Proposal:
    """`rows`: each row that came in, as it would be kept; `changed`: by key the columns that change."""

    rows: dict[str, dict[str, Any]]
    numbers: dict[str, int]
    added: tuple[str, ...]
    changed: dict[str, tuple[str, ...]]
    missing: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def same(self) -> int:
        return len(self.rows) - len(self.added) - len(self.changed)


def proposed(incoming: Incoming, existing: Raw, table: Sequence[Column]) -> Proposal:
    """What a table would become."""
    by_name = {column.name: column for column in table}
    rows: dict[str, dict[str, Any]] = {}
    numbers: dict[str, int] = {}
    faults: list[Fault] = []
    for line, key in keyed(incoming, existing, table):
        row = dict(existing.get(key, {}))
        for name, words in line.cells.items():
            fault = _put(row, by_name[name], words)
            if fault is not None:
                faults.append(Fault(line.number, key, name, by_name[name].heading, fault))
        rows[key], numbers[key] = row, line.number
    changed = {
        key: tuple(name for name in incoming.columns if row.get(name) != existing[key].get(name))
        for key, row in rows.items()
        if key in existing and row != existing[key]
    }
    added = tuple(key for key in rows if key not in existing)
    return Proposal(rows, numbers, added, changed, tuple(key for key in existing if key not in rows), tuple(faults))


def placed(
    block: Sequence[Sequence[str]], existing: Raw, table: Sequence[Column], key: str, column: str
) -> dict[str, dict[str, Any]]:
    """The rows that change when a block of cells is written from one cell on, to the right and down; rows after the
    last one are new.
    """
    keys, names = list(existing), [one.name for one in table]
    below, beside = keys[keys.index(key) :], table[names.index(column) :]
    found: dict[str, dict[str, Any]] = {}
    for n, cells in enumerate(block):
        at = below[n] if n < len(below) else fresh_key()
        found[at] = dict(existing.get(at, {}))
        for one, words in zip(beside, cells, strict=False):
            _put(found[at], one, words)
    return found


def _put(row: dict[str, Any], column: Column, words: Words) -> Text | None:
    """Writes the words of a cell into a row; what is wrong with them."""
    answer, fault = column.understood(words)
    if answer is not None:
        row[column.name] = answer
    elif row.get(column.name):
        del row[column.name]
    return fault


def keyed(incoming: Incoming, existing: Raw, table: Sequence[Column]) -> list[tuple[Line, str]]:
    """Each line with the key of the row that it is; a key is borne by one line only, others become new rows."""
    first = table[0]
    mine = {key: first.words(row.get(first.name)).casefold() for key, row in existing.items()}
    known, said = Counter(mine.values()), Counter(_name(line, first) for line in incoming.lines)
    by_name = {name: key for key, name in mine.items() if name and known[name] == 1}
    found: list[tuple[Line, str]] = []
    taken: set[str] = set()
    for line in incoming.lines:
        key = line.key if SAFE_KEY.fullmatch(line.key) else ""
        if not incoming.is_keyed and said[_name(line, first)] == 1:
            key = by_name.get(_name(line, first), "")
        if not key or key in taken:
            key = fresh_key()
        taken.add(key)
        found.append((line, key))
    return found


def fresh_key() -> str:
    """A key that no row has."""
    return "r" + secrets.token_hex(4)


def _name(line: Line, first: Column) -> str:
    words = line.cells.get(first.name, "")
    return first.words(first.understood(words)[0]).casefold()
