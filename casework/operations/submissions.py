"""Freezing what was sent: a submission never changes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from casework.core.answers import as_json, digest
from casework.models import DocumentFile, Submission
from casework.operations import seals
from casework.queries.submissions import draft_answers, latest
from casework.workflows import CASE_TYPES

SUBMISSION, DOCUMENT = Submission.__table__, DocumentFile.__table__


def freeze(
    cx: Connection,
    case: Any,
    *,
    seq: int,
    person_id: int,
    received_at: int,
    now: int,
    channel: str,
    acknowledged: list[Any],
) -> Any:
    """Writes the draft as a submission, with (document id, SHA-256) of every document there is; returns the answers."""
    answers = draft_answers(cx, case)
    raw = as_json(answers)
    _leave_out(cx, case, answers, now)
    documents = [
        [row.id, row.sha256]
        for row in cx.execute(
            select(DOCUMENT.c.id, DOCUMENT.c.sha256)
            .where(DOCUMENT.c.case_id == case.id, DOCUMENT.c.direction == "incoming", DOCUMENT.c.withdrawn_at.is_(None))
            .order_by(DOCUMENT.c.id)
        )
    ]
    before = latest(cx, case.id)
    seals.add(
        cx,
        SUBMISSION,
        case_id=case.id,
        n=(before.n if before else 0) + 1,
        event_seq=seq,
        answers_version=CASE_TYPES[case.type].answers.VERSION,
        answers=raw,
        documents=documents,
        acknowledged=acknowledged,
        sha256=digest(raw),
        person_id=person_id,
        received_at=received_at,
        registered_at=now,
        channel=channel,
    )
    return answers


def _leave_out(cx: Connection, case: Any, answers: Any, now: int) -> None:
    """Papers of somebody or something that is no longer in the answers are not sent: they are taken back."""
    sections = {document.kind: document.per for document in CASE_TYPES[case.type].documents if document.per}
    uploads = select(DOCUMENT.c.id, DOCUMENT.c.kind, DOCUMENT.c.row_key).where(
        DOCUMENT.c.case_id == case.id,
        DOCUMENT.c.direction == "incoming",
        DOCUMENT.c.number.is_(None),
        DOCUMENT.c.withdrawn_at.is_(None),
        DOCUMENT.c.kind.in_(sections),
    )
    for row in cx.execute(uploads).all():
        if row.row_key not in getattr(answers, sections[row.kind]):
            seals.change(cx, DOCUMENT, {"id": row.id}, withdrawn_at=now)
