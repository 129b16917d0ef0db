"""What is done from the worklist: claim, hand over with a note, put aside, to one case or to several.

Each case is a transaction of its own and gives its own answer: one that may not be touched now (it waits for a second
person, or is closed) says why, and the others are done all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import abort, redirect, request
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor
from casework.core.text import Text
from casework.forms.fields import NOT_A_DAY, Day
from casework.forms.typed import Sent
from casework.operations import review
from casework.operations.acting import NotThere
from casework.queries.people import colleagues
from casework.queries.worklist import a_week_on
from casework.web.asks import StepForm
from casework.web.auth import visitor
from casework.web.once import acting_once
from casework.web.policy import policy
from casework.web.render import now, tell, today
from casework.web.security import local_path
from casework.web.staff import blueprint
from casework.web.staff.desk import WORKERS, Desk, opened
from casework.web.staff.work import words
from casework.web.staff.worklist import list_page, wanted_of

MOST, LONGEST = 100, 20
Result = tuple[str, Text, bool]
Deed = Callable[[Desk], tuple[Text, bool]]


@blueprint.post("/staff/worklist")
@policy("staff", *WORKERS, Actor.MANAGER)
def act() -> Answer:
    """One button for one case comes back to its row; a button of the bar answers for each case that was ticked."""
    for button, one_deed in (("claim", _claim), ("snooze", _aside(a_week_on(today()))), ("wake", _aside(None))):
        if ref := request.form.get(button):
            return _one(ref[:LONGEST], one_deed)
    chosen = [ref[:LONGEST] for ref in request.form.getlist("case")[:MOST]]
    deed = _chosen_deed()
    wanted = wanted_of(request.args, visitor().roles)
    if isinstance(deed, Text):
        return list_page(wanted, [("", deed, False)], 422)
    if not chosen:
        return list_page(wanted, [("", Text("Tick the cases first."), False)], 422)
    with acting_once() as first:
        results = [_done(ref, deed) for ref in chosen] if first else [("", Text("This was done already."), False)]
    return list_page(wanted, results)


def _chosen_deed() -> Deed | Text:
    """What the bar's button does, or what is missing."""
    wanted = request.form.get("do")
    if wanted == "claim":
        return _claim
    if wanted == "hand_over":
        known = {str(one.id): one for one in colleagues(visitor().authority or "", today(), *WORKERS)}
        to = known.get(request.form.get("person", ""))
        return _hand_over(to.id, to.name, words("note", 1000)) if to else Text("Choose who shall have them.")
    if wanted == "snooze":
        until = read_day(request.form.get("until", ""))
        if isinstance(until, Text):
            return until
        return _aside(until) if until > today() else Text("This day must lie ahead.")
    return abort(400)


def read_day(typed: str) -> date | Text:
    """A day as people type it, or what is wrong with it."""
    field = type("DayForm", (StepForm,), {"day": Day(Text("Until"))})(Sent({"day": [typed]})).day
    return date.fromisoformat(field.data) if field.data else field.fault or NOT_A_DAY


def _one(ref: str, deed: Deed) -> Answer:
    with acting_once() as first:
        case, said, _ = _done(ref, deed) if first else (ref, Text("This was done already."), False)
    tell(Text("{case}: {said}", case=case, said=said))
    back = local_path(request.full_path.rstrip("?")) or "/staff/worklist"
    return redirect(f"{back}#case-{ref}" if ref.replace("-", "").isalnum() else back, 303)


def _done(ref: str, deed: Deed) -> Result:
    try:
        desk = opened(ref)
    except NotThere:
        return ref, Text("There is no such case for you."), False
    number = desk.case.number or ref
    said, is_done = deed(desk)
    return number, said, is_done


def _claim(desk: Desk) -> tuple[Text, bool]:
    if not desk.works:
        return Text("You do not work on this case."), False
    if desk.case.assignee_id == desk.by.person_id:
        return Text("You have it already."), False
    if desk.case.assignee is not None:
        return Text("{name} has it. Open the case to take it over.", name=desk.case.assignee.name), False
    if desk.fixed is not None:
        return desk.fixed.sentence, False
    review.assign(desk.case.id, desk.by.person_id, by=desk.by, now=now())
    return Text("You have it now."), True


def _hand_over(person_id: int, name: str, note: str) -> Deed:
    def deed(desk: Desk) -> tuple[Text, bool]:
        allowed = {one.id for one in colleagues(desk.case.authority, today(), *WORKERS, case_type=desk.case.type)}
        if person_id not in allowed:
            return Text("{name} does not work on cases of this type.", name=name), False
        if desk.fixed is not None:
            return desk.fixed.sentence, False
        review.assign(desk.case.id, person_id, note, by=desk.by, now=now())
        return Text("{name} has the case now.", name=name), True

    return deed


def _aside(until: date | None) -> Deed:
    def deed(desk: Desk) -> tuple[Text, bool]:
        if desk.fixed is not None:
            return desk.fixed.sentence, False
        latest = min(until, desk.case.due) if until and desk.case.due_owner == "authority" else until
        review.snooze(desk.case.id, latest, by=desk.by, now=now())
        if latest is None:
            return Text("Back on the list."), True
        return Text("Put aside until {day}. Its clocks run on.", day=latest), True

    return deed
