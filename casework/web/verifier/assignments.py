"""The verifier's list, a case of its own, the plan to read, and the files and letters that it may open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from flask import abort, url_for
from werkzeug.wrappers import Response

from casework.core.answers import as_json
from casework.core.answers import changes as changed
from casework.core.case_type import Phase
from casework.core.text import Text
from casework.forms import FORMS
from casework.i18n import oslo
from casework.queries.annexes import Annexes, annexes_of
from casework.queries.assessments import Assignment, Plan
from casework.queries.assessments import assignment as find
from casework.queries.assessments import assignments as listed
from casework.web.applicant.shown import Entry, entry_of, whole
from casework.web.attached import attached
from casework.web.auth import visitor
from casework.web.comparing import difference
from casework.web.differences import side_by_side
from casework.web.policy import policy
from casework.web.render import language, page, today
from casework.web.verifier import blueprint
from casework.web.vocabulary import speak_for


def opened(ref: str) -> Assignment:
    """The case that the address names; NotThere where the verifier is not named in it now."""
    here = visitor()
    found = find(ref, here.person_id, here.acting_party_id, today())
    speak_for(found.case.authority)
    return found


def standing(found: Assignment) -> Text:
    """Where the plan stands, in words for its verifier."""
    delivered = found.delivered
    if found.case.closed_at is not None:
        return Text("The case is closed.")
    if found.step is None:
        return Text("The company has sent the plan, and it is with the authority.")
    if delivered is not None and not delivered.is_of_this:
        return Text("The company has changed the plan since you assessed it. Assess it anew.")
    if not found.awaits:
        return Text("You have delivered your assessment. The company sends the plan.")
    if found.letters:
        return Text("The authority has not approved the plan. Assess the revised plan, with its reasons before you.")
    return Text("The company has named you. Read the plan, and deliver your assessment.")


def delivered_on(found: Assignment) -> date | None:
    return oslo(found.delivered.at).date() if found.delivered else None


@blueprint.get("/assessments")
@policy("verifier")
def assignments() -> Response:
    """The plans that the verifier is named in, those that wait for it first."""
    here = visitor()
    found = listed(here.person_id, here.acting_party_id, today())
    closed = [one for one in found if one.case.closed_at is not None or one.case.phase == str(Phase.CLOSED)]
    open_ones = [one for one in found if one not in closed]
    return page(
        "verifier/assignments.html",
        mine=[one for one in open_ones if one.awaits],
        others=[one for one in open_ones if not one.awaits],
        closed=closed,
        standing=standing,
        delivered_on=delivered_on,
    )


@blueprint.get("/assessments/<ref>")
@policy("verifier")
def assignment(ref: str) -> Response:
    """One case: where it stands, what to do, what was delivered and with which reasons it came back."""
    return case_page(opened(ref))


def case_page(found: Assignment, status: int = 200, **more: Any) -> Response:
    return page(
        "verifier/assignment.html",
        status,
        found=found,
        case=found.case,
        standing=standing(found),
        delivered=_said(found),
        delivered_on=delivered_on(found),
        compares=found.since_sent() is not None or found.since_in_force(today()) is not None,
        annexed=annexed(found),
        annex_address=lambda row: url_for("verifier.annex", ref=found.case.ref, number=row.number),
        **more,
    )


def _said(found: Assignment) -> Entry | None:
    if found.delivered is None:
        return None
    form = FORMS[found.case.type]
    written = Plan(found.draft.sections, {}, found.draft.answers)
    return entry_of(written, form, found.delivery.section, "", found.delivered.raw, language())


@blueprint.get("/assessments/<ref>/plan")
@policy("verifier")
def plan(ref: str) -> Response:
    """The plan as the company writes it now."""
    found = opened(ref)
    return _plan_page(found, found.draft, is_sent=False)


@blueprint.get("/assessments/<ref>/plan/sent")
@policy("verifier")
def sent_plan(ref: str) -> Response:
    """The plan as the company sent it last."""
    found = opened(ref)
    return _plan_page(found, found.sent() or abort(404), is_sent=True)


def _plan_page(found: Assignment, shown: Plan, *, is_sent: bool) -> Response:
    sections = whole(shown, FORMS[found.case.type], language())
    return page("verifier/plan.html", found=found, case=found.case, sections=sections, is_sent=is_sent)


@blueprint.get("/assessments/<ref>/changes")
@policy("verifier")
def changes(ref: str) -> Response:
    """What the company writes now against the version in force, and against what it sent last."""
    found = opened(ref)
    sent = found.since_sent()
    places = side_by_side(found.case_type, changed(as_json(sent[0]), as_json(sent[1])), *sent) if sent else []
    return page(
        "verifier/changes.html",
        found=found,
        case=found.case,
        difference=difference(found.case_type, found.since_in_force(today())),
        is_sent=sent is not None,
        places=places,
    )


@blueprint.get("/assessments/<ref>/files/<int:file_id>")
@policy("verifier")
def file(ref: str, file_id: int) -> Response:
    """A document of a kind that the verifier sees, to be kept, never to be shown in our pages."""
    found = opened(ref)
    return attached(next((one for one in found.papers if one.id == file_id), None))


@blueprint.get("/assessments/<ref>/annexes/<int:number>")
@policy("verifier")
def annex(ref: str, number: int) -> Response:
    """The plan as the company sent it last, as the document that the authority has before it."""
    annexes = annexed(opened(ref))
    return attached(annexes.by_number(number) if annexes else None)


def annexed(found: Assignment) -> Annexes | None:
    """What the company sent last, as documents; nothing where one would show what a verifier may not see."""
    annexes = annexes_of(found.case, found.case_type, language())
    if annexes is None or not set(found.delivery.hidden) <= set(annexes.declared.leaves_out):
        return None
    return replace(annexes, of=annexes.of[:1])


@blueprint.get("/assessments/<ref>/letters/<int:number>")
@policy("verifier")
def letter(ref: str, number: int) -> Response:
    """The letter with the authority's reasons, as the very bytes that were sent."""
    found = opened(ref)
    return attached(next((one.document for one, _ in found.letters if one.number == number), None))
