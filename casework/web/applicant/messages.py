"""What the party writes to us: an answer to a message, or something unasked, with a document if it likes.

It becomes part of the case with the time at which it came, and starts nothing by itself. While a second person is about
to sign, it waits for nobody: what was prepared is then prepared anew, with what the party has told us.
"""

from __future__ import annotations

from flask import abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.text import Text
from casework.i18n import say
from casework.operations import documents as files
from casework.operations import review
from casework.queries.cases import PartyFile
from casework.web.applicant import blueprint
from casework.web.applicant.cases import case_page
from casework.web.applicant.questions import ROOM, for_writing
from casework.web.auth import visitor
from casework.web.once import acting_once, give_back
from casework.web.policy import policy
from casework.web.render import now, switching_language, tell

NOTHING = Text("Write something, or choose a file.")


@blueprint.post("/cases/<ref>/messages")
@policy("party")
def message(ref: str) -> Response:
    """Sends a message, a document, or both."""
    found = for_writing(ref)
    if found.case.year is None or found.case.closed_at is not None:
        abort(409)
    body = request.form.get("body", "").replace("\x00", "").strip()[:ROOM]
    file = request.files.get("document")
    if switching_language():
        return case_page(found, message=body)
    if not body and not (file and file.filename):
        return case_page(found, 422, faults=[("body", NOTHING)])
    with acting_once() as first:
        if first:
            try:
                _receive(found, body, file)
            except files.NotAccepted as refused:
                give_back(visitor().person_id, request.form.get("once", "")[:64])
                return case_page(found, 422, faults=[("document", refused.why)], message=body)
    tell(Text("We have it. It is part of the case, with the time at which it came."))
    return redirect(url_for("applicant.case", ref=ref, _anchor="messages"), 303)


def _receive(found: PartyFile, body: str, file: object) -> None:
    document_id = None
    if file is not None and file.filename:  # type: ignore[attr-defined]
        document_id = files.receive(
            found.case.id, found.case.type, "other", "", file.filename, file.stream,  # type: ignore[attr-defined]
            storage=current_app.extensions["casework.storage"], by=found.by, now=now(),
            title=say(Text("Document sent with a message"), found.case.language), journal=True,
        )  # fmt: skip
    said = body or say(Text("A document, without a message."), found.case.language)
    review.write_message(found.case.id, said, from_party=True, by=found.by, now=now(), document_id=document_id)
