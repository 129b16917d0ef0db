"""Loading a version of a table of the law: one person proposes it with a reason, a second confirms or rejects it (A3).

All its rows are kept as they were read, with their hash, and the record of each step names version and hash. A first
day always lies ahead, for a correction too: the legal day of the step selects, so a correction from tomorrow reaches
every case that is not yet decided, and what was decided keeps what it rested on. On the first day the rules are asked
anew about the cases of every type that reads the table.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, bindparam, select

from casework.core.calendars import day_begins
from casework.core.case_type import Refusal
from casework.core.text import Source, Text
from casework.db import writing
from casework.law.sheets import Rows, changes, hash_of, text_of
from casework.law.tables import TABLES
from casework.operations import outbox, proposals
from casework.operations.acting import By
from casework.operations.proposals import NotSettled
from casework.queries.tables import LOADED, loadable_of, read_by, rows_on

_SAME_TABLE = select(LOADED.c.table_name).where(LOADED.c.id == bindparam("number")).scalar_subquery()
ALL_OF_ITS_TABLE = select(LOADED.c.id).where(LOADED.c.table_name == _SAME_TABLE).with_for_update()

TAKEN = Refusal(Text("Another version of this table has this name."), cure=Text("Give it a name of its own."))
SAME = Refusal(Text("It says nothing else than the version that is in force on that day."))
MOVED = Refusal(
    Text("Another version has been confirmed since you looked, so this one changes something else."),
    cure=Text("Look at what it changes now."),
)


def propose(
    table: str, rows: Rows, *, name: str, valid_from: date, source: Source, reason: str, by: By, now: int
) -> int:
    """Writes a proposal; it changes nothing until a second person confirms it. Returns its number."""
    proposals.must_lie_ahead(valid_from, now)
    with writing() as cx:
        if _is_taken(cx, table, name):
            raise NotSettled(TAKEN)
        if not changes(loadable_of(table), rows_on(cx, table, valid_from)[1], rows):
            raise NotSettled(SAME)
        row = cx.execute(
            LOADED.insert().values(
                table_name=table,
                name=name,
                valid_from=valid_from,
                act=source.act,
                place=source.place,
                certainty=source.certainty,
                note=str(source.note),
                rows=text_of(rows),
                sha256=hash_of(rows),
                reason=reason,
                first_person=by.person_id,
                proposed_at=now,
                state="proposed",
                answer="",
            )
        ).inserted_primary_key
    return int(row[0])  # type: ignore[index]


def confirm(number: int, answer: str = "", *, against: str, by: By, now: int) -> None:
    """The second person's yes. `against`: the hash of the rows that its changes were shown against."""
    with writing() as cx:
        cx.execute(ALL_OF_ITS_TABLE, {"number": number})  # so that no other version is confirmed meanwhile
        row = proposals.for_another(cx, LOADED, number, by)
        proposals.must_lie_ahead(row.valid_from, now)
        if hash_of(rows_on(cx, row.table_name, row.valid_from)[1]) != against:
            raise NotSettled(MOVED)
        proposals.confirm(cx, LOADED, row, answer, by=by, now=now)
        for case_type in read_by(row.table_name):
            key, begins = f"table:{number}:{case_type}", day_begins(row.valid_from)
            outbox.put(cx, "reading", key, now=now, due_at=begins, case_type=case_type)


def reject(number: int, answer: str, *, by: By, now: int) -> None:
    """The second person's no, with a reason."""
    proposals.reject(LOADED, number, answer, by=by, now=now)


def withdraw(number: int, *, by: By, now: int) -> None:
    """Who proposed it takes it back while it waits."""
    proposals.withdraw(LOADED, number, by=by, now=now)


def _is_taken(cx: Connection, table: str, name: str) -> bool:
    if name in {version.name for version in TABLES[table].versions}:
        return True
    living = LOADED.c.table_name == table, LOADED.c.name == name, LOADED.c.state.in_(("proposed", "confirmed"))
    return cx.execute(select(LOADED.c.id).where(*living).limit(1)).first() is not None
