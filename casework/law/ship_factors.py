"""Emission factors of ship fuels, and how much methane slips through which engine.

Regulation (EU) 2015/757 Annex I, part A, point 2. Columns 3 to 5 are grams of gas per gram of fuel, column 6 per cent
of the mass of the fuel that the source uses, at half load. Where a cell says "to be measured" or "not available", the
highest default of the same class and column holds, and where the class has none, that of the least favourable fossil
fuel; not so for slip, where a certified value is due. A dash means that the cell does not apply.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from casework.core.text import Source, Text
from casework.law.sheets import Column, Fault, Loadable, Row, Rows, Sheet, figure, one_of, plain
from casework.law.versions import Table, Version

ANNEX_I_A = Source("Regulation (EU) 2015/757", "Annex I A")


class FuelClass(StrEnum):
    FOSSIL = "fossil"
    BIO = "bio"
    RFNBO = "rfnbo"


class Fuel(StrEnum):
    """The types of fuel of column 2; OTHER is any fuel that the table does not list."""

    HFO = "hfo"
    LFO = "lfo"
    MDO = "mdo"
    LNG = "lng"
    LPG_BUTANE = "lpg_butane"
    LPG_PROPANE = "lpg_propane"
    H2 = "h2"
    NH3 = "nh3"
    METHANOL = "methanol"
    ETHANOL = "ethanol"
    BIO_DIESEL = "bio_diesel"
    HVO = "hvo"
    BIO_LNG = "bio_lng"
    BIO_METHANOL = "bio_methanol"
    OTHER_BIO = "other_bio"
    BIO_H2 = "bio_h2"
    E_DIESEL = "e_diesel"
    E_METHANOL = "e_methanol"
    E_LNG = "e_lng"
    E_H2 = "e_h2"
    E_NH3 = "e_nh3"
    E_LPG = "e_lpg"
    E_DME = "e_dme"
    OTHER = "other"


class Gas(StrEnum):
    CO2 = "co2"
    CH4 = "ch4"
    N2O = "n2o"


class Unknown(StrEnum):
    """A cell without a number of its own."""

    TBM = "to be measured"
    NA = "not available"


class Slip(StrEnum):
    """What column 6 says: a value for each class of engine, no value yet, or that nothing slips."""

    BY_CLASS = "by class"
    UNKNOWN = "not available"
    NONE = "not applicable"


class SourceType(StrEnum):
    MAIN_ENGINE = "main_engine"
    AUXILIARY_ENGINE = "auxiliary_engine"
    GAS_TURBINE = "gas_turbine"
    BOILER = "boiler"
    INERT_GAS_GENERATOR = "inert_gas_generator"
    FUEL_CELL = "fuel_cell"
    WASTE_INCINERATOR = "waste_incinerator"
    OTHER = "other"


class SourceClass(StrEnum):
    ICE = "ice"
    LNG_OTTO_DFMS = "lng_otto_dfms"
    LNG_OTTO_DFSS = "lng_otto_dfss"
    LNG_DIESEL_DFSS = "lng_diesel_dfss"
    LBSI = "lbsi"
    GAS_TURBINE = "gas_turbine"
    BOILER = "boiler"
    FUEL_CELL = "fuel_cell"
    WASTE_INCINERATOR = "waste_incinerator"
    INERT_GAS_GENERATOR = "inert_gas_generator"


Cell = Decimal | Unknown | None


@dataclass(frozen=True, slots=True)
class Factors:
    """A row: grams of each gas per gram of fuel (None = a dash), and what its column of slip says."""

    fuel_class: FuelClass
    co2: Cell
    ch4: Cell
    n2o: Cell
    slip: Slip = Slip.NONE


_0, _CH4, _N2O, _LNG_N2O = Decimal(0), Decimal("0.00005"), Decimal("0.00018"), Decimal("0.00011")
_TBM, _NA = Unknown.TBM, Unknown.NA
_FOSSIL, _BIO, _RFNBO = FuelClass

FACTORS: Mapping[Fuel, Factors] = {
    Fuel.HFO: Factors(_FOSSIL, Decimal("3.114"), _CH4, _N2O),
    Fuel.LFO: Factors(_FOSSIL, Decimal("3.151"), _CH4, _N2O),
    Fuel.MDO: Factors(_FOSSIL, Decimal("3.206"), _CH4, _N2O),
    Fuel.LNG: Factors(_FOSSIL, Decimal("2.750"), _0, _LNG_N2O, Slip.BY_CLASS),
    Fuel.LPG_BUTANE: Factors(_FOSSIL, Decimal("3.03"), _TBM, _TBM, Slip.UNKNOWN),
    Fuel.LPG_PROPANE: Factors(_FOSSIL, Decimal("3.00"), _TBM, _TBM, Slip.UNKNOWN),
    Fuel.H2: Factors(_FOSSIL, _0, _0, _TBM),
    Fuel.NH3: Factors(_FOSSIL, _0, _NA, _TBM, Slip.UNKNOWN),
    Fuel.METHANOL: Factors(_FOSSIL, Decimal("1.375"), _TBM, _TBM),
    Fuel.ETHANOL: Factors(_BIO, Decimal("1.913"), _TBM, _TBM),
    Fuel.BIO_DIESEL: Factors(_BIO, Decimal("2.834"), _TBM, _TBM),
    Fuel.HVO: Factors(_BIO, Decimal("3.115"), _CH4, _N2O),
    Fuel.BIO_LNG: Factors(_BIO, Decimal("2.750"), _0, _LNG_N2O, Slip.BY_CLASS),
    Fuel.BIO_METHANOL: Factors(_BIO, Decimal("1.375"), _TBM, _TBM),
    Fuel.OTHER_BIO: Factors(_BIO, Decimal("3.115"), _CH4, _N2O),
    Fuel.BIO_H2: Factors(_BIO, _0, _0, _TBM),
    Fuel.E_DIESEL: Factors(_RFNBO, Decimal("3.206"), _CH4, _N2O),
    Fuel.E_METHANOL: Factors(_RFNBO, Decimal("1.375"), _TBM, _TBM),
    Fuel.E_LNG: Factors(_RFNBO, Decimal("2.750"), _0, _LNG_N2O, Slip.BY_CLASS),
    Fuel.E_H2: Factors(_RFNBO, _0, _0, _TBM),
    Fuel.E_NH3: Factors(_RFNBO, _0, _NA, _TBM, Slip.UNKNOWN),
    Fuel.E_LPG: Factors(_RFNBO, _NA, _NA, _NA, Slip.UNKNOWN),
    Fuel.E_DME: Factors(_RFNBO, _NA, _NA, _NA),
}

# The table divides the N2O of hydrogen: to be measured in engines, a dash (fossil) or zero (others) in fuel cells.
N2O_IN_FUEL_CELLS: Mapping[Fuel, Decimal] = dict.fromkeys((Fuel.H2, Fuel.BIO_H2, Fuel.E_H2), _0)

# Per cent of the mass of LNG, Bio-LNG or e-LNG that the source uses. No other class has a default.
SLIP_PERCENT: Mapping[SourceClass, Decimal] = {
    SourceClass.LNG_OTTO_DFMS: Decimal("3.1"), SourceClass.LNG_OTTO_DFSS: Decimal("1.7"),
    SourceClass.LNG_DIESEL_DFSS: Decimal("0.2"), SourceClass.LBSI: Decimal("2.6"),
}  # fmt: skip

# Which classes a source of each type can be of; what is no engine is its own class. Our reading, 80 % sure.
_ENGINES = frozenset({SourceClass.ICE, *SLIP_PERCENT})
CLASSES: Mapping[SourceType, frozenset[SourceClass]] = {
    SourceType.MAIN_ENGINE: _ENGINES, SourceType.AUXILIARY_ENGINE: _ENGINES,
    SourceType.GAS_TURBINE: frozenset({SourceClass.GAS_TURBINE}), SourceType.BOILER: frozenset({SourceClass.BOILER}),
    SourceType.INERT_GAS_GENERATOR: frozenset({SourceClass.INERT_GAS_GENERATOR, SourceClass.BOILER}),
    SourceType.FUEL_CELL: frozenset({SourceClass.FUEL_CELL}),
    SourceType.WASTE_INCINERATOR: frozenset({SourceClass.WASTE_INCINERATOR}),
    SourceType.OTHER: frozenset(SourceClass),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactorTable:
    """The table as rules read it: a row for each fuel, what its N2O is in fuel cells, the slip of each class."""

    factors: Mapping[Fuel, Factors]
    n2o_in_fuel_cells: Mapping[Fuel, Decimal]
    slip_percent: Mapping[SourceClass, Decimal]

    def default_factor(self, fuel: Fuel, gas: Gas, fuel_cells: bool = False) -> Decimal | None:
        """Grams of gas per gram of fuel; None for a fuel that is not listed. `fuel_cells`: used in these alone."""
        factors = self.factors.get(fuel)
        if factors is None:
            return None
        if fuel_cells and gas is Gas.N2O and fuel in self.n2o_in_fuel_cells:
            return self.n2o_in_fuel_cells[fuel]
        cell = _cell(factors, gas)
        if isinstance(cell, Unknown):
            return self.highest(factors.fuel_class, gas) or self.highest(FuelClass.FOSSIL, gas)
        return cell or Decimal(0)

    def highest(self, fuel_class: FuelClass, gas: Gas) -> Decimal | None:
        """The highest default of a class; None where all its cells are without a number."""
        cells = [_cell(factors, gas) for factors in self.factors.values() if factors.fuel_class is fuel_class]
        return max((cell for cell in cells if isinstance(cell, Decimal)), default=None)

    def slip_of(self, fuel: Fuel) -> Slip:
        """What the table says about slip; of a fuel that it does not list nothing is known."""
        factors = self.factors.get(fuel)
        return factors.slip if factors else Slip.UNKNOWN


def _cell(factors: Factors, gas: Gas) -> Cell:
    return {Gas.CO2: factors.co2, Gas.CH4: factors.ch4, Gas.N2O: factors.n2o}[gas]


RELEASED = FactorTable(FACTORS, N2O_IN_FUEL_CELLS, SLIP_PERCENT)
default_factor, highest, slip_of = RELEASED.default_factor, RELEASED.highest, RELEASED.slip_of

# --- the table as sheets, so that two people can load another version

_GRAMS = figure(0, 1000, *Unknown)
FUEL_ROWS = Sheet("fuels", Text("Factors of fuels"), (
    Column("fuel", Text("Ship fuel"), one_of(fuel for fuel in Fuel if fuel is not Fuel.OTHER)),
    Column("class", Text("Class of fuel"), one_of(FuelClass)),
    Column("co2", Text("CO₂, grams per gram of fuel"), _GRAMS, may_be_empty=True),
    Column("ch4", Text("CH₄, grams per gram of fuel"), _GRAMS, may_be_empty=True),
    Column("n2o", Text("N₂O, grams per gram of fuel"), _GRAMS, may_be_empty=True),
    Column("n2o_in_fuel_cells", Text("N₂O in fuel cells"), figure(0, 1000), may_be_empty=True),
    Column("slip", Text("Methane slip"), one_of(Slip)),
), ("fuel",))
SLIP_ROWS = Sheet("slip", Text("Methane slip by class of engine"), (
    Column("engine", Text("Class of the source"), one_of(SourceClass)),
    Column("percent", Text("Per cent of the mass of the fuel"), figure(0, 100)),
), ("engine",))


def _rows(table: FactorTable) -> Rows:
    def said(cell: Cell) -> str:
        return str(cell) if isinstance(cell, Unknown) else plain(cell)

    return {
        "fuels": [{
            "fuel": str(fuel), "class": str(one.fuel_class), "co2": said(one.co2), "ch4": said(one.ch4),
            "n2o": said(one.n2o), "n2o_in_fuel_cells": plain(table.n2o_in_fuel_cells.get(fuel)), "slip": str(one.slip),
        } for fuel, one in table.factors.items()],
        "slip": [{"engine": str(of), "percent": plain(percent)} for of, percent in table.slip_percent.items()],
    }


def _lift(rows: Rows) -> FactorTable:
    def cell(row: Row, name: str) -> Cell:
        said = row[name]
        return Unknown(said) if said in set(Unknown) else Decimal(said) if said else None

    fuels = rows["fuels"]
    return FactorTable(
        {Fuel(row["fuel"]): Factors(FuelClass(row["class"]), cell(row, "co2"), cell(row, "ch4"), cell(row, "n2o"),
                                    Slip(row["slip"])) for row in fuels},
        {Fuel(row["fuel"]): Decimal(row["n2o_in_fuel_cells"]) for row in fuels if row["n2o_in_fuel_cells"]},
        {SourceClass(row["engine"]): Decimal(row["percent"]) for row in rows["slip"]})


def _amiss(rows: Rows) -> Iterator[Fault]:
    """The highest fossil number stands in for what is not known, so each gas has one."""
    table = _lift(rows)
    for gas in Gas:
        if table.highest(FuelClass.FOSSIL, gas) is None:
            yield Fault(Text("No fossil fuel has a number here; it stands in where others have none."), "fuels", 0, gas)


SHIP_FACTORS = Table("ship_factors", Text("Emission factors of ship fuels and slip of methane"), (
    Version("2023/2776", date(2024, 1, 1), ANNEX_I_A),
), Loadable((FUEL_ROWS, SLIP_ROWS), lambda: _rows(RELEASED), _lift, _amiss))
