"""The review groups: each part of the plan gets a verdict, and the verdicts bind the outcome.

A group is accepted (yes) or needs amendments (no, with a note that says which). A plan is approved only when no group
needs amendments, and not approved only when one does. Whether the methods for data gaps are conservative is judged
method by method (Regulation (EU) 2015/757 Art. 3(l)).
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.asked import ChecklistItem
from casework.core.text import Source, Text
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

_GROUPS: tuple[tuple[str, Text, Text, Source], ...] = (
    ("company", Text("Company and mandate"),
     Text("Company and mandate: can this part be accepted as it is?"), COMPANY_TABLE),
    ("ship", Text("Ship"), Text("The ship: can this part be accepted as it is?"), IDENTITY),
    ("sources", Text("Emission sources and fuels"),
     Text("Emission sources, fuels, factors and slip: can this part be accepted as it is?"), SOURCES_TABLE),
    ("measuring", Text("Tanks and measuring equipment"),
     Text("Tanks and measuring equipment: can this part be accepted as it is?"), EQUIPMENT_TABLE),
    ("methods", Text("Methods and activity data"),
     Text("Methods, uncertainty, derogations and activity data: can this part be accepted as it is?"), METHODS),
    ("procedures", Text("Procedures"), Text("Procedures: can this part be accepted as it is?"), PROCEDURES),
    ("gaps", Text("Data gaps"),
     Text("Data gaps: is every part of the data flow covered, by a method other than the usual one?"), GAPS),
    ("management", Text("Management and control"),
     Text("Management and control activities: can this part be accepted as it is?"), MANAGEMENT),
    ("verifier", Text("The verifier's documents"),
     Text("The verifier's report and accreditation: do they carry the conclusion for this version?"), ASSESSMENT),
)  # fmt: skip


def is_assessed(answers: object) -> bool:
    return not isinstance(answers, PlanAnswers) or not only_the_company_changes(answers)


GROUPS: tuple[ChecklistItem, ...] = tuple(
    ChecklistItem(name, question, source, when=is_assessed) if name == "verifier"
    else ChecklistItem(name, question, source) for name, _, question, source in _GROUPS)
CHECKLIST: tuple[ChecklistItem, ...] = (*GROUPS, *CONSERVATIVE_GAPS)
TITLES: Mapping[str, Text] = {
    **{name: title for name, title, _, _ in _GROUPS},
    **{item.name: Text("Conservative methods for data gaps") for item in CONSERVATIVE_GAPS},
}
