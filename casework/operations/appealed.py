"""What a letter about an appeal says, read from the rows: the decision, how it is reckoned, and what lies in the file.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, select

from casework.core.text import Text
from casework.i18n import say
from casework.law.spelling import spelled
from casework.letters.contested import Contested, FiledDocument, ReckonedStep
from casework.models import Appeal, Case, Event, Submission
from casework.operations.acting import legal_date
from casework.queries.appeals import notice_of
from casework.queries.filed import called, filed
from casework.queries.record import content_of
from casework.workflows import CASE_TYPES

APPEAL, CASES, EVENT, SUBMISSION = Appeal.__table__, Case.__table__, Event.__table__, Submission.__table__


def contested_by(cx: Connection, case: Any, answers: Any, on: date, language: str) -> Contested | None:
    """The decision that the case appeals, as its letters tell of it on a day; None where it appeals none."""
    row = cx.execute(select(APPEAL).where(APPEAL.c.case_id == case.id)).first()
    if row is None:
        return None
    of = cx.execute(select(CASES).where(CASES.c.id == row.of_case_id)).one()
    number = f"{of.year}/{of.seq}"
    letter = notice_of(cx, of.id, row.of_seq).number
    titles = answers.chosen
    claim = _told(cx, case.id, "claimed")
    return Contested(
        about=", ".join((of.title or say(CASE_TYPES[of.type].title, language), number)),
        case_number=number,
        decided_in=f"{number}-{letter}" if letter else "",
        decided_on=row.decided_on,
        arrived_on=row.arrived_on,
        last_day=row.last_day,
        is_over=row.last_day < on,
        received_at=datetime.fromtimestamp(case.received_at / 1000, UTC),
        channel=_came_by(cx, case.id),
        verdict=row.verdict,
        parts=tuple(titles.get(part, part) for part in row.parts),
        steps=tuple(
            ReckonedStep(text=say(Text.from_json(step["text"]), language), law=spelled(step["source"], language))
            for step in row.reckoned
        ),
        postponement=row.postponement,
        why_late=row.why_late,
        documents=_documents(cx, (of, case), language),
        claimed=str(claim["claimed"]) if claim else "",
        claimed_for=str(claim["claimed_for"]) if claim else "",
    )


def _documents(cx: Connection, of: tuple[Any, ...], language: str) -> tuple[FiledDocument, ...]:
    """Everything in the journals of the cases but what stays inside the house, in its order."""
    return tuple(
        FiledDocument(number=f"{case.year}/{case.seq}-{row.number}", title=called(case, row, language),
                      date=legal_date(row.received_at))
        for case in of for row in filed(cx, case.id)
    )  # fmt: skip


def _came_by(cx: Connection, case_id: int) -> str:
    """The channel by which the appeal reached us."""
    sent = select(SUBMISSION.c.channel).where(SUBMISSION.c.case_id == case_id).order_by(SUBMISSION.c.n)
    return str(cx.execute(sent).scalar() or "portal")


def _told(cx: Connection, case_id: int, name: str) -> dict[str, Any] | None:
    """What the last step was told that told this."""
    seqs = select(EVENT.c.seq).where(EVENT.c.case_id == case_id).order_by(EVENT.c.seq.desc())
    for seq in cx.execute(seqs).scalars().all():
        if name in (body := content_of(cx, case_id, seq)):
            return body
    return None
