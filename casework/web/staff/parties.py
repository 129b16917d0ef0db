"""A party with everything of it within one authority: what it holds, what it applied for, what it owes, and what may be
opened about it alone.
"""

from __future__ import annotations

from flask import Response as Page
from flask import abort
from werkzeug.wrappers import Response

from casework.core.case_type import Actor
from casework.operations import initiative as verbs
from casework.operations.initiative import opening
from casework.queries.holdings import of_party
from casework.web.auth import visitor
from casework.web.policy import policy
from casework.web.render import page, today
from casework.web.staff import blueprint
from casework.web.staff.approvals import WORDS, cases_within, within
from casework.web.staff.desk import READERS
from casework.web.staff.expected import owed_here, standing
from casework.web.staff.initiative import blank, offered_alone, opened
from casework.web.staff.sheet import Sheet


@blueprint.get("/staff/parties/<int:party_id>")
@policy("staff", *READERS)
def party(party_id: int) -> Response:
    """Everything of one party within this authority (A2)."""
    found = of_party(party_id, cases_within(), within(), today())
    opens = [(kind, opening(kind)) for kind in offered_alone()]
    return page("staff/party.html", found=found, owed=owed_here(party_id), standing=standing, opens=opens, **WORDS)


@blueprint.get("/staff/parties/<int:party_id>/cases/<type_name>")
@policy("staff", Actor.CASEWORKER)
def alone(party_id: int, type_name: str) -> Page:
    """The page about a party alone, as it is first shown."""
    return blank(about_party(party_id, type_name))


@blueprint.post("/staff/parties/<int:party_id>/cases/<type_name>")
@policy("staff", Actor.CASEWORKER)
def open_alone(party_id: int, type_name: str) -> Response:
    """Opens the case about a party, once."""
    return opened(about_party(party_id, type_name))


def about_party(party_id: int, type_name: str) -> Sheet:
    """The party, found among those of this authority, and what may be opened about it."""
    party, authority = of_party(party_id, cases_within(), within(), today()).party, visitor().authority or ""
    found = next((kind for kind in offered_alone() if kind.name == type_name), None) or abort(404)
    return Sheet(found, party, *verbs.begun(found, party, today(), authority))
