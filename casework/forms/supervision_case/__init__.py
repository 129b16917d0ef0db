"""How the file of a supervision is written: what is supervised and how, the note of the visit, and each finding."""

from __future__ import annotations

from dataclasses import replace

from casework.core.case_type import Phase
from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.hearing import IF_NEEDED
from casework.forms.look import LINE, Block, CaseForm, SectionForm
from casework.forms.looks import DAY, LONG, MIDDLE
from casework.forms.stations import FINISHED, Station
from casework.workflows.application.delivery import CHOICES as OF_DELIVERY
from casework.workflows.supervision_case import SUPERVISION_CASE
from casework.workflows.supervision_case.answers import CHOICES, DUTIES, SupervisionAnswers

WORDS = replace(LONG, lines=5, most=4000)
OF_A_VISIT = Text("(of a visit)")

ABOUT = SectionForm(
    "about",
    Text("The party, and the case that the supervision concerns, if it is about one."),
    (Block(("case", "title", "name", "number", "regime")),),
    {"case": replace(MIDDLE, only=IF_NEEDED), "number": replace(MIDDLE, only=Text("(if it has one)")),
     "title": replace(LINE, only=None)},
    kept=("address", "country"),
)  # fmt: skip
PLAN = SectionForm(
    "plan",
    Text("Which duties we look at, why, and how. Write it in the language of the letters: it stands in them."),
    (Block(("what", "occasion", "manner", ("visit_on", "place"))),),
    {"what": WORDS, "visit_on": replace(DAY, only=OF_A_VISIT), "place": replace(LINE, only=OF_A_VISIT)},
)
VISIT = SectionForm(
    "visit",
    Text("The note of the visit: what was said there is written down at once, and the party reads it in the report."),
    (Block((("on", "place"), "present", "seen")),),
    {"on": DAY, "present": LONG, "seen": WORDS},
)
FINDINGS = SectionForm(
    "findings",
    Text("One finding in each row, with the rule it is measured by. The party comments on them before the report is "
         "final."),
    (Block(("what", "severity", "rule", "provision")),
     Block(("rectified_on", "rectified_how"), Text("If it is put right"))),
    {"what": WORDS, "rule": LONG, "rectified_on": DAY, "rectified_how": LONG},
    add=Text("Add a finding"), save=Text("Save"), shown=("severity", "provision"), nameless=Text("Without words yet"),
)  # fmt: skip


WAY = (
    Station(Phase.SUBMISSION, Text("Opened by us")),
    Station(Phase.VERIFICATION, Text("The supervision")),
    Station(Phase.REVIEW, Text("Final report"), Text("We write to you")),
    FINISHED,
)
"""Nothing is decided in it."""


def beside(answers: SupervisionAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """The party, the case if any, and the law that gives the power."""
    told = answers.about
    known: tuple[tuple[Text, Text | str | None], ...] = (
        (Text("Who is supervised"), told.name), (Text("Concerns case"), told.case), (Text("It is about"), told.title),
        (Text("By law"), CHOICES[type(told.regime)][told.regime] if told.regime else None))
    return tuple((label, value) for label, value in known if value)


SUPERVISION_CASE_FORM = CaseForm(
    SUPERVISION_CASE,
    (ABOUT, PLAN, VISIT, FINDINGS, DELIVERY),
    {**CHOICES, **OF_DELIVERY},
    DUTIES.owed_fields,
    Text("I declare that the information is true to the best of my knowledge."),
    beside=beside,
    way=WAY,
)
