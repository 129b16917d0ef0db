"""Taking a step: the page that asks what the step needs, and the one address to which every step is sent.

A step is refused with every reason, and what was typed stands where it was. If somebody else has moved the case,
nothing is done: the page says what has changed since, and lets the person decide anew with what they had written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.asked import Section
from casework.core.calendars import NORWEGIAN
from casework.core.case_type import AskKind, Refusal, Step
from casework.core.machine import StepRefused, refusals
from casework.core.periods import Weeks, due_date
from casework.core.text import Text
from casework.db import db
from casework.forms.applying import applying
from casework.i18n import day_figures
from casework.models import FindingRow
from casework.operations.acting import Stale, legal_date
from casework.operations.steps import take_step
from casework.queries.casepage import clocks_of, events_of, last_item_received_at
from casework.queries.facts import subject_of
from casework.queries.submissions import latest_answers
from casework.web.asks import FACTS, OUTCOMES, Asked, blank, place_of, posted
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.seen import NEVER, seen_events, version
from casework.web.staff import blueprint
from casework.web.staff import questions as asking
from casework.web.staff.case import strip_of
from casework.web.staff.clocklines import lines
from casework.web.staff.desk import TAKERS, Desk, address, for_work
from casework.web.staff.offers import consequences, deciding, may_take
from casework.web.staff.timeline import entries
from casework.workflows.writing import officers_write

TAKEN = Text("Done: {step}. The case stands in “{state}”.")


@blueprint.get("/staff/cases/<ref>/steps/<name>")
@policy("staff", *TAKERS)
def step(ref: str, name: str) -> Answer:
    """The page that asks what a step needs. Findings that were ticked on the case page come along (`?finding=`)."""
    desk = for_work(ref, *TAKERS)
    wanted = step_of(desk, name)
    if wanted.decides:
        return redirect(url_for("staff.sign", ref=ref), 303)
    return form_page(desk, wanted, begun(desk, wanted))


@blueprint.post("/staff/cases/<ref>/steps")
@policy("staff", *TAKERS)
def take(ref: str) -> Answer:
    """Takes the step that the form names, once, from where the person saw the case."""
    desk = for_work(ref, *TAKERS)
    wanted = step_of(desk, request.form.get("name", ""))
    asked = sent(desk, wanted)
    if switching_language():
        return form_page(desk, wanted, asked)
    if asked.faults:
        return form_page(desk, wanted, asked, status=422)
    return carried_out(desk, wanted, asked.given, lambda **more: form_page(desk, wanted, asked, **more))


def carried_out(desk: Desk, step: Step, given: Mapping[str, Any], again: Any) -> Answer:
    """Takes the step; `again(refusals=, moved=, status=)` shows the form anew where one was filled in."""
    case_id, seen = desk.case.id, seen_events()
    target = step.target or desk.case_type.state(desk.case.state)
    try:
        with acting_once() as first:
            if first:
                take_step(case_id, step.name, by=desk.by, now=now(), seen=seen, given=given)
    except StepRefused as refused:
        return answer_refused(desk, step, refused.refusals, again)
    except Stale:
        return answer_moved(desk, step, seen, again)
    tell(Text(TAKEN.msgid, step=step.title, state=target.title))
    return redirect(address(desk), 303)


def answer_refused(desk: Desk, step: Step, reasons: tuple[Refusal, ...], again: Any) -> Answer:
    """Every reason; with the form and what was typed, where there is one."""
    if step.asks or step.decides:
        return again(refusals=reasons, status=409)
    return page("staff/refused.html", 409, desk=desk, case=desk.case, step=step, refusals=reasons)


def answer_moved(desk: Desk, step: Step, seen: int, again: Any) -> Answer:
    """What has happened since the person opened the page."""
    db.session.expire_all()
    since = [event for event in events_of(desk.case.id) if event.seq > seen]
    moved = entries(desk.case_type, since, {})
    still = desk.case.state in {source.name for source in step.sources}
    if step.asks and still:
        return again(moved=moved, status=409)
    return page("staff/moved.html", 409, desk=desk, case=desk.case, step=step, moved=moved, typed=typed_words())


def typed_words() -> list[str]:
    """What a person wrote in a form that is not shown again, so that it is not lost."""
    hidden = {"csrf_token", "once", "seen", "name", "lang", "version"}
    return [value for name, value in request.form.items(multi=True) if name not in hidden and len(value) > 20]


def step_of(desk: Desk, name: str) -> Step:
    """The step that the address or form names; 404 where there is none, 403 where it is not this person's to take."""
    found = next((step for step in desk.case_type.steps if step.name == name), None)
    if found is None:
        abort(404)
    return found if may_take(desk, found) else abort(403)


def begun(desk: Desk, step: Step) -> Asked:
    """The questions of a step with what we propose."""
    proposed = proposed_day(desk, step)
    chosen = questions_of(desk, step)
    proposals = {name: day_figures(proposed) for name in FACTS if proposed and name in {ask.name for ask in step.asks}}
    if chosen is not None:
        proposals["until"] = day_figures(due_date(today(), Weeks(chosen.weeks), NORWEGIAN))
    return blank(
        step,
        proposals=proposals,
        subjects=subjects_of(desk, step),
        questions=chosen,
        proposed=proposed,
        sections=asked_sections(desk),
        chosen=proposed_conditions(desk, step),
    )


def proposed_conditions(desk: Desk, step: Step) -> frozenset[str]:
    """The conditions of the library that the answers call for, where the step asks for conditions."""
    asking = [ask for ask in step.asks if ask.kind is AskKind.CONDITIONS]
    if not asking:
        return frozenset()
    answers = latest_answers(db.session.connection(), desk.case)
    library = [condition for kind in desk.case_type.approvals for condition in kind.conditions]
    return frozenset(place_of(ask, one.key) for ask in asking for one in library if one.applies(answers, {}))


def sent(desk: Desk, step: Step) -> Asked:
    """The questions of a step as they were sent."""
    asks = {ask.kind for ask in step.asks}
    sections, questions = asked_sections(desk), None
    if AskKind.QUESTIONS in asks:
        findings = findings_of(desk, request.form.getlist("finding"))
        questions = asking.read(desk.case_type, sections, desk.case.language, request.form, findings)
    return posted(
        step,
        request.form,
        today=today(),
        proposed=proposed_day(desk, step),
        subjects=subjects_of(desk, step),
        questions=questions,
        sections=sections,
    )


def asked_sections(desk: Desk) -> tuple[Section, ...]:
    """The sections that can be returned: those that apply to what was sent; none of a file that officers write."""
    if officers_write(desk.case_type):
        return ()
    answers = latest_answers(db.session.connection(), desk.case)
    return applying(desk.case_type, answers).among(desk.case_type.sections)


def questions_of(desk: Desk, step: Step) -> asking.QuestionsPage | None:
    if AskKind.QUESTIONS not in {ask.kind for ask in step.asks}:
        return None
    findings = findings_of(desk, request.args.getlist("finding"))
    return asking.offered(desk.case_type, asked_sections(desk), desk.case.language, findings)


def findings_of(desk: Desk, named: list[str]) -> list[FindingRow]:
    """The findings that were ticked on the case page; `all`: every one that is open and no mere information."""
    mine = db.session.query(FindingRow).where(FindingRow.case_id == desk.case.id).order_by(FindingRow.id)
    if "all" in named:
        return mine.where(FindingRow.state == "open", FindingRow.severity.in_(("error", "warning"))).all()
    ids = [number for given in named if (number := version(given)) != NEVER]
    return mine.where(FindingRow.id.in_(ids)).all() if ids else []


def subjects_of(desk: Desk, step: Step) -> tuple[Any, ...]:
    """What is decided one by one, where the step asks for it."""
    if AskKind.OUTCOMES not in {ask.kind for ask in step.asks}:
        return ()
    return desk.case_type.subjects(latest_answers(db.session.connection(), desk.case))


def proposed_day(desk: Desk, step: Step) -> Any:
    """The Norwegian day on which the last required item came in, where the step asks since when it is complete."""
    if not FACTS.intersection(ask.name for ask in step.asks):
        return None
    at = last_item_received_at(desk.case.id)
    return legal_date(at) if at is not None else None


def form_page(
    desk: Desk,
    step: Step,
    asked: Asked,
    *,
    refusals: tuple[Refusal, ...] | None = None,
    moved: Any = (),
    status: int = 200,
    action: str = "",
    says: tuple[Text, ...] | None = None,
) -> Response:
    """The page of a step: what it asks, what it will set going, and why it may not be taken now, if so. `action` and
    `says`: of an act that every case knows and no type declares, where it is sent and what it sets going.
    """
    case, case_type = desk.case, desk.case_type
    rows = clocks_of(case.id)
    states = {clock.name: clock.state for clock in rows if clock.state != "stopped"}
    signing = deciding(case_type, step)
    answers = latest_answers(db.session.connection(), case)
    if refusals is None:
        refusals = standing_refusals(desk, step)
    return page(
        "staff/step.html",
        status,
        desk=desk,
        case=case,
        case_type=case_type,
        step=step,
        asked=asked,
        once=fresh_key,
        says=consequences(desk, step, states) if says is None else says,
        action=action or url_for("staff.take", ref=case.ref),
        signed=consequences(desk, signing, states) if signing else (),
        refusals=refusals,
        moved=moved,
        outcomes=OUTCOMES,
        summary=case_type.summary(answers),
        strip_of=strip_of(case, case_type),
        clocks=lines(case, case_type, rows),
        target=step.target or case_type.state(case.state),
        crumb=True,
    )


def standing_refusals(desk: Desk, step: Step) -> tuple[Refusal, ...]:
    """Why the step may not be taken as the case stands, before anything is typed."""
    if desk.case.state not in {source.name for source in step.sources}:
        return (
            Refusal(
                Text(
                    "“{step}” is not possible while the case is in “{state}”.",
                    step=step.title,
                    state=desk.case_type.state(desk.case.state).title,
                )
            ),
        )
    return refusals(step, subject_of(db.session.connection(), desk.case_type, desk.case, desk.by, today()))
