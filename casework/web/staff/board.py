"""The board: what is late, what will be late, what stands still, and who carries how much. Every figure opens its list.

A figure links to the worklist with the filters that count the same cases; what the worklist has no filter for (an age,
what waits for a signature, what failed) opens here, as a list of the cases themselves.
"""

from __future__ import annotations

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework import outbox
from casework.core.case_type import Actor
from casework.core.text import Text
from casework.operations.acting import By
from casework.queries.board import AGES, OPEN_PHASES, WITHIN, age_of, board, of_age, troubles
from casework.queries.holdings import count
from casework.web.auth import visitor
from casework.web.policy import policy
from casework.web.render import now, page, tell, today
from casework.web.staff import blueprint
from casework.web.staff.approvals import NARROWED, within
from casework.web.staff.desk import READERS
from casework.web.staff.expected import owed_here
from casework.web.vocabulary import PHASES
from casework.workflows import CASE_TYPES
from casework.workflows.verifying import delivery_of

NEEDS = {
    "ending": Text("ends within half a year, and nothing follows"),
    "overdue": Text("has a condition whose day is over"),
}
WORK = {
    "print": Text("Printing a letter"),
    "dispatch": Text("Sending a letter"),
    "notice": Text("Telling by e-mail"),
    "invitation": Text("Inviting a colleague by e-mail"),
    "purge": Text("Deleting a document"),
    "erase": Text("Erasing a file"),
    "root": Text("Writing a root outside"),
    "reading": Text("Asking the rules anew"),
    "duty": Text("Looking for what is due"),
}
TAKEN_UP = Text("The work is taken up again.")
UNDER_WAY = Text("Somebody is on it already, or it is done.")


@blueprint.get("/staff/board")
@policy("staff", *READERS)
def figures() -> Response:
    """`?age=21`: also the cases whose age begins with so many days."""
    here = visitor()
    authority = here.authority or ""
    low = request.args.get("age", type=int)
    chosen = low if low in dict(AGES) else None
    awaited = owed_here()
    return page(
        "staff/board.html",
        board=board(here.person_id, authority, today=today(), now=now()),
        types=CASE_TYPES,
        phases=[(str(phase), PHASES[phase]) for phase in OPEN_PHASES],
        within=WITHIN,
        ages=AGES,
        aged=of_age(here.person_id, authority, chosen, today=today()) if chosen is not None else (),
        chosen=chosen,
        age_of=age_of,
        work=WORK,
        backlog=outbox.backlog(now()),
        may_retry=Actor.MANAGER in here.roles,
        listed=listed,
        lasting=lasting(),
        verifies=any(one.authority.key == authority and delivery_of(one) for one in CASE_TYPES.values()),
        owed=(len(awaited), sum(one.is_overdue for one in awaited)),
    )


def lasting() -> list[tuple[str, Text, int]]:
    """What in force needs somebody, each with the filter of its list."""
    found = within()
    return [(show, NEEDS[show], count(narrow(found, today()))) for show, narrow in NARROWED.items()]


@blueprint.post("/staff/work/<int:work_id>/retry")
@policy("staff", Actor.MANAGER)
def retry_work(work_id: int) -> Answer:
    """Takes up work outside that failed or stands still; who did so stands beside it."""
    here = visitor()
    shown = troubles(here.person_id, here.authority or "", today=today(), now=now())
    if not any(one.row.id == work_id for one in shown):
        abort(404)
    by = By(here.person_id, frozenset(here.roles))
    tell(TAKEN_UP if outbox.retry(work_id, now(), by=by) else UNDER_WAY)
    return redirect(url_for("staff.figures", _anchor="b-still"), 303)


def listed(**filters: object) -> str:
    """The worklist with these filters, of everybody's cases unless `who` says otherwise."""
    given = {name: str(value) for name, value in filters.items() if value}
    return url_for("staff.worklist", _external=False, who=given.pop("who", "all"), **given)  # type: ignore[arg-type]
