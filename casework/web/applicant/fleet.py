"""The things of which a party has many, such as its ships: one list, drafts for several of them, one part for all."""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from typing import Any, cast

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.text import Text
from casework.forms import FORMS
from casework.forms.look import LINE, CaseForm, Fleet
from casework.forms.plain import fitting, speakable
from casework.models import Case
from casework.operations import fleet as verbs
from casework.operations.acting import By, Stale
from casework.operations.drafts import Closed
from casework.queries.access import NotThere
from casework.queries.drafts import case_for
from casework.queries.fleet import Thing, kin, normalised, rule_of, things_of
from casework.web.applicant import blueprint
from casework.web.applicant.cases import row_of
from casework.web.applicant.desk import offered_here
from casework.web.applicant.expected import expected_here, said
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today

MOST = 200
"""Drafts begun at once."""
LONGEST = 20_000
PARTED = re.compile(r"^(?:IMO[\s:]*)?([^\s,;]+)[\s,;]*(.*)$", re.IGNORECASE)
Faults = list[tuple[str, Text]]


def _declared(name: str) -> tuple[CaseForm, Fleet]:
    form = FORMS.get(name)
    if form is None or form.fleet is None:
        abort(404)
    return form, form.fleet


def _all(form: CaseForm) -> list[Thing]:
    here = visitor()
    return things_of(form, here.person_id, here.acting_party_id, today())


@blueprint.get("/fleet/<fleet_type>")
@policy("party")
def fleet(fleet_type: str) -> Response:
    """Everything of the party on one list."""
    form, declared = _declared(fleet_type)
    things = _all(form)
    rows = {one.case.id: row_of(one) for thing in things for one in thing.cases}
    return page(
        "applicant/fleet.html",
        form=form,
        fleet=declared,
        things=things,
        rows=rows,
        expected=[(one, said(one)) for one in expected_here(form, things)],
        once=fresh_key,
        may_begin=not form.case_type.about,
    )


@blueprint.route("/fleet/<fleet_type>/begin", methods=["GET", "POST"])
@policy("party")
def begin_several(fleet_type: str) -> Response:
    """A draft for each thing that is named, line by line; what is alike is taken from a case there is."""
    form, declared = _declared(fleet_type)
    for_writers()
    acting, offered = offered_here()
    if form.case_type.about or form.case_type not in offered:
        abort(404)
    typed = speakable(request.form.get("lines", "")[:LONGEST]), request.form.get("like", "")
    if request.method == "GET" or switching_language():
        return _form("begin", form, declared, typed=typed)
    lines, faults = _lines(form, declared, typed[0])
    like = _case(form, typed[1]) if typed[1] else None
    if faults:
        return _form("begin", form, declared, typed=typed, faults=faults, status=422)
    with suppress(Stale), acting_once() as first:  # Stale: the same form, sent twice in the same instant
        if first:
            verbs.begin_each(fleet_type, acting.party_id, lines, like=like, shared=declared.shared,
                             by=_writer(), now=now(), language=language())  # fmt: skip
            tell(Text("Begun: {count} drafts.", count=len(lines)))
    return redirect(url_for("applicant.fleet", fleet_type=fleet_type), 303)


@blueprint.route("/fleet/<fleet_type>/share", methods=["GET", "POST"])
@policy("party")
def share(fleet_type: str) -> Response:
    """Takes what is alike over from one case to several drafts."""
    form, declared = _declared(fleet_type)
    for_writers()
    sent = request.form
    parts = [name for name in declared.shared if name in sent.getlist("parts")] if sent else list(declared.shared)
    typed = sent.get("source", ""), sent.getlist("targets"), parts
    if request.method == "GET" or switching_language():
        return _form("share", form, declared, typed=typed)
    others = [ref for ref in dict.fromkeys(typed[1]) if ref != typed[0]]
    faults: Faults = [fault for is_there, fault in (
        (typed[0], ("source", Text("Choose where it is taken from."))),
        (parts, ("parts", Text("Choose at least one part."))),
        (others, ("targets", Text("Choose at least one other draft."))),
    ) if not is_there]  # fmt: skip
    if not faults:
        source, targets = _case(form, typed[0]), [_case(form, ref) for ref in others]
        try:
            with suppress(Stale), acting_once() as first:
                if first:
                    verbs.take_over(source, targets, parts, by=_writer(), now=now())
                    tell(Text("Taken over to {count} drafts.", count=len(targets)))
            return redirect(url_for("applicant.fleet", fleet_type=fleet_type), 303)
        except Closed:
            faults = [("targets", Text("One of them was sent or deleted in the meantime, and cannot be changed."))]
    return _form("share", form, declared, typed=typed, faults=faults, status=422)


def for_writers() -> None:
    """403 for those who may only read."""
    if visitor().rights not in ("write", "sign"):
        abort(403)


def _form(
    name: str, form: CaseForm, declared: Fleet, *, typed: Any, faults: Faults | None = None, status: int = 200
) -> Response:
    cases = [(_called(thing, one.case), one.case) for thing in _all(form) for one in thing.cases]
    return page(
        f"applicant/fleet_{name}.html",
        status,
        form=form,
        fleet=declared,
        sources=[(case.ref, words) for words, case in cases],
        drafts=[(case.ref, words) for words, case in cases if case.year is None],
        parts=[section for section in form.case_type.sections if section.name in declared.shared],
        typed=typed,
        faults=faults or [],
        faulty=dict(reversed(faults or [])),
        once=fresh_key,
    )


def _called(thing: Thing, case: Case) -> str:
    return ", ".join(part for part in (thing.name, thing.number, case.number or "") if part) or case.ref


def _lines(form: CaseForm, declared: Fleet, text: str) -> tuple[list[dict[str, Any]], Faults]:
    """The sections that each draft begins with, of every line that is not empty, and what is wrong with the lines."""
    known = {thing.number for thing in _all(form) if thing.number}
    found, faults = [], []
    for place, line in enumerate(text.splitlines(), 1):
        if parts := PARTED.match(line.strip()):
            number, name = parts[1], parts[2].strip()
            if fault := _fault(form, number, known) or _unfit(name):
                faults.append(("lines", Text("Line {line}: {fault}", line=place, fault=fault)))
            known.add(normalised(form, number))
            found.append({declared.section: {declared.number: number, declared.name: name}})
    if not found:
        faults.append(("lines", Text("Write one on each line: the number, then the name.")))
    if len(found) > MOST:
        faults.append(("lines", Text("Write at most {most} lines at a time.", most=MOST)))
    return found, faults[:20]


def _fault(form: CaseForm, number: str, known: Collection[str]) -> Text | None:
    rule = rule_of(form)
    fault = rule.fault(number) if rule else None
    if fault is None and normalised(form, number) in known:
        return Text("{number} has a case already, or stands here twice.", number=number)
    return fault


def _unfit(name: str) -> Text | None:
    """What is wrong with a name, as on the page of its own."""
    try:
        fitting(name, LINE)
    except ValueError as fault:
        return cast(Text, fault.args[0])
    return None


def _writer() -> By:
    here = visitor()
    return By(here.person_id, here.roles, writes=True)


def _case(form: CaseForm, ref: str) -> int:
    """The case of these things that an address names, among those of the party; 404 for any other."""
    here = visitor()
    try:
        case = case_for(ref, here.person_id, here.acting_party_id, today())
    except NotThere:
        abort(404)
    if form.fleet is None or case.type not in kin(form.fleet):
        abort(404)
    return case.id
