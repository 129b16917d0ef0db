"""Time on a case: in which steps it is written down, what is charged, how late it may come, how a timer is cut.

A fee by processing time (klimakvoteforskriften § 9-3) and the class of a fee by resources used
(forurensningsforskriften § 39-4) rest on hours that the person who worked wrote down and another approved. Guidance
(forvaltningsloven § 11), appeals, access and the correction of our own errors cost nobody anything. An entry is of one
day in Europe/Oslo, and so of one year: the rate of the year is that of the day (§ 39-3 third paragraph). All values
here are dated; they are our own rules unless their source says otherwise, and the pages say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from casework.core.calendars import day_begins, legal_date
from casework.core.case_type import Actor, Phase
from casework.core.deadlines import Dated
from casework.core.text import Source, Text

OWN_RULE = Source("The house rules on recorded time", "", 70, note=Text("our own rule; the regulation does not say"))
DAY = 24 * 60
MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Activity:
    """What one did. `charged`: it is charged unless the person says why not; otherwise it never is."""

    name: str
    title: Text
    charged: bool
    source: Source = OWN_RULE


ACTIVITIES: Mapping[str, Activity] = {
    activity.name: activity
    for activity in (
        Activity("formal_check", Text("Formal check"), charged=True),
        Activity("technical_review", Text("Technical review"), charged=True),
        Activity("correspondence", Text("Correspondence"), charged=True),
        Activity("decision_drafting", Text("Drafting the decision"), charged=True),
        Activity("second_review", Text("Second review"), charged=True),
        Activity("guidance", Text("Guidance"), False, Source("forvaltningsloven", "§ 11", 90)),
        Activity("training", Text("Training"), False),
        Activity("appeal", Text("Handling an appeal"), False),
        Activity("access", Text("Request for access"), False),
        Activity("own_error", Text("Correcting our own error"), False),
    )
}

AFTER_FEE = "after_fee"
REASONS: Mapping[str, Text] = {one.name: one.title for one in ACTIVITIES.values() if not one.charged} | {
    AFTER_FEE: Text("Done after the fee was decided")
}
"""Reasons not to charge that are kept by name; all others are words."""

STEP: Dated[int] = Dated("day", ((None, 15),))
"""Minutes are written in steps of this. 15 or 30: the database holds quarters of an hour."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """After so many days an entry is late: these may still write it, with a note, and it is marked until approved."""

    days: int
    by: frozenset[Actor]


RECORDS = frozenset({Actor.CASEWORKER, Actor.SIGNATORY, Actor.MANAGER})
"""Who writes time down. Always their own: nobody writes for another."""
APPROVES = frozenset({Actor.MANAGER})
LATE: Dated[Lateness] = Dated("day", ((None, Lateness(7, RECORDS)),))
TIMER_HOURS: Dated[int] = Dated("day", ((None, 12),))
"""A timer that ran longer was forgotten: what it counted is not work, so the person writes down what was."""
LOOKS_BACK: Dated[int] = Dated("day", ((None, 14),))
"""Days for which time is suggested from what one did."""
PAUSE = 30 * MINUTE
"""What lies further apart was not one stretch of work."""


def is_late(day: date, written_on: date) -> bool:
    """Was it written down later than in the days given for it?"""
    return (written_on - day).days > LATE.at(day).days


def rounded(minutes: float, step: int) -> int:
    """To the nearest step, half a step upwards: over many entries nobody pays for the rounding."""
    return int((minutes + step / 2) // step) * step


def cut(start: int, end: int) -> list[tuple[date, int]]:
    """A stretch between two instants as (day, minutes), one for each Europe/Oslo day; what rounds to nothing is left
    out. At New Year that makes two entries, each of its own year.
    """
    found, day = [], legal_date(start)
    while start < end:
        until = min(end, day_begins(day + timedelta(1)))
        if minutes := rounded((until - start) / MINUTE, STEP.at(day)):
            found.append((day, minutes))
        start, day = until, day + timedelta(1)
    return found


def stretch(instants: Iterable[int], step: int) -> int:
    """How long somebody worked who did things at these instants: each stretch without a long pause, and one step for
    what came before its first act, rounded up. A proposal, which the person confirms or changes.
    """
    ordered, worked = sorted(instants), 0.0
    for place, at in enumerate(ordered):
        gap = at - ordered[place - 1] if place else PAUSE + 1
        worked += gap / MINUTE if gap <= PAUSE else step
    return min(-int(-worked // step) * step, DAY)


KINDS = {
    "message": "correspondence",
    "reasons": "decision_drafting",
    "comment": "second_review",
    "checklist": "technical_review",
    "finding_accepted": "technical_review",
    "note": "technical_review",
}
PHASES = {
    Phase.SUBMISSION: "formal_check",
    Phase.DECISION: "second_review",
    Phase.CLOSED: "correspondence",
}


def activity_of(kind: str, phase: Phase, *, prepares: bool = False, decides: bool = False) -> str | None:
    """The activity that a thing done in a case suggests; None where it suggests none. `kind`: a step's name, or what
    comes after `record:`; `phase`: that of the state in which it was done.
    """
    if decides:
        return "second_review"
    if prepares:
        return "decision_drafting"
    if kind.startswith("record:"):
        return KINDS.get(kind.removeprefix("record:"))
    return PHASES.get(phase, "technical_review")


def faults(
    *, day: date, minutes: int, activity: str, billable: bool, reason: str, note: str, today: date,
    roles: frozenset[Actor], corrects: bool = False,
) -> list[tuple[str, Text]]:  # fmt: skip
    """What is wrong with an entry, as (field, sentence): all at once."""
    found: list[tuple[str, Text]] = []
    step, known = STEP.at(day), ACTIVITIES.get(activity)
    if day > today:
        found.append(("day", Text("This day has not come yet. Time is written down when the work is done.")))
    if minutes <= 0 or minutes > DAY:
        found.append(("minutes", Text("Write how long it took, at most 24 hours.")))
    elif minutes % step:
        found.append(("minutes", Text("Time is written in steps of {step} minutes.", step=step)))
    if known is None:
        found.append(("activity", Text("Choose what you did.")))
    elif billable and not known.charged:
        found.append(("activity", Text("This is never charged.")))
    elif not billable and known.charged and not reason:
        found.append(("reason", Text("Say why it is not charged.")))
    if corrects and not note:
        found.append(("note", Text("Say what was wrong.")))
    elif day <= today and is_late(day, today):
        late = LATE.at(day)
        if not roles & late.by:
            found.append(("day", Text("It is more than {days} days ago.", days=late.days)))
        elif not note:
            why = Text("It is more than {days} days ago. Say why it is written down only now.", days=late.days)
            found.append(("note", why))
    return found


def kept_reason(activity: str, *, billable: bool, reason: str) -> str:
    """Why it is not charged, as it is kept: words, or the name of an activity that never is."""
    if billable:
        return ""
    known = ACTIVITIES.get(activity)
    return reason or (activity if known and not known.charged else "")


def in_hours(minutes: int) -> Text:
    """Minutes as hours that a reader can multiply by a rate; as people say them where decimals are not exact."""
    return length(minutes) if minutes * 100 % 60 else Text("{hours} h", hours=Decimal(minutes) / 60)


def length(minutes: int) -> Text:
    """Minutes as people say them."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return Text("{minutes} min", minutes=rest)
    return Text("{hours} h {minutes} min", hours=hours, minutes=rest) if rest else Text("{hours} h", hours=hours)
