"""Is the record whole, and up to where is that certain? (T1)

A chain shows any change within itself; only roots kept elsewhere show that a whole chain was written anew. So the
answer has two parts: faults, and the newest root up to which everything that roots name outside is still what it was.
Faults are of the chains of events and seals, of rows that are not what was sealed, and of cases that stand elsewhere
than their record ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, Dialect, Select, TypeDecorator, and_, select, type_coerce
from sqlalchemy.types import NullType, TypeEngine

from casework.models import Case, Event, EventContent, Root, Seal
from casework.models.case import NO_HASH
from casework.operations.chain import Link, Sealed, canonical, content_hash, link_hash, row_hash, seal_hash
from casework.operations.roots import root_digest, root_lines
from casework.operations.seals import TABLES, key_of, rows_of, said

CASES, EVENT, CONTENT, ROOT = Case.__table__, Event.__table__, EventContent.__table__, Root.__table__
SEAL = Seal.__table__
Hashes = dict[tuple[int, int], str]


class AsItStands(TypeDecorator[Any]):
    """A column whose value may be none of its type, as tampering leaves it: then the value itself, which no seal
    bears out."""

    impl = NullType
    cache_ok = True

    def __init__(self, declared: TypeEngine[Any]) -> None:
        super().__init__()
        self.declared = declared

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        read = self.declared.dialect_impl(dialect).result_processor(dialect, coltype)

        def tried(value: Any) -> Any:
            try:
                return read(value)  # type: ignore[misc]
            except (ValueError, TypeError):
                return str(value)

        return tried if read else None


def as_they_stand(asked: Select[Any]) -> Select[Any]:
    """The same rows, read whatever they hold."""
    columns = [type_coerce(column, AsItStands(column.type)).label(column.key) for column in asked.selected_columns]
    return asked.with_only_columns(*columns, maintain_column_froms=True)


@dataclass
class Verdict:
    """`rows`: those that were compared with their seals. `certain_to`: the newest root outside up to which all holds,
    None if there is none. `newer`: events that none of these names."""

    cases: int = 0
    events: int = 0
    rows: int = 0
    erased: int = 0
    roots: int = 0
    certain_to: int | None = None
    certain_at: int | None = None
    newer: int = 0
    faults: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def verify(cx: Connection, outside: Sequence[str]) -> Verdict:
    """Recomputes every chain, compares every row, and compares with the roots kept outside (their lines, oldest
    first).
    """
    verdict = Verdict()
    counted = {row.id: row for row in cx.execute(as_they_stand(select(CASES).order_by(CASES.c.id)))}
    events = _events(cx, verdict, counted)
    seals, newest = _seals(cx, verdict, counted)
    _rows(cx, verdict, newest)
    _roots(cx, verdict, outside, events, seals)
    return verdict


def _events(cx: Connection, verdict: Verdict, counted: dict[int, Any]) -> Hashes:
    """Hashes of all events that stand on an unbroken chain; what follows a fault bears nothing out."""
    hashes: Hashes = {}
    ends: dict[int, Any] = {}
    broken: set[int] = set()
    events = (
        select(EVENT, CONTENT.c.salt, CONTENT.c.body)
        .outerjoin(CONTENT, and_(CONTENT.c.case_id == EVENT.c.case_id, CONTENT.c.seq == EVENT.c.seq))
        .order_by(EVENT.c.case_id, EVENT.c.seq)
    )
    for row in cx.execute(events.execution_options(yield_per=1000)):
        before = ends.get(row.case_id)
        seq, prev = (before.seq, before.hash) if before else (0, NO_HASH)
        if faults := list(_faults_of(row, seq, prev)):
            verdict.faults += [f"case {row.case_id}, event {row.seq}: {fault}" for fault in faults]
            broken.add(row.case_id)
        verdict.erased += row.body == "" and not row.salt
        verdict.events += 1
        if row.case_id not in broken:
            hashes[row.case_id, row.seq] = row.hash
        ends[row.case_id] = row
    verdict.cases = len(counted)
    for case_id in sorted(counted.keys() | ends.keys()):
        verdict.faults += _faults_of_end(case_id, counted.get(case_id), ends.get(case_id))
    return hashes


def _faults_of(row: Any, seq: int, prev: str) -> Iterator[str]:
    if row.seq != seq + 1:
        yield f"follows event {seq}: what was between is missing"
    elif row.prev != prev:
        yield "does not follow from the one before"
    if link_hash(row.prev, Link(*(getattr(row, name) for name in Link._fields))) != row.hash:
        yield "is not what was hashed"
    if row.body is None:
        yield "its content is missing"
    elif (row.body or row.salt) and content_hash(bytes(row.salt), row.body) != row.content_hash:
        yield "its content is not what was hashed"


def _faults_of_end(case_id: int, case: Any, last: Any) -> Iterator[str]:
    if case is None:
        yield f"case {case_id}: has a record, but is gone"
    elif last is None:
        if case.n_events:
            yield f"case {case_id}: counts {case.n_events} events, its record is gone"
    elif case.n_events != last.seq:
        yield f"case {case_id}: counts {case.n_events} events, its record ends at {last.seq}"
    elif case.head != last.hash:
        yield f"case {case_id}: its head is not its last event"
    elif (case.state, case.version) != (last.to_state, last.to_version):
        yield f"case {case_id}: stands in {case.state} {case.version}, its record in {last.to_state} {last.to_version}"


def _seals(cx: Connection, verdict: Verdict, counted: dict[int, Any]) -> tuple[Hashes, dict[tuple[int, str, str], Any]]:
    """Hashes of all seals that stand on an unbroken chain; and the newest seal of each row."""
    hashes: Hashes = {}
    newest: dict[tuple[int, str, str], Any] = {}
    ends: dict[int, tuple[int, str]] = {}
    broken: set[int] = set()
    for row in cx.execute(select(SEAL).order_by(SEAL.c.case_id, SEAL.c.n).execution_options(yield_per=1000)):
        n, prev = ends.get(row.case_id, (0, NO_HASH))
        fault = ""
        if row.n != n + 1:
            fault = f"follows seal {n}: what was between is missing"
        elif row.prev != prev:
            fault = "does not follow from the one before"
        elif seal_hash(row.prev, Sealed(*(getattr(row, name) for name in Sealed._fields))) != row.hash:
            fault = "is not what was hashed"
        if fault:
            verdict.faults.append(f"case {row.case_id}, seal {row.n}: {fault}")
            broken.add(row.case_id)
        if row.case_id not in broken:
            hashes[row.case_id, row.n] = row.hash
        newest[row.case_id, row.of, row.key] = row
        ends[row.case_id] = row.n, row.hash
    for case_id in sorted(counted.keys() | ends.keys()):
        n, head = ends.get(case_id, (0, NO_HASH))
        if case_id not in counted:
            verdict.faults.append(f"case {case_id}: has seals, but is gone")
        elif counted[case_id].seals != n:
            verdict.faults.append(f"case {case_id}: counts {counted[case_id].seals} seals, they end at {n}")
        elif counted[case_id].sealed != head:
            verdict.faults.append(f"case {case_id}: is not sealed by its last seal")
    return hashes, newest


def _rows(cx: Connection, verdict: Verdict, newest: dict[tuple[int, str, str], Any]) -> None:
    """Every row of a case with a record says what its newest seal says, and nothing that was sealed is gone."""
    for name, table in TABLES.items():
        for row in cx.execute(as_they_stand(rows_of(name)).execution_options(yield_per=1000)):
            key, verdict.rows = key_of(table, row), verdict.rows + 1
            seal = newest.pop((row.of_case, name, key), None)
            place = f"case {row.of_case}, {name} {key}"
            if seal is None:
                verdict.faults.append(f"{place}: was never sealed")
            elif row_hash(bytes(seal.salt), name, said(name, _columns(table, row))) != seal.row_hash:
                verdict.faults.append(f"{place}: is not what was sealed at event {seal.seq}")
    verdict.faults += [
        f"case {case}, {name} {key}: was sealed at event {seal.seq} and is gone"
        for (case, name, key), seal in sorted(newest.items())
    ]


def _columns(table: Any, row: Any) -> dict[str, Any]:
    return {column.name: row._mapping[column.name] for column in table.c}


def _roots(cx: Connection, verdict: Verdict, outside: Sequence[str], events: Hashes, seals: Hashes) -> None:
    inside = dict(root_lines(cx))
    named: dict[int, int] = {}
    prev, holds = NO_HASH, True
    for number, line in enumerate(outside, start=1):
        faults, root = _faults_of_root(line, number, prev, events, seals)
        if inside.get(number) != line:
            faults.append(f"is kept outside, but {'is another one' if number in inside else 'not'} in the database")
        verdict.faults += [f"root {number}: {fault}" for fault in faults]
        holds = holds and not faults
        verdict.roots, prev = number, root.get("digest", "")
        if holds:
            verdict.certain_to, verdict.certain_at = number, root["at"]
            named |= {case: n for case, n, *_ in root["heads"]}
    verdict.newer = verdict.events - sum(named.values())


def _faults_of_root(
    line: str, number: int, prev: str, events: Hashes, seals: Hashes
) -> tuple[list[str], dict[str, Any]]:
    try:
        root = json.loads(line)
        heads = [(int(case), int(n), str(head), int(m), str(end)) for case, n, head, m, end in root["heads"]]
        right = root_digest(root["root"], root["at"], root["prev"], heads) == root["digest"]
    except (ValueError, KeyError, TypeError):
        return ["cannot be read"], {}
    faults = [] if right else ["is not what was hashed"]
    if (root["root"], root["prev"]) != (number, prev):
        faults.append("does not follow from the one before")
    for case, n, head, m, end in heads:
        if events.get((case, n)) != head:
            faults.append(f"event {n} of case {case} no longer bears it out")
        if seals.get((case, m), NO_HASH) != end:
            faults.append(f"seal {m} of case {case} no longer bears it out")
    return faults, root


def export(cx: Connection) -> Iterator[str]:
    """Everything the stand-alone verifier needs, as JSON lines: ids and hashes, the salted contents that are not
    erased, and the rows as they are sealed."""
    ends = CASES.c.id, CASES.c.n_events, CASES.c.head, CASES.c.seals, CASES.c.sealed, CASES.c.state, CASES.c.version
    yield from _lines("cases", cx.execute(select(*ends).order_by(CASES.c.id)))
    yield from _lines("event", cx.execute(select(EVENT).order_by(EVENT.c.case_id, EVENT.c.seq)))
    yield from _lines("event_content", cx.execute(select(CONTENT).order_by(CONTENT.c.case_id, CONTENT.c.seq)))
    yield from _lines("seal", cx.execute(select(SEAL).order_by(SEAL.c.case_id, SEAL.c.n)))
    for name, table in TABLES.items():
        for row in cx.execute(as_they_stand(rows_of(name))):
            told = {"case_id": row.of_case, "of": name, "key": key_of(table, row)}
            yield canonical({"table": "row", **told, "said": said(name, _columns(table, row))}).decode()


def _lines(table: str, rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        values = {name: bytes(value).hex() if name == "salt" else value for name, value in row._mapping.items()}
        yield json.dumps({"table": table, **values}, ensure_ascii=False)
