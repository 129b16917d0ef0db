"""A stored file as an answer: saved by the browser under its name, never shown in our pages and never run."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import abort, current_app
from werkzeug.wrappers import Response

from casework.models import DocumentFile
from casework.ports.storage import NotStored

SANDBOX = "default-src 'none'; sandbox"


def attached(document: DocumentFile | None) -> Response:
    """The bytes of a document; 404 where there is none, or none any more."""
    return saved(document) if document is not None and document.purged_at is None else abort(404)


def saved(file: Any) -> Response:
    """The bytes of a row that names a stored file; 404 where they are gone."""
    try:
        content = current_app.extensions["casework.storage"].open(file.storage_key)
    except NotStored:
        abort(404)
    answer = Response(content, mimetype=file.media_type)
    answer.headers["Content-Length"] = str(file.size)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.filename, safe='')}"
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer
