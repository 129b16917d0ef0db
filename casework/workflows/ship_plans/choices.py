"""The closed questions of the plan. Values are stored; `titles` says how each is shown. Ships and fuels are law's."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """Where the version stands, as part A of the template says it."""

    DRAFT = "draft"
    AT_VERIFIER = "at_verifier"
    ASSESSED = "assessed"
    NOT_REASSESSED = "not_reassessed"
    SUBMITTED = "submitted"
    APPROVED = "approved"


class Part(StrEnum):
    """The parts of the template (Regulation (EU) 2023/2449 Annex I), as the revision sheet names them."""

    SHIP = "B.1"
    COMPANY = "B.2"
    SOURCES = "B.3"
    FUELS = "B.4"
    SOURCE_LIST = "B.5"
    EXEMPTION = "C.1"
    MEASURING = "C.2"
    VOYAGES = "C.3"
    DISTANCE = "C.4"
    CARGO = "C.5"
    TIME = "C.6"
    GAPS = "D"
    MANAGEMENT = "E"
    FURTHER = "F"


class Situation(StrEnum):
    """Why a plan must be modified (Regulation (EU) 2015/757 Art. 7(2)(a) to (e))."""

    COMPANY = "company"
    EMISSIONS = "emissions"
    DATA = "data"
    INCORRECT = "incorrect"
    NON_CONFORMITY = "non_conformity"


class PlanLanguage(StrEnum):
    ENGLISH = "english"
    OTHER = "other"


class IceClass(StrEnum):
    NONE = "none"
    PC1 = "pc1"
    PC2 = "pc2"
    PC3 = "pc3"
    PC4 = "pc4"
    PC5 = "pc5"
    PC6 = "pc6"
    PC7 = "pc7"
    IA_SUPER = "ia_super"
    IA = "ia"
    IB = "ib"
    IC = "ic"


class Nature(StrEnum):
    """Who answers for the ship: its registered owner, or the ISM company that the owner has mandated."""

    OWNER = "owner"
    ISM_COMPANY = "ism_company"


class Method(StrEnum):
    """How fuel is monitored (Regulation (EU) 2015/757 Annex I B)."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"


class SlipBasis(StrEnum):
    DEFAULT = "default"
    CERTIFIED = "certified"
    NO_DEFAULT = "no_default"


class FactorBasis(StrEnum):
    DEFAULT = "default"
    OWN = "own"
    ZERO_RATED = "zero_rated"


class TankType(StrEnum):
    BUNKER = "bunker"
    SETTLING = "settling"
    SERVICE = "service"
    CARGO = "cargo"


class Sounding(StrEnum):
    AUTOMATIC = "automatic"
    SOUNDING = "sounding"
    DIP_TAPE = "dip_tape"


class Instrument(StrEnum):
    FLOW_METER = "flow_meter"
    TANK_GAUGE = "tank_gauge"
    SOUNDING_TAPE = "sounding_tape"
    STACK_METER = "stack_meter"
    DENSITY_METER = "density_meter"
    OTHER = "other"


class UncertaintyBasis(StrEnum):
    DEFAULT = "default"
    SHIP_SPECIFIC = "ship_specific"


class Measure(StrEnum):
    VOLUME = "volume"
    MASS = "mass"


class DensitySource(StrEnum):
    ON_BOARD = "on_board"
    SUPPLIER = "supplier"
    LABORATORY = "laboratory"
    NOT_APPLICABLE = "not_applicable"


class Procedure(StrEnum):
    """The procedures that the template has a block for, and the part of each."""

    SOURCE_LIST = "source_list"
    BUNKERING = "bunkering"
    CROSS_CHECKS = "cross_checks"
    RECORDS = "records"
    EQUIPMENT = "equipment"
    RO_PAX_SPLIT = "ro_pax_split"
    LADEN = "laden"
    CARGO_HEATING = "cargo_heating"
    DYNAMIC_POSITIONING = "dynamic_positioning"
    VOYAGES = "voyages"
    DISTANCE = "distance"
    ICE_DISTANCE = "ice_distance"
    CARGO = "cargo"
    CARGO_DENSITY = "cargo_density"
    TIME = "time"
    ICE_TIME = "ice_time"
    YEARLY_CHECK = "yearly_check"
    DATA_FLOW = "data_flow"
    RISK = "risk"


VOLUNTARY = frozenset({
    Procedure.LADEN, Procedure.CARGO_HEATING, Procedure.DYNAMIC_POSITIONING, Procedure.ICE_DISTANCE,
    Procedure.CARGO_DENSITY, Procedure.ICE_TIME, Procedure.RO_PAX_SPLIT})
PART_OF: Mapping[Procedure, Part] = {
    **dict.fromkeys(Procedure, Part.MEASURING), Procedure.SOURCE_LIST: Part.SOURCE_LIST,
    Procedure.VOYAGES: Part.VOYAGES, Procedure.DISTANCE: Part.DISTANCE, Procedure.ICE_DISTANCE: Part.DISTANCE,
    Procedure.CARGO: Part.CARGO, Procedure.CARGO_DENSITY: Part.CARGO, Procedure.TIME: Part.TIME,
    Procedure.ICE_TIME: Part.TIME, Procedure.YEARLY_CHECK: Part.MANAGEMENT, Procedure.DATA_FLOW: Part.MANAGEMENT,
    Procedure.RISK: Part.MANAGEMENT,
}  # fmt: skip


class Control(StrEnum):
    """The seven control activities (Regulation (EU) 2015/757 Annex I C 1.3)."""

    EQUIPMENT = "equipment"
    IT = "it"
    DUTIES = "duties"
    REVIEW = "review"
    CORRECTION = "correction"
    OUTSOURCING = "outsourcing"
    RECORDS = "records"


class DistanceBasis(StrEnum):
    ACTUAL = "actual"
    DIRECT = "direct"


class CargoUnit(StrEnum):
    TONNES = "tonnes"
    PASSENGERS = "passengers"
    TEU = "teu"
    LANE_METRES = "lane_metres"
    CUBIC_METRES = "cubic_metres"


class Parameter(StrEnum):
    """What is monitored, and may be missing."""

    FUEL = "fuel"
    DISTANCE = "distance"
    CARGO = "cargo"
    TIME = "time"


class Surrogate(StrEnum):
    """What a missing value is taken from."""

    OTHER_METHOD = "other_method"
    MODEL = "model"
    LOGBOOK = "logbook"
    HISTORICAL = "historical"


class Scenario(StrEnum):
    """What may be lost or wrong in the flow of data."""

    EQUIPMENT_FAILURE = "equipment_failure"
    AIS_LOSS = "ais_loss"
    MISSING_BDN = "missing_bdn"
    UNRECORDED_READING = "unrecorded_reading"
    LOST_RECORDS = "lost_records"
    WRONG_BASIS = "wrong_basis"


class Post(StrEnum):
    SHIP = "ship"
    SHORE = "shore"


class Conclusion(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Visit(StrEnum):
    PHYSICAL = "physical"
    VIRTUAL = "virtual"
    WAIVED = "waived"
