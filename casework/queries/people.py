"""The authority's people: who holds which role, and who may be given a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from casework.core.case_type import Actor
from casework.db import db
from casework.models import Person, StaffRole


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the authority; `roles` are those they hold on the day asked for."""

    id: int
    name: str
    roles: frozenset[Actor]


def colleagues(authority: str, today: date, *roles: Actor, case_type: str | None = None) -> list[Colleague]:
    """Everybody who holds a role at the authority (one of `roles`, if named; for `case_type`, if named), by name."""
    rows = db.session.execute(
        select(Person.id, Person.name, StaffRole.role, StaffRole.case_types)
        .join(StaffRole, StaffRole.person_id == Person.id)
        .where(
            StaffRole.authority == authority,
            StaffRole.valid_from <= today,
            or_(StaffRole.valid_until.is_(None), StaffRole.valid_until >= today),
        )
        .order_by(Person.name, Person.id)
    ).all()
    found: dict[int, Colleague] = {}
    for row in rows:
        if case_type and row.case_types and case_type not in row.case_types:
            continue
        held = found[row.id].roles if row.id in found else frozenset()
        found[row.id] = Colleague(row.id, row.name, held | {Actor(row.role)})
    return [colleague for colleague in found.values() if not roles or colleague.roles.intersection(roles)]


def names(ids: Iterable[int | None]) -> dict[int, str]:
    """The names of people, whoever they are."""
    wanted = {person_id for person_id in ids if person_id is not None}
    if not wanted:
        return {}
    return {row.id: row.name for row in db.session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)))}
