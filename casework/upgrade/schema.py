"""What the database looks like, as comparable facts; and what it should look like, from the tables and the guards.

CREATE TABLE is never compared as text: a migration may write the same table in another order. Triggers, views,
functions
and indexes are compared as the database prints them. The wanted schema is built beside the live one and thrown away.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, create_engine, inspect, pool, text

import casework.models  # noqa: F401  (registers the tables)
from casework.db import Base
from casework.upgrade import postgresql

Facts: TypeAlias = dict[str, str]
GUARDS = Path(__file__).resolve().parent.parent / "migrations" / "guards"
OURS = "alembic_version"
"""The only table that is not declared in `casework.models`."""


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one (a trigger's body stays whole)."""
    held = ""
    for line in script.splitlines():
        if line.lstrip().startswith("--"):
            continue
        held += line + "\n"
        if sqlite3.complete_statement(held):
            if held.strip():
                yield held.strip()
            held = ""


def drop_guards(connection: Connection) -> None:
    """Takes every trigger away, and what they rest on: first in an upgrade, for a migration may recreate any table."""
    if connection.dialect.name == "sqlite":
        for kind in ("trigger", "view"):
            for name in _names(connection, f"SELECT name FROM sqlite_master WHERE type = '{kind}'"):  # noqa: S608
                connection.exec_driver_sql(f'DROP {kind} "{name}"')
        return
    for drop in _names(
        connection,
        """
            SELECT format('DROP TRIGGER %I ON %I.%I', t.tgname, n.nspname, c.relname)
              FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE NOT t.tgisinternal AND n.nspname = 'public'""",
    ):
        run(connection, drop)
    for drop in _names(
        connection,
        """
            SELECT format('DROP VIEW public.%I', viewname) FROM pg_views WHERE schemaname = 'public'""",
    ):
        run(connection, drop)
    for drop in _names(
        connection,
        """
            SELECT format('DROP FUNCTION %s', p.oid::regprocedure) FROM pg_proc p
             WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'guard\\_%'
               AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')""",
    ):
        run(connection, drop)


def apply_guards(connection: Connection, schema: str = "public") -> None:
    """Puts the guards on the tables. On PostgreSQL every name in them is qualified; `schema` takes the place of
    public."""
    script = (GUARDS / f"{connection.dialect.name}.sql").read_text("utf-8")
    if connection.dialect.name == "sqlite":
        for statement in statements(script):
            connection.exec_driver_sql(statement)
    else:
        run(connection, script.replace("public.", f"{schema}."))


def run(connection: Connection, script: str) -> None:
    """An SQL text as it stands: without parameters, so that `%` needs no escape and many statements may follow each
    other."""
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(script)


def compare(connection: Connection) -> list[str]:
    """How the live schema differs from the declared one, in sentences; empty = not at all.

    The application's role on PostgreSQL may not build the wanted schema to compare with: it asks for weaknesses alone.
    """
    if connection.dialect.name == "postgresql" and not postgresql.may_build(connection):
        return postgresql.weaknesses(connection, (GUARDS / "postgresql.sql").read_text("utf-8"))
    live, wanted = facts_of(connection), _wanted(connection)
    said = [f"{name} is missing" for name in sorted(wanted.keys() - live.keys())]
    said += [f"{name} is not ours" for name in sorted(live.keys() - wanted.keys())]
    said += [
        f"{name} is {live[name]!r}, not {wanted[name]!r}"
        for name in sorted(live.keys() & wanted.keys())
        if live[name] != wanted[name]
    ]
    return said


def facts_of(connection: Connection, schema: str = "public") -> Facts:
    """The schema as name → description."""
    if connection.dialect.name == "sqlite":
        return _sqlite_facts(connection)
    return postgresql.facts_of_schema(connection, schema)


def _wanted(connection: Connection) -> Facts:
    if connection.dialect.name == "sqlite":
        engine = create_engine("sqlite://", poolclass=pool.StaticPool)
        try:
            with engine.begin() as scratch:
                Base.metadata.create_all(scratch)
                apply_guards(scratch)
                return _sqlite_facts(scratch)
        finally:
            engine.dispose()
    schema = f"wanted_{secrets.token_hex(6)}"
    with connection.begin_nested() as beside:
        path = connection.exec_driver_sql("SHOW search_path").scalar_one()
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
        connection.exec_driver_sql(f"SET LOCAL search_path = {schema}")
        Base.metadata.create_all(connection, checkfirst=False)
        apply_guards(connection, schema)
        facts = facts_of(connection, schema)
        connection.exec_driver_sql(f"SET LOCAL search_path = {path}")
        beside.rollback()
    return facts


def _names(connection: Connection, query: str) -> list[str]:
    return [str(name) for name in connection.execute(text(query)).scalars()]


def _sqlite_facts(connection: Connection) -> Facts:
    inspector = inspect(connection)
    facts: Facts = {}
    for table in inspector.get_table_names():
        if table == OURS:
            continue
        facts |= {f"{table}: {name}": fact for name, fact in _table_facts(inspector, table)}
        created = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE name = :table"), {"table": table}
        ).scalar_one()
        tail = created[created.rindex(")") + 1 :]
        facts[f"{table}: stored as"] = _plain(tail) or "rowid"
        facts[f"{table}: collations"] = " ".join(re.findall(r"(?i)(?<=collate )\w+", created))
    for kind in ("trigger", "view", "index"):
        for schema in ("sqlite_master", "sqlite_temp_master"):
            found = text(f"SELECT name, sql FROM {schema} WHERE type = :kind AND sql IS NOT NULL")  # noqa: S608
            rows = connection.execute(found, {"kind": kind})
            facts |= {f"{'temporary ' if 'temp' in schema else ''}{kind} {name}": _plain(sql) for name, sql in rows}
    return facts


def _table_facts(inspector: Any, table: str) -> Iterator[tuple[str, str]]:
    for column in inspector.get_columns(table):
        null, default = "" if column["nullable"] else " NOT NULL", column["default"]
        yield (
            f"column {column['name']}",
            f"{column['type']}{null} default {_bare(default)}{' computed' if column.get('computed') else ''}",
        )
    key = inspector.get_pk_constraint(table)
    yield "primary key", f"{key['name']} {key['constrained_columns']}"
    for unique in inspector.get_unique_constraints(table):
        yield f"unique {unique['name']}", str(unique["column_names"])
    for check in inspector.get_check_constraints(table):
        yield f"check {check['name']}", _plain(check["sqltext"])
    for foreign in inspector.get_foreign_keys(table):
        options = sorted(foreign["options"].items())
        yield (
            f"foreign key {foreign['name']}",
            f"{foreign['constrained_columns']} → {foreign['referred_table']} {foreign['referred_columns']} {options}",
        )


def _bare(default: Any) -> str:
    """`DEFAULT ('')` and `DEFAULT ''` are the same."""
    said = str(default)
    while said.startswith("(") and said.endswith(")"):
        said = said[1:-1]
    return said


def _plain(sql: str) -> str:
    return " ".join(sql.split())
