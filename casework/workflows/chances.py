"""A time in which a party may do something, and need not: to appeal, to comment, to claim costs.

Whoever lets it pass has done nothing wrong and is not late; the time has ended, and so every page says it.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.core.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Chance(Deadline):
    """A deadline that binds nobody: `missed` says what can no longer be done."""
