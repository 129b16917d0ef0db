"""A table of the law: what holds, since when and by whom; its file to download; another version, loaded from a file.

A manager sends a file and sees what it would change before anything is proposed; another manager or a signatory sees
the same and confirms or rejects it. What is proposed is what was shown: a file that comes with the proposal is shown
first. Whoever reads cases of a type that reads the table reads this page; a table that no type reads is open to all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Answer
from wtforms import Form

from casework.core.case_type import Actor, Refusal
from casework.core.text import Source, Text
from casework.db import db
from casework.forms.fields import CleanText, Day, Whole
from casework.forms.look import Look
from casework.i18n import day_figures
from casework.law.sheet_files import MOST_BYTES, as_csv, as_json, read
from casework.law.sheets import Change, Fault, Rows, changes, hash_of
from casework.law.tables import TABLES
from casework.law.versions import Table, Version
from casework.models import LoadedTable
from casework.operations import tables as verbs
from casework.operations.proposals import NotSettled
from casework.queries.access import By, staff_cases
from casework.queries.tables import (
    Tampered,
    decided_with,
    loadable_of,
    loading_of,
    loadings,
    read_by,
    rows_in,
    rows_on,
    touched,
    version_of,
)
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.staff import blueprint
from casework.web.staff.desk import READERS
from casework.web.staff.readings import CONFIRMS, PROPOSES, offices
from casework.web.staff.settling import STATES, answer_sent, settled
from casework.workflows import CASE_TYPES

NO_FILE = Text("Choose the file.")
LOOK_FIRST = Text("Look at what it changes first.")
REQUIRED = {
    "name": Text("Write a name for the version."), "valid_from": Text("Write the day."),
    "act": Text("Write the act that it comes from."), "certainty": Text("Write how sure it is."),
    "reason": Text("Write why."),
}  # fmt: skip


class VersionForm(Form):
    """What stands beside the rows: name, first day, source and reason."""

    class Meta:
        csrf = False  # the application asks for the token of every form
        locales = False
        language = "en"
        options: Mapping[str, Any] = {}

    name = CleanText(Text("Name of the version"), None, Look(most=60, width="w-20"))
    valid_from = Day(Text("From"), None, Look(width="w-7"))
    act = CleanText(Text("Act"))
    place = CleanText(Text("Place in the act"))
    certainty = Whole(Text("Certainty in per cent"), None, Look(width="w-7", at_most=100))
    note = CleanText(Text("Note"), None, Look(most=500))
    reason = CleanText(Text("Why"), None, Look(lines=3, most=2000))


@dataclass(frozen=True)
class Preview:
    """What rows would change: against which version, and the hash of its rows."""

    changes: tuple[Change, ...]
    base: Version
    against: str


@dataclass
class Typed:
    """The form as it was sent. `rows`: what the file said, to be sent along; `unread`: what is wrong with the file."""

    said: Mapping[str, str]
    faults: list[tuple[str, Text]] = field(default_factory=list)
    unread: tuple[Fault, ...] = ()
    rows: Rows | None = None
    preview: Preview | None = None

    def fault(self, name: str) -> Text | None:
        return next((sentence for where, sentence in self.faults if where == name), None)

    @property
    def content(self) -> str:
        return json.dumps({"rows": self.rows}, ensure_ascii=False) if self.rows else ""


@blueprint.get("/staff/tables/<name>")
@policy("staff", *READERS)
def table(name: str) -> Response:
    return shown(_mine(name)[0])


@blueprint.get("/staff/tables/<name>/file.<kind>")
@policy("staff", *READERS)
def table_file(name: str, kind: str) -> Response:
    """The version in force as a file, or one that was proposed (`?version=…`)."""
    found, _ = _mine(name)
    version, rows = rows_on(db.session.connection(), name, today())
    if request.args.get("version"):
        row = _row(name, request.args.get("version", type=int) or 0)
        version, rows = version_of(row), _of(row)
    content = as_json(found, version, rows) if kind == "json" else as_csv(found, rows) if kind == "csv" else None
    if content is None:
        abort(404)
    # Spreadsheets take a file for UTF-8 where it begins with the mark.
    mark, media = ("\ufeff", "text/csv") if kind == "csv" else ("", "application/json")
    answer = Response(mark + content, content_type=f"{media}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{version.valid_from}.{kind}"'
    return answer


@blueprint.post("/staff/tables/<name>")
@policy("staff", *PROPOSES)
def propose_table(name: str) -> Answer:
    """Shows what a file would change, then proposes it."""
    found, by = _mine(name, PROPOSES)
    typed, form = _typed(found)
    if switching_language():
        return shown(found, typed)
    if request.form.get("do") != "propose" or typed.faults or request.files.get("file"):
        if request.form.get("do") == "propose" and not typed.faults:
            typed.faults.append(("file", LOOK_FIRST))
        return shown(found, typed, 422 if typed.faults else 200)
    source = Source(str(form.act.data), form.place.data or "", int(form.certainty.data or 0), form.note.data or "")
    try:
        with acting_once() as first:
            if first:
                verbs.propose(
                    name, typed.rows or {}, name=str(form["name"].data), source=source, reason=str(form.reason.data),
                    valid_from=date.fromisoformat(str(form.valid_from.data)), by=by, now=now(),
                )  # fmt: skip
    except NotSettled as refused:
        where = {verbs.TAKEN: "name", verbs.SAME: "file"}.get(refused.refusal, "valid_from")
        typed.faults.append((where, refused.refusal.sentence))
        return shown(found, typed, 422)
    tell(Text("The proposal waits for a second person."))
    return redirect(url_for("staff.table", name=name), 303)


@blueprint.post("/staff/tables/<name>/<int:loaded_id>")
@policy("staff", *CONFIRMS)
def settle_table(name: str, loaded_id: int) -> Answer:
    """Confirms, rejects (with a reason) or takes back (one's own) a version."""
    found, by = _mine(name, CONFIRMS)
    row = _row(name, loaded_id)
    answer = answer_sent()

    def again(fault: Text | None, status: int, refusal: Refusal | None) -> Response:
        typed = Typed({f"answer-{loaded_id}": answer})
        if fault is not None:
            typed.faults.append((f"answer-{loaded_id}", fault))
        return shown(found, typed, status, refusal)

    return settled(
        confirm=lambda: verbs.confirm(loaded_id, answer, against=request.form.get("against", ""), by=by, now=now()),
        reject=lambda: verbs.reject(loaded_id, answer, by=by, now=now()),
        withdraw=lambda: verbs.withdraw(loaded_id, by=by, now=now()),
        confirmed=Text("The version is confirmed. It holds from {day}.", day=row.valid_from),
        again=again,
        then=url_for("staff.table", name=name),
    )


def _mine(name: str, roles: tuple[Actor, ...] = READERS) -> tuple[Table, By]:
    """The table and this person's roles for it; 404 where they have none or it cannot be loaded, 403 where none of the
    roles may do this.
    """
    found = TABLES.get(name)
    if found is None or found.loadable is None:
        abort(404)
    held = _offices(found) or abort(404)
    return found, next((one for one in held.values() if one.roles.intersection(roles)), None) or abort(403)


def _offices(found: Table) -> dict[str, By]:
    """This person's roles for the case types that read the table; for all types where none does."""
    reading = read_by(found.name)
    return {name: by for name, by in offices().items() if name in reading or not reading}


def _row(name: str, number: int) -> LoadedTable:
    row = loading_of(number)
    return row if row is not None and row.table_name == name else abort(404)


def _of(row: LoadedTable) -> Rows:
    return rows_in(row.table_name, row.rows, row.sha256)


def _typed(found: Table) -> tuple[Typed, VersionForm]:
    """What was sent, with all that is wrong with it, and what it would change."""
    form = VersionForm(request.form)
    typed = Typed({one.name: str(one.typed) for one in form})  # type: ignore[attr-defined]
    content = request.form.get("content", "").encode()
    if sent := request.files.get("file"):
        with closing(sent):
            content = sent.stream.read(MOST_BYTES + 1)
    if not content:
        typed.faults.append(("file", NO_FILE))
    else:
        rows, typed.unread = read(found, content)
        typed.rows = None if typed.unread else rows
    if typed.unread:
        typed.faults.append(("file", Text("The file cannot be used as it is. What is wrong stands below.")))
    for one in form:
        fault = one.fault or (REQUIRED.get(one.name) if one.data is None else None)  # type: ignore[attr-defined]
        if fault is not None:
            typed.faults.append((one.name, fault))
    if typed.rows is not None:
        begins = date.fromisoformat(str(form.valid_from.data)) if form.valid_from.data else today() + timedelta(1)
        typed.preview = _preview(found, typed.rows, begins)
        if not typed.preview.changes:
            typed.faults.insert(0, ("file", verbs.SAME.sentence))
    return typed, form


def _preview(found: Table, rows: Rows, begins: date) -> Preview:
    """What the rows say otherwise than the version that is in force on their first day."""
    base, before = rows_on(db.session.connection(), found.name, begins)
    return Preview(changes(loadable_of(found.name), before, rows), base, hash_of(before))


def _waiting(found: Table, row: LoadedTable) -> Preview | None:
    """What a proposal would change; None where this release cannot read its rows."""
    try:
        return _preview(found, _of(row), row.valid_from)
    except Tampered:
        return None


def shown(found: Table, typed: Typed | None = None, status: int = 200, refusal: Refusal | None = None) -> Response:
    """The page; `typed`: a form that comes back."""
    version, rows = rows_on(db.session.connection(), found.name, today())
    said, held = loadings([found.name]), _offices(found)
    roles = {role for by in held.values() for role in by.roles}
    confirmed = [one for one in said if one.row.state == "confirmed"]
    return page(
        "staff/table.html",
        status,
        table=found,
        version=version,
        rows=rows,
        loaded=next((one for one in confirmed if version.sha256 and one.version == version), None),
        waiting=[(one, _waiting(found, one.row)) for one in said if one.row.state == "proposed"],
        coming=[one for one in confirmed if one.row.valid_from > today()],
        history=[one for one in said if one.row.state != "proposed"],
        touched=[(CASE_TYPES[name], count) for name, count in touched(db.session.connection(), found.name).items()
                 if name in held],
        decided=decided_with(found.name, staff_cases(visitor().person_id, today())),
        may_propose=bool(roles.intersection(PROPOSES)),
        may_confirm=bool(roles.intersection(CONFIRMS)),
        typed=typed,
        refusal=refusal,
        me=visitor().person_id,
        states=STATES,
        once=fresh_key,
        tomorrow=day_figures(today() + timedelta(1)),
        most=MOST_BYTES // 1000,
    )  # fmt: skip
