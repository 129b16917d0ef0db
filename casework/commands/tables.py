"""`casework tables`: the tables of the law that can be loaded, as they were released; and what a file of one changes.

Needs no database: it answers from this release alone, as `casework check` does. What two people loaded since is on the
page of the table and in `casework readings`. Exit code 1: the file cannot be used; 2: wrong use.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from casework.commands.catalogue import dump, json_option, language_option
from casework.commands.catalogue import table as lines
from casework.i18n import say
from casework.law.sheet_files import MOST_BYTES, as_csv, as_json, read
from casework.law.sheets import Change, Fault, Loadable, changes
from casework.law.tables import TABLES

LOADABLE: dict[str, Loadable] = {name: table.loadable for name, table in TABLES.items() if table.loadable}
named = click.argument("name", metavar="TABLE", type=click.Choice(list(LOADABLE)))


@click.group("tables")
def tables() -> None:
    """The tables of the law that can be loaded from a file."""


@tables.command("list")
@json_option
@language_option
def list_tables(as_data: bool, language: str) -> None:
    """Lists them with their newest released version and its source."""
    rows = [
        {
            "table": name,
            "title": say(TABLES[name].title, language),
            "version": (newest := TABLES[name].versions[-1]).name,
            "since": newest.valid_from.isoformat(),
            "source": str(newest.source),
            "certainty": newest.source.certainty,
            "rows": {sheet: len(held) for sheet, held in loadable.released().items()},
        }
        for name, loadable in LOADABLE.items()
    ]
    if as_data:
        dump(rows)
    else:
        lines((str(row["table"]), str(row["version"]), f"since {row['since']}", f"{row['certainty']} %",
               str(row["title"])) for row in rows)


@tables.command("export")
@named
@click.option("--csv", "csv", is_flag=True, help="As CSV, where the table has one sheet.")
def export(name: str, csv: bool) -> None:
    """Prints the rows as they were released, to be changed and loaded on the page of the table."""
    rows = LOADABLE[name].released()
    said = as_csv(TABLES[name], rows) if csv else as_json(TABLES[name], TABLES[name].versions[-1], rows)
    if said is None:
        click.echo(f"{name} has several sheets and is no CSV.", err=True)
        sys.exit(2)
    click.echo(said, nl=False)


@tables.command("check")
@named
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@language_option
def check(name: str, path: Path, as_data: bool, language: str) -> None:
    """Reads a file as the page does: what is wrong with it, or what it says otherwise than the release."""
    with path.open("rb") as file:
        rows, faults = read(TABLES[name], file.read(MOST_BYTES + 1))
    found = () if faults else changes(LOADABLE[name], LOADABLE[name].released(), rows)
    if as_data:
        dump({"faults": [_fault(one, language) for one in faults], "changes": [_change(one) for one in found]})
    else:
        lines((one.sheet or "-", str(one.row or "-"), one.column or "-", say(one.sentence, language)) for one in faults)
        lines((one.sheet.name, ", ".join(filter(None, one.key)), column.name, old or "-", new or "-")
              for one in found for column, old, new in one.cells)
    sys.exit(1 if faults else 0)


def _fault(one: Fault, language: str) -> dict[str, object]:
    return {"sheet": one.sheet, "row": one.row, "column": one.column, "message": say(one.sentence, language)}


def _change(one: Change) -> dict[str, object]:
    kind = "new" if one.old is None else "gone" if one.new is None else "changed"
    return {"sheet": one.sheet.name, "key": list(one.key), "kind": kind,
            "cells": [{"column": column.name, "old": old, "new": new} for column, old, new in one.cells]}
