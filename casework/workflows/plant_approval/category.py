"""Which category a plant falls into: the table of §§ 4 and 9, row by row.

One row matches, the first that does: several categories at once go before cogeneration. Where the regulation leaves the
reading open (§ 9, third paragraph: power from cogeneration gets guarantees only for the share that is high-efficiency)
the row names what is possible, and the caseworker chooses and gives reasons.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from casework.core.text import Source, Text
from casework.law.energy_sources import TECHNOLOGIES
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.choices import Category
from casework.workflows.plant_approval.conditions import is_cogeneration
from casework.workflows.plant_approval.efficiency import tested
from casework.workflows.plant_approval.energy import WHOLE, renewable_share

REGULATION = "forskrift om opprinnelsesgarantier"
PARAGRAPH_4 = Source(REGULATION, "§ 4")
COMBINED = Source(REGULATION, "§ 9, second paragraph")
ONLY_EFFICIENT = Source(REGULATION, "§ 9, third paragraph", certainty=60, note="The reading is open.")
PUMPING = Source(REGULATION, "§ 9, fourth paragraph", certainty=85)

A, B, C, MIXED = Category.RENEWABLE, Category.HIGH_EFFICIENCY, Category.OTHER, Category.COMBINED


@dataclass(frozen=True, slots=True)
class Situation:
    """What the table looks at. `renewable` in per cent; `passes` is None where the test has no answer."""

    renewable: Fraction
    cogeneration: bool = False
    passes: bool | None = None
    pumped: bool = False
    pure: bool = False

    @property
    def all_renewable(self) -> bool:
        return self.renewable == WHOLE

    @property
    def mixed(self) -> bool:
        return 0 < self.renewable < WHOLE


@dataclass(frozen=True, slots=True)
class Row:
    """`possible`: the categories that may be decided, the usual one first; `open`: the reading is not settled."""

    name: str
    matches: Callable[[Situation], bool]
    possible: tuple[Category, ...]
    says: Text
    source: Source
    open: bool = False


TABLE: tuple[Row, ...] = (
    Row("C7", lambda plant: plant.pure, (), Text(
        "Pumped storage without inflow uses more power than it gives: no power is left for guarantees."), PUMPING),
    Row("C6", lambda plant: plant.mixed, (MIXED,), Text(
        "The plant has production in several categories at once. The share of each is set."), COMBINED),
    Row("C2", lambda plant: plant.cogeneration and plant.renewable == 0 and plant.passes is True, (B,), Text(
        "Cogeneration that passes the test is high-efficiency cogeneration."), PARAGRAPH_4),
    Row("C3", lambda plant: plant.cogeneration and plant.renewable == 0 and plant.passes is False, (C,), Text(
        "Cogeneration on fossil fuel that does not pass the test is not high-efficiency. Whether its power may get "
        "guarantees as other production is an open reading of § 9."), ONLY_EFFICIENT, open=True),
    Row("C4", lambda plant: plant.cogeneration and plant.all_renewable and plant.passes is not None, (A, B), Text(
        "Cogeneration on renewable fuel alone may be category a. Whether only the high-efficiency share gets "
        "guarantees is an open reading of § 9."), ONLY_EFFICIENT, open=True),
    Row("C7", lambda plant: plant.pumped and plant.all_renewable, (A,), Text(
        "Renewable, and the power used to pump water is deducted from the production."), PUMPING),
    Row("C1", lambda plant: not plant.cogeneration and plant.all_renewable, (A,), Text(
        "All energy sources are renewable, and there is no cogeneration."), PARAGRAPH_4),
    Row("C5", lambda plant: not plant.cogeneration and plant.renewable == 0, (C,), Text(
        "No energy source is renewable, and there is no cogeneration."), PARAGRAPH_4),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The row that matches and the categories that may be decided: high-efficiency only where the test is passed."""

    row: Row
    possible: tuple[Category, ...]

    @property
    def usual(self) -> Category | None:
        return self.possible[0] if self.possible else None


def look_up(plant: Situation) -> Proposal | None:
    """The first row that matches; None where the test has no answer yet."""
    row = next((row for row in TABLE if row.matches(plant)), None)
    if row is None:
        return None
    return Proposal(row, tuple(category for category in row.possible if category is not B or plant.passes))


def situation_of(answers: PlantAnswers) -> Situation | None:
    """What the table looks at; None while the answers do not say it."""
    renewable, technology = renewable_share(answers), answers.plant.technology
    if renewable is None or technology is None:
        return None
    savings = tested(answers).savings
    kind = TECHNOLOGIES[technology]
    return Situation(renewable, is_cogeneration(answers), savings.passes if savings else None,
                     kind.pumped or answers.plant.pumping is True, kind.pure)


def proposal(answers: PlantAnswers) -> Proposal | None:
    """What the table gives for the answers."""
    plant = situation_of(answers)
    return look_up(plant) if plant else None
