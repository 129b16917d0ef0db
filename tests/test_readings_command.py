"""`casework readings` tells on the command line what is in force on a day."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from casework.cli import main
from casework.operations.acting import legal_date
from casework.operations.readings import confirm, propose
from casework.stories.telling import by
from casework.workflows import CASE_TYPES
from tests.operations.office import NOW, TYPE, office


def listed(url: str, *given: str) -> Any:
    answer = CliRunner().invoke(main, ["readings", *given], env={"DATABASE_URL": url})
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def test_every_reading_is_listed_with_what_holds_on_the_day(database_url: str, tmp_path: Path) -> None:
    begins = legal_date(NOW) + timedelta(3)
    with office(database_url, tmp_path / "home"):
        number = propose(CASE_TYPES[TYPE], "residence", "all_accounts", valid_from=begins, reason="r",
                         by=by("berit"), now=NOW)  # fmt: skip
        confirm(number, by=by("ingrid"), now=NOW)
    found = {}
    for day in (begins - timedelta(1), begins):
        said = json.loads(listed(database_url, "--json", "--on", day.isoformat()))
        rows = {(row["case_type"], row["reading"]): row for row in said["readings"]}
        assert set(rows) == {(one.name, reading.name) for one in CASE_TYPES.values() for reading in one.readings}
        found[day] = rows[TYPE, "residence"]
    before, after = found.values()
    assert (before["choice"], before["since"]) == ("trading_accounts_only", None)
    assert (after["choice"], after["since"], after["certainty"]) == ("all_accounts", begins.isoformat(), 80)
    assert "all_accounts\tsince 2026-06-18" in listed(database_url, "--on", begins.isoformat())


def test_tables_are_listed_with_the_version_of_the_day(sqlite_url: str) -> None:
    said = json.loads(listed(sqlite_url, "--json", "--on", "2022-05-01", "--language", "nb"))
    terms = next(row for row in said["tables"] if row["table"] == "registry_terms")
    assert (terms["version"], terms["title"]) == ("2021-01", "Vilkårene for klimakvoteregisteret")


@pytest.mark.parametrize("name", ["empty_sqlite_url", "empty_postgres_url"])
def test_a_database_without_tables_is_wrong_use(name: str, request: pytest.FixtureRequest) -> None:
    answer = CliRunner().invoke(main, ["readings"], env={"DATABASE_URL": request.getfixturevalue(name)})
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "reading_choice" in answer.stderr
