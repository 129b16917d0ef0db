"""How the file of an order is written: what is wrong, what must be done by when, and why nobody was heard, if so."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.hearing import HEARING
from casework.forms.look import LINE, Block, CaseForm, SectionForm
from casework.forms.looks import DAY, LONG, MIDDLE
from casework.forms.stations import opened_by_us
from casework.workflows.application.delivery import CHOICES as OF_DELIVERY
from casework.workflows.order_case import ORDER_CASE
from casework.workflows.order_case.answers import CHOICES, DUTIES, OrderAnswers
from casework.workflows.unheard import UNHEARD, Unheard

WORDS = replace(LONG, lines=5, most=4000)

ABOUT = SectionForm(
    "about",
    Text("The party, and the case that the order concerns."),
    (Block(("case", "title", "name", "number", "regime")),),
    {"case": MIDDLE, "number": replace(MIDDLE, only=Text("(if it has one)")), "title": replace(LINE, only=None)},
    kept=("address", "country"),
)  # fmt: skip
BREACH = SectionForm(
    "breach",
    Text("What is wrong, and which duty that breaks. Write it in the language of the letters: it stands in them."),
    (Block(("what", "rule", "provision")),),
    {"what": WORDS, "rule": LONG},
)
DUTY = SectionForm(
    "duty",
    Text("What must be done, so clearly that anybody can see whether it is done. The day must give time to do it."),
    (Block(("what", "by", "shown")),),
    {"what": WORDS, "by": DAY, "shown": LONG},
)


def beside(answers: OrderAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """The case that the order would concern, and the law that gives it."""
    told = answers.about
    known: tuple[tuple[Text, Text | str | None], ...] = (
        (Text("Who gets the order"), told.name), (Text("Concerns case"), told.case), (Text("It is about"), told.title),
        (Text("By law"), CHOICES[type(told.regime)][told.regime] if told.regime else None))
    return tuple((label, value) for label, value in known if value)


ORDER_CASE_FORM = CaseForm(
    ORDER_CASE,
    (ABOUT, BREACH, DUTY, HEARING, DELIVERY),
    {**CHOICES, Unheard: UNHEARD, **OF_DELIVERY},
    DUTIES.owed_fields,
    Text("I declare that the information is true to the best of my knowledge."),
    beside=beside,
    way=opened_by_us(ends=Text("When the order is met")),
)
