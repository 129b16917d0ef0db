"""How long a period lasts, and where it ends.

The day of the fact never counts (1182/71 Art. 3(1), domstolloven § 148). Weeks end on the same day of the week, months
and years on the same date, or on the month's last day if the date does not exist (1182/71 Art. 3(2)(c)).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from casework.core.calendars import REGISTRY, Calendar
from casework.core.text import Text


class Roll(StrEnum):
    """What becomes of a last day that is no working day."""

    NONE = "none"
    NEXT = "next"


@dataclass(frozen=True)
class _Period:
    n: int
    unit: ClassVar[str]
    one: ClassVar[Text]
    many: ClassVar[Text]

    def __post_init__(self) -> None:
        if self.n < 1:
            raise ValueError(f"A period is at least one {self.unit} long, not {self.n}.")

    @property
    def text(self) -> Text:
        """The length in words."""
        return self.one if self.n == 1 else Text(self.many.msgid, n=self.n)


class WorkingDays(_Period):
    unit, one, many = "working_day", Text("1 working day"), Text("{n} working days")


class Weeks(_Period):
    unit, one, many = "week", Text("1 week"), Text("{n} weeks")


class Months(_Period):
    unit, one, many = "month", Text("1 month"), Text("{n} months")


class Years(_Period):
    unit, one, many = "year", Text("1 year"), Text("{n} years")


Amount = WorkingDays | Weeks | Months | Years
AMOUNTS: dict[str, type[Amount]] = {kind.unit: kind for kind in (WorkingDays, Weeks, Months, Years)}


def advance(day: date, amount: Amount, calendar: Calendar = REGISTRY) -> date:
    """The day on which ``amount`` after ``day`` ends, before any roll."""
    if isinstance(amount, WorkingDays):
        return calendar.add(day, amount.n)
    if isinstance(amount, Weeks):
        return day + timedelta(weeks=amount.n)
    months = day.year * 12 + day.month - 1 + amount.n * (12 if isinstance(amount, Years) else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def settle(end: date, calendar: Calendar, roll: Roll | None = None) -> date:
    """``end`` after the roll; without ``roll`` the calendar's own rule holds."""
    return calendar.roll(end) if (calendar.rolls if roll is None else roll is Roll.NEXT) else end


def due_date(trigger: date, amount: Amount, calendar: Calendar, roll: Roll | None = None) -> date:
    """The last day of a period that runs from ``trigger``, after the roll."""
    return settle(advance(trigger, amount, calendar), calendar, roll)


def lasts_until(valid_from: date, period: Months | Years) -> date:
    """The last day of something valid from a day: the day before that date, or the month's last day if it has none."""
    end = advance(valid_from, period)
    return end - timedelta(1) if end.day == valid_from.day else end
