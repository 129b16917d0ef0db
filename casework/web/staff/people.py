"""Who works for a party, for those at the authority who must know with whom we talk: managers and registrars of post.

The party is looked for among those of the cases that the person's roles cover (A2). Nothing is changed here.
"""

from __future__ import annotations

from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor
from casework.queries.members import party_for_staff, people_of
from casework.web.auth import visitor
from casework.web.policy import policy
from casework.web.render import now, page, today
from casework.web.staff import blueprint


@blueprint.get("/staff/parties/<int:party_id>/people")
@policy("staff", Actor.MANAGER, Actor.REGISTRAR)
def people(party_id: int) -> Answer:
    """The people of a party, and what has changed about them."""
    found = party_for_staff(party_id, visitor().person_id, today())
    return page("staff/people.html", people=people_of(found, now()))
