"""A case that we open ourselves: for which party, which account or permit it is about, and why (by whom instructed)."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor, Refusal, Step
from casework.core.effects import SendLetter
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import db
from casework.forms import FORMS
from casework.forms.kit import SectionPage
from casework.forms.look import CaseForm
from casework.forms.typed import posted as page_sent
from casework.forms.typed import read, stored
from casework.models import Party
from casework.operations.beginnings import begin, beginnings
from casework.queries.access import By, roles_of
from casework.queries.post import search
from casework.web.asks import Asked, blank, posted
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today
from casework.web.seen import version
from casework.web.staff import blueprint

Pages = dict[str, SectionPage]


def offered() -> list[tuple[CaseForm, Step]]:
    """What this officer may begin for the authority: (form, step)."""
    here = visitor()
    roles = [role for role in roles_of(here.person_id, today()) if role.authority == here.authority]
    return [
        (form, step)
        for name, form in FORMS.items()
        for step in beginnings(form.case_type)
        if form.ours and form.case_type.authority.key == here.authority
        if any(Actor(role.role) in step.by and (not role.case_types or name in role.case_types) for role in roles)
    ]


@blueprint.route("/staff/begin", methods=["GET", "POST"])
@policy("staff", Actor.CASEWORKER)
def begin_case() -> Answer:
    """`?q=` finds the party, `?party=` and `?step=` show the form."""
    here = visitor()
    choices = offered()
    party = db.session.get(Party, version(request.values.get("party")))
    wanted = request.values.get("step", "")
    chosen = next(((form, step) for form, step in choices if step.name == wanted), choices[0] if choices else None)
    if party is None or chosen is None:
        q = request.args.get("q", "")
        authority = here.authority or ""
        found = search(q, person_id=here.person_id, authority=authority, today=today())[1] if q else []
        return page("staff/begin.html", choices=choices, q=q, parties=found, party=None)
    form, step = chosen
    if request.method == "GET":
        return _form(form, step, party, _known(form, party), blank(step, proposals={}))
    pages = {
        name: page_sent(form, name, request.form, answers=form.case_type.answers(), language=language())
        for name, _ in form.ours
    }
    asked = posted(step, request.form, today=today(), proposed=None)
    if switching_language():
        asked.faults.clear()
        return _form(form, step, party, pages, asked)
    asked.faults[:0] = _faults(form, pages)
    if asked.faults:
        return _form(form, step, party, pages, asked, 422)
    answers = {name: {field: read(pages[name])[field] for field in fields if field in read(pages[name])}
               for name, fields in form.ours}  # fmt: skip
    answers["delivery"] = {"language": party.language, "channel": "portal", "notice_email": party.email or None}
    try:
        with acting_once() as first:
            if not first:
                return redirect(url_for("staff.worklist"), 303)
            by = By(here.person_id, here.roles)
            taken = begin(form.case_type.name, step.name, party.id, answers, told=asked.given, by=by, now=now(),
                          language=party.language)  # fmt: skip
    except StepRefused as refused:
        return _form(form, step, party, pages, asked, 409, refused.refusals)
    said = Text("Case {number} is open, and the party is told.") if tells(step) else Text("Case {number} is open.")
    tell(Text(said.msgid, number=taken.number or ""))
    return redirect(url_for("staff.case", ref=(taken.number or "").replace("/", "-")), 303)


def tells(step: Step) -> bool:
    """Is the party told at once that its case is open?"""
    return any(isinstance(effect, SendLetter) for effect in step.effects)


def _known(form: CaseForm, party: Party) -> Pages:
    """The pages with what the register of parties knows."""
    known = {"name": party.name, "holder": party.name, "country": party.country, "register_number": party.number,
             "organisation_number": party.number}
    return {
        name: stored(
            form,
            name,
            {field: known[field] for field in fields if known.get(field)},
            answers=form.case_type.answers(),
            language=language(),
        )
        for name, fields in form.ours
    }


def _faults(form: CaseForm, pages: Pages) -> list[tuple[str, Text]]:
    """What cannot be read, and what we must know before we open a case."""
    said: list[tuple[str, Text]] = []
    for name, fields in form.ours:
        unread = dict(pages[name].faults())
        for field in fields:
            if field in unread:
                said.append((field, unread[field]))
            elif pages[name][field].data is None:
                label = pages[name][field].label.text
                said.append((field, Text("“{field}”: we must know it before we open a case.", field=label)))
    return said


def _form(
    form: CaseForm,
    step: Step,
    party: Party,
    pages: Pages,
    asked: Asked,
    status: int = 200,
    refusals: tuple[Refusal, ...] = (),
) -> Response:
    fields: list[Any] = [pages[name][field] for name, names in form.ours for field in names]
    return page(
        "staff/begin.html",
        status,
        party=party,
        case_type=form.case_type,
        choices=offered(),
        step=step,
        fields=fields,
        asked=asked,
        refusals=refusals,
        says=[effect.says(form.case_type) for effect in step.effects],
        tells=tells(step),
        once=fresh_key(),
    )
