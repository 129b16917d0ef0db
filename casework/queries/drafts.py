"""A draft as its writers see it: what stands where, what the rules say of it, and who works on it.

A draft is found only among the cases the person may see for the party they act for (A2). The rules are asked anew each
time: after a return the stored findings speak of what was sent, the page of what is being written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from casework.core.answers import read
from casework.core.asked import Section
from casework.core.calendars import legal_date
from casework.core.case_type import CaseType
from casework.core.checks import DocumentFact, Finding
from casework.db import db
from casework.forms.applying import Applying, applying
from casework.models import Case, Clock, DocumentFile, DraftSection, FindingRow, Membership, Person, RequestRow
from casework.queries.access import By, by_party, find, opens, party_cases
from casework.queries.findings import check, document_facts, key_of
from casework.queries.submissions import REMOVED, draft_raw, writable
from casework.queries.verifiers import Named, verifier_of
from casework.workflows import CASE_TYPES
from casework.workflows.verifying import Deliver, delivery_of


@dataclass(frozen=True, slots=True)
class Saved:
    """Who saved a section, when, in which version; who has it open since when; the row that can be put back."""

    version: int
    saved_by: int
    saved_at: int
    opened_by: int | None
    opened_at: int | None
    removed: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule says of the draft, and what its writers answered. `id` is None where nothing has settled it yet."""

    finding: Finding
    id: int | None = None
    state: str = "open"
    explanation: str = ""
    is_acknowledged: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who may work on the draft; `seen_at`: when they last saved something in it."""

    id: int
    name: str
    rights: str
    seen_at: int | None = None


@dataclass(frozen=True)
class Draft:
    """A draft for one reader. `typed`: section → all that was typed; `raw`: as much of it as applies, as do `answers`;
    `writable`: the sections that may be changed now.
    """

    case: Case
    case_type: CaseType
    by: By
    applying: Applying
    typed: Mapping[str, dict[str, Any]]
    raw: Mapping[str, dict[str, Any]]
    saved: Mapping[str, Saved]
    found: tuple[Found, ...]
    documents: tuple[DocumentFile, ...]
    document_facts: tuple[DocumentFact, ...]
    applied_on: date
    writable: frozenset[str]
    request: RequestRow | None = None
    clocks: tuple[Clock, ...] = ()
    writers: tuple[Writer, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    verifier: Named | None = None

    @property
    def answers(self) -> Any:
        return self.applying.answers

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that apply, in their order."""
        return self.applying.among(self.case_type.sections)

    def opens(self, file: DocumentFile) -> bool:
        """May the reader open this file?"""
        return opens(self.by, file)

    @property
    def delivers(self) -> Deliver | None:
        """What a verifier delivers in cases of this type, whether one is named or not."""
        return delivery_of(self.case_type)

    @property
    def theirs(self) -> Deliver | None:
        """What only the verifier writes now."""
        return self.delivers if self.verifier else None

    @property
    def has_assessment(self) -> bool:
        """The verifier that is named has delivered what stands in its section."""
        wanted = self.delivers.stamp(self.answers) if self.delivers else {}
        return bool(wanted) and set(wanted) <= set(self.raw.get(self.delivers.section, {}) if self.delivers else {})

    @property
    def is_first(self) -> bool:
        """Nothing was sent yet."""
        return self.case.received_at is None

    def at(self, pointer: str) -> Any:
        """What was typed at a place; None where nothing was."""
        place: Any = self.raw
        for part in pointer.split("/")[1:]:
            place = place.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(place, Mapping) else None
        return place


def case_for(ref: str, person_id: int, party_id: int | None, today: date) -> Case:
    """The case of a URL among those the person may see for this party; NotThere where there is none."""
    return find(party_cases(person_id, today, party_id), ref)


def draft(ref: str, person_id: int, party_id: int | None, today: date) -> Draft:
    """Everything about a draft; NotThere where the person has no such case."""
    case = case_for(ref, person_id, party_id, today)
    cx = db.session.connection()
    case_type = CASE_TYPES[case.type]
    rows = {row.section: row for row in db.session.scalars(select(DraftSection).where(DraftSection.case_id == case.id))}
    typed = draft_raw(cx, case.id)
    asked = applying(case_type, read(case_type.answers, typed)[0])
    applied_on = legal_date(case.received_at) if case.received_at else today
    saved = {
        name: Saved(row.version, row.saved_by, row.saved_at, row.opened_by, row.opened_at, row.raw.get(REMOVED))
        for name, row in rows.items()
    }
    writers = _writers(case, saved, today)
    return Draft(
        case,
        case_type,
        by_party(person_id, case, today),
        asked,
        typed,
        asked.of(typed),
        saved,
        _found(case, case_type, asked, today, applied_on),
        tuple(
            db.session.scalars(
                select(DocumentFile)
                .where(
                    DocumentFile.case_id == case.id,
                    DocumentFile.direction == "incoming",
                    DocumentFile.withdrawn_at.is_(None),
                )
                .order_by(DocumentFile.id)
            )
        ),
        document_facts(cx, case.id),
        applied_on,
        writable(cx, case),
        db.session.scalars(
            select(RequestRow)
            .where(RequestRow.case_id == case.id, RequestRow.state == "open")
            .order_by(RequestRow.id.desc())
        ).first(),
        tuple(
            db.session.scalars(
                select(Clock).where(Clock.case_id == case.id, Clock.state != "stopped").order_by(Clock.id)
            )
        ),
        writers,
        _names(saved, writers),
        verifier_of(cx, case.id),
    )


def _found(case: Case, case_type: CaseType, asked: Applying, today: date, applied_on: date) -> tuple[Found, ...]:
    cx = db.session.connection()
    rows = {
        (row.rule, row.pointer, row.part): row
        for row in db.session.scalars(
            select(FindingRow).where(FindingRow.case_id == case.id, FindingRow.state != "gone")
        )
    }
    found = []
    for finding in check(cx, case_type, case, asked.answers, today=today, applied_on=applied_on):
        row = rows.get(key_of(finding))
        if row is None:
            found.append(Found(finding))
        else:
            found.append(Found(finding, row.id, row.state, row.explanation, row.acknowledged_at is not None))
    return tuple(found)


def _writers(case: Case, saved: Mapping[str, Saved], today: date) -> tuple[Writer, ...]:
    """The members of the party, and whoever else has saved something; by name."""
    last: dict[int, int] = {}
    for section in saved.values():
        last[section.saved_by] = max(last.get(section.saved_by, 0), section.saved_at)
    members = db.session.execute(
        select(Person.id, Person.name, Membership.rights)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.party_id == case.party_id,
            Membership.valid_from <= today,
            or_(Membership.valid_until.is_(None), Membership.valid_until >= today),
            Membership.revoked_at.is_(None),
        )
        .order_by(Membership.id)
    ).all()
    found = {row.id: Writer(row.id, row.name, row.rights, last.get(row.id)) for row in members}
    others = db.session.execute(select(Person.id, Person.name).where(Person.id.in_(set(last) - set(found)))).all()
    found |= {row.id: Writer(row.id, row.name, "write", last[row.id]) for row in others}
    return tuple(sorted(found.values(), key=lambda writer: writer.name.casefold()))


def _names(saved: Mapping[str, Saved], writers: tuple[Writer, ...]) -> dict[int, str]:
    names = {writer.id: writer.name for writer in writers}
    unknown = {section.opened_by for section in saved.values() if section.opened_by} - set(names)
    names |= {
        row.id: row.name for row in db.session.execute(select(Person.id, Person.name).where(Person.id.in_(unknown)))
    }
    return names
