"""The file of an order as officers write it: whom and which case it concerns, what is broken, and what must be done.

The law that gives the order, and what it can lead to, follow from whose case it concerns (`law.order_regimes`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.law.order_regimes import REGIMES
from casework.workflows.application.delivery import DELIVERY, Delivery
from casework.workflows.concerning import Whom
from casework.workflows.owed import Duties, Owed
from casework.workflows.unheard import OWED as EXCUSE_OWED
from casework.workflows.unheard import Hearing


class Law(StrEnum):
    ORIGIN = "GO-15"
    QUOTA = "KKL-17a"


CHOICES: Mapping[type[StrEnum], Mapping[StrEnum, Text]] = {Law: {law: REGIMES[law].title for law in Law}}


class About(Whom):
    """Whom the order is for, the case it concerns, and the code of the law by which it is given."""

    name: str | None = Field(default=None, title="Who gets the order")
    regime: Law | None = Field(default=None, title="The law it is given by")


class Breach(Row):
    what: str | None = Field(
        default=None, title="What we have found", description="What is wrong, and how we know. Stands in the letters.")
    rule: str | None = Field(
        default=None, title="Which duty is broken", description="What the rule demands. Stands in the letters.")
    provision: str | None = Field(
        default=None, title="Act or regulation, and section", description="As it is to stand in the letters.")


class Demanded(Row):
    what: str | None = Field(
        default=None, title="What must be done", description="So that anybody can see whether it is done.")
    by: date | None = Field(default=None, title="Last day to do it", description="Write 23.04.2026")
    shown: str | None = Field(
        default=None, title="What the party must send us to show it", description="Documents, data or a statement.")


class OrderAnswers(Answers):
    about: About = About()
    breach: Breach = Breach()
    duty: Demanded = Demanded()
    hearing: Hearing = Hearing()
    delivery: Delivery = Delivery()


def opened(answers: OrderAnswers) -> bool:
    """The file says what is wrong: the rest of it can be written."""
    return answers.breach.what is not None


BEGINNING, ORDER = Text("What it is about"), Text("The order")
SECTIONS = (
    Section("about", Text("Whom it is about"), BEGINNING),
    Section("breach", Text("What is wrong"), BEGINNING),
    Section("duty", Text("What must be done, and by when"), ORDER, when=opened),
    Section("hearing", Text("Exception from the hearing"), ORDER, when=opened),
    DELIVERY,
)
WRITTEN_ON = ("breach", "duty", "hearing")
"""What is written after the case was opened."""


DUTIES = Duties(
    OrderAnswers, SECTIONS,
    (
        Owed("about", ("case", "name", "regime")),
        Owed("breach", ("what", "rule", "provision")),
        Owed("duty", ("what", "by", "shown")),
        EXCUSE_OWED,
    ),
)
