"""A draft as a whole: beginning one, its task list, its deadline day by day, its print, and deleting it."""

from __future__ import annotations

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.case_type import Refusal
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import db
from casework.operations import drafts
from casework.operations.acting import By, NotThere, Stale
from casework.operations.steps import judged, take_step
from casework.queries.approvals import about_of_case, held_by, one_of
from casework.queries.drafts import Draft
from casework.queries.fleet import fleets_of
from casework.web.applicant import blueprint
from casework.web.applicant.desk import discarding, for_writing, offered_here, opened, sending
from casework.web.applicant.duty import duty, undated
from casework.web.applicant.shown import whole
from casework.web.applicant.standing import requirements
from casework.web.applicant.standing import tasks as task_list
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today
from casework.web.screening import begun


@blueprint.route("/drafts/new", methods=["GET", "POST"])
@policy("party")
def start() -> Response:
    """Which application, and for which company: the one the person acts for now."""
    here, (acting, offered) = visitor(), offered_here()
    may_write = acting.rights in ("write", "sign")
    fleets = fleets_of({case_type.name for case_type in offered})
    answers = request.values.get("answers", "")
    if request.method == "GET" or switching_language():
        chosen = request.values.get("type")
        return page(
            "applicant/start.html",
            offered=offered,
            fleets=fleets,
            may_write=may_write,
            chosen=chosen,
            answers=answers,
            once=fresh_key,
            fault=None,
        )
    if not may_write:
        abort(403)
    chosen = request.form.get("type")
    if chosen not in {case_type.name for case_type in offered}:
        return page(
            "applicant/start.html",
            422,
            offered=offered,
            fleets=fleets,
            may_write=may_write,
            once=fresh_key,
            chosen=None,
            answers=answers,
            fault=Text("Choose what you want to apply for."),
        )
    by, about = By(here.person_id, here.roles, writes=True), request.form.get("approval", type=int)
    if about is not None:  # NotThere for what this person does not hold
        one_of(held_by(here.person_id, acting.party_id, today()), about, today())
    case_id = 0
    try:
        with acting_once() as first:
            if first:
                case_id = drafts.open_draft(
                    chosen, acting.party_id, by=by, now=now(), language=language(), about=about
                )
    except Stale:  # the same form, sent twice in the same instant
        case_id = 0
    for section, raw in begun(chosen, answers).items() if case_id and about is None else ():
        drafts.save_section(case_id, section, raw, seen=None, by=by, now=now())
    here_now = url_for("applicant.tasks", ref=f"draft-{case_id}") if case_id else url_for("applicant.cases")
    return redirect(here_now, 303)


@blueprint.get("/drafts/<ref>")
@policy("party")
def tasks(ref: str) -> Response:
    """The task list. A case in which nothing can be written has a page of its own."""
    found, form = opened(ref)
    if not found.writable:
        return redirect(f"/cases/{found.case.ref}", 303)
    groups = task_list(found, visitor().person_id, now())
    listed = [task for _, group in groups for task in group]
    return page(
        "applicant/tasklist.html",
        draft=found,
        form=form,
        groups=groups,
        done=sum(task.is_done for task in listed),
        of=sum(task.is_owed for task in listed),
        duty=duty(found, today(), language()),
        undated=undated(found),
        about=about_of_case(found.case.id, today()),
        why=form.why(found.answers, today()),
        me=visitor().person_id,
        may_delete=discarding(found) is not None and found.by.writes,
    )


@blueprint.get("/drafts/<ref>/days")
@policy("party")
def days(ref: str) -> Response:
    """Every day of the deadline, counted or skipped, with its reason."""
    found, _ = opened(ref)
    reckoned = duty(found, today(), language())
    if reckoned is None:
        abort(404)
    return page("applicant/days.html", draft=found, duty=reckoned)


@blueprint.get("/drafts/<ref>/print")
@policy("party")
def printed(ref: str) -> Response:
    """All of it on one page, made for paper."""
    found, form = opened(ref)
    return page(
        "applicant/print.html",
        draft=found,
        form=form,
        sections=whole(found, form, language()),
        wanted=list(requirements(found)),
    )


@blueprint.route("/drafts/<ref>/delete", methods=["GET", "POST"])
@policy("party")
def delete(ref: str) -> Response:
    """Deleting cannot be undone, so it has a page that says what goes."""
    found, form = for_writing(ref)
    step = discarding(found)
    if step is None:
        abort(409)
    if request.method == "GET" or switching_language():
        return page("applicant/delete.html", draft=found, form=form, refusals=())
    try:
        take_step(found.case.id, step.name, by=found.by, now=now(), seen=found.case.n_events)
    except StepRefused as refused:
        return page("applicant/delete.html", 409, draft=found, form=form, refusals=refused.refusals)
    except (Stale, NotThere):
        abort(409)
    tell(Text("The draft is deleted. Nothing of it reached us."))
    return redirect("/cases", 303)


def refusals_of(found: Draft) -> tuple[Refusal, ...]:
    """Why this person could not send it, apart from what the page itself asks for."""
    step = sending(found)
    if step is None:
        return ()
    told = {"declaration": True}
    subject = judged(db.session.connection(), found.case_type, found.case, step.name, found.by, now(), told)
    page_cures = {"acknowledged"}
    guards = tuple(guard for guard in step.guards if guard.__name__ not in page_cures)
    return tuple(said for guard in guards if (said := guard(subject)) is not None)
