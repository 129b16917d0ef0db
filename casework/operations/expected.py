"""What the authority does about a thing whose case is owed and has not come: it notes from which day the time runs, and
reminds the party once the time is over.

Neither belongs to a case, for there is none yet: both are rows that stay, with who and when. A reminder is a notice by
e-mail to whoever gets the letters of the case that named the thing; it says that something is overdue, and the party's
own list says what and since when.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casework.core.case_type import Refusal
from casework.core.text import Text
from casework.db import writing
from casework.operations import notices
from casework.operations.acting import By, legal_date
from casework.queries.expected import NOTE, Owed

PAUSE = 14
"""Days between two reminders of the same thing."""
NOT_OVERDUE = Refusal(Text("It is not overdue, so there is nothing to remind of."))
REMINDED = Refusal(
    Text("The party was reminded less than {days} days ago.", days=PAUSE), cure=Text("Wait for the answer.")
)


class NotReminded(Exception):
    """Why the party is not reminded now."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal.sentence))
        self.refusal = refusal


def note_since(one: Owed, day: date, reason: str, *, by: By, now: int) -> None:
    """Notes from which day the time runs, and how that is known. ValueError for a day that has not come."""
    if day > legal_date(now):
        raise ValueError(day)
    with writing() as cx:
        cx.execute(NOTE.insert().values(_of(one, by, now, kind="since", day=day, reason=reason)))


def may_remind(one: Owed, today: date) -> Refusal | None:
    """Why the party cannot be reminded of it today; None where it can."""
    if not one.is_overdue:
        return NOT_OVERDUE
    return REMINDED if one.reminded is not None and today < one.reminded.day + timedelta(PAUSE) else None


def remind(one: Owed, path: str, *, by: By, now: int) -> None:
    """Orders the notice; it leaves after the commit. `path`: the party's page where the thing stands."""
    today = legal_date(now)
    if refusal := may_remind(one, today):
        raise NotReminded(refusal)
    with writing() as cx:
        told = _of(one, by, now, kind="reminded", day=today, reason="")
        row = cx.execute(NOTE.insert().values(told)).inserted_primary_key
        notices.order(cx, one.source, key=f"owed:{row[0]}", now=now, notice=one.expectation.reminder, path=path)  # type: ignore[index]


def _of(one: Owed, by: By, now: int, **values: Any) -> dict[str, Any]:
    return {"party_id": one.party.id, "case_type": one.expectation.owed.name, "number": one.named.number,
            "person_id": by.person_id, "at": now, **values}  # fmt: skip
