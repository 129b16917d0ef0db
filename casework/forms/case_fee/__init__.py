"""How a case about a fee is begun by hand: which case it is for, and who is charged. Nobody applies for one."""

from __future__ import annotations

from dataclasses import replace

from casework.core.case_type import Phase
from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.look import Block, CaseForm, SectionForm
from casework.forms.looks import COUNTRY, LONG, MIDDLE
from casework.forms.stations import FINISHED, Station
from casework.workflows.application.delivery import CHOICES as OF_DELIVERY
from casework.workflows.case_fee import CASE_FEE
from casework.workflows.case_fee.answers import CHOICES, DUTIES

CHARGE = SectionForm(
    "charge",
    Text("Which fee it is, and the case that it is for. The party must be the same."),
    (Block(("tariff", "case", "title")),),
    {"case": MIDDLE},
)
RECIPIENT = SectionForm(
    "recipient",
    Text("As the case that the fee is for says."),
    (Block(("number", "address", "country")),),
    {"number": MIDDLE, "address": LONG, "country": COUNTRY},
)

CASE_FEE_FORM = CaseForm(
    CASE_FEE,
    (CHARGE, RECIPIENT, DELIVERY),
    {**CHOICES, **OF_DELIVERY},
    DUTIES.owed_fields,
    Text("I declare that the information is true to the best of my knowledge."),
    ours=(("charge", ("tariff", "case")),),
    way=(
        Station(Phase.SUBMISSION, Text("Announced")),
        Station(Phase.REVIEW, Text("Reckoned"), Text("When the work is done")),
        Station(Phase.DECISION, Text("Decided and invoiced"), Text("We write to you")),
        replace(FINISHED, ahead=Text("When the fee is paid")),
    ),
)
