"""Asking for more time to appeal, or for the reasons of a decision, from the page of the case that decided."""

from __future__ import annotations

from datetime import timedelta

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.case_type import Actor, Refusal, Step
from casework.core.machine import StepRefused, refusals
from casework.core.text import Text
from casework.db import db
from casework.operations import time_to_appeal as verbs
from casework.operations.acting import Stale
from casework.queries.cases import PartyFile
from casework.queries.facts import subject_for
from casework.web.applicant import blueprint
from casework.web.applicant.questions import CHANGED, for_writing
from casework.web.asks import Asked, blank, posted
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.security import settings_here
from casework.web.seen import seen_events
from casework.workflows.time_to_appeal import ASK_REASONS, ASK_TIME, STEPS

SAYS = {
    ASK_TIME.name: Text("we answer you in a letter; until then the last day stands"),
    ASK_REASONS.name: Text("the time to appeal stands still; when our letter has arrived, you have three weeks anew"),
}


@blueprint.route("/cases/<ref>/time-to-appeal/<name>", methods=["GET", "POST"])
@policy("party")
def time_to_appeal(ref: str, name: str) -> Response:
    """The page that asks, and the button; POST asks us, once."""
    found, step = for_writing(ref), STEPS.get(name)
    if step is None or Actor.APPLICANT not in step.by:
        abort(404)
    if request.method == "GET":
        return _shown(found, step, blank(step, proposals={}))
    latest = today() + timedelta(days=settings_here().most_days_asked)
    asked = posted(step, request.form, today=today(), proposed=None, latest=latest)
    if switching_language():
        asked.faults.clear()
        return _shown(found, step, asked)
    if asked.faults:
        return _shown(found, step, asked, 422)
    try:
        with acting_once() as first:
            if first:
                verbs.take(found.case.id, name, by=found.by, now=now(), seen=seen_events(), given=asked.given)
    except StepRefused as refused:
        return _shown(found, step, asked, 409, refused.refusals)
    except Stale:
        db.session.expire_all()
        return _shown(for_writing(ref), step, asked, 409, (CHANGED,))
    tell(Text("Done: {step}.", step=step.title))
    return redirect(url_for("applicant.case", ref=ref), 303)


def _shown(found: PartyFile, step: Step, asked: Asked, status: int = 200,
           why: tuple[Refusal, ...] | None = None) -> Response:  # fmt: skip
    if why is None:
        why = refusals(step, subject_for(db.session.connection(), found.case, found.by, today()))
    return page("applicant/step.html", status, found=found, case=found.case, step=step, asked=asked,
                faults=asked.faults, says=(SAYS[step.name],), refusals=why, ends=False, target=None,
                once=fresh_key)  # fmt: skip
