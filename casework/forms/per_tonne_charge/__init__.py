"""How the file of a missed surrender is written: who and which year when it is opened, then the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.look import LINE, Block, CaseForm, Look, SectionForm
from casework.forms.looks import DAY, MIDDLE, SHORT
from casework.forms.stations import opened_by_us
from casework.workflows.application.delivery import CHOICES as OF_DELIVERY
from casework.workflows.per_tonne_charge import PER_TONNE_CHARGE
from casework.workflows.per_tonne_charge.answers import DUTIES, ChargeAnswers, charged_before
from casework.workflows.per_tonne_charge.choices import CHOICES

IF_NEEDED = Text("(where it applies)")
TONNES = Look(width="w-20", inputmode="decimal", decimals=3)
WHOLE = replace(SHORT, width="w-20")

LIABLE = SectionForm(
    "liable",
    Text("The company as it was in the year of the emissions, and the case it concerns."),
    (Block(("case", "name", "number", "approval")),),
    {"case": replace(MIDDLE, only=Text("(where there is no account or permit)")),
     "number": MIDDLE, "approval": replace(MIDDLE, only=IF_NEEDED)},
)  # fmt: skip
MISSED = SectionForm(
    "missed",
    Text("These cannot be changed once the case is open: open another case instead."),
    (Block(("scheme", "year", "earlier")),),
    {"year": replace(SHORT, at_least=2024, at_most=2100), "earlier": replace(MIDDLE, only=IF_NEEDED)},
)
FIGURES = SectionForm(
    "figures",
    Text("What was emitted and what was surrendered. What is missing, and what it costs, follows from that."),
    (Block(("basis", "emissions", "emissions_source", "surrendered", "read_on", "surrendered_source", "charged")),),
    {"emissions": TONNES, "emissions_source": LINE, "surrendered": WHOLE, "read_on": DAY, "surrendered_source": LINE,
     "charged": replace(WHOLE, when=charged_before)},
)


def beside(answers: ChargeAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """Whom the case would be about."""
    told = answers.liable
    said: tuple[tuple[Text, Any], ...] = (
        (Text("Who owes the allowances"), told.name), (Text("Number of the company"), told.number),
        (Text("Number of the account or the permit"), told.approval))
    return tuple((label, value) for label, value in said if value)


OURS: Mapping[str, tuple[str, ...]] = {"liable": ("case", "name", "number"), "missed": ("scheme", "year", "earlier")}

PER_TONNE_CHARGE_FORM = CaseForm(
    PER_TONNE_CHARGE,
    (LIABLE, MISSED, FIGURES, DELIVERY),
    {**CHOICES, **OF_DELIVERY},
    DUTIES.owed_fields,
    Text("I declare that the information is true to the best of my knowledge."),
    ours=tuple(OURS.items()),
    beside=beside,
    way=opened_by_us(ends=Text("When the charge is paid")),
)
