"""The one verb for everything that happens to a case.

Lock the case at the version the person saw; ask the machine; write the event, what hangs on it, and the case row last;
commit; ring. Nothing else in the house changes a state, and the database refuses whoever tries (N3).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from casework.core import machine
from casework.core.case_type import CaseType, Phase
from casework.core.effects import ApprovalEffect
from casework.db import Plain, writing
from casework.models import Case, CounterDelta, Event, EventContent, Person, Series, TwoPersonAct
from casework.operations import approvals, seals
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.operations.chain import Link, content_hash, link_hash
from casework.operations.clocks import next_due
from casework.operations.effects import carry_out
from casework.operations.going import Going
from casework.ports import doorbell
from casework.queries.facts import subject_of
from casework.queries.readings import law_of
from casework.queries.submissions import answered, beyond_return, open_request
from casework.workflows import CASE_TYPES
from casework.workflows.fee_guards import fact, something_is_owed
from casework.workflows.guards import within_return

CASES, EVENT, CONTENT, ACT = Case.__table__, Event.__table__, EventContent.__table__, TwoPersonAct.__table__
SERIES, DELTA, PERSON = Series.__table__, CounterDelta.__table__, Person.__table__
UNCOUNTED = (Phase.DRAFT, Phase.CLOSED)

# Statements of every step are built once: building them costs more than the database takes to carry them out.
APPEND, SAY, COUNT, FIRST = (Plain(table.insert()) for table in (EVENT, CONTENT, DELTA, SERIES))
NEXT = (
    SERIES.update()
    .where(SERIES.c.year == bindparam("this_year"))
    .values(last=SERIES.c.last + 1)
    .returning(SERIES.c.last)
)
# Two people who sign each other's cases at one instant would wait for each other: both are locked in one order first.
BOTH = (
    select(PERSON.c.id)
    .where(PERSON.c.id.in_(bindparam("people", expanding=True)))
    .order_by(PERSON.c.id)
    .with_for_update()
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: the case's new version, and its number once it has one."""

    case_id: int
    seq: int
    number: str | None


def take_step(case_id: int, name: str, *, by: By, now: int, seen: int, given: Mapping[str, Any] | None = None) -> Taken:
    """Takes one step, or raises StepRefused with every reason, Stale if the case has moved on since `seen`, NotThere.

    `seen`: the number of events the person had before them. `given`: what the step asked for; plain JSON values.
    """
    with writing() as cx:
        case = locked(cx, case_id)
        if case.n_events != seen:
            raise Stale
        case_type = CASE_TYPES[case.type]
        told = dict(given or {})
        subject = judged(cx, case_type, case, name, by, now, told)
        move = machine.take(case_type, name, subject)
        for kind, told_number in approvals.numbers_told(case_type, told):
            approvals.refuse_taken(cx, kind, told_number)
        if move.step.decides:
            cx.execute(BOTH, {"people": [subject.facts.preparer, by.person_id]})
        law = law_of(cx, case_type, move.step, legal_date(now))
        going = Going(cx, case_type, case, move, case.n_events + 1, now, legal_date(now), by, told, law)
        head = record(
            cx,
            case,
            kind=name,
            role=str(by.role_among(move.step.by)),
            person_id=by.person_id,
            now=now,
            to_state=move.target.name,
            body=told | {"law": law.as_json()} if law else told,
        )
        _take_number(going)
        _two_people(going)
        for effect in move.step.effects:
            carry_out(effect, going)
        _count(going)
        _move(going, head)
        for then in going.after:
            then()
        number = (
            f"{year}/{going.changes.get('seq', case.seq)}" if (year := going.changes.get("year", case.year)) else None
        )
    ring()
    return Taken(case_id, going.seq, number)


def locked(cx: Connection, case_id: int) -> Any:
    """The case row, locked until the end of the transaction."""
    case = cx.execute(seals.LOCKED, {"case_id": case_id}).first()
    if case is None:
        raise NotThere
    return case


def judged(cx: Connection, case_type: CaseType, case: Any, name: str, by: By, now: int, given: dict[str, Any]) -> Any:
    """The subject of a step, with what an answer to a request adds to what was told, and what is owed where it is
    proposed to give that up.
    """
    step = next((step for step in case_type.steps if step.name == name), None)
    if step and within_return in step.guards:
        request = open_request(cx, case.id)
        given["sections_beyond_return"] = beyond_return(cx, case, request)
        given["answered"] = answered(cx, request)
    if step and any(isinstance(effect, ApprovalEffect) for effect in step.effects):
        approvals.hold(cx, case.id)
    subject = subject_of(cx, case_type, case, by, legal_date(now), given)
    if step and step.prepares and something_is_owed in step.guards and (charge := fact(subject)) is not None:
        given["rest"] = charge.balance
    return subject


def record(
    cx: Connection,
    case: Any,
    *,
    kind: str,
    role: str,
    person_id: int | None,
    now: int,
    to_state: str | None = None,
    body: Mapping[str, Any] | None = None,
) -> str:
    """Appends an event and its content to the chain of a locked case; returns the new head. The case row comes last."""
    salt, text = secrets.token_bytes(16), json.dumps(body or {}, ensure_ascii=False, sort_keys=True, default=str)
    link = Link(
        case.id,
        case.n_events + 1,
        kind,
        now,
        person_id,
        role,
        case.state,
        to_state or case.state,
        case.version,
        case.version,
        content_hash(salt, text),
    )
    head = link_hash(case.head, link)
    APPEND(cx, {**link._asdict(), "prev": case.head, "hash": head})
    SAY(cx, {"case_id": case.id, "seq": link.seq, "salt": salt, "body": text})
    return head


def note_event(
    cx: Connection,
    case: Any,
    kind: str,
    *,
    by: By,
    now: int,
    body: Mapping[str, Any] | None = None,
    then: Callable[[int], Mapping[str, Any] | None] | None = None,
    **changes: Any,
) -> None:
    """Records something that is no step (`record:` before the kind) and writes `changes` on the working facts of the
    case. `then` writes what hangs on the event, given its number, and may return further changes.
    """
    role = str(next(iter(sorted(by.roles)), "system"))
    head = record(cx, case, kind=f"record:{kind}", role=role, person_id=by.person_id, now=now, body=body)
    more = then(case.n_events + 1) if then else None
    _write(cx, case, {"n_events": case.n_events + 1, "head": head, **changes, **(more or {})})


def _write(cx: Connection, case: Any, changes: dict[str, Any]) -> None:
    changes = {**changes, **seals.close(cx, case, changes)}
    at = {"id": case.id, "n_events": case.n_events}
    done = seals.settling(tuple(at), tuple(changes))(cx, seals.bound(at, changes))
    if done.rowcount != 1:
        raise Stale


def _take_number(going: Going) -> None:
    """One series a year, without gaps: the year is that of registration in Europe/Oslo."""
    if not going.move.step.numbers or going.case.year:
        return
    year = going.today.year
    last = going.cx.execute(NEXT, {"this_year": year}).scalar()
    if last is None:
        last = 1
        FIRST(going.cx, {"year": year, "last": last})
    going.changes |= {
        "year": year,
        "seq": last,
        "received_at": going.given.get("received_at", going.now),
        "registered_at": going.now,
    }


def _two_people(going: Going) -> None:
    """Writes the act a step prepares, or signs the one it decides (A3: the database asks the same again)."""
    step = going.move.step
    if step.prepares:
        going.act_id = seals.add(
            going.cx,
            ACT,
            case_id=going.case.id,
            kind=step.prepares,
            first_person=going.by.person_id,
            prepared_seq=going.seq,
        ).id
    if step.decides:
        letters = going.given.get("letter_sha256") or [None]
        signed = letters if isinstance(letters, str) else letters[0]
        rows = seals.change(
            going.cx,
            ACT,
            {
                "case_id": going.case.id,
                "kind": step.decides,
                "prepared_seq": going.prepared_seq,
                "second_person": None,
            },
            second_person=going.by.person_id,
            signed_seq=going.seq,
            letter_sha256=signed,
        )
        if not rows:
            raise Stale
        going.act_id = rows[0].id


def _count(going: Going) -> None:
    """Counters are append-only rows; updated in place they deadlock."""
    before, after, case = going.move.source.phase, going.move.target.phase, going.case
    deltas = [
        {"authority": case.authority, "type": case.type, "phase": str(phase), "n": n}
        for phase, n in ((before, -1), (after, 1))
        if phase not in UNCOUNTED and before is not after
    ]
    if deltas:
        COUNT(going.cx, *deltas)


def _move(going: Going, head: str) -> None:
    target, case = going.move.target, going.case
    if target.is_final:
        going.changes["closed_at"] = going.now
    if any(type(effect).__name__.endswith("Clock") for effect in going.move.step.effects):
        going.changes |= next_due(going.cx, case.id)
    now = {"state": target.name, "phase": str(target.phase), "n_events": going.seq, "head": head}
    _write(going.cx, case, {**now, **going.changes})


def ring() -> None:
    """After the commit: tells whoever drains the outbox that there is work. It may be lost; the sweeper finds the
    rows.
    """
    doorbell.ring()
