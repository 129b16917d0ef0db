"""Energy sources and technologies by the codes that guarantees carry.

Codes of the European Energy Certificate System: F and eight digits for the source, T and six for the technology. Read
from secondary sources; the authority loads the whole list from fact sheet 5 of the Association of Issuing Bodies before
anything is issued. Which sources are renewable follows FOR-2007-12-14-1652 § 3 a and b: waste of biological origin is,
other waste is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

CODES = Source("Association of Issuing Bodies", "EECS fact sheet 5", certainty=80)
RENEWABLE = Source("forskrift om opprinnelsesgarantier", "§ 3 a and b")


@dataclass(frozen=True, slots=True)
class EnergySource:
    """`fuel`: the row of the reference values that it is burnt under; None where nothing is burnt."""

    code: str
    title: Text
    renewable: bool
    fuel: str | None = None


@dataclass(frozen=True, slots=True)
class Technology:
    """`family`: the first letters of the sources it may run on; `unit_type`: its letter where it may be cogeneration;
    `pumped`: water is pumped up again (wholly, with no inflow of its own, if `pure`)."""

    code: str
    title: Text
    families: tuple[str, ...]
    unit_type: str | None = None
    pumped: bool = False
    pure: bool = False

    def runs_on(self, source: str) -> bool:
        return source.startswith(self.families)


SOURCES: dict[str, EnergySource] = {source.code: source for source in (
    EnergySource("F01050200", Text("Water"), True),
    EnergySource("F01050100", Text("Wind"), True),
    EnergySource("F01040100", Text("Sun"), True),
    EnergySource("F01040200", Text("Heat of the earth"), True),
    EnergySource("F01010300", Text("Wood"), True, "wood"),
    EnergySource("F01010500", Text("Biomass of agriculture"), True, "agricultural_biomass"),
    EnergySource("F01010100", Text("Waste of biological origin"), True, "biodegradable_waste"),
    EnergySource("F01020000", Text("Liquid biomass"), True, "liquid_biofuel"),
    EnergySource("F01030100", Text("Gas from landfills"), True, "biogas"),
    EnergySource("F01030200", Text("Gas from sewage treatment"), True, "biogas"),
    EnergySource("F01030000", Text("Other renewable gas"), True, "biogas"),
    EnergySource("F02030100", Text("Natural gas (fossil)"), False, "natural_gas"),
    EnergySource("F02020000", Text("Oil (fossil)"), False, "oil"),
    EnergySource("F02010100", Text("Hard coal (fossil)"), False, "hard_coal"),
    EnergySource("F02010400", Text("Waste of fossil origin"), False, "non_renewable_waste"),
    EnergySource("F03010100", Text("Nuclear fuel"), False),
)}  # fmt: skip

_BURNT = ("F0101", "F0102", "F0103", "F02")

TECHNOLOGIES: dict[str, Technology] = {technology.code: technology for technology in (
    Technology("T030100", Text("Hydro power: run of the river"), ("F01050200",)),
    Technology("T030200", Text("Hydro power: reservoir"), ("F01050200",)),
    Technology("T030300", Text("Hydro power: pumped storage without inflow"), ("F01050200",), pumped=True, pure=True),
    Technology("T030400", Text("Hydro power: pumped storage with inflow"), ("F01050200",), pumped=True),
    Technology("T020001", Text("Wind power on land"), ("F01050100",)),
    Technology("T020002", Text("Wind power at sea"), ("F01050100",)),
    Technology("T010100", Text("Solar cells"), ("F01040100",)),
    Technology("T040000", Text("Power from waves and tides"), ("F01050200",)),
    Technology("T050100", Text("Thermal power: combined-cycle gas turbine"), _BURNT, "a"),
    Technology("T050200", Text("Thermal power: back-pressure turbine"), _BURNT, "b"),
    Technology("T050300", Text("Thermal power: condensing turbine"), (*_BURNT, "F01040200"), "c"),
    Technology("T050400", Text("Thermal power: gas turbine with heat recovery"), _BURNT, "d"),
    Technology("T050500", Text("Thermal power: combustion engine"), _BURNT, "e"),
    Technology("T050600", Text("Thermal power: microturbine"), _BURNT, "f"),
    Technology("T050700", Text("Thermal power: Stirling engine"), _BURNT, "g"),
    Technology("T050800", Text("Thermal power: fuel cell"), _BURNT, "h"),
    Technology("T050900", Text("Thermal power: steam engine"), _BURNT, "i"),
    Technology("T051000", Text("Thermal power: organic Rankine cycle"), (*_BURNT, "F0104"), "j"),
    Technology("T060000", Text("Nuclear power"), ("F03",)),
    Technology("T070000", Text("Another technology"), ("F",), "k"),
)}  # fmt: skip

ENERGY_SOURCES = Table(
    "energy_sources", Text("Codes of energy sources and technologies"), (Version("1", date(2008, 1, 1), CODES),))


def fuel_of(code: str) -> str:
    """The row of the reference values for the code of a source; any other word as it is."""
    source = SOURCES.get(code)
    return source.fuel if source and source.fuel else code
