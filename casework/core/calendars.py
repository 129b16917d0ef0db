"""Which days count.

Three calendars govern an authority's day, and they disagree:

* ``REGISTRY``: a working day is any day from Monday to Friday; public holidays count, and a last day is never moved
  (Regulation (EU) 2019/1122 Art. 3(11)).
* ``EU_1182``: Saturdays, Sundays and public holidays do not count; the holidays are those of the state where the action
  is to be taken, here Norway (Regulation (EEC, Euratom) 1182/71 Arts 2 and 3).
* ``NORWEGIAN``: national procedure; a period that ends on a Saturday or holiday ends on the next working day
  (domstolloven §§ 148-149).

Norway's holidays follow LOV-1995-02-24-12 § 2 and LOV-1947-04-26-1. 24 and 31 December and Easter Eve are none: days on
which an office is closed are data of the installation and never touch the count. Sums are looked up in two integer
tables (day -> how many, how many -> day), so a due date costs the same however far away it lies. A year outside the
tables is an error: a date nobody checked the holidays of is not a legal date.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from casework.core.text import Source, Text

FIRST_YEAR, LAST_YEAR = 2004, 2064  # emissions trading began in Norway in 2005
_FIRST, _LAST = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
_OSLO = ZoneInfo("Europe/Oslo")


class YearNotCovered(ValueError):
    """A date was asked for in a year whose holidays are not in the tables."""

    def __init__(self, year: int) -> None:
        super().__init__(f"The calendars cover {FIRST_YEAR} to {LAST_YEAR}; {year} was needed.")
        self.year = year


@dataclass(frozen=True)
class Holiday:
    """A public holiday: on a fixed (month, day), or so many days after Easter Sunday; ``since`` and ``until`` are years."""

    title: Text
    source: Source
    fixed: tuple[int, int] | None = None
    easter: int | None = None
    since: int = FIRST_YEAR
    until: int = LAST_YEAR

    def on(self, year: int) -> date:
        """The day it falls on in ``year``."""
        return date(year, *self.fixed) if self.fixed else easter_sunday(year) + timedelta(self.easter or 0)


_HOLIDAY_ACT = Source("LOV-1995-02-24-12", "§ 2")
_MAY_ACT = Source("LOV-1947-04-26-1", "§ 1")

HOLIDAYS_OF_NORWAY: tuple[Holiday, ...] = (
    Holiday(Text("New Year's Day"), _HOLIDAY_ACT, fixed=(1, 1)),
    Holiday(Text("Maundy Thursday"), _HOLIDAY_ACT, easter=-3),
    Holiday(Text("Good Friday"), _HOLIDAY_ACT, easter=-2),
    Holiday(Text("Easter Sunday"), _HOLIDAY_ACT, easter=0),
    Holiday(Text("Easter Monday"), _HOLIDAY_ACT, easter=1),
    Holiday(Text("Labour Day"), _MAY_ACT, fixed=(5, 1)),
    Holiday(Text("Constitution Day"), _MAY_ACT, fixed=(5, 17)),
    Holiday(Text("Ascension Day"), _HOLIDAY_ACT, easter=39),
    Holiday(Text("Whit Sunday"), _HOLIDAY_ACT, easter=49),
    Holiday(Text("Whit Monday"), _HOLIDAY_ACT, easter=50),
    Holiday(Text("Christmas Day"), _HOLIDAY_ACT, fixed=(12, 25)),
    Holiday(Text("Boxing Day"), _HOLIDAY_ACT, fixed=(12, 26)),
)


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def _named(holidays: tuple[Holiday, ...]) -> dict[int, Text]:
    """Day ordinal -> title, over all covered years. Where two fall together (17 May 2027) both are named."""
    found: dict[int, Text] = {}
    for holiday in holidays:
        for year in range(max(FIRST_YEAR, holiday.since), min(LAST_YEAR, holiday.until) + 1):
            day = holiday.on(year).toordinal()
            earlier = found.get(day)
            found[day] = Text("{one} and {other}", one=earlier, other=holiday.title) if earlier else holiday.title
    return found


@cache
def _tables(holidays: tuple[Holiday, ...]) -> tuple[array[int], array[int]]:
    """(day - _FIRST -> working days up to and including it, place -> ordinal of that working day)."""
    free = _named(holidays)
    days = array("l", (day for day in range(_FIRST, _LAST + 1) if (day - 1) % 7 < 5 and day not in free))
    upto = array("l")
    for before, (here, following) in enumerate(zip((_FIRST, *days), (*days, _LAST + 1), strict=True)):
        upto.extend([before] * (following - here))
    return upto, days


@dataclass(frozen=True, eq=False)
class Calendar:
    """A way of counting days.

    ``rolls``: whether a period of weeks, months or years that ends on a non-day moves to the next working day when its
    deadline says nothing else. ``holidays_count``: whether a public holiday on a weekday is a working day.
    """

    name: str
    title: Text
    source: Source
    holidays: tuple[Holiday, ...] = field(repr=False)
    holidays_count: bool
    rolls: bool
    _upto: array[int] = field(init=False, repr=False)
    _days: array[int] = field(init=False, repr=False)
    _holidays: dict[int, Text] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        upto, days = _tables(() if self.holidays_count else self.holidays)
        object.__setattr__(self, "_upto", upto)
        object.__setattr__(self, "_days", days)
        object.__setattr__(self, "_holidays", _named(self.holidays))

    def _until(self, ordinal: int) -> int:
        """How many working days the table holds up to and including this day."""
        if not _FIRST <= ordinal <= _LAST:
            raise YearNotCovered(date.fromordinal(ordinal).year)
        return self._upto[ordinal - _FIRST]

    def counts(self, day: date) -> bool:
        """Is it a working day?"""
        ordinal = day.toordinal()
        before = self._upto[ordinal - 1 - _FIRST] if ordinal > _FIRST else 0
        return self._until(ordinal) > before

    def add(self, day: date, number: int) -> date:
        """The ``number``-th working day after ``day`` (before it, if negative); ``day`` itself never counts."""
        ordinal = day.toordinal()
        if number == 0:
            return day
        place = self._until(ordinal) + number - 1 if number > 0 else self._until(ordinal - 1) + number
        if not 0 <= place < len(self._days):
            raise YearNotCovered(LAST_YEAR + 1 if number > 0 else FIRST_YEAR - 1)
        return date.fromordinal(self._days[place])

    def between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative if ``end`` lies before ``start``."""
        return self._until(end.toordinal()) - self._until(start.toordinal())

    def roll(self, day: date) -> date:
        """``day``, or the next day that is no Saturday, Sunday or public holiday (1182/71 Art. 3(4), domstolloven § 149).

        In ``REGISTRY`` too: who asks it to roll asks for the rule of 1182/71 on top of Monday-to-Friday counting.
        """
        while day.weekday() > 4 or self.holiday(day) is not None:
            day += timedelta(1)
        return day

    def holiday(self, day: date) -> Text | None:
        """The public holiday's name, whether or not it counts here."""
        ordinal = day.toordinal()
        if not _FIRST <= ordinal <= _LAST:
            raise YearNotCovered(day.year)
        return self._holidays.get(ordinal)

    def reason(self, day: date) -> Text | None:
        """Why ``day`` does not count: Saturday, Sunday or the holiday's name; ``None`` if it counts."""
        if self.counts(day):
            return None
        return self.holiday(day) or (Text("Saturday") if day.weekday() == 5 else Text("Sunday"))


REGISTRY = Calendar("registry", Text("Monday to Friday, public holidays included"),
                    Source("Regulation (EU) 2019/1122", "Art. 3(11)", certainty=99),
                    HOLIDAYS_OF_NORWAY, holidays_count=True, rolls=False)  # fmt: skip
EU_1182 = Calendar("eu_1182", Text("Monday to Friday, Norwegian public holidays excepted"),
                   Source("Regulation (EEC, Euratom) No 1182/71", "Arts 2 and 3", certainty=97),
                   HOLIDAYS_OF_NORWAY, holidays_count=False, rolls=True)  # fmt: skip
NORWEGIAN = Calendar("norwegian", Text("Norwegian working days"),
                     Source("domstolloven", "§§ 148-149"),
                     HOLIDAYS_OF_NORWAY, holidays_count=False, rolls=True)  # fmt: skip

CALENDARS: dict[str, Calendar] = {calendar.name: calendar for calendar in (REGISTRY, EU_1182, NORWEGIAN)}


def legal_day(instant: datetime) -> date:
    """The day of an aware instant in Europe/Oslo, where legal days are judged; a naive one is a ``ValueError``."""
    if instant.tzinfo is None:
        raise ValueError("A legal day needs an instant with a time zone.")
    return instant.astimezone(_OSLO).date()


def office_day(day: date, closed: frozenset[date] = frozenset()) -> date:
    """``day``, or the last day before it on which the office is open: no weekend, no public holiday, not ``closed``."""
    while day in closed or not NORWEGIAN.counts(day):
        day -= timedelta(1)
    return day
