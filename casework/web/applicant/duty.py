"""By when it must be sent, and why that day: the deadline explains itself before anybody asks.

The strict day is the one we show; the lenient one appears only in the explanation (APPLICANT: plan for the strict one).
Until something is sent the day is reckoned from the answers; afterwards from the clock that runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework import i18n
from casework.core.answers import pointer_to
from casework.core.asked import Section
from casework.core.calendars import CalendarError
from casework.core.clocks import ClockError, Day, Owner, Reckoning
from casework.core.deadlines import Deadline
from casework.core.text import Text
from casework.db import db
from casework.law.replay import explain, replay
from casework.operations.clocks import days_of, events_of, reckon
from casework.queries.drafts import Draft
from casework.web.law import loaded


@dataclass(frozen=True)
class Duty:
    """The day by which the party must act. `why`: (term, sentence) pairs; `days`: every day of the clock."""

    deadline: Deadline
    reckoning: Reckoning
    days: tuple[Day, ...]
    title: Text
    words: Text
    sentence: Text
    why: tuple[tuple[Text, Text], ...]


def duty(draft: Draft, today: date, language: str) -> Duty | None:
    """The party's deadline, as the answers or the running clock give it; None where no day can be told yet."""
    found = _from_clock(draft, today) if not draft.is_first else _from_answers(draft, today)
    if found is None:
        return None
    deadline, reckoning, days = found
    due = reckoning.strict_due
    if due is None:
        return None
    lenient = reckoning.lenient_due or due
    by = i18n.day_long(due, language)
    title = Text("Send by {day}", day=by) if draft.is_first else Text("Answer by {day}", day=by)
    return Duty(
        deadline,
        reckoning,
        tuple(days),
        title,
        _words(today, due, lenient, language),
        _sentence(today, lenient, deadline),
        tuple(_why(draft, deadline, reckoning, days, language)),
    )


def undated(draft: Draft) -> tuple[Section, Text] | None:
    """(section, question) whose answer the deadline waits for, while no day can be told."""
    tables = loaded(draft.case_type)
    facts = draft.case_type.triggers(draft.answers, tables)
    for name in draft.case_type.clock_for(draft.answers, tables) if draft.is_first else ():
        fact = draft.case_type.deadline(name).runs_from
        question = _question(draft, fact)
        if question and facts.get(fact) is None:
            return question if draft.applying.asks(pointer_to(question[0].name, fact)) else _first_open(draft, question)
    return None


def _first_open(draft: Draft, question: tuple[Section, Text]) -> tuple[Section, Text]:
    """While the question itself is not asked, the first of its section that is and has no answer."""
    section, fields = question[0], type(getattr(draft.answers, question[0].name)).model_fields
    return next(
        (
            (section, Text(info.title or name))
            for name, info in fields.items()
            if draft.applying.asks(pointer_to(section.name, name)) and not draft.at(pointer_to(section.name, name))
        ),
        question,
    )


def _from_answers(draft: Draft, today: date) -> tuple[Deadline, Reckoning, list[Day]] | None:
    tables = loaded(draft.case_type)
    facts = draft.case_type.triggers(draft.answers, tables)
    for name in draft.case_type.clock_for(draft.answers, tables):
        deadline = draft.case_type.deadline(name)
        if facts.get(deadline.runs_from) is None:
            continue
        try:
            return deadline, replay(deadline, today=today, facts=facts), explain(deadline, today=today, facts=facts)
        except (ClockError, CalendarError):
            return None
    return None


def _from_clock(draft: Draft, today: date) -> tuple[Deadline, Reckoning, list[Day]] | None:
    cx = db.session.connection()
    for clock in draft.clocks:
        deadline = draft.case_type.deadline(clock.name)
        if deadline.owner is not Owner.PARTY or not draft.request:
            continue
        events = events_of(cx, clock.id)
        try:
            return (
                deadline,
                reckon(draft.case_type, clock, events, today),
                days_of(draft.case_type, clock, events, today),
            )
        except (ClockError, CalendarError):
            return None
    return None


def _words(today: date, due: date, lenient: date, language: str) -> Text:
    left = (due - today).days
    if left > 0:
        return Text("{count} days left.", count=left)
    if left == 0:
        return Text("Today is the last day.")
    if today <= lenient:
        return Text(
            "That day has passed. We treat it as late only after {day}.",
            day=i18n.day_long(lenient, language, year=False),
        )
    return Text("{count} days late.", count=(today - lenient).days)


def _sentence(today: date, lenient: date, deadline: Deadline) -> Text:
    if today > lenient:
        said = Text("Send it all the same.")
        return Text("{one} {other}", one=said, other=deadline.missed) if deadline.missed else said
    return Text(
        "You may send it with open questions if time runs out: you acknowledge each of them, and we write to you "
        "about what is missing."
    )


def _why(
    draft: Draft, deadline: Deadline, reckoning: Reckoning, days: list[Day], language: str
) -> list[tuple[Text, Text]]:
    rows: list[tuple[Text, Text]] = []
    start, due, lenient = reckoning.started_on, reckoning.strict_due, reckoning.lenient_due
    if start:
        question = _question(draft, deadline.runs_from)
        said = i18n.day_long(start, language)
        rows.append(
            (
                Text("Starts from"),
                Text(
                    "{day}. You told us this under “{section}”: {question}",
                    day=said,
                    section=question[0].title,
                    question=question[1],
                )
                if question
                else Text("{day}.", day=said),
            )
        )
    if reckoning.amount:
        rows.append(
            (
                Text("The rule"),
                Text(
                    "{amount} after that day. {calendar} {source}.",
                    amount=reckoning.amount.text,
                    calendar=_calendar(deadline),
                    source=deadline.source,
                ),
            )
        )
    counted = [day for day in days if day.number]
    if counted and due:
        rows.append(
            (
                Text("Counted"),
                Text(
                    "{first} is day 1, {last} is day {n}.",
                    first=counted[0].date,
                    last=counted[-1].date,
                    n=counted[-1].number or 0,
                ),
            )
        )
    if lenient and due and lenient > due:
        late, why = i18n.day_long(lenient, language), deadline.lenient.why if deadline.lenient else None
        plan = Text("We treat it as late only after {day}. Plan for the earlier day.", day=late)
        if why:
            plan = Text("We treat it as late only after {day}. {why} Plan for the earlier day.", day=late, why=why)
        rows.append((Text("Late from"), plan))
    return rows


def _calendar(deadline: Deadline) -> Text:
    return Text("Days are counted by this calendar: {calendar}.", calendar=deadline.calendar.title)


def _question(draft: Draft, fact: str) -> tuple[Section, Text] | None:
    """(section, question) where a date was asked for, if it is an answer."""
    for section in draft.sections:
        fields = getattr(type(getattr(draft.answers, section.name)), "model_fields", {})
        if fact in fields:
            return section, Text(fields[fact].title or fact)
    return None
