"""Answers as they were sent. A submission never changes; old ones are lifted when read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from casework.core.answers import as_json, changes, digest, lift, read
from casework.models import DocumentFile, DraftSection, RequestRow, Submission
from casework.workflows import CASE_TYPES

SUBMISSION, DRAFT, DOCUMENT, REQUEST = Submission.__table__, DraftSection.__table__, DocumentFile.__table__, RequestRow.__table__


def draft_raw(cx: Connection, case_id: int) -> dict[str, Any]:
    """The draft as it was typed: section → raw values."""
    return {row.section: {key: value for key, value in row.raw.items() if not key.startswith("~")} for row in cx.execute(select(DRAFT.c.section, DRAFT.c.raw).where(DRAFT.c.case_id == case_id))}


def draft_answers(cx: Connection, case: Any) -> Any:
    """What can be understood of the draft."""
    return read(CASE_TYPES[case.type].answers, draft_raw(cx, case.id))[0]


def latest(cx: Connection, case_id: int) -> Any:
    """The newest submission, or None."""
    return cx.execute(select(SUBMISSION).where(SUBMISSION.c.case_id == case_id).order_by(SUBMISSION.c.n.desc()).limit(1)).first()


def latest_answers(cx: Connection, case: Any) -> Any:
    """Today's reading of what was last sent; of the draft while nothing was."""
    row = latest(cx, case.id)
    return lift(CASE_TYPES[case.type].answers, row.answers_version, row.answers) if row else draft_answers(cx, case)


def open_request(cx: Connection, case_id: int) -> Any:
    return cx.execute(select(REQUEST).where(REQUEST.c.case_id == case_id, REQUEST.c.state == "open").order_by(REQUEST.c.id.desc())).first()


def beyond_return(cx: Connection, case: Any) -> tuple[str, ...]:
    """Sections that differ from what was sent although the open request does not name them."""
    row, request = latest(cx, case.id), open_request(cx, case.id)
    if row is None or request is None:
        return ()
    changed = {change.section for change in changes(row.answers, as_json(draft_answers(cx, case)))}
    return tuple(sorted(changed - set(request.sections)))


def freeze(cx: Connection, case: Any, *, seq: int, person_id: int, received_at: int, now: int, channel: str, acknowledged: list[Any]) -> Any:
    """Writes the draft as a submission, with (document id, SHA-256) of every document there is; returns the answers."""
    answers = draft_answers(cx, case)
    raw = as_json(answers)
    documents = [[row.id, row.sha256] for row in cx.execute(
        select(DOCUMENT.c.id, DOCUMENT.c.sha256).where(DOCUMENT.c.case_id == case.id, DOCUMENT.c.direction == "incoming",
                                                        DOCUMENT.c.withdrawn_at.is_(None)).order_by(DOCUMENT.c.id))]
    before = latest(cx, case.id)
    cx.execute(SUBMISSION.insert().values(
        case_id=case.id, n=(before.n if before else 0) + 1, event_seq=seq, answers_version=CASE_TYPES[case.type].answers.VERSION, answers=raw,
        documents=documents, acknowledged=acknowledged, sha256=digest(raw), person_id=person_id, received_at=received_at, registered_at=now,
        channel=channel))
    return answers
