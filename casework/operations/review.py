"""The officer's daily work on a case: checklist, reasons, impartiality, notes, messages, and who has it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import writing
from casework.models import Case, ChecklistAnswer, Impartiality, Message, Note, QuestionRow, ReasonBlock, RequestRow
from casework.operations import outbox, seals
from casework.operations.acting import By, Stale, legal_date
from casework.operations.findings import counted
from casework.operations.steps import locked, note_event
from casework.queries.silence import not_to_be_asked
from casework.queries.submissions import latest_answers
from casework.workflows import CASE_TYPES

CASES, CHECKLIST, REASON = Case.__table__, ChecklistAnswer.__table__, ReasonBlock.__table__
ANSWER, MESSAGE, NOTE = Impartiality.__table__, Message.__table__, Note.__table__
QUESTION, REQUEST = QuestionRow.__table__, RequestRow.__table__


def answer_item(
    case_id: int,
    item: str,
    row_key: str,
    answer: str,
    note: str = "",
    *,
    by: By,
    now: int,
    document_id: int | None = None,
) -> None:
    """Answers a checklist item: yes, no, na, or '' to take the answer back."""
    with writing() as cx:
        case = locked(cx, case_id)
        seals.add(
            cx,
            CHECKLIST,
            case_id=case_id,
            item=item,
            row_key=row_key,
            answer=answer,
            note=note,
            document_id=document_id,
            person_id=by.person_id,
            at=now,
        )
        note_event(
            cx,
            case,
            "checklist",
            by=by,
            now=now,
            body={"item": item, "row": row_key, "answer": answer, "note": note},
            **_counted(cx, case),
        )


def _counted(cx: Any, case: Any) -> dict[str, Any]:
    return counted(
        cx, CASE_TYPES[case.type], case, latest_answers(cx, case), legal_date(case.received_at or case.created_at)
    )


def write_reason(case_id: int, block: str, text: str, *, seen: int | None, by: By, now: int) -> int:
    """Writes a block of the reasons; returns its new version. Stale if a colleague wrote in between."""
    with writing() as cx:
        case = locked(cx, case_id)
        row = cx.execute(select(REASON).where(REASON.c.case_id == case_id, REASON.c.block == block)).first()
        if row is not None and seen is not None and row.version != seen:
            raise Stale
        version = (row.version if row else 0) + 1
        values: dict[str, Any] = {"text": text.strip(), "comment": ""}
        values |= {"version": version, "saved_by": by.person_id, "saved_at": now}
        if row is None:
            seals.add(cx, REASON, case_id=case_id, block=block, **values)
        else:
            seals.change(cx, REASON, {"case_id": case_id, "block": block}, **values)
        note_event(
            cx, case, "reasons", by=by, now=now, body={"block": block, "text": text.strip()}, **_counted(cx, case)
        )
        return int(version)


def comment_reason(case_id: int, block: str, comment: str, *, by: By, now: int) -> None:
    """The signatory's comment at a block; it stands there until the block is written anew."""
    with writing() as cx:
        case = locked(cx, case_id)
        row = cx.execute(select(REASON.c.version).where(REASON.c.case_id == case_id, REASON.c.block == block)).first()
        if row is None:
            first: dict[str, Any] = {"text": "", "version": 1, "saved_by": by.person_id, "saved_at": now}
            seals.add(cx, REASON, case_id=case_id, block=block, comment=comment, **first)
        else:
            seals.change(cx, REASON, {"case_id": case_id, "block": block}, comment=comment)
        note_event(cx, case, "comment", by=by, now=now, body={"block": block, "comment": comment})


def declare_impartiality(case_id: int, impartial: bool, reason: str = "", *, by: By, now: int) -> None:
    """A person says whether they are impartial in this case (forvaltningsloven §§ 6–8)."""
    with writing() as cx:
        case = locked(cx, case_id)
        answer: dict[str, Any] = {"person_id": by.person_id, "impartial": impartial, "reason": reason, "at": now}
        seals.add(cx, ANSWER, case_id=case_id, **answer)
        seals.stamp(cx, case)


def write_note(case_id: int, body: str, *, by: By, now: int) -> None:
    """An internal note; a party never sees it (A4)."""
    with writing() as cx:
        case = locked(cx, case_id)
        seals.add(cx, NOTE, case_id=case_id, person_id=by.person_id, body=body, at=now)
        seals.stamp(cx, case)


def write_message(
    case_id: int, body: str, *, from_party: bool, by: By, now: int, document_id: int | None = None
) -> None:
    """A message between party and authority; the party is told by e-mail that one waits. StepRefused where nothing is
    asked of the party before it was told of its right to silence.
    """
    with writing() as cx:
        case = locked(cx, case_id)
        if not from_party and (refusal := not_to_be_asked(cx, case)) is not None:
            raise StepRefused((refusal,))
        message_id = seals.add(
            cx,
            MESSAGE,
            case_id=case_id,
            person_id=by.person_id,
            from_party=from_party,
            body=body,
            document_id=document_id,
            at=now,
        ).id
        told = {"message": message_id, "from_party": from_party, "body": body}
        note_event(cx, case, "message", by=by, now=now, body=told)
        if not from_party:
            outbox.put(
                cx,
                "notice",
                f"notice:message:{message_id}",
                now=now,
                case_id=case_id,
                notice=Text("A message waits for you.").as_json(),
            )


def assign(case_id: int, person_id: int | None, note: str = "", *, by: By, now: int) -> None:
    """Claims, assigns, hands over (with a note) or lets go of a case."""
    with writing() as cx:
        case = locked(cx, case_id)
        if note:
            seals.add(cx, NOTE, case_id=case_id, person_id=by.person_id, body=note, at=now)
        note_event(
            cx,
            case,
            "assigned",
            by=by,
            now=now,
            body={"to": person_id, "note": note},
            assignee_id=person_id,
            snoozed_until=None,
        )


def snooze(case_id: int, until: date | None, *, by: By, now: int) -> None:
    """Puts a case aside until a day, at the latest until our own clock ends; its clocks do not care."""
    with writing() as cx:
        case = locked(cx, case_id)
        latest = min(until, case.due) if until and case.due_owner == "authority" else until
        note_event(cx, case, "aside", by=by, now=now, body={"until": latest}, snoozed_until=latest)


def answer_question(question_id: int, text: str, *, by: By, now: int) -> None:
    """The party answers a question in place; what is typed is kept until all answers are sent."""
    with writing() as cx:
        of_case = select(REQUEST.c.case_id).join(QUESTION, QUESTION.c.request_id == REQUEST.c.id)
        case = locked(cx, cx.execute(of_case.where(QUESTION.c.id == question_id)).scalar_one())
        seals.change(
            cx,
            QUESTION,
            {"id": question_id},
            of=case.id,
            answer=text.strip(),
            answered_by=by.person_id,
            answered_at=now if text.strip() else None,
        )
        seals.stamp(cx, case)
