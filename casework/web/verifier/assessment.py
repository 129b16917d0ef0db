"""Delivering an assessment: what the verifier concluded about the plan that it had before it, with its report.

The report is kept as soon as it arrives, whatever else is wrong. If the company has changed the plan since the page was
opened, nothing is delivered: the verifier reads again.
"""

from __future__ import annotations

from datetime import date

from flask import abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.answers import digest
from casework.core.case_type import Refusal, Step
from casework.core.machine import StepRefused, refusals
from casework.core.text import Text
from casework.db import db
from casework.forms import FORMS
from casework.forms.kit import SectionPage
from casework.forms.look import LINE
from casework.forms.typed import Sent, posted, stored
from casework.models import DocumentFile
from casework.operations import documents as files
from casework.operations.acting import Stale
from casework.operations.steps import take_step
from casework.queries.assessments import Assignment
from casework.queries.facts import subject_of
from casework.queries.verifiers import accredited
from casework.web.once import acting_once, fresh_key, repeated
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today
from casework.web.seen import seen_events
from casework.web.verifier import blueprint
from casework.web.verifier.accreditation import unanswered
from casework.web.verifier.assignments import opened

Faults = list[tuple[str, Text]]
IN_FUTURE = Text("This day has not come yet.")
NOT_COVERED = Text("Your accreditation does not cover shipping on this day. Look at your accreditation.")
NO_REPORT = Text("Send the report: the conclusion rests on it.")
NOT_DECLARED = Text("Confirm that this is the verifier's conclusion.")
CHANGED = Refusal(
    Text("The company has changed the plan since you opened this page. Nothing was delivered."),
    cure=Text("Read the plan as it is now, and deliver again. What you typed stands here."),
)


@blueprint.route("/assessments/<ref>/deliver", methods=["GET", "POST"])
@policy("verifier")
def deliver(ref: str) -> Response:
    """The form of an assessment, and its delivery."""
    found = opened(ref)
    if request.method == "POST" and repeated():
        return _delivered(ref)
    step = found.step or abort(409)
    if request.method == "GET":
        written = found.delivered.raw if found.delivered else {}
        asked = {name: written[name] for name in found.delivery.asked if name in written}
        form = FORMS[found.case.type]
        filled = stored(form, found.delivery.section, asked, answers=found.draft.answers, language=language())
        return _page(found, step, filled, [])
    if said := _may_not(found, step):
        return _page(found, step, _typed(found), [], said, 409)
    fault = _keep_report(found)
    filled = _typed(found)
    if switching_language():
        return _page(opened(ref), step, filled, [("report", fault)] if fault else [])
    faults = _judged(found, filled)
    if fault is not None:
        faults.append(("report", fault))
    elif _report(opened(ref)) is None:
        faults.append(("report", NO_REPORT))
    if not request.form.get("declaration"):
        faults.append(("declaration", NOT_DECLARED))
    if faults:
        return _page(opened(ref), step, filled, faults, status=422)
    if request.form.get("read") != digest(dict(found.read)):
        return _page(opened(ref), step, filled, [], (CHANGED,), 409)
    return _take(found, step, filled)


def _typed(found: Assignment) -> SectionPage:
    """What was sent of the fields that the verifier writes; whatever else was sent is not read."""
    kept = Sent({name: request.form.getlist(name) for name in found.delivery.asked})
    form = FORMS[found.case.type]
    return posted(form, found.delivery.section, kept, answers=found.draft.answers, language=language())


def _judged(found: Assignment, filled: SectionPage) -> Faults:
    """What is wrong with the page, field by field: what cannot be read, what is owed, and a day that cannot be."""
    form, section = FORMS[found.case.type], found.delivery.section
    row = type(getattr(found.draft.answers, section)).model_validate(
        {name: filled[name].data for name in found.delivery.asked if filled[name].data is not None})  # fmt: skip
    owed = form.owed(found.draft.answers.model_copy(update={section: row}), section, row)
    faults: Faults = []
    for name in found.delivery.asked:
        fault = filled[name].fault
        if fault is None and filled[name].data is None and name in owed:
            fault = unanswered(filled[name])
        if fault is None and name == found.delivery.day:
            fault = _fault_of_day(found, date.fromisoformat(filled[name].data))
        if fault is not None:
            faults.append((name, fault))
    return faults


def _fault_of_day(found: Assignment, day: date) -> Text | None:
    right = accredited(db.session.connection(), found.named.party_id, day)
    if day > today():
        return IN_FUTURE
    return None if right is not None and right.covers(day) else NOT_COVERED


def _keep_report(found: Assignment) -> Text | None:
    """Stores the report that was sent, if one was; the sentence that says why not."""
    sent = request.files.get("report")
    if sent is None or not sent.filename:
        return None
    try:
        files.receive(
            found.case.id, found.case.type, found.delivery.report, "", sent.filename, sent.stream,  # type: ignore[arg-type]
            storage=current_app.extensions["casework.storage"], by=found.by, now=now(),
        )  # fmt: skip
    except files.NotAccepted as refused:
        return refused.why
    db.session.expire_all()
    return None


def _report(found: Assignment) -> DocumentFile | None:
    """The report that goes with this delivery: the newest that came since the one before."""
    since = found.delivered.at if found.delivered else 0
    unsent = (one for one in found.papers if one.kind == found.delivery.report and one.number is None)
    return next((one for one in unsent if one.received_at > since), None)


def _take(found: Assignment, step: Step, filled: SectionPage) -> Response:
    report = _report(opened(found.case.ref))
    given = {
        "verifier": found.named.party_id,
        "read": dict(found.read),
        "report": report.id if report else None,
        "assessment": {name: filled[name].data for name in found.delivery.asked if filled[name].data is not None},
        "declaration": True,
    }
    try:
        with acting_once() as first:
            if first:
                take_step(found.case.id, step.name, by=found.by, now=now(), seen=seen_events(), given=given)
    except StepRefused as refused:
        return _page(opened(found.case.ref), step, filled, [], refused.refusals, 409)
    except Stale:
        db.session.expire_all()
        return _page(opened(found.case.ref), step, filled, [], (CHANGED,), 409)
    return _delivered(found.case.ref)


def _delivered(ref: str) -> Response:
    tell(Text("Your assessment is delivered. The company can send the plan."))
    return redirect(url_for("verifier.assignment", ref=ref), 303)


def _may_not(found: Assignment, step: Step) -> tuple[Refusal, ...]:
    """Why this person could not deliver, apart from what the page itself asks for."""
    told = {"declaration": True}
    subject = subject_of(db.session.connection(), found.case_type, found.case, found.by, today(), told)
    return refusals(step, subject)


def _page(
    found: Assignment,
    step: Step,
    filled: SectionPage,
    faults: Faults,
    said: tuple[Refusal, ...] | None = None,
    status: int = 200,
) -> Response:
    cannot = _may_not(found, step)
    asked = set(found.delivery.asked)
    fields = [field for _, _, lines in filled.blocks() for line in lines for field in line if field.name in asked]
    return page(
        "verifier/deliver.html",
        status,
        found=found,
        case=found.case,
        fields=fields,
        faults=faults,
        faulty=dict(faults),
        refusals=cannot if said is None else said,
        may=not cannot,
        report=_report(found),
        read=digest(dict(found.read)),
        conditional=[name for name in asked if filled.section.looks.get(name, LINE).when],
        declared=bool(request.form.get("declaration")),
        limit=files.GREATEST_SIZE // 1024 // 1024,
        once=fresh_key,
    )
