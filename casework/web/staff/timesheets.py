"""Time over all cases: one's own week, and for a manager what colleagues wrote down and another has to approve.

A manager finds the hours of the cases they manage, and never their own (A3).
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor
from casework.core.text import Text
from casework.db import db
from casework.forms.plain import speakable
from casework.models import Case
from casework.operations import hours
from casework.operations.acting import By, NotThere, Stale
from casework.operations.hours import NotJudged, NotRecorded
from casework.queries.access import staff_cases
from casework.queries.timesheet import suggestions, to_approve, week_of
from casework.web.auth import visitor
from casework.web.once import acting_once
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.seen import version
from casework.web.staff import blueprint
from casework.web.staff.timing import running, words
from casework.web.staff.weeks import monday_of, week_name
from casework.workflows.hours import RECORDS

GONE = Text("One of these was corrected or judged in the meantime. Nothing was done; this is what waits now.")
CHOOSE = Text("Choose what you approve or reject.")


@blueprint.get("/staff/time")
@policy("staff", *RECORDS)
def my_time() -> Answer:
    """One's own week, over all cases."""
    here = visitor()
    monday = monday_of(request.args.get("week", "")) or today() - timedelta(today().weekday())
    if not 2000 <= monday.year <= 2100:
        monday = today() - timedelta(today().weekday())
    lines = week_of(here.person_id, monday)
    week = week_name(monday)
    days = [monday + timedelta(n) for n in range(7)]
    seen = set(db.session.scalars(staff_cases(here.person_id, today()).with_only_columns(Case.id).where(
        Case.id.in_({line.row.case_id for line in lines}))))  # fmt: skip
    return page(
        "staff/my_time.html",
        week=week,
        days=[(day, [line for line in lines if line.row.day == day]) for day in days],
        opens=seen,
        total=sum(line.row.minutes for line in lines),
        before=week_name(monday - timedelta(7)),
        after=week_name(monday + timedelta(7)) if monday + timedelta(7) <= today() else None,
        timer=running(),
        suggested=suggestions(here.person_id, today()),
        manages=Actor.MANAGER in here.roles,
        waits=len(to_approve(here.person_id, today())) if Actor.MANAGER in here.roles else 0,
        **words(),
    )


def as_manager() -> By:
    """The visitor as who manages: which cases that is stands in the query."""
    return By(visitor().person_id, frozenset({Actor.MANAGER}))


@blueprint.get("/staff/time/approvals")
@policy("staff", Actor.MANAGER)
def time_to_approve() -> Response:
    return shown()


@blueprint.post("/staff/time/approvals")
@policy("staff", Actor.MANAGER)
def judge_time() -> Answer:
    """Approves what was chosen, or rejects it with a reason."""
    waiting = {line.row.id for line in to_approve(visitor().person_id, today())}
    asked = {version(given) for given in request.form.getlist("entry")}
    chosen, why = asked & waiting, speakable(request.form.get("comment", "")).strip()[:500]
    if switching_language():
        return shown(chosen, why)
    if not asked:
        return shown(chosen, why, [("time-list", CHOOSE)], 422)
    if asked - waiting:
        return shown(chosen, why, [("time-list", GONE)], 409)
    rejects = request.form.get("do") == "reject"
    try:
        with acting_once() as first:
            if first and rejects:
                hours.reject(chosen, why, by=as_manager(), now=now())
            elif first:
                hours.approve(chosen, by=as_manager(), now=now())
    except NotRecorded as refused:
        return shown(chosen, why, [("time-comment", refused.faults[0][1])], 422)
    except (NotJudged, NotThere, Stale):
        return shown(chosen, why, [("time-list", GONE)], 409)
    tell(Text("{count} entries rejected.", count=len(chosen)) if rejects
         else Text("{count} entries approved.", count=len(chosen)))  # fmt: skip
    return redirect(url_for("staff.time_to_approve"), 303)


def shown(
    chosen: set[int] | None = None, why: str = "", faults: list[tuple[str, Text]] | None = None, status: int = 200
) -> Response:
    """The page; `chosen` and `why` come back as they were sent."""
    lines = to_approve(visitor().person_id, today())
    grouped = groupby(lines, lambda line: (line.person, line.row.person_id))
    people = [(name, list(theirs)) for (name, _), theirs in grouped]
    return page("staff/time_to_approve.html", status, people=people, chosen=chosen or set(), why=why,
                faults=faults or [], **words())  # fmt: skip
