"""Clocks of a case as rows: each is the list of what happened to it, replayed by `law.replay`.

What is stored of due dates is only what worklists sort by; it is replayed whenever something happens to the clock. A
clock that runs keeps the rule and the facts with which it started.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from casework.core.case_type import CaseType
from casework.core.clocks import ClockEvent, Happening
from casework.law.replay import replay
from casework.models import Case, Clock
from casework.models import ClockEvent as Row
from casework.models.case import FAR
from casework.operations import seals
from casework.queries.clocks import days_of, event_of, facts_of, reckon

__all__ = ["days_of", "event_of", "events_of", "facts_of", "happen", "next_due", "reckon", "running", "settle", "start"]

CLOCK, EVENT = Clock.__table__, Row.__table__
OF_CASE = select(CLOCK).where(CLOCK.c.case_id == bindparam("case_id")).order_by(CLOCK.c.id)
OF_CLOCK = select(EVENT).where(EVENT.c.clock_id == bindparam("clock_id")).order_by(EVENT.c.seq)


def running(cx: Connection, case_id: int) -> list[Any]:
    """All clocks of a case, the stopped ones too, oldest first."""
    return list(cx.execute(OF_CASE, {"case_id": case_id}))


def events_of(cx: Connection, clock_id: int) -> list[Any]:
    return list(cx.execute(OF_CLOCK, {"clock_id": clock_id}))


def start(
    cx: Connection,
    case_type: CaseType,
    case_id: int,
    name: str,
    *,
    on: date,
    facts: Mapping[str, date | None],
    now: int,
    until: date | None = None,
    seq: int | None = None,
    document: str = "",
) -> None:
    """Starts the clock from the fact its deadline names; one that is already alive is left alone. Without the fact:
    not started.
    """
    alive = [row for row in running(cx, case_id) if row.name == name and row.state != "stopped"]
    deadline = case_type.deadline(name)
    trigger = facts.get(deadline.runs_from)
    if alive or trigger is None:
        return
    known = {key: value for key, value in facts.items() if value is not None}
    reckoning = replay(deadline, [ClockEvent(Happening.START, on, trigger=trigger, until=until)], today=on, facts=known)
    clock = seals.add(
        cx,
        CLOCK,
        case_id=case_id,
        name=name,
        owner=str(deadline.owner),
        rule={key: value.isoformat() for key, value in known.items()},
        state="running",
        strict_due=reckoning.strict_due,
        lenient_due=reckoning.lenient_due or reckoning.strict_due,
    )
    data = {"trigger": trigger.isoformat(), **({"until": until.isoformat()} if until else {})}
    happened = {"kind": "start", "on": on, "data": data, "case_event": seq, "document": document, "at": now}
    seals.add(cx, EVENT, of=case_id, clock_id=clock.id, seq=1, **happened)


def happen(
    cx: Connection,
    case_type: CaseType,
    case_id: int,
    name: str,
    kind: Happening,
    *,
    on: date,
    now: int,
    seq: int | None = None,
    document: str = "",
    **data: str,
) -> None:
    """Something happens to a living clock of the case; nothing, where there is none or it makes no difference."""
    for clock in running(cx, case_id):
        if clock.name != name or clock.state == "stopped":
            continue
        if (kind is Happening.RESUME) != (clock.state == "paused") and kind in (Happening.RESUME, Happening.PAUSE):
            continue
        events = events_of(cx, clock.id)
        n = len(events) + 1
        happened = {"on": on, "data": dict(data), "case_event": seq, "document": document, "at": now}
        seals.add(cx, EVENT, of=case_id, clock_id=clock.id, seq=n, kind=str(kind), **happened)
        settle(cx, clock, reckon(case_type, clock, events_of(cx, clock.id), on))


def settle(cx: Connection, clock: Any, reckoning: Any) -> None:
    """Brings what is stored of a clock in line with its replay."""
    seals.change(
        cx,
        CLOCK,
        {"id": clock.id},
        state=str(reckoning.state),
        strict_due=reckoning.strict_due,
        lenient_due=reckoning.lenient_due or reckoning.strict_due,
    )


def next_due(cx: Connection, case_id: int) -> dict[str, Any]:
    """What the worklist sorts by: our own earliest end (strict); a party's (lenient) only where none of ours runs."""
    alive = [row for row in running(cx, case_id) if row.state == "running"]
    ours = [(row.strict_due, row.name, row.owner) for row in alive if row.owner == "authority"]
    theirs = [(row.lenient_due, row.name, row.owner) for row in alive if row.owner != "authority"]
    due, name, owner = min(ours or theirs, default=(FAR, None, None))
    return {Case.due.key: due, Case.due_clock.key: name, Case.due_owner.key: owner}
