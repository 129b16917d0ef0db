"""Cases that the authority opens of its own accord: about an approval in force, another case, or a party alone.

The party is the holder, or that of the other case; the draft begins with what the case type carries over (a reversal:
with what that case decided last), and with what the officer says. Until something is sent in the case, the party does
not see it (`casework.queries.access`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.core import machine
from casework.core.answers import read
from casework.core.approvals import About
from casework.core.asked import Section
from casework.core.case_type import Actor, CaseFacts, CaseType, Step, Subject, Wishes
from casework.core.machine import StepRefused
from casework.db import db, writing
from casework.forms.applying import applying
from casework.models import Approval, Case, Party
from casework.operations import appeals, drafts
from casework.operations.acting import By, NotThere, legal_date
from casework.operations.steps import Taken, locked, take_step
from casework.queries.appeals import decided_last
from casework.queries.approvals import Standing
from casework.queries.concerning import concerned, concerned_alone
from casework.workflows import CASE_TYPES
from casework.workflows.approvals import opened_about
from casework.workflows.charging import tie_of
from casework.workflows.concerning import Concerned
from casework.workflows.reversing import reconsidering
from casework.workflows.supervising import unbidden

Ground = Approval | Case | Party
"""What a case is opened about: a supervision also about a party alone."""


def opening(case_type: CaseType) -> Step | None:
    """The step by which the authority opens a case of this type itself; None where only the party may."""
    return next((step for step in case_type.steps if step.numbers and Actor.CASEWORKER in step.by), None)


def offered(kind: str) -> list[tuple[CaseType, About]]:
    """What the authority may open about an approval of this kind: the type, and how it is called."""
    return [(one, about) for one, about in opened_about(kind) if about.own and opening(one)]


def offered_about(case: Case) -> list[CaseType]:
    """What the authority may open about a case."""
    cx = db.session.connection()
    known, decided = concerned(cx, case), bool(decided_last(cx, case.id))

    def begins(case_type: CaseType) -> bool:
        tie = tie_of(case_type)
        return decided if reconsidering(case_type) else tie is not None and tie.begins(known) is not None

    return [one for one in CASE_TYPES.values() if opening(one) and begins(one)]


def offered_alone(authority: str) -> list[CaseType]:
    """What the authority may open about a party that need have no case."""
    anybody = Concerned("", "", authority, "", Wishes())
    return [one for one in CASE_TYPES.values() if (tie := unbidden(one)) and tie.begins(anybody) is not None]


def suggested(case_type: CaseType, of: Ground) -> Mapping[str, Mapping[str, Any]]:
    """What stands in the fields that the officer fills, section by section."""
    tie = tie_of(case_type)
    return tie.suggests(concerned(db.session.connection(), of)) if tie is not None and isinstance(of, Case) else {}


def begun(case_type: CaseType, of: Ground, today: date, authority: str = "") -> tuple[Any, tuple[Section, ...]]:
    """What a draft would begin with, as answers, and the sections that are left for the officer to fill. `authority`:
    who opens it, where that does not follow from what it is about.
    """
    said = _carried(case_type, of, today, authority)
    asked = applying(case_type, case_type.answers.model_validate(said))
    return asked.answers, tuple(section for section in asked.among(case_type.sections) if section.name not in said)


def begin(type_name: str, of: Ground, sections: Mapping[str, dict[str, Any]], *, by: By, now: int,
          authority: str = "") -> int:  # fmt: skip
    """Writes the draft; returns the case. NotThere where the approval has no holder, or nothing is offered."""
    if not isinstance(of, Approval):
        said = {**_carried(CASE_TYPES[type_name], of, legal_date(now), authority), **sections}
        party, whose = (of.party_id, of.authority) if isinstance(of, Case) else (of.id, authority)
        return drafts.open_draft(type_name, party, by=by, now=now, language=of.language, own=said,
                                 authority=whose)  # fmt: skip
    holder = Standing(of, legal_date(now)).holder
    if holder is None:
        raise NotThere
    return drafts.open_draft(
        type_name, holder.id, by=by, now=now, language=holder.language, about=of.id, own=sections
    )


def open_case(type_name: str, of: Ground, sections: Mapping[str, dict[str, Any]], *, by: By, now: int,
              authority: str = "") -> Taken:  # fmt: skip
    """Writes the draft and gives it its number. Raises StepRefused with every reason before anything is written."""
    case_type = CASE_TYPES[type_name]
    step = opening(case_type)
    if step is None:
        raise NotThere
    today = legal_date(now)
    answers = read(case_type.answers, {**_carried(case_type, of, today, authority), **sections})[0]
    subject = Subject(case_type.initial.name, by.roles, today, by.person_id, CaseFacts(answers=answers))
    if reasons := machine.refusals(step, subject):
        raise StepRefused(reasons)
    with writing() as cx:  # what the step refuses leaves no draft behind
        if isinstance(of, Case):
            locked(cx, of.id)
        case_id = begin(type_name, of, sections, by=by, now=now, authority=authority)
        return take_step(case_id, step.name, by=by, now=now, seen=0)


def _carried(case_type: CaseType, of: Ground, today: date, authority: str) -> dict[str, dict[str, Any]]:
    """What the draft begins with, section by section; NotThere where nothing is offered."""
    cx = db.session.connection()
    said: Mapping[str, Mapping[str, Any]] | None = None
    if isinstance(of, Approval):
        return drafts.carried(cx, case_type, of, today, own=True)
    if isinstance(of, Party):
        alone = unbidden(case_type)
        said = alone.begins(concerned_alone(of, authority)) if alone else None
    elif reconsidering(case_type):
        decided = decided_last(cx, of.id)
        said = appeals.begun(cx, of, decided, of.language) if decided else None
    elif (tie := tie_of(case_type)) is not None:
        said = tie.begins(concerned(cx, of))
    if said is None:
        raise NotThere
    return {section: dict(raw) for section, raw in said.items()}
