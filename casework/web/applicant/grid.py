"""A section of rows as a table: cells are text, findings stand under their row, each row has a page of its own.

With script the cell in use becomes a field, and what was copied out of a spreadsheet is pasted from where one stands.
Both are sent here: the words of one cell, or of a block of them, which the server reads as it reads a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import abort, jsonify, request
from werkzeug.wrappers import Response

from casework import i18n
from casework.core.answers import digest, pointer_to
from casework.core.asked import Section
from casework.core.checks import Severity
from casework.core.text import Source, Text
from casework.forms.fields import Choice, StrictDecimal, Whole, YesNo
from casework.forms.look import CaseForm
from casework.forms.tables import lines
from casework.forms.tables.cells import Column
from casework.forms.tables.merge import placed
from casework.operations import drafts
from casework.operations.acting import NotThere
from casework.queries.drafts import Draft
from casework.web.applicant import blueprint
from casework.web.applicant.desk import for_writing
from casework.web.applicant.shown import row_title
from casework.web.applicant.standing import about_documents, is_missing, spoken
from casework.web.applicant.tables import limits, table_here, table_of
from casework.web.applicant.undo import said_of
from casework.web.policy import policy
from casework.web.render import language, now

COLLEAGUE = Text(
    "A colleague changed this row while you wrote. The table shows their version now. You wrote: {words}"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a cell, or of its row: a tone ("e" error, "w" to explain), the sentence, and where it rests."""

    tone: str
    column: str
    heading: Text | None
    text: Text
    source: Source | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row as the table shows it; `cells`: (column, words, whether it is asked)."""

    key: str
    title: Text | str
    seen: str
    cells: tuple[tuple[Column, str, bool], ...]
    facts: str
    said: tuple[Said, ...]
    missing: int
    tones: Mapping[str, str] = field(default_factory=dict)


def grid_rows(found: Draft, form: CaseForm, asked: Section, table: list[Column]) -> list[GridRow]:
    """Every row with what is said of it."""
    declared, speaks = form.section(asked.name), language()
    said, missing = _said(found, asked, table)
    rows = []
    for key, raw in found.typed.get(asked.name, {}).items():
        place, closed = pointer_to(asked.name, key), found.applying.closed
        cells = tuple((column, column.words(raw.get(column.name)), f"{place}/{column.name}" not in closed)
                      for column in table)  # fmt: skip
        facts = [words for column, words, _ in cells if column.name in declared.shown and words]
        own = tuple(said.get(key, ()))
        tones = {one.column: one.tone for one in sorted(own, key=lambda one: one.tone, reverse=True)}
        title = i18n.say(row_title(found, declared, key), speaks)
        rows.append(GridRow(key, title, digest(raw), cells, ", ".join(facts), own, missing.get(key, 0), tones))
    return rows


def _said(found: Draft, asked: Section, table: list[Column]) -> tuple[dict[str, list[Said]], dict[str, int]]:
    """By row what is said of it, in the order of its columns, and how many answers it lacks."""
    by_name, order = {column.name: column for column in table}, [column.name for column in table]
    said: dict[str, dict[tuple[str, str], Said]] = {}
    missing: dict[str, int] = {}
    for key, raw in found.raw.get(asked.name, {}).items():
        for name, answer in raw.items() if isinstance(raw, dict) else ():
            if name in by_name and not by_name[name].is_read(answer):
                fault = by_name[name].understood(by_name[name].words(answer))[1]
                if fault is not None:
                    said.setdefault(key, {})[name, ""] = Said("e", name, by_name[name].heading, fault)
    for told in spoken(found):
        section, key, name, *_ = (*told.finding.pointer.split("/")[1:], "", "", "")
        if section != asked.name or not key or about_documents(found, told):
            continue
        if is_missing(found, told):
            missing[key] = missing.get(key, 0) + 1
        elif (name, "") not in said.get(key, {}):
            tone = "e" if told.finding.severity is Severity.ERROR else "w"
            heading = by_name[name].heading if name in by_name else None
            one = Said(tone, name if heading else "", heading, told.finding.text, told.finding.source, told.id)
            said.setdefault(key, {}).setdefault((name, told.finding.rule), one)
    return {key: sorted(held.values(), key=lambda one: order.index(one.column) if one.column else -1)
            for key, held in said.items()}, missing  # fmt: skip


def is_figure(column: Column) -> bool:
    """Figures stand to the right."""
    return isinstance(column.field, StrictDecimal | Whole)


def choices_of(table: list[Column]) -> list[Column]:
    """The columns in which one of a few answers is chosen."""
    return [column for column in table if isinstance(column.field, Choice | YesNo)]


@blueprint.post("/drafts/<ref>/tables/<name>/cells")
@policy("party")
def table_cells(ref: str, name: str) -> Response:
    """Writes one cell, or a block of cells from one on, rows after the last one included; or takes a block back."""
    found, form = for_writing(ref, name)
    asked = table_here(found, name)
    if "put_back" in request.form:
        return _taken_back(found, asked)
    table, existing = table_of(found, form, asked), found.typed.get(name, {})
    words, key, column = (request.form.get(part, "") for part in ("words", "key", "column"))
    if key not in existing or column not in {one.name for one in table}:
        return _refused(Text(COLLEAGUE.msgid, words=words[:200]), 409)  # the row, or the question, is no longer there
    block = lines.apart(words) if "block" in request.form else [(words,)]
    changed = placed(block, existing, table, key, column)
    if len(existing.keys() | changed.keys()) > limits().rows:
        count = len(existing.keys() | changed.keys())
        return _refused(Text(lines.TOO_MANY.msgid, count=count, rows=limits().rows), 422)
    seen = dict(pair.split(" ", 1) for pair in request.form.getlist("seen") if " " in pair)
    was = {row: existing.get(row) for row in changed}
    if any(raw is not None and seen.get(row) != digest(raw) for row, raw in was.items()):
        return _refused(Text(COLLEAGUE.msgid, words=words[:200]), 409)
    try:
        undoable = "block" in request.form
        drafts.save_rows(found.case.id, name, changed, was=was, undoable=undoable, by=found.by, now=now())
    except drafts.Conflict:
        return _refused(Text(COLLEAGUE.msgid, words=words[:200]), 409)
    except (drafts.Closed, NotThere):
        abort(409)
    added, cells = len(changed.keys() - existing.keys()), sum(len(row) for row in block)
    said = Text("Saved at {time}.", time=i18n.clock_time(now()))
    if "block" in request.form:
        said = Text("Saved at {time}: {cells} cells, {added} new rows. Ctrl+Z takes it back.",
                    time=i18n.clock_time(now()), cells=cells, added=added)  # fmt: skip
    return jsonify(saved=i18n.say(said, language()))


def _taken_back(found: Draft, asked: Section) -> Any:
    """What was done last to several cells or rows is taken back."""
    try:
        stay = drafts.take_back(found.case.id, asked.name, by=found.by, now=now())
    except (drafts.Closed, NotThere):
        abort(409)
    return jsonify(saved=i18n.say(said_of(stay), language()))


def _refused(said: Text, status: int) -> Any:
    return jsonify(refused=i18n.say(said, language())), status

