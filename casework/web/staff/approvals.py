"""What is in force within the authority: the list, one approval with its conditions, and a party with all that is its.

A condition is marked as met by a caseworker, with the day and what shows it; the mark stands in the record of the case
that the condition came from, and is not taken back.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import abort, redirect, request, url_for
from sqlalchemy import Select
from werkzeug.wrappers import Response

from casework.core.case_type import Actor
from casework.core.text import Text
from casework.models import Approval, Case
from casework.operations import validity as lasting
from casework.operations.acting import By, NotThere, Stale
from casework.queries.access import roles_of, staff_cases
from casework.queries.approvals import one_of, staff_approvals, standings
from casework.queries.holdings import cases_about, ending, happenings, overdue, searched, version_lines
from casework.queries.people import names
from casework.web.auth import visitor
from casework.web.lasting import COLOURS, HAPPENED, STATUSES, conditions, ends_soon, says, validity
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, tell, today
from casework.web.staff import blueprint
from casework.web.staff.bulk import read_day
from casework.web.staff.desk import READERS
from casework.web.staff.initiative import offered
from casework.workflows import CASE_TYPES
from casework.workflows.approvals import declaring

SHOWN = 200
NARROWED = {"ending": ending, "overdue": overdue}
WORDS: dict[str, Any] = {
    "statuses": STATUSES,
    "colours": COLOURS,
    "validity": validity,
    "ends_soon": ends_soon,
    "types": CASE_TYPES,
}


def within() -> Select[Approval]:
    """The approvals that this person's roles cover, of the authority for which they are here."""
    here = visitor()
    return staff_approvals(here.person_id, today()).where(Approval.authority == here.authority)


def cases_within() -> Select[Case]:
    here = visitor()
    return staff_cases(here.person_id, today()).where(Case.authority == here.authority)


@blueprint.get("/staff/approvals")
@policy("staff", *READERS)
def approvals() -> Response:
    """`?q=`: number or holder; `?show=ending` or `overdue`: what needs somebody."""
    q, show = request.args.get("q", "").strip()[:100], request.args.get("show", "")
    found = searched(within(), q) if q else within()
    narrowed = NARROWED.get(show)
    listed = standings(narrowed(found, today()) if narrowed else found, today())
    return page(
        "staff/approvals.html",
        approvals=listed[:SHOWN],
        of=len(listed),
        q=q,
        show=show if narrowed else "",
        conditions=conditions,
        **WORDS,
    )


@blueprint.get("/staff/approvals/<int:approval_id>")
@policy("staff", *READERS)
def approval(approval_id: int) -> Response:
    return shown(approval_id)


def shown(approval_id: int, status: int = 200, fault: tuple[int, str, Text] | None = None) -> Response:
    """The page; `fault`: a condition that could not be marked, the field that is wrong, and why."""
    one = one_of(within(), approval_id, today())
    rows = conditions(one)
    return page(
        "staff/approval.html",
        status,
        one=one,
        says=says(one),
        conditions=rows,
        people=names(line.row.met_by for line in rows),
        versions=version_lines(one, cases_within()),
        about=cases_about(one.id, cases_within().where(Case.year.is_not(None))),
        happened=[(row, HAPPENED[row.kind]) for row in happenings(one.id)],
        may_mark=may_mark(one.approval),
        opens=offered(one),
        once=fresh_key,
        fault=fault,
        **WORDS,
    )


def may_mark(approval: Approval) -> bool:
    """Is this person a caseworker of the authority, for a type that grants or changes this kind?"""
    covering = set(declaring(approval.kind))
    return any(
        role.role == Actor.CASEWORKER
        and role.authority == approval.authority
        and (not role.case_types or covering & set(role.case_types))
        for role in roles_of(visitor().person_id, today())
    )


@blueprint.post("/staff/approvals/<int:approval_id>/conditions/<int:condition_id>")
@policy("staff", Actor.CASEWORKER)
def meet(approval_id: int, condition_id: int) -> Response:
    """Marks a condition as met, since a day, with a note."""
    one = one_of(within(), approval_id, today())
    row = next((row for row in one.approval.conditions if row.id == condition_id), None)
    if row is None:
        raise NotThere
    if not may_mark(one.approval):
        abort(403)
    on, note = read_day(request.form.get("met_on", "")), request.form.get("note", "").strip()[:1000]
    if not isinstance(on, date) or on > today():
        return shown(approval_id, 422, (condition_id, "met_on", Text("Write the day, not later than today.")))
    if not note:
        return shown(approval_id, 422, (condition_id, "note", Text("Say what shows that the condition is met.")))
    here = visitor()
    try:
        with acting_once() as first:
            if first:
                by = By(here.person_id, frozenset({Actor.CASEWORKER}))
                lasting.meet_condition(condition_id, on, note, by=by, now=now())
    except Stale:
        tell(Text("Somebody has marked the condition as met already."))
    else:
        tell(Text("The condition is marked as met. It stands in the record of the case it came from."))
    return redirect(url_for("staff.approval", approval_id=approval_id, _anchor="conditions"), 303)
