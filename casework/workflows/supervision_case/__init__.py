"""Supervision: of a party of any regime, about one of its cases or none; by documents, or by a visit.

The law of the authority gives the power, and the party the duty to help (FOR-2007-12-14-1652 § 14, klimakvoteloven
§ 16). What is found is put to the party before the report is final (forvaltningsloven § 17). It ends without remarks,
with remarks that are put right, with an order, with a case about a breach, or with a report to the police. Once a
breach is suspected that may end with a sanction, the duty to help meets the right to silence (forvaltningsloven § 48):
the switch is a step of its own, whose letter tells of that right before anything more is asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.law.order_regimes import ORDER_REGIMES
from casework.law.sanction_grounds import SANCTION_GROUNDS
from casework.law.supervision_regimes import SUPERVISION_REGIMES
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.supervision_case.answers import SECTIONS, SupervisionAnswers
from casework.workflows.supervision_case.checks import CHECKS
from casework.workflows.supervision_case.deadlines import DEADLINES
from casework.workflows.supervision_case.facts import prefill, subjects, summary, title_of, wishes
from casework.workflows.supervision_case.questions import QUESTIONS
from casework.workflows.supervision_case.states import STATES
from casework.workflows.supervision_case.steps import STEPS

LETTERS: Mapping[str, Text] = {
    "announcement": Text("Announcement of supervision"),
    "request": Text("Request for documents and information"),
    "reminder": Text("Reminder"),
    "receipt": Text("Receipt"),
    "preliminary_report": Text("Preliminary report"),
    "report": Text("Final report"),
    "rectified": Text("The supervision is closed"),
    "right_to_silence": Text("Your right to silence"),
    "suspicion_dropped": Text("We no longer suspect a breach"),
    "referral": Text("We report a breach to the police"),
}

SUPERVISION_CASE = CaseType(
    name="supervision_case",
    version=1,
    title=Text("Supervision"),
    plain_title=Text("Supervision of you"),
    authority=ENVIRONMENT_AGENCY,
    answers=SupervisionAnswers,
    sections=SECTIONS,
    deadlines=DEADLINES,
    checks=CHECKS,
    questions=QUESTIONS,
    tables=(SUPERVISION_REGIMES.name, ORDER_REGIMES.name, SANCTION_GROUNDS.name),
    letters=LETTERS,
    reasons=(),
    states=STATES,
    steps=STEPS,
    subjects=subjects,
    wishes=wishes,
    title_of=title_of,
    summary=summary,
    prefill=prefill,
)
