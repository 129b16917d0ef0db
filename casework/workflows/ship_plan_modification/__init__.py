"""Modification of a ship's monitoring plan: compared field by field with the version in force, and routed by one table.

A plan is modified in five situations (Regulation (EU) 2015/757 Art. 7(2)); what else changes is editorial. The verifier
is told of each. For a ship in emissions trading the modified plan is approved; else it ends at the verifier and is
noted. Version n + 1 follows version n under the same number.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.ship_plan_modification.steps import STEPS
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.approval import ABOUT, KIND
from casework.workflows.ship_plans.checks import CHECKS
from casework.workflows.ship_plans.deadlines import OF_EVERY_PLAN
from casework.workflows.ship_plans.difference import comparison
from casework.workflows.ship_plans.documents import DOCUMENTS
from casework.workflows.ship_plans.facts import marks, prefill, subjects, summary, title_of, wishes
from casework.workflows.ship_plans.groups import CHECKLIST
from casework.workflows.ship_plans.letters import LETTERS as OF_PLANS
from casework.workflows.ship_plans.questions import QUESTIONS
from casework.workflows.ship_plans.readings import READINGS
from casework.workflows.ship_plans.sections import SECTIONS
from casework.workflows.ship_plans.states import AT_VERIFIER, AWAITING, MARKED, NOTED, SIGNED, states_of

LETTERS: Mapping[str, Text] = {
    **OF_PLANS,
    "noted": Text("The modification is noted"),
    "waiting": Text("We wait for the verifier's notice"),
}

SHIP_PLAN_MODIFICATION = CaseType(
    name="ship_plan_modification",
    version=1,
    title=Text("Modification of a ship's monitoring plan"),
    plain_title=Text("Modification of a monitoring plan"),
    authority=ENVIRONMENT_AGENCY,
    answers=PlanAnswers,
    sections=SECTIONS,
    documents=DOCUMENTS,
    deadlines=OF_EVERY_PLAN,
    checks=CHECKS,
    checklist=CHECKLIST,
    questions=QUESTIONS,
    readings=READINGS,
    tables=("countries", "eea", "ship_factors", "ship_scope", "shipping_companies"),
    letters=LETTERS,
    states=states_of(AT_VERIFIER, AWAITING, SIGNED, MARKED, NOTED),
    steps=STEPS,
    approvals=(KIND,),
    about=ABOUT,
    subjects=subjects,
    wishes=wishes,
    marks=marks,
    title_of=title_of,
    comparison=comparison,
    summary=summary,
    prefill=prefill,
)
