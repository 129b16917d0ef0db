"""The declared graph as rows: what the database's guards compare every event and every case with (N3).

A row carries what a step means, so that raw SQL cannot make half a step: whether it closes the case, takes the number,
prepares an act or needs one signed by two people, or enforces a claim. The declared kinds of claims stand beside it,
and the states in which nothing is asked before a letter has gone out. Rows derive from the declarations alone; nobody
writes them by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import Connection, select

from casework.core.case_type import CaseType
from casework.models import AllowedStep, EnforceableKind, ToldFirst
from casework.workflows.fee_guards import may_be_pursued
from casework.workflows.silence import silences
from fees.claims import CLAIM_KINDS

Row: TypeAlias = dict[str, Any]
CaseTypes: TypeAlias = Mapping[str, CaseType] | Iterable[CaseType]
ALLOWED, KINDS, TOLD = AllowedStep.__table__, EnforceableKind.__table__, ToldFirst.__table__
OPEN, MOVE, RECORD = "open", "move", "record:"
"""Names that no step may have: birth, the move to a newer version, and records, which are no steps at all."""


class Undeclarable(ValueError):
    """A declaration that the guards cannot hold; the sentence says which step."""


def allowed_rows(case_types: CaseTypes) -> list[Row]:
    """Every row of `allowed_step` for these case types, in order. Raises Undeclarable."""
    types = case_types.values() if isinstance(case_types, Mapping) else case_types
    return [row for case_type in types for row in _rows_of(case_type)]


def _rows_of(case_type: CaseType) -> list[Row]:
    seen: dict[tuple[Any, ...], Row] = {}

    def add(**row: Any) -> None:
        key = tuple(row[column.name] for column in ALLOWED.primary_key)
        if key in seen:
            raise Undeclarable(
                f"{case_type.name}: the step “{row['step']}” leads twice from {row['from_state']} to {row['to_state']}."
            )
        seen[key] = row

    def row(step: str, version: int, from_state: str, to_state: str, **more: Any) -> Row:
        target = case_type.state(to_state)
        return {
            "type": case_type.name,
            "version": version,
            "step": step,
            "from_state": from_state,
            "to_version": case_type.version,
            "to_state": to_state,
            "phase": str(target.phase),
            "act": None,
            "prepares": None,
            "closes": target.is_final,
            "numbers": False,
            "pursues": False,
        } | more

    add(**row(OPEN, case_type.version, "", case_type.initial.name))
    for step in case_type.steps:
        if step.name in (OPEN, MOVE) or step.name.startswith(RECORD):
            raise Undeclarable(f"{case_type.name}: “{step.name}” is a name of the house; call the step something else.")
        for source in step.sources:
            if source.is_final:
                raise Undeclarable(
                    f"{case_type.name}: “{step.name}” leaves {source.name}, but a closed case takes only records."
                )
            add(
                **row(
                    step.name,
                    case_type.version,
                    source.name,
                    step.lands(source).name,
                    act=step.decides,
                    prepares=step.prepares,
                    numbers=step.numbers,
                    pursues=may_be_pursued in step.guards,
                )
            )
    for version, old in ((version, old) for version in range(1, case_type.version) for old in moved_states(case_type)):
        add(**row(MOVE, version, old, moved_states(case_type)[old]))
    return list(seen.values())


def moved_states(case_type: CaseType) -> dict[str, str]:
    """Where an open case of an older version goes: old state → new state; a state that still exists stays unless
    `moves` says more."""
    return {state.name: state.name for state in case_type.states if not state.is_final} | dict(case_type.moves)


def kind_rows() -> list[Row]:
    """Every row of `claim_kind`."""
    return [{"name": kind.name, "enforceable_when": str(kind.enforceable_when)} for kind in CLAIM_KINDS.values()]


def told_rows(case_types: CaseTypes) -> list[Row]:
    """Every row of `told_first`."""
    types = case_types.values() if isinstance(case_types, Mapping) else case_types
    return [{"type": one.name, "state": state, "letter": letter} for one in types for state, letter in silences(one)]


def load(connection: Connection, case_types: CaseTypes) -> None:
    """Replaces the declared graph, the kinds of claims, and what is told first. Only an upgrade can: the guards must be
    off, in its transaction.
    """
    for table, rows in ((ALLOWED, allowed_rows(case_types)), (KINDS, kind_rows()), (TOLD, told_rows(case_types))):
        connection.execute(table.delete())
        if rows:
            connection.execute(table.insert(), rows)


def differences(connection: Connection, case_types: CaseTypes) -> list[str]:
    """How what is loaded differs from what is declared, in sentences; empty = not at all."""
    return [
        f"{table.name}: {said(row)} is {how}"
        for table, rows, said in (
            (ALLOWED, allowed_rows(case_types), _said),
            (KINDS, kind_rows(), "“{0[0]}”".format),
            (TOLD, told_rows(case_types), "{0[0]}, {0[1]}: “{0[2]}”".format),
        )
        for row, how in _apart(connection, table, rows)
    ]


def _apart(connection: Connection, table: Any, rows: list[Row]) -> list[tuple[tuple[Any, ...], str]]:
    live = {tuple(row) for row in connection.execute(select(table))}
    declared = {tuple(row[column.name] for column in table.columns) for row in rows}
    return [(row, "loaded but not declared") for row in sorted(live - declared, key=str)] + [
        (row, "declared but not loaded") for row in sorted(declared - live, key=str)
    ]


def _said(row: tuple[Any, ...]) -> str:
    return f"{row[0]} {row[1]} “{row[2]}” {row[3] or '(birth)'} → {row[5]}"
