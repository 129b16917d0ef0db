"""Which days count.

Three calendars govern an authority's day, and they disagree. ``REGISTRY``: a working day is any day from Monday to
Friday; public holidays count, a last day is never moved (Regulation (EU) 2019/1122 Art. 3(11)). ``EU_1182``: Saturdays,
Sundays and public holidays do not count; the holidays are those of the state where the action is to be taken, here
Norway (Regulation (EEC, Euratom) No 1182/71 Arts 2 and 3). ``NORWEGIAN``: what ends on a Saturday or holiday ends on
the next working day (domstolloven §§ 148-149).

Norway's holidays stand in LOV-1995-02-24-12 § 2, 1 and 17 May in LOV-1947-04-26-1. 24 and 31 December and Easter Eve
are none: days on which an office is closed are data of the installation and never touch the count. Sums are looked up
in two integer tables. A year outside them is an error: a day whose holidays nobody checked is not a legal day.
"""

from __future__ import annotations

from array import array
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from casework.core.text import Source, Text

FIRST_YEAR, LAST_YEAR = 2004, 2064  # emissions trading began in Norway in 2005
_FIRST, _LAST = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
_OSLO = ZoneInfo("Europe/Oslo")
_OUTSIDE = f"The calendars cover {FIRST_YEAR} to {LAST_YEAR}; another year was needed."


class CalendarError(ValueError):
    """A day was needed in a year whose holidays are not in the tables."""


class Holiday(NamedTuple):
    """A public holiday: ``when`` is (month, day) or days after Easter Sunday; in force in the years since-until."""

    title: Text
    when: tuple[int, int] | int
    since: int = FIRST_YEAR
    until: int = LAST_YEAR


HOLIDAYS_OF_NORWAY = (
    Holiday(Text("New Year's Day"), (1, 1)), Holiday(Text("Maundy Thursday"), -3), Holiday(Text("Good Friday"), -2),
    Holiday(Text("Easter Sunday"), 0), Holiday(Text("Easter Monday"), 1), Holiday(Text("Labour Day"), (5, 1)),
    Holiday(Text("Constitution Day"), (5, 17)), Holiday(Text("Ascension Day"), 39), Holiday(Text("Whit Sunday"), 49),
    Holiday(Text("Whit Monday"), 50), Holiday(Text("Christmas Day"), (12, 25)), Holiday(Text("Boxing Day"), (12, 26)),
)  # fmt: skip


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + to_sunday - 7 * ((golden + 11 * epact + 22 * to_sunday) // 451) + 114, 31)
    return date(year, month, day + 1)


def _named(holidays: tuple[Holiday, ...]) -> dict[int, Text]:
    """Day ordinal -> title. Where two fall together (17 May 2027) both are named."""
    found: dict[int, Text] = {}
    for title, when, since, until in holidays:
        for year in range(max(FIRST_YEAR, since), min(LAST_YEAR, until) + 1):
            day = date(year, *when) if isinstance(when, tuple) else easter_sunday(year) + timedelta(when)
            earlier = found.get(day.toordinal())
            found[day.toordinal()] = Text("{one} and {other}", one=earlier, other=title) if earlier else title
    return found


class _Table:
    """``days``: ordinals of the working days in order. ``upto``: from each day how many there are up to and with it."""

    def __init__(self, free: Container[int]) -> None:
        self.days = array("l", (day for day in range(_FIRST, _LAST + 1) if (day - 1) % 7 < 5 and day not in free))
        self.upto = array("l")
        for before, (here, following) in enumerate(pairwise((_FIRST, *self.days, _LAST + 1))):
            self.upto.extend([before] * (following - here))


_HOLIDAYS = _named(HOLIDAYS_OF_NORWAY)
_WEEKDAYS, _WORKDAYS = _Table(()), _Table(_HOLIDAYS)


@dataclass(frozen=True, eq=False)
class Calendar:
    """A way of counting. ``rolls``: whether weeks, months and years that end on a non-day move on by themselves."""

    name: str
    title: Text
    source: Source
    rolls: bool
    _table: _Table = field(repr=False)

    def _count(self, ordinal: int) -> int:
        if not _FIRST <= ordinal <= _LAST:
            raise CalendarError(_OUTSIDE)
        return self._table.upto[ordinal - _FIRST]

    def counts(self, day: date) -> bool:
        """Is it a working day?"""
        place = self._count(day.toordinal())
        return place > 0 and self._table.days[place - 1] == day.toordinal()

    def add(self, day: date, number: int) -> date:
        """The ``number``-th working day after ``day`` (before it, if negative); ``day`` itself never counts."""
        if number == 0:
            return day
        place = self._count(day.toordinal()) + number - 1 if number > 0 else self._count(day.toordinal() - 1) + number
        if not 0 <= place < len(self._table.days):
            raise CalendarError(_OUTSIDE)
        return date.fromordinal(self._table.days[place])

    def between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative if ``end`` lies before ``start``."""
        return self._count(end.toordinal()) - self._count(start.toordinal())

    def roll(self, day: date) -> date:
        """``day``, or the next that is no Saturday, Sunday or holiday (1182/71 Art. 3(4), domstolloven § 149).

        In ``REGISTRY`` too: who asks it to roll asks for the rule of 1182/71 on top of counting Monday to Friday.
        """
        while day.weekday() > 4 or self.holiday(day):
            day += timedelta(1)
        return day

    def holiday(self, day: date) -> Text | None:
        """The public holiday's name, whether or not it counts here."""
        self._count(day.toordinal())
        return _HOLIDAYS.get(day.toordinal())

    def reason(self, day: date) -> Text | None:
        """Why ``day`` does not count: Saturday, Sunday or the holiday's name; ``None`` if it counts."""
        if self.counts(day):
            return None
        return self.holiday(day) or (Text("Saturday") if day.weekday() == 5 else Text("Sunday"))


REGISTRY = Calendar("registry", Text("Monday to Friday, public holidays included"),
                    Source("Regulation (EU) 2019/1122", "Art. 3(11)", 99), False, _WEEKDAYS)  # fmt: skip
EU_1182 = Calendar("eu_1182", Text("Monday to Friday, Norwegian public holidays excepted"),
                   Source("Regulation (EEC, Euratom) No 1182/71", "Art. 2", 97), True, _WORKDAYS)  # fmt: skip
NORWEGIAN = Calendar("norwegian", Text("Norwegian working days"), Source("domstolloven", "§§ 148-149"), True, _WORKDAYS)
CALENDARS = {calendar.name: calendar for calendar in (REGISTRY, EU_1182, NORWEGIAN)}


def legal_day(instant: datetime) -> date:
    """The Europe/Oslo day of an aware instant, where legal days are judged; ``ValueError`` for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("A legal day needs an instant with a time zone.")
    return instant.astimezone(_OSLO).date()


def legal_date(milliseconds: int) -> date:
    """The Europe/Oslo day of an instant in UTC milliseconds."""
    return datetime.fromtimestamp(milliseconds / 1000, _OSLO).date()


def day_begins(day: date) -> int:
    """The first instant of a day in Europe/Oslo, in UTC milliseconds."""
    return int(datetime.combine(day, time(), _OSLO).timestamp() * 1000)
