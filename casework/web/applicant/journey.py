"""Where a case is and what has happened, in the party's words: five stations with their dates, and the timeline.

Both are made of what the party may know (casework.queries.cases). A state is said by its plain name; what prepares a
decision leaves no trace here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from casework.core.case_type import Phase
from casework.core.text import Text
from casework.i18n import day, day_long, moment
from casework.queries.cases import PartyFile
from casework.web.applicant.dates import ours, theirs
from casework.web.render import language

STATIONS = (
    (Phase.SUBMISSION, Text("Sent")),
    (Phase.VERIFICATION, Text("Checked for what is missing")),
    (Phase.REVIEW, Text("Assessed")),
    (Phase.DECISION, Text("Decided")),
    (Phase.CLOSED, Text("Finished")),
)
PROMISES = {
    Phase.REVIEW: Text("Starts when everything is in place"),
    Phase.DECISION: Text("We write to you"),
    Phase.CLOSED: Text("When nothing is left to do"),
}


@dataclass(frozen=True, slots=True)
class Station:
    """A station of the journey; `state`: past, here or later."""

    title: Text
    state: str
    note: Text | str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline. `links`: (address, words)."""

    at: int
    text: Text | str
    more: Text | str = ""
    links: tuple[tuple[str, Text | str], ...] = ()


def stations(found: PartyFile) -> list[Station]:
    """The five stations: a station is past once the next one was reached; sending is past as soon as it is done."""
    reached = _reached(found)
    state = found.case_type.state(found.case.state)
    is_over = state.phase is Phase.CLOSED
    furthest = max(reached, key=lambda phase: phase.place) if not is_over else Phase.CLOSED
    rewritten = found.sending is not None and found.request is None
    here = Phase.SUBMISSION if rewritten else max(furthest, Phase.VERIFICATION, key=lambda phase: phase.place)
    here = Phase.CLOSED if here is Phase.DECISION else here
    shown = []
    for (phase, title), after in zip(STATIONS, [*STATIONS[1:], None], strict=True):
        done = _done(found, phase, after[0] if after else None, reached)
        if phase is here and not is_over:
            shown.append(Station(title, "here", _standing(found)))
        elif done is not None:
            shown.append(Station(title, "past", moment(done, language()) if phase is Phase.SUBMISSION else _date(done)))
        else:
            shown.append(Station(title, "later", "" if is_over else PROMISES.get(phase, "")))
    return shown


def _reached(found: PartyFile) -> dict[Phase, int]:
    """When each phase was first reached, as far as the party may know."""
    reached: dict[Phase, int] = {Phase.SUBMISSION: found.case.received_at or found.case.created_at}
    for event in reversed(found.events):
        reached.setdefault(found.case_type.state(event.to_state).phase, event.at)
    return reached


def _done(found: PartyFile, phase: Phase, after: Phase | None, reached: dict[Phase, int]) -> int | None:
    if phase is Phase.SUBMISSION:
        return found.submissions[0].received_at if found.submissions else reached[phase]
    if phase is Phase.CLOSED:
        return found.case.closed_at
    if phase is Phase.DECISION:
        return reached.get(Phase.DECISION)
    return next((at for later, at in reached.items() if after and after.place <= later.place < Phase.CLOSED.place), None)


def _standing(found: PartyFile) -> Text | str:
    """What the present station waits for."""
    clock = theirs(found)
    if found.sending is not None and clock and clock.due:
        return Text("Waiting for you, until {day}.", day=day_long(clock.due, language(), year=False))
    limit = ours(found)
    if limit and limit.due:
        return Text("By {day} at the latest.", day=day_long(limit.due, language(), year=False))
    return ""


def _date(at: int) -> str:
    from casework.i18n import oslo

    return day(oslo(at).date(), language())


def timeline(found: PartyFile) -> list[Entry]:
    """All that happened that the party knows of, newest first."""
    said = [*_sendings(found), *_letters(found), *_events(found), *_messages(found), *_papers(found)]
    return sorted(said, key=lambda entry: entry.at, reverse=True)


def _sendings(found: PartyFile) -> list[Entry]:
    ref, first = found.case.ref, min((row.n for row in found.submissions), default=0)
    return [
        Entry(
            row.received_at,
            Text("{name} sent the application.", name=found.people.get(row.person_id, ""))
            if row.n == first
            else Text("{name} sent it again, with what had changed.", name=found.people.get(row.person_id, "")),
            "",
            ((url_for("applicant.receipt", ref=ref), Text("Receipt")),) if row.n == first else (),
        )
        for row in found.submissions
    ]


def _letters(found: PartyFile) -> list[Entry]:
    return [
        Entry(
            sent.dispatch.sent_at or 0,
            Text("We sent you a letter: {letter}.", letter=found.case_type.letters[sent.letter.kind]),
            "",
            ((letter_address(found, sent.letter.number), Text("Read the letter {number}", number=f"{found.case.number}-{sent.letter.number}")),),
        )
        for sent in found.letters
    ]


def _events(found: PartyFile) -> list[Entry]:
    sent = {row.event_seq for row in found.submissions}
    entries = []
    for event in found.events:
        if event.seq in sent:
            continue
        until = day_long(_day(event.body["until"]), language()) if event.body.get("until") else ""
        if event.by_party and event.step:
            chose = Text("{name} chose “{step}”.", name=found.people.get(event.person_id or 0, ""), step=event.step.title)
            more = Text("New date: {day}. {reason}", day=until, reason=str(event.body.get("reason", ""))) if until else ""
            entries.append(Entry(event.at, chose, more))
        elif event.notice is not None:
            entries.append(Entry(event.at, event.notice, Text("New date: {day}.", day=until) if until else ""))
        else:
            entries.append(Entry(event.at, found.case_type.state(event.to_state).plain))
    return entries


def _day(text: Any) -> Any:
    from datetime import date

    return date.fromisoformat(str(text))


def _messages(found: PartyFile) -> list[Entry]:
    return [
        Entry(
            row.at,
            Text("{name} wrote to us.", name=found.people.get(row.person_id, "")) if row.from_party else Text("We wrote to you."),
            "",
            ((f"#message-{row.id}", Text("Read the message")),),
        )
        for row in found.messages
    ]


def _papers(found: PartyFile) -> list[Entry]:
    """What came in by itself, not as part of a sending."""
    together = {pair[0] for row in found.submissions for pair in row.documents}
    return [
        Entry(row.received_at, Text("A document came in: {title}.", title=row.title), "", (document_link(found, row),))
        for row in found.documents
        if row.id not in together and row.number is not None
    ]


def letter_address(found: PartyFile, number: int) -> str:
    return url_for("applicant.letter", ref=found.case.ref, number=number)


def document_link(found: PartyFile, row: Any) -> tuple[str, Text | str]:
    number = f"{found.case.number}-{row.number}" if row.number else row.filename
    return url_for("applicant.file", ref=found.case.ref, file_id=row.id), number
