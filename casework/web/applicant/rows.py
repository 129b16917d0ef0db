"""Sections of rows: closed rows are short facts, one row is open at a time and is a form of its own.

Removing needs no question, because the row can be put back. Two colleagues on two rows do not meet: a row is compared
with the row that its writer had before them, not with the whole section.
"""

from __future__ import annotations

import re
from typing import Any

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.answers import digest, pointer_to
from casework.core.asked import Document, Section
from casework.forms.look import CaseForm
from casework.forms.typed import posted, read, stored
from casework.operations import drafts
from casework.operations.acting import NotThere
from casework.queries.drafts import Draft, Found
from casework.web.applicant import blueprint
from casework.web.applicant.desk import for_writing, opened, section_of, step_after
from casework.web.applicant.grid import choices_of, grid_rows, is_figure
from casework.web.applicant.shown import entry_of, row_title
from casework.web.applicant.standing import about_documents, requirements, spoken, tally
from casework.web.applicant.tables import table_of
from casework.web.applicant.undo import said_of, undo_of
from casework.web.applicant.writing import chosen, conflict_page, context, explain, leave, not_asked, undecided
from casework.web.auth import visitor
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell
from casework.web.security import settings_here

KEY = re.compile(r"r[0-9a-f]{8}")


def rows_page(found: Draft, form: CaseForm, asked: Section, key: str | None = None) -> Response:
    """The list of rows, with one of them open for writing; of a table all of it, or the page of one row."""
    if form.section(asked.name).is_table:
        return _table_page(found, form, asked) if key is None else _row_page(found, form, asked, key)
    raw = found.raw.get(asked.name, {})
    declared = form.section(asked.name)
    lacking: dict[str, int] = {}
    papers: list[Document] = []
    for wanted in requirements(found):
        if wanted.document.per == asked.name:
            papers += [wanted.document] if wanted.document not in papers else []
            lacking[wanted.key] = lacking.get(wanted.key, 0) + (wanted.gap is not None)
    listed = [
        (
            row_key,
            row_title(found, declared, row_key),
            entry_of(found, form, asked.name, row_key, row, language(), declared.shown),
            tally(found, asked.name, row_key),
            lacking.get(row_key),
        )
        for row_key, row in raw.items()
    ]
    more: dict[str, Any] = {
        "draft": found,
        "form": form,
        "section": asked,
        "declared": declared,
        "counts": tally(found, asked.name),
    }
    if key is not None:
        filled = stored(form, asked.name, found.typed[asked.name][key], answers=found.answers, language=language())
        more = context(found, form, asked, filled, getattr(found.answers, asked.name).get(key), key)
    names = [section.name for section in found.sections]
    saved = found.saved.get(asked.name)
    return page(
        "applicant/rows.html",
        listed=listed,
        next=step_after(found, asked.name),
        papers=papers,
        open=key,
        seen=_version(found.typed[asked.name][key]) if key else "",
        undo=undo_of(found, form, asked),
        saved=saved,
        place_of=(names.index(asked.name) + 1, len(names)),
        whole=_of_the_whole(found, asked),
        **more,
    )


def _table_page(found: Draft, form: CaseForm, asked: Section) -> Response:
    table = table_of(found, form, asked)
    names = [section.name for section in found.sections]
    return page(
        "applicant/grid.html",
        draft=found,
        form=form,
        section=asked,
        declared=form.section(asked.name),
        table=table,
        figures={column.name for column in table if is_figure(column)},
        choices=choices_of(table),
        rows=grid_rows(found, form, asked, table),
        counts=tally(found, asked.name),
        next=step_after(found, asked.name),
        undo=undo_of(found, form, asked),
        saved=found.saved.get(asked.name),
        place=names.index(asked.name) + 1,
        of=len(names),
        me=visitor().person_id,
        whole=_of_the_whole(found, asked),
    )


def _row_page(found: Draft, form: CaseForm, asked: Section, key: str) -> Response:
    typed = found.typed[asked.name]
    filled = stored(form, asked.name, typed[key], answers=found.answers, language=language())
    keys = list(typed)
    return page(
        "applicant/grid_row.html",
        key=key,
        title=row_title(found, form.section(asked.name), key),
        seen=_version(typed[key]),
        saved=found.saved.get(asked.name),
        n=keys.index(key) + 1,
        rows=len(keys),
        **context(found, form, asked, filled, getattr(found.answers, asked.name).get(key), key),
    )


def _neighbour(found: Draft, asked: Section, key: str) -> str | None:
    """The page of the row that the button asked for: the next, or the one before; None where there is none."""
    keys, step = list(found.typed.get(asked.name, {})), {"later": 1, "earlier": -1}.get(request.form.get("do", ""), 0)
    at = keys.index(key) + step if step and key in keys else -1
    if not 0 <= at < len(keys):
        return None
    return url_for("applicant.row", ref=found.case.ref, name=asked.name, key=keys[at], _anchor="open")


def _of_the_whole(found: Draft, asked: Section) -> list[Found]:
    return [
        told
        for told in spoken(found)
        if told.finding.pointer == pointer_to(asked.name) and not about_documents(found, told)
    ]


def rows_sent(found: Draft, form: CaseForm, asked: Section) -> Response:
    """A button of the list: add, remove, put back, or go on."""
    del form
    here = url_for("applicant.section", ref=found.case.ref, name=asked.name)
    if switching_language():
        return redirect(here, 303)
    try:
        if "add" in request.form or "copy" in request.form:
            if len(found.typed.get(asked.name, {})) >= settings_here().table_rows:
                abort(409)
            copied = found.typed.get(asked.name, {}).get(request.form.get("copy", ""))
            key = drafts.add_row(found.case.id, asked.name, copied, by=found.by, now=now())
            return redirect(url_for("applicant.row", ref=found.case.ref, name=asked.name, key=key, _anchor="open"), 303)
        if "remove" in request.form:
            drafts.remove_row(found.case.id, asked.name, request.form["remove"], by=found.by, now=now())
        elif "put_back" in request.form:
            stay = drafts.take_back(found.case.id, asked.name, by=found.by, now=now())
            tell(said_of(stay))
    except (drafts.Conflict, drafts.Closed, NotThere):
        abort(409)
    return redirect(here, 303)


@blueprint.route("/drafts/<ref>/sections/<name>/<key>", methods=["GET", "POST"])
@policy("party")
def row(ref: str, name: str, key: str) -> Response:
    """One row, open; the others stand closed around it."""
    found, form = opened(ref)
    asked = section_of(found, name)
    if not asked.rows:
        abort(404)
    if request.method == "GET":
        if not found.applying.asks(pointer_to(name)):
            return not_asked(found, asked)
        if name not in found.writable or not found.by.writes or key not in found.typed.get(name, {}):
            return redirect(url_for("applicant.section", ref=found.case.ref, name=name), 303)
        return rows_page(found, form, asked, key)
    found, form = for_writing(ref, name)
    return _sent(found, form, asked, key)


def _sent(found: Draft, form: CaseForm, asked: Section, key: str) -> Response:
    before = found.typed.get(asked.name, {}).get(key)
    if before is None and not (KEY.fullmatch(key) and request.form.get("seen")):
        abort(404)  # a row that a colleague removed may come back under its key; another may not be made up
    if again := undecided(found, form, asked, before or {}, request.form.get("seen", "")):
        return again
    sent = chosen(stored(form, asked.name, before or {}, answers=found.answers, language=language()))
    filled = posted(form, asked.name, sent, answers=found.answers, language=language())
    raw = read(filled)
    was = before if request.form.get("seen") == _version(before) else {"~": "another"}
    try:
        drafts.save_row(found.case.id, asked.name, key, raw, was=was, by=found.by, now=now())
    except drafts.Conflict as conflict:
        return conflict_page(found, form, asked, filled, conflict, seen=_version(before))
    except (drafts.Closed, NotThere):
        abort(409)
    explain(found)
    here = url_for("applicant.row", ref=found.case.ref, name=asked.name, key=key)
    then = _neighbour(found, asked, key)
    return leave(found, form, asked, typed=raw, seen=_version(raw), here=here, key=key, then=then)


def _version(row: dict[str, Any] | None) -> str:
    """By which a page says which row it was made from; a row that a colleague removed has one too."""
    return "removed" if row is None else digest(row)
