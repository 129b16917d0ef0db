"""Asking to see the documents of a case: a draft begins from the page of the case."""

from __future__ import annotations

from flask import abort, redirect, url_for
from werkzeug.wrappers import Response

from casework.core.machine import StepRefused
from casework.db import db
from casework.operations import asking as verbs
from casework.operations.acting import Stale
from casework.queries.access import acting_for
from casework.queries.cases import PartyFile, party_file
from casework.queries.submissions import latest_answers
from casework.web.applicant import blueprint
from casework.web.auth import visitor
from casework.web.once import acting_once
from casework.web.policy import policy
from casework.web.render import language, now, tell, today
from casework.workflows import access_type
from casework.workflows.disclosing import asking


def access_offered(found: PartyFile) -> bool:
    """May this person ask, in a case that is no such asking itself? A mandate that names case types must name it."""
    acting = acting_for(found.by.person_id or 0, found.case.party_id, today())
    scoped = acting is not None and (not acting.scope or access_type().name in acting.scope)
    return found.by.writes and scoped and found.case.year is not None and asking(found.case_type) is None


@blueprint.post("/cases/<ref>/access")
@policy("party")
def ask_access(ref: str) -> Response:
    """Begins the draft, for all that lies in the case, and leads to its task list."""
    here = visitor()
    found = party_file(ref, here.person_id, here.acting_party_id, today())
    if not access_offered(found):
        abort(403)
    wishes = found.case_type.wishes(latest_answers(db.session.connection(), found.case))
    answering = verbs.Answering(wishes.channel, language(), wishes.email, wishes.address, wishes.country)
    case_id = 0
    try:
        with acting_once() as first:
            if first:
                case_id = verbs.begin(found.case.id, found.case.party_id, "party", answering, by=found.by, now=now())
    except Stale:  # the same form, sent twice in the same instant
        case_id = 0
    except StepRefused as refused:
        tell(refused.refusals[0].sentence)
        return redirect(url_for("applicant.case", ref=ref), 303)
    there = url_for("applicant.tasks", ref=f"draft-{case_id}") if case_id else url_for("applicant.cases")
    return redirect(there, 303)
