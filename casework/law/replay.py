"""A clock, read: the replay of what happened to it, in both readings of the law, with an account of every day.

A clock is never a counter: it is replayed from its events, so it can always say how it came to its date.

* Days of a pause are not counted in working-day clocks, overlapping ones once; clocks of weeks, months and years move
  by the pause's calendar days, then roll. While a pause is open the date shown is the one that holds if it ended today.
* Where the law can be read in two ways the clock keeps both dates; ``due`` is the strict one. The authority is late
  after the strict date, a party only after the lenient one.
* A fact found wrong later moves the clock by a MOVE with its reason, in one reading alone while it is disputed.

The day of the fact never counts (1182/71 Art. 3(1), domstolloven § 148); working days of the registry are Monday to
Friday (Regulation (EU) 2019/1122 Art. 3(11)); the last day rolls by 1182/71 Art. 3(4) and domstolloven § 149.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from casework.core.clocks import ClockError, ClockEvent, ClockState, Day, Happening, Owner, Pause, Reckoning, Side
from casework.core.deadlines import Deadline, Facts
from casework.core.periods import WorkingDays, advance, settle
from casework.core.text import Text
from casework.law.office_days import OFFICE_CLOSED, office_day

_NO_FACTS: Facts = {}


class _Course:
    """One reading of a clock: where it began (``None``: not yet), what was not counted, where it ends."""

    def __init__(self, deadline: Deadline, events: Sequence[ClockEvent], side: Side, today: date, facts: Facts) -> None:
        generous = deadline.lenient if side is Side.LENIENT else None
        self.calendar = (generous and generous.calendar) or deadline.calendar
        self.roll = (generous and generous.roll) or deadline.roll
        own = facts.get(generous.runs_from) if generous and generous.runs_from else None
        started, self.start, self.stopped = False, facts.get(deadline.runs_from), None
        amount, until = None, None
        self.extensions, spans = list[ClockEvent](), list[tuple[ClockEvent, date | None]]()
        for event in events:
            if event.only not in (None, side):
                continue
            match event.kind:
                case Happening.START:
                    if started and self.stopped is None:
                        raise ClockError(f"Clock {deadline.name} was started on {event.on} while it ran.")
                    started, self.start, self.stopped = True, event.trigger or event.on, None
                    amount, until = event.amount, event.until
                    self.extensions, spans = [], []
                case Happening.MOVE:
                    self.start, own = event.trigger, None if event.only else own
                case Happening.PAUSE:
                    spans.append((event, event.until))
                case Happening.RESUME:
                    place = next((i for i, (p, end) in enumerate(spans) if end is None and p.ref == event.ref), None)
                    if place is None:
                        raise ClockError(f"Clock {deadline.name} was resumed on {event.on} without a pause.")
                    spans[place] = (spans[place][0], event.on)
                case Happening.EXTEND:
                    self.extensions.append(event)
                case Happening.STOP:
                    self.stopped = event.on
        self.paused = any(pause.on <= today and (end is None or end > today) for pause, end in spans)
        self.pauses, self.gaps = list[Pause](), list[tuple[date, date, Text | str]]()
        if self.start is None:
            return
        self.start = own or self.start
        self.end = max(until or self.start, self.start)
        self.amount = None if until else amount or deadline.length(facts)
        self.in_working_days = isinstance(self.amount, WorkingDays)
        self._run(sorted(spans, key=lambda span: span[0].on), self.start, today)
        self.due = settle(self.end, self.calendar, self.roll)

    def _run(self, spans: list[tuple[ClockEvent, date | None]], covered: date, today: date) -> None:
        # Amounts of one kind are added up first: a month and a month from 31 January are two months, not a day less.
        amounts = [more for more in (self.amount, *(event.amount for event in self.extensions)) if more]
        for kind, same in groupby(amounts, key=type):
            self.end = advance(self.end, kind(sum(amount.n for amount in same)), self.calendar)
        set_days = [(more.on, more.until) for more in self.extensions if more.until]
        for pause, last in spans:
            since, until = max(pause.on, covered), min(last or max(today, pause.on), self.stopped or date.max)
            days = max(self.span(since, until), 0)
            last_day = settle(self.end, self.calendar, self.roll)
            if since < min(until, max([last_day, *(day for _, day in set_days)])):
                self.gaps.append((since, until, pause.because))
            if since < last_day:
                self.end = self._later(self.end, days)
            set_days = [(on, self._later(day, days) if on <= pause.on < day else day) for on, day in set_days]
            self.pauses.append(Pause(pause.on + timedelta(1), last, days, pause.because))
            covered = max(covered, until)
        self.end = max([self.end, *(day for _, day in set_days)])

    def span(self, start: date, end: date) -> int:
        """Days after ``start`` up to ``end`` in the clock's own unit, pauses included."""
        return self.calendar.between(start, end) if self.in_working_days else (end - start).days

    def _later(self, day: date, days: int) -> date:
        return self.calendar.add(day, days) if self.in_working_days else day + timedelta(days)

    def counted(self, start: date, end: date) -> int:
        """Days after ``start`` up to ``end`` in the clock's own unit, those of pauses left out."""
        lost = sum(self.span(max(a, start), min(b, end)) for a, b, _ in self.gaps if a < end and b > start)
        return self.span(start, end) - lost

    def counts(self, day: date) -> bool:
        if self.start is None or not self.start < day <= self.end:
            return False
        return self.counted(day - timedelta(1), day) > 0

    def reason(self, day: date) -> Text | None:
        """Why ``day`` does not count in this reading."""
        free = self.calendar.reason(day)
        if free and (self.in_working_days or day > self.end):
            return free
        for because in (because for since, until, because in self.gaps if since < day <= until):
            return Text("Paused: {because}", because=because) if because else Text("Paused")
        if self.end < day == self.due:
            return Text("Last day, because {day} is no working day", day=self.end)
        return None


def replay(deadline: Deadline, events: Sequence[ClockEvent] = (), *, today: date, facts: Facts = _NO_FACTS,
           office_closed: frozenset[date] = OFFICE_CLOSED) -> Reckoning:  # fmt: skip
    """The clock as it stands on ``today``, from its events in the order of their record and the dates known.

    Without a START it runs from the fact that the deadline names. ``office_closed``: the installation's own closed
    days, which move ``act_by`` alone. ``ClockError`` and ``CalendarError`` where no date can be given.
    """
    strict, generous = (_Course(deadline, events, side, today, facts) for side in Side)
    if strict.start is None:
        return Reckoning(deadline.name, deadline.owner, ClockState.NOT_STARTED, today, stopped_on=strict.stopped)
    seen = max(min(today, strict.stopped or today), strict.start)
    state = ClockState.STOPPED if strict.stopped else ClockState.PAUSED if strict.paused else ClockState.RUNNING
    return Reckoning(
        deadline.name, deadline.owner, state, today, strict.due, strict.due,
        lenient_due=max(generous.due, strict.due) if generous.start else None,
        act_by=office_day(strict.due, office_closed) if deadline.owner is Owner.AUTHORITY else strict.due,
        started_on=strict.start, lenient_started_on=generous.start, stopped_on=strict.stopped, amount=strict.amount,
        pauses=tuple(strict.pauses), extended_by=tuple(strict.extensions),
        days_total=strict.counted(strict.start, strict.end),
        days_used=strict.counted(strict.start, min(seen, strict.end)),
        days_left=strict.counted(seen, strict.due) if seen <= strict.due else -strict.span(strict.due, seen),
    )  # fmt: skip


def explain(deadline: Deadline, events: Sequence[ClockEvent] = (), *, today: date,
            facts: Facts = _NO_FACTS) -> list[Day]:  # fmt: skip
    """Each day from the one after the trigger to the lenient date (the strict if there is none), and why it counts."""
    strict, generous = (_Course(deadline, events, side, today, facts) for side in Side)
    if strict.start is None:
        return []
    last = max(strict.due, generous.due) if generous.start else strict.due
    days, number, number_lenient = list[Day](), 0, 0
    for day in (strict.start + timedelta(n) for n in range(1, (last - strict.start).days + 1)):
        counted, also = strict.counts(day), generous.counts(day)
        number, number_lenient = number + counted, number_lenient + also
        paused = any(since < day <= until for since, until, _ in strict.gaps)
        days.append(Day(day, counted, also, number if counted else None, number_lenient if also else None, paused,
                        _reason(day, strict, generous, counted, also)))  # fmt: skip
    return days


def _reason(day: date, strict: _Course, generous: _Course, counted: bool, also: bool) -> Text:
    if counted and also:
        holiday = strict.calendar.holiday(day) if strict.in_working_days else None
        return Text("{holiday}; counts all the same", holiday=holiday) if holiday else Text("Counts")
    if counted:
        if generous.start is None or day <= generous.start:
            return Text("Counts in the strict reading; the lenient one has not begun")
        why = generous.reason(day)
        return Text("{why}; counts in the strict reading only", why=why or Text("The period is over"))
    if also:
        return Text("Counts in the lenient reading only")
    return strict.reason(day) or (generous.start and generous.reason(day)) or Text("The period is over")
