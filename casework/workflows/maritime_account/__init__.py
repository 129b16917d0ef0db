"""Maritime operator holding account.

A shipping company asks for an account in the Union Registry (Regulation (EU) 2019/1122 Article 15a, inserted by
2023/2904). Companies on the first attribution list had 40 working days from its publication on 31 January 2024; any
other company has 65 from its first voyage in scope. The authority opens or refuses within 20 working days of the day
on which everything was in place. The account and each authorised representative are decided separately.
"""

from __future__ import annotations

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.workflows.accounts.approval import account
from casework.workflows.accounts.opening import LETTERS as OPENING_LETTERS
from casework.workflows.application import LETTERS as SHARED_LETTERS
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.maritime_account.answers import SECTIONS, MaritimeAnswers
from casework.workflows.maritime_account.checklist import CHECKLIST
from casework.workflows.maritime_account.checks import CHECKS
from casework.workflows.maritime_account.deadlines import DEADLINES
from casework.workflows.maritime_account.documents import DOCUMENTS
from casework.workflows.maritime_account.facts import clock_for, prefill, subjects, summary, triggers
from casework.workflows.maritime_account.questions import QUESTIONS
from casework.workflows.maritime_account.readings import READINGS
from casework.workflows.maritime_account.states import STATES
from casework.workflows.maritime_account.steps import STEPS
from casework.workflows.maritime_account.wishes import marks, title_of, wishes

LETTERS = {**SHARED_LETTERS, **OPENING_LETTERS}

TITLE = Text("Maritime operator holding account")

MARITIME_ACCOUNT = CaseType(
    name="maritime_account",
    version=1,
    title=TITLE,
    plain_title=Text("Account for a shipping company"),
    authority=ENVIRONMENT_AGENCY,
    answers=MaritimeAnswers,
    sections=SECTIONS,
    documents=DOCUMENTS,
    deadlines=DEADLINES,
    checks=CHECKS,
    checklist=CHECKLIST,
    questions=QUESTIONS,
    readings=READINGS,
    tables=("countries", "eea", "registry_terms", "shipping_companies"),
    letters=LETTERS,
    states=STATES,
    steps=STEPS,
    approvals=(
        account(
            lambda answers: TITLE,
            holder=lambda answers: answers.company.name or "",
            name=lambda answers: answers.company.account_name or "",
        ),
    ),
    subjects=subjects,
    wishes=wishes,
    marks=marks,
    title_of=title_of,
    summary=summary,
    triggers=triggers,
    clock_for=clock_for,
    prefill=prefill,
)
