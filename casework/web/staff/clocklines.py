"""Clocks in the head of a case: whom they bind, how much is left, and what moved them.

A clock that binds us is late after its strict day, one that binds the party after the lenient day. "Left" is always
said with its unit, and every clock leads to the page that proves it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for

from casework.core.case_type import CaseType
from casework.core.clocks import ClockState, Owner, Reckoning
from casework.core.periods import WorkingDays
from casework.core.text import Text
from casework.i18n import day_short
from casework.models import Case, Clock
from casework.operations.clocks import reckon
from casework.web.render import language, today
from casework.workflows.chances import Chance

SOON = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One clock as the macro `clock` shows it; `share` is the part of the time that is used, in per cent."""

    name: str
    title: Text
    href: str
    words: Text
    tone: str
    ours: bool
    facts: tuple[Text, ...]
    share: int
    state: ClockState


def lines(case: Case, case_type: CaseType, clocks: Iterable[Clock]) -> list[Line]:
    """Clocks that are alive first, by their day; then those that were kept or stopped."""
    found = []
    for clock in clocks:
        reckoning = reckon(case_type, clock, list(clock.events), today())
        found.append(
            (
                reckoning.state is ClockState.STOPPED,
                reckoning.late_after or date.max,
                _line(case, case_type, clock, reckoning),
            )
        )
    return [line for _, _, line in sorted(found, key=lambda each: each[:2])]


def _line(case: Case, case_type: CaseType, clock: Clock, reckoning: Reckoning) -> Line:
    deadline = case_type.deadline(clock.name)
    words, tone = _words(reckoning, may=isinstance(deadline, Chance))
    share = round(100 * reckoning.days_used / reckoning.days_total) if reckoning.days_total else 0
    return Line(
        clock.name,
        deadline.title,
        f"{url_for('staff.case', ref=case.ref)}/clocks/{clock.name}",
        words,
        tone,
        deadline.owner is Owner.AUTHORITY,
        tuple(_facts(reckoning)),
        share,
        reckoning.state,
    )


def _words(reckoning: Reckoning, *, may: bool) -> tuple[Text, str]:
    """What is left, and how loud it is said. `may`: nobody is late who lets it pass."""
    ours, left, last = reckoning.owner is Owner.AUTHORITY, reckoning.days_left, reckoning.late_after
    working = reckoning.amount is None or isinstance(reckoning.amount, WorkingDays)
    if may and reckoning.late():
        return Text("The time ended {day}", day=_short(last)), "wait"
    if reckoning.state is ClockState.STOPPED:
        return (Text("Ended late"), "late") if reckoning.late() else (Text("Kept"), "wait")
    if reckoning.state is ClockState.PAUSED:
        return Text("Paused"), "soon"
    if reckoning.late():
        count = -left
        if not ours or count < 1:
            return Text("Late since {day}", day=_short(last)), "late"
        return (
            Text("{count} working days late", count=count) if working else Text("{count} days late", count=count)
        ), "late"
    if last == reckoning.today or (ours and reckoning.due == reckoning.today):
        return Text("Today"), "late" if ours else "soon"
    if left < 0:
        return Text("Late after {day}", day=_short(last)), "soon"
    tone = ("soon" if left <= SOON else "calm") if ours else "wait"
    if working and reckoning.days_total:
        return Text("{count} of {total} working days left", count=left, total=reckoning.days_total), tone
    return Text("{count} days left", count=left), tone


def _facts(reckoning: Reckoning) -> list[Text]:
    said = []
    if reckoning.state is ClockState.STOPPED:
        said.append(Text("ended {day}", day=_short(reckoning.stopped_on)))
    else:
        said.append(Text("due {day}", day=_short(reckoning.due)))
        if reckoning.act_by and reckoning.act_by != reckoning.due:
            said.append(Text("act by {day}", day=_short(reckoning.act_by)))
    if reckoning.pauses:
        pause = reckoning.pauses[-1]
        said.append(
            Text("paused {first} to {last}", first=_short(pause.first), last=_short(pause.last))
            if pause.last
            else Text("paused since {first}", first=_short(pause.first))
        )
    if reckoning.extended_by:
        said.append(Text("extended {count} times", count=len(reckoning.extended_by)))
    return said


def _short(on: date | None) -> str:
    return day_short(on, language()) if on else "–"
