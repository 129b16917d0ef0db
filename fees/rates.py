"""Rates that hold from a day, or for a year, each with the place in the law that it comes from.

Whoever asks for a day or a year that a table does not hold is told which table must be loaded. The last known rate is
never used instead: a fee under a rate that nobody set is no fee.

Nine classes for work on permits are the law of forurensningsforskriften § 39-4; loaded are the years that we read. The
rate per hour for monitoring plans of ships (klimakvoteforskriften § 9-3) was not found in any act, so none stands here:
whoever charges by it brings `Rates` of their own and says where they come from.

>>> CLASS_RATES.amount(2019, 6)
Money('32800', NOK)
>>> CLASS_RATES.amount(2026, 6)
Traceback (most recent call last):
fees.faults.NotLoaded: The table class rates (§ 39-4) holds nothing for 2026: it must be loaded.
>>> hourly = Rates("rate per hour", (Rate.of_year(2026, nok(1640), Source("decision of the authority", "2026", 50)),))
>>> hourly.on(date(2026, 3, 12)).value
Money('1640', NOK)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from fees.faults import CannotReckon, Fault, NotLoaded
from fees.money import Money, nok

T = TypeVar("T")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure stands: the act and the place in it; `certainty` in per cent of how sure we are of it."""

    act: str
    place: str = ""
    certainty: int = 100
    note: str = ""

    def __str__(self) -> str:
        return f"{self.act} {self.place}".strip()


@dataclass(frozen=True, slots=True)
class Rate(Generic[T]):
    """What holds from a day through another; without a last day, until the next rate of its table."""

    value: T
    since: date
    source: Source
    until: date | None = None

    @classmethod
    def of_year(cls, year: int, value: T, source: Source) -> Rate[T]:
        return cls(value, date(year, 1, 1), source, date(year, 12, 31))

    @classmethod
    def of_half(cls, year: int, half: int, value: T, source: Source) -> Rate[T]:
        """For rates that are set on 1 January and 1 July."""
        days = ((1, 1), (6, 30)) if half == 1 else ((7, 1), (12, 31))
        return cls(value, date(year, *days[0]), source, date(year, *days[1]))


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """Days from `start` up to `end`, which is not one of them, that share a rate; none where no rate is loaded."""

    start: date
    end: date
    rate: Rate[T] | None

    @property
    def days(self) -> int:
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Rates(Generic[T]):
    """Rates in the order of their days. `name` is said where one is missing."""

    name: str
    rates: tuple[Rate[T], ...] = ()

    def __post_init__(self) -> None:
        for earlier, later in zip(self.rates, self.rates[1:], strict=False):
            if later.since <= max(earlier.since, earlier.until or earlier.since):
                raise CannotReckon(Fault("overlapping_rates", {"table": self.name, "day": later.since.isoformat()}))

    def on(self, day: date) -> Rate[T]:
        """The rate of that day; NotLoaded where there is none."""
        found = self.known_on(day)
        if found is None:
            raise NotLoaded(self.name, day.isoformat())
        return found

    def spans(self, start: date, end: date) -> Iterator[Span[T]]:
        """The days from `start` up to `end`, cut where the rate changes, begins to be known or ends.

        >>> halves = Rates("toy", (Rate.of_half(2026, 1, nok(1), Source("toy")),))
        >>> [(span.days, span.rate and span.rate.value) for span in halves.spans(date(2026, 6, 21), date(2026, 7, 4))]
        [(10, Money('1', NOK)), (3, None)]
        """
        cuts = {rate.since for rate in self.rates} | {_day_after(rate.until) for rate in self.rates if rate.until}
        inner = sorted(cut for cut in cuts if start < cut < end)
        for first, last in zip([start, *inner], [*inner, end], strict=True):
            if first < last:
                yield Span(first, last, self.known_on(first))

    def known_on(self, day: date) -> Rate[T] | None:
        """The rate of that day; None where there is none."""
        found = next((rate for rate in reversed(self.rates) if rate.since <= day), None)
        return None if found is None or (found.until is not None and found.until < day) else found


def _day_after(day: date) -> date:
    return day + _DAY if day < date.max else day


@dataclass(frozen=True, slots=True)
class ClassRates:
    """Amounts by year and class: the class follows the use of resources, not the hours one by one."""

    name: str
    years: Mapping[int, Mapping[int, Money]]
    source: Source

    def amount(self, year: int, number: int) -> Money:
        """The amount of the class in the year; NotLoaded where the table holds none."""
        if year not in self.years:
            raise NotLoaded(self.name, str(year))
        if number not in self.years[year]:
            raise NotLoaded(self.name, f"class {number} of {year}")
        return self.years[year][number]


MAIN_YEAR = Source("forurensningsforskriften", "§ 39-3 (3)", 95)


def rate_year(minutes: Mapping[int, int]) -> int:
    """The year whose rates hold, from the minutes of each: the one in which most of the work was done (MAIN_YEAR).

    >>> rate_year({2018: 300, 2019: 915})
    2019
    """
    most = max(minutes.values(), default=0)
    if most <= 0:
        raise CannotReckon(Fault("no_minutes"))
    years = sorted(year for year, worked in minutes.items() if worked == most)
    if len(years) > 1:
        raise CannotReckon(Fault("no_main_year", {"years": ", ".join(map(str, years))}))
    return years[0]


_CLASSES = {
    1: (196_900, 262_500, 328_100), 2: (157_200, 193_500, 229_700), 3: (112_500, 138_300, 164_000),
    4: (70_100, 84_300, 98_400), 5: (36_200, 50_900, 65_600), 6: (19_700, 26_200, 32_800),
    7: (9_300, 12_800, 16_400), 8: (5_900, 7_800, 9_800), 9: (4_000, 5_300, 6_600),
}  # fmt: skip
CLASS_RATES = ClassRates(
    "class rates (§ 39-4)",
    {year: {number: nok(amounts[place]) for number, amounts in _CLASSES.items()}
     for place, year in enumerate((2017, 2018, 2019))},
    Source("forurensningsforskriften", "§ 39-4", 85, "FOR-2016-11-04-1340: new and changed permits"))  # fmt: skip
