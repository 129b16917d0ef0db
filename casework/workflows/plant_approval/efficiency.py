"""The test of high-efficiency cogeneration on the answers of an application (§ 3 c).

`tested` gives the outcome, or why there is none: faults at places of the answers. The figures of fuels come from the
energy sources, so that what is burnt is asked for once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from casework.core.answers import pointer_to
from casework.core.text import Text
from casework.law.cogeneration_unit import CannotCalculate, Connection, Fuel, Unit
from casework.law.energy_sources import SOURCES
from casework.law.primary_energy_savings import Savings, primary_energy_savings
from casework.law.reference_values import NAMED_BY_LAW
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.conditions import is_burnt, is_cogeneration
from casework.workflows.plant_approval.energy import energy_of

# Where the answers hold the figure that a fault is about.
PLACES = {
    "unit_type": "/cogeneration/unit_type", "capacity_mwe": "/plant/capacity_mw", "built": "/cogeneration/built",
    "assessment_year": "/cogeneration/year", "fuel": "/sources", "fuel_mwh": "/sources",
    "electricity_mwh": "/cogeneration/electricity_mwh", "heat_mwh": "/cogeneration/heat_mwh",
    "other_heat_mwh": "/cogeneration/other_heat_mwh", "power_to_heat": "/cogeneration/power_to_heat",
    "grid": "/voltages", "reference_set": "/cogeneration/reference_set",
}


@dataclass(frozen=True, slots=True)
class Tested:
    """`savings` is None where the test has no answer; then `faults` says why, or figures are still missing."""

    savings: Savings | None = None
    faults: tuple[tuple[str, Text], ...] = ()


def tested(answers: PlantAnswers) -> Tested:
    """The outcome of the test; nothing where there is no cogeneration or figures are missing."""
    unit = unit_of(answers)
    if unit is None:
        return Tested()
    try:
        return Tested(primary_energy_savings(unit))
    except CannotCalculate as cannot:
        return Tested(faults=tuple((PLACES[fault.place], fault.text) for fault in cannot.faults))


def unit_of(answers: PlantAnswers) -> Unit | None:
    """The unit as the answers describe it; None while a figure that is owed is missing."""
    asked = answers.cogeneration
    known = (asked.unit_type, asked.built, asked.year, asked.electricity_mwh, asked.heat_mwh, asked.heat_medium,
             answers.plant.capacity_mw)
    fuels, grid = tuple(_fuels(answers)), tuple(_grid(answers))
    if not is_cogeneration(answers) or any(value is None for value in known) or not fuels:
        return None
    if any(fuel is None for fuel in fuels) or any(part is None for part in grid):
        return None
    return Unit(
        unit_type=str(asked.unit_type), capacity_mwe=answers.plant.capacity_mw or Decimal(0), built=asked.built or 0,
        assessment_year=asked.year or 0, fuels=tuple(fuel for fuel in fuels if fuel),
        electricity=asked.electricity_mwh or Decimal(0), heat=asked.heat_mwh or Decimal(0),
        heat_medium=asked.heat_medium,  # type: ignore[arg-type]
        grid=tuple(part for part in grid if part), other_heat=asked.other_heat_mwh or Decimal(0),
        power_to_heat=asked.power_to_heat, mean_temperature=asked.mean_temperature,
        reference_set=str(asked.reference_set or NAMED_BY_LAW.name))


def _fuels(answers: PlantAnswers) -> Iterator[Fuel | None]:
    for row in answers.sources.values():
        if row.code is not None and is_burnt(answers, row):
            energy = energy_of(row)
            yield Fuel(SOURCES[row.code].fuel or "", _decimal(energy)) if energy is not None else None


def _grid(answers: PlantAnswers) -> Iterator[Connection | None]:
    for row in answers.voltages.values():
        if row.voltage_kv is None or row.exported_percent is None or row.share_percent is None:
            yield None
        else:
            yield Connection(row.voltage_kv, row.exported_percent / 100, row.share_percent / 100)


def _decimal(value: Fraction) -> Decimal:
    """MWh to a thousandth: no meter of fuel is finer."""
    return Decimal(round(value * 1000)) / 1000


def fault_at_row(answers: PlantAnswers, place: str) -> str:
    """A pointer to the first row where the place is a section of rows that has some."""
    section = place.split("/")[1]
    rows = getattr(answers, section)
    return pointer_to(section, next(iter(rows))) if isinstance(rows, dict) and rows else place
