"""Change of the representatives of an account in the Union Registry.

An account holder adds or replaces representatives, changes their rights, or lets one leave; a representative may ask to
stop. Each change is approved or refused for itself, and those who remain must have a lawful pair of rights (Regulation
(EU) 2019/1122 Arts 20 to 22). Of its own accord the authority suspends a representative, gives access back, or removes
one whose approval should have been refused (Arts 28(4) and 30(1)).
"""

from __future__ import annotations

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.workflows.application import LETTERS
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.representative_change.answers import SECTIONS, RepresentativeAnswers
from casework.workflows.representative_change.approvals import ABOUT, ACCOUNT
from casework.workflows.representative_change.checklist import CHECKLIST
from casework.workflows.representative_change.checks import CHECKS
from casework.workflows.representative_change.deadlines import DEADLINES
from casework.workflows.representative_change.documents import DOCUMENTS
from casework.workflows.representative_change.facts import clock_for, prefill, subjects, summary, triggers
from casework.workflows.representative_change.questions import QUESTIONS
from casework.workflows.representative_change.readings import READINGS
from casework.workflows.representative_change.states import STATES
from casework.workflows.representative_change.steps import STEPS
from casework.workflows.representative_change.wishes import marks, title_of, wishes

REPRESENTATIVE_CHANGE = CaseType(
    name="representative_change",
    version=1,
    title=Text("Change of representatives"),
    plain_title=Text("Change of the representatives of an account"),
    authority=ENVIRONMENT_AGENCY,
    answers=RepresentativeAnswers,
    sections=SECTIONS,
    documents=DOCUMENTS,
    deadlines=DEADLINES,
    checks=CHECKS,
    checklist=CHECKLIST,
    questions=QUESTIONS,
    readings=READINGS,
    tables=("registry_terms",),
    letters={
        **LETTERS,
        "extension": Text("Extension"),
        "advance_notice": Text("Advance notice"),
        "measure": Text("Decision of our own accord"),
        "dropped": Text("Case closed without a measure"),
    },
    states=STATES,
    steps=STEPS,
    approvals=(ACCOUNT,),
    about=ABOUT,
    subjects=subjects,
    wishes=wishes,
    marks=marks,
    title_of=title_of,
    summary=summary,
    triggers=triggers,
    clock_for=clock_for,
    prefill=prefill,
)
