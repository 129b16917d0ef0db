"""A table of the law as a file: JSON for every table that can be loaded, CSV for those of one sheet.

A file is written by whoever sends it and believed in nothing. What it says wrong is told row by row and cell by cell;
a cell with a fault is never guessed at. JSON: `{"table": …, "rows": {sheet: [{column: cell, …}, …]}}`; what else stands
in it (version, first day, source) is for the reader and is asked for on the page.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

from casework.core.text import Text
from casework.law.sheets import Column, Fault, Loadable, Misread, Rows, Sheet
from casework.law.versions import Table, Version

MOST_BYTES = 200_000
MOST_FAULTS = 50

TOO_LARGE = Text("The file is larger than {most} kB. No table of the law is.", most=MOST_BYTES // 1000)
NOT_TEXT = Text("The file is not text in UTF-8.")
NOT_A_TABLE = Text("This is not JSON of a table of the law. Download the version in force to see how it is written.")
NO_CSV = Text("This table has several sheets. Send it as JSON.")


class NotATable(Exception):
    """Nothing in the file can be read as rows."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def _loadable(table: Table) -> Loadable:
    if table.loadable is None:
        raise ValueError(f"{table.name} cannot be loaded.")
    return table.loadable


def read(table: Table, content: bytes) -> tuple[Rows, tuple[Fault, ...]]:
    """The rows of a file with all that is wrong with them; where anything is, the rows are not for use."""
    loadable = _loadable(table)
    try:
        raw = _raw(table, content)
    except NotATable as fault:
        return {}, (Fault(fault.sentence),)
    rows, faults = understood(loadable, raw)
    faults += () if faults else tuple(loadable.amiss(rows))
    return rows, faults[:MOST_FAULTS]


def _raw(table: Table, content: bytes) -> Mapping[str, Any]:
    """What stands under the name of each sheet, not yet believed to be rows."""
    if len(content) > MOST_BYTES:
        raise NotATable(TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotATable(NOT_TEXT) from None
    if "\x00" in text:
        raise NotATable(NOT_TEXT)
    if text.lstrip()[:1] in ("{", "["):
        return _from_json(table, text)
    sheets = _loadable(table).sheets
    if len(sheets) > 1:
        raise NotATable(NO_CSV if text.strip() else NOT_A_TABLE)
    return {sheets[0].name: _from_csv(text, sheets[0])}


def _from_json(table: Table, text: str) -> Mapping[str, Any]:
    def refuse(found: object) -> NoReturn:
        raise ValueError(found)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        return found if len(found) == len(pairs) else refuse("a name stands twice")

    try:
        found = json.loads(
            text, parse_float=str, parse_int=str, parse_constant=refuse, object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise NotATable(NOT_A_TABLE) from None
    if not isinstance(found, dict) or not isinstance(found.get("rows"), dict):
        raise NotATable(NOT_A_TABLE)
    named = found.get("table", table.name)
    if named != table.name:
        raise NotATable(Text("The file holds another table: {name}.", name=str(named)[:60]))
    return dict(found["rows"])


def _from_csv(text: str, sheet: Sheet) -> list[dict[str, Any]]:
    """The rows under the headings; a semicolon between cells where the headings have one."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    between = ";" if ";" in plain.partition("\n")[0] else ","
    csv.field_size_limit(max(csv.field_size_limit(), min(len(plain) + 1, sys.maxsize)))
    try:
        lines = list(csv.reader(io.StringIO(plain, newline=""), delimiter=between, strict=True))
    except csv.Error:
        raise NotATable(NOT_A_TABLE) from None
    headings = [heading.strip() for heading in lines[0]] if lines else []
    if not set(headings) & {column.name for column in sheet.columns} or len(set(headings)) != len(headings):
        raise NotATable(NOT_A_TABLE)
    return [
        dict(zip([*headings, *("?" for _ in line[len(headings):])], line, strict=False))
        for line in lines[1:] if any(cell.strip() for cell in line)]


def understood(loadable: Loadable, raw: Mapping[str, Any]) -> tuple[Rows, tuple[Fault, ...]]:
    """Rows in the one spelling of their cells, and the faults of those that cannot be read."""
    faults = [Fault(Text("There is no sheet {name} in this table.", name=name[:60]))
              for name in raw if name not in {sheet.name for sheet in loadable.sheets}]
    rows: dict[str, list[dict[str, str]]] = {}
    for sheet in loadable.sheets:
        rows[sheet.name] = _rows(sheet, raw.get(sheet.name), faults)
    return rows, tuple(faults)


def _rows(sheet: Sheet, raw: Any, faults: list[Fault]) -> list[dict[str, str]]:
    if not isinstance(raw, list) or not raw:
        faults.append(Fault(Text("There are no rows here."), sheet.name))
        return []
    if len(raw) > sheet.most:
        faults.append(
            Fault(Text("There are {count} rows here. There is room for {rows}.", count=len(raw), rows=sheet.most),
                  sheet.name))
        return []
    found, seen = [], dict[tuple[str, ...], int]()
    for number, said in enumerate(raw, 1):
        if not isinstance(said, dict):
            faults.append(Fault(Text("This is not a row of cells."), sheet.name, number))
            continue
        before = len(faults)
        known = {column.name for column in sheet.columns}
        faults += [Fault(Text("There is no column {name} in this table.", name=str(name)[:60]), sheet.name, number)
                   for name in said if name not in known]
        row = {column.name: _cell(sheet, number, column, said.get(column.name), faults) for column in sheet.columns}
        if len(faults) > before:
            continue
        first = seen.setdefault(sheet.key_of(row), number)
        if first != number:
            faults.append(Fault(Text("Row {first} is the same one.", first=first), sheet.name, number))
        found.append(row)
    return found


def _cell(sheet: Sheet, number: int, column: Column, said: Any, faults: list[Fault]) -> str:
    """What a cell says in its one spelling. Of JSON a word, a number, true or false, or null."""
    if said is not None and not isinstance(said, str | bool):
        faults.append(Fault(Text("A cell holds a single value."), sheet.name, number, column.name))
        return ""
    cell = "" if said is None else str(said).lower() if isinstance(said, bool) else said.strip()
    if not cell and column.may_be_empty:
        return ""
    try:
        if not cell:
            raise Misread(Text("This cell is empty."))
        return column.read(cell)
    except Misread as fault:
        faults.append(Fault(fault.sentence, sheet.name, number, column.name))
        return ""


def as_json(table: Table, version: Version, rows: Rows) -> str:
    """A file that can be changed and loaded again."""
    source = version.source
    return json.dumps({
        "table": table.name, "version": version.name, "valid_from": version.valid_from.isoformat(),
        "source": {"act": source.act, "place": source.place, "certainty": source.certainty, "note": str(source.note)},
        "rows": rows,
    }, ensure_ascii=False, indent=1) + "\n"


def as_csv(table: Table, rows: Rows) -> str | None:
    """The same as CSV; None where the table has several sheets."""
    loadable = _loadable(table)
    if len(loadable.sheets) > 1:
        return None
    (sheet,) = loadable.sheets
    written = io.StringIO(newline="")
    out = csv.DictWriter(written, [column.name for column in sheet.columns], lineterminator="\r\n")
    out.writeheader()
    out.writerows(rows[sheet.name])
    return written.getvalue()
