"""Who does it, and when: the two arguments every verb takes."""

from __future__ import annotations

from casework.core.calendars import legal_date
from casework.core.case_type import Actor
from casework.queries.access import By, NotThere

__all__ = ["SYSTEM", "By", "NotThere", "Stale", "legal_date"]


SYSTEM = By(None, frozenset({Actor.SYSTEM}))


class Stale(Exception):
    """Somebody else has changed it in the meantime; nothing was done."""
