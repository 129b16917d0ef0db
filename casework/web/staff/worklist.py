"""Worklist."""

from __future__ import annotations

from flask import Response

from casework.db import db
from casework.queries.access import staff_cases
from casework.web.auth import visitor
from casework.web.policy import policy
from casework.web.render import page, today
from casework.web.staff import blueprint
from casework.web.staff.desk import EVERYBODY


@blueprint.get("/staff/worklist")
@policy("staff", *EVERYBODY)
def worklist() -> Response:
    cases = list(db.session.scalars(staff_cases(visitor().person_id, today())).all())
    return page("staff/worklist.html", cases=cases)
