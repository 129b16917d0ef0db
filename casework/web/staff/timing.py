"""Time on a case and time of one's own: written down, suggested, timed, corrected.

Each writes their own. What is wrong with an entry stands beside its fields on a page of its own, with everything typed
still there. A party never sees these pages (A4).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.text import Text
from casework.db import db
from casework.forms.hours import TimeForm, as_typed
from casework.forms.plain import speakable
from casework.i18n import day_figures
from casework.models import Case
from casework.operations import hours
from casework.operations.acting import NotThere, Stale
from casework.operations.hours import NotJudged, NotRecorded, Spent
from casework.queries import hours as read
from casework.queries.access import by_staff
from casework.queries.timesheet import of_case, suggestions
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.staff import blueprint
from casework.web.staff.desk import Desk, address, for_work
from casework.web.staff.weeks import monday_of
from casework.workflows.charging import announcing
from casework.workflows.hours import ACTIVITIES, LATE, MINUTE, OWN_RULE, REASONS, RECORDS, STEP, length

CHANGED = Text("It was changed in the meantime. Nothing was done; look at it as it stands now.")
STATES = {
    "waiting": Text("Waits for approval"),
    "approved": Text("Hours approved"),
    "rejected": Text("Rejected"),
    "locked": Text("Locked with the fee"),
    "struck": Text("Struck"),
}
WRITTEN = Text("The time is written down. It waits for approval.")
FIELDS = ("day", "minutes", "activity", "free", "reason", "note")


@dataclass
class Typed:
    """An entry as it was typed, with what is wrong with it as (place, sentence)."""

    day: str = ""
    minutes: str = ""
    activity: str = ""
    free: bool = False
    reason: str = ""
    note: str = ""
    faults: list[tuple[str, Text]] = field(default_factory=list)

    def fault(self, name: str) -> Text | None:
        return next((sentence for where, sentence in self.faults if where == f"time-{name}"), None)

    def say(self, found: list[tuple[str, Text]]) -> None:
        names = {"billable": "free"}
        self.faults += [(f"time-{names.get(name, name)}", sentence) for name, sentence in found]


def words() -> dict[str, Any]:
    """What the templates of time say, whatever the page."""
    return {"activities": ACTIVITIES, "reasons": REASONS, "time_states": STATES, "length": length, "once": fresh_key,
            "typed_length": as_typed, "time_step": STEP.at(today()), "late_days": LATE.at(today()).days,
            "own_rule": OWN_RULE}  # fmt: skip


def spent_on(desk: Desk) -> dict[str, Any]:
    """What the block on the case page reads."""
    lines = of_case(desk.case.id)
    records = bool(desk.by.roles & RECORDS)
    return words() | {
        "lines": lines,
        "sums": read.by_activity(line.row for line in lines if line.row.minutes),
        "records": records,
        "me": desk.by.person_id,
        "timer": running() if records else None,
        "suggested": suggestions(desk.by.person_id or 0, today(), desk.case) if records else [],
        "typed": Typed(day=day_figures(today())),
    }


def running() -> dict[str, Any] | None:
    """The visitor's timer, how long it has run, and its case."""
    timer = read.timer_of(db.session.connection(), visitor().person_id)
    case = db.session.get(Case, timer.case_id) if timer is not None else None
    return {"row": timer, "case": case, "minutes": int((now() - timer.started_at) // MINUTE)} if timer else None


def typed_now() -> tuple[Typed, Spent | None]:
    """The form as it was sent; what it says, where all of it can be read."""
    form = TimeForm(request.form)
    given = {name: speakable(request.form.get(name, ""))[:60] for name in ("activity", "free")}
    typed = Typed(str(form.day.typed), str(form.minutes.typed), given["activity"], bool(given["free"]),
                  str(form.reason.typed), str(form.note.typed))  # fmt: skip
    for name, missing in (("day", Text("Write the day.")), ("minutes", Text("Write how long it took.")),
                          ("reason", None), ("note", None)):  # fmt: skip
        fault = form[name].fault or (missing if form[name].data is None else None)  # type: ignore[attr-defined]
        if fault is not None:
            typed.say([(name, fault)])
    if typed.faults:
        if typed.activity not in ACTIVITIES:
            typed.say([("activity", Text("Choose what you did."))])
        return typed, None
    spent = Spent(date.fromisoformat(str(form.day.data)), int(form.minutes.data or 0), typed.activity,
                  False if typed.free else None, form.reason.data or "", form.note.data or "")  # fmt: skip
    return typed, spent


def form_page(desk: Desk, typed: Typed, status: int = 200, entry: Any = None) -> Response:
    return page("staff/time_entry.html", status, desk=desk, case=desk.case, typed=typed, entry=entry, **words())


def back_to(desk: Desk) -> Answer:
    """To the week that the form stood on, or to the case."""
    week = request.form.get("week", "")
    where = url_for("staff.my_time", week=week) if monday_of(week) else address(desk, "time")
    return redirect(where, 303)


def for_hours(ref: str) -> Desk:
    """A case that time is written down on: 404 where it is about a fee, for nobody is charged for being charged."""
    desk = for_work(ref, *RECORDS)
    return abort(404) if announcing(desk.case_type) else desk


@blueprint.get("/staff/cases/<ref>/time")
@policy("staff", *RECORDS)
def time_form(ref: str) -> Answer:
    """A page to write time down on."""
    return form_page(for_hours(ref), Typed(day=day_figures(today())))


@blueprint.post("/staff/cases/<ref>/time")
@policy("staff", *RECORDS)
def record_time(ref: str) -> Answer:
    """Writes down one's own time, or confirms what was suggested."""
    desk = for_hours(ref)
    typed, spent = typed_now()
    if switching_language():
        typed.faults.clear()
        return form_page(desk, typed)
    if spent is None:
        return form_page(desk, typed, 422)
    origin = "suggestion" if request.form.get("suggested") else "hand"
    try:
        with acting_once() as first:
            if first:
                hours.record(desk.case.id, spent, by=desk.by, now=now(), origin=origin)
    except NotRecorded as refused:
        typed.say(refused.faults)
        return form_page(desk, typed, 422)
    tell(WRITTEN)
    return back_to(desk)


def own_entry(desk: Desk, entry_id: int) -> Any:
    """The visitor's row of this case; 404 for any other."""
    row = read.entry_of(db.session.connection(), entry_id)
    if row is None or row.case_id != desk.case.id or row.person_id != desk.by.person_id:
        abort(404)
    return row


@blueprint.get("/staff/cases/<ref>/time/<int:entry_id>")
@policy("staff", *RECORDS)
def time_entry(ref: str, entry_id: int) -> Answer:
    """One's own entry, to be corrected or struck."""
    desk = for_work(ref, *RECORDS)
    row = own_entry(desk, entry_id)
    reason = "" if row.reason in REASONS else row.reason
    typed = Typed(day_figures(row.day), as_typed(row.minutes), row.activity,
                  not row.billable and ACTIVITIES[row.activity].charged, reason)  # fmt: skip
    return form_page(desk, typed, entry=row)


@blueprint.post("/staff/cases/<ref>/time/<int:entry_id>")
@policy("staff", *RECORDS)
def correct_time(ref: str, entry_id: int) -> Answer:
    """Puts another row in the place of one's own, or none."""
    desk = for_work(ref, *RECORDS)
    row = own_entry(desk, entry_id)
    typed, spent = typed_now()
    if switching_language():
        typed.faults.clear()
        return form_page(desk, typed, entry=row)
    strikes = request.form.get("do") == "strike"
    if strikes:
        typed.faults.clear()
    elif spent is None:
        return form_page(desk, typed, 422, row)
    try:
        with acting_once() as first:
            if first and strikes:
                hours.strike(entry_id, typed.note.strip()[:500], by=desk.by, now=now())
            elif first and spent is not None:
                hours.correct(entry_id, spent, by=desk.by, now=now())
    except NotRecorded as refused:
        typed.say(refused.faults)
        return form_page(desk, typed, 422, row)
    except (NotJudged, Stale) as refused:
        tell(refused.refusal.sentence if isinstance(refused, NotJudged) else CHANGED)
        return back_to(desk)
    tell(Text("The entry is struck.") if strikes else WRITTEN)
    return back_to(desk)


@blueprint.post("/staff/cases/<ref>/timer")
@policy("staff", *RECORDS)
def start_timer(ref: str) -> Answer:
    """Starts one's timer on a case."""
    desk = for_hours(ref)
    try:
        with acting_once() as first:
            if first:
                hours.start(desk.case.id, request.form.get("activity", ""), by=desk.by, now=now())
        tell(Text("Your timer runs."))
    except NotRecorded as refused:
        tell(refused.faults[0][1])
    except Stale:
        tell(CHANGED)
    return redirect(address(desk, "time"), 303)


@blueprint.post("/staff/time/timer")
@policy("staff", *RECORDS)
def stop_timer() -> Answer:
    """Stops one's timer, wherever it runs, and writes down what it counted; or throws that away."""
    timer = running()
    if timer is None:
        tell(CHANGED)
        return redirect(url_for("staff.my_time"), 303)
    here, case = visitor(), timer["case"]
    by, back = by_staff(here.person_id, case, today()), url_for("staff.case", ref=case.ref, _anchor="time")
    try:
        with acting_once() as first:
            if request.form.get("do") == "discard":
                hours.discard(by=by) if first else None
                tell(Text("The timer is stopped. Nothing was written down."))
            else:
                written = hours.stop(by=by, now=now()) if first else []
                step = STEP.at(today())
                nothing = Text("Less than half of {step} minutes: nothing was written down.", step=step)
                tell(WRITTEN if written else nothing)
    except NotRecorded as refused:
        tell(refused.faults[0][1])
    except Stale:
        tell(CHANGED)
    except NotThere:
        abort(404)
    return redirect(back, 303)
