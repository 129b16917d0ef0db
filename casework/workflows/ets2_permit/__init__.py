"""Permit for a fuel operator (ETS2).

Who brings fuel to the market for road transport, buildings or industry needs a permit (forurensningsloven § 11,
klimakvoteforskriften § 2-3 a; Directive 2003/87/EC Art. 30b). It is given when the applicant shows that it can monitor
and report its emissions, on conditions, and with an approved monitoring plan; it may be changed, pass to a successor,
and end. Who needs none can have that confirmed. Valid permits are public, and each operator has an account to apply
for.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.workflows.application import LETTERS as SHARED
from casework.workflows.application.states import with_own
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.ets2_permit.answers import SECTIONS, PermitAnswers
from casework.workflows.ets2_permit.checklist import CHECKLIST
from casework.workflows.ets2_permit.deadlines import DEADLINES
from casework.workflows.ets2_permit.documents import DOCUMENTS
from casework.workflows.ets2_permit.facts import marks, prefill, subjects, summary, title_of, wishes
from casework.workflows.ets2_permit.fuel import FUEL_CHECKS
from casework.workflows.ets2_permit.operator import OPERATOR_CHECKS
from casework.workflows.ets2_permit.permit import ABOUT, KIND
from casework.workflows.ets2_permit.questions import QUESTIONS
from casework.workflows.ets2_permit.readings import READINGS
from casework.workflows.ets2_permit.states import OWN
from casework.workflows.ets2_permit.steps import STEPS

LETTERS: Mapping[str, Text] = {
    **SHARED,
    "change": Text("Change of the permit"),
    "ending": Text("End of the permit"),
    "outside": Text("Confirmation that no permit is needed"),
    "permit": Text("Permit"),
    "account_reminder": Text("Reminder of the account"),
}

ETS2_PERMIT = CaseType(
    name="ets2_permit",
    version=1,
    title=Text("Permit for a fuel operator (ETS2)"),
    plain_title=Text("Permit for a fuel operator"),
    authority=ENVIRONMENT_AGENCY,
    answers=PermitAnswers,
    sections=SECTIONS,
    documents=DOCUMENTS,
    deadlines=DEADLINES,
    checks=(*OPERATOR_CHECKS, *FUEL_CHECKS),
    checklist=CHECKLIST,
    questions=QUESTIONS,
    readings=READINGS,
    tables=("ets2", "fuels"),
    letters=LETTERS,
    states=with_own(*OWN),
    steps=STEPS,
    approvals=(KIND,),
    about=ABOUT,
    subjects=subjects,
    wishes=wishes,
    marks=marks,
    title_of=title_of,
    summary=summary,
    prefill=prefill,
)
