"""Where a case is and what has happened, in the party's words: its stations with their dates, and the timeline.

Both are made of what the party may know (casework.queries.cases). A state is said by its plain name; what prepares a
decision leaves no trace here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from casework.core.case_type import CaseType, Phase, Step
from casework.core.text import Text
from casework.forms import FORMS
from casework.i18n import day, day_long, moment, oslo
from casework.queries.cases import PartyFile, Sent
from casework.web.applicant.dates import ours, theirs
from casework.web.render import language
from casework.workflows import is_applied_for
from casework.workflows.appeals import lodging
from casework.workflows.correcting import called
from casework.workflows.disclosing import asking


@dataclass(frozen=True, slots=True)
class Passed:
    """A station as a case stands to it; `state`: past, here or later."""

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


def stations(found: PartyFile) -> list[Passed]:
    """The stations of the type. Sending is past once it is done; a request does not lead back, it only waits. A case
    that an appeal has sent back is assessed again, and nothing is decided yet.
    """
    state, reached = found.case_type.state(found.case.state), _reached(found)
    is_over = state.phase is Phase.CLOSED
    rewritten = found.sending is not None and found.request is None
    here = Phase.SUBMISSION if rewritten else max(*reached, Phase.VERIFICATION, key=lambda phase: phase.place)
    back = here is Phase.DECISION and state.phase in (Phase.VERIFICATION, Phase.REVIEW)
    if here is Phase.DECISION:
        here = state.phase if back else Phase.CLOSED
    way = FORMS[found.case.type].stations
    here = next(one.phase for one in way if one.phase.place >= here.place)
    shown = []
    for one in way:
        done = _done(found, one.phase, reached) if not back or one.phase.place < here.place else None
        if one.phase is here and not is_over:
            shown.append(Passed(one.now or one.title, "here", _standing(found)))
        elif (one.phase.place < here.place and not is_over) or done:
            note = done if isinstance(done, str) else _said(one.phase, done) if done else ""
            shown.append(Passed(one.title, "past", note))
        else:
            shown.append(Passed(one.title, "later", "" if is_over else one.ahead or ""))
    return shown


def _reached(found: PartyFile) -> dict[Phase, int | None]:
    """The phases that were reached and since when, as far as the party may know."""
    reached: dict[Phase, int | None] = {Phase.SUBMISSION: found.case.received_at or found.case.created_at}
    for event in reversed(found.events):
        reached.setdefault(found.case_type.state(event.to_state).phase, event.at)
    reached.setdefault(found.case_type.state(found.case.state).phase, None)
    return reached


def _done(found: PartyFile, phase: Phase, reached: dict[Phase, int | None]) -> int | str | None:
    """When a station was left behind: an instant, or a day in words."""
    if phase is Phase.SUBMISSION:
        return reached.get(phase)
    if phase is Phase.DECISION:  # what is granted in full may be closed by its decision
        return reached.get(phase) or (found.case.closed_at if found.decisions else None)
    if phase is Phase.CLOSED:
        return found.case.closed_at
    if phase is Phase.VERIFICATION:
        complete = found.case.complete_since
        return day(complete, language()) if complete else reached.get(Phase.REVIEW) or reached.get(Phase.DECISION)
    return reached.get(Phase.DECISION)


def _said(phase: Phase, at: int) -> str:
    return moment(at, language()) if phase is Phase.SUBMISSION else day(oslo(at).date(), language())


def _standing(found: PartyFile) -> Text | str:
    """What the present station waits for."""
    clock = theirs(found)
    if found.sending is not None and clock and clock.due:
        return Text("Waiting for you, until {day}.", day=day_long(clock.due, language(), year=False))
    if clock and clock.due:
        what = found.case_type.deadline(clock.name).title
        return Text("{what}: by {day}", what=what, day=day_long(clock.due, language(), year=False))
    limit = ours(found)
    if limit and limit.due:
        return Text("By {day} at the latest.", day=day_long(limit.due, language(), year=False))
    return ""


def timeline(found: PartyFile) -> list[Entry]:
    """All that happened that the party knows of, newest first; a letter stands with the step that sent it."""
    told = {row.event_seq for row in found.submissions} | {event.seq for event in found.events}
    said = [*_sendings(found), *_events(found), *_messages(found), *_papers(found)]
    alone = Text("We sent you a letter.")
    said += [
        Entry(sent.dispatch.sent_at or 0, alone, "", (_letter_link(found, sent),))
        for sent in found.letters
        if _sent_with(sent) not in told
    ]
    return sorted(said, key=lambda entry: entry.at, reverse=True)


def _sent_with(sent: Sent) -> int:
    """The event that sent a letter: one that was prepared for signature leaves with the next event."""
    return sent.letter.event_seq if sent.letter.sends else sent.letter.event_seq + 1


def _letters(found: PartyFile, seq: int) -> tuple[tuple[str, Text | str], ...]:
    return tuple(_letter_link(found, sent) for sent in reversed(found.letters) if _sent_with(sent) == seq)


def _letter_link(found: PartyFile, sent: Sent) -> tuple[str, Text | str]:
    title, number = called(found.case_type, sent.letter.kind), f"{found.case.number}-{sent.letter.number}"
    said = Text("Read the letter: {letter}, {number}", letter=title, number=number)
    return letter_address(found, sent.letter.number), said


def _sendings(found: PartyFile) -> list[Entry]:
    first = min((row.n for row in found.submissions), default=0)
    ours = {event.seq for event in found.events if event.step and begins_with_us(event.step)}
    entries = []
    for row in found.submissions:
        name = found.people.get(row.person_id, "")
        if row.event_seq in ours:
            said = Text("We opened the case.")
        elif row.channel != "portal":
            said = Text("We entered what you sent us.")
        elif row.n == first:
            said = Text(_sent(found.case_type).msgid, name=name)
        else:
            said = Text("{name} sent it again, with what had changed.", name=name)
        entries.append(Entry(row.received_at, said, "", _letters(found, row.event_seq)))
    return entries


def _sent(case_type: CaseType) -> Text:
    if lodging(case_type):
        return Text("{name} sent the appeal.")
    return Text("{name} sent the request.") if asking(case_type) else Text("{name} sent the application.")


def begins_with_us(step: Step) -> bool:
    """The step by which a case begins that nobody has applied for."""
    return step.numbers and not any(actor.is_party for actor in step.by)


def began_with_us(found: PartyFile) -> bool:
    """Did we open the case? Of most types by the type, of others by the step that gave it its number."""
    return not is_applied_for(found.case_type) or any(
        event.step is not None and begins_with_us(event.step) for event in found.events)


def _events(found: PartyFile) -> list[Entry]:
    sent = {row.event_seq for row in found.submissions}
    entries = []
    for event in found.events:
        if event.seq in sent:
            continue
        until = day_long(date.fromisoformat(event.body["until"]), language()) if event.body.get("until") else ""
        said, links = found.case_type.state(event.to_state).plain, _letters(found, event.seq)
        more: Text | str = ""
        if event.by_party and event.step:
            who = found.people.get(event.person_id or 0, "")
            said = Text("{name} chose “{step}”.", name=who, step=event.step.title)
            why = str(event.body.get("reason", ""))
            said_then = str(event.body.get("said", ""))
            more = Text("New date: {day}. {reason}", day=until, reason=why) if until else said_then
        elif event.notice is not None:
            said, more = event.notice, Text("New date: {day}.", day=until) if until else more
        entries.append(Entry(event.at, said, more, links))
    return entries


def _messages(found: PartyFile) -> list[Entry]:
    entries = []
    for row in found.messages:
        who = found.people.get(row.person_id, "")
        theirs_said = Text("{name} wrote to us.", name=who) if who else Text("We entered what you sent us.")
        said = theirs_said if row.from_party else Text("We wrote to you.")
        entries.append(Entry(row.at, said, "", ((f"#message-{row.id}", Text("Read the message")),)))
    return entries


def _papers(found: PartyFile) -> list[Entry]:
    """What came in by itself, not as part of a sending."""
    together = {pair[0] for row in found.submissions for pair in row.documents}
    return [
        Entry(
            row.received_at,
            Text("A document came in: {title}.", title=row.title),
            "",
            (document_link(found, row),) if found.opens(row) and row.purged_at is None else (),
        )
        for row in found.documents
        if row.id not in together and row.number is not None
    ]


def letter_address(found: PartyFile, number: int) -> str:
    return url_for("applicant.letter", ref=found.case.ref, number=number)


def document_link(found: PartyFile, row: Any) -> tuple[str, Text | str]:
    number = f"{found.case.number}-{row.number}" if row.number else row.filename
    return url_for("applicant.file", ref=found.case.ref, file_id=row.id), number
