"""How access to documents is asked for, and how an officer writes the answer, where it is not yes.

The asking begins on the page of the case. What lies in its journal is known, and can be chosen from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from casework.core.case_type import Phase
from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.look import Block, CaseForm, Look, SectionForm
from casework.forms.looks import LONG, MIDDLE, TICK
from casework.forms.stations import FINISHED, SENT, Station
from casework.workflows.access_request import ACCESS_REQUEST
from casework.workflows.access_request.answers import CHOICES, DUTIES, AccessAnswers, in_part, submission
from casework.workflows.application.delivery import CHOICES as OF_DELIVERY

WANTED = SectionForm(
    "wanted",
    Text("You may ask for all that lies in the case, or for some of it. You need not say why."),
    (Block(("which", "what")),),
    {"which": Look(is_known=True, is_list=True, only=Text("(choose none to ask for all of them)")),
     "what": replace(LONG, only=Text("(optional)"))},
)  # fmt: skip
ASSESSMENT = SectionForm(
    "assessment",
    Text("Look at every document that is asked for. Access is the rule: what is kept back needs an exact ground."),
    (Block(("looked", "more", "emissions", "emissions_why")),),
    {"looked": TICK, "more": replace(LONG, only=Text("(if something is kept back)")),
     "emissions": Look(only=Text("(if something is kept back)")),
     "emissions_why": replace(LONG, when=lambda answers, row: row.emissions is True)},
)  # fmt: skip
VERDICTS = SectionForm(
    "verdicts",
    Text("A row for each document that is not given whole. What has no row is given."),
    (Block(("document", "verdict", "ground", "pages", "leaves_out", "why")),),
    {
        "document": Look(is_known=True),
        "pages": replace(MIDDLE, when=lambda answers, row: in_part(answers, row) and not submission(answers, row)),
        "leaves_out": Look(is_known=True, is_list=True,
                           when=lambda answers, row: in_part(answers, row) and submission(answers, row)),
        "why": LONG,
    },
    add=Text("Add a document that is not given whole"), save=Text("Save"), shown=("verdict", "ground"),
    nameless=Text("A document"),
)  # fmt: skip


def options(answers: AccessAnswers) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """What lay in the journal, to choose from; and the parts of what was sent."""
    filed = tuple((key, f"{one.number}: {one.title}, {one.dated}") for key, one in answers.found.items())
    parts = tuple((f"{key}.{name}", f"{one.number}: {title}") for key, one in answers.found.items()
                  for name, title in one.sections.items())  # fmt: skip
    return {("wanted", "which"): tuple(answers.about.documents.items()), ("verdicts", "document"): filed,
            ("verdicts", "leaves_out"): parts}  # fmt: skip


def beside(answers: AccessAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """The case that is asked about, beside every page."""
    known = ((Text("Case"), answers.about.case), (Text("It is about"), answers.about.title))
    return tuple((label, value) for label, value in known if value)


ACCESS_REQUEST_FORM = CaseForm(
    ACCESS_REQUEST,
    (WANTED, ASSESSMENT, VERDICTS, DELIVERY),
    {**CHOICES, **OF_DELIVERY},
    DUTIES.owed_fields,
    Text("I declare that the information is true to the best of my knowledge."),
    options=options,
    after=(
        (Text("You get a receipt"), Text("It says by when we aim to answer.")),
        (Text("We look at each document"), Text("What cannot be given, you are told on which ground.")),
        (Text("You get one PDF"), Text("With a list of everything, and each document that is given.")),
    ),
    beside=beside,
    way=(
        SENT,
        Station(Phase.REVIEW, Text("Documents looked at")),
        Station(Phase.DECISION, Text("Answered"), Text("We write to you")),
        FINISHED,
    ),
)
