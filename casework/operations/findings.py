"""Findings as rows: open → explained by the party → accepted by an officer with a reason, or gone.

They are settled whenever answers or documents change: what a rule no longer says is gone, what it says anew is open
again. How many errors are open, how many documents are missing and how many items are unanswered is kept on the case
row, so that the step path need not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from casework.core.case_type import CaseType
from casework.db import writing
from casework.models import Case, CaseMark, ChecklistAnswer, DocumentFile, FindingRow, ReasonBlock
from casework.operations import seals
from casework.operations.acting import By, NotThere, legal_date
from casework.queries.findings import check, document_facts, key_of
from casework.queries.submissions import draft_answers, latest_answers
from casework.workflows import CASE_TYPES
from casework.workflows.requirements import gaps

FINDING, DOCUMENT, CASES, MARK = FindingRow.__table__, DocumentFile.__table__, Case.__table__, CaseMark.__table__
CHECKLIST, REASON = ChecklistAnswer.__table__, ReasonBlock.__table__


def mark(cx: Connection, case_type: CaseType, case_id: int, answers: Any) -> None:
    """Writes the marks of what was sent anew."""
    cx.execute(MARK.delete().where(MARK.c.case_id == case_id))
    for name, value in sorted(case_type.marks(answers)):
        cx.execute(MARK.insert().values(case_id=case_id, name=name, value=value[:100]))


def settle(
    cx: Connection, case_type: CaseType, case: Any, answers: Any, *, today: date, now: int, applied_on: date | None
) -> dict[str, Any]:
    """Brings the rows in line with the rules; returns the settled facts for the case row."""
    found = {
        key_of(finding): finding for finding in check(cx, case_type, case, answers, today=today, applied_on=applied_on)
    }
    rows = cx.execute(select(FINDING).where(FINDING.c.case_id == case.id))
    stored = {(row.rule, row.pointer, row.part): row for row in rows}
    for key, finding in found.items():
        row = stored.get(key)
        if row is None:
            seals.add(
                cx,
                FINDING,
                case_id=case.id,
                rule=finding.rule,
                severity=str(finding.severity),
                pointer=finding.pointer,
                part=key[2],
                text=finding.text.as_json(),
                source=str(finding.source),
                state="open",
                found_at=now,
                explanation="",
                accepted_reason="",
            )
        elif row.state == "gone":
            seals.change(
                cx,
                FINDING,
                {"id": row.id},
                state="open",
                severity=str(finding.severity),
                found_at=now,
                acknowledged_at=None,
                explanation="",
                accepted_reason="",
                accepted_by=None,
            )
    for key, row in stored.items():
        if key not in found and row.state != "gone":
            seals.change(cx, FINDING, {"id": row.id}, state="gone")
    return counted(cx, case_type, case, answers, applied_on or today)


def counted(cx: Connection, case_type: CaseType, case: Any, answers: Any, applied_on: date) -> dict[str, Any]:
    """The settled facts: open errors, unanswered items, missing documents, unwritten reasons; the facts' version
    moves.
    """
    errors = cx.execute(
        select(func.count())
        .select_from(FINDING)
        .where(FINDING.c.case_id == case.id, FINDING.c.severity == "error", FINDING.c.state.in_(("open", "explained")))
    ).scalar()
    answered = {
        (row.item, row.row_key): row.answer in ("yes", "na") or (row.answer == "no" and bool(row.note))
        for row in cx.execute(
            select(CHECKLIST.c.item, CHECKLIST.c.row_key, CHECKLIST.c.answer, CHECKLIST.c.note)
            .where(CHECKLIST.c.case_id == case.id)
            .order_by(CHECKLIST.c.id)
        )
    }
    items = [(item.name, key) for item in case_type.checklist for key in item.keys(answers)]
    written = set(cx.execute(select(REASON.c.block).where(REASON.c.case_id == case.id, REASON.c.text != "")).scalars())
    return {
        "errors_open": errors,
        "items_open": sum(1 for item in items if not answered.get(item)),
        "documents_missing": len(gaps(case_type.documents, answers, document_facts(cx, case.id), applied_on)),
        "reasons_missing": sum(1 for block in case_type.reasons if block not in written),
        "facts_version": case.facts_version + 1,
        "identifier": case_type.wishes(answers).number,
    }


def resettle(cx: Connection, case: Any, now: int) -> None:
    """Settles a locked case from its draft (before it is sent) or from what was sent, and writes the facts."""
    case_type = CASE_TYPES[case.type]
    answers = latest_answers(cx, case) if case.received_at else draft_answers(cx, case)
    applied = legal_date(case.received_at) if case.received_at else None
    seals.stamp(cx, case, settle(cx, case_type, case, answers, today=legal_date(now), now=now, applied_on=applied))


def explain(finding_id: int, text: str, *, by: By, now: int) -> None:
    """The party explains a finding; it waits for an officer."""
    from casework.operations.steps import locked

    with writing() as cx:
        case = locked(cx, _of(cx, finding_id).case_id)
        seals.change(
            cx,
            FINDING,
            {"id": finding_id},
            state="explained" if text else "open",
            explanation=text,
            explained_by=by.person_id,
            explained_at=now,
        )
        seals.stamp(cx, case)


def acknowledge(case_id: int, finding_ids: Sequence[int], *, now: int) -> None:
    """The party has seen these open errors and sends all the same."""
    from casework.operations.steps import locked

    with writing() as cx:
        case = locked(cx, case_id)
        for finding_id in finding_ids:
            seals.change(cx, FINDING, {"case_id": case_id, "id": finding_id}, acknowledged_at=now)
        seals.stamp(cx, case)


def accept(finding_id: int, reason: str, *, by: By, now: int) -> None:
    """An officer accepts a finding, with a reason that stands in the record."""
    from casework.operations.steps import locked, note_event

    with writing() as cx:
        finding = _of(cx, finding_id)
        case = locked(cx, finding.case_id)
        seals.change(
            cx,
            FINDING,
            {"id": finding_id},
            state="accepted",
            accepted_reason=reason,
            accepted_by=by.person_id,
            accepted_at=now,
        )
        changes = counted(
            cx, CASE_TYPES[case.type], case, latest_answers(cx, case), legal_date(case.received_at or now)
        )
        note_event(
            cx,
            case,
            "finding_accepted",
            by=by,
            now=now,
            body={"rule": finding.rule, "pointer": finding.pointer, "reason": reason},
            **changes,
        )


def _of(cx: Connection, finding_id: int) -> Any:
    row = cx.execute(select(FINDING).where(FINDING.c.id == finding_id)).first()
    if row is None:
        raise NotThere
    return row
