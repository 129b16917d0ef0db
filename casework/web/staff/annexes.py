"""What was sent, as a document, for those who read the case; it lies in the journal like any other."""

from __future__ import annotations

from flask import redirect
from werkzeug.wrappers import Response as Answer

from casework.web.annexes import order
from casework.web.policy import policy
from casework.web.staff import blueprint
from casework.web.staff.desk import TAKERS, address, opened


@blueprint.post("/staff/cases/<ref>/annexes")
@policy("staff", *TAKERS)
def order_annex(ref: str) -> Answer:
    """Has what was sent printed in the reader's language."""
    desk = opened(ref)
    order(desk.case)
    return redirect(address(desk, "annexes"), 303)
