"""Account in the Union Registry: trading account, or holding account of an operator or a fuel operator.

A trading account is open to any person or company (Regulation (EU) 2019/1122 Article 16); who holds a permit to emit
must have an account (Articles 14 and 15b), and the authority may open it without being asked. Kinds differ in their
holder, papers, representatives and clocks: the table in `kinds.py` says how. The authority opens or refuses within 20
working days of the day on which everything was in place. The account and each authorised representative are decided
separately.
"""

from __future__ import annotations

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.workflows.accounts.approval import account
from casework.workflows.accounts.opening import LETTERS as OPENING_LETTERS
from casework.workflows.application import LETTERS as SHARED_LETTERS
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.registry_account.answers import SECTIONS, AccountAnswers
from casework.workflows.registry_account.checklist import CHECKLIST
from casework.workflows.registry_account.checks import CHECKS
from casework.workflows.registry_account.deadlines import DEADLINES
from casework.workflows.registry_account.documents import DOCUMENTS
from casework.workflows.registry_account.facts import clock_for, prefill, subjects, summary, triggers
from casework.workflows.registry_account.questions import QUESTIONS
from casework.workflows.registry_account.readings import READINGS
from casework.workflows.registry_account.states import STATES
from casework.workflows.registry_account.steps import STEPS
from casework.workflows.registry_account.wishes import marks, title_of, wishes

TITLE = Text("Account in the Union Registry")
LETTERS = {**SHARED_LETTERS, **OPENING_LETTERS, "notice": Text("Notice that we have opened a case")}

REGISTRY_ACCOUNT = CaseType(
    name="registry_account",
    version=1,
    title=TITLE,
    plain_title=Text("Account for trading, or for an installation"),
    authority=ENVIRONMENT_AGENCY,
    tables=("countries", "eea", "ets_activities", "office_days", "registry_terms"),
    answers=AccountAnswers,
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
    approvals=(
        account(
            lambda answers: answers.kind.title if answers.kind else TITLE,
            holder=lambda answers: answers.holder,
            name=lambda answers: answers.account.account_name or "",
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
