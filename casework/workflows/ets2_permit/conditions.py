"""The library of conditions: what a permit may be given on (forurensningsloven § 16), chosen case by case.

Three stand in every permit. The others are offered where the answers call for them, and chosen by the caseworker;
a condition with a day is followed up. A permit for a time is no condition: the step asks until when it is valid.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casework.core.approvals import Condition
from casework.core.periods import Months
from casework.core.text import Text

Applies = Callable[[Any, Mapping[str, Any]], bool]


def never(answers: Any, told: Mapping[str, Any]) -> bool:
    """Only where the caseworker chooses it."""
    return False


def has_zero(answers: Any, told: Mapping[str, Any]) -> bool:
    return any(line.zero for line in answers.fuels.values())


def lacks_procedures(answers: Any, told: Mapping[str, Any]) -> bool:
    return answers.plan.procedures is False


CONDITIONS: tuple[Condition, ...] = (
    Condition("notify", Text("Keep the facts of the permit and of the monitoring plan up to date, and notify planned "
                             "changes before they are made.")),
    Condition("keep", Text("Keep all data and papers of the monitoring for ten years.")),
    Condition("format", Text("Give the yearly information about fuels and end users in the format that the Environment "
                             "Agency decides.")),
    Condition("mass_balance", Text("Send the auditor's approval of the mass balance before any fuel is counted as zero "
                                   "for the first time."), Months(6), has_zero),
    Condition("procedures", Text("Put written procedures for the flow of data and for control in force, and send "
                                 "them."), Months(3), lacks_procedures),
    Condition("scope_factor", Text("Improve the method for the scope factor as the monitoring plan describes."),
              Months(12), never),
    Condition("calibration", Text("Send evidence that the meters are calibrated."), Months(6), never),
)
