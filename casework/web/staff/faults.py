"""Noting an error in a case: what was wrong, and whether it could have decided the outcome."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor
from casework.core.text import Text
from casework.operations import faults as verbs
from casework.operations.acting import Stale
from casework.web.asks import blank, posted
from casework.web.once import acting_once
from casework.web.policy import policy
from casework.web.render import now, switching_language, tell, today
from casework.web.staff import blueprint
from casework.web.staff.desk import WAITS, Desk, address, for_work
from casework.web.staff.steps import form_page
from casework.workflows.faults import NOTE_ERROR

SAYS = (Text("keeps the note in the record of the case, where nobody can change it"),
        Text("shows it to our own people where the decision stands"))  # fmt: skip


@blueprint.route("/staff/cases/<ref>/errors", methods=["GET", "POST"])
@policy("staff", Actor.CASEWORKER, Actor.SIGNATORY)
def note_error(ref: str) -> Answer:
    """The page that asks; POST keeps the note, once."""
    desk = for_work(ref, *NOTE_ERROR.by)
    if request.method == "GET":
        return _shown(desk, blank(NOTE_ERROR, proposals={}))
    asked = posted(NOTE_ERROR, request.form, today=today(), proposed=None)
    if switching_language():
        asked.faults.clear()
        return _shown(desk, asked)
    if asked.faults:
        return _shown(desk, asked, status=422)
    try:
        with acting_once() as first:
            if first:
                verbs.note_error(desk.case.id, asked.given, by=desk.by, now=now())
    except Stale:
        return _shown(desk, asked, status=409, refusals=(WAITS,))
    tell(Text("The note is kept in the record."))
    return redirect(address(desk, "contested"), 303)


def _shown(desk: Desk, asked: Any, **more: Any) -> Response:
    action = url_for("staff.note_error", ref=desk.case.ref)
    return form_page(desk, NOTE_ERROR, asked, action=action, says=SAYS, **{"refusals": (), **more})
