"""Incoming post: what reached us by letter, e-mail, telephone or over the counter, registered for a party.

The clock follows the day on which it reached us, never the day on which somebody registers it. A day in the past needs
a reason and what shows it. What was registered is never changed: a correction is an event of its own that says what was
registered, what is right, and why; the first registration stays in the record.

An application on paper is filed as it came, open errors and all, for people must be able to file in time; what is
missing is asked for afterwards (forvaltningsloven § 11).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, BinaryIO

from sqlalchemy import select

from casework.core.case_type import Actor, CaseType, Step
from casework.core.effects import CloseRequest, FreezeAnswers
from casework.core.text import Text
from casework.db import db, writing
from casework.i18n import day, say
from casework.models import Case, DocumentFile, FindingRow, Party, QuestionRow
from casework.operations import documents, drafts, findings, review
from casework.operations.acting import By, NotThere, legal_date
from casework.operations.documents import Kept
from casework.operations.steps import Taken, locked, note_event, take_step
from casework.ports import doorbell
from casework.ports.storage import Storage
from casework.queries.post import registered_at
from casework.queries.record import content_of
from casework.queries.submissions import open_request
from casework.workflows import CASE_TYPES

CASES, DOCUMENT, PARTY, QUESTION = Case.__table__, DocumentFile.__table__, Party.__table__, QuestionRow.__table__
CHANNELS = ("post", "email", "phone", "hand")
SEE = Text("See document {numbers}, received {day}.")
CORRECTABLE = ("channel", "sender", "received_at", "title")


class NotRegistered(ValueError):
    """It is not registered; `why` says it in a sentence, `place` names what must be changed."""

    def __init__(self, place: str, why: Text) -> None:
        super().__init__(str(why))
        self.place, self.why = place, why


@dataclass(frozen=True, slots=True)
class Arrival:
    """By which channel, from whom, at which instant (UTC ms) it reached us, and why it is registered on a later day."""

    channel: str
    sender: str
    received_at: int
    title: str = ""
    evidence: str = ""

    def prove(self, now: int) -> Arrival:
        """Itself; NotRegistered for a time to come, or a day in the past without a reason."""
        if self.channel not in CHANNELS:
            raise NotRegistered("channel", Text("Choose how it came."))
        if self.received_at > now:
            raise NotRegistered("received_on", Text("This time has not come yet."))
        if legal_date(self.received_at) < legal_date(now) and not self.evidence:
            raise NotRegistered("evidence", Text("Say why it is registered later, and what shows the day."))
        return self


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that came; `kind` and `row_key` say which requirement it meets ('other': none)."""

    filename: str
    stream: BinaryIO
    kind: str = "other"
    row_key: str = ""
    dated_on: date | None = None


def register(
    case_id: int, arrival: Arrival, papers: Sequence[Paper], *, storage: Storage, by: By, now: int, text: str = ""
) -> int:
    """Enters files, and what was said, in the journal of a case; returns the number of the event that says so.

    Raises NotRegistered, NotAccepted (a file that is not taken; then none is), NotThere.
    """
    arrival.prove(now)
    case_type = _type_of(case_id)
    kept = _keep(case_type, papers, f"{case_id}/{arrival.received_at}", storage=storage)
    with writing():
        ids = _enter(case_id, case_type, kept, arrival, by=by, now=now)
        if text:
            review.write_message(case_id, text, from_party=True, by=by, now=now, document_id=ids[0] if ids else None)
        return _say(case_id, arrival, ids, by=by, now=now)


def register_answer(
    case_id: int, arrival: Arrival, papers: Sequence[Paper], *, storage: Storage, by: By, now: int
) -> Taken:
    """Registers the answer to the open request: the questions point at the documents, and the party's step is taken.

    All in one transaction, so that whoever tries again after a crash registers nothing twice. Raises also StepRefused
    with every reason.
    """
    arrival.prove(now)
    case_type = _type_of(case_id)
    kept = _keep(case_type, papers, f"{case_id}/{arrival.received_at}", storage=storage)
    with writing() as cx:
        case = locked(cx, case_id)
        step = answering(case_type, case.state)
        if step is None:
            raise NotRegistered("kind", Text("No request is open."))
        ids = _enter(case_id, case_type, kept, arrival, by=by, now=now)
        said = content_of(cx, case_id, _say(case_id, arrival, ids, by=by, now=now))
        own, language = f"{case.year}/{case.seq}", case.language
        numbers = ", ".join(f"{own}-{number}" for number in said["numbers"]) or own
        seen = say(Text(SEE.msgid, numbers=numbers, day=day(legal_date(arrival.received_at), language)), language)
        request = open_request(cx, case_id)
        mine = QUESTION.c.request_id == (request.id if request else 0), QUESTION.c.answer == ""
        for question_id in cx.execute(select(QUESTION.c.id).where(*mine).order_by(QUESTION.c.n)).scalars().all():
            review.answer_question(question_id, seen, by=by, now=now)
        taken = _for_party(case_id, step, arrival, by=by, now=now)
    doorbell.ring()
    return taken


def file_application(
    type_name: str,
    party_id: int,
    arrival: Arrival,
    papers: Sequence[Paper],
    *,
    storage: Storage,
    by: By,
    now: int,
    language: str = "nb",
    about: int | None = None,
) -> Taken:
    """Files an application that came on paper for a party, as it came; it gets its number and its clocks at once.
    `about`: the approval that it is about; NotRegistered if the party does not hold it, or the type is of none.
    """
    arrival.prove(now)
    case_type = CASE_TYPES[type_name]
    name = db.session.scalar(select(PARTY.c.name).where(PARTY.c.id == party_id))
    if name is None:
        raise NotThere
    kept = _keep(case_type, papers, f"party-{party_id}/{arrival.received_at}", storage=storage)
    with writing():
        try:
            case_id = drafts.open_draft(
                type_name, party_id, by=by, now=now, language=language, about=about, carries=False
            )
        except NotThere:
            raise NotRegistered("about", Text("An application of this type is not about that.")) from None
        taken = _file(case_id, case_type, kept, arrival, by=by, now=now, title=name)
    doorbell.ring()
    return taken


def file_draft(case_id: int, arrival: Arrival, papers: Sequence[Paper], *, storage: Storage, by: By, now: int,
               told: Mapping[str, Any]) -> Taken:  # fmt: skip
    """Files a draft that was begun for a party, as what it is came on paper; `told`: what else its step is told."""
    case_type = _type_of(case_id)
    kept = _keep(case_type, papers, f"{case_id}/{arrival.received_at}", storage=storage)
    return _file(case_id, case_type, kept, arrival, by=by, now=now, told=told)


def _file(case_id: int, case_type: CaseType, kept: Sequence[tuple[Paper, Kept]], arrival: Arrival, *, by: By, now: int,
          told: Mapping[str, Any] | None = None, **changes: Any) -> Taken:  # fmt: skip
    """The documents, the party's step, and the event that says how it came, in one transaction."""
    step = next(step for step in case_type.steps if step.numbers)
    with writing():
        ids = _enter(case_id, case_type, kept, arrival, by=by, now=now, journal=False)
        taken = _for_party(case_id, step, arrival, by=by, now=now, told=told)
        _say(case_id, arrival, ids, by=by, now=now, **changes)
    return taken


def new_party(name: str, *, number: str, country: str, address: Sequence[str], language: str, now: int) -> int:
    """A party that nobody has registered yet; returns its id."""
    with writing() as cx:
        made = cx.execute(
            PARTY.insert().values(
                kind="organisation",
                name=name,
                number=number or None,
                country=country,
                address=list(address),
                email="",
                language=language,
                created_at=now,
            )
        ).inserted_primary_key
    return int(made[0])  # type: ignore[index]


def correct(case_id: int, seq: int, right: Mapping[str, Any], reason: str, *, by: By, now: int) -> None:
    """Says that what event `seq` registered was not right; `right` holds the CORRECTABLE values that differ."""
    changed = {name: value for name, value in right.items() if name in CORRECTABLE}
    if not reason:
        raise NotRegistered("reason", Text("Say why it is corrected."))
    if changed.get("received_at", 0) > now:
        raise NotRegistered("received_on", Text("This time has not come yet."))
    with writing() as cx:
        case = locked(cx, case_id)
        was = registered_at(case_id, seq).body
        changed = {name: value for name, value in changed.items() if was.get(name) != value}
        if not changed:
            raise NotRegistered("reason", Text("Nothing is different from what was registered."))
        body = {"corrects": seq, "right": changed, "was": {name: was.get(name) for name in changed}, "reason": reason}
        note_event(cx, case, "post_corrected", by=by, now=now, body=body)


def answering(case_type: CaseType, state: str) -> Step | None:
    """The party's step that answers an open request, from where a case stands."""
    return next(
        (
            step
            for step in case_type.steps
            if state in {source.name for source in step.sources}
            and Actor.APPLICANT in step.by
            and any(isinstance(effect, CloseRequest) for effect in step.effects)
            and any(isinstance(effect, FreezeAnswers) for effect in step.effects)
        ),
        None,
    )


def _type_of(case_id: int) -> CaseType:
    name = db.session.scalar(select(CASES.c.type).where(CASES.c.id == case_id))
    if name is None:
        raise NotThere
    return CASE_TYPES[name]


def _keep(case_type: CaseType, papers: Sequence[Paper], folder: str, *, storage: Storage) -> list[tuple[Paper, Kept]]:
    """Every file is judged before the first is stored, so that a file that is not taken leaves nothing half done."""
    for paper in papers:
        head = paper.stream.read(documents.HEAD)
        paper.stream.seek(0)
        documents.judge(documents.declared(case_type.name, paper.kind), head)
    return [
        (paper, documents.keep_once(
            documents.declared(case_type.name, paper.kind), paper.filename, paper.stream, folder, storage=storage))
        for paper in papers
    ]  # fmt: skip


def _enter(
    case_id: int,
    case_type: CaseType,
    kept: Sequence[tuple[Paper, Kept]],
    arrival: Arrival,
    *,
    by: By,
    now: int,
    journal: bool = True,
) -> list[int]:
    came: dict[str, Any] = {"channel": arrival.channel, "sender": arrival.sender, "received_at": arrival.received_at}
    how: dict[str, Any] = {**came, "title": arrival.title, "journal": journal, "by": by, "now": now}
    return [
        documents.enter(case_id, case_type.name, one, paper.row_key, dated_on=paper.dated_on, **how)
        for paper, one in kept
    ]


def _for_party(case_id: int, step: Step, arrival: Arrival, *, by: By, now: int,
               told: Mapping[str, Any] | None = None) -> Taken:  # fmt: skip
    """The party's own step, taken at the counter: the declaration is the signature on the paper."""
    party = By(by.person_id, frozenset({Actor.APPLICANT}), writes=True, signs=True)
    open_errors = select(FindingRow.id).where(
        FindingRow.case_id == case_id, FindingRow.state == "open", FindingRow.severity == "error"
    )
    findings.acknowledge(case_id, list(db.session.scalars(open_errors)), now=now)
    seen = db.session.scalar(select(CASES.c.n_events).where(CASES.c.id == case_id)) or 0
    given = {"declaration": True, "received_at": arrival.received_at, "channel": arrival.channel, **(told or {})}
    return take_step(case_id, step.name, by=party, now=now, seen=seen, given=given)


def _say(case_id: int, arrival: Arrival, ids: Sequence[int], *, by: By, now: int, **changes: Any) -> int:
    with writing() as cx:
        case = locked(cx, case_id)
        numbers = cx.execute(select(DOCUMENT.c.number).where(DOCUMENT.c.id.in_(ids)).order_by(DOCUMENT.c.number))
        body = {**asdict(arrival), "documents": list(ids), "numbers": [number for (number,) in numbers]}
        note_event(cx, case, "post", by=by, now=now, body=body, **changes)
        return int(case.n_events) + 1
