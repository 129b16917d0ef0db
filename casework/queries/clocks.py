"""Clocks as they are read: the replay of stored events, and the evidence behind each of them.

A clock proves itself: every event points at the step that caused it, the letters of that step with their arrival, and
what came in on the day it names. Nothing here is kept; it is collected anew each time from the rows of the case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from casework.core.calendars import legal_date
from casework.core.case_type import CaseType
from casework.core.clocks import ClockEvent, Day, Happening, Reckoning, Side
from casework.core.periods import AMOUNTS
from casework.core.text import Text
from casework.db import db
from casework.law.replay import explain, replay
from casework.models import Case, Clock, Dispatch, DocumentFile, Event, Letter, Person, Submission
from casework.models.file import BODY, PAYER
from casework.queries.access import NotThere
from casework.workflows.correcting import called


def event_of(row: Any) -> ClockEvent:
    """A stored happening as the value that is replayed."""
    data = row.data or {}
    amount = AMOUNTS[data["unit"]](data["n"]) if "unit" in data else None
    return ClockEvent(
        Happening(row.kind),
        row.on,
        trigger=_day(data.get("trigger")),
        until=_day(data.get("until")),
        amount=amount,
        because=row.document,
        ref=data.get("ref", ""),
        only=Side(data["only"]) if data.get("only") else None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def facts_of(rule: Mapping[str, Any]) -> dict[str, date | None]:
    """The dates with which the clock started."""
    return {name: _day(value) for name, value in rule.items()}


def reckon(case_type: CaseType, clock: Any, events: Sequence[Any], today: date) -> Reckoning:
    """The clock as it stands today."""
    return replay(
        case_type.deadline(clock.name), [event_of(row) for row in events], today=today, facts=facts_of(clock.rule)
    )


def days_of(case_type: CaseType, clock: Any, events: Sequence[Any], today: date) -> list[Day]:
    """Every day from the trigger to the last date, counted or not, and why."""
    return explain(
        case_type.deadline(clock.name), [event_of(row) for row in events], today=today, facts=facts_of(clock.rule)
    )


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter behind an event: the 5 of 2026/1234-5, its kind, how it went, and the day it arrived (None: not yet); it
    can be read by us once it is printed, by the party once it was sent, if it is the party's own.
    """

    number: int
    title: Text
    channel: str
    arrived_on: date | None
    is_printed: bool = True
    is_sent: bool = True


@dataclass(frozen=True, slots=True)
class CameIn:
    """A document, or what was sent in the service (`number` None), that reached us at an instant (UTC milliseconds)."""

    number: int | None
    title: str
    channel: str
    received_at: int


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of a clock with its evidence. `step` names the step of the case that caused it ('' = none did)."""

    event: ClockEvent
    at: int
    step: str
    person: str
    letters: tuple[Posted, ...] = ()
    came_in: tuple[CameIn, ...] = ()


@dataclass(frozen=True)
class Proof:
    """A clock with all that is known of it. `run` of `runs`: the same time limit may have run several times."""

    clock: Clock
    happened: tuple[Happened, ...]
    reckoning: Reckoning
    days: tuple[Day, ...]
    facts: Mapping[str, date | None]
    run: int
    runs: int


def proof(case: Case, case_type: CaseType, name: str, today: date, run: int | None = None) -> Proof:
    """The clock of a case that was found for the reader; the newest of its name, or the `run`-th. Else NotThere."""
    clocks = db.session.scalars(
        select(Clock).where(Clock.case_id == case.id, Clock.name == name).order_by(Clock.id)
    ).all()
    run = run or len(clocks)
    if not 1 <= run <= len(clocks):
        raise NotThere
    clock = clocks[run - 1]
    happened = tuple(_happened(case, case_type, row) for row in clock.events)
    events = [one.event for one in happened]
    deadline, facts = case_type.deadline(name), facts_of(clock.rule)
    return Proof(
        clock,
        happened,
        replay(deadline, events, today=today, facts=facts),
        tuple(explain(deadline, events, today=today, facts=facts)),
        facts,
        run,
        len(clocks),
    )


def _happened(case: Case, case_type: CaseType, row: Any) -> Happened:
    cause = db.session.execute(
        select(Event.kind, Person.name)
        .outerjoin(Person, Person.id == Event.actor_id)
        .where(Event.case_id == case.id, Event.seq == row.case_event)
    ).first()
    event = event_of(row)
    letters = _letters(case, case_type, row)
    because: Text | str = event.because
    if not because and letters:
        number = f"{case.number}-{letters[0].number}"
        because = Text("{letter}, document {number}", letter=letters[0].title, number=number)
    steps = {step.name: step for step in case_type.steps}
    step = cause.kind if cause and cause.kind in steps else ""
    if not because and step:
        because = steps[step].title
    return Happened(
        replace(event, because=because),
        row.at,
        step,
        (cause.name or "") if cause else "",
        letters,
        _came_in(case, event.trigger or event.on) if event.kind in (Happening.START, Happening.RESUME) else (),
    )


def _letters(case: Case, case_type: CaseType, row: Any) -> tuple[Posted, ...]:
    """Letters of the step; a decision was printed one event before it was signed. A document that is named wins."""
    if row.document:
        wanted = Letter.number == int(row.document.rpartition("-")[2])
    elif row.case_event:
        ordered = (Letter.event_seq == row.case_event) & Letter.sends.is_(True)
        wanted = or_(ordered, (Letter.event_seq == row.case_event - 1) & Letter.sends.is_(False))
    else:
        return ()
    rows = db.session.execute(
        select(Letter.number, Letter.kind, Letter.state, Letter.recipient)
        .add_columns(Dispatch.channel, Dispatch.arrived_on, Dispatch.sent_at)
        .outerjoin(Dispatch, Dispatch.letter_id == Letter.id)
        .where(Letter.case_id == case.id, Letter.state != "void", wanted)
        .order_by(Letter.number, Dispatch.id)
    )
    found: dict[int, Posted] = {}
    for one in rows:
        is_printed = one.state == "printed"
        is_sent = is_printed and one.sent_at is not None and one.recipient not in (PAYER, BODY)
        title = called(case_type, one.kind)
        posted = Posted(one.number, title, one.channel or "", one.arrived_on, is_printed, is_sent)
        if not found.setdefault(one.number, posted).is_sent and is_sent:
            found[one.number] = posted
    return tuple(found.values())


def _came_in(case: Case, day: date) -> tuple[CameIn, ...]:
    """What reached us on a day: the last sending, and the last document of the journal."""
    sent = db.session.execute(
        select(Submission.received_at, Submission.channel)
        .where(Submission.case_id == case.id)
        .order_by(Submission.n.desc())
    )
    papers = db.session.execute(
        select(DocumentFile.number, DocumentFile.title, DocumentFile.channel, DocumentFile.received_at)
        .where(
            DocumentFile.case_id == case.id,
            DocumentFile.direction == "incoming",
            DocumentFile.number.is_not(None),
            DocumentFile.withdrawn_at.is_(None),
        )
        .order_by(DocumentFile.received_at.desc(), DocumentFile.number.desc())
    )
    found = [CameIn(None, "", row.channel, row.received_at) for row in sent if legal_date(row.received_at) == day][:1]
    found += [
        CameIn(row.number, row.title, row.channel, row.received_at)
        for row in papers
        if legal_date(row.received_at) == day and row.received_at not in {one.received_at for one in found}
    ][:1]
    return tuple(found)
