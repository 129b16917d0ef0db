"""How each answer of the closed questions is said."""

from __future__ import annotations

from enum import StrEnum

from casework.core.answers import Row
from casework.core.text import Text
from casework.law.ship_factors import Fuel, FuelClass, SourceClass, SourceType
from casework.law.ship_scope import ShipType
from casework.workflows.application.delivery import CHOICES as SENT
from casework.workflows.ship_plans.choices import (
    CargoUnit,
    Conclusion,
    Control,
    DensitySource,
    DistanceBasis,
    FactorBasis,
    IceClass,
    Instrument,
    Measure,
    Method,
    Nature,
    Parameter,
    Part,
    PlanLanguage,
    Post,
    Procedure,
    Scenario,
    Situation,
    SlipBasis,
    Sounding,
    Status,
    Surrogate,
    TankType,
    UncertaintyBasis,
    Visit,
)

CHOICES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    **SENT,
    Status: {
        Status.DRAFT: Text("Draft"), Status.AT_VERIFIER: Text("Sent to the verifier"),
        Status.ASSESSED: Text("Assessed by the verifier"),
        Status.NOT_REASSESSED: Text("Modified without a new assessment"),
        Status.SUBMITTED: Text("Sent to the administering authority"), Status.APPROVED: Text("Approved plan"),
    },
    Part: {
        Part.SHIP: Text("B.1 The ship"), Part.COMPANY: Text("B.2 The company"),
        Part.SOURCES: Text("B.3 Emission sources"), Part.FUELS: Text("B.4 Fuels and factors"),
        Part.SOURCE_LIST: Text("B.5 Updating the list of sources"),
        Part.EXEMPTION: Text("C.1 Exemption and derogations"),
        Part.MEASURING: Text("C.2 Monitoring of fuel"), Part.VOYAGES: Text("C.3 List of voyages"),
        Part.DISTANCE: Text("C.4 Distance"), Part.CARGO: Text("C.5 Cargo and passengers"),
        Part.TIME: Text("C.6 Time at sea"), Part.GAPS: Text("D Data gaps"), Part.MANAGEMENT: Text("E Management"),
        Part.FURTHER: Text("F Further information"),
    },
    Situation: {
        Situation.COMPANY: Text("1: the shipping company changes"),
        Situation.EMISSIONS: Text("2: new emissions from new sources or fuels"),
        Situation.DATA: Text("3: the availability of data changes, in a way that may affect accuracy"),
        Situation.INCORRECT: Text("4: the method gave incorrect data"),
        Situation.NON_CONFORMITY: Text("5: the plan is not in conformity and must be revised"),
    },
    PlanLanguage: {PlanLanguage.ENGLISH: Text("English"), PlanLanguage.OTHER: Text("Another language")},
    ShipType: {
        ShipType.PASSENGER: Text("Passenger ship"), ShipType.RO_PAX: Text("Ro-pax ship"),
        ShipType.CRUISE: Text("Cruise passenger ship"), ShipType.RO_RO: Text("Ro-ro ship"),
        ShipType.VEHICLE: Text("Vehicle carrier"), ShipType.CONTAINER: Text("Container ship"),
        ShipType.CONTAINER_RO_RO: Text("Container/ro-ro cargo ship"), ShipType.OIL_TANKER: Text("Oil tanker"),
        ShipType.CHEMICAL_TANKER: Text("Chemical tanker"), ShipType.LNG_CARRIER: Text("LNG carrier"),
        ShipType.GAS_CARRIER: Text("Gas carrier"), ShipType.BULK: Text("Bulk carrier"),
        ShipType.GENERAL_CARGO: Text("General cargo ship"), ShipType.REFRIGERATED: Text("Refrigerated cargo carrier"),
        ShipType.COMBINATION: Text("Combination carrier"), ShipType.OFFSHORE: Text("Offshore ship"),
        ShipType.OTHER: Text("Another type of ship"),
    },
    IceClass: {
        IceClass.NONE: Text("No ice class"),
        **{one: Text("{name}", name=one.upper().replace("_SUPER", " Super")) for one in list(IceClass)[1:]},
    },
    Nature: {
        Nature.OWNER: Text("The registered owner"),
        Nature.ISM_COMPANY: Text("The ISM company, on a mandate from the owner"),
    },
    SourceType: {
        SourceType.MAIN_ENGINE: Text("Main engine"), SourceType.AUXILIARY_ENGINE: Text("Auxiliary engine"),
        SourceType.GAS_TURBINE: Text("Gas turbine"), SourceType.BOILER: Text("Boiler"),
        SourceType.INERT_GAS_GENERATOR: Text("Inert gas generator"), SourceType.FUEL_CELL: Text("Fuel cell"),
        SourceType.WASTE_INCINERATOR: Text("Waste incinerator"), SourceType.OTHER: Text("Another source"),
    },
    SourceClass: {
        SourceClass.ICE: Text("Internal combustion engine"),
        SourceClass.LNG_OTTO_DFMS: Text("LNG Otto, dual fuel, medium speed"),
        SourceClass.LNG_OTTO_DFSS: Text("LNG Otto, dual fuel, slow speed"),
        SourceClass.LNG_DIESEL_DFSS: Text("LNG Diesel, dual fuel, slow speed"),
        SourceClass.LBSI: Text("Lean-burn spark-ignited (LBSI)"), SourceClass.GAS_TURBINE: Text("Gas turbine"),
        SourceClass.BOILER: Text("Boiler"), SourceClass.FUEL_CELL: Text("Fuel cell"),
        SourceClass.WASTE_INCINERATOR: Text("Waste incinerator"),
        SourceClass.INERT_GAS_GENERATOR: Text("Inert gas generator"),
    },
    Method: {
        Method.A: Text("A: bunker delivery notes and stocktakes of the tanks"),
        Method.B: Text("B: readings of the tanks"), Method.C: Text("C: flow meters"),
        Method.D: Text("D: measurement of the emissions"),
    },
    SlipBasis: {
        SlipBasis.DEFAULT: Text("The default of the class"), SlipBasis.CERTIFIED: Text("A certified value"),
        SlipBasis.NO_DEFAULT: Text("The class has no default"),
    },
    FuelClass: {
        FuelClass.FOSSIL: Text("Fossil"), FuelClass.BIO: Text("Biofuel"),
        FuelClass.RFNBO: Text("Renewable fuel of non-biological origin"),
    },
    Fuel: {
        Fuel.HFO: Text("Heavy fuel oil (HFO, RME to RMK)"), Fuel.LFO: Text("Light fuel oil (LFO, RMA to RMD)"),
        Fuel.MDO: Text("Marine diesel and gas oil (MDO, MGO, DMX to DMB)"), Fuel.LNG: Text("LNG"),
        Fuel.LPG_BUTANE: Text("LPG (butane)"), Fuel.LPG_PROPANE: Text("LPG (propane)"),
        Fuel.H2: Text("Hydrogen (fossil)"), Fuel.NH3: Text("Ammonia (fossil)"),
        Fuel.METHANOL: Text("Methanol (fossil)"),
        Fuel.ETHANOL: Text("Ethanol (bio)"), Fuel.BIO_DIESEL: Text("Bio-diesel"), Fuel.HVO: Text("HVO"),
        Fuel.BIO_LNG: Text("Bio-LNG"), Fuel.BIO_METHANOL: Text("Bio-methanol"),
        Fuel.OTHER_BIO: Text("Another biofuel"), Fuel.BIO_H2: Text("Bio-hydrogen"), Fuel.E_DIESEL: Text("e-diesel"),
        Fuel.E_METHANOL: Text("e-methanol"), Fuel.E_LNG: Text("e-LNG"), Fuel.E_H2: Text("e-hydrogen"),
        Fuel.E_NH3: Text("e-ammonia"), Fuel.E_LPG: Text("e-LPG"), Fuel.E_DME: Text("e-DME"),
        Fuel.OTHER: Text("A fuel that the table does not list"),
    },
    FactorBasis: {
        FactorBasis.DEFAULT: Text("The defaults of the table"), FactorBasis.OWN: Text("Our own, from analyses"),
        FactorBasis.ZERO_RATED: Text("Certified as sustainable: CO2 counts as zero"),
    },
    TankType: {
        TankType.BUNKER: Text("Bunker tank"), TankType.SETTLING: Text("Settling tank"),
        TankType.SERVICE: Text("Service tank"), TankType.CARGO: Text("Cargo tank used for fuel"),
    },
    Sounding: {
        Sounding.AUTOMATIC: Text("Automatic system"), Sounding.SOUNDING: Text("Manual sounding"),
        Sounding.DIP_TAPE: Text("Dip tape"),
    },
    Instrument: {
        Instrument.FLOW_METER: Text("Flow meter"), Instrument.TANK_GAUGE: Text("Tank gauge"),
        Instrument.SOUNDING_TAPE: Text("Sounding or dip tape"),
        Instrument.STACK_METER: Text("Meter for the exhaust gas"), Instrument.DENSITY_METER: Text("Density meter"),
        Instrument.OTHER: Text("Another instrument"),
    },
    UncertaintyBasis: {
        UncertaintyBasis.DEFAULT: Text("Default value"), UncertaintyBasis.SHIP_SPECIFIC: Text("Found for this ship"),
    },
    Measure: {Measure.VOLUME: Text("Volume, cubic metres"), Measure.MASS: Text("Mass, tonnes")},
    DensitySource: {
        DensitySource.ON_BOARD: Text("Measured on board"), DensitySource.SUPPLIER: Text("From the supplier"),
        DensitySource.LABORATORY: Text("From a test laboratory"),
        DensitySource.NOT_APPLICABLE: Text("Does not apply: measured as mass"),
    },
    Procedure: {
        Procedure.SOURCE_LIST: Text("Keeping the list of emission sources complete"),
        Procedure.BUNKERING: Text("Measuring fuel bunkered and in tanks"),
        Procedure.CROSS_CHECKS: Text("Checking bunker delivery notes against measurements on board"),
        Procedure.RECORDS: Text("Recording, retrieving, transmitting and storing measurements"),
        Procedure.EQUIPMENT: Text("Quality assurance of measuring equipment"),
        Procedure.RO_PAX_SPLIT: Text("Splitting fuel between freight and passengers"),
        Procedure.LADEN: Text("Fuel on laden voyages"), Procedure.CARGO_HEATING: Text("Fuel for heating cargo"),
        Procedure.DYNAMIC_POSITIONING: Text("Fuel for dynamic positioning"),
        Procedure.VOYAGES: Text("Keeping the list of voyages complete"),
        Procedure.DISTANCE: Text("Determining the distance"),
        Procedure.ICE_DISTANCE: Text("Distance through ice"), Procedure.CARGO: Text("Determining cargo and passengers"),
        Procedure.CARGO_DENSITY: Text("Determining the density of the cargo"),
        Procedure.TIME: Text("Determining the time at sea"), Procedure.ICE_TIME: Text("Time at sea through ice"),
        Procedure.YEARLY_CHECK: Text("Checking once a year that the plan is adequate"),
        Procedure.DATA_FLOW: Text("Data flow activities"), Procedure.RISK: Text("Risk assessment"),
    },
    Control: {
        Control.EQUIPMENT: Text("Quality assurance of measuring equipment"),
        Control.IT: Text("Quality assurance of IT systems"),
        Control.DUTIES: Text("Segregation of duties and competence"),
        Control.REVIEW: Text("Internal review and validation of data"),
        Control.CORRECTION: Text("Corrections and corrective action"),
        Control.OUTSOURCING: Text("Control of outsourced work"), Control.RECORDS: Text("Records and documentation"),
    },
    DistanceBasis: {
        DistanceBasis.ACTUAL: Text("The distance actually travelled"),
        DistanceBasis.DIRECT: Text("The most direct route, with a correction factor"),
    },
    CargoUnit: {
        CargoUnit.TONNES: Text("Tonnes of cargo"), CargoUnit.PASSENGERS: Text("Passengers"),
        CargoUnit.TEU: Text("Containers (TEU)"), CargoUnit.LANE_METRES: Text("Occupied lane metres"),
        CargoUnit.CUBIC_METRES: Text("Cubic metres of cargo"),
    },
    Parameter: {
        Parameter.FUEL: Text("Fuel and emissions"), Parameter.DISTANCE: Text("Distance travelled"),
        Parameter.CARGO: Text("Cargo and passengers"), Parameter.TIME: Text("Time at sea"),
    },
    Surrogate: {
        Surrogate.OTHER_METHOD: Text("Another monitoring method"),
        Surrogate.MODEL: Text("A calculation from speed, power and running hours"),
        Surrogate.LOGBOOK: Text("Log books and other records"),
        Surrogate.HISTORICAL: Text("Historical data or averages"),
    },
    Scenario: {
        Scenario.EQUIPMENT_FAILURE: Text("Measuring equipment fails"),
        Scenario.AIS_LOSS: Text("The AIS signal is lost"),
        Scenario.MISSING_BDN: Text("A bunker delivery note is missing"),
        Scenario.UNRECORDED_READING: Text("A reading was not recorded"),
        Scenario.LOST_RECORDS: Text("Records are lost"),
        Scenario.WRONG_BASIS: Text("A wrong basis was used in calculation"),
    },
    Post: {Post.SHIP: Text("On board"), Post.SHORE: Text("Ashore")},
    Conclusion: {
        Conclusion.POSITIVE: Text("The plan is in conformity"),
        Conclusion.NEGATIVE: Text("The plan is not in conformity"),
    },
    Visit: {
        Visit.PHYSICAL: Text("A visit on site"), Visit.VIRTUAL: Text("A virtual visit"), Visit.WAIVED: Text("No visit"),
    },
}  # fmt: skip
NAMELESS = Text("a row without a name")


def called(row: Row) -> Text | str:
    """What a row is called in a sentence: by its closed question, said in the reader's language, else by its name."""
    return getattr(row, "label", "") or NAMELESS
