"""The list of what is done by the calendar; `casework.schedule` says when."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casework.operations import due, upkeep

DUTIES: Mapping[str, Callable[[int], object]] = {
    "steps": due.take_due_steps,
    "decisions": due.settle_decisions,
    "paused": due.replay_paused,
    "drafts": upkeep.discard_drafts,
    "sessions": upkeep.forget_sessions,
    "counters": upkeep.fold_counters,
}


def do(name: str, now: int) -> None:
    """Does a duty. Raises KeyError for one that nobody has."""
    DUTIES[name](now)
