"""A case that the authority opens of its own accord: one page, about an approval that is in force or another case.

The page asks what the case type leaves for the officer to say, and shows what stands. What the rules find wrong is
said before anything is written, for what opens such a case never changes afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.answers import pointer_to, read
from casework.core.approvals import About
from casework.core.case_type import Actor, CaseType, Refusal, Step
from casework.core.checks import Facts, Severity
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import db
from casework.forms import FORMS
from casework.forms.applying import asked_rules
from casework.forms.kit import SectionPage
from casework.forms.look import CaseForm
from casework.forms.typed import posted, stored
from casework.forms.typed import read as kept
from casework.models import Approval, Case
from casework.operations import initiative as verbs
from casework.operations.acting import By
from casework.queries.access import roles_of
from casework.queries.approvals import Standing, fact_of, one_of, staff_approvals
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today
from casework.web.staff import blueprint
from casework.web.staff.desk import Desk, for_work

NOTHING = Text("Write something here.")


@dataclass
class Sheet:
    """The page under way: what it is about, each section that is asked for, and what is wrong with it."""

    case_type: CaseType
    of: verbs.Ground
    answers: Any
    sections: tuple[Any, ...]
    pages: dict[str, SectionPage] = field(default_factory=dict)
    faults: list[tuple[str, Text]] = field(default_factory=list)
    refusals: tuple[Refusal, ...] = ()

    @property
    def form(self) -> CaseForm:
        return FORMS[self.case_type.name]

    @property
    def step(self) -> Step:
        """The step that opens the case; 404 where the authority may not."""
        return verbs.opening(self.case_type) or abort(404)

    def fault(self, name: str) -> Text | None:
        return next((said for where, said in self.faults if where == name), None)


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
    for section in sheet.sections:
        sheet.pages[section.name] = stored(sheet.form, section.name, {}, answers=sheet.answers, language=language())
    return shown(sheet)


def opened(sheet: Sheet) -> Answer:
    raw: dict[str, dict[str, Any]] = {}
    for section in sheet.sections:
        filled = posted(sheet.form, section.name, request.form, answers=sheet.answers, language=language())
        sheet.pages[section.name], raw[section.name] = filled, kept(filled)
    if switching_language():
        return shown(sheet)
    judge(sheet, raw)
    if sheet.faults:
        return shown(sheet, 422)
    by = By(visitor().person_id, frozenset({Actor.CASEWORKER}))
    try:
        with acting_once() as first:
            taken = verbs.open_case(sheet.case_type.name, sheet.of, raw, by=by, now=now()) if first else None
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


def judge(sheet: Sheet, raw: dict[str, dict[str, Any]]) -> None:
    """What cannot be read, what is missing, and what the rules call an error, each at its field."""
    said = sheet.answers.model_dump(mode="json", exclude_none=True)
    answers, _ = read(sheet.case_type.answers, {**said, **raw})
    for section in sheet.sections:
        filled = sheet.pages[section.name]
        sheet.faults += filled.faults()
        owed = sheet.form.owed(answers, section.name, getattr(answers, section.name))
        sheet.faults += [(name, NOTHING) for name in owed if filled[name].data is None and not filled[name].unread]
    fact = fact_of(db.session.connection(), sheet.of, today()) if isinstance(sheet.of, Approval) else None
    facts = Facts(today=today(), approval=fact, documents=(), matches=frozenset())
    names = {pointer_to(section.name, name): name for section in sheet.sections
             for name in sheet.form.section(section.name).names}  # fmt: skip
    for finding in asked_rules(sheet.case_type, answers, facts):
        name = names.get(finding.pointer)
        if finding.severity is Severity.ERROR and name and sheet.fault(name) is None:
            sheet.faults.append((name, finding.text))


def shown(sheet: Sheet, status: int = 200) -> Response:
    return page("staff/initiative.html", status, sheet=sheet, number=sheet.of.number,
                beside=sheet.form.beside(sheet.answers), once=fresh_key())  # fmt: skip
