"""The file of a case that the authority opened: its parts, each written on a page of its own and kept as a version.

A part is one page, or rows of which each is one. Saving takes the step that freezes what was written; whoever saved in
between is told about, never overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.asked import Section
from casework.core.case_type import Actor, Refusal
from casework.core.text import Text
from casework.db import db
from casework.forms import FORMS
from casework.forms.kit import SectionPage
from casework.forms.typed import posted, read, stored
from casework.queries.casepage import clocks_of
from casework.queries.submissions import draft_answers, draft_raw, latest_answers
from casework.web.differences import row_name
from casework.web.once import fresh_key
from casework.web.policy import policy
from casework.web.render import language, page, switching_language
from casework.web.staff import blueprint
from casework.web.staff.answers import shown
from casework.web.staff.case import strip_of
from casework.web.staff.clocklines import lines
from casework.web.staff.desk import Desk, for_work
from casework.web.staff.steps import carried_out
from casework.workflows.writing import written

MOST = 200
"""Rows of one part: more than any file needs."""


@blueprint.get("/staff/cases/<ref>/file")
@policy("staff", Actor.CASEWORKER)
def dossier(ref: str) -> Response:
    """The parts of the file, with what stands in each."""
    desk = for_work(ref, Actor.CASEWORKER)
    parts = _parts(desk) or abort(404)
    raw, answers = _held(desk)
    entries = {one.name: one for one in shown(desk.case_type, raw, answers)}
    return page("staff/dossier.html", **_around(desk), parts=parts, entries=entries)


@blueprint.route("/staff/cases/<ref>/file/<name>", methods=["GET", "POST"])
@policy("staff", Actor.CASEWORKER)
def dossier_part(ref: str, name: str) -> Answer:
    """One part, or one row of it (`?row=`, `new` for another); POST saves it, or removes the row."""
    desk = for_work(ref, Actor.CASEWORKER)
    section = next((one for one in _parts(desk) if one.name == name), None) or abort(404)
    raw, answers = _held(desk)
    held: dict[str, Any] = raw.get(name, {})
    key = request.values.get("row", "")
    if section.rows and key not in held and key != "new":
        return redirect(url_for("staff.dossier", ref=ref, _anchor=name), 303)
    form, said = FORMS[desk.case_type.name], language()
    if request.method == "GET":
        kept = held.get(key, {}) if section.rows else held
        return _part(desk, section, key, stored(form, name, kept, answers=answers, language=said))
    filled = posted(form, name, request.form, answers=answers, language=said)
    if switching_language():
        return _part(desk, section, key, filled)
    removing = section.rows and request.form.get("do") == "remove"
    if filled.faults() and not removing:
        return _part(desk, section, key, filled, 422)
    raw_now = _changed(section, held, key, filled, removing=removing)

    def again(status: int = 409, refusals: tuple[Refusal, ...] = (), **more: Any) -> Response:
        return _part(desk, section, key, filled, status, refusals)

    answer = carried_out(desk, written(desk.case_type, desk.case.state)[name], {"section": name, "raw": raw_now}, again)
    return redirect(url_for("staff.dossier", ref=ref, _anchor=name), 303) if answer.status_code == 303 else answer


def _changed(
    section: Section, held: Mapping[str, Any], key: str, filled: SectionPage, *, removing: bool
) -> dict[str, Any]:
    """The part as it is from now on."""
    if not section.rows:
        return read(filled)
    if removing:
        return {name: row for name, row in held.items() if name != key}
    taken = {int(name[1:]) for name in held if name[1:].isdigit()}
    new = f"{section.name[0]}{max(taken, default=0) + 1}"
    if key == "new" and len(held) >= MOST:
        abort(409)
    return {**held, (new if key == "new" else key): read(filled)}


def _parts(desk: Desk) -> tuple[Section, ...]:
    """The parts that may be written now."""
    open_now = written(desk.case_type, desk.case.state) if desk.settled is None else {}
    return tuple(section for section in desk.case_type.sections if section.name in open_now)


def _held(desk: Desk) -> tuple[dict[str, Any], Any]:
    cx = db.session.connection()
    return draft_raw(cx, desk.case.id), draft_answers(cx, desk.case)


def _around(desk: Desk) -> dict[str, Any]:
    """What every page of a case shows above its own."""
    return {
        "desk": desk,
        "case": desk.case,
        "case_type": desk.case_type,
        "form": FORMS[desk.case_type.name],
        "summary": desk.case_type.summary(latest_answers(db.session.connection(), desk.case)),
        "strip_of": strip_of(desk.case, desk.case_type),
        "clocks": lines(desk.case, desk.case_type, clocks_of(desk.case.id)),
        "once": fresh_key,
    }


def _part(
    desk: Desk, section: Section, key: str, filled: SectionPage, status: int = 200, refusals: tuple[Refusal, ...] = ()
) -> Response:
    faults: list[tuple[str, Text]] = filled.faults() if status == 422 else []
    form, (_, answers) = FORMS[desk.case_type.name], _held(desk)
    title = row_name(form, section.name, key, answers) if key and key != "new" else section.title
    declared = form.section(section.name)
    return page("staff/dossier_part.html", status, **_around(desk), section=section, declared=declared,
                title=title, row=key, fields=filled, faults=faults, wrong=dict(faults), refusals=refusals)  # fmt: skip
