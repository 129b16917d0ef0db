"""Answers that every account asks for: places and people.

The account's data are those of Regulation (EU) 2019/1122, Table III-I of Annex III; a representative's are those of
Table VIII-I of Annex VIII. Every field may be empty. A field's title is its label and its description the hint below
it; both are msgids.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Protocol

from pydantic import Field, StringConstraints

from casework.core.answers import Row
from casework.workflows.accounts.choices import IdDocument, Rights
from casework.workflows.application.delivery import Language

# The key of a row stands in pointers, so it holds nothing that a pointer would have to escape.
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,20}$")]


class Place(Row):
    """A postal address, field by field as the registry holds it."""

    line1: str | None = Field(default=None, title="Street and number")
    line2: str | None = Field(default=None, title="Further address line")
    postcode: str | None = Field(default=None, title="Postal code")
    city: str | None = Field(default=None, title="City")
    region: str | None = Field(default=None, title="Region or state")


class Addresses(Place):
    """Where the holder is and how it is reached."""

    country: str | None = Field(default=None, title="Country")
    phone: str | None = Field(default=None, title="Telephone", description="With country code.")
    phone2: str | None = Field(default=None, title="Second telephone", description="The registry asks for two.")
    email: str | None = Field(
        default=None, title="E-mail of the account holder",
        description="A shared mailbox is best. Registry messages go here.")
    public: bool | None = Field(default=None, title="May the registry show telephone and e-mail to the public?")


class Contact(Row):
    """A contact person in Norway, or the person we write to."""

    name: str | None = Field(default=None, title="Name")
    job_title: str | None = Field(default=None, title="Title")
    phone: str | None = Field(default=None, title="Telephone", description="With country code.")
    email: str | None = Field(default=None, title="E-mail")
    in_norway: bool | None = Field(default=None, title="Is this person in Norway?")

    @property
    def label(self) -> str:
        return self.name or ""


class Representative(Place):
    """A person who will act in the registry for the holder."""

    first_names: str | None = Field(default=None, title="First names", description="As in the passport.")
    last_name: str | None = Field(default=None, title="Last name", description="As in the passport.")
    job_title: str | None = Field(default=None, title="Position")
    employer: str | None = Field(default=None, title="Employer")
    birth_date: date | None = Field(default=None, title="Date of birth", description="Write 23.04.1987")
    birth_city: str | None = Field(default=None, title="City of birth")
    birth_country: str | None = Field(default=None, title="Country of birth")
    country: str | None = Field(default=None, title="Country of residence")
    email: str | None = Field(
        default=None, title="E-mail", description="One person, one address: this is the sign-in to the registry.")
    mobile: str | None = Field(default=None, title="Mobile", description="Must be the one registered in EU Login.")
    phone: str | None = Field(default=None, title="Telephone", description="With country code.")
    national_number: str | None = Field(
        default=None, title="Norwegian national identity number", description="Only if the person has one.")
    id_document: IdDocument | None = Field(default=None, title="Identity document")
    id_number: str | None = Field(default=None, title="Number of the identity document")
    id_expires_on: date | None = Field(
        default=None, title="The identity document expires on", description="Leave it empty if it has no last day.")
    language: Language | None = Field(default=None, title="Preferred language")
    rights: Rights | None = Field(default=None, title="Rights", description="We recommend start and approve for both.")
    works_for_verifier: bool | None = Field(
        default=None, title="Does this person represent a verifier in the Union Registry?")
    terms_accepted: bool | None = Field(default=None, title="This person accepts the terms of the Union Registry")

    @property
    def label(self) -> str:
        return " ".join(part for part in (self.first_names, self.last_name) if part)


class WithRepresentatives(Protocol):
    """Answers that name representatives, as rows by key."""

    @property
    def representatives(self) -> Mapping[str, Representative]: ...


class WithAddresses(WithRepresentatives, Protocol):
    """Answers that also say where the holder is."""

    @property
    def addresses(self) -> Addresses: ...
