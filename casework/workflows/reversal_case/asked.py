"""What is looked at before a decision is reversed: what is missing, and what only a person can judge (§§ 16, 35, 41).
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.asked import ChecklistItem
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.workflows.appeal_guards import OTHER_EYES
from casework.workflows.reversal_case.answers import DUTIES, ReversalAnswers
from casework.workflows.rules import rule

ACT = "forvaltningsloven"
REVERSAL, HEARD, ERROR = Source(ACT, "§ 35"), Source(ACT, "§§ 16 and 17"), Source(ACT, "§ 41")


@rule("REV-01", Severity.ERROR, Text("Nothing is missing"), REVERSAL)
def nothing_is_missing(answers: ReversalAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


CHECKS: tuple[Check, ...] = (nothing_is_missing,)
CHECKLIST = (
    ChecklistItem("ground", Text("Does the ground hold, and does the change go no further than it?"), REVERSAL,
                  sections=("why",), rules=("REV-01",)),
    ChecklistItem("outcome", Text("If it is an error of procedure: could it have decided the outcome?"), ERROR),
    ChecklistItem("trust", Text("Is it weighed what the party has done in trust of the decision?"), REVERSAL),
    ChecklistItem("others", Text("Are others heard whom the change concerns?"), HEARD),
    ChecklistItem("heard", Text("Was the party heard before a change to its harm, and is what it said answered?"),
                  HEARD),
    ChecklistItem("other_eyes", Text("Was the decision looked at again by another than its author?"), OTHER_EYES),
)
