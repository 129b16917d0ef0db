"""`casework diff`: two files of answers, place by place, as the difference sheet of a case compares two versions.

What is not asked of these answers is not sent and not compared. A type that tells what its changes amount to proposes
situations and a route. Exit code 0: nothing differs; 1: something does; 2: wrong use.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

import click

from casework.commands.catalogue import day_option, dump, json_option, language_option, read_file, table, type_argument
from casework.core.answers import read
from casework.core.case_type import CaseType
from casework.forms.applying import applying
from casework.i18n import say
from casework.workflows import CASE_TYPES
from casework.workflows.comparison import Comparison, compared

FILE = click.Path(exists=True, dir_okay=False, allow_dash=True)


@click.command("diff")
@type_argument
@click.argument("old", metavar="OLD.json", type=FILE)
@click.argument("new", metavar="NEW.json", type=FILE)
@day_option
@json_option
@language_option
def diff(case_type: str, old: str, new: str, on: date, as_data: bool, language: str) -> None:
    """Compares two files of answers; a dash reads one of them from standard input. Exit code 1 if they differ."""
    if old == new == "-":
        raise click.UsageError("Standard input can be one of the two files, not both.")
    declared = CASE_TYPES[case_type]
    found = compared(declared, _answers(declared, old), _answers(declared, new), on)
    if as_data:
        dump(difference(found, language))
    else:
        table(_lines(found, language))
    sys.exit(1 if found.changes else 0)


def _answers(declared: CaseType, name: str) -> Any:
    """What applies of the file; answers that cannot be read cannot be compared."""
    answers, unread = read(declared.answers, read_file(name))
    if unread:
        place, fault = unread[0]
        raise click.UsageError(f"{name} cannot be compared, it holds {len(unread)} answers that cannot be read. "
                               f"The first is {place}: {fault} All of them: casework check {declared.name} {name}")
    return applying(declared, answers).answers


def difference(found: Comparison, language: str) -> dict[str, Any]:
    """The comparison as data; `class` and `source` are null where the type does not tell what a change amounts to."""
    way = found.route
    return {
        "changes": [
            {"pointer": one.change.pointer, "old": one.change.old, "new": one.change.new,
             "class": one.meaning.name if one.meaning else None,
             "source": str(one.meaning.source) if one.meaning and one.meaning.source else None}
            for one in found.changes],
        "situations": [
            {"name": one.name, "title": say(one.title, language), "source": str(one.source),
             "because": list(one.because), "named": one.named} for one in found.situations],
        "disagreements": [{"id": found.rule, "pointer": pointer, "message": say(text, language)}
                          for pointer, text in found.disagreements],
        "route": None if way is None else {
            "name": way.name, "title": say(way.title, language), **{name: owed for name, _, owed in way.duties},
            "sources": [str(source) for source in way.sources]},
    }  # fmt: skip


def _lines(found: Comparison, language: str) -> list[tuple[str, ...]]:
    said = difference(found, language)
    titles = [say(one.meaning.title, language) if one.meaning else "" for one in found.changes]
    return [
        *((_how(row), row["pointer"], f"{_value(row['old'])} → {_value(row['new'])}", title, row["source"] or "")
          for row, title in zip(said["changes"], titles, strict=True)),
        *(("situation", row["title"], ", ".join(row["because"]), row["source"]) for row in said["situations"]),
        *(("not named", row["pointer"], row["message"], row["id"]) for row in said["disagreements"]),
        *((("route", said["route"]["title"], "; ".join(said["route"]["sources"])),) if said["route"] else ()),
    ]  # fmt: skip


def _how(row: dict[str, Any]) -> str:
    return "added" if row["old"] is None else "removed" if row["new"] is None else "changed"


def _value(value: Any) -> str:
    return "–" if value is None else json.dumps(value, ensure_ascii=False)
