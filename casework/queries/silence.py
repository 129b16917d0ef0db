"""What is known of the right to silence in a case, and of the cases around it that guards ask about."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, or_, select

from casework.core.case_type import CaseType, Refusal
from casework.models import Case, Charge, Dispatch, Event, EventContent, Letter
from casework.queries.concerning import cases_about
from casework.workflows import CASE_TYPES
from casework.workflows.charging import tie_of
from casework.workflows.orders import Require
from casework.workflows.silence import KNOWS, UNTOLD, WHY_NOT_TOLD, AroundFact, silences
from casework.workflows.supervising import Supervise

CASES, CHARGE, LETTER, DISPATCH = Case.__table__, Charge.__table__, Letter.__table__, Dispatch.__table__
EVENT, CONTENT = Event.__table__, EventContent.__table__


def around_fact(cx: Connection, case: Any) -> AroundFact:
    """What guards ask of what lies around a case."""
    case_type = CASE_TYPES[case.type]
    return AroundFact(
        _has_gone_out(cx, case, case_type) or _knows(cx, case, case_type),
        any(isinstance(tie_of(CASE_TYPES[row.type]), Require) for row in cases_about(cx, case.id)),
        _accused(cx, case),
    )


def not_to_be_asked(cx: Connection, case: Any) -> Refusal | None:
    """Why nothing is written to the party now, since it could be a question; None where it may be."""
    case_type = CASE_TYPES[case.type]
    quiet = case.state in {state for state, _ in silences(case_type)}
    return UNTOLD if quiet and not _has_gone_out(cx, case, case_type) else None


def _has_gone_out(cx: Connection, case: Any, case_type: CaseType) -> bool:
    """Has a letter that tells of the right gone out here, or in the case that this one is about?"""
    of = select(CHARGE.c.for_case_id).where(CHARGE.c.case_id == case.id)
    sent = select(LETTER.c.id).join(DISPATCH, DISPATCH.c.letter_id == LETTER.c.id).where(
        LETTER.c.kind.in_({letter for _, letter in silences(case_type)}), DISPATCH.c.sent_at.is_not(None),
        or_(LETTER.c.case_id == case.id, LETTER.c.case_id.in_(of)))  # fmt: skip
    return cx.execute(sent.limit(1)).first() is not None


def _knows(cx: Connection, case: Any, case_type: CaseType) -> bool:
    """Was the letter left out because the party must be assumed to know?"""
    left_out = [step.name for step in case_type.steps if WHY_NOT_TOLD in step.asks]
    bodies = select(CONTENT.c.body).join(EVENT, (EVENT.c.case_id == CONTENT.c.case_id) & (EVENT.c.seq == CONTENT.c.seq))
    here = bodies.where(EVENT.c.case_id == case.id, EVENT.c.kind.in_(left_out))
    said = cx.execute(here).scalars().all() if left_out else ()
    return any(json.loads(body).get(WHY_NOT_TOLD.name) == KNOWS for body in said)


def _accused(cx: Connection, case: Any) -> bool:
    """Was a case about a breach by the same party opened since this one was?"""
    since = select(CASES.c.type).join(CHARGE, CHARGE.c.case_id == CASES.c.id).where(
        CASES.c.party_id == case.party_id, CASES.c.id > case.id)  # fmt: skip
    ties = (tie_of(CASE_TYPES[name]) for name in cx.execute(since).scalars())
    return any(tie is not None and not isinstance(tie, Require | Supervise) for tie in ties)
