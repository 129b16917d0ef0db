"""Which law is in force: the choice between readings and the versions of the tables, on a legal day.

The day that selects is the legal day of the step, or of whatever else asks a rule: an application that came under one
reading is decided under that of the day of its decision. What a step has set going stays as it is: a clock that was
paused under one reading is not started again by another. A choice is confirmed before its first day, so the answer for
a day that has begun never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from casework.core.case_type import CaseType, Reading, Step
from casework.core.effects import FreezeAnswers
from casework.db import db
from casework.law.versions import Version
from casework.models import ReadingChoice
from casework.queries.people import names
from casework.queries.tables import versions_on

CHOICE = ReadingChoice.__table__
CONFIRMED = (
    select(CHOICE.c.reading, CHOICE.c.choice, CHOICE.c.valid_from)
    .where(
        CHOICE.c.case_type == bindparam("case_type"),
        CHOICE.c.state == "confirmed",
        CHOICE.c.valid_from <= bindparam("day"),
    )
    .order_by(CHOICE.c.valid_from, CHOICE.c.settled_at, CHOICE.c.id)
)


@dataclass(frozen=True, slots=True)
class Law:
    """What a step used: the choice of each reading, the version of each table with its first day."""

    readings: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Version] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.readings or self.tables)

    def as_json(self) -> dict[str, Any]:
        """How it stands in the record; a version that was loaded with the hash of its rows."""
        return {
            "readings": dict(self.readings),
            "tables": {
                name: [known.name, known.valid_from.isoformat(), *([known.sha256] if known.sha256 else [])]
                for name, known in self.tables.items()
            },
        }


def in_force(cx: Connection, case_type: CaseType, day: date) -> dict[str, str]:
    """Each reading of the type with the choice in force on the legal day; the default where nothing was chosen."""
    return {name: choice for name, (choice, _) in since_when(cx, case_type, day).items()}


def since_when(cx: Connection, case_type: CaseType, day: date) -> dict[str, tuple[str, date | None]]:
    """The same with the first day of each choice; None = it is the default.

    Of several that began the one with the latest first day holds; of those the one confirmed last. A choice that is no
    longer declared does not count.
    """
    found: dict[str, tuple[str, date | None]] = {one.name: (one.default, None) for one in case_type.readings}
    if not found:
        return found
    for row in cx.execute(CONFIRMED, {"case_type": case_type.name, "day": day}):
        if row.reading in found and row.choice in case_type.reading(row.reading).choices:
            found[row.reading] = row.choice, row.valid_from
    return found


def law_on(cx: Connection, case_type: CaseType, day: date) -> Law:
    """The readings and tables of the type on the legal day."""
    return Law(in_force(cx, case_type, day), versions_on(cx, case_type.tables, day))


def law_of(cx: Connection, case_type: CaseType, step: Step, day: date) -> Law:
    """What a step uses of the law: all of it where answers are judged or something is decided, or where what the step
    sets going depends on a reading; nothing otherwise.
    """
    return law_on(cx, case_type, day) if uses_law(step) else Law()


def uses_law(step: Step) -> bool:
    return bool(step.decides) or any(
        isinstance(effect, FreezeAnswers) or getattr(effect, "reading", None) for effect in step.effects
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice as it was proposed and settled, with the names of the two people."""

    row: ReadingChoice
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A reading as it stands on a day. `since` and `by`: of the choice in force, None while the default holds.

    `waiting`: proposals for a second person; `coming`: confirmed for a day that lies ahead; `history`: all that was
    settled, newest first.
    """

    case_type: CaseType
    reading: Reading
    choice: str
    by: Chosen | None
    waiting: tuple[Chosen, ...]
    coming: tuple[Chosen, ...]
    history: tuple[Chosen, ...]

    @property
    def since(self) -> date | None:
        return self.by.row.valid_from if self.by else None


def standing(case_types: Iterable[CaseType], day: date) -> list[Standing]:
    """Every reading of these types, with everything that was ever said about it."""
    wanted = list(case_types)
    rows = db.session.scalars(
        select(ReadingChoice)
        .where(ReadingChoice.case_type.in_([case_type.name for case_type in wanted]))
        .order_by(ReadingChoice.id.desc())
    ).all()
    known = names(person for row in rows for person in (row.first_person, row.second_person))
    said = [Chosen(row, known.get(row.first_person, ""), known.get(row.second_person or 0, "")) for row in rows]
    return [
        _standing(case_type, reading, _of(said, case_type, reading), day)
        for case_type in wanted
        for reading in case_type.readings
    ]


def _of(said: list[Chosen], case_type: CaseType, reading: Reading) -> list[Chosen]:
    return [one for one in said if (one.row.case_type, one.row.reading) == (case_type.name, reading.name)]


def _standing(case_type: CaseType, reading: Reading, said: list[Chosen], day: date) -> Standing:
    confirmed = [one for one in said if one.row.state == "confirmed" and one.row.choice in reading.choices]
    begun = [one for one in confirmed if one.row.valid_from <= day]
    newest = max(begun, key=lambda one: (one.row.valid_from, one.row.settled_at or 0, one.row.id), default=None)
    return Standing(
        case_type,
        reading,
        newest.row.choice if newest else reading.default,
        newest,
        tuple(one for one in said if one.row.state == "proposed"),
        tuple(one for one in confirmed if one.row.valid_from > day),
        tuple(one for one in said if one.row.state != "proposed"),
    )


def choice_of(choice_id: int) -> ReadingChoice | None:
    """A proposal or what became of it."""
    return db.session.get(ReadingChoice, choice_id)
