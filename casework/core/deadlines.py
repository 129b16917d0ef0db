"""A deadline, and the clock that replays it.

A deadline is declared once, in its case type: how long, from which fact, whose duty, in which calendar, on what ground. A
clock is never a counter: it is the replay of what happened to it, so it can always say how it came to its date.

* Every event takes hold when its day is over: a pause that begins with a letter's arrival leaves that day counted and
  ends with the day on which the answer came in.
* Days of a pause are not counted in working-day clocks, overlapping ones once; clocks of weeks, months and years move by
  the pause's calendar days, then roll. While a pause is open the date shown is the one that holds if it ended today.
* Where the law can be read in two ways the clock keeps both dates; ``due`` is the strict one. The authority is late
  after the strict date, a party only after the lenient one.
* A fact found wrong later moves the clock by a MOVE with its reason, in one reading alone while it is disputed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from casework.core.calendars import REGISTRY, Calendar, office_day
from casework.core.clocks import ClockEvent, ClockState, Day, Happening, Owner, Pause, Reckoning, Side
from casework.core.periods import AMOUNTS, Amount, Months, Roll, Weeks, WorkingDays, Years
from casework.core.periods import advance, due_date, lasts_until, settle
from casework.core.text import Source, Text

__all__ = [
    "AMOUNTS", "Amount", "ClockError", "ClockEvent", "ClockState", "Dated", "Day", "Deadline", "Happening", "Lenient",
    "Months", "Owner", "Pause", "Reckoning", "Roll", "Side", "Weeks", "WorkingDays", "Years", "advance", "due_date",
    "explain", "lasts_until", "replay",
]  # fmt: skip

T = TypeVar("T")
Facts = Mapping[str, date | None]


class ClockError(ValueError):
    """The events of a clock contradict each other, or a date that its deadline needs is missing."""


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
    """``amount`` is ``None`` where the start gives it (a request's own limit); ``missed`` says what happens if not kept."""

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
        """The length that these facts select; ``ClockError`` where it is given by nothing."""
        if not isinstance(self.amount, Dated):
            if self.amount is None:
                raise ClockError(f"Deadline {self.name} has no length of its own; its start must give one.")
            return self.amount
        day = facts.get(self.amount.selected_by)
        if day is None:
            raise ClockError(f"Deadline {self.name} needs the date {self.amount.selected_by} to know its length.")
        return self.amount.at(day)


class _Course:
    """One reading of a clock: where it began, what was not counted, where it ends. ``start`` is ``None`` if it never began."""

    def __init__(self, deadline: Deadline, events: Sequence[ClockEvent], side: Side, today: date, facts: Facts) -> None:
        generous = deadline.lenient if side is Side.LENIENT else None
        self.calendar = generous and generous.calendar or deadline.calendar
        self.roll = generous and generous.roll or deadline.roll
        self.start = facts.get(deadline.runs_from)
        self.amount: Amount | None = None
        self.stopped: date | None = None
        own = facts.get(generous.runs_from) if generous and generous.runs_from else None
        spans: list[tuple[date, date | None, ClockEvent]] = []
        self.extensions: list[ClockEvent] = []
        begun = False
        for event in events:
            if event.only not in (None, side):
                continue
            match event.kind:
                case Happening.START:
                    if begun and self.stopped is None:
                        raise ClockError(f"Clock {deadline.name} was started while it ran.")
                    begun, self.start, self.amount, self.stopped = True, event.trigger or event.on, event.amount, None
                    spans, self.extensions = [], []
                case Happening.MOVE:
                    self.start, own = event.trigger, None if event.only else own
                case Happening.PAUSE:
                    spans.append((event.on, event.until, event))
                case Happening.RESUME:
                    open_spans = [i for i, span in enumerate(spans) if span[1] is None and span[2].ref == event.ref]
                    if not open_spans:
                        raise ClockError(f"Clock {deadline.name} was resumed on {event.on} but not paused.")
                    spans[open_spans[0]] = (spans[open_spans[0]][0], event.on, spans[open_spans[0]][2])
                case Happening.EXTEND:
                    self.extensions.append(event)
                case Happening.STOP:
                    self.stopped = event.on
        self.paused = any(since <= today and (end is None or end > today) for since, end, _ in spans)
        self.start = own or self.start if self.start else None
        self.pauses: list[Pause] = []
        self._gaps: list[tuple[date, date, Text | str]] = []
        if self.start is None:
            return
        self.amount = self.amount or deadline.length(facts)
        self.by_working_days = isinstance(self.amount, WorkingDays)
        self.end = self._end(spans, today)
        self.due = settle(self.end, self.calendar, self.roll)

    def span(self, start: date, end: date) -> int:
        """Days after ``start`` up to ``end`` in the clock's own unit."""
        return self.calendar.between(start, end) if self.by_working_days else (end - start).days

    def _shift(self, end: date, days: int) -> date:
        return self.calendar.add(end, days) if self.by_working_days else end + timedelta(days)

    def _end(self, spans: list[tuple[date, date | None, ClockEvent]], today: date) -> date:
        assert self.start is not None and self.amount is not None
        end = self.start
        for amount in _joined([self.amount, *(more.amount for more in self.extensions if more.amount)]):
            end = advance(end, amount, self.calendar)
        set_days = [(more.on, more.until) for more in self.extensions if more.until]
        covered = self.start
        for since, last, event in sorted(spans, key=lambda span: span[0]):
            until = min(last or max(today, since), self.stopped or date.max)
            gap = (max(since, covered), until)
            days = max(self.span(*gap), 0)
            if gap[0] < until and gap[0] < settle(end, self.calendar, self.roll):
                end = self._shift(end, days)
                self._gaps.append((*gap, event.because))
            set_days = [(on, self._shift(day, days) if on <= since < day else day) for on, day in set_days]
            self.pauses.append(Pause(since + timedelta(1), last, days, event.because))
            covered = max(covered, until)
        return max([end, *(day for _, day in set_days)])

    def in_gap(self, day: date) -> bool:
        return any(since < day <= until for since, until, _ in self._gaps)

    def used(self, day: date) -> int:
        """Days of the period that have been counted when ``day`` is over."""
        if self.start is None or day <= self.start:
            return 0
        day = min(day, self.end)
        return self.span(self.start, day) - sum(self.span(a, min(b, day)) for a, b, _ in self._gaps if a < day)

    def counts(self, day: date) -> bool:
        if self.start is None or not self.start < day <= self.end or self.in_gap(day):
            return False
        return self.calendar.counts(day) if self.by_working_days else True

    def left(self, day: date) -> int:
        """Days from ``day`` to the last one, without those of pauses; negative when it has passed."""
        assert self.start is not None
        if day > self.due:
            return -self.span(self.due, day)
        day = max(day, self.start)
        return self.span(day, self.due) - sum(self.span(max(a, day), b) for a, b, _ in self._gaps if b > day)

    def reason(self, day: date) -> Text | None:
        """Why ``day`` does not count here."""
        free = self.calendar.reason(day)
        if self.by_working_days and free:
            return free
        for since, until, because in self._gaps:
            if since < day <= until:
                return Text("Paused: {because}", because=because) if because else Text("Paused")
        if self.end < day <= self.due:
            return free or Text("Last day: the period ended on {day}, which is no working day", day=self.end)
        return None


def _joined(amounts: Sequence[Amount]) -> list[Amount]:
    """Neighbours of one kind added up, so that a month and a month from 31 January are two months, not a day less."""
    joined: list[Amount] = []
    for amount in amounts:
        if joined and type(joined[-1]) is type(amount):
            joined[-1] = type(amount)(joined[-1].n + amount.n)
        else:
            joined.append(amount)
    return joined


def replay(deadline: Deadline, events: Sequence[ClockEvent] = (), *, today: date, facts: Facts | None = None,
           office_closed: frozenset[date] = frozenset()) -> Reckoning:  # fmt: skip
    """The clock as it stands on ``today``, from its events (in the order they were recorded) and the dates known.

    Without a START it runs from the fact the deadline names. ``office_closed`` are days on which the installation's
    office is closed beside weekends and public holidays; they move ``act_by`` alone. ``ClockError`` where the events
    contradict each other or a needed date is missing; ``YearNotCovered`` outside the calendars.
    """
    strict = _Course(deadline, events, Side.STRICT, today, facts or {})
    generous = _Course(deadline, events, Side.LENIENT, today, facts or {})
    if strict.start is None:
        return Reckoning(deadline.name, deadline.owner, ClockState.NOT_STARTED, today, stopped_on=strict.stopped)
    state = ClockState.STOPPED if strict.stopped else ClockState.PAUSED if strict.paused else ClockState.RUNNING
    seen = min(today, strict.stopped or today)
    used, total = strict.used(seen), strict.used(strict.end)
    ours = deadline.owner is Owner.AUTHORITY
    return Reckoning(
        deadline.name, deadline.owner, state, today, strict.due, strict.due,
        lenient_due=max(generous.due, strict.due) if generous.start else None,
        act_by=office_day(strict.due, office_closed) if ours else strict.due,
        started_on=strict.start, lenient_started_on=generous.start, stopped_on=strict.stopped, amount=strict.amount,
        pauses=tuple(strict.pauses), extended_by=tuple(strict.extensions), days_total=total, days_used=used,
        days_left=strict.left(seen),
    )  # fmt: skip


def explain(deadline: Deadline, events: Sequence[ClockEvent] = (), *, today: date, facts: Facts | None = None) -> list[Day]:
    """Each day from the one after the trigger to the lenient date (the strict one if there is none), and why it counts."""
    strict = _Course(deadline, events, Side.STRICT, today, facts or {})
    generous = _Course(deadline, events, Side.LENIENT, today, facts or {})
    if strict.start is None:
        return []
    last = max(strict.due, generous.due) if generous.start else strict.due
    days, number, number_lenient = [], 0, 0
    for offset in range(1, (last - strict.start).days + 1):
        day = strict.start + timedelta(offset)
        counted, counted_lenient = strict.counts(day), generous.counts(day)
        number, number_lenient = number + counted, number_lenient + counted_lenient
        days.append(Day(day, counted, counted_lenient, number if counted else None,
                        number_lenient if counted_lenient else None, strict.in_gap(day), _reason(day, strict, generous)))  # fmt: skip
    return days


def _reason(day: date, strict: _Course, generous: _Course) -> Text:
    if strict.counts(day) and generous.counts(day):
        holiday = strict.calendar.holiday(day) if strict.by_working_days else None
        return Text("{holiday}: counts all the same", holiday=holiday) if holiday else Text("Counts")
    if strict.counts(day):
        if generous.start and day <= generous.start:
            return Text("Counts in the strict reading only: the lenient one starts later")
        why = generous.reason(day)
        return Text("{why}: counts in the strict reading only", why=why) if why else Text("Counts in the strict reading only")
    if generous.counts(day):
        return Text("Counts in the lenient reading only")
    return strict.reason(day) or generous.reason(day) or Text("The period is over")
