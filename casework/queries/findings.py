"""What every rule says of a case now, and the facts it says it of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select, tuple_

from casework.core.approvals import LIVING, Status
from casework.core.calendars import legal_date
from casework.core.case_type import CaseType
from casework.core.checks import DocumentFact, Facts, Finding
from casework.forms.applying import asked_rules
from casework.models import Approval, ApprovalVersion, Case, CaseAbout, CaseMark, DocumentFile
from casework.queries.approvals import fact_before
from casework.queries.readings import in_force
from casework.queries.tables import tables_on

DOCUMENT, CASES, MARK = DocumentFile.__table__, Case.__table__, CaseMark.__table__
APPROVAL, VERSION, ABOUT = Approval.__table__, ApprovalVersion.__table__, CaseAbout.__table__
LIVES = VERSION.c.status.in_((*LIVING, Status.SCHEDULED))


def document_facts(cx: Connection, case_id: int) -> tuple[DocumentFact, ...]:
    """The documents of a case as checks see them; withdrawn ones are not there, purged ones were."""
    rows = cx.execute(
        select(DOCUMENT)
        .where(DOCUMENT.c.case_id == case_id, DOCUMENT.c.direction == "incoming", DOCUMENT.c.withdrawn_at.is_(None))
        .order_by(DOCUMENT.c.id)
    )
    return tuple(
        DocumentFact(row.kind, row.row_key, row.dated_on, legal_date(row.received_at), row.filename) for row in rows
    )


def matches(cx: Connection, case_type: CaseType, case: Any, answers: Any) -> frozenset[tuple[str, str]]:
    """Marks of the answers that another living case of the type already bears. Says that, and not whose."""
    marks = case_type.marks(answers)
    if not marks:
        return frozenset()
    left = select(APPROVAL.c.case_id).join(VERSION, VERSION.c.approval_id == APPROVAL.c.id).where(LIVES)
    living = or_(CASES.c.closed_at.is_(None), CASES.c.id.in_(left))
    taken = cx.execute(
        select(MARK.c.name, MARK.c.value)
        .join(CASES, CASES.c.id == MARK.c.case_id)
        .where(
            CASES.c.type == case.type,
            CASES.c.id != case.id,
            living,
            tuple_(MARK.c.name, MARK.c.value).in_(sorted(marks)),
        )
    )
    return frozenset((row.name, row.value) for row in taken)


def granted(cx: Connection, case_type: CaseType, case: Any, answers: Any) -> Mapping[tuple[str, str], str]:
    """Marks of the answers that a living version of another approval of these kinds bears, with its number."""
    marks = case_type.marks(answers)
    kinds = [kind.name for kind in case_type.approvals]
    if not marks or not kinds:
        return {}
    own = select(ABOUT.c.approval_id).where(ABOUT.c.case_id == case.id)
    rows = cx.execute(
        select(MARK.c.name, MARK.c.value, APPROVAL.c.number)
        .join(VERSION, VERSION.c.case_id == MARK.c.case_id)
        .join(APPROVAL, APPROVAL.c.id == VERSION.c.approval_id)
        .where(LIVES, APPROVAL.c.kind.in_(kinds), tuple_(MARK.c.name, MARK.c.value).in_(sorted(marks)))
        .where(APPROVAL.c.case_id != case.id, APPROVAL.c.id.not_in(own))
    )
    return {(row.name, row.value): row.number for row in rows}


def key_of(finding: Finding) -> tuple[str, str, str]:
    """(rule, pointer, part): what makes a finding the same one the next time it is found."""
    text = json.dumps(finding.text.as_json(), sort_keys=True, ensure_ascii=False)
    return finding.rule, finding.pointer, hashlib.sha256(text.encode()).hexdigest()[:16]


def check(
    cx: Connection, case_type: CaseType, case: Any, answers: Any, *, today: date, applied_on: date | None
) -> tuple[Finding, ...]:
    """What every rule of the type says now."""
    return asked_rules(
        case_type,
        answers,
        Facts(
            today=today,
            applied_on=applied_on or today,
            documents=document_facts(cx, case.id),
            matches=matches(cx, case_type, case, answers),
            readings=in_force(cx, case_type, today),
            tables=tables_on(cx, case_type.tables, today),
            approval=fact_before(cx, case, today),
        ),
    )
