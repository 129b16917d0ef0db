"""What lies in the journal of a case, as others than the house may be told of it: by number, title and day.

What stays inside the house is left out, and so is a letter before it has left: whether there is one betrays what is
proposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, select

from casework.core.answers import lift
from casework.core.calendars import legal_date
from casework.core.text import Text
from casework.db import db
from casework.forms.applying import applying
from casework.i18n import day, say
from casework.models import Dispatch, DocumentFile, Event, Letter, Submission
from casework.queries.corrections import corrected
from casework.workflows import CASE_TYPES
from casework.workflows.annexes import ANNEX
from casework.workflows.disclosing import FILE
from casework.workflows.writing import writes

DOCUMENT, EVENT = DocumentFile.__table__, Event.__table__
LETTER, DISPATCH, SUBMISSION = Letter.__table__, Dispatch.__table__, Submission.__table__
ITS_LETTER = and_(LETTER.c.case_id == DOCUMENT.c.case_id, LETTER.c.number == DOCUMENT.c.number)
UNSENT = exists().where(ITS_LETTER, LETTER.c.state == "void") | (exists().where(ITS_LETTER) & ~exists().where(
    ITS_LETTER, DISPATCH.c.letter_id == LETTER.c.id, DISPATCH.c.sent_at.is_not(None)))  # fmt: skip
FILED = (
    select(DOCUMENT)
    .where(DOCUMENT.c.case_id == bindparam("case_id"), DOCUMENT.c.number.is_not(None), ~UNSENT,
           DOCUMENT.c.direction != "internal", DOCUMENT.c.withdrawn_at.is_(None), DOCUMENT.c.purged_at.is_(None),
           DOCUMENT.c.kind != FILE)
    .order_by(DOCUMENT.c.number)
)  # fmt: skip
SENT = (
    select(SUBMISSION, EVENT.c.kind)
    .join(EVENT, and_(EVENT.c.case_id == SUBMISSION.c.case_id, EVENT.c.seq == SUBMISSION.c.event_seq))
    .where(SUBMISSION.c.case_id == bindparam("case_id")).order_by(SUBMISSION.c.n)
)  # fmt: skip


def filed(cx: Connection, case_id: int) -> Sequence[Any]:
    """The documents that came in and went out, in their order."""
    return cx.execute(FILED, {"case_id": case_id}).all()


def called(case: Any, row: Any, language: str) -> str:
    """What a declared document is called in a language; else its own title."""
    declared = next((one for one in CASE_TYPES[case.type].documents if one.kind == row.kind), None)
    return say(declared.title, language) if declared and row.direction == "incoming" else str(row.title)


def sent_by_party(cx: Connection, case: Any) -> Sequence[Any]:
    """The submissions that the party sent; what officers wrote in the case is none."""
    ours = {step.name for step in CASE_TYPES[case.type].steps if writes(step)}
    return [row for row in cx.execute(SENT, {"case_id": case.id}).all() if row.kind not in ours]


def journal(cx: Connection, case: Any, language: str) -> dict[str, dict[str, Any]]:
    """What can be asked for in a case, by its key: first what was sent (`s1`), then each document (`d5`); each with the
    language of its title.
    """
    number, case_type = f"{case.year}/{case.seq}", CASE_TYPES[case.type]
    found: dict[str, dict[str, Any]] = {}
    for row in sent_by_party(cx, case):
        asked = applying(case_type, lift(case_type.answers, row.answers_version, row.answers))
        found[f"s{row.n}"] = {
            "number": f"{number}-S{row.n}", "title": say(case_type.title, language), "language": language,
            "dated": day(legal_date(row.received_at), language),
            "sections": {one.name: say(one.title, language) for one in asked.among(case_type.sections)},
        }  # fmt: skip
    marks = corrected(cx, case.id)
    for row in filed(cx, case.id):
        if row.kind != ANNEX:  # it stands there as what was sent
            title = called(case, row, language)
            for mark in marks.get(row.number, ()):
                later = f"{number}-{mark.number}"
                title = say(Text("{title} (corrected by {number})", title=title, number=later), case.language)
            found[f"d{row.number}"] = {
                "number": f"{number}-{row.number}", "title": title,
                "language": case.language if row.direction == "outgoing" else language,
                "dated": day(legal_date(row.received_at), language),
                "is_pdf": row.media_type == "application/pdf",
            }  # fmt: skip
    return found


def enclosed_with(letter: Letter) -> Sequence[DocumentFile]:
    """The file of documents that a letter is enclosed with, if it is with one."""
    ids = letter.values.get("annexes", ())
    named = select(DocumentFile).where(DocumentFile.id.in_(ids), DocumentFile.kind == FILE)
    return db.session.scalars(named.where(DocumentFile.case_id == letter.case_id)).all() if ids else ()
