"""Open cases follow their type to its newest version: one event each, along a declared move. Closed cases keep theirs.

A draft without a record moves without an event, for drafts stand outside the chain.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from casework.core.case_type import CaseType
from casework.models import Case, CounterDelta, Event, EventContent
from casework.operations import seals
from casework.operations.chain import Link, content_hash, link_hash
from casework.upgrade.allowed import MOVE, CaseTypes, moved_states

CASES, EVENT, CONTENT, DELTA = Case.__table__, Event.__table__, EventContent.__table__, CounterDelta.__table__
UNCOUNTED = ("draft", "closed")


class NoMove(ValueError):
    """An open case stands in a state that the newest version does not know and `moves` does not name."""


def move_open_cases(connection: Connection, case_types: CaseTypes, now: int | None) -> int:
    """Moves every open case of an older version; returns how many. `now`: UTC milliseconds. Raises NoMove."""
    types = case_types.values() if isinstance(case_types, Mapping) else case_types
    return sum(
        _move(connection, case_type, case, now)
        for case_type in types
        for case in connection.execute(
            select(CASES)
            .where(CASES.c.type == case_type.name, CASES.c.version < case_type.version, CASES.c.closed_at.is_(None))
            .order_by(CASES.c.id)
        ).all()
    )


def _move(connection: Connection, case_type: CaseType, case: Any, now: int | None) -> int:
    state = moved_states(case_type).get(case.state)
    if state is None:
        raise NoMove(
            f"{case_type.name} {case_type.version} does not know the state “{case.state}” of case {case.id}; "
            "`moves` must name it."
        )
    target = case_type.state(state)
    changes: dict[str, Any] = {"version": case_type.version, "state": state, "phase": str(target.phase)}
    if case.n_events or case.year:
        if now is None:
            raise NoMove(f"case {case.id} moves to version {case_type.version}: its event needs an instant.")
        changes |= {"n_events": case.n_events + 1, "head": _record(connection, case_type, case, state, now)}
        if target.is_final:
            changes["closed_at"] = now
    for phase, n in ((case.phase, -1), (str(target.phase), 1)):
        if case.phase != str(target.phase) and phase not in UNCOUNTED:
            connection.execute(DELTA.insert().values(authority=case.authority, type=case.type, phase=phase, n=n))
    seals.stamp(connection, case, changes)
    return 1


def _record(connection: Connection, case_type: CaseType, case: Any, state: str, now: int) -> str:
    salt, body = secrets.token_bytes(16), json.dumps({"from": case.version, "to": case_type.version})
    link = Link(
        case.id,
        case.n_events + 1,
        MOVE,
        now,
        None,
        "system",
        case.state,
        state,
        case.version,
        case_type.version,
        content_hash(salt, body),
    )
    head = link_hash(case.head, link)
    connection.execute(
        EVENT.insert().values(
            case_id=case.id,
            seq=link.seq,
            kind=MOVE,
            at=now,
            role=link.role,
            from_state=case.state,
            to_state=state,
            from_version=case.version,
            to_version=case_type.version,
            content_hash=link.content_hash,
            prev=case.head,
            hash=head,
        )
    )
    connection.execute(CONTENT.insert().values(case_id=case.id, seq=link.seq, salt=salt, body=body))
    return head
