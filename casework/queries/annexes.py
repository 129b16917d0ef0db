"""The submissions of a case as documents: which are printed, in which languages, and which are being printed.

Who may see the case may have them: they say nothing that the party did not say. A document is there once it is printed;
until then the order lies in the outbox.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from casework.core.case_type import CaseType
from casework.db import db
from casework.models import Case, DocumentFile, Outbox, Submission
from casework.workflows.annexes import ANNEX, PrintAnswers, annex_of

DOCUMENT, OUTBOX = DocumentFile.__table__, Outbox.__table__
PRINTED = select(DOCUMENT).where(
    DOCUMENT.c.case_id == bindparam("case_id"), DOCUMENT.c.kind == ANNEX, DOCUMENT.c.row_key == bindparam("row_key")
)


def row_key(n: int, language: str) -> str:
    """What tells an annex from the others of its case: which submission, and the language of the questions."""
    return f"{n}.{language}"


def key_of(case_id: int, n: int, language: str) -> str:
    """The stable key under which it is ordered."""
    return f"annex:{case_id}:{row_key(n, language)}"


def printed(cx: Connection, case_id: int, n: int, language: str) -> Any:
    """The row of the document, or None."""
    return cx.execute(PRINTED, {"case_id": case_id, "row_key": row_key(n, language)}).first()


@dataclass(frozen=True, slots=True)
class Annexed:
    """One submission as a document. `documents`: by language those that are printed; `waits`: it is being printed in
    the reader's language; `failed`: it could not be.
    """

    n: int
    sent_at: int
    documents: Mapping[str, DocumentFile]
    waits: bool
    failed: bool


@dataclass(frozen=True, slots=True)
class Annexes:
    """All submissions of a case as documents, the newest first; `declared`: how they are printed."""

    declared: PrintAnswers
    of: tuple[Annexed, ...]

    def by_id(self, ids: Iterable[int]) -> list[tuple[str, DocumentFile]]:
        """(language, document) of those that a letter names."""
        wanted = set(ids)
        return [(language, row) for one in self.of for language, row in one.documents.items() if row.id in wanted]

    def by_number(self, number: int) -> DocumentFile | None:
        return next((row for one in self.of for row in one.documents.values() if row.number == number), None)


def annexes_of(case: Case, case_type: CaseType, language: str) -> Annexes | None:
    """What is printed of a case, for a reader of a language; None where its type prints none or nothing was sent."""
    declared = annex_of(case_type)
    if declared is None:
        return None
    sent = db.session.execute(
        select(Submission.n, Submission.received_at).where(Submission.case_id == case.id).order_by(Submission.n.desc())
    ).all()
    if not sent:
        return None
    rows = db.session.scalars(select(DocumentFile).where(DocumentFile.case_id == case.id, DocumentFile.kind == ANNEX))
    found: dict[int, dict[str, DocumentFile]] = {}
    for row in rows:
        n, _, said_in = row.row_key.partition(".")
        found.setdefault(int(n), {})[said_in] = row
    keys = [key_of(case.id, n, language) for n, _ in sent]
    orders = {
        key: failed_at is not None
        for key, failed_at in db.session.execute(
            select(Outbox.key, Outbox.failed_at).where(Outbox.key.in_(keys), Outbox.done_at.is_(None))
        )
    }
    return Annexes(
        declared,
        tuple(
            Annexed(n, at, found.get(n, {}), orders.get(key) is False, orders.get(key) is True)
            for (n, at), key in zip(sent, keys, strict=True)
        ),
    )
