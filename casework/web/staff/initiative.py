"""A case that the authority opens of its own accord: one page, about an approval that is in force.

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
from casework.core.case_type import Actor, CaseType, Refusal
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
from casework.models import Case
from casework.operations import initiative as verbs
from casework.operations.acting import By
from casework.queries.access import roles_of
from casework.queries.approvals import Standing, fact_of, one_of, staff_approvals
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today
from casework.web.staff import blueprint

NOTHING = Text("Write something here.")


@dataclass
class Sheet:
    """The page under way: each section that is asked for, and what is wrong with it."""

    case_type: CaseType
    about: About
    answers: Any
    sections: tuple[Any, ...]
    pages: dict[str, SectionPage] = field(default_factory=dict)
    faults: list[tuple[str, Text]] = field(default_factory=list)
    refusals: tuple[Refusal, ...] = ()

    @property
    def form(self) -> CaseForm:
        return FORMS[self.case_type.name]

    def fault(self, name: str) -> Text | None:
        return next((said for where, said in self.faults if where == name), None)


@blueprint.get("/staff/approvals/<int:approval_id>/cases/<type_name>")
@policy("staff", Actor.CASEWORKER)
def initiative(approval_id: int, type_name: str) -> Response:
    """The page as it is first shown."""
    one, sheet = opened(approval_id, type_name)
    for section in sheet.sections:
        sheet.pages[section.name] = stored(sheet.form, section.name, {}, answers=sheet.answers, language=language())
    return shown(one, sheet)


@blueprint.post("/staff/approvals/<int:approval_id>/cases/<type_name>")
@policy("staff", Actor.CASEWORKER)
def open_own(approval_id: int, type_name: str) -> Answer:
    """Opens the case, once."""
    one, sheet = opened(approval_id, type_name)
    raw: dict[str, dict[str, Any]] = {}
    for section in sheet.sections:
        filled = posted(sheet.form, section.name, request.form, answers=sheet.answers, language=language())
        sheet.pages[section.name], raw[section.name] = filled, kept(filled)
    if switching_language():
        return shown(one, sheet)
    judge(one, sheet, raw)
    if sheet.faults:
        return shown(one, sheet, 422)
    by = By(visitor().person_id, frozenset({Actor.CASEWORKER}))
    try:
        with acting_once() as first:
            taken = verbs.open_case(type_name, one.approval, raw, by=by, now=now()) if first else None
    except StepRefused as refused:
        sheet.refusals = refused.refusals
        return shown(one, sheet, 409)
    if taken is None:
        return redirect(url_for("staff.worklist"), 303)
    tell(Text("Case {number} is open.", number=taken.number or ""))
    ref = db.session.get_one(Case, taken.case_id).ref
    return redirect(url_for("staff.case", ref=ref), 303)


def opened(approval_id: int, type_name: str) -> tuple[Standing, Sheet]:
    """The approval, found among those this person's roles cover, and what may be opened about it."""
    here = visitor()
    one = one_of(staff_approvals(here.person_id, today()), approval_id, today())
    found = next(((kind, about) for kind, about in offered(one) if kind.name == type_name), None)
    if found is None:
        abort(404)
    answers, sections = verbs.begun(found[0], one.approval, today())
    return one, Sheet(*found, answers, sections)


def offered(one: Standing) -> list[tuple[CaseType, About]]:
    """What this person may open about an approval that is in force."""
    roles = [
        role
        for role in roles_of(visitor().person_id, today())
        if role.role == str(Actor.CASEWORKER) and role.authority == one.approval.authority
    ]
    return [
        (kind, about)
        for kind, about in verbs.offered(one.approval.kind)
        if one.lives and any(not role.case_types or kind.name in role.case_types for role in roles)
    ]


def judge(one: Standing, sheet: Sheet, raw: dict[str, dict[str, Any]]) -> None:
    """What cannot be read, what is missing, and what the rules call an error, each at its field."""
    said = sheet.answers.model_dump(mode="json", exclude_none=True)
    answers, _ = read(sheet.case_type.answers, {**said, **raw})
    for section in sheet.sections:
        filled = sheet.pages[section.name]
        sheet.faults += filled.faults()
        owed = sheet.form.owed(answers, section.name, getattr(answers, section.name))
        sheet.faults += [(name, NOTHING) for name in owed if filled[name].data is None and not filled[name].unread]
    fact = fact_of(db.session.connection(), one.approval, today())
    facts = Facts(today=today(), approval=fact, documents=(), matches=frozenset())
    names = {pointer_to(section.name, name): name for section in sheet.sections
             for name in sheet.form.section(section.name).names}  # fmt: skip
    for finding in asked_rules(sheet.case_type, answers, facts):
        name = names.get(finding.pointer)
        if finding.severity is Severity.ERROR and name and sheet.fault(name) is None:
            sheet.faults.append((name, finding.text))


def shown(one: Standing, sheet: Sheet, status: int = 200) -> Response:
    step = verbs.opening(sheet.case_type)
    return page(
        "staff/initiative.html",
        status,
        one=one,
        sheet=sheet,
        step=step,
        beside=sheet.form.beside(sheet.answers),
        once=fresh_key(),
    )
