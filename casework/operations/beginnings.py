"""A case that the authority opens itself, for a party that has not applied, where the declaration has a step for it.

What we know of the party is written as its answers, and the step says why; the party is told at once and can write
the rest when it is asked. A step that is refused leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.core import machine
from casework.core.answers import read
from casework.core.case_type import CaseFacts, CaseType, Step, Subject
from casework.db import writing
from casework.operations import drafts
from casework.operations.acting import By, legal_date
from casework.operations.steps import Taken, take_step
from casework.workflows import CASE_TYPES


def beginnings(case_type: CaseType) -> tuple[Step, ...]:
    """The steps by which the authority begins a case of this type."""
    return tuple(step for step in case_type.steps if step.numbers and any(actor.is_authority for actor in step.by))


def begin(
    type_name: str,
    step_name: str,
    party_id: int,
    answers: Mapping[str, Mapping[str, Any]],
    *,
    told: Mapping[str, Any],
    by: By,
    now: int,
    language: str = "nb",
) -> Taken:
    """Opens the case and takes the step; raises StepRefused with every reason, and then nothing was opened."""
    case_type = CASE_TYPES[type_name]
    understood, _ = read(case_type.answers, answers)
    facts = CaseFacts(answers=understood)
    subject = Subject(case_type.initial.name, by.roles, legal_date(now), by.person_id, facts, dict(told))
    if refused := machine.refusals(case_type.step(step_name), subject):
        raise machine.StepRefused(refused)
    with writing():
        own = {section: dict(raw) for section, raw in answers.items()}
        case_id = drafts.open_draft(type_name, party_id, by=by, now=now, language=language, own=own)
        return take_step(case_id, step_name, by=by, now=now, seen=0, given=told)
