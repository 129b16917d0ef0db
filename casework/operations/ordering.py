"""What the steps of an order set going: it is tied to the case it concerns, and runs to the day that it sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casework.core.effects import Effect
from casework.operations import clocks
from casework.operations.charging import accuse
from casework.operations.going import Going
from casework.queries.submissions import latest_answers
from casework.workflows.orders import Require, StartDatedClock


def start_dated(effect: StartDatedClock, going: Going) -> None:
    """Starts the clock up to the day that the file says; nothing without one."""
    until = effect.until(latest_answers(going.cx, going.case))
    if until is not None:
        clocks.start(going.cx, going.case_type, going.case.id, effect.clock, on=going.today, facts=going.known_dates(),
                     now=going.now, until=until, seq=going.seq)  # fmt: skip


HANDLERS: Mapping[type[Effect], Callable[[Any, Going], None]] = {Require: accuse, StartDatedClock: start_dated}
