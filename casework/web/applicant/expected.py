"""What a party owes for things that it has named, such as its ships: on their list with the day, begun by one click.

The draft begins with what the party has told us of the thing in its other case. It is the party's own, and can be
changed before it is sent.
"""

from __future__ import annotations

from flask import abort, redirect, url_for
from werkzeug.wrappers import Response

from casework.core.text import Text
from casework.forms import FORMS
from casework.forms.look import CaseForm
from casework.i18n import day_long
from casework.operations import drafts
from casework.operations.acting import By, Stale
from casework.queries.access import party_cases
from casework.queries.expected import Owed, owed
from casework.queries.fleet import Thing, things_of
from casework.web.applicant import blueprint
from casework.web.applicant.dates import words
from casework.web.applicant.desk import offered_here
from casework.web.auth import visitor
from casework.web.once import acting_once
from casework.web.policy import policy
from casework.web.render import language, now, tell, today
from casework.workflows import EXPECTATIONS
from casework.workflows.expecting import Expectation


def expected_here(form: CaseForm, things: list[Thing]) -> list[Owed]:
    """What the party owes of this type and has not begun; what is begun says its day itself."""
    here = visitor()
    own = [one for one in EXPECTATIONS if one.owed is form.case_type]
    begun = {thing.number for thing in things for one in thing.cases if one.case.state not in _without(own)}
    cases = party_cases(here.person_id, today(), here.acting_party_id)
    return [one for one in owed(cases, today(), own) if one.named.number not in begun]


def _without(own: list[Expectation]) -> set[str]:
    return {state for one in own for state in one.without}


def said(one: Owed) -> tuple[Text, ...]:
    """By when it is owed, in a sentence or two, and what the authority has noted."""
    if one.clock is None or one.due is None:
        return (Text("No day can be told: we do not know when the time began to run. Say it in the draft."),)
    day = day_long(one.due, language())
    noted = Text("We have noted: {what}, {day}. If that is wrong, say the right day in the draft.",
                 what=one.expectation.starts, day=one.since) if one.noted else None  # fmt: skip
    return (Text("Owed since {day}.", day=day) if one.is_overdue else Text("Send by {day}.", day=day),
            words(one.clock, today()), *([noted] if noted else ()))  # fmt: skip


@blueprint.post("/fleet/<fleet_type>/expected/<number>")
@policy("party")
def begin_expected(fleet_type: str, number: str) -> Response:
    """Begins the draft that is owed for one thing, with what is known of it."""
    form = FORMS.get(fleet_type)
    if form is None or form.fleet is None:
        abort(404)
    here = visitor()
    if here.rights not in ("write", "sign"):
        abort(403)
    acting, offered = offered_here()
    if form.case_type not in offered:
        abort(404)
    things = things_of(form, here.person_id, here.acting_party_id, today())
    one = next((one for one in expected_here(form, things) if one.named.number == number), None)
    if one is None:  # begun in the meantime, perhaps by a colleague
        tell(Text("It is begun already, or nothing is owed for it any longer."))
        return redirect(url_for("applicant.fleet", fleet_type=fleet_type), 303)
    begins = {section: dict(raw) for section, raw in one.named.begins.items()}
    by, case_id = By(here.person_id, here.roles, writes=True), 0
    try:
        with acting_once() as first:
            if first:
                case_id = drafts.open_draft(
                    fleet_type, acting.party_id, by=by, now=now(), language=language(), own=begins
                )
    except Stale:  # the same form, sent twice in the same instant
        case_id = 0
    if not case_id:
        return redirect(url_for("applicant.fleet", fleet_type=fleet_type), 303)
    return redirect(url_for("applicant.tasks", ref=f"draft-{case_id}"), 303)
