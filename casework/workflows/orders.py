"""An order to rectify, as cases that follow it may lean on it: what it demands by when, and that it was not met.

Which case is an order is said by the step that opens it (`Require`); nobody else asks for its type.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.core.case_type import CaseType
from casework.core.effects import StartClock
from casework.core.text import Text
from casework.workflows.charging import Accuse, tie_of
from casework.workflows.concerning import Duty


@dataclass(frozen=True, slots=True)
class Require(Accuse):
    """Ties an order to the case it concerns, which may have several. `duty(answers)`: what is demanded by when, None
    while that is not written; `unmet`: the state in which it is established that it was not done in time.
    """

    said = Text("ties the order to the case that it concerns")
    alone = False
    duty: Callable[[Any], Duty | None] = lambda answers: None
    unmet: str = ""


@dataclass(frozen=True, slots=True)
class StartDatedClock(StartClock):
    """Starts a clock that ends on a day that the file says; not started without one."""

    until: Callable[[Any], date | None]


def unmet(case_type: CaseType, state: str, answers: Any) -> Duty | None:
    """What was demanded and not done in time; None where the case is no order, or not established as unmet."""
    tie = tie_of(case_type)
    return tie.duty(answers) if isinstance(tie, Require) and state == tie.unmet else None
