"""How the plan is kept: procedures, data gaps and management (parts C to F of the template), and what stands beside it:
the owner's mandate (Implementing Regulation (EU) 2023/2599 Art. 1) and the verifier's assessment (Delegated Regulation
(EU) 2023/2917 Arts 4 to 9).
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from casework.core.answers import Row
from casework.core.text import Text
from casework.workflows.ship_plans.choices import (
    Conclusion,
    Control,
    Method,
    Parameter,
    Post,
    Procedure,
    Scenario,
    Surrogate,
    Visit,
)
from casework.workflows.ship_plans.titles import CHOICES

DAY = "Write 23.04.2026"


class ProcedureRow(Row):
    """The block that the template repeats for each procedure."""

    kind: Procedure | None = Field(default=None, title="Procedure")
    reference: str | None = Field(
        default=None, title="Reference to the existing procedure",
        description="Number and title in your management system. Leave it open if there is none.")
    version: str | None = Field(default=None, title="Version of the procedure")
    description: str | None = Field(
        default=None, title="Description of the procedure",
        description="Who does what on board and ashore, how often, how, and by which criteria.")
    responsible: str | None = Field(default=None, title="Person or position responsible")
    record_location: str | None = Field(default=None, title="Where are records kept?")
    it_system: str | None = Field(default=None, title="IT system used")

    @property
    def label(self) -> Text | str:
        return CHOICES[Procedure][self.kind] if self.kind else ""


class GapMethod(Row):
    """Part D: how a missing value of one parameter is replaced."""

    parameter: Parameter | None = Field(default=None, title="What may be missing?")
    surrogate: Surrogate | None = Field(default=None, title="What is the missing value taken from?")
    methods: tuple[Method, ...] = Field(
        default=(), title="Monitoring methods used instead", description="Where another method steps in.")
    scenarios: tuple[Scenario, ...] = Field(default=(), title="Cases that the method covers")
    description: str | None = Field(default=None, title="Description of the method")
    formula: str | None = Field(default=None, title="Formulae")
    fallback: str | None = Field(
        default=None, title="How does it differ from normal operation?",
        description="Where the same method or the same source of data is used.")
    conditions: str | None = Field(
        default=None, title="How are wind and sea taken into account?", description="Where historical data are used.")
    data_sources: str | None = Field(default=None, title="Sources of data")
    responsible: str | None = Field(default=None, title="Person or position responsible")
    record_location: str | None = Field(default=None, title="Where are records kept?")
    it_system: str | None = Field(default=None, title="IT system used")

    @property
    def label(self) -> Text | str:
        return CHOICES[Parameter][self.parameter] if self.parameter else ""


class Role(Row):
    """Part E: a post with duties in monitoring."""

    title: str | None = Field(default=None, title="Post")
    place: Post | None = Field(default=None, title="On board or ashore?")
    duties: str | None = Field(default=None, title="Duties")

    @property
    def label(self) -> str:
        return self.title or ""


class ControlRow(Row):
    """Part E: a control activity (Regulation (EU) 2015/757 Annex I C 1.3)."""

    activity: Control | None = Field(default=None, title="Control activity")
    reference: str | None = Field(default=None, title="Reference to the existing procedure")
    description: str | None = Field(default=None, title="Description of the activity")
    responsible: str | None = Field(default=None, title="Person or position responsible")

    @property
    def label(self) -> Text | str:
        return CHOICES[Control][self.activity] if self.activity else ""


class Further(Row):
    """Part F."""

    abbreviations: str | None = Field(default=None, title="Abbreviations and definitions")
    information: str | None = Field(
        default=None, title="Further information", description="For example further contact persons.")


class Mandate(Row):
    """The owner's document by which the ISM company answers for the ship."""

    on_file: bool | None = Field(
        default=None, title="Have you sent the mandate with the application for your account?",
        description="Then you need not send it again.")
    owner_signed_on: date | None = Field(default=None, title="Signed by the owner on", description=DAY)
    company_signed_on: date | None = Field(default=None, title="Signed by your company on", description=DAY)
    applies_from: date | None = Field(default=None, title="The mandate applies from", description=DAY)
    applies_until: date | None = Field(default=None, title="The mandate applies until", description="If it ends.")
    ships: tuple[str, ...] = Field(
        default=(), title="Ships in the mandate", description="The IMO ship numbers it names.")


class Assessment(Row):
    """What the verifier found, and by which right it verifies."""

    verifier: str | None = Field(default=None, title="Name of the verifier")
    accreditation_number: str | None = Field(default=None, title="Number of the accreditation")
    accreditation_country: str | None = Field(default=None, title="State of the accreditation body")
    maritime_scope: bool | None = Field(default=None, title="Does the accreditation cover shipping?")
    accredited_from: date | None = Field(default=None, title="Accredited from", description=DAY)
    accredited_until: date | None = Field(default=None, title="Accredited until", description=DAY)
    assessed_on: date | None = Field(default=None, title="Date of the assessment", description=DAY)
    plan_version: int | None = Field(default=None, title="Version of the plan that was assessed")
    conclusion: Conclusion | None = Field(default=None, title="Conclusion of the assessment")
    visit: Visit | None = Field(default=None, title="How did the verifier visit?")
    why_no_visit: str | None = Field(default=None, title="Why was no visit needed?")
    assessed_plan: str | None = Field(default=None, title="Fingerprint of the plan that was assessed")
    """Kept when the verifier delivers here; on no page, so nobody else can write it."""
