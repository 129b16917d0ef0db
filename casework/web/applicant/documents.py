"""Documents: what is asked for and what is here; on a page for each, files are sent, dated and taken back.

A file is stored as soon as it arrives, so no error on the page loses it; what it is, is judged by its content.
"""

from __future__ import annotations

import io
from datetime import date

from flask import Response as Answer
from flask import abort, current_app, redirect, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from casework.core.text import Text
from casework.forms.fields import Day
from casework.forms.kit import SectionPage
from casework.forms.look import Block, Look, SectionForm
from casework.forms.typed import Sent
from casework.models import DocumentFile
from casework.operations import documents as files
from casework.operations.acting import NotThere
from casework.queries.drafts import Draft
from casework.web.applicant import blueprint
from casework.web.applicant.desk import for_writing, opened
from casework.web.applicant.standing import Requirement, requirements
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today

WHOLE = "-"
LIMIT_MB = files.GREATEST_SIZE // 1024 // 1024
NO_FILE = Text("Choose a file first.")
IN_FUTURE = Text("The date lies in the future. Give the day that stands on the document.")


class DatePage(SectionPage):
    """The one question about a file: which day stands on it."""

    section = SectionForm("document", Text("Document"), (Block(("dated_on",)),))
    dated_on = Day(
        Text("Date of the document"),
        Text("The day on which it was issued or certified. Write 23.04.2026"),
        Look(width="w-7"),
    )


@blueprint.get("/drafts/<ref>/documents")
@policy("party")
def documents(ref: str) -> Response:
    """Everything that is asked for, and what is here of it."""
    found, form = opened(ref)
    groups: dict[str, list[Requirement]] = {}
    for wanted in requirements(found):
        groups.setdefault(wanted.document.per or "all", []).append(wanted)
    titles = {section.name: section.title for section in found.case_type.sections}
    return page(
        "applicant/documents.html", draft=found, form=form, groups=groups, titles=titles, whole=WHOLE, limit=LIMIT_MB
    )


@blueprint.route("/drafts/<ref>/documents/<kind>/<key>", methods=["GET", "POST"])
@policy("party")
def document(ref: str, kind: str, key: str) -> Response:
    """One requirement: send a file, say its date, replace it, take it back."""
    found, _ = opened(ref) if request.method == "GET" else for_writing(ref)
    wanted = _wanted(found, kind, "" if key == WHOLE else key)
    dates = DatePage(request.form if request.method == "POST" else Sent({}), meta={"language": language()})
    may_write = found.by.writes and bool(found.writable)
    here = url_for("applicant.document", ref=found.case.ref, kind=kind, key=key)
    kinds = ", ".join(files.NAMES[accepted] for accepted in wanted.document.accepts)
    if request.method == "GET":
        return page(
            "applicant/document.html",
            draft=found,
            wanted=wanted,
            dates=dates,
            may_write=may_write,
            fault=None,
            day_fault=None,
            faults=[],
            limit=LIMIT_MB,
            kinds=kinds,
        )
    fault, day_fault = None, dates["dated_on"].fault
    dated_on = date.fromisoformat(dates["dated_on"].data) if dates["dated_on"].data else None
    if dated_on and dated_on > today():
        day_fault, dated_on = IN_FUTURE, None
    if "withdraw" in request.form:
        files.withdraw(_own(wanted, request.form["withdraw"]).id, by=found.by, now=now())
        tell(Text("We have taken the file away."))
        return redirect(here, 303)
    if "date" in request.form and not day_fault:
        files.date_document(_own(wanted, request.form["date"]).id, dated_on, by=found.by, now=now())
        tell(Text("The date is kept."))
        return redirect(here, 303)
    if "date" not in request.form:
        fault = _receive(found, wanted, dated_on)
        if not fault and not day_fault:
            if not switching_language():
                tell(Text("We have the file. It is part of your application once you send it."))
            return redirect(here, 303)
        if switching_language():
            return redirect(here, 303)
    again, _ = opened(ref)
    faults = [(place, said) for place, said in (("file", fault), ("dated_on", day_fault)) if said]
    return page(
        "applicant/document.html",
        422,
        draft=again,
        wanted=_wanted(again, kind, wanted.key),
        dates=dates,
        may_write=may_write,
        fault=fault,
        day_fault=day_fault,
        faults=faults,
        limit=LIMIT_MB,
        kinds=kinds,
    )


def _receive(found: Draft, wanted: Requirement, dated_on: date | None) -> Text | None:
    """Stores what was sent; the sentence that says why not."""
    sent = [file for file in request.files.getlist("file") if file.filename]
    if not sent:
        return NO_FILE
    for file in sent:
        try:
            _store(found, wanted, file, dated_on)
        except files.NotAccepted as refused:
            return refused.why
        except NotThere:
            abort(404)
    return None


def _store(found: Draft, wanted: Requirement, file: FileStorage, dated_on: date | None) -> None:
    files.receive(
        found.case.id,
        found.case.type,
        wanted.document.kind,
        wanted.key,
        file.filename or "",
        file.stream,  # type: ignore[arg-type]
        storage=current_app.extensions["casework.storage"],
        by=found.by,
        now=now(),
        dated_on=dated_on,
    )


def _wanted(found: Draft, kind: str, key: str) -> Requirement:
    return next(
        (wanted for wanted in requirements(found) if (wanted.document.kind, wanted.key) == (kind, key)), None
    ) or abort(404)


def _own(wanted: Requirement, given: str) -> DocumentFile:
    """The file of this requirement that a button names; not one that was sent already."""
    return next((file for file in wanted.files if str(file.id) == given and file.number is None), None) or abort(404)


@blueprint.get("/drafts/<ref>/files/<int:file_id>")
@policy("party")
def file(ref: str, file_id: int) -> Response:
    """The file as it was sent, to be kept, never to be shown in our pages."""
    found, _ = opened(ref)
    kept = next((file for file in found.documents if file.id == file_id and file.purged_at is None), None) or abort(404)
    stream = current_app.extensions["casework.storage"].open(kept.storage_key)
    answer = Answer(
        stream if not isinstance(stream, bytes) else io.BytesIO(stream),
        mimetype=kept.media_type,
        direct_passthrough=False,
    )
    answer.headers.set("Content-Disposition", "attachment", filename=kept.filename)
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
