"""Writing down time, and judging it: each writes their own, another approves, and what was written never changes.

A correction is a new row; a strike is a correction to nothing. Recording writes no event, so that it never undoes what
somebody has prepared in the case it is about, and a closed case takes it too (appeals and requests for access come
after the end, and are charged to nobody); a case about a fee takes none. A fee that is proposed from other hours is not
signed (`hours_as_reckoned`). Once a fee is decided its hours are locked, and work that comes later is not charged. The
database asks the same again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from casework.core.case_type import Refusal
from casework.core.text import Text
from casework.db import writing
from casework.models import TimeEntry, Timer
from casework.operations import seals
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.operations.steps import locked
from casework.queries import hours as hours_of
from casework.workflows import CASE_TYPES
from casework.workflows.charging import announcing
from casework.workflows.guards import HOUSE_TWO
from casework.workflows.hours import ACTIVITIES, AFTER_FEE, APPROVES, DAY, MINUTE, TIMER_HOURS, cut, faults, kept_reason

ENTRY, TIMER = TimeEntry.__table__, Timer.__table__

OWN = Refusal(Text("Nobody approves their own hours."), HOUSE_TWO, Text("Another manager can."))
NOT_YOURS = Refusal(Text("Only a manager approves hours."), HOUSE_TWO)
LOCKED = Refusal(
    Text("A fee is decided from these hours, so they stay as they are."), cure=Text("Nobody can change that.")
)
OPEN = (
    select(ENTRY)
    .where(ENTRY.c.case_id == hours_of.CASE_ID, hours_of.STANDS, ENTRY.c.locked_case_id.is_(None))
    .order_by(ENTRY.c.id)
)


class NotRecorded(Exception):
    """Why nothing was written: (field, sentence) each, all at once."""

    def __init__(self, *found: tuple[str, Text]) -> None:
        super().__init__("; ".join(str(sentence) for _, sentence in found))
        self.faults = list(found)


class NotJudged(Exception):
    """Why hours cannot be judged or corrected so."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal.sentence))
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Spent:
    """What somebody says they did. `billable`: None where the activity says so itself."""

    day: date
    minutes: int
    activity: str
    billable: bool | None = None
    reason: str = ""
    note: str = ""

    @property
    def charged(self) -> bool:
        known = ACTIVITIES.get(self.activity)
        return self.billable if self.billable is not None else bool(known and known.charged)


def record(case_id: int, spent: Spent, *, by: By, now: int, origin: str = "hand") -> int:
    """Writes down one's own time; returns the row's number."""
    with writing() as cx:
        case = locked(cx, case_id)
        entry_id = _write(cx, case, spent, by=by, now=now, origin=origin)
        seals.stamp(cx, case)
        return entry_id


def correct(entry_id: int, spent: Spent, *, by: By, now: int) -> int:
    """Puts a new row in the place of one's own; it waits for approval, whatever the old one did."""
    with writing() as cx:
        case, row = _own(cx, entry_id, by)
        new = _write(cx, case, spent, by=by, now=now, origin=row.origin, corrects=row)
        seals.stamp(cx, case)
        return new


def strike(entry_id: int, why: str, *, by: By, now: int) -> int:
    """Puts nothing in the place of a row of one's own. Nobody has to approve that nothing is charged."""
    if not why:
        raise NotRecorded(("note", Text("Say what was wrong.")))
    with writing() as cx:
        case, row = _own(cx, entry_id, by)
        if not row.minutes:
            raise Stale
        told = {name: row._mapping[name] for name in ("case_id", "person_id", "day", "activity", "billable", "reason")}
        new = seals.add(cx, ENTRY, **told, minutes=0, note=why, origin=row.origin, registered_at=now, comment="",
                        corrects_id=row.id).id  # fmt: skip
        seals.stamp(cx, case)
        return int(new)


def start(case_id: int, activity: str, note: str = "", *, by: By, now: int) -> None:
    """Starts the person's timer on a case. Each has one: another that runs must be stopped first."""
    with writing() as cx:
        _takes_time(locked(cx, case_id))
        if activity not in ACTIVITIES:
            raise NotRecorded(("activity", Text("Choose what you did.")))
        if hours_of.timer_of(cx, _person(by)) is not None:
            raise NotRecorded(("timer", Text("Your timer runs already. Stop it first.")))
        told = {"person_id": by.person_id, "case_id": case_id, "activity": activity, "note": note, "started_at": now}
        try:
            cx.execute(TIMER.insert().values(told))
        except IntegrityError:
            raise Stale from None


def stop(*, by: By, now: int, note: str | None = None) -> list[int]:
    """Stops the person's timer and writes down what it counted: a row for each day, in rounded steps; none for less
    than half a step. One that was forgotten is not stopped so: its time is written by hand, and it is discarded.
    """
    with writing() as cx:
        timer = hours_of.timer_of(cx, _person(by))
        if timer is None:
            raise Stale
        most = TIMER_HOURS.at(legal_date(now))
        if now - timer.started_at > most * 60 * MINUTE:
            why = Text("The timer ran for more than {hours} hours, so it was forgotten. "
                       "Discard it, and write down by hand how long you worked.", hours=most)  # fmt: skip
            raise NotRecorded(("timer", why))
        case = locked(cx, timer.case_id)
        _let_go(cx, timer)
        words = timer.note if note is None else note
        free = hours_of.locked(cx, case.id)
        reason = AFTER_FEE if free and ACTIVITIES[timer.activity].charged else ""
        written = [
            _write(cx, case, Spent(day, minutes, timer.activity, False if reason else None, reason, words),
                   by=by, now=now, origin="timer")
            for day, minutes in cut(timer.started_at, now)
        ]  # fmt: skip
        seals.stamp(cx, case)
        return written


def discard(*, by: By) -> None:
    """Throws away what the person's timer counted."""
    with writing() as cx:
        timer = hours_of.timer_of(cx, _person(by))
        if timer is None:
            raise Stale
        _let_go(cx, timer)


def approve(entry_ids: Iterable[int], *, by: By, now: int) -> int:
    """Approves hours of others, all of them or none; returns how many."""
    return _judge(entry_ids, by, approved_by=by.person_id, approved_at=now)


def reject(entry_ids: Iterable[int], comment: str, *, by: By, now: int) -> int:
    """Rejects hours of others with a reason; who wrote them corrects or strikes them."""
    if not comment:
        raise NotRecorded(("comment", Text("Say why they are rejected.")))
    return _judge(entry_ids, by, rejected_by=by.person_id, rejected_at=now, comment=comment)


def lock(cx: Connection, case_id: int, *, fee_case_id: int, seq: int) -> int:
    """Locks the hours of a case with the event by which its fee is decided; returns the minutes that are charged.

    Within the step of the fee: the rows are sealed on the case they are about, when the step is written.
    """
    with_fee = {"locked_case_id": fee_case_id, "locked_seq": seq}
    minutes = 0
    for row in cx.execute(OPEN, {"case_id": case_id}).all():
        if row.approved_at is not None or not row.minutes:
            seals.change(cx, ENTRY, {"id": row.id}, **with_fee)
            minutes += row.minutes if row.billable else 0
    return minutes


def _person(by: By) -> int:
    if by.person_id is None:
        raise NotThere
    return by.person_id


def _own(cx: Connection, entry_id: int, by: By) -> tuple[Any, Any]:
    """The person's row with its case, locked: it stands, and no fee rests on it."""
    row = hours_of.entry_of(cx, entry_id)
    if row is None or row.person_id != by.person_id:
        raise NotThere
    case = locked(cx, row.case_id)
    now_is = hours_of.entry_of(cx, entry_id)
    if now_is is None or not now_is.stands:
        raise Stale
    if now_is.locked_case_id is not None:
        raise NotJudged(LOCKED)
    return case, now_is


def _write(
    cx: Connection, case: Any, spent: Spent, *, by: By, now: int, origin: str, corrects: Any | None = None
) -> int:
    """Writes a row of a locked case."""
    _takes_time(case)
    reason = "" if spent.charged else spent.reason
    found = faults(
        day=spent.day, minutes=spent.minutes, activity=spent.activity, billable=spent.charged, reason=reason,
        note=spent.note, today=legal_date(now), roles=by.roles, corrects=corrects is not None,
    )  # fmt: skip
    if spent.charged and hours_of.locked(cx, case.id):
        found.append(("billable", Text("The fee is decided, so what comes after it is not charged.")))
    if not found and _worked(cx, _person(by), spent.day, corrects) + spent.minutes > DAY:
        found.append(("minutes", Text("With what you have written already, the day would have more than 24 hours.")))
    if found:
        raise NotRecorded(*found)
    row = seals.add(
        cx, ENTRY, case_id=case.id, person_id=by.person_id, day=spent.day, minutes=spent.minutes,
        activity=spent.activity, billable=spent.charged,
        reason=kept_reason(spent.activity, billable=spent.charged, reason=reason), note=spent.note, origin=origin,
        registered_at=now, comment="", corrects_id=corrects.id if corrects is not None else None,
    )  # fmt: skip
    return int(row.id)


def _takes_time(case: Any) -> None:
    """Raises NotThere for a draft, and for a case about a fee: nobody is charged for being charged."""
    if case.year is None or (case.type in CASE_TYPES and announcing(CASE_TYPES[case.type])):
        raise NotThere


def _worked(cx: Connection, person_id: int, day: date, but: Any | None) -> int:
    """Minutes that the person has on a day, over all cases."""
    rows = cx.execute(hours_of.of_person(person_id, day, day))
    return sum(row.minutes for row in rows if but is None or row.id != but.id)


def _let_go(cx: Connection, timer: Any) -> None:
    this = TIMER.c.person_id == timer.person_id, TIMER.c.started_at == timer.started_at
    gone = cx.execute(TIMER.delete().where(*this))
    if gone.rowcount != 1:
        raise Stale


def _judge(entry_ids: Iterable[int], by: By, **verdict: Any) -> int:
    wanted = sorted(set(entry_ids))
    if not by.roles & APPROVES:
        raise NotJudged(NOT_YOURS)
    with writing() as cx:
        rows = _rows(cx, wanted)
        cases = {}
        for case_id in sorted({row.case_id for row in rows}):
            cases[case_id] = locked(cx, case_id)
        for row in _rows(cx, wanted):
            if row.person_id == by.person_id:
                raise NotJudged(OWN)
            if not row.stands or row.approved_at is not None or row.rejected_at is not None:
                raise Stale
            seals.change(cx, ENTRY, {"id": row.id}, **verdict)
        for case in cases.values():
            seals.stamp(cx, case)
    return len(wanted)


def _rows(cx: Connection, wanted: Sequence[int]) -> list[Any]:
    found = [hours_of.entry_of(cx, entry_id) for entry_id in wanted]
    if None in found:
        raise NotThere
    return found
