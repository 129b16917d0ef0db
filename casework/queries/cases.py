"""What a party sees of its own cases, and nothing else: found through the party (A2), read where it may look (A4).

Notes, findings, checklist, reasons and assignments are never read here. A letter is there once it has left; an event of
the record is there when the party took it, was told of it, or when the state it reads of itself became another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from casework.core.calendars import CalendarError
from casework.core.case_type import Actor, CaseType, Phase, Step
from casework.core.clocks import ClockError, ClockState, Owner, Reckoning
from casework.core.effects import CloseRequest, ExtendClock, FreezeAnswers, Notify
from casework.core.text import Text
from casework.db import db
from casework.law.replay import replay
from casework.models import (
    Case,
    Clock,
    Decision,
    Dispatch,
    DocumentFile,
    Event,
    Letter,
    Message,
    RequestRow,
    StaffRole,
    Submission,
)
from casework.models.file import BODY, PAYER
from casework.queries.access import By, by_party, find, opens, party_cases
from casework.queries.approvals import Standing, granted_in
from casework.queries.clocks import reckon
from casework.queries.people import names
from casework.queries.record import content_of
from casework.queries.submissions import draft_answers, latest_answers
from casework.queries.tables import tables_on
from casework.workflows import CASE_TYPES
from casework.workflows.writing import writes


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that left, with its sending."""

    letter: Letter
    dispatch: Dispatch


@dataclass(frozen=True, slots=True)
class Listed:
    """A case on the list of a party's cases. `sending`: the step by which something can be sent now."""

    case: Case
    case_type: CaseType
    sending: Step | None
    request: RequestRow | None
    clocks: tuple[Reckoning, ...]
    decided_at: int | None
    letters: tuple[Sent, ...]

    @property
    def is_decided(self) -> bool:
        """Nothing is left but what follows; what lies with a body above us is not decided."""
        phase = self.case_type.state(self.case.state).phase
        return phase is Phase.CLOSED or (phase is Phase.DECISION and self.decided_at is not None)


@dataclass(frozen=True, slots=True)
class Seen:
    """An event that the party may know of. `notice`: what it was told; `body`: what the party itself gave, or a day."""

    seq: int
    at: int
    step: Step | None
    person_id: int | None
    from_state: str
    to_state: str
    by_party: bool
    notice: Text | None
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Decided:
    """One thing that was decided, by the name it has in the reader's language."""

    row: Decision
    title: Text | str


@dataclass(frozen=True)
class PartyFile:
    """A case for one reader of the party; newest first where the order is that of time."""

    case: Case
    case_type: CaseType
    by: By
    request: RequestRow | None
    requests: tuple[RequestRow, ...]
    submissions: tuple[Submission, ...]
    letters: tuple[Sent, ...]
    documents: tuple[DocumentFile, ...]
    messages: tuple[Message, ...]
    events: tuple[Seen, ...]
    clocks: tuple[Reckoning, ...]
    decisions: tuple[Decided, ...]
    approvals: tuple[Standing, ...]
    officer: str
    people: Mapping[int, str]

    def opens(self, file: DocumentFile) -> bool:
        """May the reader open this file?"""
        return opens(self.by, file)

    @property
    def sending(self) -> Step | None:
        return sending_step(self.case_type, self.case.state)


def cases_of(person_id: int, party_id: int | None, today: date) -> list[Listed]:
    """All cases of a party that the person may see, drafts among them, the newest first."""
    found = party_cases(person_id, today, party_id)
    kept = found.where(~(Case.year.is_(None) & Case.closed_at.is_not(None)))
    cases = list(db.session.scalars(kept.order_by(Case.id.desc())))
    ids = [case.id for case in cases]
    requests = {
        row.case_id: row
        for row in db.session.scalars(
            select(RequestRow).where(RequestRow.case_id.in_(ids), RequestRow.state == "open").order_by(RequestRow.id)
        )
    }
    decided = {
        row.case_id: row.at
        for row in db.session.execute(
            select(Decision.case_id, Event.at)
            .join(Event, (Event.case_id == Decision.case_id) & (Event.seq == Decision.event_seq))
            .where(Decision.case_id.in_(ids))
            .order_by(Decision.id)
        )
    }
    letters, clocks = _letters(ids), _clocks(cases, today)
    return [
        Listed(
            case,
            CASE_TYPES[case.type],
            sending_step(CASE_TYPES[case.type], case.state),
            requests.get(case.id),
            clocks.get(case.id, ()) if case.year else _draft_clock(case, today),
            decided.get(case.id),
            tuple(letters.get(case.id, ())),
        )
        for case in cases
    ]


def party_file(ref: str, person_id: int, party_id: int | None, today: date) -> PartyFile:
    """The case that an address names, as the party may see it; NotThere where the person has no such case."""
    case = find(party_cases(person_id, today, party_id), ref)
    case_type, one = CASE_TYPES[case.type], db.session.scalars
    requests = tuple(one(select(RequestRow).where(RequestRow.case_id == case.id).order_by(RequestRow.id.desc())))
    ours = {step.name for step in case_type.steps if writes(step)}  # what officers write in it is theirs to read
    theirs = select(Submission).join(Event, (Event.case_id == Submission.case_id) & (Event.seq == Submission.event_seq))
    submissions = tuple(one(theirs.where(Submission.case_id == case.id, Event.kind.not_in(ours))
                            .order_by(Submission.n.desc())))  # fmt: skip
    messages = tuple(one(select(Message).where(Message.case_id == case.id).order_by(Message.id.desc())))
    incoming = DocumentFile.case_id == case.id, DocumentFile.direction == "incoming"
    documents = tuple(
        one(select(DocumentFile).where(*incoming, DocumentFile.withdrawn_at.is_(None)).order_by(DocumentFile.id.desc()))
    )
    events = _events(case, case_type)
    own: list[int | None] = [row.person_id for row in submissions]
    own += [row.person_id for row in messages if row.from_party]
    own += [event.person_id for event in events if event.by_party]
    return PartyFile(
        case,
        case_type,
        by_party(person_id, case, today),
        next((row for row in requests if row.state == "open"), None),
        requests,
        submissions,
        tuple(_letters([case.id]).get(case.id, ())),
        documents,
        messages,
        events,
        _clocks([case], today).get(case.id, ()),
        _decisions(case, case_type),
        tuple(granted_in(case.id, today)),
        names([case.assignee_id]).get(case.assignee_id or 0, ""),
        _party_names(case, own),
    )


def _party_names(case: Case, ids: list[int | None]) -> dict[int, str]:
    """The names of those who acted for the party; whoever registered its post for us is not among them."""
    ours = db.session.scalars(select(StaffRole.person_id).where(StaffRole.authority == case.authority))
    return names(set(ids) - set(ours))


def sending_step(case_type: CaseType, state: str) -> Step | None:
    """The party's step by which what is written is sent, from a state; None where nothing can be sent."""
    return next(
        (
            step
            for step in case_type.steps
            if Actor.APPLICANT in step.by
            and any(isinstance(effect, FreezeAnswers | CloseRequest) for effect in step.effects)
            and state in {source.name for source in step.sources}
        ),
        None,
    )


def _letters(ids: Iterable[int]) -> dict[int, list[Sent]]:
    rows = db.session.execute(
        select(Letter, Dispatch)
        .join(Dispatch, Dispatch.letter_id == Letter.id)
        .where(Letter.case_id.in_(list(ids)), Letter.state == "printed", Dispatch.sent_at.is_not(None))
        .where(Letter.recipient.not_in((PAYER, BODY)))  # the party has a letter of its own that says the same
        .order_by(Letter.number.desc())
    )
    found: dict[int, list[Sent]] = {}
    for letter, dispatch in rows:
        found.setdefault(letter.case_id, []).append(Sent(letter, dispatch))
    return found


def _clocks(cases: Iterable[Case], today: date) -> dict[int, tuple[Reckoning, ...]]:
    """The clocks that are alive, by their day."""
    types = {case.id: CASE_TYPES[case.type] for case in cases}
    rows = db.session.scalars(
        select(Clock).where(Clock.case_id.in_(types), Clock.state != "stopped").order_by(Clock.case_id, Clock.id)
    )
    found: dict[int, list[Reckoning]] = {}
    for clock in rows:
        found.setdefault(clock.case_id, []).append(reckon(types[clock.case_id], clock, list(clock.events), today))
    return {case_id: tuple(sorted(some, key=lambda one: one.due or date.max)) for case_id, some in found.items()}


def _draft_clock(case: Case, today: date) -> tuple[Reckoning, ...]:
    """The time to apply, as the answers of a draft give it; nothing while they do not."""
    case_type = CASE_TYPES[case.type]
    cx = db.session.connection()
    answers, tables = draft_answers(cx, case), tables_on(cx, case_type.tables, today)
    facts = case_type.triggers(answers, tables)
    for name in case_type.clock_for(answers, tables):
        deadline = case_type.deadline(name)
        if facts.get(deadline.runs_from) is not None:
            try:
                return (replay(deadline, today=today, facts=facts),)
            except (ClockError, CalendarError):
                return ()
    return ()


def _events(case: Case, case_type: CaseType) -> tuple[Seen, ...]:
    """Newest first. What prepares a decision, and the way back from it, stays inside the house."""
    steps = {step.name: step for step in case_type.steps}
    prepared = {step.target.name for step in case_type.steps if step.prepares and step.target}
    rows = db.session.execute(
        select(Event.seq, Event.kind, Event.at, Event.actor_id, Event.from_state, Event.to_state, Event.role)
        .where(Event.case_id == case.id, Event.kind.in_(steps))
        .order_by(Event.seq.desc())
    )
    found = []
    for row in rows:
        step = steps[row.kind]
        by_them = Actor(row.role).is_party
        notice = next((effect.notice for effect in step.effects if isinstance(effect, Notify)), None)
        inside = row.to_state in prepared or (row.from_state in prepared and not step.decides)
        plain = case_type.state(row.from_state).plain, case_type.state(row.to_state).plain
        if not by_them and notice is None and (inside or plain[0] == plain[1]):
            continue
        moved_end = any(isinstance(effect, ExtendClock) for effect in step.effects)
        body = content_of(db.session.connection(), case.id, row.seq) if by_them or moved_end else {}
        told = body if by_them else {"until": body.get("until")}
        found.append(Seen(row.seq, row.at, step, row.actor_id, row.from_state, row.to_state, by_them, notice, told))
    return tuple(found)


def _decisions(case: Case, case_type: CaseType) -> tuple[Decided, ...]:
    rows = list(db.session.scalars(select(Decision).where(Decision.case_id == case.id).order_by(Decision.id)))
    titles = subject_titles(case_type, latest_answers(db.session.connection(), case)) if rows else {}
    return tuple(Decided(row, titles.get(row.subject, row.title)) for row in rows)


def subject_titles(case_type: CaseType, answers: Any) -> dict[str, Text]:
    """What is decided in a case, by key, in words that can be said in the reader's language."""
    return {one.key: one.title for one in case_type.subjects(answers)}


def running(clocks: Iterable[Reckoning], owner: Owner) -> list[Reckoning]:
    """The clocks that run and bind this side, the earliest day first."""
    return [one for one in clocks if one.owner is owner and one.state is ClockState.RUNNING and one.due]
