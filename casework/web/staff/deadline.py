"""The deadline page of the authority's people: one clock of a case, with its proof."""

from __future__ import annotations

from flask import Response, request, url_for

from casework.queries.access import NotThere
from casework.web.deadlines import shown
from casework.web.policy import policy
from casework.web.render import page, today
from casework.web.staff import blueprint
from casework.web.staff.desk import READERS, opened


@blueprint.get("/staff/cases/<ref>/clocks/<name>")
@policy("staff", *READERS)
def clock(ref: str, name: str) -> Response:
    """`?run=1`: an earlier run of a time limit that has run several times."""
    desk = opened(ref)
    if not desk.reads or name not in {deadline.name for deadline in desk.case_type.deadlines}:
        raise NotThere
    context = shown(
        desk.case,
        desk.case_type,
        name,
        today(),
        request.args.get("run", type=int),
        lambda number: url_for("staff.document", ref=ref, number=number),
    )
    return page("staff/deadline.html", **context)
