"""Cases that the authority opens of its own accord, about an approval that is in force.

The holder is the party; the draft begins with what the case type carries over from the approval, and with what the
officer says. Until something is sent in the case, the party does not see it (`casework.queries.access`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.core import machine
from casework.core.answers import read
from casework.core.approvals import About
from casework.core.asked import Section
from casework.core.case_type import Actor, CaseFacts, CaseType, Step, Subject
from casework.core.machine import StepRefused
from casework.db import db, writing
from casework.forms.applying import applying
from casework.operations import drafts
from casework.operations.acting import By, NotThere, legal_date
from casework.operations.steps import Taken, take_step
from casework.queries.approvals import Standing
from casework.workflows import CASE_TYPES
from casework.workflows.approvals import opened_about


def opening(case_type: CaseType) -> Step | None:
    """The step by which the authority opens a case of this type itself; None where only the party may."""
    return next((step for step in case_type.steps if step.numbers and Actor.CASEWORKER in step.by), None)


def offered(kind: str) -> list[tuple[CaseType, About]]:
    """What the authority may open about an approval of this kind: the type, and how it is called."""
    return [(one, about) for one, about in opened_about(kind) if about.own and opening(one)]


def begun(case_type: CaseType, approval: Any, today: date) -> tuple[Any, tuple[Section, ...]]:
    """What a draft would begin with, as answers, and the sections that are left for the officer to fill."""
    said = drafts.carried(db.session.connection(), case_type, approval, today, own=True)
    asked = applying(case_type, case_type.answers.model_validate(said))
    return asked.answers, tuple(section for section in asked.among(case_type.sections) if section.name not in said)


def begin(type_name: str, approval: Any, sections: Mapping[str, dict[str, Any]], *, by: By, now: int) -> int:
    """Writes the draft; returns the case. NotThere where the approval has no holder, or nothing is offered."""
    holder = Standing(approval, legal_date(now)).holder
    if holder is None:
        raise NotThere
    return drafts.open_draft(
        type_name, holder.id, by=by, now=now, language=holder.language, about=approval.id, own=sections
    )


def open_case(type_name: str, approval: Any, sections: Mapping[str, dict[str, Any]], *, by: By, now: int) -> Taken:
    """Writes the draft and gives it its number. Raises StepRefused with every reason before anything is written."""
    case_type = CASE_TYPES[type_name]
    step = opening(case_type)
    if step is None:
        raise NotThere
    today = legal_date(now)
    said = drafts.carried(db.session.connection(), case_type, approval, today, own=True)
    answers = read(case_type.answers, {**said, **sections})[0]
    subject = Subject(case_type.initial.name, by.roles, today, by.person_id, CaseFacts(answers=answers))
    if reasons := machine.refusals(step, subject):
        raise StepRefused(reasons)
    with writing():  # what the step refuses leaves no draft behind
        case_id = begin(type_name, approval, sections, by=by, now=now)
        return take_step(case_id, step.name, by=by, now=now, seen=0)
