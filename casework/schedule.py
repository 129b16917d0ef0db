"""What is done by the calendar, found from data (N6).

A duty has a period: the day in Europe/Oslo, or the hour. Its turn is an outbox row under the key
`duty:<name>:<period>`, written by whichever worker comes first, so two workers do it once, a worker that dies leaves
it to the next, and one that fails is tried again and seen. A turn that was missed is not made up for: each duty does
all that is due when it is done, however long nobody looked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import DatabaseError, IntegrityError

from casework.core.calendars import legal_day
from casework.db import db, writing
from casework.models import Outbox
from casework.operations import outbox

OUTBOX = Outbox.__table__


def day(now: int) -> str:
    """`2026-11-21`, the legal day."""
    return legal_day(datetime.fromtimestamp(now / 1000, UTC)).isoformat()


def hour(now: int) -> str:
    """`2026-11-21T20`, in UTC: an hour that comes twice in autumn has two names."""
    return datetime.fromtimestamp(now / 1000, UTC).strftime("%Y-%m-%dT%H")


@dataclass(frozen=True, slots=True)
class Turn:
    """A duty and how its period is named."""

    duty: str
    period: Callable[[int], str]


TURNS: tuple[Turn, ...] = (
    Turn("steps", hour),
    Turn("decisions", day),
    Turn("paused", day),
    Turn("approvals", day),
    Turn("roots", day),
    Turn("drafts", day),
    Turn("sessions", day),
    Turn("counters", hour),
)


def tick(now: int) -> int:
    """Orders the turns that nobody has ordered yet; returns how many. Draining the outbox does them."""
    wanted = {f"duty:{turn.duty}:{turn.period(now)}": turn.duty for turn in TURNS}
    db.session.rollback()
    known = set(db.session.execute(select(OUTBOX.c.key).where(OUTBOX.c.key.in_(wanted))).scalars())
    db.session.rollback()
    return sum(_order(key, duty, now) for key, duty in wanted.items() if key not in known)


def _order(key: str, duty: str, now: int) -> int:
    try:
        with writing() as cx:
            outbox.put(cx, "duty", key, now=now, duty=duty)
    except (IntegrityError, DatabaseError) as refused:
        return _was_first(key, refused)
    return 1


def _was_first(key: str, refused: Any) -> int:
    """Another worker ordered the turn in between; anything else is a fault."""
    known = db.session.execute(select(OUTBOX.c.id).where(OUTBOX.c.key == key)).first()
    db.session.rollback()
    if known is None:
        raise refused
    return 0
