"""The kinds of approvals of the house, and what stands of one on a day.

What stands is read from dates: a version that was decided for a later day is in force from that day, and one that has
run out has run out, also where nobody looked (N6). What is stored may lag behind the day, never lead it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Protocol

from casework.core.approvals import ENDS, About, ApprovalKind, Status
from casework.core.case_type import CaseType
from casework.core.periods import Months, Weeks, Years
from casework.workflows import CASE_TYPES


class Version(Protocol):
    version: int
    status: str
    valid_from: date
    valid_until: date | None


def standing(versions: Iterable[Version], day: date) -> dict[int, Status]:
    """The status of each version of one approval on a day: of those that have begun, the last holds."""
    found: dict[int, Status] = {}
    begun, was_suspended = None, False
    for one in sorted(versions, key=lambda one: (one.valid_from, one.version), reverse=True):
        status = Status(one.status)
        if status not in ENDS and one.valid_from <= day:
            was_suspended |= status is Status.SUSPENDED
            status, begun = (Status.REPLACED if begun else status), begun or one
        found[one.version] = status
    if begun:
        over = begun.valid_until is not None and begun.valid_until < day
        kept = Status.SUSPENDED if was_suspended else Status.IN_FORCE
        found[begun.version] = Status.EXPIRED if over else kept
    return found


def remind_on(kind: ApprovalKind, valid_until: date) -> tuple[date, ...]:
    """The days on which the holder is reminded that it runs out, the earliest first."""
    return tuple(sorted(_before(valid_until, amount) for amount in kind.reminders))


def _before(day: date, amount: Weeks | Months | Years) -> date:
    if isinstance(amount, Weeks):
        return day - timedelta(weeks=amount.n)
    months = day.year * 12 + day.month - 1 - amount.n * (12 if isinstance(amount, Years) else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def kinds(types: Mapping[str, CaseType] = CASE_TYPES) -> dict[str, ApprovalKind]:
    """Every kind of approval by its name; where several types declare it, the first one's words."""
    found: dict[str, ApprovalKind] = {}
    for case_type in types.values():
        for kind in case_type.approvals:
            found.setdefault(kind.name, kind)
    return found


def declaring(name: str) -> tuple[str, ...]:
    """The names of the types that grant or change this kind: whose cases a role covers, its approvals it covers."""
    return tuple(one.name for one in CASE_TYPES.values() if name in {kind.name for kind in one.approvals})


def opened_about(name: str) -> tuple[tuple[CaseType, About], ...]:
    """What can be opened about an approval of this kind: the type, and how it is offered."""
    return tuple((one, about) for one in CASE_TYPES.values() for about in one.about if about.kind == name)
