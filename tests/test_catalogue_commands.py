"""`types`, `rules`, `example`, `schema`, `check`: the answer alone on stdout; 0 no error, 1 findings, 2 wrong use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from casework.commands.catalogue import COMMANDS
from casework.core.case_type import Actor
from casework.workflows import CASE_TYPES

TYPES = tuple(CASE_TYPES)


def run(name: str, *args: str, given: str | None = None) -> Result:
    command = next(command for command in COMMANDS if command.name == name)
    return CliRunner().invoke(command, args, input=given)


def answer(name: str, *args: str, given: str | None = None) -> Any:
    return json.loads(run(name, *args, given=given).stdout)


def test_types_names_what_each_type_declares() -> None:
    rows = answer("types", "--json")
    assert [row["name"] for row in rows] == list(TYPES)
    for row in rows:
        assert {"name", "title", "states", "steps", "deadlines", "letters"} == set(row)
        assert all(row[part] for part in row)


def test_rules_have_id_type_severity_and_source() -> None:
    rows = answer("rules", "--json")
    assert {row["severity"] for row in rows} <= {"error", "warning", "info", "manual"}
    assert all(row["id"] and row["source"] and row["case_type"] in TYPES for row in rows)
    assert len({(row["case_type"], row["id"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", TYPES)
def test_every_finding_is_of_a_rule_that_is_listed(name: str) -> None:
    listed = {row["id"] for row in answer("rules", "--json") if row["case_type"] == name}
    assert listed == {row["id"] for row in answer("rules", name, "--json")}
    found = answer("check", name, "-", "--json", given='{"nonsense": 2}')
    assert {row["id"] for row in found} <= listed


def test_titles_follow_the_language() -> None:
    titles = {language: answer("types", "--json", "--language", language)[0]["title"] for language in ("en", "nb")}
    assert titles["en"] != titles["nb"]


@pytest.mark.parametrize("name", TYPES)
def test_the_example_holds_no_error(name: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(run("example", name).stdout, encoding="utf-8")
    checked = run("check", name, str(file), "--json")
    assert checked.exit_code == 0
    assert {row["severity"] for row in json.loads(checked.stdout)} <= {"info"}


@pytest.mark.parametrize("name", TYPES)
def test_the_schema_knows_every_section(name: str) -> None:
    """What is shown beside the form and not asked is in the answers too."""
    sections = {section.name for section in CASE_TYPES[name].sections}
    known = set(answer("schema", name)["properties"])
    assert sections <= known == set(CASE_TYPES[name].answers.model_fields)


@pytest.mark.parametrize("name", TYPES)
def test_empty_answers_are_findings_and_errors_exit_with_one(name: str) -> None:
    """What a party sends is never right when it is empty; a file that we open may begin so."""
    checked = run("check", name, "-", "--json", given="{}")
    rows = json.loads(checked.stdout)
    assert checked.exit_code == any(row["severity"] == "error" for row in rows)
    for row in rows:
        assert {"id", "severity", "pointer", "message", "source"} == set(row)
    sent = any(step.numbers and Actor.APPLICANT in step.by for step in CASE_TYPES[name].steps)
    assert checked.exit_code or not sent


@pytest.mark.parametrize("name", TYPES)
def test_what_cannot_be_read_is_a_finding_at_its_place(name: str) -> None:
    section = CASE_TYPES[name].sections[0].name
    rows = answer("check", name, "-", "--json", given=json.dumps({section: {"no_such_field": 1}, "nonsense": 2}))
    assert {row["pointer"] for row in rows if row["id"] == "FORM"} == {f"/{section}/no_such_field", "/nonsense"}


@pytest.mark.parametrize("args", [
    ("check", "nothing_like_it", "-"), ("check", TYPES[0]), ("check", TYPES[0], "no-such-file.json"), ("example",),
    ("schema", "nothing_like_it"), ("types", "--language", "xx"), ("example", TYPES[0], "--on", "yesterday"),
])  # fmt: skip
def test_wrong_use_exits_with_two_and_says_nothing_on_stdout(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


@pytest.mark.parametrize("given", ["", "not json", "[1]", "\x00", '"text"'])
def test_a_file_that_holds_no_answers_is_wrong_use(given: str) -> None:
    result = run("check", TYPES[0], "-", "--json", given=given)
    assert (result.exit_code, result.stdout) == (2, "")


def test_every_command_explains_itself() -> None:
    for command in COMMANDS:
        assert run(str(command.name), "--help").exit_code == 0
