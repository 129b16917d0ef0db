"""Approvals as they stand on a day: read from their dates, found through the party that holds them (A2) or the
authority and the case types that a role covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, false, or_, select

from casework.core.approvals import LIVING, ApprovalFact, ApprovalKind, Status
from casework.core.calendars import legal_date
from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.db import db
from casework.models import (
    Approval,
    ApprovalCondition,
    ApprovalHolder,
    ApprovalVersion,
    CaseAbout,
    Event,
    Party,
)
from casework.queries.access import NotThere, parties_of, roles_of
from casework.workflows.approvals import declaring, kinds, standing

APPROVAL, VERSION, HOLDER = Approval.__table__, ApprovalVersion.__table__, ApprovalHolder.__table__
CONDITION, ABOUT, PARTY = ApprovalCondition.__table__, CaseAbout.__table__, Party.__table__
EVENT = Event.__table__
THE_ONE_ABOUT = (
    select(APPROVAL).join(ABOUT, ABOUT.c.approval_id == APPROVAL.c.id).where(ABOUT.c.case_id == bindparam("case_id"))
)


@dataclass(frozen=True)
class Standing:
    """An approval on a day: the version that holds (else the last that held, else the first to come), its status and
    holder.
    """

    approval: Approval
    day: date

    @property
    def id(self) -> int:
        return self.approval.id

    @property
    def number(self) -> str:
        return self.approval.number

    @property
    def kind(self) -> ApprovalKind:
        return kinds()[self.approval.kind]

    @cached_property
    def statuses(self) -> Mapping[int, Status]:
        return standing(self.approval.versions, self.day)

    @cached_property
    def version(self) -> ApprovalVersion:
        of = self.statuses
        return _current(self.approval.versions, of)

    @property
    def status(self) -> Status:
        return self.statuses[self.version.version]

    @property
    def lives(self) -> bool:
        return self.status in LIVING

    @property
    def valid_from(self) -> date:
        return self.version.valid_from

    @property
    def valid_until(self) -> date | None:
        return self.version.valid_until

    @property
    def holder(self) -> Party | None:
        held = [row for row in self.approval.holders if row.since <= self.day]
        return (held or self.approval.holders)[-1].party if self.approval.holders else None

    @property
    def conditions(self) -> list[ApprovalCondition]:
        """Those of the version that stands, and what earlier versions left unmet."""
        rows = self.approval.conditions
        return [row for row in rows if row.version == self.version.version or row.met_on is None]

    @property
    def says(self) -> list[tuple[Text, Any]]:
        """What it says, line by line, as its kind declares."""
        data = self.version.data
        return [(line.title, line.of(data[line.key])) for line in self.kind.lines if data.get(line.key)]


def _current(versions: Any, statuses: Mapping[int, Status]) -> Any:
    rows = list(versions)
    living = [row for row in rows if statuses[row.version] in LIVING]
    ended = [row for row in rows if statuses[row.version] is not Status.SCHEDULED]
    return living[-1] if living else max(ended, key=lambda row: row.valid_from) if ended else rows[0]


def about_of(cx: Connection, case_id: int) -> Any:
    """The row of the approval a case is about, or None."""
    return cx.execute(THE_ONE_ABOUT, {"case_id": case_id}).first()


def fact_about(cx: Connection, case_id: int, day: date) -> ApprovalFact | None:
    """The approval a case is about, as checks and guards see it on a day."""
    row = about_of(cx, case_id)
    return fact_of(cx, row, day) if row else None


def fact_before(cx: Connection, case: Any, day: date) -> ApprovalFact | None:
    """The approval a case is about without what the case itself made of it, nor what came after the case was closed."""
    row = about_of(cx, case.id)
    if row is None:
        return None
    versions = cx.execute(
        select(VERSION, EVENT.c.at)
        .join(EVENT, and_(EVENT.c.case_id == VERSION.c.case_id, EVENT.c.seq == VERSION.c.event_seq))
        .where(VERSION.c.approval_id == row.id)
        .order_by(VERSION.c.version)
    ).all()
    first = min((one.version for one in versions if one.case_id == case.id), default=None)
    known = [
        one
        for one in versions
        if (one.version < first if first is not None else case.closed_at is None or one.at <= case.closed_at)
    ]
    return _fact(cx, row, known, day) if known else None


@dataclass(frozen=True, slots=True)
class Versions:
    """Answers that an approval held before the case, those of the case, and the day on which they are compared."""

    before: ApprovalFact
    earlier: Any
    later: Any
    day: date


def versions_of(cx: Connection, case: Any, case_type: CaseType, later: Any, today: date) -> Versions | None:
    """What the answers of a case are compared with; None where it is about nothing that holds answers."""
    day = legal_date(case.closed_at) if case.closed_at else today
    before = fact_before(cx, case, day) if case_type.about else None
    earlier = next((held for one in case_type.about if before and (held := one.earlier(before)) is not None), None)
    return Versions(before, earlier, later, day) if before is not None and earlier is not None else None


def fact_of(cx: Connection, row: Any, day: date) -> ApprovalFact:
    versions = cx.execute(select(VERSION).where(VERSION.c.approval_id == row.id).order_by(VERSION.c.version)).all()
    return _fact(cx, row, versions, day)


def _fact(cx: Connection, row: Any, versions: Sequence[Any], day: date) -> ApprovalFact:
    statuses = standing(versions, day)
    now = _current(versions, statuses)
    held = cx.execute(
        select(PARTY.c.name)
        .join(HOLDER, HOLDER.c.party_id == PARTY.c.id)
        .where(HOLDER.c.approval_id == row.id, or_(HOLDER.c.until.is_(None), HOLDER.c.until >= day))
        .order_by(HOLDER.c.since)
    ).scalar()
    unmet = cx.execute(
        select(CONDITION.c.key).where(CONDITION.c.approval_id == row.id, CONDITION.c.met_on.is_(None))
    ).scalars()
    status = statuses[now.version]
    period = now.valid_from, now.valid_until
    follows = min((one.valid_from for one in versions if statuses[one.version] is Status.SCHEDULED), default=None)
    return ApprovalFact(row.kind, row.number, now.version, status, now.data, *period, held or "", tuple(unmet), follows)


def held_by(person_id: int, party_id: int | None, day: date) -> Select[Approval]:
    """The approvals a party holds on a day, for a person who may act for it; of the kinds the mandate covers."""
    acting = next((one for one in parties_of(person_id, day) if one.party_id == party_id), None)
    if acting is None:
        return select(Approval).where(false())
    return held_within(select(Approval).where(Approval.kind.in_(_covered(acting.scope))), acting.party_id, day)


def held_within(found: Select[Approval], party_id: int, day: date) -> Select[Approval]:
    """Of those found, what the party holds on a day."""
    now = and_(ApprovalHolder.since <= day, or_(ApprovalHolder.until.is_(None), ApprovalHolder.until >= day))
    mine = select(ApprovalHolder.approval_id).where(ApprovalHolder.party_id == party_id, now)
    return found.where(Approval.id.in_(mine))


def _covered(case_types: Iterable[str] | None) -> list[str]:
    """The kinds that one of these types grants or changes; without types all."""
    wanted = set(case_types or ())
    return [name for name in kinds() if not wanted or wanted & set(declaring(name))]


def staff_approvals(person_id: int, day: date) -> Select[Approval]:
    """The approvals of the authorities where a person holds a role, of the kinds that the role's case types cover."""
    covered = [
        (Approval.authority == role.authority) & Approval.kind.in_(_covered(role.case_types))
        for role in roles_of(person_id, day)
    ]
    return select(Approval).where(or_(*covered)) if covered else select(Approval).where(false())


def standings(found: Select[Approval], day: date) -> list[Standing]:
    """Those found, as they stand: what is in force first, then by number."""
    rows = [Standing(row, day) for row in db.session.scalars(found)]
    return sorted(rows, key=lambda one: (not one.lives, one.approval.kind, one.number))


def one_of(found: Select[Approval], approval_id: int, day: date) -> Standing:
    """The approval that an address names, among those given; NotThere where there is none."""
    row = db.session.scalars(found.where(Approval.id == approval_id)).first()
    if row is None:
        raise NotThere
    return Standing(row, day)


def granted_in(case_id: int, day: date) -> list[Standing]:
    """The approvals that a case granted or changed."""
    touched = select(ApprovalVersion.approval_id).where(ApprovalVersion.case_id == case_id)
    rows = db.session.scalars(select(Approval).where(Approval.id.in_(touched)).order_by(Approval.id))
    return [Standing(row, day) for row in rows]


def about_of_case(case_id: int, day: date) -> Standing | None:
    """The approval a case is about, as it stands."""
    row = db.session.scalars(
        select(Approval).join(CaseAbout, CaseAbout.approval_id == Approval.id).where(CaseAbout.case_id == case_id)
    ).first()
    return Standing(row, day) if row else None
