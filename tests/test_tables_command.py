"""`casework tables` answers from the release alone; `casework readings` names what was loaded."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casework.cli import main
from casework.db import db
from casework.law.sheets import hash_of
from casework.law.tables import TABLES
from casework.operations.acting import legal_date
from casework.operations.tables import confirm, propose
from casework.queries.tables import rows_on
from casework.stories.telling import by
from tests.operations.office import NOW, office
from tests.operations.test_tables import NEW_ACT, factors

LOADABLE = [name for name, table in TABLES.items() if table.loadable]


def run(*given: str, **environment: str) -> Result:
    return CliRunner().invoke(main, list(given), env=environment)


def test_they_are_listed_with_version_and_certainty() -> None:
    rows = json.loads(run("tables", "list", "--json").stdout)
    assert [row["table"] for row in rows] == LOADABLE
    assert next(row["certainty"] for row in rows if row["table"] == "fee_rates") < 50
    assert "Gebyrsatser" in run("tables", "list", "--language", "nb").stdout


@pytest.mark.parametrize("name", LOADABLE)
def test_what_is_exported_says_nothing_else_than_the_release(name: str, tmp_path: Path) -> None:
    for flag in ([], ["--csv"]):
        said = run("tables", "export", name, *flag)
        if said.exit_code == 2:
            assert (flag, name) == (["--csv"], "ship_factors")
            continue
        (path := tmp_path / "file").write_text(said.stdout)
        found = run("tables", "check", name, str(path), "--json")
        assert (found.exit_code, json.loads(found.stdout)) == (0, {"faults": [], "changes": []})


def test_a_file_is_told_what_it_changes_or_what_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "factors.json"
    path.write_text(json.dumps({"rows": factors(co2="3.2")}))
    found = run("tables", "check", "ship_factors", str(path))
    assert (found.exit_code, found.stdout) == (0, "fuels\thfo\tco2\t3.114\t3.2\n")
    path.write_text(json.dumps({"rows": {"fuels": [{"fuel": "coal"}], "slip": []}}))
    found = run("tables", "check", "ship_factors", str(path), "--json")
    assert found.exit_code == 1
    assert {(one["sheet"], one["row"], one["column"]) for one in json.loads(found.stdout)["faults"]} >= {
        ("fuels", 1, "fuel"), ("slip", 0, "")}  # fmt: skip
    assert run("tables", "check", "eea", str(path)).exit_code == 2


def test_the_version_that_was_loaded_is_named_with_its_hash_from_its_day(sqlite_url: str, tmp_path: Path) -> None:
    begins = legal_date(NOW) + timedelta(3)
    with office(sqlite_url, tmp_path / "home"):
        number = propose("ship_factors", factors(co2="3.2"), name="2027", valid_from=begins, source=NEW_ACT,
                         reason="r", by=by("berit"), now=NOW)  # fmt: skip
        seen = hash_of(rows_on(db.session.connection(), "ship_factors", begins)[1])
        db.session.rollback()
        confirm(number, against=seen, by=by("ingrid"), now=NOW)
    told = []
    for day in (begins - timedelta(1), begins):
        said = run("readings", "--json", "--on", day.isoformat(), DATABASE_URL=sqlite_url)
        row = next(one for one in json.loads(said.stdout)["tables"] if one["table"] == "ship_factors")
        told.append((row["version"], row["sha256"]))
    assert told == [("2023/2776", None), ("2027", hash_of(factors(co2="3.2")))]
