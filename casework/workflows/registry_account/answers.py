"""What the application for an account in the Union Registry asks.

The account's data are those of Regulation (EU) 2019/1122, Table III-I of Annex III; an installation's those of Tables
VI-I and VI-II of Annex VI; a fuel operator's those of Annex VIIb; owners and directors are named by Annex IV. Which
pages a kind of account has stands in `kinds.py`, what is owed in `required.py`. Every field may be empty. Uploads are
documents, not answers. A field's title is its label and its description the hint below it; both are msgids.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.law.ets_activities import Activity
from casework.workflows.accounts.answers import Addresses, Contact, Key, Place, Representative
from casework.workflows.accounts.choices import IdDocument
from casework.workflows.application.delivery import DELIVERY, SENDING, Delivery
from casework.workflows.registry_account.choices import Control
from casework.workflows.registry_account.kinds import KINDS, AccountKind, Kind


class Account(Row):
    """Which account, and what for."""

    kind: AccountKind | None = Field(default=None, title="Which account do you apply for?")
    account_name: str | None = Field(
        default=None, title="Name of the account", description="Your own name for it. Shown in the registry.")
    purpose: str | None = Field(
        default=None, title="What will you use the account for?", description="A few sentences are enough.")


class Person(Row):
    """The person who will hold the account."""

    first_names: str | None = Field(default=None, title="First names", description="As in the passport.")
    last_name: str | None = Field(default=None, title="Last name", description="As in the passport.")
    birth_date: date | None = Field(default=None, title="Date of birth", description="Write 23.04.1987")
    birth_city: str | None = Field(default=None, title="City of birth")
    birth_country: str | None = Field(default=None, title="Country of birth")
    id_document: IdDocument | None = Field(default=None, title="Identity document")
    id_number: str | None = Field(default=None, title="Number of the identity document")
    id_expires_on: date | None = Field(
        default=None, title="The identity document expires on", description="Leave it empty if it has no last day.")
    national_number: str | None = Field(
        default=None, title="Norwegian national identity number", description="Only if the person has one.")
    vat_number: str | None = Field(default=None, title="VAT number", description="With the letters of the country.")

    @property
    def label(self) -> str:
        return " ".join(part for part in (self.first_names, self.last_name) if part)


class Company(Row):
    """The company that will hold the account."""

    name: str | None = Field(
        default=None, title="Company name", description="As in the company register, with the legal form.")
    country: str | None = Field(default=None, title="Country of registration")
    register_number: str | None = Field(
        default=None, title="Number in the company register", description="In the country of registration.")
    vat_number: str | None = Field(default=None, title="VAT number", description="With the letters of the country.")
    lei: str | None = Field(default=None, title="LEI", description="20 letters and digits.")
    in_register: bool | None = Field(
        default=None, title="Does the company register show the address of the company?",
        description="If not, send proof of the address.")
    authoriser: str | None = Field(
        default=None, title="Who signs the powers of attorney?",
        description="The person who may bind the company. We need a police certificate of this person too.")
    is_venue: bool | None = Field(default=None, title="Is the company a trading venue or a central counterparty?")
    in_group: bool | None = Field(default=None, title="Is the company part of a group?")
    parent: str | None = Field(default=None, title="Parent company")
    parent_holder_id: str | None = Field(
        default=None, title="The parent's holder number in the Union Registry", description="If it has an account.")
    subsidiaries: str | None = Field(default=None, title="Subsidiaries", description="Separate the names with a comma.")


class Bank(Row):
    """An open account in the EEA in the holder's name."""

    holder: str | None = Field(
        default=None, title="Holder of the bank account", description="Must be the account holder.")
    bank: str | None = Field(default=None, title="Bank")
    iban: str | None = Field(default=None, title="IBAN", description="The bank must be in the European Economic Area.")


class Owner(Row):
    """A beneficial owner (Annex IV; Directive (EU) 2015/849 Art. 3(6))."""

    name: str | None = Field(default=None, title="Name")
    birth_date: date | None = Field(default=None, title="Date of birth", description="Write 23.04.1987")
    nationality: str | None = Field(default=None, title="Nationality")
    control: Control | None = Field(default=None, title="How does this person control the company?")

    @property
    def label(self) -> str:
        return self.name or ""


class Director(Row):
    """A director (Annex IV; Art. 3(18))."""

    name: str | None = Field(default=None, title="Name")
    birth_date: date | None = Field(default=None, title="Date of birth", description="Write 23.04.1987")
    job_title: str | None = Field(default=None, title="Position")

    @property
    def label(self) -> str:
        return self.name or ""


class Permit(Row):
    """The permit to emit greenhouse gases that the account belongs to."""

    permit_id: str | None = Field(
        default=None, title="Number of the permit", description="As it stands on the first page of the permit.")
    holder: str | None = Field(
        default=None, title="Holder named in the permit", description="Exactly as it is written there.")
    permit_effective_on: date | None = Field(
        default=None, title="The permit takes effect on", description="Write 23.04.2026")
    first_year: int | None = Field(default=None, title="First year of emissions")


class Installation(Place):
    """The installation of an operator."""

    name: str | None = Field(
        default=None, title="Name of the installation", description="Exactly as it is written in the permit.")
    activity: Activity | None = Field(
        default=None, title="Activity", description="The main activity that the permit names.")
    country: str | None = Field(default=None, title="Country")
    latitude: str | None = Field(
        default=None, title="Latitude", description="In degrees north of the equator, for example 59.1371.")
    longitude: str | None = Field(
        default=None, title="Longitude", description="In degrees east of Greenwich, for example 9.6554.")
    phone: str | None = Field(default=None, title="Telephone", description="With country code.")
    phone2: str | None = Field(default=None, title="Second telephone", description="The registry asks for two.")
    email: str | None = Field(default=None, title="E-mail")
    prtr_number: str | None = Field(
        default=None, title="Number in the European pollutant register", description="E-PRTR; if it has one.")


class Terms(Row):
    version: str | None = Field(default=None, title="Version of the terms")
    accepted: bool | None = Field(default=None, title="The account holder accepts the terms of the Union Registry")
    accepted_by: str | None = Field(default=None, title="Accepted for the account holder by")


class AccountAnswers(Answers):
    """The whole application. Rows are keyed by a stable key; see `casework.core.answers`."""

    account: Account = Account()
    person: Person = Person()
    company: Company = Company()
    addresses: Addresses = Addresses()
    contacts: dict[Key, Contact] = {}
    bank: Bank = Bank()
    owners: dict[Key, Owner] = {}
    directors: dict[Key, Director] = {}
    permit: Permit = Permit()
    installation: Installation = Installation()
    representatives: dict[Key, Representative] = {}
    delivery: Delivery = Delivery()
    terms: Terms = Terms()

    @property
    def kind(self) -> Kind | None:
        """The row of the kind that is applied for; None before it is chosen."""
        return KINDS[self.account.kind] if self.account.kind else None

    @property
    def holder(self) -> str:
        """The name of whoever will hold the account."""
        return self.person.label if self.kind and self.kind.is_person else self.company.name or ""


def of_kind(part: str) -> Callable[[Any], bool]:
    """Does the kind of account that is applied for have this part?"""
    return lambda answers: answers.kind is not None and part in answers.kind.sections


_HOLDER = Text("The account and its holder")
_SITE, _PEOPLE = Text("The permit"), Text("The people")

SECTIONS: tuple[Section, ...] = (
    Section("account", Text("Kind of account"), _HOLDER),
    Section("person", Text("Person"), _HOLDER, when=of_kind("person")),
    Section("company", Text("Company and numbers"), _HOLDER, when=of_kind("company")),
    Section("addresses", Text("Address and telephone"), _HOLDER),
    Section("contacts", Text("Contact persons"), _HOLDER, rows=True),
    Section("bank", Text("Bank account"), _HOLDER, when=of_kind("bank")),
    Section("owners", Text("Beneficial owners"), _HOLDER, rows=True, when=of_kind("owners")),
    Section("directors", Text("Directors"), _HOLDER, rows=True, when=of_kind("directors")),
    Section("permit", Text("Permit"), _SITE, when=of_kind("permit")),
    Section("installation", Text("Installation"), _SITE, when=of_kind("installation")),
    Section("representatives", Text("Authorised representatives"), _PEOPLE, rows=True),
    DELIVERY,
    Section("terms", Text("Terms of the Union Registry"), SENDING),
)
