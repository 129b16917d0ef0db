"""A stored file as an answer: saved by the browser under its name, never shown in our pages and never run."""

from __future__ import annotations

from urllib.parse import quote

from flask import abort, current_app
from werkzeug.wrappers import Response

from casework.models import DocumentFile
from casework.ports.storage import NotStored

SANDBOX = "default-src 'none'; sandbox"


def attached(document: DocumentFile | None) -> Response:
    """The bytes of a document; 404 where there is none, or none any more."""
    if document is None or document.purged_at is not None:
        abort(404)
    try:
        content = current_app.extensions["casework.storage"].open(document.storage_key)
    except NotStored:
        abort(404)
    answer = Response(content, mimetype=document.media_type)
    answer.headers["Content-Length"] = str(document.size)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(document.filename, safe='')}"
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer
