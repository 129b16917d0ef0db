"""What can be read in two ways: two people choose another reading from a day on."""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.core.checks import Facts
from casework.core.text import Text
from casework.workflows.ship_plans.sources_of_law import NO_DEFAULT_SLIP

ZERO, CERTIFIED = "zero", "certified"
SLIP = Reading(
    name="slip_without_default",
    title=Text("Methane slip of a class without a default"),
    choices={ZERO: Text("Zero, as the Environment Agency guides."),
             CERTIFIED: Text("A certified value, as Annex I of the regulation says.")},
    default=ZERO, source=NO_DEFAULT_SLIP)

READINGS: tuple[Reading, ...] = (SLIP,)


def slip_without_default(facts: Facts) -> str:
    """The reading in force."""
    return facts.readings.get(SLIP.name, SLIP.default)
