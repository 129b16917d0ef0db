"""The file of a missed surrender as officers write it: whose, of which year, how much was emitted and surrendered.

Nobody applies for a charge, and no amount is written: it follows from the figures. Whose it is and of which year stands
from the first, for that keeps cases apart; the figures are frozen version by version.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.law.surrender import Scheme
from casework.workflows.application.delivery import DELIVERY, Delivery
from casework.workflows.owed import Duties, Owed
from casework.workflows.per_tonne_charge.choices import Basis

A_DAY = "Write 23.04.2026"


class Liable(Row):
    """Who owes the allowances, and the case it concerns; `approval` comes from the account or permit where there is
    one.
    """

    case: str | None = Field(default=None, title="Number of the case it concerns", description="For example 2026/1234.")
    name: str | None = Field(default=None, title="Who owes the allowances")
    number: str | None = Field(default=None, title="Number of the company")
    approval: str | None = Field(default=None, title="Number of the account or the permit")


class Missed(Row):
    """What kept apart is by: one case of a scheme and year is open at a time, and one for each later difference."""

    scheme: Scheme | None = Field(default=None, title="Whose emissions")
    year: int | None = Field(default=None, title="Year of the emissions")
    earlier: str | None = Field(
        default=None, title="Case in which the same year was charged before",
        description="Where emissions were under-reported, a later case charges the difference alone.")


class Figures(Row):
    """Tonnes. `surrendered`: whole allowances that stood as surrendered for the year on the day they were read."""

    basis: Basis | None = Field(default=None, title="Which emissions")
    emissions: Decimal | None = Field(default=None, title="Emissions of the year, in tonnes")
    emissions_source: str | None = Field(
        default=None, title="Where that figure stands", description="The report, or our decision, with its day.")
    surrendered: int | None = Field(default=None, title="Allowances surrendered for the year")
    read_on: date | None = Field(default=None, title="Read in the registry on", description=A_DAY)
    surrendered_source: str | None = Field(default=None, title="Where the extract lies")
    charged: int | None = Field(default=None, title="Tonnes charged in the earlier case")


class ChargeAnswers(Answers):
    liable: Liable = Liable()
    missed: Missed = Missed()
    figures: Figures = Figures()
    delivery: Delivery = Delivery()


def opened(answers: ChargeAnswers) -> bool:
    """It is known whose emissions, and of which year: the figures can be written."""
    return answers.missed.scheme is not None and answers.missed.year is not None


def charged_before(answers: Any, row: Any) -> bool:
    return bool(answers.missed.earlier)


WHAT, FIGURES = Text("What was missed"), Text("The figures")
SECTIONS = (
    Section("liable", Text("Who owes the allowances"), WHAT),
    Section("missed", Text("What was missed"), WHAT),
    Section("figures", Text("Emissions and surrendered allowances"), FIGURES, when=opened),
    DELIVERY,
)
DUTIES = Duties(
    ChargeAnswers, SECTIONS,
    (
        Owed("liable", ("name", "number")),
        Owed("missed", ("scheme", "year")),
        Owed("figures", ("basis", "emissions", "emissions_source", "surrendered", "read_on", "surrendered_source")),
        Owed("figures", ("charged",), charged_before),
    ),
    {},
)  # fmt: skip
