"""Answers as they are being written and as they were sent. What was sent never changes; old versions are lifted when
read.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from casework.core.answers import as_json, changes, lift, pointer_to, read
from casework.core.case_type import Actor
from casework.core.effects import FreezeAnswers
from casework.forms.applying import Applying, applying
from casework.models import Case, DraftSection, QuestionRow, RequestRow, Submission
from casework.queries.verifiers import theirs
from casework.workflows import CASE_TYPES

SUBMISSION, DRAFT, REQUEST = Submission.__table__, DraftSection.__table__, RequestRow.__table__
QUESTION = QuestionRow.__table__
TYPED = select(DRAFT.c.section, DRAFT.c.raw).where(DRAFT.c.case_id == bindparam("case_id"))
NEWEST = select(SUBMISSION).where(SUBMISSION.c.case_id == bindparam("case_id")).order_by(SUBMISSION.c.n.desc()).limit(1)
OPEN = (
    select(REQUEST)
    .where(REQUEST.c.case_id == bindparam("case_id"), REQUEST.c.state == "open")
    .order_by(REQUEST.c.id.desc())
)
QUESTIONS = select(QUESTION).where(QUESTION.c.request_id == bindparam("request_id")).order_by(QUESTION.c.n)

REMOVED = "~removed"
"""Key under which a section of rows keeps what was done to several of them last (`operations.undoing`): what was
removed or replaced, and what was written. Never part of the answers."""


def removed_rows(held: Any) -> dict[str, Any]:
    """By key the rows that were removed together; drafts of earlier releases hold one without its key."""
    if not isinstance(held, dict):
        return {}
    return dict(held["rows"]) if "rows" in held else {held["key"]: held["row"]}


def draft_raw(cx: Connection, case_id: int) -> dict[str, Any]:
    """The draft as it was typed: section → raw values."""
    return {
        row.section: {key: value for key, value in row.raw.items() if not key.startswith("~")}
        for row in cx.execute(TYPED, {"case_id": case_id})
    }


def draft_answers(cx: Connection, case: Any) -> Any:
    """What can be understood of the draft, as far as it applies."""
    return draft_applying(cx, case).answers


def draft_applying(cx: Connection, case: Any) -> Applying:
    """What applies of the draft."""
    case_type = CASE_TYPES[case.type]
    return applying(case_type, read(case_type.answers, draft_raw(cx, case.id))[0])


def sent_applying(cx: Connection, case: Any) -> Applying | None:
    """What applied when it was last sent; None while nothing was."""
    row = latest(cx, case.id)
    return applying(CASE_TYPES[case.type], _lifted(case, row)) if row is not None else None


def latest(cx: Connection, case_id: int) -> Any:
    """The newest submission, or None."""
    return cx.execute(NEWEST, {"case_id": case_id}).first()


def latest_answers(cx: Connection, case: Any) -> Any:
    """Today's reading of what was last sent; of the draft while nothing was."""
    row = latest(cx, case.id)
    return _lifted(case, row) if row else draft_answers(cx, case)


def newest_answers(cx: Connection, found: Select[Case]) -> dict[int, Any]:
    """Today's reading of what was last sent in each of these cases, by the case; nothing of those that sent nothing."""
    ids = found.with_only_columns(Case.id).order_by(None)
    last = (
        select(SUBMISSION.c.case_id, func.max(SUBMISSION.c.n).label("n"))
        .where(SUBMISSION.c.case_id.in_(ids))
        .group_by(SUBMISSION.c.case_id)
        .subquery()
    )
    rows = cx.execute(
        select(SUBMISSION.c.case_id, SUBMISSION.c.answers_version, SUBMISSION.c.answers, Case.type)
        .join(last, and_(last.c.case_id == SUBMISSION.c.case_id, last.c.n == SUBMISSION.c.n))
        .join(Case, Case.id == SUBMISSION.c.case_id)
    )
    return {row.case_id: _lifted(row, row) for row in rows}


def _lifted(case: Any, row: Any) -> Any:
    return lift(CASE_TYPES[case.type].answers, row.answers_version, row.answers)


def open_request(cx: Connection, case_id: int) -> Any:
    return cx.execute(OPEN, {"case_id": case_id}).first()


def answered(cx: Connection, request: Any) -> list[dict[str, Any]]:
    """The questions of the open request, if there is one, with the party's answers, as they enter the record."""
    if request is None:
        return []
    rows = cx.execute(QUESTIONS, {"request_id": request.id})
    return [{"n": row.n, "code": row.code, "answer": row.answer} for row in rows]


def beyond_return(cx: Connection, case: Any, request: Any) -> tuple[str, ...]:
    """Sections that differ from what was sent although the open request does not name them; a question that came or
    went because of another answer is no difference of its own.
    """
    row = latest(cx, case.id) if request is not None else None
    if row is None:
        return ()
    before, now = applying(CASE_TYPES[case.type], _lifted(case, row)), draft_applying(cx, case)
    changed = {
        change.section
        for change in changes(row.answers, as_json(now.answers))
        if before.asks(change.pointer) and now.asks(change.pointer)
    }
    delivered = theirs(cx, case)
    return tuple(sorted(changed - set(request.sections) - ({delivered.section} if delivered else set())))


def writable(cx: Connection, case: Any) -> frozenset[str]:
    """The sections in which answers may be written: all while the party has a step that sends them, or we one that
    opens the case; under a request those it names, and those that were not asked for when it was last sent. What a
    verifier delivers only it writes.
    """
    case_type = CASE_TYPES[case.type]
    if not any(
        isinstance(effect, FreezeAnswers)
        for step in case_type.steps
        for effect in step.effects
        if case.state in {source.name for source in step.sources} and (Actor.APPLICANT in step.by or step.numbers)
    ):
        return frozenset()
    request, before, delivered = open_request(cx, case.id), sent_applying(cx, case), theirs(cx, case)
    return frozenset(
        section.name
        for section in case_type.sections
        if not (delivered and section.name == delivered.section)
        and (
            request is None
            or section.name in request.sections
            or (before is not None and not before.asks(pointer_to(section.name)))
        )
    )
