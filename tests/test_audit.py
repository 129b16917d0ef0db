"""`casework db` and `casework audit`: the answer alone on standard output, and 0, 1 or 2."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casework.cli import main
from casework.operations.roots import root_digest
from casework.ports.roots import Roots
from casework.upgrade import upgrade
from tests.operations.guarded import DECIDED, NOW, ZEROS, World
from tests.test_migrations import NEWEST
from tests.toy import TOY

Casework = Callable[..., Result]


@pytest.fixture
def casework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Casework:
    """Runs the command line in a home of its own."""
    monkeypatch.setenv("CASEWORK_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return lambda *arguments: CliRunner().invoke(main, arguments)


@pytest.fixture
def world(casework: Casework, tmp_path: Path) -> World:
    """A record of fourteen events less the newer ones, in the home of `casework`; one root is kept outside."""
    upgrade(f"sqlite:///{tmp_path / 'casework.db'}", [TOY])
    world = World(f"sqlite:///{tmp_path / 'casework.db'}")
    world.fill()
    line = json.dumps(
        {"root": 1, "at": NOW, "prev": ZEROS, "heads": [], "digest": root_digest(1, NOW, ZEROS, [])},
        separators=(",", ":"),
    )
    Roots((tmp_path / "roots").as_uri()).append(1, line)
    return world


def test_a_new_database_is_what_is_declared(casework: Casework) -> None:
    said = casework("db", "upgrade")
    assert (said.exit_code, said.stdout) == (0, f"tables: none → {NEWEST}\n")
    assert casework("db", "upgrade").stdout == "The database is up to date.\n"
    said = casework("db", "check", "--json")
    assert (said.exit_code, json.loads(said.stdout)) == (0, [])


def test_a_database_of_nobody_is_not(casework: Casework) -> None:
    said = casework("db", "check")
    assert said.exit_code == 1
    assert "run `casework db upgrade`" in said.stdout


def test_a_weakened_guard_is_said_with_1_N3(casework: Casework, world: World) -> None:
    casework("db", "upgrade")
    world.lawfully(["DROP TRIGGER event_delete"])
    said = casework("db", "check")
    assert (said.exit_code, "trigger event_delete is missing" in said.stdout) == (1, True)


def test_an_upgrade_that_is_refused_says_so_with_1_and_changes_nothing(casework: Casework, world: World) -> None:
    world.lawfully(["CREATE TABLE stranger (id INTEGER)"])
    said = casework("db", "upgrade")
    assert (said.exit_code, said.stdout) == (1, "")
    assert "stranger: column id is not ours" in said.stderr
    assert "Nothing was changed." in said.stderr


def test_a_whole_record_is_verified_with_0_T1(casework: Casework, world: World) -> None:
    said = casework("audit", "verify")
    assert said.exit_code == 0
    assert said.stdout == (
        "6 cases, 16 events, 89 rows, 0 contents erased: all hold.\n"
        "Certain up to root 1 of 2026-11-18 11:06 UTC; 16 newer events.\n"
    )
    assert json.loads(casework("audit", "verify", "--json").stdout)["certain_to"] == 1


def test_a_changed_record_is_said_with_1_T1(casework: Casework, world: World) -> None:
    world.lawfully(
        ["DROP TRIGGER event_update", f"UPDATE event SET actor_id = 4 WHERE case_id = {DECIDED} AND seq = 2"]
    )
    said = casework("audit", "verify")
    assert said.exit_code == 1
    assert said.stdout.startswith(f"case {DECIDED}, event 2: is not what was hashed\n")
    assert json.loads(casework("audit", "verify", "--json").stdout)["faults"] == [
        f"case {DECIDED}, event 2: is not what was hashed"
    ]


def test_a_record_without_roots_says_what_that_means_T1(casework: Casework) -> None:
    casework("db", "upgrade")
    assert casework("audit", "verify").stdout.endswith(
        "a record written anew from the beginning would look the same.\n"
    )


def test_a_record_that_cannot_be_reached_is_2(casework: Casework) -> None:
    said = casework("audit", "verify")
    assert (said.exit_code, said.stdout) == (2, "")


def test_wrong_use_is_2(casework: Casework) -> None:
    assert casework("audit", "verify", "--noise").exit_code == 2


def test_a_root_is_written_inside_and_outside_T1(casework: Casework, world: World, tmp_path: Path) -> None:
    said = casework("audit", "root")
    assert (said.exit_code, said.stdout) == (0, "Root 2 is written and kept outside.\n")
    assert Roots((tmp_path / "roots").as_uri()).numbers() == [1, 2]
    verdict = json.loads(casework("audit", "verify", "--json").stdout)
    assert (verdict["certain_to"], verdict["newer"], verdict["faults"]) == (2, 0, [])


def test_the_export_holds_ids_and_hashes_and_what_was_said_T1(casework: Casework, world: World) -> None:
    rows = [json.loads(line) for line in casework("audit", "export").stdout.splitlines()]
    tables = [row["table"] for row in rows]
    assert (tables.count("cases"), tables.count("event"), tables.count("event_content")) == (6, 16, 16)
    assert (tables.count("seal"), tables.count("row")) == (89, 89)
    ends = {"table", "id", "n_events", "head", "seals", "sealed", "state", "version"}
    assert {name for row in rows if row["table"] == "cases" for name in row} == ends
