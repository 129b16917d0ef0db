"""What one person proposes and a second settles (A3): a reading of the law, a version of a table, a certificate.

All are rows with the same marks: proposed, then confirmed, rejected or withdrawn, once. The database asks the same
again: two people, settled once, and of the law confirmed before the first day begins.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from casework.core.case_type import Refusal
from casework.core.text import Text
from casework.db import writing
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.workflows.guards import HOUSE_TWO

OWN = Refusal(Text("Who proposes may not confirm."), HOUSE_TWO, Text("Another person with the same right can."))
BEGUN = Refusal(
    Text("Its first day must lie ahead, so that what held on a day is never rewritten."),
    cure=Text("Propose it again from a later day."),
)


class NotSettled(Exception):
    """Why a proposal cannot be settled so."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal.sentence))
        self.refusal = refusal


def must_lie_ahead(day: date, now: int) -> None:
    """Refuses a first day that has begun."""
    if day <= legal_date(now):
        raise NotSettled(BEGUN)


def for_another(cx: Connection, table: Table, number: int, by: By) -> Any:
    """The row that waits, for a person who did not propose it."""
    row = _waiting(cx, table, number)
    if row.first_person == by.person_id:
        raise NotSettled(OWN)
    return row


def confirm(cx: Connection, table: Table, row: Any, answer: str, *, by: By, now: int) -> None:
    """The second person's yes to a row that waits for them."""
    _settle(cx, table, row, "confirmed", second_person=by.person_id, settled_at=now, answer=answer)


def reject(table: Table, number: int, answer: str, *, by: By, now: int) -> None:
    """The second person's no, with a reason."""
    with writing() as cx:
        row = for_another(cx, table, number, by)
        _settle(cx, table, row, "rejected", second_person=by.person_id, settled_at=now, answer=answer)


def withdraw(table: Table, number: int, *, by: By, now: int) -> None:
    """Who proposed it takes it back while it waits."""
    with writing() as cx:
        row = _waiting(cx, table, number)
        if row.first_person != by.person_id:
            raise NotThere
        _settle(cx, table, row, "withdrawn", settled_at=now)


def _waiting(cx: Connection, table: Table, number: int) -> Any:
    row = cx.execute(select(table).where(table.c.id == number).with_for_update()).first()
    if row is None:
        raise NotThere
    if row.state != "proposed":
        raise Stale
    return row


def _settle(cx: Connection, table: Table, row: Any, state: str, **values: Any) -> None:
    cx.execute(table.update().where(table.c.id == row.id).values(state=state, **values))
