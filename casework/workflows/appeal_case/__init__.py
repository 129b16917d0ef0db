"""Appeal against a decision: received, found in time or not, looked at again by other eyes, reversed or sent on.

Who may appeal is the party or another with a legal interest (forvaltningsloven § 28). We look at the decision again
first and reverse it if the appeal is right; else it goes to the body above us with our statement (§ 33). What that body
decides is recorded here. Whether the decision may be carried out meanwhile is answered on its own (§ 42).

The authority is that of the case whose decision is appealed, and so is the body above it.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.workflows.appeal_case.answers import SECTIONS, AppealAnswers
from casework.workflows.appeal_case.asked import CHECKLIST, CHECKS, DOCUMENTS, QUESTIONS
from casework.workflows.appeal_case.deadlines import DEADLINES
from casework.workflows.appeal_case.facts import prefill, subjects, summary, title_of, wishes
from casework.workflows.appeal_case.states import STATES
from casework.workflows.appeal_case.steps import STEPS
from casework.workflows.appeals import READINGS
from casework.workflows.application.letters import OF_TIME
from casework.workflows.authorities import ENVIRONMENT_AGENCY

LETTERS: Mapping[str, Text] = {
    "receipt": Text("Appeal received"),
    "defects": Text("What must be mended in the appeal"),
    "reversal": Text("The decision is reversed"),
    "partial": Text("The decision is reversed in part"),
    "forwarding": Text("The appeal is sent on"),
    "statement": Text("Statement to the appeal body"),
    "not_heard": Text("Dismissal of the appeal"),
    "postponement": Text("Answer on postponed effect"),
    "result": Text("Result of the appeal"),
    "costs": Text("Decision on costs"),
    "withdrawn": Text("Confirmation of withdrawal"),
    **OF_TIME,
}

APPEAL_CASE = CaseType(
    name="appeal_case",
    version=1,
    title=Text("Appeal"),
    plain_title=Text("Your appeal"),
    authority=ENVIRONMENT_AGENCY,
    answers=AppealAnswers,
    sections=SECTIONS,
    documents=DOCUMENTS,
    deadlines=DEADLINES,
    checks=CHECKS,
    checklist=CHECKLIST,
    questions=QUESTIONS,
    readings=READINGS,
    letters=LETTERS,
    states=STATES,
    steps=STEPS,
    subjects=subjects,
    wishes=wishes,
    title_of=title_of,
    summary=summary,
    prefill=prefill,
)
