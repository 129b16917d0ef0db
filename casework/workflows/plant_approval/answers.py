"""What the application for approval of a plant asks (FOR-2007-12-14-1652 §§ 4 to 9).

The regulation says what a guarantee must tell about its plant (§§ 5, 6 and 7, by category) and that the producer gives
what is needed to approve and categorise it (§ 8). Every field may be empty: what is owed, and when, stands in
`required.py`. A field's title is its label and its description the hint below it; both are msgids.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.law.reference_values import HeatMedium
from casework.workflows.accounts.answers import Key
from casework.workflows.application.delivery import Delivery
from casework.workflows.plant_approval.choices import (
    CalorificUnit,
    Category,
    Changed,
    DataBasis,
    HeatUse,
    Kind,
    MeterRole,
    ReferenceSetName,
    Role,
    ShareMethod,
    SourceCode,
    SupportKind,
    TechnologyCode,
    UnitType,
)


class Matter(Row):
    """What is asked for, and by whom."""

    kind: Kind | None = Field(default=None, title="What do you apply for?")
    approval_number: str | None = Field(
        default=None, title="Number of the approval", description="It stands in our letters about the plant.")
    changed: Changed | None = Field(default=None, title="What has changed?")
    changed_on: date | None = Field(default=None, title="Since when?", description="Write 23.04.2026")
    change: str | None = Field(
        default=None, title="Describe the change", description="What was before, what is now, and why.")
    role: Role | None = Field(default=None, title="Who applies?")


class Owner(Row):
    """The owner of the plant, who will hold the approval."""

    name: str | None = Field(default=None, title="Owner of the plant", description="As in the company register.")
    organisation_number: str | None = Field(
        default=None, title="Organisation number", description="Nine digits.")
    line1: str | None = Field(default=None, title="Street and number")
    postcode: str | None = Field(default=None, title="Postal code")
    city: str | None = Field(default=None, title="City")
    contact: str | None = Field(default=None, title="Contact person")
    phone: str | None = Field(default=None, title="Telephone", description="With country code.")
    email: str | None = Field(default=None, title="E-mail")
    guarantee_account: str | None = Field(
        default=None, title="Account in the registry of guarantees",
        description="The plant is entered there when it is approved. You open the account with the registrar.")
    run_by_agent: bool | None = Field(default=None, title="Does somebody else run the account for you?")


class Plant(Row):
    """§§ 5, 6 and 7 d and f: name, place, capacity, start."""

    name: str | None = Field(default=None, title="Name of the plant")
    municipality: str | None = Field(
        default=None, title="Municipality number", description="Four digits, for example 4639.")
    address: str | None = Field(
        default=None, title="Address of the plant", description="Or the numbers of the land and the holding.")
    latitude: Decimal | None = Field(
        default=None, title="Latitude", description="WGS84, in degrees, for example 61.08912")
    longitude: Decimal | None = Field(
        default=None, title="Longitude", description="WGS84, in degrees, for example 6.57831")
    in_operation: bool | None = Field(default=None, title="Is the plant in operation?")
    commissioned_on: date | None = Field(
        default=None, title="When did it start operating?", description="Write 23.04.2016")
    capacity_mw: Decimal | None = Field(
        default=None, title="Installed capacity, MW", description="Electric, all units together.")
    technology: TechnologyCode | None = Field(default=None, title="Technology")
    mean_production_gwh: Decimal | None = Field(default=None, title="Mean production in a year, GWh")
    pumping: bool | None = Field(default=None, title="Is water pumped up with power?")
    grid_owner: str | None = Field(default=None, title="Grid company")
    eic: str | None = Field(
        default=None, title="EIC of the plant", description="16 letters, digits and dashes, if it has one.")


class GeneratingUnit(Row):
    name: str | None = Field(default=None, title="Name or number of the unit")
    capacity_mw: Decimal | None = Field(default=None, title="Capacity, MW", description="Electric.")
    started: int | None = Field(default=None, title="Year it started")

    @property
    def label(self) -> str:
        return self.name or ""


class EnergyRow(Row):
    """An energy source; for one that is burnt the amount of a year and the lower calorific value (§ 3 g, § 6 e)."""

    code: SourceCode | None = Field(default=None, title="Energy source")
    fuel: str | None = Field(
        default=None, title="Type of fuel", description="As you buy it, for example dry wood chips.")
    amount: Decimal | None = Field(default=None, title="Amount in a year")
    calorific_value: Decimal | None = Field(
        default=None, title="Lower calorific value", description="Without the heat of condensing water vapour.")
    calorific_unit: CalorificUnit | None = Field(default=None, title="Unit of the calorific value")
    biogenic_percent: Decimal | None = Field(
        default=None, title="Share of biological origin, per cent", description="Of its energy.")
    share_percent: Decimal | None = Field(
        default=None, title="Share of the production, per cent",
        description="Only if the plant has several sources and nothing is burnt.")

    @property
    def label(self) -> str:
        return self.fuel or (str(self.code) if self.code else "")


class Classification(Row):
    """§ 4 and § 9: the category applied for, and how a plant of several is divided."""

    applied: Category | None = Field(default=None, title="Category you apply for")
    cogeneration: bool | None = Field(
        default=None, title="Is power produced together with heat that is used?",
        description="Power and heat at the same time in one process (cogeneration).")
    share_method: ShareMethod | None = Field(default=None, title="How is the share of biological origin known?")
    share_note: str | None = Field(
        default=None, title="Describe the method", description="Sampling, how often, who analyses.")


class Cogeneration(Row):
    """§ 3 c and § 6 e to g: one year of the cogeneration unit."""

    unit_type: UnitType | None = Field(default=None, title="Kind of unit")
    built: int | None = Field(default=None, title="Year of construction of the unit")
    basis: DataBasis | None = Field(default=None, title="Where do the figures come from?")
    year: int | None = Field(
        default=None, title="Year of the figures", description="A whole calendar year. For a design, the first year.")
    electricity_mwh: Decimal | None = Field(
        default=None, title="Electricity, MWh", description="Measured at the terminals of the generator.")
    heat_mwh: Decimal | None = Field(default=None, title="Useful heat, MWh", description="All heat that was used.")
    other_heat_mwh: Decimal | None = Field(
        default=None, title="Of this from boilers or live steam, MWh",
        description="Heat from separate boilers, or from steam taken out before the turbine.")
    power_to_heat: Decimal | None = Field(
        default=None, title="Measured power-to-heat ratio", description="Only if it is measured and documented.")
    heat_medium: HeatMedium | None = Field(default=None, title="How is the heat delivered?")
    heat_use: HeatUse | None = Field(default=None, title="What is the heat used for?")
    heat_use_note: str | None = Field(default=None, title="Describe the use of the heat")
    mean_temperature: Decimal | None = Field(
        default=None, title="Mean temperature of the year, °C", description="At the place, from a weather service.")
    reference_set: ReferenceSetName | None = Field(default=None, title="Reference values")
    reference_reason: str | None = Field(
        default=None, title="Why these reference values?",
        description="Needed where you do not use those that the regulation names.")


class Voltage(Row):
    """A voltage at which electricity leaves the cogeneration unit."""

    voltage_kv: Decimal | None = Field(default=None, title="Voltage, kV")
    share_percent: Decimal | None = Field(default=None, title="Share of the electricity at this voltage, per cent")
    exported_percent: Decimal | None = Field(
        default=None, title="Of this exported to the grid, per cent", description="The rest is used on the site.")

    @property
    def label(self) -> str:
        return f"{self.voltage_kv} kV" if self.voltage_kv is not None else ""


class Meter(Row):
    """§ 10: guarantees are issued on metered values."""

    point: str | None = Field(
        default=None, title="Metering point identity", description="18 digits, from the grid company.")
    role: MeterRole | None = Field(default=None, title="What does it measure?")

    @property
    def label(self) -> str:
        return self.point or ""


class Support(Row):
    """§§ 5 e, 6 h and 7 e, and other certificates for the same power."""

    received: bool | None = Field(default=None, title="Has the plant received public support?")
    other_certificates: bool | None = Field(
        default=None, title="Are other certificates issued for the same power?",
        description="For example electricity certificates or I-REC.")
    certificates: str | None = Field(default=None, title="Which, and for which years?")


class Scheme(Row):
    scheme: str | None = Field(default=None, title="Name of the scheme")
    kind: SupportKind | None = Field(default=None, title="Kind of support")
    amount: Decimal | None = Field(default=None, title="Amount")
    currency: str | None = Field(default=None, title="Currency", description="For example NOK.")
    granted_on: date | None = Field(default=None, title="Granted on", description="Write 23.04.2016")

    @property
    def label(self) -> str:
        return self.scheme or ""


class PlantAnswers(Answers):
    """The whole application. Rows are keyed by a stable key; see `casework.core.answers`."""

    matter: Matter = Matter()
    owner: Owner = Owner()
    plant: Plant = Plant()
    units: dict[Key, GeneratingUnit] = {}
    sources: dict[Key, EnergyRow] = {}
    classification: Classification = Classification()
    cogeneration: Cogeneration = Cogeneration()
    voltages: dict[Key, Voltage] = {}
    meters: dict[Key, Meter] = {}
    support: Support = Support()
    schemes: dict[Key, Scheme] = {}
    delivery: Delivery = Delivery()
