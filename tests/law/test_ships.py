"""Ships and their fuels as the law has them: factors, the rule for cells without a number, slip, and scope by day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from casework.law.ship_factors import FACTORS, Fuel, FuelClass, Gas, Slip, default_factor, highest, slip_of
from casework.law.ship_scope import Scope, ShipType, scope_of


@pytest.mark.parametrize(("fuel", "gas", "factor"), [
    ("hfo", "co2", "3.114"), ("lfo", "co2", "3.151"), ("mdo", "co2", "3.206"), ("lng", "ch4", "0"),
    ("lng", "n2o", "0.00011"), ("hvo", "n2o", "0.00018"), ("nh3", "co2", "0"), ("methanol", "co2", "1.375"),
])  # fmt: skip
def test_a_factor_of_the_table_holds_as_it_stands(fuel: str, gas: str, factor: str) -> None:
    assert default_factor(Fuel(fuel), Gas(gas)) == Decimal(factor)


@pytest.mark.parametrize(("fuel", "gas", "factor"), [
    ("lpg_butane", "ch4", "0.00005"), ("methanol", "n2o", "0.00018"), ("ethanol", "ch4", "0.00005"),
    ("nh3", "ch4", "0.00005"), ("e_lpg", "co2", "3.206"), ("e_dme", "n2o", "0.00018"),
])  # fmt: skip
def test_a_cell_without_a_number_takes_the_highest_of_its_class_and_column(fuel: str, gas: str, factor: str) -> None:
    assert default_factor(Fuel(fuel), Gas(gas)) == Decimal(factor)


def test_hydrogen_gives_nitrous_oxide_in_engines_alone() -> None:
    for fuel in (Fuel.H2, Fuel.BIO_H2, Fuel.E_H2):
        assert default_factor(fuel, Gas.N2O) == Decimal("0.00018")
        assert default_factor(fuel, Gas.N2O, fuel_cells=True) == 0


def test_a_fuel_that_the_table_does_not_list_has_no_default() -> None:
    assert default_factor(Fuel.OTHER, Gas.CO2) is None
    assert set(Fuel) - set(FACTORS) == {Fuel.OTHER}


def test_every_class_has_a_number_in_every_column() -> None:
    """So the last resort, the least favourable fossil fuel, is needed by no fuel of today's table."""
    assert all(highest(fuel_class, gas) is not None for fuel_class in FuelClass for gas in Gas)


def test_only_liquefied_methane_has_a_slip_by_class() -> None:
    assert {fuel for fuel in Fuel if slip_of(fuel) is Slip.BY_CLASS} == {Fuel.LNG, Fuel.BIO_LNG, Fuel.E_LNG}
    assert slip_of(Fuel.HFO) is Slip.NONE


@pytest.mark.parametrize(("kind", "tonnage", "day", "scope"), [
    ("bulk", 5000, date(2024, 1, 1), "ets"), ("bulk", 5000, date(2023, 12, 31), "mrv"),
    ("bulk", 4999, date(2026, 1, 1), "none"), ("general_cargo", 4999, date(2025, 1, 1), "mrv"),
    ("general_cargo", 400, date(2024, 12, 31), "none"), ("general_cargo", 399, date(2026, 1, 1), "none"),
    ("offshore", 5000, date(2026, 12, 31), "mrv"), ("offshore", 5000, date(2027, 1, 1), "ets"),
    ("offshore", 4999, date(2027, 1, 1), "mrv"), ("offshore", 6000, date(2024, 12, 31), "none"),
])  # fmt: skip
def test_the_scope_of_a_ship_follows_its_type_its_tonnage_and_the_day(
        kind: str, tonnage: int, day: date, scope: str) -> None:
    assert scope_of(ShipType(kind), tonnage, day) is Scope(scope)
