"""Choosing between readings of the law: one person proposes with a reason, a second confirms or rejects (A3).

The database asks the same again: two people, settled once, confirmed before the first day begins. A step finds the
choice that is in force on its legal day and writes it in the record; no clock is touched. On the first day of a choice
the rules are asked anew about every case that is not yet decided.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from casework.core.calendars import day_begins
from casework.core.case_type import CaseType
from casework.db import writing
from casework.models import Case, ReadingChoice
from casework.operations import outbox, proposals
from casework.operations.acting import By
from casework.operations.due import each
from casework.operations.findings import resettle
from casework.operations.steps import locked
from casework.queries.tables import UNDECIDED

CASES, CHOICE = Case.__table__, ReadingChoice.__table__


def propose(case_type: CaseType, reading: str, choice: str, *, valid_from: date, reason: str, by: By, now: int) -> int:
    """Writes a proposal; it changes nothing until a second person confirms it. Returns its number."""
    if choice not in case_type.reading(reading).choices:
        raise ValueError(f"{reading} has no choice {choice}.")
    proposals.must_lie_ahead(valid_from, now)
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
        row = proposals.for_another(cx, CHOICE, choice_id, by)
        proposals.must_lie_ahead(row.valid_from, now)
        proposals.confirm(cx, CHOICE, row, answer, by=by, now=now)
        begins = {"due_at": day_begins(row.valid_from), "case_type": row.case_type}
        outbox.put(cx, "reading", f"reading:{choice_id}", now=now, **begins)


def reject(choice_id: int, answer: str, *, by: By, now: int) -> None:
    """The second person's no, with a reason."""
    proposals.reject(CHOICE, choice_id, answer, by=by, now=now)


def withdraw(choice_id: int, *, by: By, now: int) -> None:
    """Who proposed it takes it back while it waits."""
    proposals.withdraw(CHOICE, choice_id, by=by, now=now)


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
    return each(waiting, lambda case_id: ask_one_anew(case_id, now))


def ask_one_anew(case_id: int, now: int) -> None:
    """Asks the rules of one case anew."""
    with writing() as cx:
        resettle(cx, locked(cx, case_id), now)
