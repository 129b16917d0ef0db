"""Ordering what was sent as a document, once for each submission and language.

It is ordered in the party's language when the answers are frozen, after the receipt: then it is there for whoever wants
it and for the letter that names it, and whether it is there betrays no proposal. In another language it is ordered by
whoever asks first. The key of the order is made of submission and language, and so is the key of the document: what is
printed is never printed again, whoever asks (T2).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select

from casework.db import writing
from casework.i18n import LANGUAGES
from casework.letters.values import Annexed
from casework.models import Outbox, Submission
from casework.operations import disclosing, outbox, seals
from casework.operations.acting import NotThere
from casework.operations.going import Going
from casework.ports import doorbell
from casework.queries.annexes import key_of, printed
from casework.queries.submissions import latest
from casework.workflows import CASE_TYPES
from casework.workflows.annexes import PrintAnswers, annex_of

OUTBOX, SUBMISSION = Outbox.__table__, Submission.__table__
ORDERED = select(OUTBOX.c.id).where(OUTBOX.c.key == bindparam("key"))
SENT = select(SUBMISSION).where(SUBMISSION.c.case_id == bindparam("case_id"), SUBMISSION.c.n == bindparam("n"))


def print_answers(_effect: PrintAnswers, going: Going) -> None:
    """Orders what the step has just frozen."""
    _put(going.cx, going.case.id, latest(going.cx, going.case.id).n, _language(going), going.now)


def order_for(going: Going, letter: str) -> None:
    """Orders what a letter is enclosed with, if that was never ordered in its language; before the letter itself."""
    declared = annex_of(going.case_type)
    if declared is None or letter not in declared.letters:
        return
    sent = latest(going.cx, going.case.id)
    if sent is not None:
        _order_once(going.cx, going.case.id, sent.n, _language(going), going.now)


class NotPrinted(RuntimeError):
    """What a letter is enclosed with is not there yet: the letter is tried again."""


def enclosed(cx: Connection, case: Any, sent: Any, letter: Any) -> tuple[Annexed, ...]:
    """What a letter is enclosed with: the submission it is about, in the letter's language, or a file that was bound.
    Raises NotPrinted, NotBound.
    """
    declared = annex_of(CASE_TYPES[case.type])
    if declared is None or sent is None or letter.kind not in declared.letters:
        return disclosing.enclosed(cx, case, sent, letter)
    row = printed(cx, case.id, sent.n, letter.language)
    if row is None:
        raise NotPrinted("what the letter is enclosed with is not printed yet")
    number = f"{case.year}/{case.seq}-{row.number}"
    return (Annexed(title=row.title, number=number, sent_on=row.dated_on, sha256=row.sha256, document_id=row.id),)


def order_annex(case_id: int, n: int, language: str, *, now: int) -> bool:
    """Orders a submission in a language, for whoever may see the case; False if it was ordered before.

    No event is written: nothing of the case changes, and what waits for a signature still does. Raises NotThere where
    there is no such submission, or none is printed.
    """
    with writing() as cx:
        case = cx.execute(seals.LOCKED, {"case_id": case_id}).first()
        if case is None or language not in LANGUAGES or annex_of(CASE_TYPES[case.type]) is None:
            raise NotThere
        if cx.execute(SENT, {"case_id": case_id, "n": n}).first() is None:
            raise NotThere
        ordered = _order_once(cx, case_id, n, language, now)
    doorbell.ring()
    return ordered


def _order_once(cx: Connection, case_id: int, n: int, language: str, now: int) -> bool:
    if cx.execute(ORDERED, {"key": key_of(case_id, n, language)}).first() is not None:
        return False
    _put(cx, case_id, n, language, now)
    return True


def _put(cx: Connection, case_id: int, n: int, language: str, now: int) -> None:
    outbox.put(cx, "annex", key_of(case_id, n, language), now=now, case_id=case_id, n=n, language=language)


def _language(going: Going) -> Any:
    return going.changes.get("language", going.case.language)
