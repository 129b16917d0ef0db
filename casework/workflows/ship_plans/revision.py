"""Part A of the template: which version this is, what changed since the one before, and whether it is in use already.

A company may use a modified plan before it is approved where the plan in force would give incomplete data; in doubt it
monitors by both and keeps both results (Delegated Regulation (EU) 2023/2917 Arts 75 to 78).
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from casework.core.answers import Row
from casework.workflows.ship_plans.choices import Part, PlanLanguage, Situation, Status

DAY = "Write 23.04.2026"


class Revision(Row):
    """Part A: which version this is, and what changed since the one before."""

    version_no: int | None = Field(default=None, title="Version number")
    reference_date: date | None = Field(default=None, title="Date of the version", description=DAY)
    status: Status | None = Field(default=None, title="Status of the version")
    language: PlanLanguage | None = Field(default=None, title="Language of the plan")
    situations: tuple[Situation, ...] = Field(
        default=(), title="Why was the plan modified?", description="Leave it open for a first plan.")
    changed_parts: tuple[Part, ...] = Field(default=(), title="Parts that changed since the version before")
    changes: str | None = Field(default=None, title="What changed, and why?")
    verifier_notified_on: date | None = Field(
        default=None, title="When did you tell the verifier of the change?", description=DAY)
    approved_before: bool | None = Field(
        default=None, title="Was the plan approved while another company answered for the ship?")
    approved_by: str | None = Field(default=None, title="Which state's authority approved it?")
    used_from: date | None = Field(
        default=None, title="From which day do you use this version before we have approved it?",
        description="Only where the plan in force would give incomplete data. Leave it open if you wait.")
    why_before: str | None = Field(default=None, title="Why would the plan in force give incomplete data?")
    both_kept: bool | None = Field(
        default=None, title="Do you monitor by both versions and keep both results until then?")
