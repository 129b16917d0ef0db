"""What falls due with time, found from data: nothing is missed because a scheduler was down (N6).

Steps of SYSTEM are taken through the one verb, like anybody's. A reminder (a letter, and the case stays where it is) is
due some days before the last day of what the state waits for, once for each last day. Any other step of SYSTEM is due
as soon as its guards say nothing. Decisions whose time to appeal has run out, and that nobody contests,
become final also where the case is closed already; that is no step, but it is recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from casework.core import machine
from casework.core.case_type import Actor, CaseType, Step
from casework.core.clocks import Happening
from casework.core.effects import SendLetter
from casework.core.machine import StepRefused
from casework.db import writing
from casework.models import Case, Clock, Decision, Event
from casework.operations import clocks, contesting, purging, seals
from casework.operations.acting import SYSTEM, Stale, legal_date
from casework.operations.steps import locked, note_event, take_step
from casework.queries.appeals import CONTESTING
from casework.queries.facts import subject_of
from casework.workflows import CASE_TYPES
from casework.workflows.appeals import UNSETTLED

CASES, CLOCK, EVENT = Case.__table__, Clock.__table__, Event.__table__
DECISION = Decision.__table__
REMIND_BEFORE = timedelta(days=5)
"""Own rule: a reminder reaches the party while there is still time to answer."""
SHORTEST = timedelta(days=9)
"""A request with less time than this is not reminded of."""


class Some(Exception):
    """Some of what was due could not be done; the rest was."""


def each(found: list[int], do: Callable[[int], object]) -> int:
    """Does it for every case, each in its own transaction; one that fails keeps none of the others back."""
    faults, done = [], 0
    for case_id in found:
        try:
            do(case_id)
            done += 1
        except Exception as fault:  # told at the end, with all the others
            faults.append(f"case {case_id}: {type(fault).__name__}: {fault}")
    if faults:
        raise Some("; ".join(faults))
    return done


def take_due_steps(now: int) -> int:
    """Takes every step of SYSTEM that is due; returns how many."""
    taken = 0
    for case_type in CASE_TYPES.values():
        for step in _of_the_service(case_type):
            with writing() as cx:
                found = list(_due(cx, case_type, step, now))
            seen = dict(found)
            taken += each(list(seen), partial(_take, step.name, seen, now))
    return taken


def _take(name: str, seen: dict[int, int], now: int, case_id: int) -> None:
    take_step(case_id, name, by=SYSTEM, now=now, seen=seen[case_id])


def take_due_step(case_id: int, now: int) -> None:
    """Takes the step of SYSTEM that is due in a case, if one is, at once and not with the next round. Stale where the
    step is refused after all.
    """
    with writing() as cx:
        case = locked(cx, case_id)
        case_type = CASE_TYPES[case.type]
        due = (step for step in _of_the_service(case_type) if _is_due(cx, case_type, case, step, now))
        if (step := next(due, None)) is not None:
            try:
                take_step(case_id, step.name, by=SYSTEM, now=now, seen=case.n_events)
            except StepRefused:
                raise Stale from None


def is_due(case_id: int, name: str, now: int) -> bool:
    """Would the schedule take this step of the case now?"""
    with writing() as cx:
        case = cx.execute(select(CASES).where(CASES.c.id == case_id)).one()
        case_type = CASE_TYPES[case.type]
        return _is_due(cx, case_type, case, case_type.step(name), now)


def _of_the_service(case_type: CaseType) -> Iterator[Step]:
    return (step for step in case_type.steps if step.by == (Actor.SYSTEM,))


def _due(cx: Connection, case_type: CaseType, step: Step, now: int) -> Iterator[tuple[int, int]]:
    """(case, number of its events) of each case in which the step is due."""
    sources = [state.name for state in step.sources]
    rows = cx.execute(
        select(CASES).where(CASES.c.type == case_type.name, CASES.c.state.in_(sources), CASES.c.closed_at.is_(None))
    )
    return ((case.id, case.n_events) for case in rows.all() if _is_due(cx, case_type, case, step, now))


def _is_due(cx: Connection, case_type: CaseType, case: Any, step: Step, now: int) -> bool:
    if case.closed_at is not None or case.state not in {state.name for state in step.sources}:
        return False
    reminds = step.target is None and any(isinstance(effect, SendLetter) for effect in step.effects)
    if reminds and not _to_be_reminded(cx, case_type, case, step, now):
        return False
    return not machine.refusals(step, subject_of(cx, case_type, case, SYSTEM, legal_date(now)))


def _to_be_reminded(cx: Connection, case_type: CaseType, case: Any, step: Step, now: int) -> bool:
    today, name = legal_date(now), case_type.state(case.state).waits_on
    for clock in clocks.running(cx, case.id):
        if clock.name != name or clock.state != "running":
            continue
        happened = clocks.events_of(cx, clock.id)
        set_at = max(row.case_event or 0 for row in happened if row.kind in ("start", "extend"))
        given_on = max(row.on for row in happened if row.kind in ("start", "extend"))
        reminded = cx.execute(
            select(EVENT.c.seq).where(EVENT.c.case_id == case.id, EVENT.c.kind == step.name, EVENT.c.seq > set_at)
        ).first()
        near = today <= clock.lenient_due <= today + REMIND_BEFORE
        return near and reminded is None and clock.lenient_due - given_on >= SHORTEST
    return False


def settle_decisions(now: int) -> int:
    """Makes decisions final whose time to appeal has run out although their case is closed (an approval); recorded
    there.
    """
    today = legal_date(now)
    unsettled = select(DECISION.c.case_id).where(DECISION.c.standing.in_(UNSETTLED))
    with writing() as cx:
        found = cx.execute(
            select(CLOCK.c.case_id, CLOCK.c.name, CASES.c.type)
            .join(CASES, CASES.c.id == CLOCK.c.case_id)
            .where(CASES.c.closed_at.is_not(None), CLOCK.c.case_id.in_(unsettled), CLOCK.c.case_id.not_in(CONTESTING))
            .where(CLOCK.c.state == "running", CLOCK.c.lenient_due < today)
            .order_by(CLOCK.c.case_id)
        ).all()
    names = {row.case_id: row.name for row in found if _runs_from_decision(CASE_TYPES[row.type], row.name)}
    return each(list(names), lambda case_id: _settle(case_id, names[case_id], now))


def _runs_from_decision(case_type: CaseType, clock: str) -> bool:
    return case_type.deadline(clock).runs_from == "decision_arrived_on"


def _settle(case_id: int, clock: str, now: int) -> None:
    today = legal_date(now)
    with writing() as cx:
        case = locked(cx, case_id)
        open_still = cx.execute(
            select(DECISION.c.id).where(DECISION.c.case_id == case_id, DECISION.c.standing.in_(UNSETTLED))
        ).first()
        if open_still is None:
            return
        clocks.happen(
            cx, CASE_TYPES[case.type], case_id, clock, Happening.STOP, on=today, now=now, seq=case.n_events + 1
        )
        contesting.settle(cx, case_id, "final")
        purging.order(cx, case, "refused_final", now=now)
        due = clocks.next_due(cx, case_id)
        note_event(cx, case, "final", by=SYSTEM, now=now, body={"clock": clock}, **due)


def replay_paused(now: int) -> int:
    """Clocks that stand still move their end a day each day: stored ends are brought in line with the replay."""
    with writing() as cx:
        found = cx.execute(
            select(CLOCK.c.case_id).join(CASES, CASES.c.id == CLOCK.c.case_id)
            .where(CLOCK.c.state == "paused", CASES.c.closed_at.is_(None)).distinct().order_by(CLOCK.c.case_id)
        ).scalars().all()  # fmt: skip
    return each(list(found), lambda case_id: _replay(case_id, now))


def _replay(case_id: int, now: int) -> None:
    with writing() as cx:
        case = locked(cx, case_id)
        for clock in clocks.running(cx, case_id):
            if clock.state == "paused":
                known = clocks.events_of(cx, clock.id)
                reckoning = clocks.reckon(CASE_TYPES[case.type], clock, known, legal_date(now))
                clocks.settle(cx, clock, reckoning)
        seals.stamp(cx, case, clocks.next_due(cx, case_id))
