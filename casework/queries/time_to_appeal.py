"""How the time to appeal stands in a case that has decided: its clocks, what was asked for in it, and what we answered.

The steps that ask and answer are records (`workflows.time_to_appeal`); what they were told is read from them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, func, select

from casework.core.calendars import legal_date
from casework.models import Clock, Decision, Dispatch, Event, EventContent, Letter
from casework.workflows.application.deadlines import APPEAL as TO_APPEAL
from casework.workflows.time_to_appeal import ANSWERS, ASK_TIME, RECORDED, Limit

CLOCK, DECISION, DISPATCH, EVENT = Clock.__table__, Decision.__table__, Dispatch.__table__, Event.__table__
CONTENT, LETTER = EventContent.__table__, Letter.__table__
CASE_ID, SEQ = bindparam("case_id", type_=Integer), bindparam("seq", type_=Integer)
CLOCKS = select(CLOCK).where(CLOCK.c.case_id == CASE_ID, CLOCK.c.name == TO_APPEAL.name).order_by(CLOCK.c.id.desc())
LAST = select(func.max(DECISION.c.event_seq)).where(DECISION.c.case_id == CASE_ID)
SINCE = (
    select(EVENT.c.seq, EVENT.c.kind, EVENT.c.at, CONTENT.c.body)
    .join(CONTENT, (CONTENT.c.case_id == EVENT.c.case_id) & (CONTENT.c.seq == EVENT.c.seq))
    .where(EVENT.c.case_id == CASE_ID, EVENT.c.seq > SEQ, EVENT.c.kind.in_(RECORDED)).order_by(EVENT.c.seq)
)  # fmt: skip
ARRIVED = (
    select(func.max(DISPATCH.c.arrived_on)).join(LETTER, LETTER.c.id == DISPATCH.c.letter_id)
    .where(LETTER.c.case_id == CASE_ID, LETTER.c.event_seq == SEQ)
)  # fmt: skip


def limit_of(cx: Connection, case_id: int, seq: int | None = None) -> Limit | None:
    """The time to appeal what a case decided last (at event `seq`, where that is known); None where none was started,
    or it was stopped.
    """
    clock = cx.execute(CLOCKS, {"case_id": case_id}).first()
    seq = seq or cx.execute(LAST, {"case_id": case_id}).scalar()
    if clock is None or clock.state == "stopped" or not seq:
        return None
    asked = {row.kind.removeprefix("record:"): _told(row) for row in _waiting(cx, case_id, seq)}
    return Limit(clock.lenient_due, clock.state == "paused", asked)


def _waiting(cx: Connection, case_id: int, seq: int) -> list[Any]:
    """What was asked for and is not answered, oldest first."""
    rows = cx.execute(SINCE, {"case_id": case_id, "seq": seq}).all()
    return [row for n, row in enumerate(rows) if (answers := ANSWERS.get(row.kind.removeprefix("record:")))
            and not any(later.kind.removeprefix("record:") in answers for later in rows[n:])]  # fmt: skip


def reasons_since(cx: Connection, case_id: int, seq: int) -> tuple[tuple[date, date | None], ...]:
    """(asked for on, arrived on) of the reasons for what was decided at an event; None: not yet."""
    found: list[tuple[date, date | None]] = []
    for row in cx.execute(SINCE, {"case_id": case_id, "seq": seq}).all():
        name = row.kind.removeprefix("record:")
        if name == "give_reasons" and found:
            arrived = cx.execute(ARRIVED, {"case_id": case_id, "seq": row.seq}).scalar()
            found[-1] = (found[-1][0], arrived or legal_date(row.at))
        elif name in ANSWERS and name != ASK_TIME.name:
            told = _told(row).get("asked_on")
            found.append((date.fromisoformat(told) if told else legal_date(row.at), None))
    return tuple(found)


def clocks_since(cx: Connection, case_id: int, seq: int, happenings: Any) -> list[tuple[Any, Sequence[Any]]]:
    """(clock, what happened to it) of the times to appeal what was decided at an event, oldest first; the newest of
    the case where none began with it. `happenings`: the statement that reads them by `clock_id`.
    """
    clocks = [(clock, cx.execute(happenings, {"clock_id": clock.id}).all())
              for clock in cx.execute(CLOCKS, {"case_id": case_id}).all()]  # fmt: skip
    own = [(clock, happened) for clock, happened in clocks if happened and (happened[0].case_event or 0) >= seq]
    return own[::-1] or clocks[:1]


def _told(row: Any) -> dict[str, Any]:
    return dict(json.loads(row.body)) if row.body else {}
