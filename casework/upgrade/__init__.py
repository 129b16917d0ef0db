"""Bringing a database up: tables, declared graph, guards and open cases, in one transaction or not at all.

Foreign keys off → begin → drop every trigger → migrate → load the graph → apply the guards → move open cases to the
newest
version of their type → check foreign keys → compare with what is declared → commit. A failure at any point leaves the
database as it was, guards included. `check` asks the same questions without changing anything, at every start.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, make_url, pool, text
from sqlalchemy.exc import DBAPIError

from casework.db import begin_writing, promises_kept
from casework.upgrade.allowed import CaseTypes, differences, load
from casework.upgrade.moves import move_open_cases
from casework.upgrade.records import broken_records
from casework.upgrade.schema import apply_guards, compare, drop_guards, run

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
ONE_UPGRADE_AT_A_TIME = 7_264_019
"""Number of the advisory lock that upgrades of one PostgreSQL database wait for."""


class UpgradeFailed(RuntimeError):
    """The database would not have been what is declared; nothing was changed. `faults` are the sentences."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def upgrade(url: str, case_types: CaseTypes, *, now: int | None = None) -> list[str]:
    """Makes the database ready for this release; returns what was done, in sentences.

    `now` (UTC milliseconds) is the instant of the events that move open cases; it is needed only when there are such
    cases.
    Raises UpgradeFailed, or the database's own error; in both cases nothing was changed.
    """
    with _engine(url) as engine, engine.connect() as connection:
        done = []
        with _changing(connection):
            before = MigrationContext.configure(connection).get_current_revision()
            drop_guards(connection)
            command.upgrade(_config(connection), "head")
            after = MigrationContext.configure(connection).get_current_revision()
            if before != after:
                done.append(f"tables: {before or 'none'} → {after}")
            load(connection, case_types)
            apply_guards(connection)
            moved = move_open_cases(connection, case_types, now)
            if moved:
                done.append(f"open cases moved to a newer version of their type: {moved}")
            faults = _orphans(connection) + compare(connection)
            if faults:
                raise UpgradeFailed(faults)
        return done


def check_at(url: str, case_types: CaseTypes) -> list[str]:
    """`check` of the database at an address; the database's own error is a sentence too."""
    engine = create_engine(url, poolclass=pool.NullPool, hide_parameters=True)
    try:
        return check(engine, case_types)
    except DBAPIError as broken:
        return [str(broken.orig).strip()]
    finally:
        engine.dispose()


def check(engine: Engine, case_types: CaseTypes) -> list[str]:
    """What is wrong with the database, in sentences; empty = it is what is declared. Changes nothing."""
    faults = promises_kept(engine)
    with engine.connect() as connection:
        head = ScriptDirectory.from_config(_config(connection)).get_current_head()
        current = MigrationContext.configure(connection).get_current_revision()
        if current != head:
            return [
                *faults,
                f"the tables are at {current or 'nothing'}, this release needs {head}: run `casework db upgrade`",
            ]
        faults += differences(connection, case_types) + compare(connection) + broken_records(connection)
        connection.rollback()
    return faults


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, poolclass=pool.NullPool, hide_parameters=True)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _changing(connection: Connection) -> Iterator[None]:
    """One transaction. On SQLite foreign keys are off in it, or a table with children could not be recreated."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        run(connection, "PRAGMA foreign_keys=OFF")
    with begin_writing(connection):
        if not sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ONE_UPGRADE_AT_A_TIME})
        yield
    if sqlite:
        run(connection, "PRAGMA foreign_keys=ON")


def _orphans(connection: Connection) -> list[str]:
    if connection.dialect.name != "sqlite":
        return []
    return [
        f"{table}: row {row} names a row of {parent} that is not there"
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]


def _config(connection: Connection) -> Config:
    config = Config(stdout=sys.stderr)
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
