"""What a verifier sees of the cases that it is named in, and nothing else: found through its tie (`queries.access`).

It sees the plan as it stands in the draft and as it was sent last, documents of the kinds that the declaration names,
and the letters that it must have before it to assess anew (Delegated Regulation (EU) 2023/2917 Art. 74(2)). No mandate,
delivery, message, other letter, finding, note or name of the authority's people is read here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from casework.core.answers import as_json, lift, read
from casework.core.asked import Section
from casework.core.case_type import CaseType, Step
from casework.db import db
from casework.forms.applying import applying
from casework.models import Case, Dispatch, DocumentFile, DraftSection, Letter
from casework.queries.access import By, by_verifier, find, verifier_cases
from casework.queries.approvals import Versions, versions_of
from casework.queries.submissions import draft_raw, latest
from casework.queries.verifiers import Named, verifier_of
from casework.workflows import CASE_TYPES
from casework.workflows.verifying import Deliver, delivery_of


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan in one of its states, as the verifier may read it: typed values and answers, without what is hidden."""

    sections: tuple[Section, ...]
    raw: Mapping[str, Any]
    answers: Any


@dataclass(frozen=True, slots=True)
class Delivered:
    """What the verifier delivered last, and when; `is_of_this`: the plan is still the one that it assessed."""

    raw: Mapping[str, Any]
    at: int
    is_of_this: bool


@dataclass(frozen=True)
class Assignment:
    """A case for one of the verifier's people. `step`: the step by which it can deliver now; `read`: what the plan
    that is shown goes by; `letters`: (letter, when it left), the newest first.
    """

    case: Case
    case_type: CaseType
    by: By
    named: Named
    delivery: Deliver
    title: str
    step: Step | None
    read: Mapping[str, Any]
    draft: Plan
    delivered: Delivered | None
    papers: tuple[DocumentFile, ...]
    letters: tuple[tuple[Letter, int], ...]

    @property
    def awaits(self) -> bool:
        """Is something to be delivered: nothing was, or the plan has changed or come back with our reasons since?"""
        if self.step is None:
            return False
        found = self.delivered
        return found is None or not found.is_of_this or any(sent > found.at for _, sent in self.letters)

    def sent(self) -> Plan | None:
        """The plan as the company sent it last."""
        answers = self._sent_answers()
        return _plan(self.case_type, self.delivery, answers, as_json(answers)) if answers is not None else None

    def since_in_force(self, today: date) -> Versions | None:
        """The version in force and what the company writes now, of each what the verifier sees; None where the case is
        about no version in force.
        """
        found = versions_of(db.session.connection(), self.case, self.case_type, self.draft.answers, today)
        return replace(found, earlier=self._seen(found.earlier), later=self._seen(found.later)) if found else None

    def since_sent(self) -> tuple[Any, Any] | None:
        """What the company sent last and what it writes now, of each what the verifier sees; None where nothing was."""
        answers = self._sent_answers()
        return (self._seen(answers), self._seen(self.draft.answers)) if answers is not None else None

    def _sent_answers(self) -> Any:
        row = latest(db.session.connection(), self.case.id)
        return lift(self.case_type.answers, row.answers_version, row.answers) if row is not None else None

    def _seen(self, answers: Any) -> Any:
        """The answers as if nothing stood in the sections that are hidden."""
        nothing = self.case_type.answers()
        return answers.model_copy(update={name: getattr(nothing, name) for name in self.delivery.hidden})


def assignments(person_id: int, party_id: int | None, today: date) -> list[Assignment]:
    """The cases in which the verifier is named now, the newest first."""
    cases = list(db.session.scalars(verifier_cases(person_id, today, party_id).order_by(Case.id.desc())))
    return [_assignment(case, person_id, party_id or 0, today) for case in cases]


def assignment(ref: str, person_id: int, party_id: int | None, today: date) -> Assignment:
    """The case that an address names; NotThere where the verifier is not named in such a case."""
    return _assignment(find(verifier_cases(person_id, today, party_id), ref), person_id, party_id or 0, today)


def _assignment(case: Case, person_id: int, party_id: int, today: date) -> Assignment:
    cx, case_type, one = db.session.connection(), CASE_TYPES[case.type], db.session.scalars
    named, delivery = verifier_of(cx, case.id), delivery_of(case_type)
    if named is None or delivery is None:  # closed between two reads
        raise LookupError(case.ref)
    typed = draft_raw(cx, case.id)
    answers = read(case_type.answers, typed)[0]
    stamp = delivery.stamp(applying(case_type, answers).answers)
    of_mine = DocumentFile.case_id == case.id, DocumentFile.direction == "incoming", DocumentFile.purged_at.is_(None)
    papers = select(DocumentFile).where(*of_mine, DocumentFile.kind.in_(delivery.papers))
    letters = (
        select(Letter, Dispatch.sent_at)
        .join(Dispatch, Dispatch.letter_id == Letter.id)
        .where(Letter.case_id == case.id, Letter.kind.in_(delivery.letters), Letter.state == "printed")
        .where(Dispatch.sent_at.is_not(None))
        .order_by(Letter.number.desc(), Dispatch.id)
    )
    return Assignment(
        case,
        case_type,
        by_verifier(person_id, party_id, today),
        named,
        delivery,
        case_type.title_of(answers) or case.title,
        next((step for step in case_type.steps if delivery in step.effects
              and case.state in {source.name for source in step.sources}), None),
        stamp,
        _plan(case_type, delivery, answers, typed),
        _delivered(case, delivery, stamp),
        tuple(one(papers.where(DocumentFile.withdrawn_at.is_(None)).order_by(DocumentFile.id.desc()))),
        tuple({letter.id: (letter, sent or 0) for letter, sent in db.session.execute(letters)}.values()),
    )


def _plan(case_type: CaseType, delivery: Deliver, answers: Any, raw: Mapping[str, Any]) -> Plan:
    asked = applying(case_type, answers)
    sections = tuple(one for one in asked.among(case_type.sections) if one.name not in delivery.hidden)
    names = {section.name for section in sections}
    return Plan(sections, {name: part for name, part in asked.of(raw).items() if name in names}, asked.answers)


def _delivered(case: Case, delivery: Deliver, stamp: Mapping[str, Any]) -> Delivered | None:
    row = db.session.get(DraftSection, (case.id, delivery.section))
    if row is None or not set(stamp) <= set(row.raw):
        return None
    return Delivered(row.raw, row.saved_at, all(row.raw[name] == value for name, value in stamp.items()))
