"""Is an appeal in time, and why: reckoned day by day, each step with its paragraph.

Three weeks from the day on which notice of the decision arrived (forvaltningsloven § 29), counted as domstolloven
§§ 148–149 say (§ 30). It is enough that the appeal was handed to a postal service or sent to us electronically before
the last day was over. Reasons that were asked for within the limit start it anew; more time may be given before it runs
out. Nobody is heard who appeals more than a year after the decision (§ 31).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from casework.core.calendars import NORWEGIAN
from casework.core.periods import Months, Weeks, Years, advance, due_date
from casework.core.text import Source, Text

IN_TIME, LATE, TOO_LATE = "in_time", "late", "too_late"
ACT = "forvaltningsloven"
LIMIT, THIRD, REASONS, EXTENSION = (
    Source(ACT, "§ 29 first paragraph"), Source(ACT, "§ 29 second paragraph"), Source(ACT, "§ 29 third paragraph"),
    Source(ACT, "§ 29 fourth paragraph"))
COUNTING, HANDED, LOST = (
    Source("domstolloven", "§§ 148–149"), Source(ACT, "§ 30"), Source(ACT, "§ 30", certainty=85))
LATE_HEARD, YEAR = Source(ACT, "§ 31 first paragraph"), Source(ACT, "§ 31 third paragraph", certainty=90)


@dataclass(frozen=True, slots=True)
class Course:
    """What happened, in legal days (Europe/Oslo). `handed_on`: given to a postal service or sent electronically; else
    the day it reached us. `reasons`: (asked for on, arrived on; None: not yet). `extensions`: (given on, until). Both
    oldest first. `knew`: whoever was not told knew of it, or should have; then at latest three months from a decision
    that grants a right to another (`third_party`). `lost`: an appeal handed in on the first day was lost, which was
    known on the second.
    """

    decided_on: date
    arrived_on: date
    handed_on: date
    reasons: tuple[tuple[date, date | None], ...] = ()
    extensions: tuple[tuple[date, date], ...] = ()
    knew: date | None = None
    third_party: bool = False
    lost: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One step of the reckoning."""

    text: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Timeliness:
    """`verdict` is in_time, late (it may still be heard) or too_late (never); `last_day` as the steps leave it."""

    verdict: str
    last_day: date
    steps: tuple[Reckoned, ...]


Happened = tuple[date, Callable[[date, date | None, date, Course, list[Reckoned]], date], date | None]


def timeliness(course: Course) -> Timeliness:
    """Whether the appeal was in time, with every step that leads there."""
    steps: list[Reckoned] = []
    last = _first_limit(course, steps)
    given: list[Happened] = [(on, _longer, until) for on, until in course.extensions]
    asked: list[Happened] = [(on, _explained, arrived) for on, arrived in course.reasons]
    for on, then, day in sorted((*given, *asked), key=lambda one: one[0]):
        if on <= last:
            last = then(on, day, last, course, steps)
    return Timeliness(_judged(course, last, steps), last, tuple(steps))


def _longer(given: date, until: date | None, last: date, course: Course, steps: list[Reckoned]) -> date:
    if until is None or until <= last:
        return last
    steps.append(Reckoned(Text("Before it ran out, on {given}, more time was given until {last}.", given=given,
                               last=until), EXTENSION))
    return until


def _explained(asked: date, arrived: date | None, last: date, course: Course, steps: list[Reckoned]) -> date:
    """Time that was given already is not taken back by three weeks that end before it."""
    if arrived is None:
        steps.append(Reckoned(Text("Reasons were asked for on {asked}, in time, and have not arrived: the time stands "
                                   "still.", asked=asked), REASONS))
        return max(last, course.handed_on)
    anew = due_date(arrived, Weeks(3), NORWEGIAN)
    steps.append(Reckoned(Text("Reasons were asked for on {asked}, in time, and arrived on {arrived}: three weeks "
                               "begin anew and end on {last}.", asked=asked, arrived=arrived, last=anew), REASONS))
    return max(last, anew)


def _first_limit(course: Course, steps: list[Reckoned]) -> date:
    begins = course.knew or course.arrived_on
    raw, last = advance(begins, Weeks(3), NORWEGIAN), due_date(begins, Weeks(3), NORWEGIAN)
    from_ = (Text("The decision arrived on {day}. Three weeks from that day end on {raw}.", day=begins, raw=raw)
             if course.knew is None else
             Text("Who appeals was not told of the decision, and knew of it on {day}. Three weeks from that day end on "
                  "{raw}.", day=begins, raw=raw))
    steps.append(Reckoned(from_, LIMIT))
    if last != raw:
        steps.append(Reckoned(Text("{raw} is no working day: the last day is {last}.", raw=raw, last=last), COUNTING))
    at_most = due_date(course.decided_on, Months(3), NORWEGIAN)
    if course.third_party and at_most < last:
        last = at_most
        steps.append(Reckoned(Text("It grants a right to another, and others may appeal until {last} at the latest: "
                                   "three months from the decision.", last=last), THIRD))
    return last


def _judged(course: Course, last: date, steps: list[Reckoned]) -> str:
    if course.lost is not None:
        first, known = course.lost
        until = known + timedelta(weeks=1)
        if first <= last and course.handed_on <= until:
            steps.append(Reckoned(Text("It was handed in on {first} and lost on the way. That was known on {known}, "
                                       "and it was sent again within a week.", first=first, known=known), LOST))
            return IN_TIME
    if course.handed_on <= last:
        steps.append(Reckoned(Text("It was handed in on {day}, in time.", day=course.handed_on), HANDED))
        return IN_TIME
    year = advance(course.decided_on, Years(1))
    if course.handed_on > year:
        steps.append(Reckoned(Text("It was handed in on {day}, more than a year after the decision: it cannot be heard "
                                   "as an appeal.", day=course.handed_on), YEAR))
        return TOO_LATE
    steps.append(Reckoned(Text("It was handed in on {day}, too late. It may be heard if who appeals is not to blame, "
                               "or if special reasons make that reasonable.", day=course.handed_on), LATE_HEARD))
    return LATE
