"""Where a length that runs from a day ends, in each calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.calendars import EU_1182, NORWEGIAN, REGISTRY, Calendar
from casework.core.periods import (
    AMOUNTS,
    Amount,
    Months,
    Roll,
    Weeks,
    WorkingDays,
    Years,
    advance,
    due_date,
)

COVERED = st.dates(date(2024, 1, 1), date(2036, 12, 31))


@pytest.mark.parametrize(
    ("trigger", "number", "monday_to_friday", "without_holidays"),
    [
        ("2024-01-31", 40, "2024-03-27", "2024-03-27"),
        ("2024-02-01", 40, "2024-03-28", "2024-04-02"),
        ("2026-03-02", 65, "2026-06-01", "2026-06-09"),
        ("2026-03-30", 20, "2026-04-27", "2026-04-30"),
        ("2026-05-11", 10, "2026-05-25", "2026-05-27"),
        ("2026-12-14", 20, "2027-01-11", "2027-01-13"),
        ("2026-11-23", 20, "2026-12-21", "2026-12-21"),
        ("2026-11-23", 40, "2027-01-18", "2027-01-20"),
        ("2026-11-23", 65, "2027-02-22", "2027-02-24"),
        ("2026-04-01", 4, "2026-04-07", "2026-04-10"),
    ],
)
def test_working_days_end_where_the_computed_examples_say(
    trigger: str, number: int, monday_to_friday: str, without_holidays: str
) -> None:
    day, amount = date.fromisoformat(trigger), WorkingDays(number)
    assert due_date(day, amount, REGISTRY).isoformat() == monday_to_friday
    assert due_date(day, amount, EU_1182).isoformat() == without_holidays
    assert due_date(day, amount, NORWEGIAN).isoformat() == without_holidays


@pytest.mark.parametrize(
    ("trigger", "amount", "unrolled", "rolled"),
    [
        ("2026-11-30", Months(3), "2027-02-28", "2027-03-01"),
        ("2026-11-30", Months(4), "2027-03-30", "2027-03-30"),
        ("2026-02-14", Months(3), "2026-05-14", "2026-05-15"),
        ("2026-12-04", Weeks(3), "2026-12-25", "2026-12-28"),
        ("2027-03-08", Weeks(3), "2027-03-29", "2027-03-30"),
        ("2026-05-04", Weeks(3), "2026-05-25", "2026-05-26"),
        ("2027-01-31", Months(1), "2027-02-28", "2027-03-01"),
        ("2028-01-31", Months(1), "2028-02-29", "2028-02-29"),
        ("2028-02-29", Years(5), "2033-02-28", "2033-02-28"),
        ("2026-10-31", Months(16), "2028-02-29", "2028-02-29"),
    ],
)
def test_weeks_months_and_years_end_on_their_day_and_roll_off_a_non_day(
    trigger: str, amount: Amount, unrolled: str, rolled: str
) -> None:
    day = date.fromisoformat(trigger)
    assert due_date(day, amount, NORWEGIAN).isoformat() == rolled
    assert due_date(day, amount, EU_1182).isoformat() == rolled
    assert due_date(day, amount, EU_1182, Roll.NONE).isoformat() == unrolled
    assert due_date(day, amount, REGISTRY).isoformat() == unrolled


def test_the_registry_calendar_rolls_off_a_holiday_only_when_asked_to() -> None:
    whit_monday = due_date(date(2026, 5, 11), WorkingDays(10), REGISTRY)
    assert whit_monday == date(2026, 5, 25)
    assert due_date(date(2026, 5, 11), WorkingDays(10), REGISTRY, Roll.NEXT) == date(2026, 5, 26)
    assert due_date(date(2026, 5, 11), WorkingDays(10), EU_1182) == date(2026, 5, 27)


@given(COVERED, st.integers(1, 65), st.sampled_from(list(AMOUNTS.values())), st.sampled_from([REGISTRY, EU_1182]))
def test_a_longer_period_from_the_same_day_never_ends_earlier(
    day: date, number: int, kind: type[Amount], calendar: Calendar
) -> None:
    number = min(number, 20)
    shorter, longer = (due_date(day, kind(n), calendar) for n in (number, number + 1))
    assert day < shorter <= longer


@given(COVERED, COVERED, st.sampled_from([WorkingDays(20), Weeks(3), Months(1), Years(1)]))
def test_a_later_fact_never_gives_an_earlier_date(one: date, other: date, amount: Amount) -> None:
    first, second = sorted((one, other))
    for calendar in (REGISTRY, EU_1182):
        assert due_date(first, amount, calendar) <= due_date(second, amount, calendar)


@pytest.mark.parametrize("number", [0, -1])
def test_a_period_of_nothing_is_refused(number: int) -> None:
    for kind in AMOUNTS.values():
        with pytest.raises(ValueError, match="at least one"):
            kind(number)


def test_lengths_of_different_units_are_never_equal_and_say_themselves_in_words() -> None:
    assert WorkingDays(3) == WorkingDays(3) != Weeks(3)
    assert [str(kind(n).text) for kind in (WorkingDays, Months) for n in (1, 20)] == [
        "1 working day", "20 working days", "1 month", "20 months"]  # fmt: skip
    assert advance(date(2026, 11, 20), WorkingDays(1)) == date(2026, 11, 23)
