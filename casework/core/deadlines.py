"""A deadline, declared once in its case type: how long, from which fact, whose duty, in which calendar, on what ground.

Rules are dated: a length that changed names the fact that selects its version. Where the law can be read in two ways,
the more generous reading stands beside the strict one. What becomes of a deadline in a case is a clock
(`casework.core.clocks`); `casework.law.replay` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from casework.core.calendars import REGISTRY, Calendar
from casework.core.clocks import ClockError, Owner
from casework.core.periods import Amount, Months, Roll, Weeks, WorkingDays, Years
from casework.core.text import Source, Text

__all__ = ["Amount", "Dated", "Deadline", "Lenient", "Months", "Owner", "Roll", "Weeks", "WorkingDays", "Years"]

T = TypeVar("T")
Facts = Mapping[str, date | None]


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value that changed: rows of (valid from, value), oldest first; ``selected_by`` names the fact that chooses."""

    selected_by: str
    rows: tuple[tuple[date | None, T], ...]

    def at(self, day: date) -> T:
        """The value in force on ``day``; ``LookupError`` before the first row."""
        found = [value for since, value in self.rows if since is None or since <= day]
        if not found:
            raise LookupError(f"No value was in force on {day}.")
        return found[-1]


@dataclass(frozen=True, slots=True)
class Lenient:
    """The more generous reading: what differs from the strict one. ``source.certainty`` says how sure it is."""

    source: Source
    runs_from: str | None = None
    calendar: Calendar | None = None
    roll: Roll | None = None
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """``amount`` is ``None`` where the start gives it (a request's own limit); ``missed``: what happens if not kept."""

    name: str
    amount: Amount | Dated[Amount] | None
    runs_from: str
    owner: Owner
    source: Source
    title: Text
    calendar: Calendar = REGISTRY
    roll: Roll | None = None
    lenient: Lenient | None = None
    missed: Text | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    def length(self, facts: Facts) -> Amount:
        """The length that these facts select; ``ClockError`` where nothing gives it."""
        if self.amount is None:
            raise ClockError(f"Deadline {self.name} has no length of its own; its start must give one.")
        if not isinstance(self.amount, Dated):
            return self.amount
        if (day := facts.get(self.amount.selected_by)) is None:
            raise ClockError(f"Deadline {self.name} needs the date {self.amount.selected_by} to know its length.")
        return self.amount.at(day)
