"""What was sent, as a document to keep: ordered here, and handed out as the bytes that were printed."""

from __future__ import annotations

from flask import redirect, url_for
from werkzeug.wrappers import Response

from casework.queries.annexes import annexes_of
from casework.web.annexes import order
from casework.web.applicant import blueprint
from casework.web.applicant.cases import opened
from casework.web.attached import attached
from casework.web.policy import policy
from casework.web.render import language


@blueprint.post("/cases/<ref>/annexes")
@policy("party")
def order_annex(ref: str) -> Response:
    """Has what was sent printed in the reader's language."""
    order(opened(ref).case)
    return redirect(url_for("applicant.case", ref=ref, _anchor="annexes"), 303)


@blueprint.get("/cases/<ref>/annexes/<int:number>")
@policy("party")
def annex(ref: str, number: int) -> Response:
    """The document with this number in the case."""
    found = opened(ref)
    annexes = annexes_of(found.case, found.case_type, language())
    return attached(annexes.by_number(number) if annexes else None)
