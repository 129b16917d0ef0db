"""`diff`: what differs between files, what it amounts to, where it leads; 0 nothing, 1 something, 2 wrong use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from casework.commands.catalogue import example
from casework.commands.difference import diff
from casework.workflows import CASE_TYPES

TYPES = tuple(CASE_TYPES)
PLANS = tuple(name for name in TYPES if CASE_TYPES[name].comparison(*[CASE_TYPES[name].answers()] * 2, None))


def run(*args: str, given: str | None = None) -> Result:
    return CliRunner().invoke(diff, args, input=given)


def written(folder: Path, name: str, answers: Any) -> str:
    file = folder / name
    file.write_text(answers if isinstance(answers, str) else json.dumps(answers), encoding="utf-8")
    return str(file)


def of(case_type: str) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads(CliRunner().invoke(example, [case_type]).stdout)
    return answers


@pytest.mark.parametrize("name", TYPES)
def test_nothing_differs_from_itself(name: str, tmp_path: Path) -> None:
    same = written(tmp_path, "same.json", of(name))
    found = run(name, same, same, "--json")
    assert (found.exit_code, json.loads(found.stdout)["changes"]) == (0, [])


@pytest.mark.parametrize("name", TYPES)
def test_every_type_names_each_place_that_differs(name: str, tmp_path: Path) -> None:
    """Against nothing at all: every answer of the example came."""
    old, new = written(tmp_path, "old.json", {}), written(tmp_path, "new.json", of(name))
    found = run(name, old, new, "--json")
    rows = json.loads(found.stdout)["changes"]
    assert found.exit_code == 1
    assert all({"pointer", "old", "new", "class", "source"} == set(row) for row in rows)
    assert {row["pointer"].split("/")[1] for row in rows} <= set(CASE_TYPES[name].answers.model_fields)
    assert all((row["class"] is not None) == (name in PLANS) for row in rows)
    assert (json.loads(found.stdout)["route"] is not None) == (name in PLANS)


@pytest.mark.parametrize("name", PLANS)
def test_a_new_fuel_is_a_situation_with_its_source_and_its_route(name: str, tmp_path: Path) -> None:
    plan = of(name)
    changed = {**plan, "fuels": plan["fuels"] | {"f9": {"fuel": "methanol"}},
               "ship": plan["ship"] | {"name": "Another name"}, "delivery": plan["delivery"] | {"reference": "X"},
               "revision": {**plan["revision"], "situations": [], "changed_parts": []}}
    found = run(name, written(tmp_path, "old.json", plan), written(tmp_path, "new.json", changed), "--json")
    said = json.loads(found.stdout)
    classes = {row["pointer"]: (row["class"], row["source"]) for row in said["changes"]}
    assert classes["/fuels/f9"] == ("emissions", "Regulation (EU) 2015/757, Art. 7(2)")
    assert classes["/ship/name"][0] == "editorial"
    assert classes["/delivery/reference"] == ("beside", None)
    assert [(one["name"], one["because"], one["named"]) for one in said["situations"]] == [
        ("emissions", ["/fuels/f9"], False)]
    assert {row["pointer"] for row in said["disagreements"]} == {
        "/revision/changed_parts", "/revision/situations", "/revision/version_no"}  # fmt: skip
    assert (said["route"]["name"], said["route"]["decided"], said["route"]["waits"]) == ("approval", True, True)


@pytest.mark.parametrize("name", PLANS)
def test_the_route_follows_the_scope_of_the_ship(name: str, tmp_path: Path) -> None:
    """A small general cargo ship owes a plan and is not in emissions trading."""
    plan = of(name)
    plan["ship"] |= {"ship_type": "general_cargo", "gross_tonnage": 2800}
    fuelled = {**plan, "fuels": plan["fuels"] | {"f9": {"fuel": "methanol"}}}
    renamed = {**plan, "ship": plan["ship"] | {"name": "Another"}, "revision": {"version_no": 2}}
    plan["revision"] = {"version_no": 1}
    old = written(tmp_path, "old.json", plan)
    ends = [json.loads(run(name, old, written(tmp_path, "new.json", new), "--json").stdout)["route"]["name"]
            for new in (fuelled, renamed)]
    assert ends == ["verifier", "note"]


def test_without_json_each_line_says_one_thing_in_the_language(tmp_path: Path) -> None:
    plan = of(PLANS[0])
    old = written(tmp_path, "old.json", plan)
    new = written(tmp_path, "new.json", {**plan, "equipment": {}})
    lines = run(PLANS[0], old, new, "--language", "nb").stdout.splitlines()
    assert [line.split("\t")[:2] for line in lines if line.startswith("removed")] == [
        ["removed", f"/equipment/{key}"] for key in plan["equipment"]]
    assert any(line.startswith("situation\t3: tilgangen på data") for line in lines)
    assert any(line.startswith("route\t") for line in lines)


def test_one_of_the_two_may_be_standard_input(tmp_path: Path) -> None:
    plan = of(PLANS[0])
    assert run(PLANS[0], written(tmp_path, "old.json", plan), "-", given=json.dumps(plan)).exit_code == 0


@pytest.mark.parametrize(("old", "new", "said"), [
    ("{}", None, "does not exist"),
    ("not json", "{}", "cannot be read as JSON"),
    ("[1]", "{}", "holds no answers"),
    ("{}", '{"ship": {"gross_tonnage": "much"}}', "/ship/gross_tonnage: This is not a whole number."),
    ("{}", '{"sources": 7, "nonsense": 1}', "it holds 2 answers that cannot be read"),
])  # fmt: skip
def test_what_cannot_be_compared_is_wrong_use_and_says_why(
        old: str, new: str | None, said: str, tmp_path: Path) -> None:
    paths = [written(tmp_path, name, text) if text is not None else str(tmp_path / name)
             for name, text in (("old.json", old), ("new.json", new))]
    found = run(PLANS[0], *paths, "--json")
    assert (found.exit_code, found.stdout) == (2, "")
    assert said in found.stderr


@pytest.mark.parametrize("args", [("nothing_like_it", "-", "-"), (TYPES[0], "-", "-"), (TYPES[0], "-"), ()])
def test_wrong_use_exits_with_two_and_says_nothing_on_stdout(args: tuple[str, ...]) -> None:
    found = run(*args, given="{}")
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr
