"""Is the record whole, and up to where is that certain? (T1)

A chain shows any change within itself; only roots kept elsewhere show that a whole chain was written anew. So the
answer has
two parts: faults, and the newest root up to which everything that roots name outside is still what it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, select

from casework.models import Case, Event, EventContent, Root
from casework.models.case import NO_HASH
from casework.operations.chain import Link, content_hash, link_hash
from casework.operations.roots import root_digest, root_lines

CASES, EVENT, CONTENT, ROOT = Case.__table__, Event.__table__, EventContent.__table__, Root.__table__


@dataclass
class Verdict:
    """`certain_to`: the newest root outside up to which all holds, None if there is none. `newer`: events that none
    of these names."""

    cases: int = 0
    events: int = 0
    erased: int = 0
    roots: int = 0
    certain_to: int | None = None
    certain_at: int | None = None
    newer: int = 0
    faults: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def verify(cx: Connection, outside: Sequence[str]) -> Verdict:
    """Recomputes every chain and compares with the roots kept outside (their lines, oldest first)."""
    verdict = Verdict()
    _roots(cx, verdict, outside, _chains(cx, verdict))
    return verdict


def _chains(cx: Connection, verdict: Verdict) -> dict[tuple[int, int], str]:
    """Hashes of all events that stand on an unbroken chain; what follows a fault bears nothing out."""
    counted = {
        row.id: (row.n_events, row.head) for row in cx.execute(select(CASES.c.id, CASES.c.n_events, CASES.c.head))
    }
    hashes: dict[tuple[int, int], str] = {}
    ends: dict[int, tuple[int, str]] = {}
    broken: set[int] = set()
    events = (
        select(EVENT, CONTENT.c.salt, CONTENT.c.body)
        .outerjoin(CONTENT, and_(CONTENT.c.case_id == EVENT.c.case_id, CONTENT.c.seq == EVENT.c.seq))
        .order_by(EVENT.c.case_id, EVENT.c.seq)
    )
    for row in cx.execute(events.execution_options(yield_per=1000)):
        seq, prev = ends.get(row.case_id, (0, NO_HASH))
        if faults := list(_faults_of(row, seq, prev)):
            verdict.faults += [f"case {row.case_id}, event {row.seq}: {fault}" for fault in faults]
            broken.add(row.case_id)
        verdict.erased += row.body == "" and not row.salt
        verdict.events += 1
        if row.case_id not in broken:
            hashes[row.case_id, row.seq] = row.hash
        ends[row.case_id] = row.seq, row.hash
    verdict.cases = len(counted)
    for case, end in sorted(ends.items() - counted.items()):
        if case not in counted:
            verdict.faults.append(f"case {case}: has a record, but is gone")
        else:
            verdict.faults.append(
                f"case {case}: counts {counted[case][0]} events, its record ends at {end[0]}"
                if counted[case][0] != end[0]
                else f"case {case}: its head is not its last event"
            )
    verdict.faults += [
        f"case {case}: counts {n} events, its record is gone"
        for case, (n, _) in counted.items()
        if n and case not in ends
    ]
    return hashes


def _faults_of(row: Any, seq: int, prev: str) -> Iterator[str]:
    if row.seq != seq + 1:
        yield f"follows event {seq}: what was between is missing"
    elif row.prev != prev:
        yield "does not follow from the one before"
    link = Link(
        row.case_id,
        row.seq,
        row.kind,
        row.at,
        row.actor_id,
        row.role,
        row.from_state,
        row.to_state,
        row.from_version,
        row.to_version,
        row.content_hash,
    )
    if link_hash(row.prev, link) != row.hash:
        yield "is not what was hashed"
    if row.body is None:
        yield "its content is missing"
    elif (row.body or row.salt) and content_hash(bytes(row.salt), row.body) != row.content_hash:
        yield "its content is not what was hashed"


def _roots(cx: Connection, verdict: Verdict, outside: Sequence[str], hashes: dict[tuple[int, int], str]) -> None:
    inside = dict(root_lines(cx))
    named: dict[int, int] = {}
    prev, holds = NO_HASH, True
    for number, line in enumerate(outside, start=1):
        faults, root = _faults_of_root(line, number, prev, hashes)
        if inside.get(number) != line:
            faults.append(f"is kept outside, but {'is another one' if number in inside else 'not'} in the database")
        verdict.faults += [f"root {number}: {fault}" for fault in faults]
        holds = holds and not faults
        verdict.roots, prev = number, root.get("digest", "")
        if holds:
            verdict.certain_to, verdict.certain_at = number, root["at"]
            named |= {case: n for case, n, _ in root["heads"]}
    verdict.newer = verdict.events - sum(named.values())


def _faults_of_root(
    line: str, number: int, prev: str, hashes: dict[tuple[int, int], str]
) -> tuple[list[str], dict[str, Any]]:
    try:
        root = json.loads(line)
        heads = [(int(case), int(n), str(head)) for case, n, head in root["heads"]]
        right = root_digest(root["root"], root["at"], root["prev"], heads) == root["digest"]
    except (ValueError, KeyError, TypeError):
        return ["cannot be read"], {}
    faults = [] if right else ["is not what was hashed"]
    if (root["root"], root["prev"]) != (number, prev):
        faults.append("does not follow from the one before")
    faults += [
        f"event {n} of case {case} no longer bears it out" for case, n, head in heads if hashes.get((case, n)) != head
    ]
    return faults, root


def export(cx: Connection) -> Iterator[str]:
    """Everything the stand-alone verifier needs, as JSON lines: ids and hashes, and the salted contents that are not
    erased."""
    for row in cx.execute(select(CASES.c.id, CASES.c.n_events, CASES.c.head).order_by(CASES.c.id)):
        yield json.dumps({"table": "cases", **row._mapping})
    for row in cx.execute(select(EVENT).order_by(EVENT.c.case_id, EVENT.c.seq)):
        yield json.dumps({"table": "event", **row._mapping}, ensure_ascii=False)
    for row in cx.execute(select(CONTENT).order_by(CONTENT.c.case_id, CONTENT.c.seq)):
        yield json.dumps({"table": "event_content", **row._mapping, "salt": bytes(row.salt).hex()}, ensure_ascii=False)
