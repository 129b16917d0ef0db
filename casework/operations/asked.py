"""What was asked of a party, as a letter that is to be printed tells it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from casework.letters.order import Asked, AskedFor
from casework.models import Letter, QuestionRow, RequestRow
from casework.queries.record import content_of


def asked_for(cx: Connection, case: Any, letter: Any) -> AskedFor | None:
    """The newest request when the letter was ordered; None where nothing was asked."""
    row = cx.execute(
        select(RequestRow.__table__)
        .where(RequestRow.case_id == case.id, RequestRow.event_seq <= letter.event_seq)
        .order_by(RequestRow.event_seq.desc())
    ).first()
    if row is None:
        return None
    questions = cx.execute(
        select(QuestionRow.__table__).where(QuestionRow.request_id == row.id).order_by(QuestionRow.n)
    )
    asked_in = cx.execute(
        select(Letter.number, Letter.dated)
        .where(Letter.case_id == case.id, Letter.event_seq == row.event_seq, Letter.state != "void")
        .order_by(Letter.recipient != letter.recipient, Letter.id)
    ).first()
    first = content_of(cx, case.id, row.event_seq).get("until")
    return AskedFor(
        questions=tuple(
            Asked(q.code, q.wrong, q.send, q.why, tuple(q.sections), bool(q.answer)) for q in questions
        ),
        sections=tuple(row.sections),
        due=row.due,
        first_due=date.fromisoformat(first) if first else row.due,
        on=asked_in.dated if asked_in else letter.dated,
        document=f"{case.year}/{case.seq}-{asked_in.number}" if asked_in else "",
    )
