"""The closed questions of the application, and how each answer is said. Values are stored; titles are shown.

FOR-2007-12-14-1652 (guarantees of origin) §§ 4 to 8. Codes of sources and technologies are those that guarantees carry
(`casework.law.energy_sources`); the kinds of cogeneration units those of Directive 2004/8/EC, Annex I.
"""

from __future__ import annotations

from enum import StrEnum

from casework.core.text import Text
from casework.law.cogeneration import UNIT_TYPES
from casework.law.energy_sources import SOURCES, TECHNOLOGIES
from casework.law.reference_values import MEDIA, HeatMedium
from casework.workflows.application import delivery


class Kind(StrEnum):
    """What the application asks for (§ 8: approval, a new period of five years, a change that is reported)."""

    NEW = "new"
    RENEWAL = "renewal"
    CHANGE = "change"


class Changed(StrEnum):
    """What has changed in the plant or in how it is run (§ 8, fourth paragraph)."""

    OWNER = "owner"
    CAPACITY = "capacity"
    UNITS = "units"
    FUEL = "fuel"
    OPERATION = "operation"
    METERING = "metering"
    SUPPORT = "support"
    STOPPED = "stopped"


class Role(StrEnum):
    OWNER = "owner"
    AGENT = "agent"


class Category(StrEnum):
    """§ 4, and a plant that falls into several at once (§ 9, second paragraph)."""

    RENEWABLE = "a"
    HIGH_EFFICIENCY = "b"
    OTHER = "c"
    COMBINED = "combined"


class SourceCode(StrEnum):
    WATER = "F01050200"
    WIND = "F01050100"
    SUN = "F01040100"
    EARTH = "F01040200"
    WOOD = "F01010300"
    FARM = "F01010500"
    BIOWASTE = "F01010100"
    BIOLIQUID = "F01020000"
    LANDFILL = "F01030100"
    SEWAGE = "F01030200"
    BIOGAS = "F01030000"
    NATURAL_GAS = "F02030100"
    OIL = "F02020000"
    COAL = "F02010100"
    WASTE = "F02010400"
    NUCLEAR = "F03010100"


class TechnologyCode(StrEnum):
    RIVER = "T030100"
    RESERVOIR = "T030200"
    PUMPED = "T030300"
    PUMPED_INFLOW = "T030400"
    WIND_LAND = "T020001"
    WIND_SEA = "T020002"
    SOLAR = "T010100"
    MARINE = "T040000"
    COMBINED_CYCLE = "T050100"
    BACK_PRESSURE = "T050200"
    CONDENSING = "T050300"
    GAS_TURBINE = "T050400"
    ENGINE = "T050500"
    MICROTURBINE = "T050600"
    STIRLING = "T050700"
    FUEL_CELL = "T050800"
    STEAM_ENGINE = "T050900"
    ORC = "T051000"
    NUCLEAR = "T060000"
    OTHER = "T070000"


class UnitType(StrEnum):
    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"
    F = "f"
    G = "g"
    H = "h"
    I = "i"  # noqa: E741 (the letters of the annex)
    J = "j"
    K = "k"


class CalorificUnit(StrEnum):
    """The unit of a lower calorific value, and with it that of the amount: tonnes, normal cubic metres, tonnes."""

    MJ_PER_KG = "mj_per_kg"
    MJ_PER_NM3 = "mj_per_nm3"
    MWH_PER_TONNE = "mwh_per_tonne"


class HeatUse(StrEnum):
    DISTRICT = "district"
    PROCESS = "process"
    DRYING = "drying"
    OTHER = "other"


class DataBasis(StrEnum):
    """Measured in a year, or the design of a unit that has not run for a year."""

    MEASURED = "measured"
    DESIGN = "design"


class ReferenceSetName(StrEnum):
    DECISION_2011 = "2011/877/EU"
    REGULATION_2015 = "2015/2402"
    REGULATION_2023 = "2015/2402 as amended 2023/2104"


class ShareMethod(StrEnum):
    LABORATORY = "laboratory"
    DELIVERIES = "deliveries"
    DEFAULT = "default"


class MeterRole(StrEnum):
    PRODUCTION = "production"
    CONSUMPTION = "consumption"
    PUMP = "pump"
    AUXILIARY = "auxiliary"
    IMPORT = "import"


class SupportKind(StrEnum):
    INVESTMENT = "investment"
    PRODUCTION = "production"
    BOTH = "both"


CATEGORY_TITLES: dict[Category, Text] = {
    Category.RENEWABLE: Text("Category a: renewable energy sources"),
    Category.HIGH_EFFICIENCY: Text("Category b: high-efficiency cogeneration"),
    Category.OTHER: Text("Category c: other production"),
    Category.COMBINED: Text("Several categories at once"),
}
CHANGED_TITLES: dict[Changed, Text] = {
    Changed.OWNER: Text("The owner"),
    Changed.CAPACITY: Text("The installed capacity"),
    Changed.UNITS: Text("A generating unit added or removed"),
    Changed.FUEL: Text("The fuel or the energy source"),
    Changed.OPERATION: Text("The technology, or how the plant is run"),
    Changed.METERING: Text("A metering point"),
    Changed.SUPPORT: Text("Support that was granted"),
    Changed.STOPPED: Text("The plant has stopped for good"),
}

CHOICES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    **delivery.CHOICES,
    Kind: {
        Kind.NEW: Text("Approval of a plant that has none"),
        Kind.RENEWAL: Text("A new period of five years"),
        Kind.CHANGE: Text("A change of an approved plant"),
    },
    Changed: dict(CHANGED_TITLES.items()),
    Role: {Role.OWNER: Text("We own the plant"), Role.AGENT: Text("We act for the owner, with an authority")},
    Category: dict(CATEGORY_TITLES.items()),
    SourceCode: {code: SOURCES[code].title for code in SourceCode},
    TechnologyCode: {code: TECHNOLOGIES[code].title for code in TechnologyCode},
    UnitType: {letter: Text("({letter}) {kind}", letter=str(letter), kind=UNIT_TYPES[letter].title)
               for letter in UnitType},
    CalorificUnit: {
        CalorificUnit.MJ_PER_KG: Text("MJ/kg (amount in tonnes)"),
        CalorificUnit.MJ_PER_NM3: Text("MJ/Nm³ (amount in Nm³)"),
        CalorificUnit.MWH_PER_TONNE: Text("MWh/tonne (amount in tonnes)"),
    },
    HeatMedium: dict(MEDIA.items()),
    HeatUse: {
        HeatUse.DISTRICT: Text("District heating"),
        HeatUse.PROCESS: Text("Heat for an industrial process"),
        HeatUse.DRYING: Text("Drying"),
        HeatUse.OTHER: Text("Something else"),
    },
    DataBasis: {
        DataBasis.MEASURED: Text("Measured through a whole year"),
        DataBasis.DESIGN: Text("The design, because the unit has not run for a year"),
    },
    ReferenceSetName: {
        ReferenceSetName.DECISION_2011: Text("Decision 2011/877/EU, named in the regulation"),
        ReferenceSetName.REGULATION_2015: Text("Delegated Regulation (EU) 2015/2402"),
        ReferenceSetName.REGULATION_2023: Text("Delegated Regulation (EU) 2015/2402 as amended by (EU) 2023/2104"),
    },
    ShareMethod: {
        ShareMethod.LABORATORY: Text("Analyses by a laboratory"),
        ShareMethod.DELIVERIES: Text("Documents of the deliveries"),
        ShareMethod.DEFAULT: Text("A share that the authority has set"),
    },
    MeterRole: {
        MeterRole.PRODUCTION: Text("Production"),
        MeterRole.CONSUMPTION: Text("Own consumption"),
        MeterRole.PUMP: Text("Pumping of water"),
        MeterRole.AUXILIARY: Text("Auxiliary supply"),
        MeterRole.IMPORT: Text("Import from the grid"),
    },
    SupportKind: {
        SupportKind.INVESTMENT: Text("Support for the investment"),
        SupportKind.PRODUCTION: Text("Support for the production"),
        SupportKind.BOTH: Text("Both"),
    },
}
