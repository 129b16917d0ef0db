"""Order to put a breach right: opened about any case, heard, decided by two, in force until its day, met or not met.

The power is that of the authority whose case it concerns: FOR-2007-12-14-1652 § 15 for guarantees of origin,
klimakvoteloven § 17 a for allowances. The party is warned and heard first (forvaltningsloven § 16); the order says what
must be done by which day, and can be appealed. An order that is established as unmet stays open, and leads on: to a
coercive fine, to a fee where the law has one for it, or to the police.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.law.order_regimes import ORDER_REGIMES
from casework.law.sanction_grounds import SANCTION_GROUNDS
from casework.workflows.application.letters import OF_TIME
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.order_case.answers import SECTIONS, OrderAnswers
from casework.workflows.order_case.checklist import CHECKLIST
from casework.workflows.order_case.checks import CHECKS
from casework.workflows.order_case.deadlines import DEADLINES
from casework.workflows.order_case.facts import prefill, subjects, summary, title_of, wishes
from casework.workflows.order_case.states import STATES
from casework.workflows.order_case.steps import STEPS

LETTERS: Mapping[str, Text] = {
    "order_notice": Text("Advance notice of an order"),
    "order": Text("Order"),
    "no_order": Text("The case has ended without an order"),
    "later_day": Text("Later day to meet the order"),
    "not_met": Text("The order is not met"),
    "order_met": Text("The order is met"),
    "order_withdrawn": Text("The order is withdrawn"),
    **OF_TIME,
}

ORDER_CASE = CaseType(
    name="order_case",
    version=1,
    title=Text("Order to rectify"),
    plain_title=Text("Order to put something right"),
    authority=ENVIRONMENT_AGENCY,
    answers=OrderAnswers,
    sections=SECTIONS,
    deadlines=DEADLINES,
    checks=CHECKS,
    checklist=CHECKLIST,
    tables=(ORDER_REGIMES.name, SANCTION_GROUNDS.name),
    letters=LETTERS,
    states=STATES,
    steps=STEPS,
    subjects=subjects,
    wishes=wishes,
    title_of=title_of,
    summary=summary,
    prefill=prefill,
)
