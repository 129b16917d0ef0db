"""A party with everything of it within one authority: what it holds, what it applied for, and what it owes."""

from __future__ import annotations

from werkzeug.wrappers import Response

from casework.queries.holdings import of_party
from casework.web.policy import policy
from casework.web.render import page, today
from casework.web.staff import blueprint
from casework.web.staff.approvals import WORDS, cases_within, within
from casework.web.staff.desk import READERS
from casework.web.staff.expected import owed_here, standing


@blueprint.get("/staff/parties/<int:party_id>")
@policy("staff", *READERS)
def party(party_id: int) -> Response:
    """Everything of one party within this authority (A2)."""
    found = of_party(party_id, cases_within(), within(), today())
    return page("staff/party.html", found=found, owed=owed_here(party_id), standing=standing, **WORDS)
