"""What the test of a cogeneration unit is given: the unit and one year of it, and why figures allow no answer.

Directive 2004/8/EC, Annexes II and III. Energy is on the lower calorific value (FOR-2007-12-14-1652 § 3 g). Faults are
said all at once, each with the name of the figure it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from casework.core.text import Text
from casework.law import cogeneration
from casework.law.cogeneration import UNIT_TYPES
from casework.law.reference_values import FUELS, NAMED_BY_LAW, REFERENCE_SETS, HeatMedium


@dataclass(frozen=True, slots=True)
class Fuel:
    """Fuel burnt in the year, in MWh on the lower calorific value."""

    code: str
    energy: Decimal


@dataclass(frozen=True, slots=True)
class Connection:
    """A voltage level: the share of the electricity that leaves there, and how much of that share is exported."""

    voltage_kv: Decimal
    exported_share: Decimal
    share: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A cogeneration unit and one year of it; energy in MWh. `heat` is all useful heat, `other_heat` the part of it
    that comes from separate boilers or from live steam before the turbine."""

    unit_type: str
    capacity_mwe: Decimal
    built: int
    assessment_year: int
    fuels: tuple[Fuel, ...]
    electricity: Decimal
    heat: Decimal
    heat_medium: HeatMedium
    grid: tuple[Connection, ...] = ()
    other_heat: Decimal = Decimal(0)
    power_to_heat: Decimal | None = None
    mean_temperature: Decimal | None = None
    reference_set: str = NAMED_BY_LAW.name


@dataclass(frozen=True, slots=True)
class Fault:
    """Why nothing can be calculated: the figure it is about, and the sentence."""

    place: str
    text: Text


class CannotCalculate(ValueError):
    """The figures do not allow an answer; `faults` says why, all at once."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(" ".join(str(fault.text) for fault in faults))
        self.faults = faults


class TableEnds(CannotCalculate):
    """The chosen set has no values for the unit; somebody chooses the next set and says why."""


def faults_of(unit: Unit) -> Iterator[Fault]:
    """Everything that is wrong with the figures of a unit."""
    yield from _faults_of_names(unit)
    if unit.built > unit.assessment_year:
        yield Fault("built", Text("The unit cannot be built after the year it is assessed for."))
    for place, value in (("capacity_mwe", unit.capacity_mwe), ("electricity_mwh", unit.electricity),
                         ("heat_mwh", unit.heat)):
        if value <= 0:
            yield Fault(place, Text("Capacity, electricity and heat must be more than nothing."))
    if not 0 <= unit.other_heat < max(unit.heat, Decimal(1)):
        yield Fault("other_heat_mwh", Text("Heat from boilers or live steam must be a part of all the heat."))
    if unit.power_to_heat is not None and unit.power_to_heat <= 0:
        yield Fault("power_to_heat", Text("The power-to-heat ratio must be more than nothing."))
    yield from _faults_of_grid(unit)
    energy = sum((fuel.energy for fuel in unit.fuels), Decimal(0))
    if energy > 0 and (unit.electricity + unit.heat) * 100 > energy * cogeneration.IMPOSSIBLE:
        yield Fault("fuel_mwh", Text(
            "The unit gives more than {most} % of the energy it burns. Is the fuel measured on the upper calorific "
            "value?", most=cogeneration.IMPOSSIBLE))


def _faults_of_names(unit: Unit) -> Iterator[Fault]:
    if unit.unit_type not in UNIT_TYPES:
        yield Fault("unit_type", Text("There is no kind of unit “{kind}”. The kinds are a to k.", kind=unit.unit_type))
    if unit.reference_set not in REFERENCE_SETS:
        yield Fault("reference_set", Text("There is no reference set “{name}”. There are: {names}.",
                                          name=unit.reference_set, names=", ".join(REFERENCE_SETS)))
    if not unit.fuels:
        yield Fault("fuel", Text("Say which fuel the unit burns."))
    for fuel in unit.fuels:
        if fuel.code not in FUELS:
            yield Fault("fuel", Text("There is no fuel “{fuel}”. The fuels are: {fuels}.", fuel=fuel.code,
                                     fuels=", ".join(FUELS)))
        if fuel.energy <= 0:
            yield Fault("fuel_mwh", Text("The energy of a fuel must be more than nothing."))


def _faults_of_grid(unit: Unit) -> Iterator[Fault]:
    lossless = REFERENCE_SETS.get(unit.reference_set, NAMED_BY_LAW).lossless
    if not unit.grid and any(fuel.code not in lossless for fuel in unit.fuels):
        yield Fault("grid", Text(
            "Say at which voltage the electricity leaves the unit, and how much of it is exported."))
    if any(not 0 <= share <= 1 for part in unit.grid for share in (part.exported_share, part.share)):
        yield Fault("grid", Text("A share lies between 0 and 1."))
    elif unit.grid and sum(part.share for part in unit.grid) != 1:
        yield Fault("grid", Text("The shares of the voltage levels must add up to 1."))
    if any(part.voltage_kv <= 0 for part in unit.grid):
        yield Fault("grid", Text("The voltage must be more than nothing."))
