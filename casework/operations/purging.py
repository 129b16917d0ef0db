"""Erasing documents that may not be kept, such as police certificates once the decision they served is made.

Regulation (EU) 2019/1122 Annex VIII asks for them; GDPR articles 5 and 10 say that they are kept no longer than that.

The bytes are erased from the storage; they never were in the database, its log or an export. The row stays, with its
hash, and says when they were erased, why, and which officer saw the document and found what.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from casework.db import writing
from casework.models import ChecklistAnswer, Decision, DocumentFile, Outbox, Person
from casework.operations import outbox, seals
from casework.operations.acting import legal_date
from casework.ports.outside import Outside
from casework.workflows import CASE_TYPES

DECISION, OUTBOX = Decision.__table__, Outbox.__table__
DOCUMENT, ANSWER, PERSON = DocumentFile.__table__, ChecklistAnswer.__table__, Person.__table__


def order(cx: Connection, case: Any, why: str, *, now: int) -> None:
    """Orders the erasing of every document whose retention ends with `why`, once each.

    The account and each representative are decided on their own: what belongs to one who was refused is kept, when the
    rest is approved, until the refusal is final.
    """
    declared = CASE_TYPES[case.type].documents
    kinds = [document.kind for document in declared if why in document.purge_on]
    waits = [document.kind for document in declared if "refused_final" in document.purge_on]
    refused = select(DECISION.c.subject).where(
        DECISION.c.case_id == case.id, DECISION.c.outcome == "refusal", DECISION.c.standing != "final"
    )
    keeps = set(cx.execute(refused).scalars()) if why == "approved" else set()
    ordered = set(
        cx.execute(select(OUTBOX.c.key).where(OUTBOX.c.case_id == case.id, OUTBOX.c.kind == "purge")).scalars()
    )
    rows = cx.execute(
        select(DOCUMENT.c.id, DOCUMENT.c.kind, DOCUMENT.c.row_key)
        .where(DOCUMENT.c.case_id == case.id, DOCUMENT.c.purged_at.is_(None), DOCUMENT.c.kind.in_(kinds))
        .order_by(DOCUMENT.c.id)
    ).all()
    for row in rows:
        key = f"purge:{row.id}"
        if key not in ordered and not (row.row_key in keeps and row.kind in waits):
            outbox.put(cx, "purge", key, now=now, case_id=case.id, document_id=row.id, reason=why)


def purge(row: Mapping[str, Any], *, outside: Outside, now: int) -> None:
    """Erases the bytes of a document, then says so in its row; a repeat finds nothing left to do.

    The bytes go first: a row that says they are gone while they are not would be a lie that nobody finds.
    """
    from casework.operations.steps import locked

    with writing() as cx:
        document = cx.execute(select(DOCUMENT).where(DOCUMENT.c.id == row["document_id"])).one()
        shared = cx.execute(
            select(DOCUMENT.c.id).where(
                DOCUMENT.c.storage_key == document.storage_key,
                DOCUMENT.c.id != document.id,
                DOCUMENT.c.purged_at.is_(None),
            )
        ).first()
    if document.purged_at is not None:
        return
    if shared is None:
        outside.storage.erase(document.storage_key)
    with writing() as cx:
        case = locked(cx, document.case_id)
        seen = cx.execute(
            select(PERSON.c.name, ANSWER.c.at, ANSWER.c.answer)
            .join(PERSON, PERSON.c.id == ANSWER.c.person_id)
            .where(ANSWER.c.case_id == document.case_id, ANSWER.c.item == document.kind)
            .where(ANSWER.c.row_key == document.row_key, ANSWER.c.answer != "")
            .order_by(ANSWER.c.id)
        ).all()
        note = "; ".join(f"{one.name} {legal_date(one.at)} {one.answer}" for one in seen)
        why = str(row.get("reason", ""))
        mine = {"id": document.id, "purged_at": None}
        seals.change(cx, DOCUMENT, mine, purged_at=now, purge_note=f"{why}: {note}" if note else why)
        seals.stamp(cx, case)
