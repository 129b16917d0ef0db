"""How the file of a reversal is written: what is wrong with the decision, who reverses it, on what ground. Officers do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from casework.core.case_type import Phase
from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.look import Block, CaseForm, Look, SectionForm
from casework.forms.looks import LONG
from casework.forms.stations import DECIDED, FINISHED, Station
from casework.workflows.application.delivery import CHOICES as OF_DELIVERY
from casework.workflows.reversal_case import REVERSAL_CASE
from casework.workflows.reversal_case.answers import CHOICES, DUTIES, ReversalAnswers, elsewhere, unarrived

WHY = SectionForm(
    "why",
    Text("The law says who may reverse a decision, and on what ground. The party is heard first if it is harmed."),
    (Block(("which", "wrong", "by", "reason", "named", "announced", "harms")),),
    {
        "which": Look(is_known=True, is_list=True, only=Text("(choose none for all of it)"),
                      when=lambda answers, row: len(answers.appealed.parts) > 1),
        "wrong": replace(LONG, most=4000),
        "named": Look(when=elsewhere),
        "announced": Look(when=unarrived),
    },
)


def options(answers: ReversalAnswers) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """What was decided, to choose from."""
    return {("why", "which"): tuple(answers.appealed.parts.items())}


def beside(answers: ReversalAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """The decision, beside every page."""
    return answers.appealed.shown()


REVERSAL_CASE_FORM = CaseForm(
    REVERSAL_CASE,
    (WHY, DELIVERY),
    {**CHOICES, **OF_DELIVERY},
    DUTIES.owed_fields,
    Text("I declare that the information is true to the best of my knowledge."),
    options=options,
    beside=beside,
    way=(
        Station(Phase.SUBMISSION, Text("Taken up by us")),
        Station(Phase.REVIEW, Text("Looked at again"), Text("You can comment first, where a change may harm you")),
        DECIDED,
        FINISHED,
    ),
)
