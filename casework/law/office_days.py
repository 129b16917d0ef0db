"""Days on which a Norwegian office is closed though the law counts them.

24 and 31 December are no public holidays and count in every calendar, but nobody is there to act; a clock of our own
that ends then shows the last office day before as "act by". Easter Eve is always a Saturday and needs no row. The list
is the default of an installation, which may put its own days in its place.
"""

from __future__ import annotations

from datetime import date, timedelta

from casework.core.calendars import FIRST_YEAR, LAST_YEAR, NORWEGIAN
from casework.core.text import Source, Text
from casework.law.versions import Table, Version

_EVES = ((12, 24), (12, 31))

OFFICE_CLOSED: frozenset[date] = frozenset(
    date(year, month, day) for year in range(FIRST_YEAR, LAST_YEAR + 1) for month, day in _EVES
)

OFFICE_DAYS = Table(
    "office_days", Text("Days on which the office is closed"),
    (Version("1", date(FIRST_YEAR, 1, 1), Source("The house’s own rule", "")),))


def office_day(day: date, closed: frozenset[date] = OFFICE_CLOSED) -> date:
    """``day``, or the last before it on which the office is open: a Norwegian working day not among ``closed``."""
    while day in closed or not NORWEGIAN.counts(day):
        day -= timedelta(1)
    return day
