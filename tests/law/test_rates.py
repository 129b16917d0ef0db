"""What a loaded table says of a rate is what a fee is reckoned with."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.text import Source
from casework.law.fee_rates import FeeRate, FeeRule, Unit
from casework.law.fee_rates import rate_on as fee_on
from casework.law.late_payment_interest import INTEREST, HalfYear
from casework.law.late_payment_interest import rate_on as percent_on
from casework.law.rates import class_rates, hourly_rates, interest_rates
from fees.faults import NotLoaded
from fees.late_payment import LATE_PAYMENT, STANDARD_COMPENSATION
from fees.money import nok
from fees.rates import CLASS_RATES

TOY = Source("toy", "§ 1", 50)
DAYS = st.dates(date(2014, 1, 1), date(2028, 12, 31))


def test_the_rates_of_the_package_and_of_the_tables_are_the_same() -> None:
    """Both are law as data; one that is corrected in one place only would be a second law."""
    ours = [(rate.since, rate.value, rate.source.act, rate.source.place, rate.source.certainty)
            for rate in interest_rates().rates]
    assert ours == [(rate.since, rate.value, rate.source.act, rate.source.place, rate.source.certainty)
                    for rate in LATE_PAYMENT.rates]
    assert {half.since: nok(half.compensation) for half in INTEREST if half.compensation} == {
        rate.since: rate.value for rate in STANDARD_COMPENSATION.rates}
    classes = class_rates(FeeRule.PERMITS)
    assert classes.years == CLASS_RATES.years
    assert (classes.source.act, classes.source.place, classes.source.certainty) == (
        CLASS_RATES.source.act, CLASS_RATES.source.place, CLASS_RATES.source.certainty)


@given(DAYS)
def test_interest_is_reckoned_with_the_rate_that_the_table_shows(day: date) -> None:
    row = percent_on(day)
    if row is None:
        with pytest.raises(NotLoaded, match="late_payment_interest"):
            interest_rates().on(day)
    else:
        assert interest_rates().on(day).value == row.percent


def test_a_half_year_that_is_loaded_is_used() -> None:
    loaded = (*INTEREST[:-1], HalfYear(date(2026, 7, 1), Decimal("11.75"), TOY))
    rate = interest_rates(loaded).on(date(2026, 8, 1))
    assert (rate.value, rate.source.act, rate.source.certainty) == (Decimal("11.75"), "toy", 50)


@st.composite
def hourly_rows(draw: st.DrawFn) -> tuple[FeeRate, ...]:
    begins = draw(st.lists(DAYS, max_size=4, unique=True))
    return tuple(FeeRate(
        FeeRule.SHIP_PLANS, Unit.HOUR, "", since,
        draw(st.none() | st.integers(0, 2000).map(lambda length, since=since: since + timedelta(days=length))),
        Decimal(1000 + number), TOY) for number, since in enumerate(begins))


@given(hourly_rows(), DAYS)
def test_where_rates_overlap_the_one_that_began_last_holds(rows: tuple[FeeRate, ...], day: date) -> None:
    rates, row = hourly_rates(FeeRule.SHIP_PLANS, rows), fee_on(day, FeeRule.SHIP_PLANS, rates=rows)
    if row is None:
        with pytest.raises(NotLoaded, match="fee_rates"):
            rates.on(day)
    else:
        assert rates.on(day).value == nok(row.amount)


def test_the_rate_per_hour_is_as_uncertain_as_its_table_says() -> None:
    rate = hourly_rates(FeeRule.SHIP_PLANS).on(date(2026, 3, 12))
    assert (rate.value, rate.source.certainty, rate.source.place) == (nok(1640), 20, "§ 9-3")
    assert rate.source.note.startswith("The rate has not been found in the law.")
    assert not hourly_rates(FeeRule.PERMITS).rates
    assert not class_rates(FeeRule.SHIP_PLANS).years
