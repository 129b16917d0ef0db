"""Fee for the authority's work on an application, reckoned from the hours it took.

Whoever applies is told at once that a fee may follow. What it comes to is an individual decision with its own appeal
(forvaltningsloven §§ 2 b, 28): hours that one recorded and another approved, by the rate of the day, line by line. It
is invoiced after the approval (klimakvoteloven § 7, klimakvoteforskriften § 9-3), and no amount is printed without its
legal basis.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.asked import ChecklistItem
from casework.core.case_type import CaseType
from casework.core.text import Source, Text
from casework.law.fee_rates import FEES
from casework.workflows.application.letters import OF_TIME
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.case_fee.answers import SECTIONS, FeeAnswers
from casework.workflows.case_fee.checks import CHECKS
from casework.workflows.case_fee.deadlines import DEADLINES
from casework.workflows.case_fee.facts import prefill, subjects, summary, title_of, wishes
from casework.workflows.case_fee.states import STATES
from casework.workflows.case_fee.steps import STEPS
from casework.workflows.charging import READINGS

_GUIDANCE = Source("forvaltningsloven", "§ 11")
_BASIS = Source("klimakvoteloven", "§ 7", certainty=90)

LETTERS: Mapping[str, Text] = {
    "fee": Text("Decision on the fee"),
    "waiver": Text("Waiver of the fee"),
    "invoice": Text("Invoice"),
    "payment_reminder": Text("Reminder of the invoice"),
    "collection": Text("Notice of collection"),
    "credit": Text("Credit note"),
    **OF_TIME,
}
CHECKLIST = (
    ChecklistItem("basis", Text("Was the regulation that the fee rests on in force on every day that is charged?"),
                  _BASIS),
    ChecklistItem("guidance", Text("Is guidance, training and the correction of our own errors left out?"), _GUIDANCE),
    ChecklistItem("comments", Text("Is everything answered that the party has said about the fee?"),
                  Source("forvaltningsloven", "§ 25")),
    ChecklistItem("payer", Text("Is the payer the right one, with an address that an invoice reaches?"), _BASIS),
)

CASE_FEE = CaseType(
    name="case_fee",
    version=1,
    title=Text("Fee by processing time"),
    plain_title=Text("Fee for our work on your application"),
    authority=ENVIRONMENT_AGENCY,
    answers=FeeAnswers,
    sections=SECTIONS,
    deadlines=DEADLINES,
    checks=CHECKS,
    checklist=CHECKLIST,
    readings=READINGS,
    tables=(FEES.name,),
    letters=LETTERS,
    states=STATES,
    steps=STEPS,
    subjects=subjects,
    wishes=wishes,
    title_of=title_of,
    summary=summary,
    prefill=prefill,
)
