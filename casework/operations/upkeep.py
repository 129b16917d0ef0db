"""Upkeep: counters folded, sessions and drafts that nobody needs any more deleted.

A draft that nobody has touched for a year is deleted with its files (GDPR article 5: no longer than necessary); its
writers are told two weeks before. It never reached the authority and has no record, so nothing is left of it but the
storage's order to erase.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from casework.core.text import Text
from casework.db import writing
from casework.models import (
    Case,
    CaseAbout,
    CaseParty,
    Clock,
    ClockEvent,
    Counter,
    CounterDelta,
    DocumentFile,
    DraftSection,
    FindingRow,
    Outbox,
    Session,
)
from casework.operations import outbox
from casework.operations.due import each
from casework.operations.steps import locked

DAY = 86_400_000
KEPT = 365 * DAY
TOLD = 14 * DAY
SESSION_KEPT = 2 * DAY
FOLD = 1000
GOES = Text("A draft that nobody has changed for almost a year will be deleted in two weeks.")

CASES, DRAFT, DOCUMENT, OUTBOX = Case.__table__, DraftSection.__table__, DocumentFile.__table__, Outbox.__table__
COUNTER, DELTA, CLOCK, SESSION = Counter.__table__, CounterDelta.__table__, Clock.__table__, Session.__table__


def fold_counters(_now: int) -> int:
    """Adds the newest changes to the counters and forgets them; returns how many. What is summed is what is deleted."""
    folded = 0
    while part := _fold():
        folded += part
    return folded


def _fold() -> int:
    with writing() as cx:
        # Ordered and skipping what another folds: two at once neither deadlock nor count twice.
        ids = (
            cx.execute(select(DELTA.c.id).order_by(DELTA.c.id).limit(FOLD).with_for_update(skip_locked=True))
            .scalars()
            .all()
        )
        gone = cx.execute(DELTA.delete().where(DELTA.c.id.in_(ids)).returning(DELTA)).all() if ids else []
        sums: dict[tuple[str, str, str], int] = {}
        for row in gone:
            key = (row.authority, row.type, row.phase)
            sums[key] = sums.get(key, 0) + row.n
        for authority, name, phase in sorted(sums):
            mine = (COUNTER.c.authority == authority) & (COUNTER.c.type == name) & (COUNTER.c.phase == phase)
            n = sums[authority, name, phase]
            if not cx.execute(COUNTER.update().where(mine).values(n=COUNTER.c.n + n)).rowcount:
                cx.execute(COUNTER.insert().values(authority=authority, type=name, phase=phase, n=n))
    return len(gone)


def forget_sessions(now: int) -> int:
    """Deletes sessions that ended long ago."""
    with writing() as cx:
        return int(cx.execute(SESSION.delete().where(SESSION.c.created_at < now - SESSION_KEPT)).rowcount)


def discard_drafts(now: int) -> int:
    """Tells about drafts that are about to go, and deletes those whose year is over; returns how many were deleted."""
    touched = func.coalesce(func.max(DRAFT.c.saved_at), CASES.c.created_at)
    with writing() as cx:
        rows = cx.execute(
            select(CASES.c.id, touched.label("touched"))
            .outerjoin(DRAFT, DRAFT.c.case_id == CASES.c.id)
            .where(CASES.c.n_events == 0, CASES.c.year.is_(None))
            .group_by(CASES.c.id, CASES.c.created_at)
            .having(touched < now - KEPT + TOLD)
        ).all()
        for row in rows:
            key = f"notice:draft:{row.id}:{row.touched}"
            if cx.execute(select(OUTBOX.c.id).where(OUTBOX.c.key == key)).first() is None:
                _tell(cx, row.id, key, now)
    return each([row.id for row in rows if row.touched < now - KEPT], lambda case_id: _discard(case_id, now))


def _tell(cx: Connection, case_id: int, key: str, now: int) -> None:
    party_id = cx.execute(select(CASES.c.party_id).where(CASES.c.id == case_id)).scalar_one()
    outbox.put(cx, "notice", key, now=now, notice=GOES.as_json(), party_id=party_id, draft_id=case_id)


def _discard(case_id: int, now: int) -> None:
    with writing() as cx:
        case: Any = locked(cx, case_id)
        if case.n_events or case.year:
            return
        saved = cx.execute(select(func.max(DRAFT.c.saved_at)).where(DRAFT.c.case_id == case_id)).scalar()
        if (saved or case.created_at) >= now - KEPT:
            return
        for key in cx.execute(select(DOCUMENT.c.storage_key).where(DOCUMENT.c.case_id == case_id)).scalars().all():
            outbox.put(cx, "erase", f"erase:{key}", now=now, storage_key=key)
        clock_ids = select(CLOCK.c.id).where(CLOCK.c.case_id == case_id)
        cx.execute(ClockEvent.__table__.delete().where(ClockEvent.clock_id.in_(clock_ids)))
        for model in (Clock, DraftSection, FindingRow, DocumentFile, CaseAbout, CaseParty):
            cx.execute(model.__table__.delete().where(model.__table__.c.case_id == case_id))
        cx.execute(CASES.delete().where(CASES.c.id == case_id))
