"""More time to appeal, and reasons that were asked for: the pages that ask, on any case that has decided."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor, Step
from casework.core.machine import StepRefused, refusals
from casework.core.text import Text
from casework.db import db
from casework.operations import time_to_appeal as verbs
from casework.operations.acting import Stale
from casework.queries.casepage import events_of
from casework.queries.facts import subject_for
from casework.web.asks import Asked, blank, posted
from casework.web.once import acting_once
from casework.web.policy import policy
from casework.web.render import now, switching_language, tell, today
from casework.web.seen import seen_events
from casework.web.staff import blueprint
from casework.web.staff.desk import Desk, address, for_work
from casework.web.staff.steps import form_page
from casework.web.staff.timeline import entries
from casework.workflows.time_to_appeal import STEPS


@blueprint.route("/staff/cases/<ref>/time-to-appeal/<name>", methods=["GET", "POST"])
@policy("staff", Actor.CASEWORKER)
def time_to_appeal(ref: str, name: str) -> Answer:
    """The page that asks, with why it may not be done now, if so; POST does it, once."""
    desk = for_work(ref, Actor.CASEWORKER)
    step = STEPS.get(name)
    if step is None or Actor.CASEWORKER not in step.by:
        abort(404)
    if request.method == "GET":
        return _shown(desk, step, blank(step, proposals={}))
    asked = posted(step, request.form, today=today(), proposed=None)
    if switching_language():
        asked.faults.clear()
        return _shown(desk, step, asked)
    if asked.faults:
        return _shown(desk, step, asked, status=422)
    seen = seen_events()
    try:
        with acting_once() as first:
            if first:
                verbs.take(desk.case.id, name, by=desk.by, now=now(), seen=seen, given=asked.given)
    except StepRefused as refused:
        return _shown(desk, step, asked, status=409, refusals=refused.refusals)
    except Stale:
        db.session.expire_all()
        since = [event for event in events_of(desk.case.id) if event.seq > seen]
        return _shown(desk, step, asked, status=409, moved=entries(desk.case_type, since, {}))
    tell(Text("Done: {step}.", step=step.title))
    return redirect(address(desk, "contested"), 303)


def _shown(desk: Desk, step: Step, asked: Asked, **more: Any) -> Response:
    said = tuple(effect.says(desk.case_type) for effect in step.effects)
    action = url_for("staff.time_to_appeal", ref=desk.case.ref, name=step.name)
    why = refusals(step, subject_for(db.session.connection(), desk.case, desk.by, today()))
    return form_page(desk, step, asked, action=action, says=said, **{"refusals": why, **more})
