"""The three calendars against an independent library, against counting day by day, and against days one can look up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest

from casework.core.calendars import (
    CALENDARS,
    EU_1182,
    FIRST_YEAR,
    LAST_YEAR,
    NORWEGIAN,
    REGISTRY,
    Calendar,
    CalendarError,
    easter_sunday,
    legal_day,
)

YEARS = range(2024, 2037)
ORACLE = holidays.country_holidays("NO", years=range(2023, 2039), language="en_US")
DAYS = [date(2024, 1, 1) + timedelta(n) for n in range((date(2036, 12, 31) - date(2024, 1, 1)).days + 1)]


def by_the_oracle(calendar: Calendar, day: date) -> bool:
    return day.weekday() < 5 and (calendar is REGISTRY or day not in ORACLE)


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=list(CALENDARS))
def test_every_day_from_2024_to_2036_counts_where_an_independent_library_says_so(calendar: Calendar) -> None:
    assert [day for day in DAYS if calendar.counts(day) is not by_the_oracle(calendar, day)] == []


def test_every_public_holiday_has_the_name_an_independent_library_gives_it() -> None:
    renamed = {"Labor Day": "Labour Day", "Second Day of Christmas": "Boxing Day", "Pentecost": "Whit Sunday",
               "Pentecost Monday": "Whit Monday"}  # fmt: skip
    for day in DAYS:
        ours = EU_1182.holiday(day)
        theirs = {renamed.get(name, name) for name in ORACLE.get(day, "").split("; ") if name}
        assert set(str(ours).split(" and ")) == theirs if theirs else ours is None, day


@pytest.mark.parametrize("calendar", [REGISTRY, EU_1182], ids=["registry", "eu_1182"])
def test_a_sum_from_the_tables_is_the_sum_counted_day_by_day(calendar: Calendar) -> None:
    working = [day for day in (date(2023, 6, 1) + timedelta(n) for n in range(5500)) if by_the_oracle(calendar, day)]
    place = 0
    for day in DAYS:
        while working[place] <= day:
            place += 1
        before = place - (2 if working[place - 1] == day else 1)
        for number in (1, 4, 5, 10, 20, 40, 65):
            assert calendar.add(day, number) == working[place + number - 1]
            assert calendar.add(day, -number) == working[before - number + 1]
            assert calendar.between(day, working[place + number - 1]) == number


def test_no_days_added_is_the_day_itself_and_backwards_counts_negative() -> None:
    assert REGISTRY.add(date(2026, 12, 26), 0) == date(2026, 12, 26)
    assert REGISTRY.between(date(2026, 12, 31), date(2026, 12, 24)) == -5
    assert EU_1182.between(date(2026, 12, 31), date(2026, 12, 24)) == -4


@pytest.mark.parametrize(
    ("day", "rolled"),
    [
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2026, 5, 25), date(2026, 5, 26)),
        (date(2027, 3, 25), date(2027, 3, 30)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 12, 24), date(2026, 12, 24)),
    ],
)
@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=list(CALENDARS))
def test_a_roll_leaves_weekends_and_holidays_behind_and_moves_no_other_day(
    calendar: Calendar, day: date, rolled: date
) -> None:
    assert calendar.roll(day) == rolled


@pytest.mark.parametrize(
    ("day", "reason", "in_registry"),
    [
        (date(2026, 4, 2), "Maundy Thursday", None),
        (date(2026, 5, 14), "Ascension Day", None),
        (date(2027, 5, 17), "Constitution Day and Whit Monday", None),
        (date(2008, 5, 1), "Labour Day and Ascension Day", None),
        (date(2026, 12, 26), "Boxing Day", "Boxing Day"),
        (date(2026, 4, 4), "Saturday", "Saturday"),
        (date(2026, 11, 22), "Sunday", "Sunday"),
        (date(2026, 12, 24), None, None),
        (date(2026, 12, 31), None, None),
    ],
)
def test_a_day_says_why_it_does_not_count(day: date, reason: str | None, in_registry: str | None) -> None:
    for calendar, wanted in ((EU_1182, reason), (NORWEGIAN, reason), (REGISTRY, in_registry)):
        found = calendar.reason(day)
        assert (found and str(found)) == wanted


@pytest.mark.parametrize(
    ("year", "easter"),
    [(2008, (3, 23)), (2011, (4, 24)), (2024, (3, 31)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))],
)
def test_easter_falls_where_the_almanac_has_it(year: int, easter: tuple[int, int]) -> None:
    assert easter_sunday(year) == date(year, *easter)


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=list(CALENDARS))
def test_a_year_nobody_checked_is_an_error_and_never_a_date(calendar: Calendar) -> None:
    for asked in (
        lambda: calendar.counts(date(LAST_YEAR + 1, 1, 1)),
        lambda: calendar.counts(date(FIRST_YEAR - 1, 12, 31)),
        lambda: calendar.add(date(LAST_YEAR, 12, 1), 40),
        lambda: calendar.add(date(FIRST_YEAR, 1, 20), -40),
        lambda: calendar.between(date(2026, 1, 1), date(LAST_YEAR + 1, 1, 1)),
        lambda: calendar.holiday(date(LAST_YEAR + 1, 5, 17)),
        lambda: calendar.reason(date(FIRST_YEAR - 1, 5, 17)),
        lambda: calendar.roll(date(LAST_YEAR + 1, 1, 2)),
    ):
        with pytest.raises(CalendarError, match=f"{FIRST_YEAR} to {LAST_YEAR}"):
            asked()


def test_the_first_and_the_last_covered_day_are_within_the_tables() -> None:
    assert not EU_1182.counts(date(FIRST_YEAR, 1, 1))
    assert EU_1182.add(date(FIRST_YEAR, 1, 1), 1) == date(2004, 1, 2)
    assert REGISTRY.counts(date(LAST_YEAR, 12, 31))
    assert REGISTRY.add(date(LAST_YEAR, 12, 30), 1) == date(LAST_YEAR, 12, 31)


def test_a_legal_day_is_the_day_in_oslo() -> None:
    assert legal_day(datetime(2026, 12, 14, 23, 30, tzinfo=UTC)) == date(2026, 12, 15)
    assert legal_day(datetime(2026, 7, 14, 22, 30, tzinfo=UTC)) == date(2026, 7, 15)
    assert legal_day(datetime(2026, 12, 14, 22, 59, tzinfo=UTC)) == date(2026, 12, 14)
    with pytest.raises(ValueError, match="time zone"):
        legal_day(datetime(2026, 12, 14, 22, 59))  # noqa: DTZ001 - that it is naive is the point
