"""The list of what is done by the calendar; `casework.schedule` says when."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casework.operations import due, roots, upkeep, validity
from casework.ports.outside import Outside


def keep_roots(now: int, outside: Outside, *, case_id: int | None = None) -> int:
    """Writes a root, of one case or of all that have grown, and keeps outside whatever is not there yet (T1)."""
    roots.record_root(now=now, case_id=case_id)
    return roots.publish_roots(outside.roots)


DUTIES: Mapping[str, Callable[[int], object] | None] = {
    "steps": due.take_due_steps,
    "decisions": due.settle_decisions,
    "paused": due.replay_paused,
    "approvals": validity.keep_approvals,
    "drafts": upkeep.discard_drafts,
    "sessions": upkeep.forget_sessions,
    "counters": upkeep.fold_counters,
    "roots": None,
}
"""What needs only the database, and roots."""


def do(name: str, now: int, outside: Outside) -> None:
    """Does a duty. Raises KeyError for one that nobody has."""
    duty = DUTIES[name]
    if duty is None:
        keep_roots(now, outside)
    else:
        duty(now)
