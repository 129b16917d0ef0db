"""Documents of a case, handed out as files that a browser saves and never runs.

What came in was made by others: it leaves as an attachment, in a sandbox, under the type that was judged when it came.
Our own letters may also be shown within our pages, to be read before they are signed. A document that is restricted
(a police certificate) is open only to those who work on the case; each reading is logged, outside the case's record,
because a reading changes nothing and must not undo what waits for a second person.
"""

from __future__ import annotations

from urllib.parse import quote

from flask import Response, abort, current_app, request
from sqlalchemy import select

from casework.db import db
from casework.models import DocumentFile
from casework.ports.logs import log
from casework.ports.storage import NotStored
from casework.web.policy import policy
from casework.web.security import CONTENT
from casework.web.staff import blueprint
from casework.web.staff.desk import EVERYBODY, opened

ATTACHED = "default-src 'none'; sandbox"
SHOWN = CONTENT.replace("frame-ancestors 'none'", "frame-ancestors 'self'").replace(
    "object-src 'none'", "object-src 'self'"
)


@blueprint.get("/staff/cases/<ref>/documents/<int:number>")
@policy("staff", *EVERYBODY)
def document(ref: str, number: int) -> Response:
    """The bytes of a document; `?show` shows a letter of ours in the page instead of saving it."""
    desk = opened(ref)
    row = db.session.scalars(
        select(DocumentFile).where(
            DocumentFile.case_id == desk.case.id, DocumentFile.number == number, DocumentFile.withdrawn_at.is_(None)
        )
    ).first()
    if row is None or row.purged_at is not None:
        abort(404)
    if row.restricted:
        if not desk.judges:
            abort(403)
        log(__name__).info(
            "restricted document read", case=desk.case.ref, document=row.number, person=desk.by.person_id
        )
    try:
        content = current_app.extensions["casework.storage"].open(row.storage_key)
    except NotStored:
        abort(404)
    shown = row.direction == "outgoing" and row.media_type == "application/pdf" and "show" in request.args
    answer = Response(content, mimetype=row.media_type)
    answer.headers["Content-Length"] = str(row.size)
    answer.headers["Content-Disposition"] = (
        f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(row.filename, safe='')}"
    )
    answer.headers["Content-Security-Policy"] = SHOWN if shown else ATTACHED
    return answer
