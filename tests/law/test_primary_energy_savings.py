"""The test of high-efficiency cogeneration, against examples that were worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.i18n import say
from casework.law.cogeneration import UNIT_TYPES
from casework.law.cogeneration_unit import CannotCalculate, Connection, Fault, Fuel, TableEnds, Unit
from casework.law.primary_energy_savings import (
    exact,
    grid_factor,
    passes,
    primary_energy_savings,
    rounded,
    saving,
)
from casework.law.reference_values import (
    FUELS,
    REFERENCE_SETS,
    SET_2011,
    SET_2015,
    SET_2023,
    HeatMedium,
    set_after,
    year_of_values,
)

D = Decimal

GAS_ENGINE = Unit(
    "e", D("2.0"), 2014, 2020, (Fuel("natural_gas", D(38000)),), electricity=D(15580), heat=D(17100),
    heat_medium=HeatMedium.HOT_WATER, grid=(Connection(D(22), D("0.2")),), mean_temperature=D(5))
WASTE_TURBINE = Unit(
    "b", D(20), 2012, 2020, (Fuel("biodegradable_waste", D(300000)),), electricity=D(30000), heat=D(200000),
    heat_medium=HeatMedium.HOT_WATER, grid=(Connection(D(66), D(1)),), mean_temperature=D(5))
BIOGAS_ENGINE = Unit(
    "e", D("0.4"), 2012, 2020, (Fuel("biogas", D(2800)),), electricity=D(1008), heat=D(756),
    heat_medium=HeatMedium.HOT_WATER, mean_temperature=D(5))
OLD_TURBINE = Unit(
    "b", D(12), 2000, 2008, (Fuel("natural_gas", D(100000)),), electricity=D(15000), heat=D(63000),
    heat_medium=HeatMedium.STEAM, grid=(Connection(D(132), D(1)),), mean_temperature=D(5))


@pytest.mark.parametrize(("unit", "percent", "passed", "share"), [
    (GAS_ENGINE, "24.5240", True, "1"),
    (replace(GAS_ENGINE, mean_temperature=None), "25.4086", True, "1"),
    (WASTE_TURBINE, "18.8245", True, "1"),
    (BIOGAS_ENGINE, "34.3368", True, "0.5625"),
    (OLD_TURBINE, "-1.1159", False, "0"),
], ids=["gas engine", "gas engine without climate", "waste", "biogas", "old turbine"])  # fmt: skip
def test_the_worked_examples_come_out_to_the_last_figure(unit: Unit, percent: str, passed: bool, share: str) -> None:
    outcome = primary_energy_savings(unit)
    assert D(exact(outcome.percent)).quantize(D("0.0001")) == D(percent)
    assert outcome.passes is passed
    assert exact(outcome.share) == share


def test_each_figure_on_the_way_stands_on_the_sheet() -> None:
    lines = {line.name: exact(line.value) for line in primary_energy_savings(GAS_ENGINE).lines}
    assert lines["overall_efficiency"] == "86"
    assert lines["climate:natural_gas"] == "53.5"
    assert lines["electrical_reference"] == "49.7015"
    assert lines["heat_reference"] == "90"
    lines = {line.name: exact(line.value) for line in primary_energy_savings(BIOGAS_ENGINE).lines}
    assert [lines[name] for name in (
        "overall_efficiency", "chp_electricity", "other_electricity", "other_fuel", "chp_fuel", "heat_efficiency",
        "electrical_efficiency", "electrical_reference", "heat_reference",
    )] == ["63", "567", "441", "1225", "1575", "48", "36", "43", "70"]


@pytest.mark.parametrize(("heat", "percent", "large", "small"), [
    ("38.1", "9.9263", False, True), ("38.2", "10.0164", True, True)])
def test_the_unrounded_figure_decides_at_the_border(heat: str, percent: str, large: bool, small: bool) -> None:
    found = saving(Fraction(heat), Fraction(90), Fraction(34), Fraction("49.5"))
    assert D(exact(found)).quantize(D("0.0001")) == D(percent)
    assert passes(found, D(1)) is large
    assert passes(found, D("0.999")) is small


def test_exactly_ten_per_cent_passes_and_a_hair_below_does_not() -> None:
    assert passes(Fraction(10), D(1))
    assert not passes(Fraction(10) - Fraction(1, 10**30), D(1))
    assert not passes(Fraction(0), D("0.5"))


def test_the_factor_for_the_grid_is_the_mean_over_export_and_own_use() -> None:
    low = (Connection(D("0.38"), D("0.15")),)
    assert Fraction("51.7") * grid_factor(SET_2011, low) == Fraction("44.966075")
    assert exact(grid_factor(SET_2011, GAS_ENGINE.grid)) == "0.929"
    half = (Connection(D(22), D("0.2"), D("0.5")), Connection(D(66), D(1), D("0.5")))
    assert exact(grid_factor(SET_2011, half)) == "0.947"


@pytest.mark.parametrize(("voltage", "exported"), [
    ("0.39", "0.925"), ("0.4", "0.945"), ("49.9", "0.945"), ("50", "0.965"), ("100", "0.985"), ("200", "0.985"),
    ("201", "1.000")])
def test_a_voltage_belongs_to_one_level(voltage: str, exported: str) -> None:
    assert SET_2011.level(D(voltage)).exported == D(exported)


@pytest.mark.parametrize(("built", "assessed", "year"), [
    (2014, 2014, 2014), (2014, 2024, 2014), (2014, 2025, 2015), (2000, 2010, 2000), (2000, 2011, 2001)])
def test_from_the_eleventh_year_the_values_of_a_ten_year_old_unit_hold(built: int, assessed: int, year: int) -> None:
    assert year_of_values(built, assessed) == year


def test_a_table_that_ends_is_never_read_on_in_silence() -> None:
    later = replace(GAS_ENGINE, assessment_year=2026)
    with pytest.raises(TableEnds) as ends:
        primary_energy_savings(later)
    sentence = say(ends.value.faults[0].text, "en")
    assert sentence.startswith("The table ends: 2011/877/EU has values up to 2015, and the unit counts as built in")
    assert "2015/2402, with a reason" in sentence
    chosen = primary_energy_savings(replace(later, reference_set=SET_2015.name))
    assert {line.name: exact(line.value) for line in chosen.lines}["table_value:natural_gas"] == "53"


def test_the_sets_follow_each_other_and_the_last_is_open() -> None:
    assert set_after(SET_2011) is SET_2015
    assert set_after(SET_2015) is SET_2023
    assert set_after(SET_2023) is None
    assert SET_2023.column(2030) is not None


@pytest.mark.parametrize("table", REFERENCE_SETS.values(), ids=REFERENCE_SETS)
def test_every_fuel_has_a_value_in_every_column_and_every_medium(table) -> None:  # type: ignore[no-untyped-def]
    assert table.source.certainty < 100, "a table from memory may not call itself certain"
    for fuel in FUELS:
        assert len(table.electricity[fuel]) == len(table.columns)
        for medium in HeatMedium:
            assert 50 < table.heat_value(fuel, medium, 2010) < 100
            assert 50 < table.heat_value(fuel, medium, 2020) < 100


def test_steam_whose_condensate_was_counted_is_measured_against_less() -> None:
    assert SET_2011.heat_value("natural_gas", HeatMedium.STEAM, 2014) == 90
    assert SET_2011.heat_value("natural_gas", HeatMedium.STEAM_WITH_CONDENSATE, 2014) == 85
    assert SET_2015.heat_value("natural_gas", HeatMedium.STEAM_WITH_CONDENSATE, 2016) == 87


def test_a_mix_is_weighed_by_the_energy_of_its_fuels() -> None:
    mixed = replace(WASTE_TURBINE, fuels=(Fuel("biodegradable_waste", D(150000)), Fuel("wood", D(150000))))
    lines = {line.name: exact(line.value) for line in primary_energy_savings(mixed).lines}
    assert lines["electrical_reference"] == exact((Fraction("25.09") + Fraction(34)) / 2)
    assert lines["heat_reference"] == "83"


def test_heat_from_boilers_is_no_heat_from_cogeneration() -> None:
    lines = {line.name: exact(line.value) for line in
             primary_energy_savings(replace(GAS_ENGINE, heat=D(18100), other_heat=D(1000))).lines}
    assert lines["chp_heat"] == "17100"
    assert lines["overall_efficiency"] == "86"


@pytest.mark.parametrize(("change", "place"), [
    ({"unit_type": "z"}, "unit_type"),
    ({"reference_set": "2007/74/EC"}, "reference_set"),
    ({"fuels": ()}, "fuel"),
    ({"fuels": (Fuel("whale oil", D(38000)),)}, "fuel"),
    ({"fuels": (Fuel("natural_gas", D(0)),)}, "fuel_mwh"),
    ({"fuels": (Fuel("natural_gas", D(31000)),)}, "fuel_mwh"),
    ({"built": 2021}, "built"),
    ({"heat": D(0)}, "heat_mwh"),
    ({"other_heat": D(17100)}, "other_heat_mwh"),
    ({"power_to_heat": D(0)}, "power_to_heat"),
    ({"grid": ()}, "grid"),
    ({"grid": (Connection(D(22), D("1.01")),)}, "grid"),
    ({"grid": (Connection(D(22), D(1), D("0.9")),)}, "grid"),
    ({"grid": (Connection(D(0), D(1)),)}, "grid"),
    ({"unit_type": "f", "heat": D(10000)}, "power_to_heat"),
    ({"unit_type": "k"}, "power_to_heat"),
    ({"heat": D(10000), "power_to_heat": D(2)}, "power_to_heat"),
])  # fmt: skip
def test_figures_that_allow_no_answer_are_told_by_name(change: dict, place: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(CannotCalculate) as cannot:
        primary_energy_savings(replace(GAS_ENGINE, **change))
    assert place in {fault.place for fault in cannot.value.faults}


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(CannotCalculate) as cannot:
        primary_energy_savings(replace(GAS_ENGINE, unit_type="z", built=2030, grid=()))
    assert [fault.place for fault in cannot.value.faults] == ["unit_type", "built", "grid"]


energy = st.integers(1, 10**6).map(D)


@given(st.sampled_from(sorted(UNIT_TYPES)), energy, energy, energy, st.sampled_from(sorted(FUELS)),
       st.integers(1990, 2026), st.integers(2008, 2030), st.sampled_from(sorted(REFERENCE_SETS)))
def test_whatever_is_asked_gets_a_sheet_or_a_sentence(kind: str, burnt: Decimal, electricity: Decimal, heat: Decimal,
                                                      fuel: str, built: int, assessed: int, table: str) -> None:
    unit = replace(GAS_ENGINE, unit_type=kind, fuels=(Fuel(fuel, burnt),), electricity=electricity, heat=heat,
                   built=built, assessment_year=assessed, reference_set=table)
    faults: tuple[Fault, ...] = ()
    try:
        outcome = primary_energy_savings(unit)
    except CannotCalculate as cannot:
        faults = cannot.faults
    assert all(str(fault.text).endswith((".", "?")) for fault in faults)
    if not faults:
        assert 0 < outcome.chp_electricity <= electricity
        assert outcome.share == (outcome.chp_electricity / Fraction(electricity) if outcome.passes else 0)
        assert all("{" not in say(line.formula, language) for line in outcome.lines for language in ("nb", "nn", "en"))


@given(st.fractions(-(10**15), 10**15, max_denominator=10**6))
def test_a_figure_is_shown_to_three_places_and_kept_whole(value: Fraction) -> None:
    assert abs(Fraction(rounded(value)) - value) <= Fraction(1, 2000)
    assert "E" not in str(rounded(value))
