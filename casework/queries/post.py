"""Incoming post as it is read: for whom something may be, what it may be, and what was registered.

A correction is an event of its own; what is shown is what stands after the last correction, with what stood before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from casework.core.asked import Document
from casework.core.calendars import day_begins
from casework.core.case_type import CaseType
from casework.db import db
from casework.models import Case, CaseMark, Event, EventContent, Party
from casework.queries.access import NotThere, find, staff_cases
from casework.queries.people import names
from casework.queries.submissions import latest_answers
from casework.workflows.requirements import rows_for

REGISTERED, CORRECTED = "record:post", "record:post_corrected"
FOUND = 12


@dataclass(frozen=True, slots=True)
class Registered:
    """What was registered at an event, as it stands after corrections; `was`: what stood there before the last."""

    case: Case
    seq: int
    at: int
    person: str
    body: Mapping[str, Any]
    was: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Meets:
    """A requirement that a paper may meet: the kind of document, and the row it is about ('' = the whole)."""

    document: Document
    row_key: str
    about: str

    @property
    def value(self) -> str:
        return f"{self.document.kind}:{self.row_key}"


def search(q: str, *, person_id: int, authority: str, today: date) -> tuple[Sequence[Case], Sequence[Party]]:
    """Cases, open ones first, and parties that a sender's name or number, or a case number, may mean."""
    cases = staff_cases(person_id, today).where(Case.authority == authority)
    try:
        return [find(cases, q.strip().replace("/", "-").replace(" ", ""))], []
    except NotThere:
        pass
    words = q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    if not words:
        return [], []
    bare = "".join(sign for sign in q if sign.isalnum())
    named = or_(Party.name.icontains(words, escape="\\"), Party.number == bare, Party.email == q.strip())
    parties = db.session.scalars(select(Party).where(named).order_by(Party.name).limit(FOUND)).all()
    meant = or_(
        Case.title.icontains(words, escape="\\"),
        Case.party_id.in_([party.id for party in parties]),
        Case.identifier == bare,
        Case.your_reference == q.strip(),
        Case.id.in_(select(CaseMark.case_id).where(CaseMark.value == bare)),
    )
    ordered = cases.where(meant).options(joinedload(Case.party)).order_by(Case.closed_at.is_not(None), Case.id.desc())
    return db.session.scalars(ordered.limit(FOUND)).all(), parties


def requirements(case: Case, case_type: CaseType) -> Iterator[Meets]:
    """What the case may need, by its latest answers: each kind of document, for each row it is about."""
    answers = latest_answers(db.session.connection(), case)
    for document in case_type.documents:
        for key, row in rows_for(document, answers):
            if document.when(answers, key):
                yield Meets(document, key, _called(row) if key else "")


def _called(row: Any) -> str:
    """What a row is called: its first words."""
    said = [value for value in row.model_dump().values() if isinstance(value, str) and value]
    return " ".join(said[:2])


def registered_on(day: date, *, person_id: int, authority: str) -> list[Registered]:
    """What was registered on a day, newest first, of the cases that this person may see."""
    mine = staff_cases(person_id, day).where(Case.authority == authority).with_only_columns(Case.id)
    first, last = (day_begins(day + timedelta(n)) for n in (0, 1))
    return _read(Event.kind == REGISTERED, Event.at >= first, Event.at < last, Event.case_id.in_(mine))


def registered_at(case_id: int, seq: int) -> Registered:
    """What was registered at an event of a case that was found for the reader; NotThere where nothing was."""
    found = _read(Event.kind == REGISTERED, Event.case_id == case_id, Event.seq == seq)
    if not found:
        raise NotThere
    return found[0]


def _read(*conditions: Any) -> list[Registered]:
    own = (EventContent.case_id == Event.case_id) & (EventContent.seq == Event.seq)
    rows = db.session.execute(
        select(Event.case_id, Event.seq, Event.at, Event.actor_id, EventContent.body)
        .join(EventContent, own)
        .where(*conditions, EventContent.body != "")
        .order_by(Event.at.desc(), Event.seq.desc())
    ).all()
    known, ids = names(row.actor_id for row in rows), {row.case_id for row in rows}
    cases = {one.id: one for one in db.session.scalars(select(Case).where(Case.id.in_(ids)))}
    corrections = _corrections(ids)
    return [
        _corrected(
            Registered(cases[row.case_id], row.seq, row.at, known.get(row.actor_id, ""), json.loads(row.body)),
            corrections.get((row.case_id, row.seq), []),
        )
        for row in rows
    ]


def _corrections(ids: set[int]) -> dict[tuple[int, int], list[dict[str, Any]]]:
    own = (EventContent.case_id == Event.case_id) & (EventContent.seq == Event.seq)
    rows = db.session.execute(
        select(Event.case_id, EventContent.body)
        .join(EventContent, own)
        .where(Event.kind == CORRECTED, Event.case_id.in_(ids), EventContent.body != "")
        .order_by(Event.seq)
    )
    found: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for case_id, body in rows:
        told = json.loads(body)
        found.setdefault((case_id, told["corrects"]), []).append(told)
    return found


def _corrected(one: Registered, corrections: Sequence[Mapping[str, Any]]) -> Registered:
    for told in corrections:
        right = {**one.body, **told["right"]}
        one = Registered(one.case, one.seq, one.at, one.person, right, told["was"], told["reason"])
    return one
