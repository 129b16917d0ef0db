"""A case that the authority opens of its own accord: one page, about an approval in force, another case, or a party.

The page asks what the case type leaves for the officer to say, and shows what stands. What the rules find wrong is
said before anything is written, for what opens such a case never changes afterwards.
"""

from __future__ import annotations

from flask import Response, abort, redirect, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.approvals import About
from casework.core.case_type import Actor, CaseType
from casework.core.checks import Facts
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import db
from casework.models import Approval, Case, Party
from casework.operations import initiative as verbs
from casework.operations.acting import By
from casework.queries.access import roles_of
from casework.queries.approvals import Standing, fact_of, one_of, staff_approvals
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.staff import blueprint
from casework.web.staff.desk import Desk, for_work
from casework.web.staff.sheet import Sheet


@blueprint.get("/staff/approvals/<int:approval_id>/cases/<type_name>")
@policy("staff", Actor.CASEWORKER)
def initiative(approval_id: int, type_name: str) -> Response:
    """The page about an approval, as it is first shown."""
    return blank(about_approval(approval_id, type_name))


@blueprint.post("/staff/approvals/<int:approval_id>/cases/<type_name>")
@policy("staff", Actor.CASEWORKER)
def open_own(approval_id: int, type_name: str) -> Answer:
    """Opens the case about an approval, once."""
    return opened(about_approval(approval_id, type_name))


@blueprint.get("/staff/cases/<ref>/cases/<type_name>")
@policy("staff", Actor.CASEWORKER)
def concerning(ref: str, type_name: str) -> Response:
    """The page about another case, as it is first shown."""
    return blank(about_case(ref, type_name))


@blueprint.post("/staff/cases/<ref>/cases/<type_name>")
@policy("staff", Actor.CASEWORKER)
def open_concerning(ref: str, type_name: str) -> Answer:
    """Opens the case about another case, once."""
    return opened(about_case(ref, type_name))


def blank(sheet: Sheet) -> Response:
    sheet.begin()
    return shown(sheet)


def opened(sheet: Sheet) -> Answer:
    raw = sheet.posted()
    if switching_language():
        return shown(sheet)
    sheet.judge(raw, facts_of(sheet.of))
    if sheet.faults:
        return shown(sheet, 422)
    by = By(visitor().person_id, frozenset({Actor.CASEWORKER}))
    try:
        with acting_once() as first:
            taken = verbs.open_case(sheet.case_type.name, sheet.of, raw, by=by, now=now(),
                                    authority=visitor().authority or "") if first else None  # fmt: skip
    except StepRefused as refused:
        sheet.refusals = refused.refusals
        return shown(sheet, 409)
    if taken is None:
        return redirect(url_for("staff.worklist"), 303)
    tell(Text("Case {number} is open.", number=taken.number or ""))
    ref = db.session.get_one(Case, taken.case_id).ref
    return redirect(url_for("staff.case", ref=ref), 303)


def about_approval(approval_id: int, type_name: str) -> Sheet:
    """The approval, found among those this person's roles cover, and what may be opened about it."""
    here = visitor()
    one = one_of(staff_approvals(here.person_id, today()), approval_id, today())
    found = next((kind for kind, _ in offered(one) if kind.name == type_name), None) or abort(404)
    return Sheet(found, one.approval, *verbs.begun(found, one.approval, today()))


def about_case(ref: str, type_name: str) -> Sheet:
    """The case, found among those this person's roles cover, and what may be opened about it."""
    desk = for_work(ref, Actor.CASEWORKER)
    found = next((kind for kind in offered_about(desk) if kind.name == type_name), None) or abort(404)
    return Sheet(found, desk.case, *verbs.begun(found, desk.case, today()))


def offered_alone() -> list[CaseType]:
    """What this person may open about a party that need have no case."""
    authority = visitor().authority or ""
    return [kind for kind in verbs.offered_alone(authority) if _covers(authority, kind)]


def offered(one: Standing) -> list[tuple[CaseType, About]]:
    """What this person may open about an approval that is in force."""
    return [(kind, about) for kind, about in verbs.offered(one.approval.kind)
            if one.lives and _covers(one.approval.authority, kind)]  # fmt: skip


def offered_about(desk: Desk) -> list[CaseType]:
    """What this person may open about a case."""
    if Actor.CASEWORKER not in desk.by.roles:
        return []
    return [kind for kind in verbs.offered_about(desk.case) if _covers(desk.case.authority, kind)]


def _covers(authority: str, kind: CaseType) -> bool:
    """Is this person a caseworker of the authority for cases of the type?"""
    return any(role.role == str(Actor.CASEWORKER) and role.authority == authority
               and (not role.case_types or kind.name in role.case_types)
               for role in roles_of(visitor().person_id, today()))  # fmt: skip


def facts_of(of: verbs.Ground) -> Facts:
    """What the rules may ask of what the case is about."""
    fact = fact_of(db.session.connection(), of, today()) if isinstance(of, Approval) else None
    return Facts(today=today(), approval=fact, documents=(), matches=frozenset())


def shown(sheet: Sheet, status: int = 200) -> Response:
    named = sheet.of.name if isinstance(sheet.of, Party) else sheet.of.number
    return page("staff/initiative.html", status, sheet=sheet, number=named,
                beside=sheet.form.beside(sheet.answers), once=fresh_key())  # fmt: skip
