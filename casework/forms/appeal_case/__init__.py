"""How an appeal is asked for: what is appealed and why, who appeals, and what is asked until it is decided.

It begins on the page of the decision. What was decided is known, and can be chosen from where it was several things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from casework.core.case_type import Phase
from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.look import Block, CaseForm, Look, SectionForm
from casework.forms.looks import LONG
from casework.forms.stations import FINISHED, SENT, Station
from casework.workflows.appeal_case import APPEAL_CASE
from casework.workflows.appeal_case.answers import CHOICES, DUTIES, AppealAnswers, Appellant
from casework.workflows.application.delivery import CHOICES as OF_DELIVERY

WORDS = replace(LONG, lines=6, most=8000)

GROUNDS = SectionForm(
    "grounds",
    Text("You may appeal all of the decision or a part of it. We look at it again first, with other eyes."),
    (Block(("which", "change", "why", "why_late")),),
    {
        "which": Look(is_known=True, is_list=True, only=Text("(choose none to appeal all of it)"),
                      when=lambda answers, row: len(answers.appealed.parts) > 1),
        "change": replace(LONG, most=4000),
        "why": replace(WORDS, only=Text("(if you want to say why)")),
        "why_late": replace(LONG, only=Text("(only after the last day)")),
    },
)
APPELLANT = SectionForm(
    "appellant",
    Text("The party may appeal, and others whom the decision concerns."),
    (Block(("who", "name", "interest")),),
    {
        "name": Look(when=lambda answers, row: row.who in (Appellant.AGENT, Appellant.OTHER)),
        "interest": replace(LONG, when=lambda answers, row: row.who is Appellant.OTHER),
    },
)
MEANWHILE = SectionForm(
    "meanwhile",
    Text("The decision holds while the appeal is looked at, unless we say otherwise."),
    (Block(("postpone", "harm")),),
    {"harm": replace(LONG, only=Text("(if it would harm you)"), when=lambda answers, row: row.postpone is True)},
)


def options(answers: AppealAnswers) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """What was decided, to choose from."""
    return {("grounds", "which"): tuple(answers.appealed.parts.items())}


def beside(answers: AppealAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """The decision, beside every page."""
    return answers.appealed.shown()


APPEAL_CASE_FORM = CaseForm(
    APPEAL_CASE,
    (GROUNDS, APPELLANT, MEANWHILE, DELIVERY),
    {**CHOICES, **OF_DELIVERY},
    DUTIES.owed_fields,
    Text("I declare that the information is true to the best of my knowledge."),
    options=options,
    after=(
        (Text("You get a receipt"), Text("It says whether the appeal is in time, and how we reckon that.")),
        (Text("We look at the decision again"), Text("Somebody else than those who made it does.")),
        (Text("We reverse it or send it on"), Text("If we do not agree with you, the body above us decides.")),
    ),
    beside=beside,
    way=(
        SENT,
        Station(Phase.VERIFICATION, Text("Checked that it is in time")),
        Station(Phase.REVIEW, Text("Decision looked at again")),
        Station(Phase.DECISION, Text("Reversed or sent on"), Text("We write to you")),
        FINISHED,
    ),
)
