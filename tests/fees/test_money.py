"""Amounts are exact, of one currency, and shared so that the parts add up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fees.faults import SENTENCES, CannotReckon
from fees.money import HUNDREDS, KRONER, ORE, Currency, Mode, Money, Rounding, eur, fraction, money, nok, total

HUNDREDTHS = st.integers(-(10**14), 10**14)
FRACTIONS = st.fractions(-(10**9), 10**9)
ROUNDINGS = st.builds(Rounding, st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(100), Decimal("0.25")]),
                      st.sampled_from(Mode))


@pytest.mark.parametrize("amount", [1.0, 0.1, float("nan"), True])
def test_a_float_is_not_an_amount(amount: object) -> None:
    with pytest.raises(TypeError):
        Money(amount, Currency.NOK)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        money(amount, Currency.NOK)  # type: ignore[arg-type]
    for refusing in (lambda: nok(1) * amount, lambda: nok(1) + amount, lambda: nok(1) < amount,
                     lambda: fraction(amount), lambda: nok(1).shared([amount]), lambda: ORE.of(amount, Currency.NOK)):
        with pytest.raises(TypeError):
            refusing()


@pytest.mark.parametrize("written", [
    "", " 1", "1 000", "1,50", "1e9", "NaN", "sNaN", "Infinity", "-", "--1", "٣", "1_000", "1.", ".5", "+1", "0x1",
    "1" * 16, "1\n", "\x00", "1.0000000000001"])  # fmt: skip
def test_what_is_no_amount_is_refused_with_a_code(written: str) -> None:
    with pytest.raises(CannotReckon) as refused:
        nok(written)
    assert refused.value.faults[0].code in SENTENCES


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity"),
                                    Decimal("1E+999999"), Decimal("1E-999999"), Decimal(10) ** 15, 10**400])
def test_no_figure_is_too_strange_to_be_refused(amount: Decimal) -> None:
    for refusing in (lambda: nok(amount), lambda: nok(1) * amount):
        with pytest.raises(CannotReckon):
            refusing()


def test_currencies_are_not_mixed() -> None:
    for mixing in (lambda: nok(1) + eur(1), lambda: nok(1) - eur(1), lambda: nok(1) < eur(1),
                   lambda: total([eur(1)], Currency.NOK)):
        with pytest.raises(CannotReckon, match=r"NOK and EUR|EUR and NOK"):
            mixing()
    assert nok(1) != eur(1)
    with pytest.raises(ValueError, match="SEK"):
        Money(Decimal(1), "SEK")  # type: ignore[arg-type]


@given(HUNDREDTHS, HUNDREDTHS)
def test_adding_and_taking_away_lose_no_digit(one: int, other: int) -> None:
    first, second = (Money.hundredths(each, Currency.NOK) for each in (one, other))
    assert (first + second - second).in_hundredths == one
    assert first + second == second + first
    assert (first < second) == (one < other)


@pytest.mark.parametrize(("mode", "expected"), [
    (Mode.HALF_UP, ["-3", "-2", "-1", "0", "1", "2", "3"]), (Mode.HALF_EVEN, ["-2", "-2", "0", "0", "0", "2", "2"]),
    (Mode.UP, ["-3", "-2", "-1", "0", "1", "2", "3"]), (Mode.DOWN, ["-2", "-1", "0", "0", "0", "1", "2"])])  # fmt: skip
def test_each_way_of_rounding_does_what_it_says(mode: Mode, expected: list[str]) -> None:
    halves = ["-2.5", "-1.5", "-0.5", "0", "0.5", "1.5", "2.5"]
    assert [Rounding(Decimal(1), mode).of(nok(half)) for half in halves] == [nok(each) for each in expected]


@given(FRACTIONS, ROUNDINGS)
def test_a_rounded_amount_is_a_whole_number_of_steps_and_less_than_one_away(exact: Fraction, way: Rounding) -> None:
    rounded = way.of(exact, Currency.NOK)
    step = Fraction(way.to)
    assert (Fraction(rounded.amount) / step).denominator == 1
    away = abs(Fraction(rounded.amount) - exact)
    assert away <= step / 2 if way.mode in (Mode.HALF_UP, Mode.HALF_EVEN) else away < step
    assert way.of(-exact, Currency.NOK) == -rounded, "a credit ends on the figure of its charge"
    assert way.of(rounded) == rounded


@given(st.integers(-(10**12), 10**12), st.lists(st.fractions(0, 10**6), min_size=1, max_size=40).filter(any))
def test_shares_add_up_to_what_was_shared_and_each_is_less_than_a_step_off(whole: int, weights: list[Fraction]) -> None:
    amount = Money.hundredths(whole, Currency.EUR)
    parts = amount.shared(weights)
    assert total(parts, Currency.EUR) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(Fraction(part.amount) - Fraction(amount.amount) * weight / sum(weights)) < Fraction(1, 100)


def test_weights_may_be_of_several_kinds() -> None:
    assert nok(1).shared([1, Decimal("0.5"), Fraction(1, 2)]) == (nok("0.50"), nok("0.25"), nok("0.25"))
    with pytest.raises(CannotReckon):
        fraction(Decimal("NaN"))


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [2, -1]])
def test_nothing_is_shared_by_nothing(weights: list[int]) -> None:
    with pytest.raises(CannotReckon):
        nok(1).shared(weights)


def test_a_part_of_an_ore_is_rounded_before_it_is_shared_or_stored() -> None:
    for refusing in (lambda: nok("0.005").shared([1]), lambda: nok("0.005").in_hundredths):
        with pytest.raises(CannotReckon, match="whole number of steps"):
            refusing()


def test_rounding_is_data() -> None:
    assert (ORE.of(nok("1.005")), KRONER.of(nok("1.5")), HUNDREDS.of(nok(50))) == (nok("1.01"), nok(2), nok(100))
    for step in (Decimal(0), Decimal(-1), Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(CannotReckon):
            Rounding(step)
    with pytest.raises(TypeError):
        Rounding(0.01)  # type: ignore[arg-type]
