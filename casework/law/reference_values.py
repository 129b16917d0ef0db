"""The efficiencies of separate production that a cogeneration unit is measured against, as dated sets.

The regulation on guarantees of origin names Decision 2011/877/EU (§ 3 c), which is therefore the default; Delegated
Regulation (EU) 2015/2402 repealed it in the Union, and (EU) 2023/2104 amended that. A set ends where its last column
ends: nobody may go on with the last column unsaid. All figures are from memory of the annexes and from secondary
sources; `certainty` says how sure they are, and the lawyer of the authority compares them with the official text.

Electricity in per cent by the year of construction; heat in per cent by the medium. The values of the year of
construction hold for ten years; from the eleventh on, those of a unit that is ten years old.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

# Ten years with the values of the year of construction.
YEARS_KEPT = 10
AGEING = Source("Decision 2011/877/EU", "Art. 2", certainty=80)
CLIMATE = Source("Decision 2011/877/EU", "Annex III", certainty=90)
GRID = Source("Decision 2011/877/EU", "Annex IV", certainty=92)
MIXED = Source("Decision 2011/877/EU", "Art. 3", certainty=92)
CONDENSATE = Source("Decision 2011/877/EU", "Annex II", certainty=80)

# Percentage points for each degree that the mean of the year lies below (+) or above (-) the standard, in °C.
STANDARD_TEMPERATURE = Decimal(15)
POINTS_PER_DEGREE = Decimal("0.1")
# Steam whose returned condensate was counted as heat: so many points less.
CONDENSATE_POINTS = Decimal(5)


class HeatMedium(StrEnum):
    HOT_WATER = "hot_water"
    STEAM = "steam"
    STEAM_WITH_CONDENSATE = "steam_with_condensate"
    DIRECT_EXHAUST = "direct_exhaust"


MEDIA: dict[HeatMedium, Text] = {
    HeatMedium.HOT_WATER: Text("Hot water"),
    HeatMedium.STEAM: Text("Steam, returned condensate not counted"),
    HeatMedium.STEAM_WITH_CONDENSATE: Text("Steam, returned condensate counted"),
    HeatMedium.DIRECT_EXHAUST: Text("Exhaust gases used directly (250 °C or more)"),
}

FUELS: dict[str, Text] = {
    "hard_coal": Text("Hard coal and coke"),
    "lignite": Text("Lignite"),
    "peat": Text("Peat"),
    "wood": Text("Wood fuels"),
    "agricultural_biomass": Text("Agricultural biomass"),
    "biodegradable_waste": Text("Biodegradable waste"),
    "non_renewable_waste": Text("Non-renewable waste"),
    "oil": Text("Oil and liquefied petroleum gas"),
    "liquid_biofuel": Text("Liquid biofuels"),
    "natural_gas": Text("Natural gas"),
    "refinery_gas": Text("Refinery gas and hydrogen"),
    "biogas": Text("Biogas"),
    "recovered_gas": Text("Coke-oven, blast-furnace and other waste gases, recovered heat"),
}
GASES = frozenset({"natural_gas", "refinery_gas", "biogas", "recovered_gas"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of years, both included; None = open at that end."""

    first: int | None
    last: int | None

    def covers(self, year: int) -> bool:
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class Level:
    """A voltage level and its factors for avoided losses in the grid: exported, and used on the site.

    `least` kV belongs to the level, unless it is `above` it that counts.
    """

    least: Decimal
    exported: Decimal
    on_site: Decimal
    above: bool = False

    def covers(self, voltage: Decimal) -> bool:
        return voltage > self.least if self.above else voltage >= self.least


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """Efficiencies of separate heat for units built up to `last`: (water or steam, direct use) by fuel."""

    last: int | None
    values: Mapping[str, tuple[Decimal, Decimal]]


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """One act's tables. `climate`: the fuels corrected for climate; `lossless`: those never corrected for the grid."""

    name: str
    source: Source
    columns: tuple[Column, ...]
    electricity: Mapping[str, tuple[Decimal, ...]]
    heat: tuple[HeatColumn, ...]
    levels: tuple[Level, ...]
    climate: frozenset[str]
    lossless: frozenset[str]

    @property
    def last_year(self) -> int | None:
        return self.columns[-1].last

    def column(self, year: int) -> int | None:
        """The column of that year; None where the table has ended."""
        return next((place for place, column in enumerate(self.columns) if column.covers(year)), None)

    def heat_value(self, fuel: str, medium: HeatMedium, year: int) -> Decimal:
        found = next(column for column in self.heat if column.last is None or year <= column.last)
        water, direct = found.values[fuel]
        if medium is HeatMedium.DIRECT_EXHAUST:
            return direct
        return water - CONDENSATE_POINTS if medium is HeatMedium.STEAM_WITH_CONDENSATE else water

    def level(self, voltage: Decimal) -> Level:
        return next(level for level in self.levels if level.covers(voltage))


def _row(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in text.split())


def _heat(text: str) -> dict[str, tuple[Decimal, Decimal]]:
    rows = (line.split() for line in text.strip().splitlines())
    return {fuel: (Decimal(water), Decimal(direct)) for fuel, water, direct in rows}


def _level(least: str, exported: str, on_site: str, *, above: bool = False) -> Level:
    return Level(Decimal(least), Decimal(exported), Decimal(on_site), above)


_SOLID = "42.7 43.1 43.5 43.8 44.0 44.2 44.2"
_POOR = "23.1 23.5 24.0 24.4 24.7 25.0 25.0"
_HEAT_2011 = """
hard_coal 88 80
lignite 86 78
peat 86 78
wood 86 78
agricultural_biomass 80 72
biodegradable_waste 80 72
non_renewable_waste 80 72
oil 89 81
liquid_biofuel 89 81
natural_gas 90 82
refinery_gas 89 81
biogas 70 62
recovered_gas 80 72
"""

SET_2011 = ReferenceSet(
    name="2011/877/EU",
    source=Source("Decision 2011/877/EU", "Annexes I and II", certainty=90),
    columns=(Column(None, 2001), Column(2002, 2002), Column(2003, 2003), Column(2004, 2004), Column(2005, 2005),
             Column(2006, 2011), Column(2012, 2015)),
    electricity={
        "hard_coal": _row(_SOLID),
        "lignite": _row("40.3 40.7 41.1 41.4 41.6 41.8 41.8"),
        "peat": _row("38.1 38.4 38.6 38.8 38.9 39.0 39.0"),
        "wood": _row("30.4 31.1 31.7 32.2 32.6 33.0 33.0"),
        "agricultural_biomass": _row(_POOR),
        "biodegradable_waste": _row(_POOR),
        "non_renewable_waste": _row(_POOR),
        "oil": _row(_SOLID),
        "liquid_biofuel": _row(_SOLID),
        "natural_gas": _row("51.7 51.9 52.1 52.3 52.4 52.5 52.5"),
        "refinery_gas": _row(_SOLID),
        "biogas": _row("40.1 40.6 41.0 41.4 41.7 42.0 42.0"),
        "recovered_gas": _row("35 35 35 35 35 35 35"),
    },
    heat=(HeatColumn(None, _heat(_HEAT_2011)),),
    levels=(_level("200", "1.000", "0.985", above=True), _level("100", "0.985", "0.965"),
            _level("50", "0.965", "0.945"), _level("0.4", "0.945", "0.925"), _level("0", "0.925", "0.860")),
    climate=frozenset(FUELS),
    lossless=frozenset({"wood", "biogas"}),
)

_ELECTRICITY_2015 = {
    "hard_coal": _row("44.2 44.2 44.2"),
    "lignite": _row("41.8 41.8 41.8"),
    "peat": _row("39.0 39.0 39.0"),
    "wood": _row("33.0 33.0 37.0"),
    "agricultural_biomass": _row("25.0 25.0 30.0"),
    "biodegradable_waste": _row("25.0 25.0 25.0"),
    "non_renewable_waste": _row("25.0 25.0 25.0"),
    "oil": _row("44.2 44.2 44.2"),
    "liquid_biofuel": _row("44.2 44.2 44.2"),
    "natural_gas": _row("52.5 52.5 53.0"),
    "refinery_gas": _row("44.2 44.2 44.2"),
    "biogas": _row("42.0 42.0 42.0"),
    "recovered_gas": _row("35.0 35.0 35.0"),
}
_HEAT_2015 = (HeatColumn(2015, _heat(_HEAT_2011)), HeatColumn(None, _heat("""
hard_coal 88 80
lignite 86 78
peat 86 78
wood 86 78
agricultural_biomass 80 72
biodegradable_waste 80 72
non_renewable_waste 80 72
oil 85 77
liquid_biofuel 85 77
natural_gas 92 84
refinery_gas 90 82
biogas 80 72
recovered_gas 80 72
""")))
_LEVELS_2015 = (_level("345", "1", "0.976"), _level("200", "0.972", "0.963"), _level("100", "0.963", "0.951"),
                _level("50", "0.952", "0.936"), _level("12", "0.935", "0.914"), _level("0.45", "0.918", "0.891"),
                _level("0", "0.888", "0.851"))

SET_2015 = ReferenceSet(
    name="2015/2402",
    source=Source("Delegated Regulation (EU) 2015/2402", "Annexes I, II and IV", certainty=75),
    # "From 2016" in the act; the amendment took over for units built since 2024, so that this column ends there.
    columns=(Column(None, 2011), Column(2012, 2015), Column(2016, 2023)),
    electricity=_ELECTRICITY_2015,
    heat=_HEAT_2015,
    levels=_LEVELS_2015,
    climate=GASES,
    lossless=frozenset(),
)

# The amendment sets one value for all fossil fuels, that of natural gas in a combined cycle, for units from 2024 on.
_FOSSIL = {"hard_coal", "lignite", "oil", "natural_gas", "refinery_gas"}

SET_2023 = ReferenceSet(
    name="2015/2402 as amended 2023/2104",
    source=Source("Delegated Regulation (EU) 2015/2402 as amended by (EU) 2023/2104", "Annexes I, II and IV",
                  certainty=60, note="The column from 2024 is read from the recitals; compare it with the annex."),
    columns=(*SET_2015.columns, Column(2024, None)),
    electricity={fuel: (*row, Decimal("53.0") if fuel in _FOSSIL else row[-1])
                 for fuel, row in _ELECTRICITY_2015.items()},
    heat=_HEAT_2015,
    levels=_LEVELS_2015,
    climate=GASES,
    lossless=frozenset(),
)

REFERENCE_SETS: dict[str, ReferenceSet] = {table.name: table for table in (SET_2011, SET_2015, SET_2023)}
NAMED_BY_LAW = SET_2011
REFERENCE_VALUES = Table(
    "reference_values", Text("Efficiencies of separate production"),
    tuple(Version(table.name, date(year, 1, 1), table.source)
          for table, year in ((SET_2011, 2012), (SET_2015, 2016), (SET_2023, 2024))))


def set_after(table: ReferenceSet) -> ReferenceSet | None:
    """The set that follows this one."""
    names = list(REFERENCE_SETS)
    place = names.index(table.name) + 1
    return REFERENCE_SETS[names[place]] if place < len(names) else None


def year_of_values(built: int, assessed: int) -> int:
    """The year whose values hold: that of construction for ten years, then that of a unit ten years old."""
    return max(built, assessed - YEARS_KEPT)
