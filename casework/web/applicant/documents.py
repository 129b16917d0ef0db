"""Documents: what is asked for and what is here; on a page for each, files are sent, dated and taken back.

A file is stored as soon as it arrives, so no error on the page loses it; what it is, is judged by its content.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
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


Faults = Sequence[tuple[str, Text]]


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
    row_key = "" if key == WHOLE else key
    if request.method == "GET":
        found, _ = opened(ref)
        return _page(found, _wanted(found, kind, row_key), DatePage(Sent({}), meta={"language": language()}))
    found, _ = for_writing(ref)
    wanted, dates = _wanted(found, kind, row_key), DatePage(request.form, meta={"language": language()})
    faults = _sent(found, wanted, dates)
    if faults or switching_language():
        again, _ = opened(ref)
        return _page(again, _wanted(again, kind, row_key), dates, faults)
    return redirect(url_for("applicant.document", ref=found.case.ref, kind=kind, key=key), 303)


def _page(found: Draft, wanted: Requirement, dates: DatePage, faults: Faults = ()) -> Response:
    kinds = ", ".join(files.NAMES[accepted] for accepted in wanted.document.accepts)
    is_theirs = found.theirs is not None and wanted.document.kind == found.theirs.report
    may_write = found.by.writes and bool(found.writable) and not is_theirs
    return page(
        "applicant/document.html",
        422 if faults else 200,
        draft=found,
        wanted=wanted,
        dates=dates,
        faults=faults,
        faulty=dict(faults),
        may_write=may_write,
        is_theirs=is_theirs,
        limit=LIMIT_MB,
        kinds=kinds,
    )


def _sent(found: Draft, wanted: Requirement, dates: DatePage) -> Faults:
    """Does what the button says; (field, sentence) for each fault. A file is kept even if its date is wrong."""
    asked = dates["dated_on"]
    day, day_fault = (date.fromisoformat(asked.data) if asked.data else None), asked.fault
    if day and day > today():
        day, day_fault = None, IN_FUTURE
    faults = [("dated_on", day_fault)] if day_fault else []
    if "withdraw" in request.form:
        files.withdraw(_own(wanted, request.form["withdraw"]).id, by=found.by, now=now())
        tell(Text("We have taken the file away."))
        return []
    if "date" in request.form:
        kept = _own(wanted, request.form["date"])
        if not faults:
            files.date_document(kept.id, day, by=found.by, now=now())
            tell(Text("The date is kept."))
        return faults
    if switching_language() and not any(file.filename for file in request.files.getlist("file")):
        return []
    refused = _receive(found, wanted, day)
    if refused:
        return [("file", refused), *faults]
    if not faults:
        tell(Text("We have the file. It is part of your application once you send it."))
    return faults


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
    mine = (file for file in found.documents if file.id == file_id and file.purged_at is None)
    kept = next((file for file in mine if found.opens(file)), None) or abort(404)
    stream = current_app.extensions["casework.storage"].open(kept.storage_key)
    answer = Answer(
        stream if not isinstance(stream, bytes) else io.BytesIO(stream),
        mimetype=kept.media_type,
        direct_passthrough=False,
    )
    answer.headers.set("Content-Disposition", "attachment", filename=kept.filename)
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
