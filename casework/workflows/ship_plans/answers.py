"""What a monitoring plan tells of one ship: parts A to C of the template (Regulation (EU) 2023/2449 Annex I).

Parts D to F, and what stands beside the plan, are in `keeping.py`. Sources, fuels, tanks and equipment are rows that
name each other by key. Every field may be empty: what is owed stands in `required.py`. A field's title is its label and
its description the hint below it; both are msgids.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.law.ship_factors import Fuel, FuelClass, SourceClass, SourceType
from casework.law.ship_scope import ShipType
from casework.workflows.accounts.answers import Key
from casework.workflows.application.delivery import Delivery
from casework.workflows.ship_plans.choices import (
    CargoUnit,
    DensitySource,
    DistanceBasis,
    FactorBasis,
    IceClass,
    Instrument,
    Measure,
    Method,
    Nature,
    SlipBasis,
    Sounding,
    TankType,
    UncertaintyBasis,
)
from casework.workflows.ship_plans.keeping import (
    Assessment,
    ControlRow,
    Further,
    GapMethod,
    Mandate,
    ProcedureRow,
    Role,
)
from casework.workflows.ship_plans.revision import Revision

DAY = "Write 23.04.2026"


class Ship(Row):
    """Table B.1."""

    name: str | None = Field(default=None, title="Name of the ship")
    imo_number: str | None = Field(
        default=None, title="IMO ship number", description="Seven digits. Stands in the Continuous Synopsis Record.")
    port_of_registry: str | None = Field(default=None, title="Port of registry")
    home_port: str | None = Field(default=None, title="Home port", description="If it is another port.")
    owner_name: str | None = Field(default=None, title="Name of the registered owner")
    owner_number: str | None = Field(default=None, title="IMO number of the registered owner")
    owner_country: str | None = Field(default=None, title="Country of registration of the owner")
    ship_type: ShipType | None = Field(default=None, title="Type of ship")
    deadweight: Decimal | None = Field(default=None, title="Deadweight, tonnes")
    gross_tonnage: int | None = Field(default=None, title="Gross tonnage")
    flag: str | None = Field(default=None, title="Flag state")
    ice_class: IceClass | None = Field(default=None, title="Ice class")
    classification_society: str | None = Field(default=None, title="Classification society")
    cargo_as_fuel: bool | None = Field(
        default=None, title="Is cargo used as fuel?", description="For example boil-off from the cargo tanks.")
    first_call_on: date | None = Field(
        default=None, title="When did the ship first call at a port in the EEA?", description=DAY)
    description: str | None = Field(default=None, title="Further description of the ship")


class Company(Row):
    """Table B.2: the shipping company that answers for the ship, and a person who can act for it."""

    name: str | None = Field(default=None, title="Company name")
    imo_company_number: str | None = Field(
        default=None, title="IMO company number", description="Seven digits. Not the number of a ship.")
    nature: Nature | None = Field(default=None, title="The company is")
    country_of_registration: str | None = Field(default=None, title="Country of registration")
    line1: str | None = Field(default=None, title="Street and number")
    line2: str | None = Field(default=None, title="Further address line")
    postcode: str | None = Field(default=None, title="Postal code")
    city: str | None = Field(default=None, title="City")
    region: str | None = Field(default=None, title="Region or state")
    country: str | None = Field(default=None, title="Country")
    contact_name: str | None = Field(
        default=None, title="Contact person", description="A named person who can act for the company.")
    contact_title: str | None = Field(default=None, title="Title of the contact person")
    phone: str | None = Field(default=None, title="Business telephone", description="With country code.")
    email: str | None = Field(default=None, title="E-mail")
    administering_authority: str | None = Field(default=None, title="State of the administering authority")


class Source(Row):
    """Table B.3: one emission source, one physical unit."""

    name: str | None = Field(default=None, title="Name of the source", description="One row for each unit on board.")
    type: SourceType | None = Field(default=None, title="Type of source")
    source_class: SourceClass | None = Field(default=None, title="Class of source")
    power_kw: Decimal | None = Field(default=None, title="Power, kW")
    sfoc: Decimal | None = Field(default=None, title="Specific fuel oil consumption, g/kWh")
    installed: int | None = Field(default=None, title="Year of installation")
    serial_number: str | None = Field(
        default=None, title="Serial number", description="Needed where units are alike.")
    description: str | None = Field(default=None, title="Further technical description")
    fuels: tuple[Key, ...] = Field(default=(), title="Fuels it can use")
    methods: tuple[Method, ...] = Field(default=(), title="Monitoring methods")
    equipment: tuple[Key, ...] = Field(default=(), title="Measuring equipment")

    @property
    def label(self) -> str:
        return self.name or ""


class SlipRow(Row):
    """Methane slip of one source with one fuel, per cent of the mass of fuel used."""

    source: Key | None = Field(default=None, title="Emission source")
    fuel: Key | None = Field(default=None, title="Fuel")
    percent: Decimal | None = Field(default=None, title="Slip, per cent of the fuel used")
    basis: SlipBasis | None = Field(default=None, title="Where does the value come from?")

    @property
    def label(self) -> str:
        return f"{self.source or ''} {self.fuel or ''}".strip()


class FuelRow(Row):
    """Table B.4: a fuel that the ship uses, and its factors in tonnes of gas per tonne of fuel."""

    fuel: Fuel | None = Field(default=None, title="Type of fuel")
    name: str | None = Field(default=None, title="Your own name for it")
    fuel_class: FuelClass | None = Field(
        default=None, title="Class of fuel", description="Only for a fuel that the table does not list.")
    co2: Decimal | None = Field(default=None, title="CO2, t per t of fuel")
    ch4: Decimal | None = Field(default=None, title="CH4, t per t of fuel")
    n2o: Decimal | None = Field(default=None, title="N2O, t per t of fuel")
    basis: FactorBasis | None = Field(default=None, title="Where do the factors come from?")
    sustainability: str | None = Field(
        default=None, title="Proof of sustainability", description="The scheme and the certificate.")
    laboratory: str | None = Field(default=None, title="Laboratory, sampling and methods of analysis")
    iso_17025: bool | None = Field(default=None, title="Is the laboratory accredited by ISO/IEC 17025?")

    @property
    def label(self) -> str:
        return self.name or (self.fuel.value.replace("_", " ").upper() if self.fuel else "")


class Tank(Row):
    name: str | None = Field(default=None, title="Name of the tank", description="One row for each tank.")
    type: TankType | None = Field(default=None, title="Type of tank")
    fuels: tuple[Key, ...] = Field(default=(), title="Fuels in the tank")
    capacity_m3: Decimal | None = Field(default=None, title="Capacity, cubic metres")
    equipment: tuple[Key, ...] = Field(default=(), title="Measuring equipment")
    sounding: Sounding | None = Field(default=None, title="How is the tank read?")

    @property
    def label(self) -> str:
        return self.name or ""


class Equipment(Row):
    """Table C.2.4: one instrument, and the sources and tanks that it measures."""

    name: str | None = Field(default=None, title="Name of the instrument", description="One row for each instrument.")
    kind: Instrument | None = Field(default=None, title="Type of instrument")
    sources: tuple[Key, ...] = Field(default=(), title="Measures these sources")
    tanks: tuple[Key, ...] = Field(default=(), title="Measures these tanks")
    description: str | None = Field(
        default=None, title="Technical description", description="Make, model, specification.")
    installed: int | None = Field(default=None, title="Year of installation")
    maintenance: str | None = Field(default=None, title="Maintenance, how often?")
    calibrated: bool | None = Field(default=None, title="Is it calibrated?")
    calibration_method: str | None = Field(default=None, title="How is it calibrated?")
    calibration_interval: str | None = Field(default=None, title="Calibration, how often?")
    no_calibration: str | None = Field(default=None, title="Why does calibration not apply?")
    alternative: str | None = Field(default=None, title="How is its quality assured instead?")

    @property
    def label(self) -> str:
        return self.name or ""


class Methods(Row):
    """What the monitoring methods ask for besides their tables (Regulation (EU) 2015/757 Annex I B)."""

    bdn_uncertainty: Decimal | None = Field(default=None, title="Uncertainty of bunker delivery notes, per cent")
    stocktakes: str | None = Field(default=None, title="When and how is stock taken of the tanks?")
    daily_at_sea: bool | None = Field(default=None, title="Are all tanks read every day at sea?")
    at_bunkering: bool | None = Field(
        default=None, title="Are all tanks read each time the ship bunkers or debunkers?")
    accuracy: str | None = Field(
        default=None, title="Why does the combination of methods improve accuracy?",
        description="Where more than one method is used.")


class Uncertainty(Row):
    """Table C.2.7."""

    method: Method | None = Field(default=None, title="Monitoring method")
    basis: UncertaintyBasis | None = Field(default=None, title="Where does the value come from?")
    percent: Decimal | None = Field(default=None, title="Uncertainty, per cent")
    calibration: str | None = Field(default=None, title="Calibration of the devices", description="For method D.")

    @property
    def label(self) -> str:
        return self.method.value.upper() if self.method else ""


class Density(Row):
    """Table C.2.6: where the density of a fuel comes from."""

    fuel: Key | None = Field(default=None, title="Fuel")
    measured_in: Measure | None = Field(default=None, title="The amount is measured as")
    bunkered: DensitySource | None = Field(default=None, title="Density of fuel bunkered")
    in_tanks: DensitySource | None = Field(default=None, title="Density of fuel in tanks")

    @property
    def label(self) -> str:
        return self.fuel or ""


class Derogations(Row):
    """Table C.1, and the derogations of Directive 2003/87/EC Art. 12(3-e) to (3-b)."""

    per_voyage: bool | None = Field(
        default=None, title="Do you use the exemption from monitoring each voyage?",
        description="More than 300 voyages a year, and all of them from or to a port in the EEA.")
    expected_voyages: int | None = Field(default=None, title="Voyages in a year, at the least")
    all_in_eea: bool | None = Field(default=None, title="Do all voyages begin or end at a port in the EEA?")
    ice_class: bool | None = Field(default=None, title="Do you deduct 5 per cent for the ice class?")
    small_islands: bool | None = Field(default=None, title="Do you use the derogation for small islands?")
    outermost_regions: bool | None = Field(default=None, title="Do you use the derogation for outermost regions?")
    public_service: bool | None = Field(default=None, title="Do you use the derogation for public service?")
    carbon_capture: bool | None = Field(default=None, title="Is carbon captured on board?")
    evidence: str | None = Field(default=None, title="What shows that the derogation applies?")


class Activity(Row):
    """C.4 distance (nautical miles, berth to berth), C.5 cargo, C.6 time at sea."""

    distance_basis: DistanceBasis | None = Field(default=None, title="Distance of a voyage")
    correction_factor: Decimal | None = Field(
        default=None, title="Correction factor", description="At least 1, where the most direct route is used.")
    distance_source: str | None = Field(default=None, title="Where does the distance come from?")
    cargo_unit: CargoUnit | None = Field(default=None, title="Cargo is expressed as")
    cargo_source: str | None = Field(default=None, title="Where do the amounts of cargo come from?")
    in_utc: bool | None = Field(default=None, title="Are departure and arrival recorded in UTC?")
    excludes_anchoring: bool | None = Field(default=None, title="Is time at anchor left out?")
    time_source: str | None = Field(default=None, title="Where do the times come from?")


class PlanAnswers(Answers):
    """The whole plan. Rows are keyed by a stable key; see `casework.core.answers`."""

    revision: Revision = Revision()
    ship: Ship = Ship()
    company: Company = Company()
    mandate: Mandate = Mandate()
    sources: dict[Key, Source] = {}
    slips: dict[Key, SlipRow] = {}
    fuels: dict[Key, FuelRow] = {}
    tanks: dict[Key, Tank] = {}
    equipment: dict[Key, Equipment] = {}
    methods: Methods = Methods()
    uncertainties: dict[Key, Uncertainty] = {}
    densities: dict[Key, Density] = {}
    derogations: Derogations = Derogations()
    activity: Activity = Activity()
    procedures: dict[Key, ProcedureRow] = {}
    gaps: dict[Key, GapMethod] = {}
    roles: dict[Key, Role] = {}
    controls: dict[Key, ControlRow] = {}
    further: Further = Further()
    assessment: Assessment = Assessment()
    delivery: Delivery = Delivery()
