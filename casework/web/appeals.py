"""What the page of a case shows of appeals and reversals: of what it decided, or, in one of them, what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.db import db
from casework.models import Case
from casework.queries.appeals import Contest, appealed_in, contest_of
from casework.queries.submissions import latest_answers
from casework.workflows import CASE_TYPES

VERDICTS = {
    "in_time": Text("The appeal is in time."),
    "late": Text("The appeal came too late. It may be heard all the same."),
    "too_late": Text("The appeal came more than a year after the decision. It cannot be heard."),
    "heard": Text("The appeal came too late, and is heard all the same."),
    "own": Text("Nobody has appealed it. We look at it again of our own accord."),
}
POSTPONED = {
    "asked": Text("It is asked that the decision is not carried out meanwhile. That is not answered yet."),
    "granted": Text("The decision is not carried out until the appeal is decided."),
    "refused": Text("The decision may be carried out while the appeal is looked at."),
}
ENDS = {
    "in_part": Text("A part of the decision is changed. The rest is with the appeal body."),
    "stands": Text("The decision stands."),
    "reversed": Text("We have reversed the decision."),
    "partly": Text("A part of the decision is changed."),
    "upheld": Text("The decision is upheld."),
    "changed": Text("The appeal body has changed the decision."),
    "annulled": Text("The appeal body has annulled the decision."),
    "dismissed": Text("The appeal was not heard."),
    "withdrawn": Text("The appeal was withdrawn."),
    "void": Text("The appeal was closed without a decision."),
}


def appeals_of(case: Case, case_type: CaseType, today: date, *, party_id: int | None = None) -> dict[str, Any]:
    """What `shared/appeals.html` reads; `party_id`: for that party, which sees its own appeals alone."""
    cx = db.session.connection()
    contest = contest_of(cx, case, today, party_id=party_id)
    own = appealed_in(cx, case.id)
    return {
        "contest": contest,
        "own_appeal": own,
        "pleaded": latest_answers(cx, case) if own else None,
        "steps_of_appeal": [(Text.from_json(step["text"]), step["source"]) for step in own.reckoned] if own else [],
        "time_asked": list(_asked(contest)) if contest else [],
        "taken_up": contest is not None and not case_type.state(case.state).is_final,
        "state_of_appeal": lambda row: CASE_TYPES[row.type].state(row.state),
        "verdicts": VERDICTS,
        "postponed": POSTPONED,
        "ends_of_appeal": ENDS,
    }


def _asked(contest: Contest) -> Iterator[tuple[date | None, str]]:
    """(until, why) of what was asked for about the time to appeal and is not answered; no day where it is reasons."""
    for told in contest.limit.asked.values() if contest.limit else ():
        until = told.get("until")
        yield date.fromisoformat(until) if until else None, told.get("reason") or told.get("wanted") or ""
