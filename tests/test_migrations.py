"""The database is brought up in one transaction or not at all, and whoever tampers with it is found at the next
start."""

# ruff: noqa: ISC004   (pairs of SQL and sentence; the SQL runs over lines)
from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Connection, Engine, String, create_engine, event, inspect

import casework.upgrade as upgrading
from casework.db import Base
from casework.upgrade import UpgradeFailed, check, upgrade
from casework.upgrade.allowed import Undeclarable, allowed_rows
from casework.upgrade.moves import NoMove
from casework.upgrade.schema import compare, run, statements
from casework.workflows import CASE_TYPES
from tests.operations.guarded import DECIDED, DRAFT, NOW, REVIEW, World
from tests.toy import DECIDED as CLOSED
from tests.toy import REVIEW as IN_REVIEW
from tests.toy import TOY, TOY_2

GUARDS = Path(upgrading.__file__).resolve().parent.parent / "migrations" / "guards"
NEWEST = max(path.name.split("_")[0] for path in (GUARDS.parent / "versions").glob("0*.py"))


@pytest.fixture
def toy(empty_database_url: str) -> World:
    """A database of the toy type with cases in every state."""
    upgrade(empty_database_url, [TOY])
    world = World(empty_database_url)
    world.fill()
    return world


def on(url: str, work: Callable[[Connection], Any]) -> Any:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return work(connection)
    finally:
        engine.dispose()


def faults(url: str, case_types: Any = (TOY,)) -> list[str]:
    engine = create_engine(url)
    try:
        return check(engine, case_types)
    finally:
        engine.dispose()


def owner(world: World, *given: str) -> None:
    connection = world.connect()
    for statement in given:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_an_empty_database_becomes_what_is_declared(empty_database_url: str) -> None:
    assert upgrade(empty_database_url, CASE_TYPES) == [f"tables: none → {NEWEST}"]
    assert faults(empty_database_url, CASE_TYPES) == []
    tables = on(empty_database_url, lambda cx: set(inspect(cx).get_table_names()))
    assert tables == set(Base.metadata.tables) | {"alembic_version"}


def test_upgrading_twice_changes_nothing(empty_database_url: str) -> None:
    upgrade(empty_database_url, [TOY])
    world = World(empty_database_url)
    world.fill()
    before = world.picture()
    assert upgrade(empty_database_url, [TOY]) == []
    assert world.picture() == before


def test_a_database_without_tables_does_not_start(empty_database_url: str) -> None:
    assert faults(empty_database_url) == [
        f"the tables are at nothing, this release needs {NEWEST}: run `casework db upgrade`"
    ]


# --- a migration that recreates the most tied-up table there is
# -------------------------------------------------------------------


def recreate(connection: Connection) -> None:
    """What a later migration may do on SQLite: `cases`, which has children and which triggers of other tables name,
    made anew."""
    operations = Operations(MigrationContext.configure(connection))
    how: Any = "always" if connection.dialect.name == "sqlite" else "auto"
    with operations.batch_alter_table("cases", recreate=how) as batch:
        batch.add_column(Column("shade", String(20), server_default="green", nullable=False))
    with operations.batch_alter_table("cases", recreate=how) as batch:
        batch.drop_column("shade")


def test_a_migration_that_recreates_the_cases_keeps_children_constraints_and_guards_N3(
    toy: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading.command, "upgrade", lambda config, _: recreate(config.attributes["connection"]))
    before = toy.picture()
    upgrade(toy.url, [TOY])
    assert toy.picture() == before
    assert faults(toy.url) == []
    assert "cases: no change without its event" in str(
        toy.attempt([f"UPDATE cases SET state = 'decided' WHERE id = {REVIEW}"])
    )
    toy.lawfully(toy.case(REVIEW).note())


def test_a_migration_that_fails_leaves_the_database_as_it_was_guards_included_N3(
    toy: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(config: Any, _: str) -> None:
        recreate(config.attributes["connection"])
        raise RuntimeError("half way")

    monkeypatch.setattr(upgrading.command, "upgrade", fail)
    before = toy.picture()
    with pytest.raises(RuntimeError, match="half way"):
        upgrade(toy.url, [TOY])
    assert toy.picture() == before
    assert faults(toy.url) == []


def test_a_migration_that_forgets_a_constraint_is_refused_and_undone(
    toy: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(config: Any, _: str) -> None:
        operations = Operations(MigrationContext.configure(config.attributes["connection"]))
        with operations.batch_alter_table("two_person_act") as batch:
            batch.drop_constraint("ck_two_person_act_two_people", type_="check")

    monkeypatch.setattr(upgrading.command, "upgrade", forget)
    with pytest.raises(UpgradeFailed, match="two_people is missing"):
        upgrade(toy.url, [TOY])
    assert faults(toy.url) == []


def test_rows_that_name_what_is_not_there_stop_an_upgrade(sqlite_url: str) -> None:
    bare = World(sqlite_url, ("foreign_keys=OFF",))
    bare.lawfully([bare.insert("note", case_id=999, person_id=2, body="", at=1)])
    with pytest.raises(UpgradeFailed, match="note: row 1 names a row of cases that is not there"):
        upgrade(sqlite_url, CASE_TYPES)


# --- tampering is found at the next start
# -----------------------------------------------------------------------------------------

SQLITE = {
    "a guard dropped": ("DROP TRIGGER cases_update", "trigger cases_update is missing"),
    "a guard weakened": (
        "DROP TRIGGER event_delete; CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN SELECT 1; END",
        "trigger event_delete is",
    ),
    "a trigger added": ("CREATE TRIGGER mine AFTER INSERT ON event BEGIN SELECT 1; END", "trigger mine is not ours"),
    "an index dropped": ("DROP INDEX ix_cases_worklist", "index ix_cases_worklist is missing"),
    "a table added": ("CREATE TABLE mine (id INTEGER)", "mine: column id is not ours"),
    "a column added": ("ALTER TABLE cases ADD COLUMN mine INTEGER", "cases: column mine is not ours"),
    "the ties' view changed": (
        "DROP VIEW case_tie; CREATE VIEW case_tie AS SELECT 1 AS case_id, 1 AS person_id, NULL AS since, NULL AS until",
        "view case_tie is",
    ),
    "a check taken out of the file": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master "
        "SET sql = replace(sql, 'first_person <> second_person', '1') WHERE name = 'two_person_act'",
        "two_person_act: check ck_two_person_act_two_people is",
    ),
    "a foreign key no longer deferred": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master "
        "SET sql = replace(sql, 'DEFERRABLE INITIALLY DEFERRED', '') WHERE name = 'series'",
        "series: foreign key fk_series_case is",
    ),
}
POSTGRESQL = {
    "a guard dropped": ("DROP TRIGGER cases_update ON cases", "cases: trigger cases_update is missing"),
    "a guard disabled": ("ALTER TABLE cases DISABLE TRIGGER cases_update", "cases: trigger cases_update is"),
    "a guard no longer always": ("ALTER TABLE event ENABLE TRIGGER event_changed", "event: trigger event_changed is"),
    "a guard's function changed": (
        "CREATE OR REPLACE FUNCTION guard_never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "function guard_never() is",
    ),
    "a rule that swallows events": (
        "CREATE RULE swallow AS ON INSERT TO event DO INSTEAD NOTHING",
        "event: rule swallow is not ours",
    ),
    "row security that hides": ("ALTER TABLE event ENABLE ROW LEVEL SECURITY", "event: table is"),
    "a check dropped": (
        "ALTER TABLE two_person_act DROP CONSTRAINT ck_two_person_act_two_people",
        "constraint ck_two_person_act_two_people is missing",
    ),
    "a foreign key not validated": (
        "ALTER TABLE series DROP CONSTRAINT fk_series_case; ALTER TABLE series ADD CONSTRAINT fk_series_case "
        "FOREIGN KEY (year, last) REFERENCES cases (year, seq) DEFERRABLE INITIALLY DEFERRED NOT VALID",
        "constraint fk_series_case is",
    ),
    "foreign keys disabled": ("ALTER TABLE event DISABLE TRIGGER ALL", "event: reference of fk_event_case_id"),
    "an index dropped": ("DROP INDEX ix_cases_worklist", "index ix_cases_worklist is missing"),
    "a column widened": ("ALTER TABLE event ALTER COLUMN role DROP NOT NULL", "event: column role is"),
    "a table added": ("CREATE TABLE mine (id integer)", "mine: column id is not ours"),
    "a table no longer logged": ("ALTER TABLE note SET UNLOGGED", "note: table is"),
    "the ties' view changed": (
        "CREATE OR REPLACE VIEW case_tie AS "
        "SELECT 1 AS case_id, 1 AS person_id, NULL::date AS since, NULL::date AS until",
        "view case_tie is",
    ),
}


@pytest.mark.parametrize("name", SQLITE)
def test_a_tampered_sqlite_file_is_found_N3(name: str, sqlite_url: str) -> None:
    tampering, sentence = SQLITE[name]
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        connection.executescript(tampering)
    connection.close()
    assert any(sentence in fault for fault in faults(sqlite_url, CASE_TYPES)), faults(sqlite_url, CASE_TYPES)


@pytest.mark.parametrize("name", POSTGRESQL)
def test_a_tampered_postgresql_database_is_found_N3(name: str, postgres_url: str) -> None:
    tampering, sentence = POSTGRESQL[name]
    owner(World(postgres_url), tampering)
    assert any(sentence in fault for fault in faults(postgres_url, CASE_TYPES)), faults(postgres_url, CASE_TYPES)


def test_a_temporary_trigger_is_found_by_the_connection_that_has_it_N3(sqlite_url: str) -> None:

    def tampered(connection: Connection) -> list[str]:
        run(connection, "CREATE TEMPORARY TRIGGER mine BEFORE INSERT ON main.event BEGIN SELECT RAISE(IGNORE); END")
        return compare(connection)

    assert on(sqlite_url, tampered) == ["temporary trigger mine is not ours"]


def test_an_upgrade_heals_what_was_done_to_the_guards_N3(toy: World) -> None:
    owner(toy, "DROP TRIGGER cases_update" if toy.sqlite else "ALTER TABLE cases DISABLE TRIGGER cases_update")
    assert faults(toy.url) != []
    upgrade(toy.url, [TOY])
    assert faults(toy.url) == []


def test_a_graph_that_was_widened_behind_the_guards_is_found_N3(toy: World) -> None:
    widen = toy.insert(
        "allowed_step",
        type="toy",
        version=1,
        step="leap",
        from_state="draft",
        to_version=1,
        to_state="decided",
        phase="closed",
        closes=True,
        numbers=False,
        pursues=False,
    )
    owner(
        toy,
        *(
            ["DROP TRIGGER allowed_step_insert", widen]
            if toy.sqlite
            else ["ALTER TABLE allowed_step DISABLE TRIGGER USER", widen]
        ),
    )
    assert "allowed_step: toy 1 “leap” draft → decided is loaded but not declared" in faults(toy.url)
    more = replace(TOY, steps=(*TOY.steps, replace(TOY.step("remind"), name="remind_again")))
    assert "allowed_step: toy 1 “remind_again” review → review is declared but not loaded" in faults(toy.url, [more])


def test_an_event_that_its_case_never_counted_is_found_T1(empty_sqlite_url: str) -> None:
    """SQLite has no judgement at commit: this is the one thing its guards let stand."""
    upgrade(empty_sqlite_url, [TOY])
    world = World(empty_sqlite_url)
    world.fill()
    world.lawfully(world.case(REVIEW).event("record:note"))
    assert f"case {REVIEW} counts 2 events, its record ends at 3" in faults(world.url)


def test_a_number_that_nobody_bears_is_found_N3(empty_sqlite_url: str) -> None:
    upgrade(empty_sqlite_url, [TOY])
    world = World(empty_sqlite_url)
    world.fill()
    World(world.url, ("foreign_keys=OFF",)).lawfully(["UPDATE series SET last = last + 1"])
    assert "series 2026 stands at 5, but 4 cases bear a number" in faults(world.url)


def test_a_connection_that_promises_less_is_found_N1(sqlite_url: str) -> None:
    engine: Engine = create_engine(sqlite_url)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=NORMAL"))
    assert "synchronous is 1, not 2" in check(engine, CASE_TYPES)
    engine.dispose()


# --- the declared graph
# -----------------------------------------------------------------------------------------------------------


def test_a_row_says_what_its_step_means() -> None:
    rows = {(row["step"], row["from_state"]): row for row in allowed_rows([TOY])}
    assert rows["open", ""]["to_state"] == "draft"
    assert (rows["submit", "draft"]["numbers"], rows["submit", "draft"]["closes"]) == (True, False)
    assert (rows["propose", "review"]["prepares"], rows["propose", "review"]["act"]) == ("decision", None)
    assert (rows["sign", "proposed"]["act"], rows["sign", "proposed"]["closes"], rows["sign", "proposed"]["phase"]) == (
        "decision",
        True,
        "closed",
    )
    assert rows["remind", "review"]["to_state"] == "review"
    assert len(rows) == 1 + sum(len(step.sources) for step in TOY.steps)


def test_a_newer_version_brings_a_move_for_every_open_state() -> None:
    moves = {row["from_state"]: row["to_state"] for row in allowed_rows([TOY_2]) if row["step"] == "move"}
    assert moves == {
        "draft": "draft",
        "submitted": "submitted",
        "handling": "handling",
        "review": "handling",
        "proposed": "proposed",
    }


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "move"}, "a name of the house"),
        ({"name": "open"}, "a name of the house"),
        ({"name": "record:x"}, "a name of the house"),
        ({"sources": (CLOSED,)}, "a closed case takes only records"),
        ({"sources": (IN_REVIEW, IN_REVIEW)}, "leads twice"),
    ],
)
def test_a_step_that_the_guards_cannot_hold_is_no_step(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Undeclarable, match=sentence):
        allowed_rows([replace(TOY, steps=(*TOY.steps[1:], replace(TOY.step("remind"), **{"name": "other", **change})))])


def test_open_cases_move_to_the_newer_version_with_an_event_closed_ones_and_bare_drafts_without_N3(toy: World) -> None:
    n = toy.case(DRAFT).n, toy.case(REVIEW).n
    assert upgrade(toy.url, [TOY_2], now=NOW) == ["open cases moved to a newer version of their type: 5"]
    assert (toy.case(REVIEW).state, toy.case(REVIEW).version, toy.case(REVIEW).n) == ("handling", 2, n[1] + 1)
    assert (toy.case(DRAFT).version, toy.case(DRAFT).n) == (2, n[0])
    assert toy.case(DECIDED).version == 1
    assert faults(toy.url, [TOY_2]) == []
    assert upgrade(toy.url, [TOY_2], now=NOW) == []


def test_a_version_that_forgets_a_state_is_refused_and_nothing_moves_N3(toy: World) -> None:
    before = toy.picture()
    with pytest.raises(NoMove, match="does not know the state “review” of case 3"):
        upgrade(toy.url, [replace(TOY_2, moves={})], now=NOW)
    assert toy.picture() == before


def test_the_files_of_guards_are_read_statement_by_statement() -> None:
    found = list(statements((GUARDS / "sqlite.sql").read_text("utf-8")))
    assert all(
        statement.startswith(("CREATE TRIGGER", "CREATE VIEW")) and statement.endswith(";") for statement in found
    )
    assert len(found) == (GUARDS / "sqlite.sql").read_text("utf-8").count("\nCREATE ")
