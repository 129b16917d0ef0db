"""What is owed and has not come, such as plans of ships on an account: named by cases that this person may see (A2).

A party's drafts are its own, so what it has begun and not sent is expected here. Nothing is sent from here: a letter
belongs to a case, and there is none; whoever follows the duty up writes in the case that named the thing.
"""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from casework.core.text import Text
from casework.models import Case
from casework.queries.expected import Owed, owed
from casework.web.policy import policy
from casework.web.render import page, today
from casework.web.staff import blueprint
from casework.web.staff.approvals import cases_within
from casework.web.staff.desk import READERS

SHOWN = 200


def owed_here(party_id: int | None = None) -> list[Owed]:
    """What is owed by cases of the authority for which this person is here; of one party, where it is named."""
    cases = cases_within()
    return owed(cases if party_id is None else cases.where(Case.party_id == party_id), today())


def standing(one: Owed) -> tuple[Text, str]:
    """Expected or overdue, and the colour of it."""
    return (Text("Overdue"), "danger") if one.is_overdue else (Text("Expected"), "neutral")


@blueprint.get("/staff/expected")
@policy("staff", *READERS)
def expected() -> Response:
    """`?show=overdue`: only what is late."""
    show = "overdue" if request.args.get("show") == "overdue" else ""
    found = owed_here()
    listed = [one for one in found if one.is_overdue] if show else found
    return page(
        "staff/expected.html",
        listed=listed[:SHOWN],
        of=len(listed),
        overdue=sum(one.is_overdue for one in found),
        show=show,
        standing=standing,
    )
