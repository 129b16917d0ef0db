"""The review groups: each part of the plan gets a verdict, and the verdicts bind the outcome.

A group is accepted (yes) or needs amendments (no, with a note that says which). A plan is approved only when no group
needs amendments, and not approved only when one does. Whether the methods for data gaps are conservative is judged
method by method (Regulation (EU) 2015/757 Art. 3(l)).

Every section of the plan stands in one group, with what the rules find in it; a rule that compares two tables is told
at both (`casework.workflows.bearing`).
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.asked import ChecklistItem
from casework.core.text import Text
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.checks import CHECKLIST as CONSERVATIVE_GAPS
from casework.workflows.ship_plans.rules import only_the_company_changes
from casework.workflows.ship_plans.sources_of_law import (
    ASSESSMENT,
    COMPANY_TABLE,
    EQUIPMENT_TABLE,
    GAPS,
    IDENTITY,
    MANAGEMENT,
    METHODS,
    PROCEDURES,
    SOURCES_TABLE,
)


def is_assessed(answers: object) -> bool:
    return not isinstance(answers, PlanAnswers) or not only_the_company_changes(answers)


_GROUPS: tuple[tuple[Text, ChecklistItem], ...] = (
    (Text("Company and mandate"), ChecklistItem(
        "company", Text("Company and mandate: can this part be accepted as it is?"), COMPANY_TABLE,
        sections=("company", "mandate"), rules=("SMP-42", "SMP-43", "SMP-47"))),
    (Text("Ship"), ChecklistItem(
        "ship", Text("The ship: can this part be accepted as it is?"), IDENTITY,
        sections=("revision", "ship", "further"), rules=("SMP-38", "SMP-43", "SMP-48"))),
    (Text("Emission sources and fuels"), ChecklistItem(
        "sources", Text("Emission sources, fuels, factors and slip: can this part be accepted as it is?"),
        SOURCES_TABLE, sections=("fuels", "sources", "slips"))),
    (Text("Tanks and measuring equipment"), ChecklistItem(
        "measuring", Text("Tanks and measuring equipment: can this part be accepted as it is?"), EQUIPMENT_TABLE,
        sections=("tanks", "equipment"), rules=("SMP-06", "SMP-08", "SMP-09", "SMP-12"))),
    (Text("Methods and activity data"), ChecklistItem(
        "methods", Text("Methods, uncertainty, derogations and activity data: can this part be accepted as it is?"),
        METHODS, sections=("methods", "uncertainties", "densities", "derogations", "activity"), rules=("SMP-21",))),
    (Text("Procedures"), ChecklistItem(
        "procedures", Text("Procedures: can this part be accepted as it is?"), PROCEDURES, sections=("procedures",))),
    (Text("Data gaps"), ChecklistItem(
        "gaps", Text("Data gaps: is every part of the data flow covered, by a method other than the usual one?"), GAPS,
        sections=("gaps",))),
    (Text("Management and control"), ChecklistItem(
        "management", Text("Management and control activities: can this part be accepted as it is?"), MANAGEMENT,
        sections=("roles", "controls"))),
    (Text("The verifier's documents"), ChecklistItem(
        "verifier", Text("The verifier's report and accreditation: do they carry the conclusion for this version?"),
        ASSESSMENT, when=is_assessed, sections=("assessment",), rules=("SMP-39", "SMP-40", "SMP-41"))),
)  # fmt: skip
GROUPS: tuple[ChecklistItem, ...] = tuple(item for _, item in _GROUPS)
CHECKLIST: tuple[ChecklistItem, ...] = (*GROUPS, *CONSERVATIVE_GAPS)
TITLES: Mapping[str, Text] = {
    **{item.name: title for title, item in _GROUPS},
    **{item.name: Text("Conservative methods for data gaps") for item in CONSERVATIVE_GAPS},
}
