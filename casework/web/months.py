"""The calendar of a clock: months as weeks of days, each with its mark. The table beside it says the same in words.

Shape before colour: the start is black and holds 0, days that count hold their number, paused days two bars, holidays
an H, a last day that moved to the next working day an arrow. A strict date is filled, a lenient date has a double line,
today a ring.
"""

from __future__ import annotations

from calendar import Calendar as Weeks
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.core.calendars import Calendar
from casework.core.clocks import Day, Reckoning

PAUSED, ROLLED = "‖", "→"


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in the calendar: `mark` are its classes, `number` what it holds (a number, two bars, or nothing)."""

    day: date
    mark: str = ""
    number: str = ""
    holiday: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """`weeks`: (number of the week, seven days; None for days of other months)."""

    first: date
    weeks: tuple[tuple[int, tuple[Cell | None, ...]], ...]


def months(calendar: Calendar, reckoning: Reckoning, days: Sequence[Day]) -> tuple[Month, ...]:
    """The months from the start to the last day; none while nothing has started the clock."""
    start = reckoning.started_on
    if start is None:
        return ()
    known = {day.date: day for day in days}
    last = max([start, *known, *([reckoning.stopped_on] if reckoning.stopped_on else [])])
    found, year, month = [], start.year, start.month
    while (year, month) <= (last.year, last.month):
        weeks = []
        for week in Weeks().monthdatescalendar(year, month):
            cells = [_cell(calendar, reckoning, known, day) if day.month == month else None for day in week]
            weeks.append((week[0].isocalendar().week, tuple(cells)))
        found.append(Month(date(year, month, 1), tuple(weeks)))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)


def _cell(calendar: Calendar, reckoning: Reckoning, known: dict[date, Day], on: date) -> Cell:
    holiday = calendar.holiday(on) is not None
    mark, number = _mark(reckoning, known.get(on), on, holiday)
    if on == reckoning.today:
        mark = f"{mark} today".strip()
    return Cell(on, mark, number, holiday)


def _mark(reckoning: Reckoning, day: Day | None, on: date, holiday: bool) -> tuple[str, str]:
    free = "holiday" if holiday and on.weekday() < 5 else "weekend" if on.weekday() > 4 else ""
    if on == reckoning.started_on:
        return "trigger", "0"
    if day is None:
        return free, ""
    number, lenient = str(day.number or ""), str(day.number_lenient or "")
    if on == reckoning.strict_due:
        return "strict", number or ROLLED
    if on == reckoning.lenient_due:
        return "lenient", lenient or ROLLED
    if day.counted:
        seen = min(reckoning.today, reckoning.stopped_on or reckoning.today)
        return ("holiday" if holiday else "counted" if on <= seen else "will"), number
    if day.counted_lenient:
        return "lenient-only", lenient
    if day.paused and free != "weekend":
        return "pause", PAUSED
    return free, ""
