"""What an approval leaves in force: the plan of one ship, version by version, so that the next can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.core.approvals import About, ApprovalFact, ApprovalKind, Holder, Line, Series
from casework.core.text import Text
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import Situation
from casework.workflows.ship_plans.modifications import as_held, earlier_plan

SHIP_PLAN = "ship_plan"


def data(answers: PlanAnswers, told: Mapping[str, Any], before: Mapping[str, Any]) -> Mapping[str, Any]:
    """The plan as it was approved, with what lists show of it; the log grows by a line for each version."""
    revision, ship = answers.revision, answers.ship
    line = {"version": revision.version_no or 1, "situations": [str(one) for one in revision.situations],
            "what": revision.changes or "", "used_from": str(revision.used_from or "")}
    return {**as_held(answers), "ship": ship.name or "", "imo_number": ship.imo_number or "",
            "plan_version": revision.version_no or 1, "log": [*before.get("log", ()), line]}  # fmt: skip


def holder(answers: PlanAnswers) -> Holder | None:
    """Where the company changes, the new one; else the party itself."""
    company = answers.company
    if Situation.COMPANY not in answers.revision.situations:
        return None
    return Holder(company.imo_company_number or "", company.name or "", company.country_of_registration or "")


KIND = ApprovalKind(
    SHIP_PLAN, Text("Approved monitoring plan of a ship"), Series("MP-{year}-{n:04}"),
    lines=(Line("ship", Text("Ship")), Line("imo_number", Text("IMO ship number")),
           Line("plan_version", Text("Version of the plan"))),
    data=data, holder=holder)

KEPT = ("ship", "company", "mandate", "fuels", "tanks", "sources", "slips", "equipment", "methods", "uncertainties",
        "densities", "derogations", "activity", "procedures", "gaps", "roles", "controls", "further", "delivery")


def carry(fact: ApprovalFact, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The draft of a modification: the plan as it is held, under the next version number; the assessment is new."""
    held = fact.data.get("plan", {})
    said = {name: held.get(name) or answers.get(name) for name in KEPT}
    revision = {"version_no": int(fact.data.get("plan_version", 1)) + 1,
                "language": held.get("revision", {}).get("language")}
    return {**{name: value for name, value in said.items() if value}, "revision": revision}


ABOUT: tuple[About, ...] = (About(SHIP_PLAN, Text("Modify the plan"), carry=carry, earlier=earlier_plan),)
