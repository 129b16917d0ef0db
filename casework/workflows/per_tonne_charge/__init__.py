"""Charge for allowances that were not surrendered: so much for each missing tonne, and nothing to weigh.

Klimakvoteloven § 19 gives the one sanction in money of that act. It is objective: neither fault nor factors are asked
about, and nobody types an amount. The party is heard about the figures (forvaltningsloven § 16), two people decide, and
the decision is the demand: payable in fourteen days, with interest after that. Name and extent are published. Paying
does not take the duty away: the missing allowances are surrendered all the same. Where the decision is changed, the
charge is reckoned anew from corrected figures, or cancelled, and what is published follows.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.law.ets2 import ETS2_DATES
from casework.law.surrender import SURRENDER
from casework.workflows.application.letters import OF_TIME
from casework.workflows.authorities import ENVIRONMENT_AGENCY
from casework.workflows.per_tonne_charge.answers import SECTIONS, ChargeAnswers
from casework.workflows.per_tonne_charge.checklist import CHECKLIST
from casework.workflows.per_tonne_charge.checks import CHECKS
from casework.workflows.per_tonne_charge.deadlines import DEADLINES
from casework.workflows.per_tonne_charge.facts import ABOUT, prefill, subjects, summary, title_of, wishes
from casework.workflows.per_tonne_charge.readings import READINGS
from casework.workflows.per_tonne_charge.shortage import sheets
from casework.workflows.per_tonne_charge.states import STATES
from casework.workflows.per_tonne_charge.steps import STEPS

LETTERS: Mapping[str, Text] = {
    "charge_notice": Text("Advance notice of a charge"),
    "charge": Text("Decision on a charge for missing allowances"),
    "no_charge": Text("The case has ended without a charge"),
    "reduction": Text("Decision on a lower charge"),
    "annulment": Text("Decision to cancel the charge"),
    "payment_reminder": Text("Reminder of the charge"),
    "collection": Text("Notice of collection"),
    **OF_TIME,
}

PER_TONNE_CHARGE = CaseType(
    name="per_tonne_charge",
    version=1,
    title=Text("Charge for missing allowances"),
    plain_title=Text("Charge for allowances that were not surrendered"),
    authority=ENVIRONMENT_AGENCY,
    answers=ChargeAnswers,
    sections=SECTIONS,
    deadlines=DEADLINES,
    checks=CHECKS,
    checklist=CHECKLIST,
    readings=READINGS,
    tables=(ETS2_DATES.name, SURRENDER.name),
    letters=LETTERS,
    states=STATES,
    steps=STEPS,
    about=ABOUT,
    subjects=subjects,
    wishes=wishes,
    title_of=title_of,
    summary=summary,
    sheets=sheets,
    prefill=prefill,
)
