"""Seals: whatever a verb writes in the rows of a case is hashed with a salt into the case's chain of seals (T1).

The chain of events holds what happened; what stands in the rows because of it (dates of clocks, findings, marks on
documents, messages, how a decision stands) could be changed behind its back. So each row is sealed by the transaction
that wrote it: the verbs write through `add` and `change`, which have the database return the whole row, and `close`
seals what was written when the case row is. `casework audit verify` compares every row with its newest seal.

A draft stands outside the record. With the first event of a case, everything that hangs on it is sealed at once.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, Update, bindparam, select
from sqlalchemy.sql.dml import ReturningInsert, ReturningUpdate

from casework.db import UNFINISHED, Base, Plain
from casework.models import Case, Seal
from casework.operations.chain import Sealed, row_hash, seal_hash

CASES, SEAL = Case.__table__, Seal.__table__
LINK = Plain(SEAL.insert())
LOCKED = select(CASES).where(CASES.c.id == bindparam("case_id")).with_for_update()

ON_A_CASE = ("appeal", "approval", "approval_condition", "approval_event", "approval_holder", "approval_version",
             "case_about", "case_party", "charge", "checklist_answer", "claim", "clock", "correction",
             "decision", "document_file", "finding", "impartiality", "invoice", "letter", "message", "note",
             "objection", "reason_block", "request", "submission", "time_entry", "two_person_act",
             "write_off")  # fmt: skip
PARENTS: Mapping[str, tuple[str, str]] = {
    "clock_event": ("clock", "clock_id"),
    "dispatch": ("letter", "letter_id"),
    "invoice_line": ("invoice", "invoice_id"),
    "question": ("request", "request_id"),
}
"""Tables that hang on a case through another one: that table, and the column that names its row."""

OF_THE_CASE = ("type", "authority", "party_id", "created_by", "created_at", "year", "seq", "received_at",
               "registered_at", "closed_at", "complete_since")  # fmt: skip
"""What is sealed of the case row itself; state, version and record are compared with the last event."""

UNSEALED: Mapping[str, tuple[str, ...]] = {"dispatch": ("attempts",)}
"""What is counted outside the record."""

TABLES: Mapping[str, Table] = {name: Base.metadata.tables[name] for name in ("cases", *ON_A_CASE, *PARENTS)}


def add(cx: Connection, table: Table, *, of: int | None = None, **values: Any) -> Any:
    """Writes a row and has it sealed; returns it. `of`: the case, where the row does not name it."""
    row = cx.execute(_adding(table), values).one()
    _remember(cx, table, row, of)
    return row


def change(
    cx: Connection, table: Table, at: Mapping[str, Any], *also: ColumnElement[bool], of: int | None = None, **to: Any
) -> list[Any]:
    """Gives the rows that hold `at` in these columns (None = nothing) the values `to` and has them sealed as they are
    now; returns them. `also`: what else must hold of them; built once, where the module begins.
    """
    held = {name: value for name, value in at.items() if value is not None}
    empty = tuple(name for name in at if name not in held)
    rows = cx.execute(_changing(table, tuple(held), empty, also, tuple(to)), bound(held, to)).all()
    for row in rows:
        _remember(cx, table, row, of)
    return list(rows)


# Statements of every step are built once: building them costs more than the database takes to carry them out.


@cache
def changing(table: Table, at: tuple[str, ...], to: tuple[str, ...]) -> Update:
    """Gives the rows that hold some values in the columns `at` others in the columns `to`; `bound` says which."""
    here = [table.c[name] == bindparam(f"at_{name}") for name in at]
    return table.update().where(*here).values({name: bindparam(f"to_{name}") for name in to})


@cache
def _changing(
    table: Table,
    at: tuple[str, ...],
    empty: tuple[str, ...],
    also: tuple[ColumnElement[bool], ...],
    to: tuple[str, ...],
) -> ReturningUpdate[Any]:
    here = [table.c[name].is_(None) for name in empty]
    return changing(table, at, to).where(*here, *also).returning(*table.c)


@cache
def settling(at: tuple[str, ...], to: tuple[str, ...]) -> Plain:
    """`changing` of the case row, which is sealed on its own."""
    return Plain(changing(CASES, at, to))


def bound(at: Mapping[str, Any], to: Mapping[str, Any]) -> dict[str, Any]:
    """The values of `changing`."""
    return {f"at_{name}": value for name, value in at.items()} | {f"to_{name}": value for name, value in to.items()}


@cache
def _adding(table: Table) -> ReturningInsert[Any]:
    return table.insert().returning(*table.c)


def _remember(cx: Connection, table: Table, row: Any, of: int | None) -> None:
    case_id = row.case_id if of is None else of
    _waiting(cx).setdefault(case_id, {})[table.name, key_of(table, row)] = row


def _waiting(cx: Connection) -> dict[int, dict[tuple[str, str], Any]]:
    waiting: dict[int, dict[tuple[str, str], Any]] = cx.info.setdefault(UNFINISHED, {})
    return waiting


def key_of(table: Table, row: Any) -> str:
    """What tells a row from the others of its table in the case; `-` where there is only one."""
    return "/".join([str(row._mapping[name]) for name in _own_key(table)]) or "-"


@cache
def _own_key(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key if column.name != "case_id")


def said(name: str, row: Any) -> dict[str, Any]:
    """What is sealed of a row. Empty columns say nothing, so that a new one leaves old seals as they are; yes and no
    are the numbers that SQLite keeps them as.
    """
    values = dict(row if isinstance(row, Mapping) else row._mapping)
    if name == "cases":
        values = {column: values[column] for column in OF_THE_CASE}
    for column in UNSEALED.get(name, ()):
        values.pop(column, None)
    return {
        column: int(value) if isinstance(value, bool) else value
        for column, value in values.items()
        if value is not None
    }


def close(cx: Connection, case: Any, changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Seals what was written in the rows of a locked case; returns what the case row says of it.

    `changes`: what else is about to be written on the case row. Rows of other cases are sealed in those.
    """
    told = dict(changes or {})
    written = _waiting(cx).pop(case.id, {})
    for other in sorted(_waiting(cx)):  # rows that an approval's earlier case wrote; that case is locked after this one
        stamp(cx, cx.execute(LOCKED, {"case_id": other}).one())
    if not told.get("n_events", case.n_events):
        return {}
    if not case.seals:
        written = {(name, key_of(TABLES[name], row)): row for name in TABLES if name != "cases"
                   for row in cx.execute(rows_of(name, case.id))}  # fmt: skip
    rows = [(name, key, said(name, row)) for (name, key), row in written.items()]
    if not case.seals or any(name in told and told[name] != case._mapping[name] for name in OF_THE_CASE):
        rows.append(("cases", str(case.id), said("cases", {**case._mapping, **told})))
    if not rows:
        return {}
    links, prev, seq = [], case.sealed, told.get("n_events", case.n_events)
    for n, (name, key, values) in enumerate(rows, start=case.seals + 1):
        salt = secrets.token_bytes(16)
        link = Sealed(case.id, n, seq, name, key, row_hash(salt, name, values))
        head = seal_hash(prev, link)
        links.append({**link._asdict(), "salt": salt, "prev": prev, "hash": head})
        prev = head
    LINK(cx, *links)
    return {"seals": len(links) + case.seals, "sealed": prev}


def stamp(cx: Connection, case: Any, changes: Mapping[str, Any] | None = None) -> None:
    """`close`, and writes the case row: for what is written without an event. `changes`: as in `close`."""
    told = {**(changes or {}), **close(cx, case, changes)}
    if told:
        settling(("id",), tuple(told))(cx, bound({"id": case.id}, told))


def rows_of(name: str, case_id: int | None = None) -> Select[Any]:
    """The rows of a sealed table that hang on cases with a record, or on one case; the case's id comes last."""
    table = TABLES[name]
    if name == "cases":
        return select(*table.c, CASES.c.id.label("of_case")).where(CASES.c.n_events > 0)
    asked = select(*table.c)
    if name in PARENTS:
        parent, column = TABLES[PARENTS[name][0]], PARENTS[name][1]
        asked, of_case = asked.join(parent, parent.c.id == table.c[column]), parent.c.case_id
    else:
        of_case = table.c.case_id
    if case_id is not None:
        return asked.where(of_case == case_id).order_by(*table.primary_key)
    asked = asked.join(CASES, CASES.c.id == of_case).where(CASES.c.n_events > 0)
    return asked.add_columns(of_case.label("of_case")).order_by(*table.primary_key)
