"""Readings of the law: what holds, since when, who said so and why; what is proposed; and the tables of the law.

A manager proposes a choice from a day that lies ahead, with a reason; another manager or a signatory confirms or
rejects it. Whoever reads cases reads this page. Nobody sees the readings of a case type that their roles do not cover.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Answer
from wtforms import Form

from casework.core.case_type import Actor, CaseType, Refusal
from casework.core.text import Text
from casework.db import db
from casework.forms.fields import CleanText, Day
from casework.forms.look import Look
from casework.i18n import day_figures
from casework.law.tables import TABLES
from casework.operations import readings as verbs
from casework.operations.proposals import NotSettled
from casework.queries.access import By, by_office
from casework.queries.readings import choice_of, standing
from casework.queries.tables import read_by, versions_on
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.staff import blueprint
from casework.web.staff.desk import READERS
from casework.web.staff.settling import STATES, answer_sent, settled
from casework.workflows import CASE_TYPES

PROPOSES = (Actor.MANAGER,)
CONFIRMS = (Actor.MANAGER, Actor.SIGNATORY)


class ProposalForm(Form):
    """From which day, and why."""

    class Meta:
        csrf = False  # the application asks for the token of every form
        locales = False
        language = "en"
        options: Mapping[str, Any] = {}

    valid_from = Day(Text("From"), None, Look(width="w-7"))
    reason = CleanText(Text("Why"), None, Look(lines=3, most=2000))


@dataclass
class Typed:
    """A form as it was sent, with what is wrong with it. `place`: which form of the page it is."""

    place: str
    choice: str = ""
    valid_from: str = ""
    reason: str = ""
    faults: list[tuple[str, Text]] = field(default_factory=list)

    def fault(self, name: str) -> Text | None:
        return next((sentence for where, sentence in self.faults if where == f"{self.place}-{name}"), None)


def offices() -> dict[str, By]:
    """The case types that this person's roles cover, with the roles they hold for each."""
    here = visitor()
    held = {name: by_office(here.person_id, case_type, today()) for name, case_type in CASE_TYPES.items()}
    return {name: by for name, by in held.items() if by.roles.intersection(READERS)}


@blueprint.get("/staff/readings")
@policy("staff", *READERS)
def readings() -> Response:
    return shown()


@blueprint.post("/staff/readings")
@policy("staff", *PROPOSES)
def propose_reading() -> Answer:
    """Proposes a choice of a reading from a day on."""
    case_type, by = _office(request.form.get("type", ""), PROPOSES)
    reading = next((one for one in case_type.readings if one.name == request.form.get("reading")), None)
    if reading is None:
        abort(404)
    form = ProposalForm(request.form)
    typed = _typed(f"{case_type.name}-{reading.name}", form, request.form)
    if switching_language():
        return shown(typed)
    if typed.choice not in reading.choices:
        typed.faults.insert(0, (f"{typed.place}-choice", Text("Choose how the law is to be read.")))
    if typed.faults:
        return shown(typed, 422)
    begins, why = date.fromisoformat(str(form.valid_from.data)), str(form.reason.data)
    try:
        with acting_once() as first:
            if first:
                verbs.propose(
                    case_type, reading.name, typed.choice, valid_from=begins, reason=why, by=by, now=now()
                )
    except NotSettled as refused:
        typed.faults.append((f"{typed.place}-valid_from", refused.refusal.sentence))
        return shown(typed, 422)
    tell(Text("The proposal waits for a second person."))
    return redirect(url_for("staff.readings", _anchor=typed.place), 303)


@blueprint.post("/staff/readings/<int:choice_id>")
@policy("staff", *CONFIRMS)
def settle_reading(choice_id: int) -> Answer:
    """Confirms, rejects (with a reason) or takes back (one's own) a proposal."""
    row = choice_of(choice_id)
    if row is None:
        abort(404)
    case_type, by = _office(row.case_type, CONFIRMS)
    place, answer = f"{case_type.name}-{row.reading}", answer_sent()

    def again(fault: Text | None, status: int, refusal: Refusal | None) -> Response:
        typed = Typed(f"answer-{choice_id}", reason=answer)
        if fault is not None:
            typed.faults.append((f"{typed.place}-reason", fault))
        return shown(typed, status, refusal)

    return settled(
        confirm=lambda: verbs.confirm(choice_id, answer, by=by, now=now()),
        reject=lambda: verbs.reject(choice_id, answer, by=by, now=now()),
        withdraw=lambda: verbs.withdraw(choice_id, by=by, now=now()),
        confirmed=Text("The choice is confirmed. It holds from {day}.", day=row.valid_from),
        again=again,
        then=url_for("staff.readings", _anchor=place),
    )


def _office(type_name: str, roles: tuple[Actor, ...]) -> tuple[CaseType, By]:
    """The case type and this person's roles for it; 404 where they have none, 403 where none of them may do this."""
    by = offices().get(type_name) or abort(404)
    return (CASE_TYPES[type_name], by) if by.roles.intersection(roles) else abort(403)


def _typed(place: str, form: ProposalForm, sent: MultiDict[str, str]) -> Typed:
    typed = Typed(place, sent.get("choice", ""), str(form.valid_from.typed), str(form.reason.typed))
    for name, missing in (("valid_from", Text("Write the day.")), ("reason", Text("Write why."))):
        read = form[name]
        fault = read.fault or (missing if read.data is None else None)  # type: ignore[attr-defined]
        if fault is not None:
            typed.faults.append((f"{place}-{name}", fault))
    return typed


def shown(typed: Typed | None = None, status: int = 200, refusal: Refusal | None = None) -> Response:
    """The page; `typed`: a form that comes back."""
    mine = offices()
    stands = standing([CASE_TYPES[name] for name in mine], today())
    laws = versions_on(db.session.connection(), TABLES, today())
    open_here = {name for name in TABLES if set(read_by(name) or mine).intersection(mine)}
    return page(
        "staff/readings.html",
        status,
        types=[(CASE_TYPES[name], by, [one for one in stands if one.case_type.name == name])
               for name, by in mine.items()],
        typed=typed,
        refusal=refusal,
        me=visitor().person_id,
        proposes=frozenset(PROPOSES),
        confirms=frozenset(CONFIRMS),
        states=STATES,
        once=fresh_key,
        tomorrow=day_figures(today() + timedelta(1)),
        tables=[(one, laws[name], one.loadable and name in open_here) for name, one in TABLES.items()],
    )  # fmt: skip
