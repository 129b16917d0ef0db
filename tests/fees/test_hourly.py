"""N5: hours by the rate of their day, in lines that add up, with every step in figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fees.faults import CannotReckon, NotLoaded
from fees.fee import Fee, Line, Model, plain
from fees.hourly import HourlyRule, Work, hourly_fee, in_steps
from fees.money import HUNDREDS, KRONER, Currency, Money, Rounding, nok, total
from fees.rates import CLASS_RATES, Rate, Rates, Source, rate_year

TOY = Source("toy", "§ 1", 50)
RATES = Rates("toy rates", (Rate.of_year(2018, nok(1300), TOY), Rate.of_year(2019, nok(1640), TOY)))
WORK = st.lists(st.builds(
    Work, st.dates(date(2018, 1, 1), date(2019, 12, 31)), st.integers(1, 100).map(lambda steps: steps * 15),
    st.sampled_from(["formal_check", "review"])), min_size=1, max_size=30)  # fmt: skip
RULES = st.builds(
    HourlyRule, st.just(RATES), st.just(TOY), st.just(15), st.sampled_from([Rounding(), KRONER]),
    st.sampled_from([Rounding(), KRONER, HUNDREDS]), st.sampled_from([None, nok(3000)]),
    st.sampled_from([None, nok(30000)]))  # fmt: skip


def test_twenty_hours_of_2019_are_the_sixth_class() -> None:
    fee = hourly_fee([Work(date(2019, 5, 2), 20 * 60, "review")], HourlyRule(RATES, TOY))
    assert fee.total == nok(32800) == CLASS_RATES.amount(2019, 6)
    assert (fee.model, fee.minutes) == (Model.HOURLY, 1200)


@pytest.mark.parametrize(("number", "hours"), [
    (1, 200), (2, 140), (3, 100), (4, 60), (5, 40), (6, 20), (7, 10), (8, 6), (9, 4)])
def test_the_classes_of_2019_are_hours_at_about_1640_rounded_to_hundreds(number: int, hours: int) -> None:
    assert HUNDREDS.of(nok("1640.4") * hours) == CLASS_RATES.amount(2019, number)


@pytest.mark.parametrize(("number", "amounts"), [
    (1, (196_900, 262_500, 328_100)), (2, (157_200, 193_500, 229_700)), (3, (112_500, 138_300, 164_000)),
    (4, (70_100, 84_300, 98_400)), (5, (36_200, 50_900, 65_600)), (6, (19_700, 26_200, 32_800)),
    (7, (9_300, 12_800, 16_400)), (8, (5_900, 7_800, 9_800)), (9, (4_000, 5_300, 6_600))])  # fmt: skip
def test_the_class_rates_of_each_year(number: int, amounts: tuple[int, ...]) -> None:
    assert tuple(CLASS_RATES.amount(year, number) for year in (2017, 2018, 2019)) == tuple(map(nok, amounts))


@pytest.mark.parametrize(("year", "number", "wanted"), [
    (2016, 1, "2016"), (2020, 1, "2020"), (2026, 9, "2026"), (2019, 10, "class 10 of 2019")])  # fmt: skip
def test_a_year_or_class_that_is_not_loaded_is_said_and_not_replaced(year: int, number: int, wanted: str) -> None:
    with pytest.raises(NotLoaded) as refused:
        CLASS_RATES.amount(year, number)
    assert refused.value.wanted == wanted


def test_the_rate_year_is_the_one_in_which_most_of_the_work_was_done() -> None:
    assert rate_year({2018: 300, 2019: 600, 2020: 15}) == 2019
    for undecided in ({}, {2019: 0}, {2018: 60, 2019: 60}):
        with pytest.raises(CannotReckon):
            rate_year(undecided)


def test_work_on_both_sides_of_new_year_has_two_rates() -> None:
    fee = hourly_fee([Work(date(2018, 12, 31), 60, "review"), Work(date(2019, 1, 1), 60, "review")],
                     HourlyRule(RATES, TOY))
    assert [line.price for line in fee.lines] == [nok(1300), nok(1640)]
    assert [[line.amount for line in fee.for_year(year)] for year in (2018, 2019)] == [[nok(1300)], [nok(1640)]]


@given(WORK, RULES)
def test_lines_are_hours_by_rate_and_add_up_to_the_fee(work: list[Work], rule: HourlyRule) -> None:
    fee = hourly_fee(work, rule)
    assert total((line.amount for line in fee.lines), Currency.NOK) == fee.total == fee.steps[-1].amount
    for each, line in zip(work, fee.lines, strict=False):
        assert (line.on, line.minutes, line.what) == (each.on, each.minutes, each.activity)
        exact = Fraction(RATES.on(each.on).value.amount) * each.minutes / 60
        assert line.amount == rule.line_rounding.of(exact, Currency.NOK)
    assert fee.minutes == sum(each.minutes for each in work)
    assert rule.least is None or fee.total >= rule.least
    assert rule.most is None or fee.total <= rule.most
    assert {line.what for line in fee.lines[len(work):]} <= {"rounding", "minimum", "maximum"}


@pytest.mark.parametrize(("minutes", "rule", "what", "amount"), [
    (15, HourlyRule(RATES, TOY, least=nok(1000)), "minimum", nok(1000)),
    (6000, HourlyRule(RATES, TOY, most=nok(98400)), "maximum", nok(98400)),
    (15, HourlyRule(RATES, TOY, rounding=HUNDREDS), "rounding", nok(400)),
])  # fmt: skip
def test_what_changes_the_sum_is_a_line_and_a_step_of_its_own(
        minutes: int, rule: HourlyRule, what: str, amount: Money) -> None:
    fee = hourly_fee([Work(date(2019, 3, 12), minutes, "review")], rule)
    assert (fee.lines[-1].what, fee.steps[-1].name, fee.total) == (what, what, amount)
    assert "→" in fee.steps[-1].formula


def test_a_fee_between_its_bounds_stays_as_it_is() -> None:
    fee = hourly_fee([Work(date(2019, 3, 12), 60, "review")], HourlyRule(RATES, TOY, least=nok(1000), most=nok(2000)))
    assert (fee.total, len(fee.lines)) == (nok(1640), 1)


def test_work_may_have_a_rate_of_its_own() -> None:
    own = Rate(nok(2000), date(2019, 1, 1), Source("contract"))
    fee = hourly_fee([Work(date(2030, 1, 1), 30, "survey", rate=own)], HourlyRule(RATES, TOY))
    assert (fee.total, fee.lines[0].source) == (nok(1000), Source("contract"))


def test_every_row_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(CannotReckon) as refused:
        hourly_fee([Work(date(2019, 1, 1), 20, "a"), Work(date(2019, 1, 1), 30, "a"), Work(date(2019, 1, 1), 0, "a")],
                   HourlyRule(RATES, TOY, step=15))
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [
        ("not_in_steps", "lines[0].minutes"), ("not_positive", "lines[2].minutes")]


def test_there_is_no_fee_without_work_without_a_rate_or_between_crossed_bounds() -> None:
    rule = HourlyRule(RATES, TOY)
    with pytest.raises(CannotReckon, match="no work"):
        hourly_fee([], rule)
    with pytest.raises(NotLoaded, match="toy rates holds nothing for 2026-03-12"):
        hourly_fee([Work(date(2026, 3, 12), 60, "review")], rule)
    with pytest.raises(CannotReckon, match="not more than nothing"):
        HourlyRule(RATES, TOY, step=0)
    with pytest.raises(CannotReckon, match="above the highest"):
        HourlyRule(RATES, TOY, least=nok(2), most=nok(1))


def test_a_fee_whose_steps_and_lines_differ_cannot_be_made() -> None:
    fee = hourly_fee([Work(date(2019, 1, 1), 60, "review")], HourlyRule(RATES, TOY))
    with pytest.raises(CannotReckon, match="add up"):
        Fee(Model.HOURLY, (Line("review", nok(1), nok(1), TOY),), fee.steps)
    with pytest.raises(CannotReckon):
        Fee.of_lines(Model.FIXED, [])


@given(st.integers(0, 10_000), st.sampled_from([1, 15, 30]))
def test_minutes_off_a_clock_become_whole_steps_no_more_than_half_a_step_away(minutes: int, step: int) -> None:
    recorded = in_steps(minutes, step)
    assert recorded % step == 0
    assert abs(recorded - minutes) * 2 <= step


@given(st.decimals(-(10**9), 10**9, places=6))
def test_a_quantity_is_written_as_it_is(number: Decimal) -> None:
    assert Fraction(plain(Fraction(number))) == Fraction(number)
    assert plain(Fraction(1, 6)) == "1/6"
