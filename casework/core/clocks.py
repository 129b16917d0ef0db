"""What happens to a clock, and what is said about it.

A clock is the list of its events; `casework.law.replay` reads them. Every event takes hold when its day is over:
a pause that begins with a letter's arrival leaves that day counted and ends with the day on which the answer came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.core.periods import Amount
from casework.core.text import Text

Owner = StrEnum("Owner", ["AUTHORITY", "PARTY"])
Side = StrEnum("Side", ["STRICT", "LENIENT"])
Happening = StrEnum("Happening", ["START", "PAUSE", "RESUME", "EXTEND", "STOP", "MOVE"])
ClockState = StrEnum("ClockState", ["NOT_STARTED", "RUNNING", "PAUSED", "STOPPED"])


class ClockError(ValueError):
    """The events of a clock contradict each other, or a date that its deadline needs is missing."""


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """Something that happened, ``on`` the day of the fact (a letter's arrival); the order given is the order kept.

    ``trigger``: the day START (else ``on``) and MOVE (``None``: it never began) run from. ``amount``: the length START
    gives or EXTEND adds. ``until``: the day START or EXTEND sets, or a PAUSE's last day if known. ``because``: the
    document. ``ref`` pairs a RESUME with its PAUSE. ``only``: in this reading alone.
    """

    kind: Happening
    on: date
    trigger: date | None = None
    until: date | None = None
    amount: Amount | None = None
    because: Text | str = ""
    ref: str = ""
    only: Side | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """``first`` to ``last`` day not counted (``None``: open); ``days`` in the clock's own unit, overlaps once."""

    first: date
    last: date | None
    days: int
    because: Text | str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A clock as it stands on ``today``, in legal days; without dates while nothing has started it.

    ``due`` is ``strict_due``. ``lenient_due`` is ``None`` while the lenient reading says that it never began.
    ``act_by``: for the authority's clocks the last day up to ``strict_due`` on which the office is open. ``days_*``: in
    the strict reading and the clock's unit, working or calendar days; ``days_left`` is negative once late.
    """

    name: str
    owner: Owner
    state: ClockState
    today: date
    due: date | None = None
    strict_due: date | None = None
    lenient_due: date | None = None
    act_by: date | None = None
    started_on: date | None = None
    lenient_started_on: date | None = None
    stopped_on: date | None = None
    amount: Amount | None = None
    pauses: tuple[Pause, ...] = ()
    extended_by: tuple[ClockEvent, ...] = ()
    days_total: int = 0
    days_used: int = 0
    days_left: int = 0

    @property
    def late_after(self) -> date | None:
        """The last day in time: the strict date for the authority, the lenient one for a party."""
        return self.strict_due if self.owner is Owner.AUTHORITY else self.lenient_due

    def late(self, today: date | None = None) -> bool:
        """Was the duty not done in time, seen from ``today`` (default: the day of the reckoning)?"""
        return self.late_after is not None and (self.stopped_on or today or self.today) > self.late_after


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a clock; the numbers say which day of the period it is, ``None`` where it does not count."""

    date: date
    counted: bool
    counted_lenient: bool
    number: int | None
    number_lenient: int | None
    paused: bool
    reason: Text
