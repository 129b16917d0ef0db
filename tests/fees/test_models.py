"""The fees that are not hours: each adds up, names its law, and stops where a table ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fees.faults import CannotReckon, NotLoaded
from fees.fee import Model, Unit
from fees.infringement import CHARGE_RATES, Exchange, missing_allowances, per_tonne_fee
from fees.models import annual_fee, class_fee, fixed_fee, individual_fee
from fees.money import Currency, eur, nok, total
from fees.rates import CLASS_RATES, Rate, Rates, Source

TOY = Source("toy", "§ 1", 50)
ACCOUNT_FEE = Rates("account fee", (Rate.of_year(2024, nok(3660), TOY), Rate.of_year(2026, nok(3650), TOY)))


def test_a_class_takes_the_rate_of_the_year_of_most_work_and_its_source() -> None:
    fee = class_fee(CLASS_RATES, {2018: 240, 2019: 1185}, 6)
    assert (fee.model, fee.total, fee.lines[0].source.place) == (Model.CLASS, nok(32800), "§ 39-4")
    with pytest.raises(NotLoaded, match="2026"):
        class_fee(CLASS_RATES, {2026: 60}, 6)


def test_a_fixed_fee_is_the_amount_of_the_day_of_the_act() -> None:
    assert fixed_fee("opening", ACCOUNT_FEE, date(2026, 5, 1)).total == nok(3650)
    with pytest.raises(NotLoaded, match="account fee holds nothing for 2025-05-01"):
        fixed_fee("opening", ACCOUNT_FEE, date(2025, 5, 1))


@pytest.mark.parametrize(("first", "last", "pro_rata", "amount"), [
    (date(2026, 1, 1), date(2026, 12, 31), True, "3650.00"), (date(2026, 10, 1), date(2026, 12, 31), True, "920.00"),
    (date(2026, 12, 31), date(2026, 12, 31), True, "10.00"), (date(2026, 12, 31), date(2026, 12, 31), False, "3650"),
    (date(2024, 1, 1), date(2024, 2, 29), True, "600.00")])  # fmt: skip
def test_a_year_is_charged_whole_or_by_its_days(first: date, last: date, pro_rata: bool, amount: str) -> None:
    fee = annual_fee("account", ACCOUNT_FEE, first, last, pro_rata=pro_rata)
    assert (fee.total, fee.lines[0].unit) == (nok(amount), Unit.YEAR)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 30)))
def test_two_holders_of_one_year_pay_what_one_would(change: date) -> None:
    """To the øre where a day is a whole number of them, as here."""
    before = annual_fee("account", ACCOUNT_FEE, date(2026, 1, 1), change, pro_rata=True)
    after = annual_fee("account", ACCOUNT_FEE, date.fromordinal(change.toordinal() + 1), date(2026, 12, 31),
                       pro_rata=True)  # fmt: skip
    assert before.total + after.total == nok(3650)


def test_what_is_no_part_of_one_year_is_refused() -> None:
    for first, last in ((date(2026, 2, 1), date(2026, 1, 31)), (date(2025, 12, 1), date(2026, 1, 31))):
        with pytest.raises(CannotReckon, match="not a part of one year"):
            annual_fee("account", ACCOUNT_FEE, first, last, pro_rata=True)


def test_an_individual_fee_is_what_was_decided() -> None:
    assert individual_fee("breach", nok(250_000), TOY).total == nok(250_000)
    with pytest.raises(CannotReckon):
        individual_fee("breach", nok(-1), TOY)


def test_missing_tonnes_cost_a_hundred_euro_each_before_indexation() -> None:
    fee = per_tonne_fee(373_000, 2013)
    assert (fee.total, fee.lines[0].price, fee.lines[0].unit) == (eur(37_300_000), eur(100), Unit.TONNE)
    assert fee.lines[0].source == CHARGE_RATES.rates[0].source


@pytest.mark.parametrize("year", [2012, 2014, 2024, 2026])
def test_no_rate_of_any_year_is_invented(year: int) -> None:
    with pytest.raises(NotLoaded, match="charge per tonne"):
        per_tonne_fee(1, year)


def test_every_step_goes_on_from_the_amount_before_it() -> None:
    rates = Rates(CHARGE_RATES.name, (Rate.of_year(2024, eur("133.33"), TOY),))
    fee = per_tonne_fee(7, 2024, rates, Exchange(Decimal("11.6789"), date(2026, 3, 2), TOY))
    assert [(step.name, step.formula, str(step.amount)) for step in fee.steps] == [
        ("charge", "7 × 133.33 EUR", "933.31 EUR"), ("exchange", "933.31 EUR × 11.6789 (2026-03-02)", "10900.03 NOK")]
    assert fee.total == nok("10900.03") == total((line.amount for line in fee.lines), Currency.NOK)
    assert fee.lines[0].price == eur("133.33")


@pytest.mark.parametrize(("emissions", "share", "surrendered", "missing"), [
    ("10000", "0.4", 4000, 0), ("10000", "0.4", 3999, 1), ("10000.1", "0.4", 4000, 1), ("10000", "0.7", 0, 7000),
    ("10000", "1", 12_000, 0)])  # fmt: skip
def test_a_part_of_a_tonne_needs_an_allowance(emissions: str, share: str, surrendered: int, missing: int) -> None:
    assert missing_allowances(Decimal(emissions), Decimal(share), surrendered) == missing


@pytest.mark.parametrize("tonnes", [0, -1])
def test_where_nothing_is_missing_nothing_is_charged(tonnes: int) -> None:
    with pytest.raises(CannotReckon):
        per_tonne_fee(tonnes, 2013)


def test_a_line_counts_no_minutes_where_it_is_not_time() -> None:
    line = individual_fee("breach", nok(1), TOY).lines[0]
    assert (line.minutes, line.quantity) == (0, Fraction(1))
