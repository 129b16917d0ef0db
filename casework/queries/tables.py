"""Which version of a table of the law is in force on a legal day: the one released, or one that two people loaded.

The legal day of the step selects, as for readings: an application that came under one version is decided under that of
the day of its decision, and what was decided keeps what its record names. A version is confirmed before its first day,
so the answer for a day that has begun never changes. Of several the one that began last holds; on the same day the one
that was loaded; of those the one confirmed last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from casework.core.case_type import Phase
from casework.core.text import Source
from casework.db import db
from casework.law.sheet_files import understood
from casework.law.sheets import Loadable, Rows
from casework.law.tables import TABLES
from casework.law.versions import Version
from casework.models import Case, Decision, EventContent, LoadedTable
from casework.queries.people import names
from casework.workflows import CASE_TYPES

CASES, LOADED = Case.__table__, LoadedTable.__table__
NEWEST_DECISIONS = 200
UNDECIDED = [str(phase) for phase in (Phase.SUBMISSION, Phase.VERIFICATION, Phase.REVIEW)]
CONFIRMED = (
    select(*(column for column in LOADED.c if column.name not in ("rows", "reason", "answer")))
    .where(
        LOADED.c.table_name.in_(bindparam("tables", expanding=True)),
        LOADED.c.state == "confirmed",
        LOADED.c.valid_from <= bindparam("day"),
    )
    .order_by(LOADED.c.valid_from, LOADED.c.settled_at, LOADED.c.id)
)
ROWS = select(LOADED.c.rows).where(LOADED.c.id == bindparam("number"))


class Tampered(Exception):
    """Rows of the law are not those that two people confirmed."""


def versions_on(cx: Connection, tables: Iterable[str], day: date) -> dict[str, Version]:
    """The version of each table that is in force on the legal day."""
    named = list(tables)
    won = _winning(cx, named, day)
    return {name: version_of(won[name]) if name in won else TABLES[name].on(day) for name in named}


def tables_on(cx: Connection, tables: Iterable[str], day: date) -> Mapping[str, Any]:
    """The tables that were loaded and are in force on the legal day, as rules read them; no others are named."""
    return {
        name: lifted(name, cx.execute(ROWS, {"number": row.id}).scalar_one(), row.sha256)
        for name, row in _winning(cx, list(tables), day).items()
    }


def rows_on(cx: Connection, name: str, day: date) -> tuple[Version, Rows]:
    """The rows of one table on the legal day, with their version."""
    loadable, row = loadable_of(name), _winning(cx, [name], day).get(name)
    if row is None:
        return TABLES[name].on(day), loadable.released()
    return version_of(row), rows_in(name, cx.execute(ROWS, {"number": row.id}).scalar_one(), row.sha256)


def version_of(row: Any) -> Version:
    source = Source(row.act, row.place, row.certainty, row.note)
    return Version(row.name, row.valid_from, source, row.sha256)


def loadable_of(name: str) -> Loadable:
    found = TABLES[name].loadable
    if found is None:
        raise ValueError(f"{name} cannot be loaded.")
    return found


def rows_in(name: str, text: str, sha256: str) -> Rows:
    """The rows as they were confirmed. Tampered where they are others, or are no rows of this table any more."""
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        raise Tampered(f"{name}: the rows are not those that were confirmed ({sha256[:12]}).")
    rows, faults = understood(loadable_of(name), json.loads(text))
    if faults:
        raise Tampered(f"{name}: this release cannot read the rows that were confirmed ({sha256[:12]}).")
    return rows


@lru_cache(64)
def lifted(name: str, text: str, sha256: str) -> Any:
    """The table that the rows make."""
    return loadable_of(name).lift(rows_in(name, text, sha256))


def _winning(cx: Connection, tables: list[str], day: date) -> dict[str, Any]:
    """By table the row that was loaded and is in force; nothing where the released version began later."""
    asked = [name for name in tables if TABLES[name].loadable]
    if not asked:
        return {}
    last = {row.table_name: row for row in cx.execute(CONFIRMED, {"tables": asked, "day": day})}
    released = {name: TABLES[name].on(day).valid_from for name in last}
    return {name: row for name, row in last.items() if not row.valid_from < released[name] <= day}


def read_by(table: str) -> list[str]:
    """The case types whose files read the table."""
    return [name for name, case_type in CASE_TYPES.items() if table in case_type.tables]


def touched(cx: Connection, table: str) -> dict[str, int]:
    """By case type how many cases are not yet decided, and will be judged by another version of the table."""
    rows = cx.execute(
        select(CASES.c.type, func.count().label("cases"))
        .where(CASES.c.type.in_(read_by(table)), CASES.c.closed_at.is_(None), CASES.c.phase.in_(UNDECIDED))
        .group_by(CASES.c.type)
    )
    return {row.type: row.cases for row in rows}


def decided_with(table: str, cases: Select[Case]) -> dict[tuple[str, date], list[Case]]:
    """By version of the table (its name and first day), newest first, the cases among those given whose decision used
    it: of the 200 that were decided last.
    """
    decided = select(Decision.case_id, Decision.event_seq).distinct().subquery()
    held = cases.where(Case.type.in_(read_by(table))).with_only_columns(Case, EventContent.body)
    rows = db.session.execute(
        held.join(decided, decided.c.case_id == Case.id)
        .join(EventContent, (EventContent.case_id == Case.id) & (EventContent.seq == decided.c.event_seq))
        .order_by(Case.year.desc(), Case.seq.desc(), EventContent.seq.desc())
        .limit(NEWEST_DECISIONS)
    )
    found: dict[tuple[str, date], dict[Case, None]] = {}
    for case, body in rows:
        used = json.loads(body or "{}").get("law", {}).get("tables", {}).get(table)
        if used:
            found.setdefault((used[0], date.fromisoformat(used[1])), {})[case] = None
    return {version: list(found[version]) for version in sorted(found, key=lambda one: one[1], reverse=True)}


@dataclass(frozen=True, slots=True)
class Loading:
    """A version as it was proposed and settled, with the names of the two people; `version`: as a step names it."""

    row: LoadedTable
    first: str
    second: str

    @property
    def version(self) -> Version:
        return version_of(self.row)


def loadings(tables: Iterable[str]) -> list[Loading]:
    """Everything that was ever proposed for these tables, newest first."""
    rows = db.session.scalars(
        select(LoadedTable).where(LoadedTable.table_name.in_(list(tables))).order_by(LoadedTable.id.desc())
    ).all()
    known = names(person for row in rows for person in (row.first_person, row.second_person))
    return [Loading(row, known.get(row.first_person, ""), known.get(row.second_person or 0, "")) for row in rows]


def loading_of(number: int) -> LoadedTable | None:
    return db.session.get(LoadedTable, number)
