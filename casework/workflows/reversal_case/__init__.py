"""Reversal of a decision that nobody appealed: looked at again of our own accord, and changed, or left as it is.

Forvaltningsloven § 35 says who may, on what ground and by when (`workflows/reversing.py`). Others than the decision's
authors look at it; the party is warned and heard before anything is changed to its harm; two persons stand behind the
reversal, which is a decision with an appeal of its own. What was decided is never written over: its case is taken up
again. Who has had a decision changed in its favour can claim the costs of it. What the body above us does with our
decisions is recorded here.

The authority is that of the case whose decision is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.workflows.appeals import ARRIVAL
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.application.letters import OF_TIME
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.costs import COSTS
from casework.workflows.hearing import HEARING
from casework.workflows.reversal_case.answers import SECTIONS, ReversalAnswers
from casework.workflows.reversal_case.asked import CHECKLIST, CHECKS
from casework.workflows.reversal_case.facts import prefill, subjects, summary, title_of, wishes
from casework.workflows.reversal_case.states import STATES
from casework.workflows.reversal_case.steps import STEPS
from casework.workflows.reversing import SIGNATORY

LETTERS: Mapping[str, Text] = {
    "warning": Text("Warning that a decision may be reversed"),
    "reversal": Text("The decision is reversed"),
    "stands": Text("The decision stands"),
    "result": Text("Result of the review by the body above us"),
    "costs": Text("Decision on costs"),
    **OF_TIME,
}

REVERSAL_CASE = CaseType(
    name="reversal_case",
    version=1,
    title=Text("Reversal without appeal"),
    plain_title=Text("We are looking at a decision again"),
    authority=ENVIRONMENT_AGENCY,
    answers=ReversalAnswers,
    sections=SECTIONS,
    deadlines=(HEARING, COSTS, APPEAL),
    checks=CHECKS,
    checklist=CHECKLIST,
    readings=(ARRIVAL, SIGNATORY),
    letters=LETTERS,
    states=STATES,
    steps=STEPS,
    subjects=subjects,
    wishes=wishes,
    title_of=title_of,
    summary=summary,
    prefill=prefill,
)
