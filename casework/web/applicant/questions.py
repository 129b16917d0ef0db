"""Questions answered in place, and the other steps of the party, each taken once.

What is typed is kept whenever the page is left, with a file at each question; nothing is sent before the button. Some
questions may stay unanswered, if the party says so: time limits are kept by sending, never by a wall.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import abort, current_app, redirect, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from casework.core.case_type import Actor, Refusal, Step
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import db
from casework.i18n import say
from casework.models import QuestionRow
from casework.operations import documents as files
from casework.operations import review
from casework.operations.acting import Stale
from casework.operations.steps import take_step
from casework.queries.cases import PartyFile
from casework.queries.facts import unacknowledged
from casework.web.applicant import blueprint
from casework.web.applicant.cases import case_page, opened
from casework.web.applicant.offered import has_own_page, offered, says
from casework.web.asks import Asked, blank, posted
from casework.web.once import acting_once, fresh_key, repeated
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.security import settings_here
from casework.web.seen import seen_events
from casework.workflows import is_offered

ROOM = 8000
NOT_DECLARED = Text("You have not confirmed that the information is correct.")
NOT_ANSWERED = Text("Question {n} has no answer. Answer it, or say below that you send without it.")
MEANWHILE = Text("A colleague has answered this meanwhile: “{words}” Yours stands here; save again to replace theirs.")
OPEN_POINTS = Text("Your answers are kept, and nothing is sent yet. Something is open: read through it, then send.")
CHANGED = Refusal(
    Text("The case has changed since you opened the page. Nothing was sent, and what you typed is kept."),
    cure=Text("Look at what changed, and send again."),
)
Faults = list[tuple[str, Text]]


def for_writing(ref: str) -> PartyFile:
    """The case, for changing: 403 for those who may only read."""
    found = opened(ref)
    return found if found.by.writes else abort(403)


def place_of(question: QuestionRow) -> str:
    """Where the files of a question lie."""
    return f"question-{question.id}"


@blueprint.post("/cases/<ref>/answers")
@policy("party")
def answers(ref: str) -> Response:
    """Keeps what was typed and the files; sends it where the button says so."""
    found = for_writing(ref)
    if found.request is None or found.sending is None:
        return redirect(url_for("applicant.case", ref=ref), 303) if repeated() else abort(409)
    faults, typed = _keep(found)
    here = url_for("applicant.case", ref=ref, _anchor="page")
    if "withdraw" in request.form and not faults:
        tell(Text("We have taken the file away."))
        return redirect(here, 303)
    if faults:
        return case_page(opened(ref), 409 if typed else 422, faults=faults, typed=typed)
    if "send" not in request.form or switching_language():
        if not switching_language():
            tell(Text("Your answers are kept. Nothing is sent yet."))
        return redirect(here, 303)
    return _send(opened(ref))


def _keep(found: PartyFile) -> tuple[Faults, dict[int, str]]:
    """Stores each answer that was changed here, and each file: (what is wrong, answers that were not stored).

    What a colleague answered meanwhile is told and never overwritten unseen; a fault of a file stops nothing else.
    """
    faults: Faults = []
    kept_apart: dict[int, str] = {}
    for question in found.request.questions if found.request else ():
        stored, typed = _plain(question.answer), request.form.get(f"answer-{question.id}")
        was = _plain(request.form.get(f"was-{question.id}", question.answer))
        mine = stored if typed is None else _plain(typed)
        if mine not in (was, stored):
            if stored == was:
                review.answer_question(question.id, mine, by=found.by, now=now())
            else:
                kept_apart[question.id] = mine
                faults.append((f"answer-{question.id}", Text(MEANWHILE.msgid, words=stored or "–")))
        for file in request.files.getlist(f"file-{question.id}"):
            if file.filename and (fault := _store(found, question, file)):
                faults.append((f"file-{question.id}", fault))
    _take_back(found)
    db.session.expire_all()
    return faults, kept_apart


def _plain(words: str) -> str:
    """An answer as it is kept: lines end in one way, nothing around it, not longer than there is room."""
    return words.replace("\r\n", "\n").replace("\x00", "").strip()[:ROOM]


def _store(found: PartyFile, question: QuestionRow, file: FileStorage) -> Text | None:
    """Stores a file at its question; the sentence that says why not."""
    title = say(Text("Answer to question {n}", n=question.n), found.case.language)
    try:
        files.receive(
            found.case.id, found.case.type, "other", place_of(question), file.filename or "", file.stream,  # type: ignore[arg-type]
            storage=current_app.extensions["casework.storage"], by=found.by, now=now(), title=title,
        )  # fmt: skip
    except files.NotAccepted as refused:
        return refused.why
    return None


def _take_back(found: PartyFile) -> None:
    """A file that was not sent yet is taken back; only one that lies at a question of this case."""
    given = request.form.get("withdraw")
    if given is None:
        return
    places = {place_of(question) for question in (found.request.questions if found.request else ())}
    mine = (row for row in found.documents if row.row_key in places and row.number is None)
    row = next((row for row in mine if str(row.id) == given), None) or abort(404)
    files.withdraw(row.id, by=found.by, now=now())


def _send(found: PartyFile) -> Response:
    """Sends the answers. What the rules still hold open is read through first, on the page made for it."""
    step, wanted = found.sending, found.request
    if step is None or wanted is None:
        abort(409)
    faults: Faults = []
    uploads = {row.row_key for row in found.documents}
    lacking = [one for one in wanted.questions if not one.answer and place_of(one) not in uploads]
    if lacking and not request.form.get("unanswered"):
        faults += [(f"answer-{one.id}", Text(NOT_ANSWERED.msgid, n=one.n)) for one in lacking]
    if not request.form.get("declaration"):
        faults.append(("declaration", NOT_DECLARED))
    if faults:
        declared = bool(request.form.get("declaration"))
        return case_page(found, 422, faults=faults, unanswered=bool(lacking), declared=declared)
    if unacknowledged(db.session.connection(), found.case.id):
        tell(OPEN_POINTS)
        return redirect(url_for("applicant.review", ref=found.case.ref), 303)
    return _taken(
        found,
        step,
        {"declaration": True},
        Text("Your answers are sent. We have them."),
        lambda refusals: case_page(opened(found.case.ref), 409, refusals=refusals),
    )


@blueprint.route("/cases/<ref>/steps/<name>", methods=["GET", "POST"])
@policy("party")
def step(ref: str, name: str) -> Response:
    """A step of the party on a page of its own: what it asks, what follows, and the button."""
    found = for_writing(ref)
    wanted = _step_of(found, name)
    if request.method == "GET":
        return _step_page(found, wanted, blank(wanted, proposals={}))
    latest = today() + timedelta(days=settings_here().most_days_asked)
    asked = posted(wanted, request.form, today=today(), proposed=None, latest=latest)
    if switching_language():
        return _step_page(found, wanted, asked, faults=[])
    if asked.faults:
        return _step_page(found, wanted, asked, 422)
    said = Text("Done: {step}.", step=wanted.title)
    again = lambda refusals: _step_page(opened(ref), wanted, asked, 409, refusals)  # noqa: E731
    return _taken(found, wanted, asked.given, said, again)


def _step_of(found: PartyFile, name: str) -> Step:
    """A step that the party takes, but for those with a page of their own; 404 for any other, 409 where the case stands
    elsewhere.
    """
    known = next((one for one in found.case_type.steps if one.name == name and Actor.APPLICANT in one.by), None)
    if known is None or has_own_page(known) or found.case.year is None:
        abort(404)
    return known if found.case.state in {source.name for source in known.sources} else abort(409)


def _step_page(
    found: PartyFile,
    wanted: Step,
    asked: Asked,
    status: int = 200,
    refusals: tuple[Refusal, ...] | None = None,
    faults: Faults | None = None,
) -> Response:
    doing = next((one for one in offered(found) if one.step.name == wanted.name), None)
    return page(
        "applicant/step.html",
        status,
        found=found,
        case=found.case,
        step=wanted,
        asked=asked,
        faults=asked.faults if faults is None else faults,
        says=says(found, wanted),
        refusals=refusals if refusals is not None else (doing.refusals if doing else ()),
        ends=wanted.target is not None and wanted.target.is_final,
        offered=is_offered(found.case_type),
        target=wanted.target,
        once=fresh_key,
    )


def _taken(
    found: PartyFile, step: Step, given: Any, said: Text, again: Callable[[tuple[Refusal, ...]], Response]
) -> Response:
    """Takes a step once, from where the person saw the case; a repeat of the same form only gets the same answer."""
    case_id, ref = found.case.id, found.case.ref
    try:
        with acting_once() as first:
            if first:
                take_step(case_id, step.name, by=found.by, now=now(), seen=seen_events(), given=given)
    except StepRefused as refused:
        return again(refused.refusals)
    except Stale:
        db.session.expire_all()
        return again((CHANGED,))
    tell(said)
    return redirect(url_for("applicant.case", ref=ref), 303)
