"""The figures of the manager's board, each counted as the list behind it finds its rows.

Open cases by type and phase come from counters and their deltas, in one statement; what is due, load and age are sums
over open cases by what stands on the case row. A case counts by the clock that ends first. Cases that somebody put
aside are left out of what is due and of loads, as they are in the worklist, and counted apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, case, func, or_, select, union_all
from sqlalchemy.orm import joinedload

from casework.core.calendars import REGISTRY, day_begins, legal_date
from casework.core.case_type import Phase
from casework.db import db
from casework.models import Case, Counter, CounterDelta, Dispatch, Letter, Outbox
from casework.models.case import FAR
from casework.queries.access import roles_of, staff_cases
from casework.queries.people import names
from casework.workflows import CASE_TYPES

OPEN_PHASES = tuple(phase for phase in Phase if phase not in (Phase.DRAFT, Phase.CLOSED))
WITHIN = (5, 10, 20)
AGES = ((0, 10), (11, 20), (21, 30), (31, 40), (41, 60), (61, None))
STUCK_AFTER = 15 * 60 * 1000
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Due:
    """Cases by when their next clock ends: late, and within so many working days from today."""

    late: int
    within: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Load:
    """The open cases of a person (None: of nobody)."""

    person_id: int | None
    name: str
    open: int
    late: int
    soon: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Work outside the process that failed, or that nobody has done though it was due; `since` in UTC milliseconds.
    `retried_by`: the name of who took it up again last.
    """

    row: Outbox
    failed: bool
    since: int
    case: Case | None
    retried_by: str


@dataclass(frozen=True, slots=True)
class Board:
    """`phases`: (type, phase) → open cases; `due`: by who is bound; `ages`: in the order of AGES."""

    phases: Mapping[tuple[str, str], int]
    due: Mapping[str, Due]
    loads: Sequence[Load]
    ages: Sequence[int]
    snoozed: int
    oldest: Case | None
    signing: Sequence[Case]
    clockless: Sequence[Case]
    returned: Sequence[tuple[Letter, Case, int]]
    troubles: Sequence[Trouble]

    def open(self, type_name: str | None = None, phase: str | None = None) -> int:
        """Open cases of a type and phase; of all where none is named."""
        return sum(n for (name, at), n in self.phases.items() if type_name in (None, name) and phase in (None, at))


def board(person_id: int, authority: str, *, today: date, now: int) -> Board:
    """Everything on the board, of the cases that this person's roles at the authority cover."""
    mine = staff_cases(person_id, today).where(Case.closed_at.is_(None), Case.authority == authority)
    awake = mine.where(or_(Case.snoozed_until.is_(None), Case.snoozed_until <= today))
    return Board(
        phases=_phases(person_id, authority, today),
        due=_due(awake, today),
        loads=_loads(awake, today),
        ages=_ages(mine, today),
        snoozed=int(_sums(mine, func.count(case((Case.snoozed_until > today, 1))))[0]),
        oldest=db.session.scalars(mine.order_by(Case.received_at, Case.id).limit(1)).first(),
        signing=_some(mine.where(_waits_for_signature())),
        clockless=_some(mine.where(Case.due == FAR)),
        returned=_returned(mine),
        troubles=troubles(person_id, authority, today=today, now=now),
    )


def of_age(person_id: int, authority: str, low: int, *, today: date) -> Sequence[Case]:
    """The open cases of the age that begins with `low` days, oldest first, at most SHOWN."""
    high = dict(AGES)[low]
    mine = staff_cases(person_id, today).where(Case.closed_at.is_(None), Case.authority == authority)
    return _some(mine.where(_age(today, low, high)))


def _phases(person_id: int, authority: str, today: date) -> Mapping[tuple[str, str], int]:
    held = [set(role.case_types or CASE_TYPES) for role in roles_of(person_id, today) if role.authority == authority]
    types = set().union(*held)
    both = union_all(
        *(
            select(model.type, model.phase, model.n).where(model.authority == authority, model.type.in_(types))
            for model in (Counter, CounterDelta)
        )
    ).subquery()
    rows = db.session.execute(select(both.c.type, both.c.phase, func.sum(both.c.n)).group_by(both.c.type, both.c.phase))
    return {(name, phase): int(n) for name, phase, n in rows}


def _sums(cases: Select[Case], *sums: Any) -> Any:
    return db.session.execute(cases.with_only_columns(*sums)).one()


def _until(today: date, days: int) -> Any:
    return (Case.due >= today) & (Case.due <= REGISTRY.add(today, days))


def _due(cases: Select[Case], today: date) -> Mapping[str, Due]:
    sums = [func.count(case((Case.due < today, 1))), *(func.count(case((_until(today, n), 1))) for n in WITHIN)]
    rows = db.session.execute(cases.with_only_columns(Case.due_owner, *sums).group_by(Case.due_owner)).all()
    found = {row[0]: Due(row[1], dict(zip(WITHIN, row[2:], strict=True))) for row in rows}
    nothing = Due(0, dict.fromkeys(WITHIN, 0))
    return {owner: found.get(owner, nothing) for owner in ("authority", "party")}


def _loads(cases: Select[Case], today: date) -> Sequence[Load]:
    late, soon = func.count(case((Case.due < today, 1))), func.count(case((_until(today, WITHIN[0]), 1)))
    columns = (Case.assignee_id, func.count(Case.id), late, soon)
    rows = db.session.execute(cases.with_only_columns(*columns).group_by(Case.assignee_id)).all()
    known = names(row[0] for row in rows)
    loads = [Load(row[0], known.get(row[0] or 0, ""), *row[1:]) for row in rows]
    return sorted(loads, key=lambda load: (load.person_id is None, -load.open, load.name))


def _age(today: date, low: int, high: int | None) -> Any:
    """Received so many days ago: whole days of the Norwegian calendar."""
    youngest = day_begins(today - timedelta(low - 1))
    return (Case.received_at < youngest) & (
        Case.received_at >= day_begins(today - timedelta(high)) if high else Case.id > 0
    )


def _ages(cases: Select[Case], today: date) -> Sequence[int]:
    return tuple(_sums(cases, *(func.count(case((_age(today, low, high), 1))) for low, high in AGES)))


def _some(cases: Select[Case]) -> Sequence[Case]:
    ordered = cases.options(joinedload(Case.party), joinedload(Case.assignee)).order_by(Case.received_at, Case.id)
    found: Sequence[Case] = db.session.scalars(ordered.limit(SHOWN)).all()  # type: ignore[assignment]
    return found


def _waits_for_signature() -> Any:
    """States from which a step leads that signs what another person prepared."""
    states = {
        case_type.name: {source.name for step in case_type.steps if step.decides for source in step.sources}
        for case_type in CASE_TYPES.values()
    }
    return or_(Case.id < 0, *((Case.type == name) & Case.state.in_(found) for name, found in states.items()))


def _returned(cases: Select[Case]) -> Sequence[tuple[Letter, Case, int]]:
    ids = cases.with_only_columns(Case.id)
    rows = db.session.execute(
        select(Letter, Case, Dispatch.returned_at)
        .join(Dispatch, Dispatch.letter_id == Letter.id)
        .join(Case, Case.id == Letter.case_id)
        .where(Dispatch.returned_at.is_not(None), Case.id.in_(ids))
        .order_by(Dispatch.returned_at.desc())
        .limit(SHOWN)
    )
    return [(letter, found, at or 0) for letter, found, at in rows]


def troubles(person_id: int, authority: str, *, today: date, now: int) -> Sequence[Trouble]:
    """Rows that failed, that were tried in vain, or that wait longer than any dependency may be away (mark N4): of the
    cases that this person reads, closed ones too; those of no case are everybody's.
    """
    cases = staff_cases(person_id, today).where(Case.authority == authority)
    stuck = Outbox.failed_at.is_(None) & (Outbox.due_at < now - STUCK_AFTER)
    rows = db.session.execute(
        select(Outbox, Case)
        .outerjoin(Case, Case.id == Outbox.case_id)
        .where(
            Outbox.done_at.is_(None),
            or_(Outbox.failed_at.is_not(None), Outbox.last_error != "", stuck),
            or_(Outbox.case_id.is_(None), Case.id.in_(cases.with_only_columns(Case.id))),
        )
        .order_by(Outbox.due_at)
        .limit(SHOWN)
    ).all()
    known = names(row.retried_by for row, _ in rows)
    return [
        Trouble(row, row.failed_at is not None, row.failed_at or row.due_at, found, known.get(row.retried_by or 0, ""))
        for row, found in rows
    ]


def age_of(found: Case, today: date) -> int:
    """Calendar days since the case was received."""
    return (today - legal_date(found.received_at or found.created_at)).days
