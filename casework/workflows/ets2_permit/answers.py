"""What the application of a fuel operator asks (Directive 2003/87/EC Art. 30b(2); Regulation (EU) 2018/2066 Art. 75b).

One application serves five wishes: a new permit, a change, a transfer, an end, and a confirmation that none is needed.
Every field may be empty: what is owed, and when, stands in `required.py`. The monitoring plan is written in the
Commission's reporting tool (ERT); here it is a document with its numbers. An operator may be a natural person, whose
national identity number is shown to those who handle the case and to nobody else. Titles and descriptions are msgids.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.workflows.application.delivery import DELIVERY, SENDING, Delivery
from casework.workflows.ets2_permit.choices import (
    WITH_FUELS,
    WITH_PLAN,
    WITH_SCOPE,
    Fuel,
    Holder,
    Kind,
    Means,
    Sector,
    Signs,
    Unit,
)

DAY = "Write 23.04.2026"


class Request(Row):
    """What is applied for, and what it is about."""

    kind: Kind | None = Field(default=None, title="What do you apply for?")
    permit: str | None = Field(
        default=None, title="Number of the permit", description="Stands at the top of the permit.")
    what: str | None = Field(
        default=None, title="What changes?",
        description="New fuels, new ways of release, new groups of customers, a new name. One paragraph is enough.")
    from_day: date | None = Field(default=None, title="From which day?", description=DAY)
    reported: bool | None = Field(
        default=None, title="Have you reported all emissions up to the day you stop, or will you by 30 April?")


class Scope(Row):
    """The questions of the guide: why the party is, or is not, a fuel operator."""

    released: bool | None = Field(default=None, title="Do you bring fuel to the Norwegian market for consumption?")
    fuel: bool | None = Field(default=None, title="Is it a fuel for engines or for heating?")
    excluded: bool | None = Field(
        default=None, title="Are all of your fuels excluded from the system?",
        description="Charcoal, solid biofuels, peat, hazardous and municipal waste, and fuels that can be counted as "
                    "zero.")
    sector: bool | None = Field(
        default=None, title="Can any of it be burnt in a covered sector?", description="If you do not know: yes.")
    registered: bool | None = Field(
        default=None, title="Are you registered for excise duty and liable for it on the fuel?")
    other_registered: bool | None = Field(
        default=None, title="Is somebody else registered and liable for the excise duty on it?")
    trader: bool | None = Field(
        default=None, title="Do you import the fuel for consumption, or produce it for consumption in Norway?")
    other_trader: bool | None = Field(
        default=None, title="Does somebody else import it for consumption, or produce it for consumption in Norway?")
    why_not_earlier: str | None = Field(
        default=None, title="Why does nobody come before you?",
        description="Who could have been liable for the duty, or could import the fuel, and why they do not.")


class Operator(Row):
    """Who will hold the permit; in a transfer the successor."""

    holder: Holder | None = Field(default=None, title="The operator is")
    org_number: str | None = Field(default=None, title="Organisation number", description="Nine digits.")
    national_number: str | None = Field(
        default=None, title="Norwegian national identity number",
        description="Only for a natural person. We show it to nobody outside the case.")
    name: str | None = Field(
        default=None, title="Name", description="As in the register. The account in the Union Registry gets the same "
                                                "name.")
    owner: str | None = Field(default=None, title="Owner")
    parent: str | None = Field(default=None, title="Parent company")
    excise_number: str | None = Field(
        default=None, title="Number of the registration for excise duty", description="From the Tax Administration.")
    eori: str | None = Field(default=None, title="EORI number", description="If you import.")
    line1: str | None = Field(default=None, title="Street and number")
    postcode: str | None = Field(default=None, title="Postal code")
    city: str | None = Field(default=None, title="City")
    country: str | None = Field(default=None, title="Country")


class Contact(Row):
    name: str | None = Field(default=None, title="Name")
    job_title: str | None = Field(default=None, title="Title")
    phone: str | None = Field(default=None, title="Telephone", description="With country code.")
    email: str | None = Field(default=None, title="E-mail")

    @property
    def label(self) -> str:
        return self.name or ""


class Activity(Row):
    """What the operator does, from when, and how much comes of it."""

    start_on: date | None = Field(
        default=None, title="From which day do you bring fuel to the market?", description=DAY)
    summary: str | None = Field(
        default=None, title="Summary in plain words",
        description="At least 200 characters, and no trade secrets: which fuels, to whom, in which way, and how you "
                    "keep the figures.")
    before_scope: Decimal | None = Field(
        default=None, title="Emissions a year before the scope factor, in tonnes of CO2",
        description="All fuel you release, without what can be counted as zero.")
    after_scope: Decimal | None = Field(
        default=None, title="Emissions a year after the scope factor, in tonnes of CO2",
        description="Only what is burnt in the covered sectors.")


class FuelLine(Row):
    """One fuel: what it is, how it is released, who burns it."""

    fuel: Fuel | None = Field(default=None, title="Fuel")
    name: str | None = Field(default=None, title="Your own name for it")
    cn: str | None = Field(
        default=None, title="CN code", description="Four, six or eight digits, for example 2710 19 43.")
    amount: Decimal | None = Field(default=None, title="Expected amount a year")
    unit: Unit | None = Field(default=None, title="Unit")
    means: tuple[Means, ...] = Field(default=(), title="How do you release it?")
    sectors: tuple[Sector, ...] = Field(default=(), title="Where is it burnt?")
    zero: bool | None = Field(
        default=None, title="Can all of it be counted as zero?",
        description="Biomass with proof of sustainability for every delivery.")

    @property
    def label(self) -> str:
        return self.name or (str(self.fuel) if self.fuel else "")


class Plan(Row):
    """The monitoring plan: where it stands in other systems, and which version is attached."""

    ert_number: str | None = Field(
        default=None, title="Number of the plan in the reporting tool (ERT)")
    version: str | None = Field(default=None, title="Version of the plan", description="For example 1.0")
    plan_date: date | None = Field(default=None, title="Date of the version", description=DAY)
    tilde_number: str | None = Field(
        default=None, title="Number of an application in Tilde", description="If you have sent one there.")
    responsible: str | None = Field(
        default=None, title="Who answers for the monitoring in your company?", description="Name and post.")
    procedures: bool | None = Field(
        default=None, title="Are written procedures for data and control in force?")


class Secret(Row):
    what: str | None = Field(default=None, title="Which information?")
    why: str | None = Field(
        default=None, title="Why must it be kept from the public?",
        description="For example: it shows prices or customers, and a competitor could use it.")

    @property
    def label(self) -> str:
        return self.what or ""


class Signature(Row):
    name: str | None = Field(default=None, title="Who signs for the operator?")
    role: str | None = Field(default=None, title="Post")
    signs: Signs | None = Field(default=None, title="By which right?")


Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,20}$")]


class PermitAnswers(Answers):
    """The whole application. Rows are keyed by a stable key; see `casework.core.answers`."""

    request: Request = Request()
    scope: Scope = Scope()
    operator: Operator = Operator()
    contacts: dict[Key, Contact] = {}
    activity: Activity = Activity()
    fuels: dict[Key, FuelLine] = {}
    plan: Plan = Plan()
    secrets: dict[Key, Secret] = {}
    delivery: Delivery = Delivery()
    signature: Signature = Signature()




def _for(kinds: Set[Kind]) -> Callable[[Answers], bool]:
    """Asked for when one of these is applied for; a new permit until it is said."""
    return lambda answers: isinstance(answers, PermitAnswers) and (answers.request.kind or Kind.NEW) in kinds


_WISH, _OPERATOR, _FUEL = Text("What you apply for"), Text("The operator"), Text("The fuel")

SECTIONS: tuple[Section, ...] = (
    Section("request", Text("What you apply for"), _WISH),
    Section("scope", Text("Why a permit is needed, or not"), _WISH, when=_for(WITH_SCOPE)),
    Section("operator", Text("The operator"), _OPERATOR),
    Section("contacts", Text("Contact persons"), _OPERATOR, rows=True),
    Section("activity", Text("The activity"), _FUEL, when=_for(WITH_PLAN)),
    Section("fuels", Text("Fuels"), _FUEL, rows=True, when=_for(WITH_FUELS)),
    Section("plan", Text("Monitoring plan"), _FUEL, when=_for(WITH_PLAN)),
    Section("secrets", Text("What must be kept from the public"), _FUEL, rows=True, when=_for(WITH_PLAN)),
    DELIVERY,
    Section("signature", Text("Signature"), SENDING),
)
