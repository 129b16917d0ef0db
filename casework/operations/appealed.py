"""What a letter about an appeal says, read from the rows: the decision, how it is reckoned, and what lies in the file.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from casework.core.text import Text
from casework.i18n import say
from casework.law.spelling import spelled
from casework.letters.contested import Contested, FiledDocument, ReckonedStep
from casework.models import Appeal, Case, Event, Submission
from casework.operations.acting import legal_date
from casework.queries.appeals import decided_last, notice_of
from casework.queries.filed import called, filed, sent_by_party
from casework.queries.record import content_of
from casework.workflows import CASE_TYPES
from casework.workflows.annexes import ANNEX
from casework.workflows.application.letters import OF_TIME

APPEAL, CASES, EVENT, SUBMISSION = Appeal.__table__, Case.__table__, Event.__table__, Submission.__table__


def contested_by(cx: Connection, case: Any, answers: Any, letter: Any) -> Contested | None:
    """The decision that the case appeals, as a letter tells of it on its day; None where it appeals none. A letter
    about the time to appeal is about what its own case decided.
    """
    on, language = letter.dated, letter.language
    if letter.kind in OF_TIME:
        return _own_decision(cx, case, on, language)
    row = cx.execute(select(APPEAL).where(APPEAL.c.case_id == case.id)).first()
    if row is None:
        return None
    of = cx.execute(select(CASES).where(CASES.c.id == row.of_case_id)).one()
    number = f"{of.year}/{of.seq}"
    notice = notice_of(cx, of.id, row.of_seq).number
    titles = answers.chosen
    claim = _told(cx, case, "claimed")
    return Contested(
        about=", ".join((of.title or say(CASE_TYPES[of.type].title, language), number)),
        case_number=number,
        decided_in=f"{number}-{notice}" if notice else "",
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


def _own_decision(cx: Connection, case: Any, on: date, language: str) -> Contested:
    seq, number = decided_last(cx, case.id)[0].event_seq, f"{case.year}/{case.seq}"
    notice = notice_of(cx, case.id, seq)
    last_day = notice.last_day or notice.decided_on
    return Contested(
        about=", ".join((case.title or say(CASE_TYPES[case.type].title, language), number)),
        case_number=number,
        decided_in=f"{number}-{notice.number}" if notice.number else "",
        decided_on=notice.decided_on,
        arrived_on=notice.arrived_on,
        last_day=last_day,
        is_over=last_day < on,
        received_at=datetime.fromtimestamp((case.received_at or case.created_at) / 1000, UTC),
        channel="portal",
        verdict="",
        parts=(),
    )


def _documents(cx: Connection, of: tuple[Any, ...], language: str) -> tuple[FiledDocument, ...]:
    """What was sent in the cases, and everything in their journals but what stays inside the house, in its order."""
    found: list[FiledDocument] = []
    for case in of:
        number, sent = f"{case.year}/{case.seq}", say(CASE_TYPES[case.type].title, language)
        found += [FiledDocument(number=f"{number}-S{row.n}", title=sent, date=legal_date(row.received_at))
                  for row in sent_by_party(cx, case)]  # fmt: skip
        found += [FiledDocument(number=f"{number}-{row.number}", title=called(case, row, language),
                                date=legal_date(row.received_at))
                  for row in filed(cx, case.id) if row.kind != ANNEX]  # fmt: skip
    return tuple(found)


def _came_by(cx: Connection, case_id: int) -> str:
    """The channel by which the appeal reached us."""
    sent = select(SUBMISSION.c.channel).where(SUBMISSION.c.case_id == case_id).order_by(SUBMISSION.c.n)
    return str(cx.execute(sent).scalar() or "portal")


def _told(cx: Connection, case: Any, name: str) -> dict[str, Any] | None:
    """What the last step was told that asks for this."""
    asking = [step.name for step in CASE_TYPES[case.type].steps if any(ask.name == name for ask in step.asks)]
    last = select(func.max(EVENT.c.seq)).where(EVENT.c.case_id == case.id, EVENT.c.kind.in_(asking))
    seq = cx.execute(last).scalar()
    return content_of(cx, case.id, seq) if seq else None
