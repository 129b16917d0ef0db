"""What lies around a case: the one it is about, breaches and orders about it, and what may be opened of our own."""

from __future__ import annotations

from typing import Any

from casework.db import db
from casework.models import Case
from casework.operations.initiative import opening
from casework.queries.access import staff_cases
from casework.queries.concerning import cases_about, concerned_by
from casework.web.render import today
from casework.web.staff.desk import Desk
from casework.web.staff.initiative import offered_about
from casework.workflows import CASE_TYPES
from casework.workflows.charging import tie_of
from casework.workflows.reversing import reconsidering


def around(desk: Desk) -> dict[str, Any]:
    """What the panel reads: `of`, the case that this one is about, `about`, those about it (both among the cases that
    the person may see), `opens`, (type, step) of what may be opened, and `reversal`, the type by which what was
    decided may be looked at again.
    """
    cx = db.session.connection()
    about, of = cases_about(cx, desk.case.id), concerned_by(cx, desk.case)
    wanted = [row.id for row in about] + ([of.id] if of is not None else [])
    reach = staff_cases(desk.by.person_id or 0, today()).where(Case.id.in_(wanted))
    seen = {case.id: case for case in db.session.scalars(reach)} if wanted else {}
    offered = offered_about(desk)
    return {
        "around": {
            "of": seen.get(of.id) if of is not None else None,
            "about": [seen[row.id] for row in about if row.id in seen],
            "opens": [(kind, opening(kind)) for kind in offered if tie_of(kind)],
            "reversal": next((kind for kind in offered if reconsidering(kind)), None),
            "types": CASE_TYPES,
        }
    }
