"""What hangs on approvals and on those who hold them: the cases and letters a version came from, what happened to it,
what is overdue, and everything of one party within one authority (A2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, or_, select

from casework.core.approvals import ENDS, LIVING, Status
from casework.db import db
from casework.models import (
    Approval,
    ApprovalCondition,
    ApprovalEvent,
    ApprovalHolder,
    ApprovalVersion,
    Case,
    CaseAbout,
    Dispatch,
    Letter,
    Party,
)
from casework.queries.access import NotThere
from casework.queries.approvals import Standing, standings

SOON = timedelta(days=183)
"""An approval that ends within half a year ends soon."""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version, its status on the day, the case it came from (None: not this reader's), and the letters of it."""

    row: ApprovalVersion
    status: Status
    case: Case | None
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A party with everything of it within one authority."""

    party: Party
    holds: tuple[Standing, ...]
    held: tuple[Standing, ...]
    cases: tuple[Case, ...]


def version_lines(one: Standing, cases: Select[Case]) -> list[VersionLine]:
    """Every version, the newest first, with the case and the letters behind it where the reader may see that case."""
    rows = one.approval.versions
    seen = {case.id: case for case in db.session.scalars(cases.where(Case.id.in_({row.case_id for row in rows})))}
    letters = db.session.scalars(
        select(Letter)
        .join(Dispatch, Dispatch.letter_id == Letter.id)
        .where(Letter.case_id.in_(seen), Letter.state == "printed", Dispatch.sent_at.is_not(None))
        .order_by(Letter.number)
    ).unique()
    of: dict[tuple[int, int], list[Letter]] = {}
    for letter in letters:  # a decision's letter is ordered by the event before the one that signs it
        for seq in (letter.event_seq, letter.event_seq + 1):
            of.setdefault((letter.case_id, seq), []).append(letter)
    return [
        VersionLine(row, one.statuses[row.version], seen.get(row.case_id), tuple(of.get(_origin(row), ())))
        for row in reversed(rows)
    ]


def _origin(row: ApprovalVersion) -> tuple[int, int]:
    return row.case_id, row.event_seq


def happenings(approval_id: int) -> Sequence[ApprovalEvent]:
    """What happened to it, newest first."""
    mine = select(ApprovalEvent).where(ApprovalEvent.approval_id == approval_id)
    return db.session.scalars(
        mine.order_by(ApprovalEvent.on.desc(), ApprovalEvent.case_id.desc(), ApprovalEvent.event_seq.desc())
    ).all()


def cases_about(approval_id: int, cases: Select[Case]) -> Sequence[Case]:
    """The cases about it that the reader may see, drafts that were deleted left out, newest first."""
    about = select(CaseAbout.case_id).where(CaseAbout.approval_id == approval_id)
    kept = ~(Case.year.is_(None) & Case.closed_at.is_not(None))
    return db.session.scalars(cases.where(Case.id.in_(about), kept).order_by(Case.id.desc())).all()


def ending(found: Select[Approval], day: date) -> Select[Approval]:
    """Those in force that end within half a year and are not renewed."""
    version = select(ApprovalVersion.approval_id).where(
        ApprovalVersion.status.in_(LIVING),
        ApprovalVersion.valid_until >= day,
        ApprovalVersion.valid_until <= day + SOON,
    )
    renewed = select(ApprovalVersion.approval_id).where(ApprovalVersion.status == Status.SCHEDULED)
    return found.where(Approval.id.in_(version), Approval.id.not_in(renewed))


def overdue(found: Select[Approval], day: date) -> Select[Approval]:
    """Those with a condition whose day is over and that nobody has marked as met."""
    late = select(ApprovalCondition.approval_id).where(
        ApprovalCondition.met_on.is_(None), ApprovalCondition.due < day
    )
    over = select(ApprovalVersion.approval_id).where(ApprovalVersion.status.not_in(ENDS))
    return found.where(Approval.id.in_(late), Approval.id.in_(over))


def count(found: Select[Approval]) -> int:
    """How many there are."""
    ids = found.with_only_columns(Approval.id).subquery()
    return int(db.session.scalar(select(func.count()).select_from(ids)) or 0)


def searched(found: Select[Approval], words: str) -> Select[Approval]:
    """Those whose number, or holder's name or number, holds these words."""
    like = f"%{words}%"
    party = (
        select(ApprovalHolder.approval_id)
        .join(Party, Party.id == ApprovalHolder.party_id)
        .where(or_(Party.name.ilike(like), Party.number.ilike(like)))
    )
    return found.where(or_(Approval.number.ilike(like), Approval.id.in_(party)))


def of_party(party_id: int, cases: Select[Case], approvals: Select[Approval], day: date) -> Held:
    """A party as the reader may see it: NotThere for one with no case and no approval among these."""
    own = db.session.scalars(cases.where(Case.party_id == party_id).order_by(Case.id.desc())).unique().all()
    ever = select(ApprovalHolder.approval_id).where(ApprovalHolder.party_id == party_id)
    known = standings(approvals.where(Approval.id.in_(ever)), day)
    party = db.session.get(Party, party_id)
    if party is None or not (own or known):
        raise NotThere
    now = [one for one in known if one.lives and one.holder is not None and one.holder.id == party_id]
    return Held(party, tuple(now), tuple(one for one in known if one not in now), tuple(own))
