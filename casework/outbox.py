"""Draining the outbox: work outside the transaction, at least once, each row under a stable key (N2, N4).

A worker leases the oldest row that is due, commits the lease, does the effect, and marks the row done only if the lease
is still its own. A worker that dies leaves a lease that runs out, and the same query finds the row again: there is no
other sweeper. An effect may therefore be done twice, and every one of them is written so that twice is once.

An effect that fails is tried again after a while, at most five minutes later, so that it is done within fifteen minutes
of whatever it needs coming back. After four hours, or at once when trying again cannot help (`Hopeless`), the row is
marked failed with its error, stays where everybody can see it, and is taken up again by `retry`. One clock: the
application's UTC milliseconds.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy import Select, and_, func, or_, select

from casework.db import db, writing
from casework.models import Outbox
from casework.operations import annex_printing, binding, dispatch, duties, members, notices, printing, purging, readings
from casework.operations.acting import By
from casework.ports import doorbell
from casework.ports.outside import EXTENSION, Hopeless, Outside

log = logging.getLogger(__name__)

OUTBOX = Outbox.__table__
LEASE = 300_000
"""Milliseconds a worker has for one effect; the slowest, a long letter on a loaded machine, takes a few seconds."""
PAUSES = (10_000, 30_000, 120_000)
PAUSE = 300_000
ATTEMPTS = 48

Handler = Callable[[Mapping[str, Any], Outside, int], object]
HANDLERS: Mapping[str, Handler] = {
    "print": lambda row, outside, now: printing.print_letter(row["letter_id"], outside=outside, now=now),
    "annex": lambda row, outside, now: annex_printing.print_annex(
        row["case_id"], row["n"], row["language"], outside=outside, now=now),
    "bind": lambda row, outside, now: binding.bind_file(
        row["case_id"], row["n"], row["language"], outside=outside, now=now),
    "dispatch": lambda row, outside, now: dispatch.dispatch_letter(row["letter_id"], outside=outside, now=now),
    "purge": lambda row, outside, now: purging.purge(row, outside=outside, now=now),
    "erase": lambda row, outside, now: outside.storage.erase(row["storage_key"]),
    "invitation": lambda row, outside, now: members.send(row, outside=outside, key=current_app.secret_key, now=now),
    "notice": lambda row, outside, now: notices.notify(row, outside=outside, now=now),
    "reading": lambda row, outside, now: readings.ask_anew(row["case_type"], now),
    "version": lambda row, outside, now: readings.ask_one_anew(row["case_id"], now),
    "duty": lambda row, outside, now: duties.do(row["duty"], now, outside),
    "root": lambda row, outside, now: duties.keep_roots(now, outside, case_id=row["case_id"]),
}


@dataclass(frozen=True, slots=True)
class Leased:
    """A row this worker may work on until `until`."""

    id: int
    kind: str
    key: str
    case_id: int | None
    payload: Mapping[str, Any]
    attempts: int
    token: str
    until: int


@dataclass(frozen=True, slots=True)
class Drained:
    """What one draining did: rows done, tries that failed, results dropped because the lease was lost."""

    done: int = 0
    failed: int = 0
    late: int = 0

    @property
    def worked(self) -> bool:
        return bool(self.done or self.failed or self.late)


def drain(now: int, *, outside: Outside | None = None) -> Drained:
    """Does everything that is due at `now`, as seen from a clock that stands still; rows put meanwhile are done too."""
    return keep_draining(lambda: now, outside=outside)


def keep_draining(
    clock: Callable[[], int], *, outside: Outside | None = None, first: int = 0, limit: int | None = None
) -> Drained:
    """Works until nothing is due, or on `limit` rows; on the row `first` before the others.

    `outside` is the application's own where none is given.
    """
    reach: Outside = outside or current_app.extensions[EXTENSION]
    counts = {"done": 0, "failed": 0, "late": 0}
    while limit is None or sum(counts.values()) < limit:
        row = lease(clock(), only=first) if first else None
        row, first = row or lease(clock()), 0
        if row is None:
            break
        counts[work(row, reach, clock)] += 1
    return Drained(**counts)


def work(row: Leased, outside: Outside, clock: Callable[[], int]) -> str:
    """Does one leased row: `done`, `failed`, or `late` when somebody else has taken it over meanwhile."""
    try:
        HANDLERS[row.kind]({"case_id": row.case_id, **row.payload, "key": row.key}, outside, clock())
    except Exception as error:  # whatever went wrong is kept with the row
        db.session.rollback()
        log.warning("outbox row %s (%s) failed: %s", row.id, row.kind, type(error).__name__)
        return "failed" if failed(row, error, clock()) else "late"
    return "done" if done(row, clock()) else "late"


def due(now: int) -> Select[Any]:
    """Ids of the rows to be worked on now, oldest first; a lease that ran out is due."""
    return (
        select(OUTBOX.c.id)
        .where(OUTBOX.c.done_at.is_(None), OUTBOX.c.failed_at.is_(None), OUTBOX.c.due_at <= now)
        .where(or_(OUTBOX.c.lease_until.is_(None), OUTBOX.c.lease_until <= now))
        .order_by(OUTBOX.c.due_at, OUTBOX.c.id)
        .limit(1)
    )


def lease(now: int, *, only: int = 0) -> Leased | None:
    """Takes the oldest row that is due (or the row `only`, if it is), for LEASE milliseconds; committed before the
    work.
    """
    wanted = due(now).where(OUTBOX.c.id == only) if only else due(now)
    db.session.rollback()
    # A look without a lock first: an idle worker must not stand in line with the writers each second.
    idle = db.session.execute(wanted).first() is None
    db.session.rollback()
    if idle:
        return None
    token = secrets.token_hex(16)
    with writing() as cx:
        row = cx.execute(
            OUTBOX.update()
            .where(OUTBOX.c.id == wanted.with_for_update(skip_locked=True).scalar_subquery())
            .values(lease=token, lease_until=now + LEASE, attempts=OUTBOX.c.attempts + 1)
            .returning(OUTBOX)
        ).first()
    if row is None:
        return None
    return Leased(row.id, row.kind, row.key, row.case_id, row.payload, row.attempts, token, row.lease_until)


def done(row: Leased, now: int) -> bool:
    """Marks the row done; False if the lease was lost, and then nothing is written."""
    return _settle(row, done_at=now, lease=None, lease_until=None, last_error="")


def failed(row: Leased, error: BaseException, now: int) -> bool:
    """Keeps the error and says when to try again, or that nobody will; False if the lease was lost."""
    said = f"{type(error).__name__}: {error}"[:1000]
    if isinstance(error, Hopeless) or row.attempts >= ATTEMPTS:
        return _settle(row, failed_at=now, lease=None, lease_until=None, last_error=said)
    pause = PAUSES[row.attempts - 1] if row.attempts <= len(PAUSES) else PAUSE
    return _settle(row, due_at=now + pause, lease=None, lease_until=None, last_error=said)


def _settle(row: Leased, **values: Any) -> bool:
    with writing() as cx:
        mine = and_(OUTBOX.c.id == row.id, OUTBOX.c.lease == row.token, OUTBOX.c.attempts == row.attempts)
        return bool(cx.execute(OUTBOX.update().where(mine, OUTBOX.c.done_at.is_(None)).values(**values)).rowcount)


def retry(outbox_id: int, now: int, *, by: By) -> bool:
    """Takes up a row that was given up, or waits for its next try; False for one that is done or under way.

    Who did so stands in the row. It is no event of the case: that would undo what waits there for a second signature.
    """
    with writing() as cx:
        idle = or_(OUTBOX.c.lease_until.is_(None), OUTBOX.c.lease_until <= now)
        undone = and_(OUTBOX.c.id == outbox_id, OUTBOX.c.done_at.is_(None), idle)
        again = {"failed_at": None, "attempts": 0, "due_at": now, "lease": None, "lease_until": None}
        who = {"retried_by": by.person_id, "retried_at": now}
        taken_up = bool(cx.execute(OUTBOX.update().where(undone).values(**again, **who)).rowcount)
    if taken_up:
        log.info("outbox row %s taken up again by person %s", outbox_id, by.person_id)
        doorbell.ring()
    return taken_up


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits: undone rows, those that were tried in vain, those given up, and the age of the oldest in ms."""

    waiting: int
    troubled: int
    failed: int
    oldest: int


def backlog(now: int) -> Backlog:
    """The state of the outbox, for people who look after the service."""
    undone = and_(OUTBOX.c.done_at.is_(None), OUTBOX.c.failed_at.is_(None))
    row = db.session.execute(
        select(
            func.count().filter(undone).label("waiting"),
            func.count().filter(undone, OUTBOX.c.last_error != "").label("troubled"),
            func.count().filter(OUTBOX.c.failed_at.is_not(None), OUTBOX.c.done_at.is_(None)).label("failed"),
            func.min(OUTBOX.c.created_at).filter(undone).label("oldest"),
        )
    ).one()
    return Backlog(row.waiting, row.troubled, row.failed, now - row.oldest if row.oldest else 0)
