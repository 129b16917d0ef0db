"""How a ship's plan is asked for, first or modified: the tables of Annex I in the order in which they name each other.

Fuels stand before tanks and sources, which choose among them; equipment stands last and chooses among both.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.answers import Row
from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.look import Fleet
from casework.forms.ship_plans.keeping import ASSESSMENT, CONTROLS, FURTHER, GAPS, PROCEDURES, ROLES
from casework.forms.ship_plans.measuring import ACTIVITY, DENSITIES, DEROGATIONS, METHODS, UNCERTAINTIES
from casework.forms.ship_plans.ship import COMPANY, MANDATE, REVISION, SHIP
from casework.forms.ship_plans.tables import EQUIPMENT, FUELS, SLIPS, SOURCES, TANKS
from casework.workflows.ship_plans.answers import PlanAnswers

PAGES = (
    REVISION, SHIP, COMPANY, MANDATE, FUELS, TANKS, SOURCES, SLIPS, EQUIPMENT, METHODS, UNCERTAINTIES, DENSITIES,
    DEROGATIONS, ACTIVITY, PROCEDURES, GAPS, ROLES, CONTROLS, FURTHER, ASSESSMENT, DELIVERY,
)  # fmt: skip

FLEET = Fleet(
    Text("Your ships"),
    Text("Every ship has a plan of its own, and we decide on each. What is alike for all of them can be written once."),
    section="ship",
    number="imo_number",
    name="name",
    shared=("company", "procedures", "gaps", "roles", "controls", "further", "delivery"),
)


def _rows(rows: Mapping[str, Row]) -> tuple[tuple[str, str], ...]:
    """(key, what the row is called) of each row that can be chosen."""
    return tuple((key, str(getattr(row, "label", "")) or key) for key, row in rows.items())


def options(answers: PlanAnswers) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """The tables name each other's rows by key; the mandate names the ship."""
    fuels, sources = _rows(answers.fuels), _rows(answers.sources)
    tanks, equipment, ship = _rows(answers.tanks), _rows(answers.equipment), answers.ship
    return {
        ("mandate", "ships"): ((ship.imo_number, f"{ship.imo_number} {ship.name or ''}".strip()),)
        if ship.imo_number else (),
        ("tanks", "fuels"): fuels,
        ("tanks", "equipment"): equipment,
        ("sources", "fuels"): fuels,
        ("sources", "equipment"): equipment,
        ("slips", "source"): sources,
        ("slips", "fuel"): fuels,
        ("equipment", "sources"): sources,
        ("equipment", "tanks"): tanks,
        ("densities", "fuel"): fuels,
    }
