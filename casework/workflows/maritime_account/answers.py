"""What the application for a maritime operator holding account asks.

The account's data are those of Regulation (EU) 2019/1122, Table III-I of Annex III and Tables VIIa-I and VIIa-II of
Annex VIIa; a representative's are those of Table VIII-I of Annex VIII; a mandate's those of Implementing Regulation
(EU) 2023/2599 Article 1(3). Every field may be empty: what is owed, and when, stands in `required.py`. Uploads are
documents, not answers. A field's title is its label and its description the hint below it; both are msgids.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.workflows.accounts.answers import Addresses, Contact, Key, Representative
from casework.workflows.application.delivery import DELIVERY, SENDING, Delivery
from casework.workflows.maritime_account.choices import CompanyRole, Listing, MandateLanguage


class Company(Row):
    """The shipping company that will hold the account."""

    role: CompanyRole | None = Field(default=None, title="The company is")
    name: str | None = Field(
        default=None, title="Company name", description="As in the company register, with the legal form.")
    thetis_name: str | None = Field(
        default=None, title="Name in THETIS-MRV", description="Exactly as it is written there.")
    imo_company_number: str | None = Field(
        default=None, title="IMO company number",
        description="Seven digits. Stands on your Document of Compliance. Not the number of a ship.")
    country: str | None = Field(
        default=None, title="Country of registration",
        description="As in the IMO numbering scheme. This decides which country administers you.")
    register_number: str | None = Field(
        default=None, title="Number in the company register", description="In the country of registration.")
    lei: str | None = Field(default=None, title="LEI", description="20 letters and digits.")
    vat_number: str | None = Field(default=None, title="VAT number", description="With the letters of the country.")
    first_year: int | None = Field(
        default=None, title="First year of emissions",
        description="The year of your first voyage in scope, 2024 or later.")
    account_name: str | None = Field(
        default=None, title="Name of the account", description="Your own name for it. Shown in the registry.")
    in_group: bool | None = Field(default=None, title="Is the company part of a group?")
    parent: str | None = Field(default=None, title="Parent company")
    parent_holder_id: str | None = Field(
        default=None, title="The parent's holder number in the Union Registry", description="If it has an account.")
    subsidiaries: str | None = Field(default=None, title="Subsidiaries", description="Separate the names with a comma.")
    is_venue: bool | None = Field(default=None, title="Is the company a trading venue or a central counterparty?")


class Bank(Row):
    """An open account in the EEA in the company's name."""

    holder: str | None = Field(default=None, title="Holder of the bank account", description="Must be the company.")
    bank: str | None = Field(default=None, title="Bank")
    iban: str | None = Field(default=None, title="IBAN", description="The bank must be in the European Economic Area.")


class Ship(Row):
    name: str | None = Field(default=None, title="Name of the ship")
    imo_number: str | None = Field(
        default=None, title="IMO ship number", description="Seven digits. Stands in the Continuous Synopsis Record.")
    flag: str | None = Field(default=None, title="Flag state")
    gross_tonnage: int | None = Field(default=None, title="Gross tonnage")
    owner_number: str | None = Field(
        default=None, title="IMO company number of the owner",
        description="Needed where another company owns the ship.")
    since: date | None = Field(default=None, title="With your company since", description="Write 23.04.2026")

    @property
    def label(self) -> str:
        return self.name or self.imo_number or ""


class Voyage(Row):
    """List and first voyage: which state administers the company, and when the application was due."""

    listing: Listing | None = Field(
        default=None, title="Does the Commission's list of shipping companies name the company?")
    listed_under: str | None = Field(default=None, title="Which country does the list name?")
    first_voyage_on: date | None = Field(
        default=None, title="When did your first voyage in scope begin?", description="Write 23.04.2026")
    ship: str | None = Field(default=None, title="With which ship?", description="The IMO ship number.")
    from_port: str | None = Field(
        default=None, title="From port", description="UN/LOCODE, five characters, for example NOOSL.")
    to_port: str | None = Field(
        default=None, title="To port", description="UN/LOCODE, five characters, for example NOOSL.")
    first_call_on: date | None = Field(
        default=None, title="When was your first port call in the EEA?", description="Write 23.04.2026")
    called_before: bool | None = Field(
        default=None, title="Did your ships make voyages in scope in the four monitoring years before this one?")
    most_calls: str | None = Field(default=None, title="In which EEA country did they call at most ports?")


class Mandate(Row):
    """One owner's document that the ISM company takes over the duties (2023/2599 Art. 1)."""

    owner_name: str | None = Field(default=None, title="Name of the owner")
    owner_number: str | None = Field(default=None, title="IMO company number of the owner")
    company_name: str | None = Field(default=None, title="Name of your company in the mandate")
    company_number: str | None = Field(default=None, title="IMO company number of your company in the mandate")
    company_country: str | None = Field(default=None, title="Country of registration of your company in the mandate")
    applies_from: date | None = Field(default=None, title="The mandate applies from", description="Write 23.04.2026")
    owner_signed_on: date | None = Field(default=None, title="Signed by the owner on", description="Write 23.04.2026")
    company_signed_on: date | None = Field(
        default=None, title="Signed by your company on", description="Write 23.04.2026")
    language: MandateLanguage | None = Field(default=None, title="Language of the mandate")
    translated: bool | None = Field(default=None, title="Do you send a translation into English?")
    ships: tuple[str, ...] = Field(
        default=(), title="Ships in the mandate", description="The IMO ship numbers it names.")
    contact_name: str | None = Field(default=None, title="The owner's contact person")
    contact_title: str | None = Field(default=None, title="Title of the contact person")
    contact_address: str | None = Field(default=None, title="Business address of the contact person")
    contact_phone: str | None = Field(
        default=None, title="Telephone of the contact person", description="With country code.")
    contact_email: str | None = Field(default=None, title="E-mail of the contact person")

    @property
    def label(self) -> str:
        return self.owner_name or self.owner_number or ""


class Terms(Row):
    version: str | None = Field(default=None, title="Version of the terms")
    accepted: bool | None = Field(default=None, title="The company accepts the terms of the Union Registry")
    accepted_by: str | None = Field(default=None, title="Accepted for the company by")


class MaritimeAnswers(Answers):
    """The whole application. Rows are keyed by a stable key; see `casework.core.answers`."""

    company: Company = Company()
    addresses: Addresses = Addresses()
    contacts: dict[Key, Contact] = {}
    bank: Bank = Bank()
    ships: dict[Key, Ship] = {}
    voyage: Voyage = Voyage()
    mandates: dict[Key, Mandate] = {}
    representatives: dict[Key, Representative] = {}
    delivery: Delivery = Delivery()
    terms: Terms = Terms()


def takes_mandates(answers: MaritimeAnswers) -> bool:
    """Only an ISM company answers for ships by mandates (2023/2599 Art. 1)."""
    return answers.company.role is CompanyRole.ISM_COMPANY


_COMPANY, _SHIPS = Text("The company"), Text("The ships")
_PEOPLE = Text("The people")

SECTIONS: tuple[Section, ...] = (
    Section("company", Text("Company and numbers"), _COMPANY),
    Section("addresses", Text("Address and telephone"), _COMPANY),
    Section("contacts", Text("Contact persons"), _COMPANY, rows=True),
    Section("bank", Text("Bank account"), _COMPANY),
    Section("ships", Text("Ships"), _SHIPS, rows=True),
    Section("voyage", Text("List and first voyage"), _SHIPS),
    Section("mandates", Text("Mandates from the owners"), _SHIPS, rows=True, when=takes_mandates),
    Section("representatives", Text("Authorised representatives"), _PEOPLE, rows=True),
    DELIVERY,
    Section("terms", Text("Terms of the Union Registry"), SENDING),
)
