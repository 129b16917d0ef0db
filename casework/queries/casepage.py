"""What the case page shows, read from the rows of one case. Access is asked before: the case was found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from casework.core.answers import Change, changes
from casework.db import db
from casework.models import (
    Case,
    ChecklistAnswer,
    Clock,
    Decision,
    Dispatch,
    DocumentFile,
    Event,
    EventContent,
    FindingRow,
    Impartiality,
    Letter,
    Message,
    Note,
    ReasonBlock,
    RequestRow,
    Submission,
    TwoPersonAct,
)
from casework.queries.people import names

WEIGHT = {"error": 0, "warning": 1, "manual": 2, "info": 3}


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the record with its person's name and what was told; `erased`: the content is gone."""

    seq: int
    kind: str
    at: int
    person_id: int | None
    person: str
    role: str
    from_state: str
    to_state: str
    body: Mapping[str, Any]
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter and what became of it."""

    letter: Letter
    dispatch: Dispatch | None


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submission with what changed since the one before it, field by field."""

    row: Submission
    person: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Acted:
    """A two-person act: who prepared it at which event, who signed it."""

    act: TwoPersonAct
    first: str
    second: str


@dataclass(frozen=True)
class CaseFile:
    """Everything that lies in a case. `people` are the names of all who appear."""

    findings: list[FindingRow]
    checklist: dict[tuple[str, str], ChecklistAnswer]
    reasons: dict[str, ReasonBlock]
    documents: list[DocumentFile]
    letters: list[Sent]
    clocks: list[Clock]
    events: list[Happened]
    messages: list[Message]
    notes: list[Note]
    submissions: list[Submitted]
    requests: list[RequestRow]
    decisions: list[Decision]
    people: dict[int, str] = field(default_factory=dict)


def case_file(case: Case) -> CaseFile:
    """The file of a case, newest first where order is that of time."""
    one = db.session.scalars
    findings = list(one(select(FindingRow).where(FindingRow.case_id == case.id, FindingRow.state != "gone")))
    findings.sort(key=lambda row: (row.state == "accepted", WEIGHT.get(row.severity, 9), row.rule, row.pointer))
    answers = one(select(ChecklistAnswer).where(ChecklistAnswer.case_id == case.id).order_by(ChecklistAnswer.id))
    checklist = {(row.item, row.row_key): row for row in answers}
    reasons = {row.block: row for row in one(select(ReasonBlock).where(ReasonBlock.case_id == case.id))}
    documents = list(
        one(
            select(DocumentFile)
            .where(
                DocumentFile.case_id == case.id, DocumentFile.withdrawn_at.is_(None), DocumentFile.number.is_not(None)
            )
            .order_by(DocumentFile.number.desc())
        )
    )
    notes = list(one(select(Note).where(Note.case_id == case.id).order_by(Note.id.desc())))
    messages = list(one(select(Message).where(Message.case_id == case.id).order_by(Message.id.desc())))
    people = names(
        [
            *(row.accepted_by for row in findings),
            *(row.explained_by for row in findings),
            *(row.person_id for row in checklist.values()),
            *(row.saved_by for row in reasons.values()),
            *(row.person_id for row in notes),
            *(row.person_id for row in messages),
            *(row.person_id for row in documents),
        ]
    )
    return CaseFile(
        findings,
        checklist,
        reasons,
        documents,
        letters_of(case.id),
        clocks_of(case.id),
        events_of(case.id),
        messages,
        notes,
        submissions_of(case.id),
        list(one(select(RequestRow).where(RequestRow.case_id == case.id).order_by(RequestRow.id.desc()))),
        list(one(select(Decision).where(Decision.case_id == case.id).order_by(Decision.id))),
        people,
    )


def clocks_of(case_id: int) -> list[Clock]:
    """Every clock, the stopped ones too, oldest first."""
    return list(db.session.scalars(select(Clock).where(Clock.case_id == case_id).order_by(Clock.id)))


def letters_of(case_id: int) -> list[Sent]:
    """The letters that are not void, newest first, each with its sending."""
    rows = db.session.execute(
        select(Letter, Dispatch)
        .outerjoin(Dispatch, Dispatch.letter_id == Letter.id)
        .where(Letter.case_id == case_id, Letter.state != "void")
        .order_by(Letter.number.desc())
    )
    return [Sent(row[0], row[1]) for row in rows]


def events_of(case_id: int) -> list[Happened]:
    """The record, newest first."""
    rows = db.session.execute(
        select(
            Event.seq,
            Event.kind,
            Event.at,
            Event.actor_id,
            Event.role,
            Event.from_state,
            Event.to_state,
            EventContent.body,
        )
        .outerjoin(EventContent, (EventContent.case_id == Event.case_id) & (EventContent.seq == Event.seq))
        .where(Event.case_id == case_id)
        .order_by(Event.seq.desc())
    ).all()
    known = names(row.actor_id for row in rows)
    return [
        Happened(
            row.seq,
            row.kind,
            row.at,
            row.actor_id,
            known.get(row.actor_id, ""),
            row.role,
            row.from_state,
            row.to_state,
            json.loads(row.body) if row.body else {},
            not row.body,
        )
        for row in rows
    ]


def submissions_of(case_id: int) -> list[Submitted]:
    """What was sent, newest first."""
    rows = list(db.session.scalars(select(Submission).where(Submission.case_id == case_id).order_by(Submission.n)))
    known = names(row.person_id for row in rows)
    found = [
        Submitted(
            row, known.get(row.person_id, ""), tuple(changes(rows[place - 1].answers, row.answers)) if place else ()
        )
        for place, row in enumerate(rows)
    ]
    return found[::-1]


def act_at(case_id: int, seq: int) -> Acted | None:
    """The act that was prepared at an event."""
    act = db.session.scalars(
        select(TwoPersonAct).where(TwoPersonAct.case_id == case_id, TwoPersonAct.prepared_seq == seq)
    ).first()
    if act is None:
        return None
    known = names([act.first_person, act.second_person])
    return Acted(act, known.get(act.first_person, ""), known.get(act.second_person or 0, ""))


def last_item_received_at(case_id: int) -> int | None:
    """When the last document that is in the journal came in (UTC milliseconds); the sending itself counts too."""
    document = db.session.scalar(
        select(func.max(DocumentFile.received_at)).where(
            DocumentFile.case_id == case_id, DocumentFile.direction == "incoming", DocumentFile.withdrawn_at.is_(None)
        )
    )
    sent = db.session.scalar(select(func.max(Submission.received_at)).where(Submission.case_id == case_id))
    return max((at for at in (document, sent) if at is not None), default=None)


def own_impartiality(case_id: int, person_id: int) -> Impartiality | None:
    """The person's newest answer to whether they are impartial in this case."""
    return db.session.scalars(
        select(Impartiality)
        .where(Impartiality.case_id == case_id, Impartiality.person_id == person_id)
        .order_by(Impartiality.id.desc())
    ).first()
