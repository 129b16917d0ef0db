"""By when, and why: the one date a page of a case is about, in the party's words, with the way to every day of it.

A date that binds the party is the strict one; the more generous one stands in the explanation only. A date that
binds us is said as ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask import url_for

from casework.core.case_type import CaseType, Phase
from casework.core.clocks import Owner, Reckoning
from casework.core.text import Text
from casework.i18n import day_long
from casework.models import Case
from casework.queries.appeals import Contest
from casework.queries.cases import Listed, PartyFile, running
from casework.web.deadlines import TRIGGERS
from casework.web.render import language
from casework.workflows import is_applied_for
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.chances import Chance

OWN_CHOICE = "appeal"
"""A clock that a state waits on although nothing is asked of the party."""
NEAR = timedelta(days=92)
"""What is asked of a party by a later day is not shown among what it has to do yet: a plan is checked once a year."""


@dataclass(frozen=True, slots=True)
class Due:
    """A date as a page shows it. `ours`: it binds us; `href`: the page that shows every day of it."""

    name: str
    day: date
    title: Text
    words: Text
    ours: bool
    is_over: bool = False
    is_late: bool = False
    why: tuple[tuple[Text, Text], ...] = ()
    href: str = ""


def theirs(found: PartyFile | Listed) -> Reckoning | None:
    """The clock that binds the party now: the one its state waits on, else the one that ends first."""
    clocks = running(found.clocks, Owner.PARTY)
    waits_on = found.case_type.state(found.case.state).waits_on
    return next((one for one in clocks if one.name == waits_on), clocks[0] if clocks else None)


def asked_of_party(one: Listed) -> Reckoning | None:
    """The clock by which the party is to do something that is no sending, where its last day is near."""
    wanted = one.case_type.state(one.case.state).waits_on
    if one.sending is not None or wanted == OWN_CHOICE:
        return None
    near = (clock for clock in running(one.clocks, Owner.PARTY)
            if clock.name == wanted and (clock.due or date.max) - clock.today <= NEAR)  # fmt: skip
    return next(near, None)


def ours(found: PartyFile | Listed) -> Reckoning | None:
    """The clock of ours that ends first; none in a case that nobody applied for, where there is nothing to wait for,
    and none where it lies with the body above us.
    """
    decided = found.decisions if isinstance(found, PartyFile) else found.decided_at
    elsewhere = found.case_type.state(found.case.state).phase is Phase.DECISION and not decided
    if elsewhere or not is_applied_for(found.case_type):
        return None
    return next(iter(running(found.clocks, Owner.AUTHORITY)), None)


def binding(found: PartyFile, contest: Contest | None, today: date) -> list[Due]:
    """All that runs for the party once we have decided, by its day. While it appeals there is no appeal to lodge; what
    else the decision sets binds all the same, unless its effect is suspended (forvaltningsloven § 42).
    """
    own = contest.open if contest is not None else None
    heard = [one for one in (own, *contest.others) if one and one.closed_at is None] if contest is not None else []
    postponed = any(one.postponement == "granted" for one in heard)
    shown = []
    for clock in running(found.clocks, Owner.PARTY):
        due = due_of(found.case, found.case_type, clock, sends=False, today=today)
        deadline = found.case_type.deadline(clock.name)
        if isinstance(deadline, Chance):
            if own is None or clock.name != APPEAL.name:
                shown.append(due)
        elif postponed:
            waits = Text("This waits: the decision is not carried out until the appeal is decided.")
            shown.append(replace(due, title=deadline.title, words=waits))
        elif own is not None:
            words = Text("{words} It binds although the decision is appealed.", words=due.words)
            shown.append(replace(due, words=words))
        else:
            shown.append(due)
    return shown


def due_of(case: Case, case_type: CaseType, clock: Reckoning, *, sends: bool, today: date) -> Due:
    """The date of a clock in words. `sends`: the party can send something in this case now."""
    day, binds_us = clock.due or date.max, clock.owner is Owner.AUTHORITY
    said = day_long(day, language())
    deadline = case_type.deadline(clock.name)
    if binds_us:
        title = Text("By {day}: our time limit", day=said)
    elif sends:
        title = Text("Answer by {day}", day=said) if case.year else Text("Send by {day}", day=said)
    else:
        title = Text("{what}: by {day}", what=deadline.title, day=said)
    href = url_for("applicant.clock", ref=case.ref, name=clock.name) if case.year else ""
    last = clock.lenient_due or day
    over = not binds_us and not sends and today > last
    left = Text("That time has run out.") if over else words(clock, today)
    if over and isinstance(deadline, Chance):
        title = Text("{what}: the time ended {day}", what=deadline.title, day=day_long(last, language()))
        left = deadline.missed or left
    return Due(clock.name, day, title, left, binds_us, over, today > day, _why(case_type, clock), href)


def words(clock: Reckoning, today: date) -> Text:
    """How long is left, in calendar days; for us, that it is ours."""
    due = clock.due or date.max
    left = (due - today).days
    if clock.owner is Owner.AUTHORITY:
        return Text("That day has passed, and we are late.") if left < 0 else Text("our time limit")
    if left > 0:
        return Text("{count} days left.", count=left)
    if left == 0:
        return Text("Today is the last day.")
    lenient = clock.lenient_due or due
    if today <= lenient:
        return Text(
            "That day has passed. We treat it as late only after {day}.",
            day=day_long(lenient, language(), year=False),
        )
    return Text("{count} days late.", count=(today - lenient).days)


def _why(case_type: CaseType, clock: Reckoning) -> tuple[tuple[Text, Text], ...]:
    """Four lines: from when, by which rule, what moved it, when it is late."""
    deadline, rows = case_type.deadline(clock.name), []
    if clock.started_on:
        fact = TRIGGERS.get(deadline.runs_from, Text("The fact that the rule names"))
        started = Text("{day}. {fact}.", day=day_long(clock.started_on, language()), fact=fact)
        rows.append((Text("Starts from"), started))
    if clock.amount:
        rule = Text("{amount} after that day. {calendar} {source}.", amount=clock.amount.text,
                    calendar=Text("Days are counted by this calendar: {calendar}.", calendar=deadline.calendar.title),
                    source=deadline.source)  # fmt: skip
    else:
        rule = Text("We set this day in our letter. {source}.", source=deadline.source)
    rows.append((Text("The rule"), rule))
    given = [day_long(more.until, language()) for more in clock.extended_by if more.until]
    rows += [(Text("Moved"), Text("We gave you more time, until {day}.", day=day)) for day in given]
    for pause in clock.pauses:
        span = Text("since {first}", first=pause.first)
        if pause.last:
            span = Text("{first} to {last}", first=pause.first, last=pause.last)
        rows.append((Text("Paused"), span))
    if clock.owner is Owner.PARTY and clock.lenient_due and clock.due and clock.lenient_due > clock.due:
        last = day_long(clock.lenient_due, language())
        late = Text("We treat it as late only after {day}. Plan for the earlier day.", day=last)
        rows.append((Text("Late from"), late))
    if deadline.missed and clock.owner is Owner.PARTY:
        rows.append((Text("If it is not kept"), deadline.missed))
    return tuple(rows)
