"""Drafts: an unnumbered case, written by several colleagues, saved at every page, errors or not.

What is typed is stored as it was typed; nothing here enters the chain before it is sent. A colleague who saved in
between is told about, never overwritten.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from casework.core.answers import as_json
from casework.core.case_type import CaseType
from casework.db import writing
from casework.models import Approval, ApprovalHolder, ApprovalVersion, Case, CaseAbout, CaseParty, DraftSection
from casework.operations import seals
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.operations.findings import resettle
from casework.operations.steps import locked
from casework.operations.undoing import undone
from casework.queries.approvals import fact_of
from casework.queries.submissions import REMOVED, latest, latest_answers, writable
from casework.workflows import CASE_TYPES

CASES, DRAFT, TIE, ABOUT = Case.__table__, DraftSection.__table__, CaseParty.__table__, CaseAbout.__table__
APPROVAL, VERSION, HOLDER = Approval.__table__, ApprovalVersion.__table__, ApprovalHolder.__table__


class Conflict(Stale):
    """A colleague saved the section in between; `theirs` is what stands there now."""

    def __init__(self, section: str, saved_by: int, saved_at: int, theirs: dict[str, Any]) -> None:
        super().__init__(section)
        self.section, self.saved_by, self.saved_at, self.theirs = section, saved_by, saved_at, theirs


class Closed(Exception):
    """The section may not be changed now: it was not returned, or nothing is open for writing."""


def open_draft(
    type_name: str,
    party_id: int,
    *,
    by: By,
    now: int,
    language: str = "nb",
    about: int | None = None,
    carries: bool = True,
    own: Mapping[str, dict[str, Any]] | None = None,
    authority: str = "",
) -> int:
    """Begins a case for a party; returns its id. `about`: an approval that the party holds, and that cases of this
    type can be about; the draft begins with what the type carries over (unless `carries` is false). NotThere for any
    other. `own`: the sections that stand in it from the first; with `about`, what an officer has filled where the
    authority opens the case of its own accord. `authority`: whose the case is, where that is not as the type says (an
    appeal belongs to whoever decided).
    """
    case_type = CASE_TYPES[type_name]
    with writing() as cx:
        approval = _held(cx, case_type, about, party_id, legal_date(now)) if about is not None else None
        case_id = cx.execute(
            CASES.insert().values(
                type=type_name,
                version=case_type.version,
                authority=authority or case_type.authority.key,
                state=case_type.initial.name,
                phase=str(case_type.initial.phase),
                party_id=party_id,
                created_by=by.person_id,
                created_at=now,
                n_events=0,
                language=language,
            )
        ).inserted_primary_key[0]  # type: ignore[index]
        seals.add(cx, TIE, case_id=case_id, party_id=party_id, role="applicant", since=legal_date(now))
        begun: Mapping[str, dict[str, Any]] = {}
        if approval is not None:
            seals.add(cx, ABOUT, case_id=case_id, approval_id=approval.id)
            begun = carried(cx, case_type, approval, legal_date(now), own=own is not None) if carries else {}
        for section, raw in {**begun, **(own or {})}.items():
            said = {"version": 1, "saved_by": by.person_id, "saved_at": now}
            cx.execute(DRAFT.insert().values(case_id=case_id, section=section, raw=raw, **said))
        resettle(cx, locked(cx, case_id), now)
    return int(case_id)


def _held(cx: Connection, case_type: CaseType, about: int, party_id: int, today: date) -> Any:
    now = (HOLDER.c.since <= today) & (HOLDER.c.until.is_(None) | (HOLDER.c.until >= today))
    held = select(HOLDER.c.approval_id).where(HOLDER.c.party_id == party_id, now)
    row = cx.execute(select(APPROVAL).where(APPROVAL.c.id == about, APPROVAL.c.id.in_(held))).first()
    if row is None or row.kind not in {offered.kind for offered in case_type.about}:
        raise NotThere
    return row


def carried(
    cx: Connection, case_type: CaseType, approval: Any, today: date, *, own: bool = False
) -> dict[str, dict[str, Any]]:
    """What the draft begins with: sections, from the approval and the answers of the case it came from. `own`: as the
    authority begins it of its own accord; NotThere where it does not.
    """
    offered = next(one for one in case_type.about if one.kind == approval.kind)
    last = select(VERSION.c.case_id).where(VERSION.c.approval_id == approval.id).order_by(VERSION.c.version.desc())
    case = cx.execute(select(CASES).where(CASES.c.id == last.limit(1).scalar_subquery())).one()
    answers = as_json(latest_answers(cx, case))
    known = set(case_type.answers.model_fields)
    said = offered.carry(fact_of(cx, approval, today), answers)
    if own:
        if offered.own is None:
            raise NotThere
        said = offered.own(said)
    return {section: dict(raw) for section, raw in said.items() if section in known and raw}


def save_section(case_id: int, section: str, raw: dict[str, Any], *, seen: int | None, by: By, now: int) -> int:
    """Stores a section as it was typed; returns its new version. `seen` is the version that the writer had before
    them.
    """
    with writing() as cx:
        return _save(cx, locked(cx, case_id), section, raw, seen, by, now)


def _save(cx: Connection, case: Any, section: str, raw: dict[str, Any], seen: int | None, by: By, now: int) -> int:
    if section not in writable(cx, case):
        raise Closed(section)
    row = section_row(cx, case.id, section)
    if row is not None and seen is not None and row.version != seen:
        raise Conflict(section, row.saved_by, row.saved_at, row.raw)
    version = (row.version if row else 0) + 1
    values = {
        "raw": raw,
        "version": version,
        "saved_by": by.person_id,
        "saved_at": now,
        "opened_by": None,
        "opened_at": None,
    }
    if row is None:
        cx.execute(DRAFT.insert().values(case_id=case.id, section=section, **values))
    else:
        cx.execute(DRAFT.update().where(DRAFT.c.case_id == case.id, DRAFT.c.section == section).values(**values))
    resettle_draft(cx, case, now)
    return version


def resettle_draft(cx: Connection, case: Any, now: int) -> None:
    """Findings follow what is being written; once sent they follow what was sent, until it is sent again."""
    if latest(cx, case.id) is None:
        resettle(cx, case, now)
    else:
        seals.stamp(cx, case)


def section_row(cx: Connection, case_id: int, section: str) -> Any:
    return cx.execute(select(DRAFT).where(DRAFT.c.case_id == case_id, DRAFT.c.section == section)).first()


def _rows(cx: Connection, case_id: int, section: str) -> tuple[dict[str, Any], int | None]:
    row = section_row(cx, case_id, section)
    return (dict(row.raw), row.version) if row else ({}, None)


def add_row(case_id: int, section: str, raw: dict[str, Any] | None = None, *, by: By, now: int) -> str:
    """Adds a row with a stable key of its own; returns the key."""
    with writing() as cx:
        case = locked(cx, case_id)
        rows, version = _rows(cx, case_id, section)
        key = "r" + secrets.token_hex(4)
        _save(cx, case, section, {**rows, key: raw or {}}, version, by, now)
        return key


def save_row(
    case_id: int, section: str, key: str, raw: dict[str, Any], *, was: dict[str, Any] | None = None, by: By, now: int
) -> int:
    """Stores one row; `was` is the row that the writer had before them (None: whatever stands there)."""
    with writing() as cx:
        case = locked(cx, case_id)
        rows, version = _rows(cx, case_id, section)
        if was is not None and rows.get(key) != was:
            row = section_row(cx, case_id, section)
            raise Conflict(section, row.saved_by, row.saved_at, rows.get(key, {}))
        return _save(cx, case, section, {**rows, key: raw}, version, by, now)


def save_rows(
    case_id: int,
    section: str,
    changed: Mapping[str, dict[str, Any]],
    *,
    was: Mapping[str, dict[str, Any] | None],
    removed: Iterable[str] = (),
    undoable: bool = False,
    by: By,
    now: int,
) -> int:
    """Stores several rows at once, or none of them; `was`: each row that the writer had before them (None: none). What
    was removed can be taken back, and what was written where it is `undoable`, until the next such act.
    """
    with writing() as cx:
        case = locked(cx, case_id)
        rows, version = _rows(cx, case_id, section)
        if any(rows.get(key) != row for key, row in was.items()):
            found = section_row(cx, case_id, section)
            raise Conflict(section, found.saved_by if found else 0, found.saved_at if found else 0, rows)
        order = [key for key in rows if key != REMOVED]
        before = {key: rows.get(key) for key, row in changed.items() if rows.get(key) != row} if undoable else {}
        gone = {key: rows.pop(key) for key in removed if key in rows}
        kept = {"rows": gone, "order": order, "was": before, "now": {key: changed[key] for key in before},
                "by": by.person_id}  # fmt: skip
        held = {REMOVED: kept} if gone or before else {}
        return _save(cx, case, section, {**rows, **changed, **held}, version, by, now)


def remove_row(case_id: int, section: str, key: str, *, by: By, now: int) -> None:
    """Takes a row away; it can be put back until the next act that can be taken back."""
    save_rows(case_id, section, {}, was={}, removed=(key,), by=by, now=now)


def take_back(case_id: int, section: str, *, by: By, now: int) -> int | None:
    """Undoes what was done last to several cells or rows at once: rows return to their own place, cells to what stood
    there. Returns how many cells stay because somebody has written in them since; None where nothing can be undone.
    """
    with writing() as cx:
        case = locked(cx, case_id)
        rows, version = _rows(cx, case_id, section)
        held = rows.pop(REMOVED, None)
        if not isinstance(held, dict):
            return None
        before, stay = undone(rows, held)
        _save(cx, case, section, before, version, by, now)
        return stay


def mark_opened(case_id: int, section: str, *, by: By, now: int) -> None:
    """Tells colleagues who works on the section, since when."""
    with writing() as cx:
        case = locked(cx, case_id)
        if section_row(cx, case_id, section) is None:
            _save(cx, case, section, {}, None, by, now)
        cx.execute(
            DRAFT.update()
            .where(DRAFT.c.case_id == case_id, DRAFT.c.section == section)
            .values(opened_by=by.person_id, opened_at=now)
        )
