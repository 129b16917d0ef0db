"""Appealing a decision: a draft begins from the page of the case that decided."""

from __future__ import annotations

from flask import abort, redirect, url_for
from werkzeug.wrappers import Response

from casework.core.machine import StepRefused
from casework.db import db
from casework.operations import appeals
from casework.operations.acting import Stale
from casework.queries.access import acting_for
from casework.queries.appeals import contest_of
from casework.queries.cases import PartyFile, party_file
from casework.web.applicant import blueprint
from casework.web.auth import visitor
from casework.web.once import acting_once
from casework.web.policy import policy
from casework.web.render import language, now, tell, today
from casework.workflows import appeal_type


def appeal_offered(found: PartyFile) -> bool:
    """Is there something to appeal, and may this person begin it?"""
    return _may(found) and any(one.row.standing != "changed" for one in found.decisions)


def _may(found: PartyFile) -> bool:
    """A mandate that names case types must name appeals."""
    acting = acting_for(found.by.person_id or 0, found.case.party_id, today())
    return found.by.writes and acting is not None and (not acting.scope or appeal_type().name in acting.scope)


@blueprint.post("/cases/<ref>/appeal")
@policy("party")
def appeal(ref: str) -> Response:
    """Begins the draft and leads to its task list; where one is open already, to that."""
    here = visitor()
    found = party_file(ref, here.person_id, here.acting_party_id, today())
    if not _may(found):
        abort(403)
    there = contest_of(db.session.connection(), found.case, today(), party_id=found.case.party_id)
    if there is not None and there.open is not None:
        return redirect(url_for("applicant.case", ref=f"{there.open.year}-{there.open.seq}"), 303)
    case_id = 0
    try:
        with acting_once() as first:
            if first:
                case_id = appeals.begin(found.case.id, by=found.by, now=now(), language=language())
    except Stale:  # the same form, sent twice in the same instant
        case_id = 0
    except StepRefused as refused:
        tell(refused.refusals[0].sentence)
        return redirect(url_for("applicant.case", ref=ref), 303)
    there_now = url_for("applicant.tasks", ref=f"draft-{case_id}") if case_id else url_for("applicant.cases")
    return redirect(there_now, 303)
