"""Approvals and time, found from data (N6): versions begin and run out, holders are reminded before they do, and
conditions are met.

Everything stands in the record of the case that the version came from. A reminder goes out once for each day its kind
declares; of several that are due at once (nobody looked for a while) only the last is sent, and none once a renewal
has been sent in.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from casework.core.approvals import LIVING, Status
from casework.core.text import Text
from casework.db import writing
from casework.models import Approval, ApprovalCondition, ApprovalEvent, ApprovalHolder, ApprovalVersion, Case, CaseAbout
from casework.operations import notices, seals
from casework.operations.acting import SYSTEM, By, NotThere, Stale, legal_date
from casework.operations.approvals import At, ask_others_anew, settle
from casework.operations.due import each
from casework.operations.steps import locked, note_event
from casework.workflows.approvals import kinds, opened_about, remind_on, standing

APPROVAL, VERSION, HOLDER = Approval.__table__, ApprovalVersion.__table__, ApprovalHolder.__table__
CONDITION, HAPPENED, CASES, ABOUT = (
    ApprovalCondition.__table__,
    ApprovalEvent.__table__,
    Case.__table__,
    CaseAbout.__table__,
)
RUNS_OUT = Text("Something you hold from us runs out on {day}. You can renew it in the service.")


def keep_approvals(now: int) -> int:
    """Writes down what began and what ran out, and reminds of what will; returns how many approvals changed."""
    today = legal_date(now)
    with writing() as cx:
        late = or_(
            and_(VERSION.c.status.in_(LIVING), VERSION.c.valid_until < today),
            and_(VERSION.c.status == Status.SCHEDULED, VERSION.c.valid_from <= today),
        )
        found = cx.execute(select(VERSION.c.approval_id).where(late).distinct().order_by(VERSION.c.approval_id))
        changed = list(found.scalars())
    done = each(changed, partial(_bring_up, now))
    with writing() as cx:
        reminded = [kind.name for kind in kinds().values() if kind.reminders]
        ending = VERSION.c.status.in_(LIVING), VERSION.c.valid_until >= today, APPROVAL.c.kind.in_(reminded)
        joined = select(APPROVAL.c.id).join(VERSION, VERSION.c.approval_id == APPROVAL.c.id)
        found = cx.execute(joined.where(*ending).order_by(APPROVAL.c.id))
        near = [approval_id for approval_id in found.scalars() if _owed(cx, approval_id, today)]
    each(near, partial(_remind, now))
    return done


def _versions(cx: Connection, approval_id: int) -> list[Any]:
    return list(
        cx.execute(select(VERSION).where(VERSION.c.approval_id == approval_id).order_by(VERSION.c.version)).all()
    )


def _bring_up(now: int, approval_id: int) -> None:
    today = legal_date(now)
    with writing() as cx:
        case = locked(cx, _versions(cx, approval_id)[-1].case_id)
        rows = _versions(cx, approval_id)
        true = standing(rows, today)
        if all(row.status == true[row.version] for row in rows):
            return  # another worker was first
        at = At(cx, case.id, case.n_events + 1, today)
        number = cx.execute(select(APPROVAL.c.number).where(APPROVAL.c.id == approval_id)).scalar()
        said = {"number": number, "versions": {str(v): s for v, s in true.items()}}

        def written(_seq: int) -> None:
            settle(at, approval_id)
            ask_others_anew(at, approval_id, now)

        note_event(cx, case, "approval", by=SYSTEM, now=now, body=said, then=written)


def _owed(cx: Connection, approval_id: int, today: date) -> tuple[Any, Any, date] | None:
    """(approval, version, day) of the reminder that is due now and was not given; None = none is."""
    approval = cx.execute(select(APPROVAL).where(APPROVAL.c.id == approval_id)).one()
    rows = _versions(cx, approval_id)
    row = next((row for row in rows if row.status in LIVING), None)
    if row is None or row.valid_until is None or any(later.status == Status.SCHEDULED for later in rows):
        return None
    come = [day for day in remind_on(kinds()[approval.kind], row.valid_until) if row.valid_from < day <= today]
    if not come:
        return None
    mine = HAPPENED.c.approval_id == approval_id, HAPPENED.c.version == row.version, HAPPENED.c.kind == "reminded"
    given = cx.execute(select(HAPPENED.c.detail).where(*mine, HAPPENED.c.detail >= come[-1].isoformat())).first()
    renewals = [case_type.name for case_type, about in opened_about(approval.kind) if about.renews]
    sent_in = cx.execute(
        select(CASES.c.id)
        .join(ABOUT, ABOUT.c.case_id == CASES.c.id)
        .where(ABOUT.c.approval_id == approval_id, CASES.c.type.in_(renewals))
        .where(CASES.c.year.is_not(None), CASES.c.closed_at.is_(None))
    ).first()
    return None if given or sent_in else (approval, row, come[-1])


def _remind(now: int, approval_id: int) -> None:
    today = legal_date(now)
    with writing() as cx:
        case_id = cx.execute(
            select(VERSION.c.case_id).where(VERSION.c.approval_id == approval_id, VERSION.c.status.in_(LIVING))
        ).scalar_one()
        case = locked(cx, case_id)
        owed = _owed(cx, approval_id, today)
        if owed is None:
            return
        approval, row, day = owed
        at = At(cx, case.id, case.n_events + 1, today)
        holder = cx.execute(
            select(HOLDER.c.party_id)
            .where(HOLDER.c.approval_id == approval_id, or_(HOLDER.c.until.is_(None), HOLDER.c.until >= today))
            .order_by(HOLDER.c.since)
            .limit(1)
        ).scalar_one()

        def written(_seq: int) -> None:
            at.happens(approval_id, row.version, "reminded", day.isoformat())
            notices.order(
                cx,
                case,
                key=f"notice:approval:{approval_id}:{row.version}:{day}",
                now=now,
                notice=Text(RUNS_OUT.msgid, day=row.valid_until),
                party_id=None if holder == case.party_id else holder,
                path=f"/approvals/{approval_id}",
            )

        said = {"number": approval.number, "valid_until": row.valid_until.isoformat()}
        note_event(cx, case, "approval_reminded", by=SYSTEM, now=now, body=said, then=written)


def meet_condition(condition_id: int, on: date, note: str, *, by: By, now: int) -> None:
    """An officer says that a condition is met, since when, and what shows it. Stale if it was met already."""
    with writing() as cx:
        row = cx.execute(select(CONDITION).where(CONDITION.c.id == condition_id)).first()
        if row is None:
            raise NotThere
        case = locked(cx, row.case_id)
        row = cx.execute(select(CONDITION).where(CONDITION.c.id == condition_id)).one()
        if row.met_on is not None:
            raise Stale
        at = At(cx, case.id, case.n_events + 1, legal_date(now))

        def written(_seq: int) -> None:
            at.happens(row.approval_id, row.version, "condition_met", row.key)
            seals.change(cx, CONDITION, {"id": condition_id}, met_on=on, met_by=by.person_id, note=note)

        said = {"condition": row.key, "met_on": on.isoformat(), "note": note}
        note_event(cx, case, "approval_condition", by=by, now=now, body=said, then=written)
