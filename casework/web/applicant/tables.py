"""A table as a file: exported, imported, pasted. What comes in is shown first, and written when that is confirmed.

Between the two pages nothing is kept on the server: the rows travel in the form, in the words in which they came, and
are read anew. Confirmed rows are written as they are shown, or shown again if a colleague changed the table meanwhile.
"""

from __future__ import annotations

import json
from typing import Any

from flask import Response as Answer
from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from casework import i18n
from casework.core.answers import digest, pointer_to, read
from casework.core.asked import Section
from casework.core.checks import Severity
from casework.core.text import Text
from casework.db import db
from casework.forms.applying import applying
from casework.forms.look import CaseForm
from casework.forms.tables import lines, workbook
from casework.forms.tables.cells import Column, columns
from casework.forms.tables.lines import Incoming, Line
from casework.forms.tables.merge import Fault, Proposal, proposed
from casework.forms.tables.workbook import Limits, Unreadable
from casework.operations import drafts
from casework.operations.acting import NotThere
from casework.queries.drafts import Draft
from casework.queries.findings import check
from casework.web.applicant import blueprint
from casework.web.applicant.desk import for_writing, opened, section_of
from casework.web.applicant.undo import undo_of
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today
from casework.web.security import MOST_TEXT, settings_here

NO_FILE = Text("Choose a file, or paste rows.")
FILE_TOO_LARGE = Text("This file is larger than {limit} MB.")
TOO_MUCH = Text("There is too much text here for one import. Divide the table.")
CHANGED_MEANWHILE = Text("A colleague has changed the table while you looked. This is what the import would do now.")


def limits() -> Limits:
    """How much of a table is read here."""
    here = settings_here()
    return Limits(here.table_rows, here.table_unpacked_mb * 1024 * 1024)


def table_of(found: Draft, form: CaseForm, asked: Section) -> list[Column]:
    return columns(form, asked.name, found.answers, language())


def table_here(found: Draft, name: str) -> Section:
    """The table that the address names; 404 where there is none, or none is asked for."""
    asked = section_of(found, name)
    return asked if asked.rows and found.applying.asks(pointer_to(name)) else abort(404)


@blueprint.get("/drafts/<ref>/tables/<name>.xlsx", defaults={"kind": "xlsx"})
@blueprint.get("/drafts/<ref>/tables/<name>.json", defaults={"kind": "json"})
@policy("party")
def table_file(ref: str, name: str, kind: str) -> Response:
    """The table as a file that comes back the same."""
    found, form = opened(ref)
    asked = table_here(found, name)
    table, rows = table_of(found, form, asked), found.typed.get(name, {})
    if kind == "json":
        answer = Answer(lines.as_json(name, rows, table), mimetype="application/json")
    else:
        cells = [(key, [column.words(row.get(column.name)) for column in table]) for key, row in rows.items()]
        answer = Answer(
            workbook.written(i18n.say(asked.title, language()), table, cells, language()), mimetype=workbook.MEDIA_TYPE
        )
    answer.headers.set("Content-Disposition", "attachment", filename=f"{found.case.ref}-{name}.{kind}")
    return answer


@blueprint.route("/drafts/<ref>/tables/<name>", methods=["GET", "POST"])
@policy("party")
def table(ref: str, name: str) -> Response:
    """Import: a file or pasted rows; then what they would change; then, confirmed, the table."""
    found, form = for_writing(ref, name)
    asked = table_here(found, name)
    if request.method == "GET":
        return _page(found, form, asked)
    columns_here = table_of(found, form, asked)
    try:
        incoming = _carried(columns_here) if "rows" in request.form else _received(columns_here)
        shown = proposed(incoming, found.typed.get(name, {}), columns_here)
        if len(shown.rows) + len(shown.missing) > limits().rows:
            raise Unreadable(Text(lines.TOO_MANY.msgid, count=len(shown.rows) + len(shown.missing), rows=limits().rows))
    except Unreadable as refused:
        return _page(found, form, asked, fault=None if switching_language() else refused.args[0])
    if request.form.get("do") != "confirm" or switching_language():
        return _preview(found, form, asked, columns_here, incoming, shown)
    if request.form.get("seen") != _version(found, name):
        return _preview(found, form, asked, columns_here, incoming, shown, said=CHANGED_MEANWHILE)
    return _write(found, asked, shown)


def _received(table: list[Column]) -> Incoming:
    """What was sent: a file, judged by what it holds, or pasted rows."""
    sent, most = request.files.get("file"), settings_here().table_file_mb
    if sent and sent.filename:
        content = sent.stream.read(most * 1024 * 1024 + 1)
        if len(content) > most * 1024 * 1024:
            raise Unreadable(Text(FILE_TOO_LARGE.msgid, limit=most))
        return lines.from_file(content, table, limits())
    pasted = request.form.get("pasted", "")
    if not pasted.strip():
        raise Unreadable(NO_FILE)
    return lines.pasted(pasted, table, limits())


def _carried(table: list[Column]) -> Incoming:
    """The rows that a preview carries; a stranger may have written them, so they are read like any other."""
    names = {column.name for column in table}
    try:
        held = json.loads(request.form["rows"])
        told = tuple(
            Line(int(number), lines.speakable(str(key)),
                 {str(name): _plain(words) for name, words in cells.items() if name in names})
            for number, key, cells in held["lines"]
        )  # fmt: skip
        said = tuple(name for name in (column.name for column in table) if name in held["columns"])
        unknown = tuple(lines.speakable(str(name)) for name in held["unknown"])
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        abort(400)
    return lines.checked(Incoming(told, said, unknown, is_keyed=True), limits())


def _plain(words: Any) -> Any:
    if isinstance(words, str):
        return lines.speakable(words)
    return [lines.speakable(part) for part in words if isinstance(part, str)]


def _page(found: Draft, form: CaseForm, asked: Section, fault: Text | None = None) -> Response:
    return page(
        "applicant/table_import.html",
        422 if fault else 200,
        draft=found,
        section=asked,
        columns=table_of(found, form, asked),
        limit=settings_here().table_file_mb,
        most=limits().rows,
        pasted=request.form.get("pasted", ""),
        undo=undo_of(found, form, asked),
        faults=[("file" if request.files.get("file") or not request.form.get("pasted") else "pasted", fault)]
        if fault
        else [],
    )


def _preview(
    found: Draft,
    form: CaseForm,
    asked: Section,
    table: list[Column],
    incoming: Incoming,
    shown: Proposal,
    said: Text | None = None,
) -> Response:
    existing = found.typed.get(asked.name, {})
    pairs = [(line.number, key, dict(line.cells)) for line, key in zip(incoming.lines, shown.rows, strict=True)]
    kept_for_later = {"lines": pairs, "columns": incoming.columns, "unknown": incoming.unknown[:20]}
    carried = json.dumps(kept_for_later, ensure_ascii=False)
    if len(carried.encode()) > MOST_TEXT - 10_000:
        return _page(found, form, asked, TOO_MUCH)
    return page(
        "applicant/table_preview.html",
        draft=found,
        section=asked,
        shown=shown,
        said=said,
        table=table,
        incoming=incoming,
        by_name={column.name: column for column in table},
        existing=existing,
        faults=_faults(found, asked, table, shown),
        left_out=[column for column in table if column.name not in incoming.columns],
        carried=carried,
        seen=_version(found, asked.name),
        removes=request.form.get("removes") == "yes" if "rows" in request.form else incoming.is_keyed,
    )


def _faults(found: Draft, asked: Section, table: list[Column], shown: Proposal) -> list[Fault]:
    """What cannot be read, and what the rules would say of the cells that came in, row by row."""
    typed = {**found.typed, asked.name: {**found.typed.get(asked.name, {}), **shown.rows}}
    would = applying(found.case_type, read(found.case_type.answers, typed)[0]).answers
    by_name = {column.name: column for column in table}
    said = {(fault.key, fault.column): fault for fault in shown.faults}
    cx = db.session.connection()
    for told in check(cx, found.case_type, found.case, would, today=today(), applied_on=found.applied_on):
        section, key, name, *_ = (*told.pointer.split("/")[1:], "", "", "")
        if told.severity is not Severity.ERROR or section != asked.name or name not in by_name:
            continue
        if key in shown.rows and shown.rows[key].get(name) is not None:
            said.setdefault((key, name), Fault(shown.numbers[key], key, name, by_name[name].heading, told.text))
    return sorted(said.values(), key=lambda fault: fault.number)


def _write(found: Draft, asked: Section, shown: Proposal) -> Response:
    existing = found.typed.get(asked.name, {})
    touched = {key: shown.rows[key] for key in (*shown.added, *shown.changed)}
    removed = shown.missing if request.form.get("removes") == "yes" else ()
    if touched or removed:
        try:
            drafts.save_rows(
                found.case.id,
                asked.name,
                touched,
                was={key: existing.get(key) for key in (*touched, *removed)},
                removed=removed,
                undoable=True,
                by=found.by,
                now=now(),
            )
        except (drafts.Conflict, drafts.Closed, NotThere):
            abort(409)
    tell(
        Text(
            "The import is done: {added} added, {changed} changed, {removed} removed.",
            added=len(shown.added),
            changed=len(shown.changed),
            removed=len(removed),
        )
    )
    return redirect(url_for("applicant.section", ref=found.case.ref, name=asked.name), 303)


def _version(found: Draft, section: str) -> str:
    return digest(found.typed.get(section, {}))
