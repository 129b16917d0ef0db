"""What steps do to approvals: granted under a number that is never used again, changed by a new version, ended.

Each verb runs in the transaction of an event that is being written, and every row names it. Before anything is
changed, what is stored is brought in line with the day (`settle`); after that one version at most is in force.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from casework.core.approvals import LIVING, ApprovalKind, Series, Status
from casework.core.calendars import NORWEGIAN
from casework.core.case_type import CaseType, Phase, Refusal
from casework.core.effects import ApprovalEffect
from casework.core.machine import StepRefused
from casework.core.periods import advance, lasts_until
from casework.core.text import Text
from casework.models import (
    Approval,
    ApprovalCondition,
    ApprovalEvent,
    ApprovalHolder,
    ApprovalSeries,
    ApprovalVersion,
    Case,
    CaseAbout,
    Decision,
    Party,
)
from casework.operations import outbox, seals
from casework.operations.acting import Stale
from casework.operations.going import Going
from casework.queries.approvals import about_of
from casework.queries.submissions import latest_answers
from casework.queries.tables import UNDECIDED
from casework.workflows.approvals import standing

APPROVAL, VERSION, HOLDER = Approval.__table__, ApprovalVersion.__table__, ApprovalHolder.__table__
CONDITION, HAPPENED, SERIES = ApprovalCondition.__table__, ApprovalEvent.__table__, ApprovalSeries.__table__
DECISION, PARTY = Decision.__table__, Party.__table__
CASES, ABOUT = Case.__table__, CaseAbout.__table__
OPEN = (Phase.DRAFT, *UNDECIDED)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class At:
    """The event that is being written: what approvals write hangs on it."""

    cx: Connection
    case_id: int
    seq: int
    today: date

    def happens(self, approval_id: int, version: int, kind: str, detail: str = "") -> None:
        row: dict[str, Any] = {"approval_id": approval_id, "version": version, **self.written}
        seals.add(self.cx, HAPPENED, **row, kind=kind, on=self.today, detail=detail)

    def becomes(self, row: Any, status: Status) -> None:
        """Gives a version another status, and says so."""
        self.happens(row.approval_id, row.version, status)
        seals.change(self.cx, VERSION, {"id": row.id}, status=status)

    @property
    def written(self) -> dict[str, int]:
        return {"case_id": self.case_id, "event_seq": self.seq}


def versions_of(cx: Connection, approval_id: int) -> list[Any]:
    """Every version as stored, oldest first; the approval is locked until the end of the transaction."""
    cx.execute(select(APPROVAL.c.id).where(APPROVAL.c.id == approval_id).with_for_update())
    return list(
        cx.execute(select(VERSION).where(VERSION.c.approval_id == approval_id).order_by(VERSION.c.version)).all()
    )


def hold(cx: Connection, case_id: int) -> None:
    """Locks the approval that a case is about until the end of the transaction: what guards see of it stands."""
    about = about_of(cx, case_id)
    if about is not None:
        versions_of(cx, about.id)


def settle(at: At, approval_id: int) -> dict[int, Status]:
    """Brings what is stored in line with the day; returns what changed, by version."""
    rows = versions_of(at.cx, approval_id)
    true = standing(rows, at.today)
    late = [row for row in rows if row.status != true[row.version]]
    for row in sorted(late, key=lambda row: true[row.version] in LIVING):  # what ends makes room for what begins
        at.becomes(row, true[row.version])
    return {row.version: true[row.version] for row in late}


def grant(effect: ApprovalEffect, going: Going) -> None:
    """A new number; where the case is about an approval of this kind, a version that follows the one in force."""
    at, kind = _at(going), going.case_type.approval(effect.approval)
    answers, told = latest_answers(going.cx, going.case), _told(going)
    about = about_of(going.cx, going.case.id)
    known = about if about and about.kind == kind.name else None
    last = _in_force(at, known.id) if known else None
    after = last.valid_until + A_DAY if last and last.valid_until else at.today
    begins = _day(told, "valid_from") or max(after, at.today)
    ends = _day(told, "valid_until") or (lasts_until(begins, kind.length) if kind.length else None)
    approval_id = known.id if known else _number(at, kind, going, told)
    _version(at, approval_id, kind, answers, told, last, begins, ends)
    named = kind.holder(answers)
    if known is None or named:
        _hold(at, approval_id, _party(at.cx, going, named) if named else going.case.party_id, begins)
    if begins <= at.today:
        ask_others_anew(at, approval_id, going.now)


def amend(effect: ApprovalEffect, going: Going) -> None:
    """A new version for the rest of the time. Where none is in force the case has nothing to change: Stale."""
    at, kind = _at(going), going.case_type.approval(effect.approval)
    answers, told, approval_id = latest_answers(going.cx, going.case), _told(going), _subject(going, effect)
    last = _in_force(at, approval_id)
    if last is None:
        raise Stale
    begins = max(_day(told, "valid_from") or at.today, last.valid_from)
    _version(at, approval_id, kind, answers, told, last, begins, last.valid_until)
    if named := kind.holder(answers):
        _hold(at, approval_id, _party(at.cx, going, named), begins)
    if begins <= at.today:
        ask_others_anew(at, approval_id, going.now)


def suspend(effect: ApprovalEffect, going: Going) -> None:
    _change(going, effect, Status.IN_FORCE, Status.SUSPENDED)


def restore(effect: ApprovalEffect, going: Going) -> None:
    _change(going, effect, Status.SUSPENDED, Status.IN_FORCE)


def revoke(effect: ApprovalEffect, going: Going) -> None:
    """Ends what is in force or suspended, and every version that was to follow."""
    at, approval_id = _at(going), _subject(going, effect)
    settle(at, approval_id)
    for row in versions_of(going.cx, approval_id):
        if row.status in (*LIVING, Status.SCHEDULED):
            at.becomes(row, Status.REVOKED)


def _change(going: Going, effect: ApprovalEffect, was: Status, becomes: Status) -> None:
    at, approval_id = _at(going), _subject(going, effect)
    row = _in_force(at, approval_id)
    if row is None or row.status != was:
        raise Stale
    at.becomes(row, becomes)


def ask_others_anew(at: At, approval_id: int, now: int) -> None:
    """Other cases about it that are not decided were written on the version before: their rules are asked anew."""
    others = select(CASES.c.id).join(ABOUT, ABOUT.c.case_id == CASES.c.id)
    others = others.where(ABOUT.c.approval_id == approval_id, CASES.c.id != at.case_id)
    for other in at.cx.execute(others.where(CASES.c.closed_at.is_(None), CASES.c.phase.in_(OPEN))).scalars():
        outbox.put(at.cx, "version", f"version:{at.case_id}:{at.seq}:{other}", now=now, case_id=other)


def _at(going: Going) -> At:
    return At(going.cx, going.case.id, going.seq, going.today)


def _told(going: Going) -> dict[str, Any]:
    """What the people who prepared and signed told, and what was decided of each part."""
    decided = select(DECISION.c.subject, DECISION.c.outcome).where(DECISION.c.case_id == going.case.id)
    rows = going.cx.execute(decided.order_by(DECISION.c.id))
    prepared = going.prepared_body() if going.move.step.decides else {}
    return {**prepared, **going.given, "decided": {row.subject: row.outcome for row in rows}}


def _day(told: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(told[name]) if told.get(name) else None


def _subject(going: Going, effect: ApprovalEffect) -> int:
    """The approval the case is about, else the one it granted itself."""
    about = about_of(going.cx, going.case.id)
    if about and about.kind == effect.approval:
        return int(about.id)
    own = APPROVAL.c.case_id == going.case.id, APPROVAL.c.kind == effect.approval
    found = going.cx.execute(select(APPROVAL.c.id).where(*own).order_by(APPROVAL.c.id.desc())).scalar()
    if found is None:
        raise Stale
    return int(found)


def _in_force(at: At, approval_id: int) -> Any:
    """The version that is in force or suspended, once what is stored says what the day says."""
    settle(at, approval_id)
    return next((row for row in versions_of(at.cx, approval_id) if row.status in LIVING), None)


def _number(at: At, kind: ApprovalKind, going: Going, told: Mapping[str, Any]) -> int:
    """Takes the number: what the step was told, or the next of the year's series, in this transaction."""
    year, n = None, None
    if isinstance(kind.number, Series):
        year = at.today.year
        mine = SERIES.c.kind == kind.name, SERIES.c.year == year
        n = at.cx.execute(SERIES.update().where(*mine).values(last=SERIES.c.last + 1).returning(SERIES.c.last)).scalar()
        if n is None:
            n = 1
            at.cx.execute(SERIES.insert().values(kind=kind.name, year=year, last=n))
        number = kind.number.pattern.format(year=year, n=n)
    else:
        number = str(told[kind.number])
        refuse_taken(at.cx, kind, number)
    row: dict[str, Any] = {"kind": kind.name, "number": number, "series_year": year, "series_n": n, **at.written}
    return int(seals.add(at.cx, APPROVAL, authority=going.case.authority, **row).id)


def refuse_taken(cx: Connection, kind: ApprovalKind, number: str) -> None:
    """Raises StepRefused for a number that something of the kind bears or has borne, however it is spelled."""
    spelled = func.upper(func.replace(APPROVAL.c.number, " ", "")) == number.upper().replace(" ", "")
    if cx.execute(select(APPROVAL.c.id).where(APPROVAL.c.kind == kind.name, spelled)).first() is not None:
        sentence = Text("The number {number} is in use, or has been. A number is never used again.", number=number)
        raise StepRefused((Refusal(sentence, cure=Text("You can correct it.")),))


def numbers_told(case_type: CaseType, told: Mapping[str, Any]) -> Iterator[tuple[ApprovalKind, str]]:
    """Each number that a step is told for something this type grants."""
    for kind in case_type.approvals:
        if isinstance(kind.number, str) and told.get(kind.number):
            yield kind, str(told[kind.number])


def _version(
    at: At,
    approval_id: int,
    kind: ApprovalKind,
    answers: Any,
    told: Mapping[str, Any],
    last: Any,
    begins: date,
    ends: date | None,
) -> None:
    """Writes a version: in force from today, or scheduled. It replaces the one before it on the day it begins."""
    says = dict(kind.data(answers, told, last.data if last else {}))
    if json.loads(json.dumps(says)) != says:
        raise TypeError(f"What an approval of kind {kind.name} says is not plain JSON.")
    rows, n = versions_of(at.cx, approval_id), 1
    if rows:
        n = rows[-1].version + 1
    status = Status.SCHEDULED
    if begins <= at.today:
        status = Status(last.status) if last else Status.IN_FORCE
        if last:
            at.becomes(last, Status.REPLACED)
    for row in rows:  # what was planned for that day or later, by the same right, gives way
        if row.status == Status.SCHEDULED and row.valid_from == begins:
            at.becomes(row, Status.REPLACED)
    at.happens(approval_id, n, status)
    period: dict[str, Any] = {"valid_from": begins, "valid_until": ends, "status": status}
    seals.add(at.cx, VERSION, approval_id=approval_id, version=n, data=says, **period, **at.written)
    chosen: Mapping[str, str] | None = told.get("conditions")
    for one in kind.conditions:
        if (one.key in chosen) if chosen is not None else one.applies(answers, told):
            usual = advance(begins, one.due, NORWEGIAN) if one.due else None
            due = _day(chosen or {}, one.key) or usual
            values: dict[str, Any] = {"key": one.key, "text": one.text.as_json(), "due": due, "note": "", **at.written}
            seals.add(at.cx, CONDITION, approval_id=approval_id, version=n, **values)


def _hold(at: At, approval_id: int, party_id: int, since: date) -> None:
    """Who holds it from a day on; who held it before holds it until the day before."""
    rows = at.cx.execute(select(HOLDER).where(HOLDER.c.approval_id == approval_id).order_by(HOLDER.c.since)).all()
    last = rows[-1] if rows else None
    if last and last.party_id == party_id:
        return
    if last:
        since = max(since, last.since + A_DAY)
        seals.change(at.cx, HOLDER, {"id": last.id}, until=since - A_DAY)
    seals.add(at.cx, HOLDER, approval_id=approval_id, party_id=party_id, since=since, **at.written)


def _party(cx: Connection, going: Going, named: Any) -> int:
    """The party with that number; a new one where there is none."""
    found = cx.execute(select(PARTY.c.id).where(PARTY.c.number == named.number).order_by(PARTY.c.id)).scalar()
    if found is None:
        values = {"kind": "organisation", "name": named.name, "number": named.number, "country": named.country}
        words = {"address": [], "email": "", "language": going.case.language, "created_at": going.now}
        found = cx.execute(PARTY.insert().values(**values, **words)).inserted_primary_key[0]  # type: ignore[index]
    return int(found)
