"""What the steps of an order and of a supervision set going.

Each is tied to the case it concerns, a supervision only if it is about one; an order runs to the day that it sets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casework.core.effects import Effect
from casework.operations import clocks, journal
from casework.operations.charging import accuse
from casework.operations.going import Going
from casework.operations.letters import order_letter
from casework.queries.submissions import latest_answers
from casework.workflows.orders import Require, StartDatedClock
from casework.workflows.silence import TellOfSilence
from casework.workflows.supervising import KeepReceived, Supervise


def start_dated(effect: StartDatedClock, going: Going) -> None:
    """Starts the clock up to the day that the file says; nothing without one."""
    until = effect.until(latest_answers(going.cx, going.case))
    if until is not None:
        clocks.start(going.cx, going.case_type, going.case.id, effect.clock, on=going.today, facts=going.known_dates(),
                     now=going.now, until=until, seq=going.seq)  # fmt: skip


def supervise(effect: Supervise, going: Going) -> None:
    """Ties a supervision to the case that it names; nothing where it is about a party alone."""
    if effect.of(latest_answers(going.cx, going.case))[1]:
        accuse(effect, going)


def keep_received(effect: KeepReceived, going: Going) -> None:
    """Numbers the documents that the party has sent."""
    journal.enter(going.cx, going.case.id, going.now)


def tell_of_silence(effect: TellOfSilence, going: Going) -> None:
    """Orders the letter about the right to silence; it is sent as soon as it is printed."""
    order_letter(going, effect.letter, sends=True)


HANDLERS: Mapping[type[Effect], Callable[[Any, Going], None]] = {
    Require: accuse, StartDatedClock: start_dated, Supervise: supervise, KeepReceived: keep_received,
    TellOfSilence: tell_of_silence,
}  # fmt: skip
