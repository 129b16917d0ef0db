"""Who does it, and when: the two arguments every verb takes."""

from __future__ import annotations

from datetime import UTC, date, datetime

from casework.core.calendars import legal_day
from casework.core.case_type import Actor
from casework.queries.access import By, NotThere

__all__ = ["SYSTEM", "By", "NotThere", "Stale", "legal_date"]


SYSTEM = By(None, frozenset({Actor.SYSTEM}))


def legal_date(now: int) -> date:
    """The Europe/Oslo day of an instant in UTC milliseconds."""
    return legal_day(datetime.fromtimestamp(now / 1000, UTC))


class Stale(Exception):
    """Somebody else has changed it in the meantime; nothing was done."""
