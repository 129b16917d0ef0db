"""The public register of a kind of approval: what its kind declares as public, and the holder if that is a firm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from casework.core.approvals import ApprovalKind, Line, Status
from casework.db import db
from casework.models import Approval
from casework.queries.approvals import Standing
from casework.workflows.approvals import kinds


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register. `holder` is empty where a natural person holds it."""

    number: str
    holder: str
    holder_number: str
    status: Status
    valid_from: date
    valid_until: date | None
    says: tuple[tuple[Line, Any], ...]


def public_kinds() -> dict[str, ApprovalKind]:
    """The kinds that have a public register."""
    return {name: kind for name, kind in kinds().items() if kind.public}


def entries(kind: ApprovalKind, day: date, words: str = "") -> Iterator[Entry]:
    """Every approval of the kind that has begun, by number; with words, those in which they stand."""
    wanted = words.casefold()
    public = [line for line in kind.lines if line.public]
    for row in db.session.scalars(select(Approval).where(Approval.kind == kind.name).order_by(Approval.number)):
        one = Standing(row, day)
        if one.status is Status.SCHEDULED:
            continue
        firm = one.holder if one.holder is not None and one.holder.person_id is None else None
        name, number = (firm.name, firm.number or "") if firm else ("", "")
        says = tuple((line, one.version.data.get(line.key)) for line in public)
        told = " ".join((one.number, name, number, *(str(value) for _, value in says))).casefold()
        if wanted in told:
            yield Entry(one.number, name, number, one.status, one.valid_from, one.valid_until, says)
