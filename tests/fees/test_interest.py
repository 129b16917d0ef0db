"""Interest to the øre, cut where the rate changes, additive, and silent about no missing rate."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fees.faults import CannotReckon, NotLoaded
from fees.interest import DAYS_OF_A_YEAR, interest
from fees.late_payment import (
    COLLECTION_UNIT,
    LATE_PAYMENT,
    REMINDER,
    REMINDER_SHARE,
    STANDARD_COMPENSATION,
    reminder_fee,
)
from fees.money import Currency, Money, eur, nok, total
from fees.rates import Rate, Rates, Source

TOY = Source("toy")
KNOWN = st.dates(date(2022, 1, 1), date(2026, 7, 1))  # every half-year of these is loaded
AMOUNTS = st.integers(0, 10**12).map(lambda each: Money.hundredths(each, Currency.NOK))


@pytest.mark.parametrize(("principal", "start", "end", "days", "amount"), [
    ("52500", date(2026, 3, 1), date(2026, 3, 31), 30, "517.81"),       # 12 % × 30/365
    ("52500", date(2025, 10, 1), date(2025, 10, 11), 10, "176.20"),     # 12.25 % × 10/365
    ("52500", date(2025, 12, 22), date(2026, 1, 11), 20, "348.80"),     # ten days under each
    ("52500", date(2026, 3, 1), date(2026, 3, 1), 0, "0.00"),
    ("36500", date(2024, 2, 28), date(2024, 3, 1), 2, "25.00"),         # 12.5 %; a leap year has 365 days too
    ("36500", date(2026, 6, 30), date(2026, 7, 1), 1, "12.00"),         # the last day that is loaded
])  # fmt: skip
def test_the_examples_to_the_ore(principal: str, start: date, end: date, days: int, amount: str) -> None:
    sheet = interest(nok(principal), start, end)
    assert (sheet.days, str(sheet.amount.amount)) == (days, amount)


@pytest.mark.parametrize(("half", "percent", "certainty"), [
    ((2015, 2), "9.00", 80), ((2016, 2), "8.50", 80), ((2019, 1), "8.75", 80), ((2019, 2), "9.25", 80),
    ((2020, 1), "9.50", 80), ((2020, 2), "8.00", 80), ((2022, 1), "8.50", 80), ((2022, 2), "9.25", 80),
    ((2023, 1), "10.75", 80), ((2023, 2), "11.75", 60), ((2024, 1), "12.50", 60), ((2024, 2), "12.50", 60),
    ((2025, 1), "12.50", 60), ((2025, 2), "12.25", 60), ((2026, 1), "12.00", 95),
])  # fmt: skip
def test_the_rate_of_each_half_year_and_how_sure_we_are(half: tuple[int, int], percent: str, certainty: int) -> None:
    year, which = half
    first, last = (date(year, 1, 1), date(year, 6, 30)) if which == 1 else (date(year, 7, 1), date(year, 12, 31))
    for day in (first, last):
        rate = LATE_PAYMENT.on(day)
        assert (rate.value, rate.source.act, rate.source.certainty) == (Decimal(percent), "forsinkelsesrenteloven",
                                                                         certainty)  # fmt: skip


@pytest.mark.parametrize("day", [date(2015, 6, 30), date(2016, 1, 1), date(2017, 1, 1), date(2018, 7, 1),
                                 date(2021, 1, 1), date(2026, 7, 1), date(2027, 1, 1), date.min, date.max])
def test_a_half_year_that_is_not_loaded_has_no_rate(day: date) -> None:
    with pytest.raises(NotLoaded) as refused:
        LATE_PAYMENT.on(day)
    assert (refused.value.table, refused.value.wanted) == ("rates of late-payment interest", day.isoformat())


def test_interest_over_days_without_a_rate_says_which_table_must_be_loaded_and_what_is_known() -> None:
    sheet = interest(nok(52500), date(2026, 6, 1), date(2026, 8, 1))
    assert [(step.start, step.end, step.percent) for step in sheet.steps] == [
        (date(2026, 6, 1), date(2026, 7, 1), Decimal("12.00")), (date(2026, 7, 1), date(2026, 8, 1), None)]
    assert sheet.so_far == nok("517.81")
    assert sheet.missing is not None
    assert sheet.missing.values == {"table": "rates of late-payment interest", "wanted": "2026-07-01"}
    for asked in (lambda: sheet.amount, lambda: sheet.exact):
        with pytest.raises(NotLoaded):
            asked()
    loaded = Rates(LATE_PAYMENT.name, (*LATE_PAYMENT.rates, Rate.of_half(2026, 2, Decimal(11), TOY)))
    assert interest(nok(52500), date(2026, 6, 1), date(2026, 8, 1), loaded).amount == nok("1008.29")


@given(AMOUNTS, st.lists(KNOWN, min_size=3, max_size=6).map(sorted))
def test_interest_is_additive_over_split_periods(principal: Money, days: list[date]) -> None:
    whole = interest(principal, days[0], days[-1])
    parts = [interest(principal, one, other) for one, other in itertools.pairwise(days)]
    assert sum((part.exact for part in parts), Fraction(0)) == whole.exact
    assert sum(part.days for part in parts) == whole.days
    apart = abs(total((part.amount for part in parts), Currency.NOK) - whole.amount)
    assert Fraction(apart.amount) <= Fraction(len(parts) + 1, 200), "each rounding is half an øre off at most"


@given(AMOUNTS, KNOWN, KNOWN)
def test_the_steps_add_up_to_the_amount_and_to_the_days(principal: Money, one: date, other: date) -> None:
    start, end = sorted((one, other))
    sheet = interest(principal, start, end)
    assert total((step.amount for step in sheet.steps if step.amount), Currency.NOK) == sheet.amount
    assert sum(step.days for step in sheet.steps) == (end - start).days
    assert all(step.percent == LATE_PAYMENT.on(step.start).value == LATE_PAYMENT.on(step.end - timedelta(days=1)).value
               for step in sheet.steps)


@given(st.dates(date(2014, 1, 1), date(2028, 1, 1)), st.integers(0, 2000))
def test_the_steps_cover_every_day_once_whether_a_rate_is_known_or_not(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    cuts = [(step.start, step.end) for step in interest(nok(100), start, end).steps]
    assert [each for pair in cuts for each in pair][:1] == ([start] if length else [])
    assert all(left[1] == right[0] for left, right in itertools.pairwise(cuts))
    assert not length or cuts[-1][1] == end


def test_interest_has_the_currency_of_what_is_late() -> None:
    assert interest(eur(100), date(2026, 1, 1), date(2026, 1, 31)).amount == eur("0.99")
    assert DAYS_OF_A_YEAR == 365


@pytest.mark.parametrize(("principal", "start", "end"), [
    (nok(1), date(2026, 3, 2), date(2026, 3, 1)), (nok(-1), date(2026, 3, 1), date(2026, 3, 2))])  # fmt: skip
def test_what_cannot_bear_interest_is_refused(principal: Money, start: date, end: date) -> None:
    with pytest.raises(CannotReckon):
        interest(principal, start, end)


def test_rates_that_overlap_are_no_table() -> None:
    for rates in ((Rate.of_half(2026, 1, 1, TOY), Rate(2, date(2026, 6, 30), TOY)),
                  (Rate(1, date(2026, 2, 1), TOY), Rate(2, date(2026, 1, 1), TOY)),
                  (Rate(1, date(2026, 1, 1), TOY), Rate(2, date(2026, 1, 1), TOY))):
        with pytest.raises(CannotReckon, match="two rates"):
            Rates("toy", rates)


@pytest.mark.parametrize(("half", "amount"), [
    (date(2020, 7, 1), 430), (date(2022, 7, 1), 400), (date(2023, 1, 1), 410), (date(2026, 1, 1), 460)])  # fmt: skip
def test_the_standard_compensation_of_each_half_year(half: date, amount: int) -> None:
    assert STANDARD_COMPENSATION.on(half).value == nok(amount)


def test_a_reminder_costs_a_share_of_the_unit_and_waits_a_fortnight() -> None:
    assert (COLLECTION_UNIT.on(date(2026, 1, 1)).value, reminder_fee(date(2026, 1, 1))) == (nok(750), nok("37.50"))
    assert reminder_fee(date(2020, 3, 1)) == nok("70.00")
    assert REMINDER_SHARE.on(date(2026, 1, 1)).source.certainty == 70
    with pytest.raises(NotLoaded):
        reminder_fee(date(2027, 1, 1))
    assert REMINDER.earliest(date(2026, 4, 11)) == date(2026, 4, 25)
    assert REMINDER.days_to_pay == 14
