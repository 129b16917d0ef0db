"""Choosing between readings of the law: one person proposes with a reason, a second confirms or rejects (A3).

The database asks the same again: two people, settled once, confirmed before the first day begins. A step finds the
choice that is in force on its legal day and writes it in the record; no clock is touched. On the first day of a choice
the rules are asked anew about every case that is not yet decided.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from casework.core.calendars import day_begins
from casework.core.case_type import CaseType, Phase, Refusal
from casework.core.text import Text
from casework.db import writing
from casework.models import Case, ReadingChoice
from casework.operations import outbox
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.operations.due import each
from casework.operations.findings import resettle
from casework.operations.steps import locked
from casework.workflows.guards import HOUSE_TWO

CASES, CHOICE = Case.__table__, ReadingChoice.__table__
UNDECIDED = [str(phase) for phase in (Phase.SUBMISSION, Phase.VERIFICATION, Phase.REVIEW)]

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


def propose(case_type: CaseType, reading: str, choice: str, *, valid_from: date, reason: str, by: By, now: int) -> int:
    """Writes a proposal; it changes nothing until a second person confirms it. Returns its number."""
    if choice not in case_type.reading(reading).choices:
        raise ValueError(f"{reading} has no choice {choice}.")
    if valid_from <= legal_date(now):
        raise NotSettled(BEGUN)
    with writing() as cx:
        row = cx.execute(
            CHOICE.insert().values(
                case_type=case_type.name,
                reading=reading,
                choice=choice,
                valid_from=valid_from,
                reason=reason,
                first_person=by.person_id,
                proposed_at=now,
                state="proposed",
                answer="",
            )
        ).inserted_primary_key
    return int(row[0])  # type: ignore[index]


def confirm(choice_id: int, answer: str = "", *, by: By, now: int) -> None:
    """The second person's yes: from its first day the choice is the law of the house."""
    with writing() as cx:
        row = _waiting(cx, choice_id)
        if row.first_person == by.person_id:
            raise NotSettled(OWN)
        if row.valid_from <= legal_date(now):
            raise NotSettled(BEGUN)
        _settle(cx, row, "confirmed", second_person=by.person_id, settled_at=now, answer=answer)
        begins = {"due_at": day_begins(row.valid_from), "case_type": row.case_type}
        outbox.put(cx, "reading", f"reading:{choice_id}", now=now, **begins)


def reject(choice_id: int, answer: str, *, by: By, now: int) -> None:
    """The second person's no, with a reason."""
    with writing() as cx:
        row = _waiting(cx, choice_id)
        if row.first_person == by.person_id:
            raise NotSettled(OWN)
        _settle(cx, row, "rejected", second_person=by.person_id, settled_at=now, answer=answer)


def withdraw(choice_id: int, *, by: By, now: int) -> None:
    """Who proposed it takes it back while it waits."""
    with writing() as cx:
        row = _waiting(cx, choice_id)
        if row.first_person != by.person_id:
            raise NotThere
        _settle(cx, row, "withdrawn", settled_at=now)


def ask_anew(type_name: str, now: int) -> int:
    """Asks the rules of every case that is not yet decided anew, on the first day of a choice; returns how many. A case
    that waits for a signature has its letter printed again, like after any other change of what it rests on.
    """
    with writing() as cx:
        found = cx.execute(
            select(CASES.c.id)
            .where(CASES.c.type == type_name, CASES.c.closed_at.is_(None), CASES.c.phase.in_(UNDECIDED))
            .order_by(CASES.c.id)
        ).scalars()
        waiting = list(found)
    return each(waiting, lambda case_id: _ask_anew(case_id, now))


def _ask_anew(case_id: int, now: int) -> None:
    with writing() as cx:
        resettle(cx, locked(cx, case_id), now)


def _waiting(cx: Connection, choice_id: int) -> Any:
    row = cx.execute(select(CHOICE).where(CHOICE.c.id == choice_id).with_for_update()).first()
    if row is None:
        raise NotThere
    if row.state != "proposed":
        raise Stale
    return row


def _settle(cx: Connection, row: Any, state: str, **values: Any) -> None:
    cx.execute(CHOICE.update().where(CHOICE.c.id == row.id).values(state=state, **values))
