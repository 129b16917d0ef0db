"""Fee for a breach of the regulation on guarantees of origin: suspicion, inquiry, hearing, measure, decision, claim.

FOR-2007-12-14-1652 § 16 lets the directorate impose a fee for five breaches, by intent or negligence; forvaltningsloven
chapter IX says how. The authority begins the case itself. The party is told of its right to silence before it is asked
anything, is heard before anything is decided, and pays to the Treasury four weeks after the decision; nothing is
collected before that is final. How long after the breach, and how high, a fee may be we have not found in law: both are
settings, and every page that shows them says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.law.sanction_grounds import SANCTION_GROUNDS
from casework.workflows.application.letters import OF_TIME
from casework.workflows.authorities import ENERGY_DIRECTORATE
from casework.workflows.infringement_fee.amount import sheets
from casework.workflows.infringement_fee.answers import SECTIONS, SanctionAnswers
from casework.workflows.infringement_fee.checklist import CHECKLIST
from casework.workflows.infringement_fee.checks import CHECKS
from casework.workflows.infringement_fee.deadlines import DEADLINES
from casework.workflows.infringement_fee.facts import (
    ABOUT,
    prefill,
    subjects,
    summary,
    title_of,
    triggers,
    wishes,
)
from casework.workflows.infringement_fee.states import STATES
from casework.workflows.infringement_fee.steps import STEPS
from casework.workflows.lowering import REFUND_INTEREST

LETTERS: Mapping[str, Text] = {
    "guidance": Text("Guidance"),
    "right_to_silence": Text("Your right to silence"),
    "party_questions": Text("Questions to you"),
    "sanction_notice": Text("Advance notice of a fee"),
    "sanction": Text("Decision on a fee for a breach"),
    "no_sanction": Text("The case has ended without a fee"),
    "reduction": Text("Decision on a lower fee"),
    "annulment": Text("Decision to cancel the fee"),
    "payment_reminder": Text("Reminder of the fee"),
    "collection": Text("Notice of collection"),
    **OF_TIME,
}

INFRINGEMENT_FEE = CaseType(
    name="infringement_fee",
    version=1,
    title=Text("Infringement fee"),
    plain_title=Text("Fee for a breach of the rules on guarantees of origin"),
    authority=ENERGY_DIRECTORATE,
    answers=SanctionAnswers,
    sections=SECTIONS,
    deadlines=DEADLINES,
    checks=CHECKS,
    checklist=CHECKLIST,
    tables=(SANCTION_GROUNDS.name,),
    readings=(REFUND_INTEREST,),
    letters=LETTERS,
    states=STATES,
    steps=STEPS,
    about=ABOUT,
    subjects=subjects,
    wishes=wishes,
    title_of=title_of,
    summary=summary,
    sheets=sheets,
    triggers=triggers,
    prefill=prefill,
)
