"""The closed questions of the application, and how each answer is said.

Values are stored; titles are shown. Sectors carry the number of the common reporting format (CRF) under which their
emissions stand in the national inventory; klimakvoteforskriften § 1-2 s, t and u say which are covered.
"""

from __future__ import annotations

from enum import StrEnum

from casework.core.text import Text
from casework.workflows.application.delivery import CHOICES as SENT


class Kind(StrEnum):
    """What is applied for."""

    NEW = "new"
    CHANGE = "change"
    TRANSFER = "transfer"
    ENDING = "ending"
    CONFIRMATION = "confirmation"


ABOUT_A_PERMIT = frozenset({Kind.CHANGE, Kind.TRANSFER, Kind.ENDING})
WITH_PLAN = frozenset({Kind.NEW, Kind.CHANGE, Kind.TRANSFER})
WITH_SCOPE = frozenset({Kind.NEW, Kind.TRANSFER, Kind.CONFIRMATION})
WITH_FUELS = frozenset({*WITH_PLAN, Kind.CONFIRMATION})


class Basis(StrEnum):
    """Why the party is the fuel operator: the first of three that fits (klimakvoteforskriften § 1-2)."""

    REGISTERED = "registered"
    TRADER = "trader"
    RELEASER = "releaser"


class Holder(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"


class Fuel(StrEnum):
    PETROL = "petrol"
    DIESEL = "diesel"
    FUEL_OIL = "fuel_oil"
    KEROSENE = "kerosene"
    LPG = "lpg"
    NATURAL_GAS = "natural_gas"
    LNG = "lng"
    COAL = "coal"
    BIODIESEL = "biodiesel"
    ETHANOL = "ethanol"
    BIOGAS = "biogas"
    ADDITIVE = "additive"
    OTHER = "other"
    CHARCOAL = "charcoal"
    SOLID_BIOFUEL = "solid_biofuel"
    PEAT = "peat"
    WASTE = "waste"


EXCLUDED_FUELS = frozenset({Fuel.CHARCOAL, Fuel.SOLID_BIOFUEL, Fuel.PEAT, Fuel.WASTE})


class Unit(StrEnum):
    TONNES = "t"
    CUBIC_METRES = "m3"
    STANDARD_CUBIC_METRES = "sm3"
    MEGAWATT_HOURS = "mwh"


class Means(StrEnum):
    """How a fuel is released."""

    PIPELINE = "pipeline"
    ROAD_TANKER = "road_tanker"
    RAIL = "rail"
    SHIP = "ship"
    OWN_STATION = "own_station"
    OTHER_STATION = "other_station"
    DEPOT = "depot"
    CYLINDER = "cylinder"
    OTHER = "other"


class Sector(StrEnum):
    """Where a fuel is burnt, by its number in the common reporting format."""

    HEAT = "1A1a"
    ENERGY = "1A1"
    INDUSTRY = "1A2"
    ROAD = "1A3b"
    COMMERCIAL = "1A4a"
    HOUSEHOLDS = "1A4b"
    PRIMARY = "1A4c"
    MILITARY = "1A5"
    AVIATION = "1A3a"
    RAILWAYS = "1A3c"
    SHIPPING = "1A3d"
    ETS1 = "ets1"


COVERED = frozenset({Sector.HEAT, Sector.ENERGY, Sector.INDUSTRY, Sector.ROAD, Sector.COMMERCIAL, Sector.HOUSEHOLDS})


class Signs(StrEnum):
    SIGNING_RIGHT = "signing_right"
    POWER_OF_ATTORNEY = "power_of_attorney"


CHOICES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    **SENT,
    Kind: {
        Kind.NEW: Text("A new permit"),
        Kind.CHANGE: Text("A change of our permit"),
        Kind.TRANSFER: Text("A transfer of our permit to a successor"),
        Kind.ENDING: Text("An end of our permit"),
        Kind.CONFIRMATION: Text("A confirmation that we need no permit"),
    },
    Basis: {
        Basis.REGISTERED: Text("We are registered for excise duty and liable for it on the fuel"),
        Basis.TRADER: Text("Nobody is; we import or produce the fuel for consumption"),
        Basis.RELEASER: Text("Neither; we are the ones who release the fuel"),
    },
    Holder: {Holder.ORGANISATION: Text("A company or another organisation"), Holder.PERSON: Text("A natural person")},
    Fuel: {
        Fuel.PETROL: Text("Petrol"), Fuel.DIESEL: Text("Diesel and gas oil"), Fuel.FUEL_OIL: Text("Heavy fuel oil"),
        Fuel.KEROSENE: Text("Kerosene"), Fuel.LPG: Text("Propane and butane (LPG)"),
        Fuel.NATURAL_GAS: Text("Natural gas"), Fuel.LNG: Text("Liquefied natural gas (LNG)"),
        Fuel.COAL: Text("Coal and coke"), Fuel.BIODIESEL: Text("Biodiesel (FAME, HVO)"),
        Fuel.ETHANOL: Text("Bioethanol"), Fuel.BIOGAS: Text("Biogas"),
        Fuel.ADDITIVE: Text("Additives to motor fuel"), Fuel.OTHER: Text("Another fuel"),
        Fuel.CHARCOAL: Text("Charcoal (excluded)"), Fuel.SOLID_BIOFUEL: Text("Solid biofuel (excluded)"),
        Fuel.PEAT: Text("Peat (excluded)"), Fuel.WASTE: Text("Hazardous or municipal waste (excluded)"),
    },
    Unit: {
        Unit.TONNES: Text("tonnes"), Unit.CUBIC_METRES: Text("cubic metres"),
        Unit.STANDARD_CUBIC_METRES: Text("standard cubic metres"), Unit.MEGAWATT_HOURS: Text("MWh"),
    },
    Means: {
        Means.PIPELINE: Text("Pipeline"), Means.ROAD_TANKER: Text("Tank lorry"), Means.RAIL: Text("Rail"),
        Means.SHIP: Text("Ship"), Means.OWN_STATION: Text("Own filling stations"),
        Means.OTHER_STATION: Text("Filling stations of others"), Means.DEPOT: Text("Depot"),
        Means.CYLINDER: Text("Cylinders and other packages"), Means.OTHER: Text("Another way"),
    },
    Sector: {
        Sector.HEAT: Text("Heat and combined heat and power for buildings (CRF 1A1a)"),
        Sector.ENERGY: Text("Other energy production (CRF 1A1)"),
        Sector.INDUSTRY: Text("Industry and construction (CRF 1A2)"),
        Sector.ROAD: Text("Road transport (CRF 1A3b)"),
        Sector.COMMERCIAL: Text("Commercial and public buildings (CRF 1A4a)"),
        Sector.HOUSEHOLDS: Text("Households (CRF 1A4b)"),
        Sector.PRIMARY: Text("Farming, forestry, fishing and aquaculture (CRF 1A4c), not covered"),
        Sector.MILITARY: Text("The armed forces (CRF 1A5), not covered"),
        Sector.AVIATION: Text("Aviation (CRF 1A3a), not covered"),
        Sector.RAILWAYS: Text("Railways (CRF 1A3c), not covered"),
        Sector.SHIPPING: Text("Shipping (CRF 1A3d), not covered"),
        Sector.ETS1: Text("Installations in the emissions trading system for industry (ETS1), not covered"),
    },
    Signs: {
        Signs.SIGNING_RIGHT: Text("A right to sign for the company"),
        Signs.POWER_OF_ATTORNEY: Text("A power of attorney"),
    },
}
