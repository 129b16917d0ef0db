"""A person's time as the pages show it: what is written, what their timer counts, and what they did and have not
written down.

What one did is read from the record (steps, checklist, reasons, messages, findings) and from notes; opening a page
leaves no trace, and nothing here makes one. A day on which a person has written any time on a case is covered: no more
is suggested for it. Suggestions are looked for in one case, or in those that the person has or wrote time on lately; in
none about a fee, for nobody is charged for being charged.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select

from casework.core.calendars import day_begins, legal_date
from casework.core.case_type import Actor, CaseType
from casework.db import db
from casework.models import Case, Charge, Event, Note, Person, TimeEntry
from casework.queries import hours
from casework.queries.access import staff_cases
from casework.queries.people import names
from casework.workflows import CASE_TYPES
from casework.workflows.hours import LOOKS_BACK, RECORDS, STEP, activity_of, is_late, stretch

ENTRY = hours.ENTRY
STAFF = [str(role) for role in RECORDS]


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a page shows it. `state`: waiting, late, approved, rejected, locked, struck."""

    row: Any
    person: str
    case: Case | None = None

    @property
    def is_late(self) -> bool:
        return is_late(self.row.day, legal_date(self.row.registered_at))

    @property
    def state(self) -> str:
        row = self.row
        if row.locked_case_id is not None:
            return "locked"
        if not row.minutes:
            return "struck"
        if row.approved_at is not None:
            return "approved"
        return "rejected" if row.rejected_at is not None else "waiting"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Time that somebody may have spent: `acts` things done on a day. They confirm or change it."""

    case: Case
    day: date
    activity: str
    minutes: int
    acts: int

    @property
    def key(self) -> str:
        return f"{self.case.id}-{self.day:%Y%m%d}-{self.activity}"


def of_case(case_id: int) -> list[Line]:
    """What stands on a case, struck rows too, newest day first."""
    rows = db.session.execute(
        select(ENTRY, Person.name)
        .join(Person, Person.id == ENTRY.c.person_id)
        .where(ENTRY.c.case_id == case_id, hours.STANDS)
        .order_by(ENTRY.c.day.desc(), ENTRY.c.id.desc())
    )
    return [Line(row, row.name) for row in rows]


def week_of(person_id: int, monday: date) -> list[Line]:
    """What a person wrote on the seven days from a Monday, over all cases."""
    rows = db.session.execute(hours.of_person(person_id, monday, monday + timedelta(6))).all()
    cases = _cases({row.case_id for row in rows})
    return [Line(row, "", cases[row.case_id]) for row in rows]


def to_approve(person_id: int, today: date) -> list[Line]:
    """What waits for a person who manages the cases it is about, by who worked, oldest day first."""
    mine = staff_cases(person_id, today, Actor.MANAGER).with_only_columns(Case.id)
    rows = db.session.execute(hours.to_judge(mine, person_id)).all()
    cases = _cases({row.case_id for row in rows})
    people = names(row.person_id for row in rows)
    lines = [Line(row, people[row.person_id], cases[row.case_id]) for row in rows]
    return sorted(lines, key=lambda line: (line.person, line.row.person_id))


def _cases(ids: set[int]) -> dict[int, Case]:
    return {case.id: case for case in db.session.scalars(select(Case).where(Case.id.in_(ids)))}


def suggestions(person_id: int, today: date, case: Case | None = None) -> list[Suggestion]:
    """What the person did on days they have not written down, newest day first."""
    first = today - timedelta(LOOKS_BACK.at(today))
    wanted = staff_cases(person_id, today, *RECORDS).where(Case.id.not_in(select(Charge.case_id)))
    lately = select(TimeEntry.case_id).where(TimeEntry.person_id == person_id, TimeEntry.day >= first)
    at_hand = or_(Case.id.in_(lately), (Case.assignee_id == person_id) & Case.closed_at.is_(None))
    cases = {
        found.id: found
        for found in db.session.scalars(wanted.where(Case.id == case.id if case is not None else at_hand))
    }
    done: dict[tuple[int, date, str], list[int]] = defaultdict(list)
    for case_id, at, kind, state in _acts(person_id, list(cases), day_begins(first)):
        if activity := _activity(CASE_TYPES[cases[case_id].type], kind, state or cases[case_id].state):
            done[case_id, legal_date(at), activity].append(at)
    covered = {
        (row.case_id, row.day)
        for row in db.session.execute(
            select(ENTRY.c.case_id, ENTRY.c.day).where(ENTRY.c.person_id == person_id, ENTRY.c.day >= first)
        )
    }
    found = [
        Suggestion(cases[case_id], day, activity, stretch(instants, STEP.at(day)), len(instants))
        for (case_id, day, activity), instants in done.items()
        if day <= today and (case_id, day) not in covered
    ]
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.case.id, one.activity))


def _acts(person_id: int, case_ids: list[int], since: int) -> list[tuple[int, int, str, str]]:
    """(case, instant, kind, state) of what the person did in their own roles."""
    events = db.session.execute(
        select(Event.case_id, Event.at, Event.kind, Event.from_state).where(
            Event.case_id.in_(case_ids), Event.actor_id == person_id, Event.at >= since, Event.role.in_(STAFF)
        )
    )
    notes = db.session.execute(
        select(Note.case_id, Note.at).where(Note.case_id.in_(case_ids), Note.person_id == person_id, Note.at >= since)
    )
    return [(row.case_id, row.at, row.kind, row.from_state) for row in events] + [
        (row.case_id, row.at, "record:note", "") for row in notes
    ]


def _activity(case_type: CaseType, kind: str, state: str) -> str | None:
    known = next((one for one in case_type.states if one.name == state), None)
    step = next((one for one in case_type.steps if one.name == kind), None)
    if known is None:
        return None
    return activity_of(kind, known.phase, prepares=bool(step and step.prepares), decides=bool(step and step.decides))
