"""The law on a page: the choices in force today, and what an event of the record says it used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import g

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.db import db
from casework.law.tables import TABLES
from casework.queries.readings import in_force
from casework.queries.tables import tables_on
from casework.web.render import today


@dataclass(frozen=True, slots=True)
class Used:
    """What a step used. `readings`: (what it is about, the choice) in words; `tables`: (title, version, first day)."""

    readings: tuple[tuple[Text | str, Text | str], ...]
    tables: tuple[tuple[Text | str, str, date], ...]


def chosen(case_type: CaseType) -> Mapping[str, str]:
    """The choice of each reading that is in force today; asked once for each page."""
    known: dict[str, Mapping[str, str]] = g.setdefault("chosen", {})
    if case_type.name not in known:
        known[case_type.name] = in_force(db.session.connection(), case_type, today())
    return known[case_type.name]


def loaded(case_type: CaseType) -> Mapping[str, Any]:
    """The tables of the law that people loaded and that are in force today; asked once for each page."""
    known: dict[str, Mapping[str, Any]] = g.setdefault("loaded", {})
    if case_type.name not in known:
        known[case_type.name] = tables_on(db.session.connection(), case_type.tables, today())
    return known[case_type.name]


def used(case_type: CaseType, told: Mapping[str, Any]) -> Used | None:
    """The law in what an event told; None where it used none. What is no longer declared is said by its name."""
    law = told.get("law")
    if not law:
        return None
    declared = {reading.name: reading for reading in case_type.readings}
    readings = tuple(
        (declared[name].title, declared[name].choices.get(choice, choice)) if name in declared else (name, choice)
        for name, choice in law["readings"].items()
    )
    tables = tuple(
        (TABLES[name].title if name in TABLES else name, version, date.fromisoformat(since))
        for name, (version, since, *_) in law["tables"].items()
    )
    return Used(readings, tables)
