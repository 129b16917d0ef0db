"""Monitoring plan of a ship: assessed by a verifier, approved by the authority, checked every year.

The company sends the plan of each ship within three months of its first call at a port in the EEA (Regulation (EU)
2015/757 Art. 6); for a ship in emissions trading we approve it within four, else we only control it (Art. 6(8),
klimakvoteforskriften § 2-1a).
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.ship_monitoring_plan.steps import STEPS
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.approval import KIND
from casework.workflows.ship_plans.checks import CHECKS
from casework.workflows.ship_plans.deadlines import APPROVE_BY, OF_EVERY_PLAN, PLAN_DUE, YEARLY_CHECK
from casework.workflows.ship_plans.difference import comparison
from casework.workflows.ship_plans.documents import DOCUMENTS
from casework.workflows.ship_plans.facts import marks, prefill, subjects, summary, title_of, triggers, wishes
from casework.workflows.ship_plans.groups import CHECKLIST
from casework.workflows.ship_plans.letters import LETTERS as OF_PLANS
from casework.workflows.ship_plans.questions import QUESTIONS
from casework.workflows.ship_plans.readings import READINGS
from casework.workflows.ship_plans.sections import SECTIONS
from casework.workflows.ship_plans.states import AT_VERIFIER, CONTROLLED, ENDED, IN_FORCE, SIGNED, states_of

LETTERS: Mapping[str, Text] = {
    **OF_PLANS,
    "control": Text("Confirmation: the plan is only controlled"),
    "check_reminder": Text("Reminder of the yearly check"),
}

SHIP_MONITORING_PLAN = CaseType(
    name="ship_monitoring_plan",
    version=1,
    title=Text("Monitoring plan of a ship"),
    plain_title=Text("Monitoring plan of a ship"),
    authority=ENVIRONMENT_AGENCY,
    answers=PlanAnswers,
    sections=SECTIONS,
    documents=DOCUMENTS,
    deadlines=(PLAN_DUE, APPROVE_BY, *OF_EVERY_PLAN, YEARLY_CHECK),
    checks=CHECKS,
    checklist=CHECKLIST,
    questions=QUESTIONS,
    readings=READINGS,
    tables=("countries", "eea", "ship_factors", "ship_scope", "shipping_companies"),
    letters=LETTERS,
    states=states_of(AT_VERIFIER, SIGNED, IN_FORCE, ENDED, CONTROLLED),
    steps=STEPS,
    approvals=(KIND,),
    subjects=subjects,
    wishes=wishes,
    marks=marks,
    title_of=title_of,
    comparison=comparison,
    summary=summary,
    triggers=triggers,
    clock_for=lambda answers, tables: ("plan_due", "approve_by"),
    prefill=prefill,
)
