"""The worklist: open cases that a person's roles cover, what is due first on top, a page at a time.

Cases whose next clock binds the party come last: nothing is for us to do until they answer or the day passes. A
page is found by keyset over a partial covering index (authority or assignee, day, id), never by counting; the rows are
then read by their ids. The order never changes, so a page can be named in an address and bookmarked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select, tuple_, union_all
from sqlalchemy.orm import joinedload

from casework.core.calendars import REGISTRY
from casework.core.case_type import Actor, Phase
from casework.db import db
from casework.models import Case, CaseMark, Counter, CounterDelta, Party
from casework.queries.access import staff_cases
from casework.queries.numbers import NUMBER
from casework.workflows import CASE_TYPES

PAGE = 25
OPEN_PHASES = (Phase.SUBMISSION, Phase.VERIFICATION, Phase.REVIEW, Phase.DECISION)
WITHIN = ("5", "10", "20")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a worklist. `who`: mine, nobody, turn (a step is open to one of my roles), all, or a person's id.

    `clock`: authority, party, or the name of a clock; `due`: late, 5, 10 or 20 (working days); `view`: open or snoozed.
    """

    phase: str = ""
    type: str = ""
    clock: str = ""
    who: str = "all"
    due: str = ""
    q: str = ""
    view: str = "open"

    @property
    def narrowed(self) -> bool:
        """Anything is left out beside what is snoozed."""
        return bool(self.phase or self.type or self.clock or self.due or self.q or self.who != "all")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: whether it was among those waiting for the applicant, its day and id."""

    waits: bool
    due: date
    id: int

    def __str__(self) -> str:
        return f"{'w' if self.waits else 'o'}.{self.due.isoformat()}.{self.id}"

    @classmethod
    def read(cls, text: str) -> Cursor | None:
        """The cursor of an address; None where there is none that can be read."""
        found = re.fullmatch(r"([wo])\.(\d{4}-\d\d-\d\d)\.(\d{1,15})", text, re.ASCII)
        try:
            return cls(found[1] == "w", date.fromisoformat(found[2]), int(found[3])) if found else None
        except ValueError:
            return None


@dataclass(frozen=True)
class Page:
    """A page of cases in the order of the list; `after`: where the next begins, None at the end."""

    cases: list[Case] = field(default_factory=list)
    after: Cursor | None = None


def page_of(
    wanted: Wanted,
    *,
    person_id: int,
    authority: str,
    roles: frozenset[Actor],
    today: date,
    after: Cursor | None = None,
    size: int = PAGE,
) -> Page:
    """The page after a cursor (None: the first) of what this person may see and wants to see."""
    found: list[tuple[bool, date, int]] = []
    for waits in (False, True):
        if after is not None and after.waits and not waits:
            continue
        keys = keys_of(
            wanted,
            person_id=person_id,
            authority=authority,
            roles=roles,
            today=today,
            waits=waits,
            after=after if after is not None and after.waits == waits else None,
        )
        found += [(waits, row.due, row.id) for row in db.session.execute(keys.limit(size + 1 - len(found)))]
        if len(found) > size:
            break
    shown = found[:size]
    return Page(rows_of([case_id for _, _, case_id in shown]), Cursor(*shown[-1]) if len(found) > size else None)


def keys_of(
    wanted: Wanted,
    *,
    person_id: int,
    authority: str,
    roles: frozenset[Actor],
    today: date,
    waits: bool,
    after: Cursor | None = None,
) -> Any:
    """(id, due) in the order of the list: what the index alone can answer."""
    keys = (
        staff_cases(person_id, today)
        .with_only_columns(Case.id, Case.due)
        .where(
            Case.closed_at.is_(None),
            Case.authority == authority,
            Case.due_owner == "party" if waits else or_(Case.due_owner.is_(None), Case.due_owner != "party"),
        )
    )
    for condition in (_who(wanted, person_id, roles), _snoozed(wanted, today), *_others(wanted, today)):
        if condition is not None:
            keys = keys.where(condition)
    if after is not None:
        keys = keys.where(tuple_(Case.due, Case.id) > tuple_(after.due, after.id))
    return keys.order_by(Case.due, Case.id)


def _who(wanted: Wanted, person_id: int, roles: frozenset[Actor]) -> Any:
    if wanted.who == "mine":
        return Case.assignee_id == person_id
    if wanted.who == "nobody":
        return Case.assignee_id.is_(None)
    if wanted.who == "turn":
        return or_(
            *(and_(Case.type == name, Case.state.in_(states)) for name, states in turn_states(roles).items()),
            Case.id < 0,
        )
    return Case.assignee_id == int(wanted.who) if wanted.who.isdigit() else None


def turn_states(roles: Iterable[Actor]) -> Mapping[str, list[str]]:
    """By case type, the states from which a step leads that belongs to one of these roles and not to caseworkers."""
    mine = set(roles) - {Actor.CASEWORKER}
    return {
        case_type.name: sorted(
            {source.name for step in case_type.steps if mine.intersection(step.by) for source in step.sources}
        )
        for case_type in CASE_TYPES.values()
    }


def _snoozed(wanted: Wanted, today: date) -> Any:
    if wanted.view == "snoozed":
        return Case.snoozed_until > today
    return or_(Case.snoozed_until.is_(None), Case.snoozed_until <= today) if not wanted.q else None


def _others(wanted: Wanted, today: date) -> Iterable[Any]:
    if wanted.phase:
        yield Case.phase == wanted.phase
    if wanted.type:
        yield Case.type == wanted.type
    if wanted.clock:
        yield (Case.due_owner if wanted.clock in ("authority", "party") else Case.due_clock) == wanted.clock
    if wanted.due == "late":
        yield Case.due < today
    elif wanted.due in WITHIN:
        yield and_(Case.due >= today, Case.due <= REGISTRY.add(today, int(wanted.due)))
    if wanted.q:
        yield _text(wanted.q)


def _text(q: str) -> Any:
    """By case number, party, title, identifier, the party's own reference, or a number that was sent (ship, person)."""
    if number := NUMBER.fullmatch(q.strip()):
        return and_(Case.year == int(number[1]), Case.seq == int(number[2]))
    words = q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    bare = re.sub(r"[\s.-]", "", q)
    parties = select(Party.id).where(or_(Party.name.icontains(words, escape="\\"), Party.number == bare))
    marked = select(CaseMark.case_id).where(CaseMark.value == bare)
    return or_(
        Case.title.icontains(words, escape="\\"),
        Case.party_id.in_(parties),
        Case.identifier == bare,
        Case.your_reference == q.strip(),
        Case.id.in_(marked),
    )


def rows_of(ids: list[int]) -> list[Case]:
    """The cases with party and assignee, in the order given."""
    if not ids:
        return []
    rows = db.session.scalars(
        select(Case).where(Case.id.in_(ids)).options(joinedload(Case.party), joinedload(Case.assignee))
    )
    found = {case.id: case for case in rows}
    return [found[case_id] for case_id in ids]


def open_counts(authority: str) -> dict[str, int]:
    """How many open cases the authority has in each phase: counters and their deltas, in one statement."""
    both = union_all(
        select(Counter.phase, Counter.n).where(Counter.authority == authority),
        select(CounterDelta.phase, CounterDelta.n).where(CounterDelta.authority == authority),
    ).subquery()
    return {
        row.phase: int(row.n)
        for row in db.session.execute(select(both.c.phase, func.sum(both.c.n).label("n")).group_by(both.c.phase))
    }


def a_week_on(today: date) -> date:
    """The first working day a week from now."""
    return REGISTRY.add(today + timedelta(6), 1)
