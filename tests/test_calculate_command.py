"""``casework calculate``: figures as texts in, a sheet that anybody can follow out."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from casework.cli import main

ENGINE: dict[str, Any] = {
    "unit_type": "e", "capacity_mwe": "2.0", "built": 2014, "assessment_year": 2020, "fuel": "natural_gas",
    "fuel_mwh": "38000", "electricity_mwh": "15580", "heat_mwh": "17100", "heat_medium": "hot_water",
    "mean_temperature_c": "5", "grid": [{"voltage_kv": "22", "exported_share": "0.2", "share": "1"}],
}  # fmt: skip


def asked(folder: Path, given: object, *options: str) -> Result:
    file = folder / "input.json"
    file.write_text(given if isinstance(given, str) else json.dumps(given), "utf-8")
    return CliRunner().invoke(main, ["calculate", "primary_energy_savings", str(file), *options])


def test_the_answer_is_exact_and_each_step_names_its_source(tmp_path: Path) -> None:
    done = asked(tmp_path, ENGINE, "--json")
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    assert Decimal(answer["pes_percent"]).quantize(Decimal("0.0001")) == Decimal("24.5240")
    assert answer["passes"] is True
    assert (answer["chp_electricity_mwh"], answer["high_efficiency_share"]) == ("15580", "1")
    for step in answer["steps"]:
        assert set(step) == {"name", "title", "formula", "value", "unit", "source", "certainty"}
        assert step["formula"]
        assert step["source"]
        Decimal(step["value"])


def test_numbers_that_are_no_texts_are_read_as_they_were_written(tmp_path: Path) -> None:
    given = json.dumps(ENGINE).replace('"2.0"', "2.0").replace('"0.2"', "0.20")
    assert asked(tmp_path, given, "--json").stdout == asked(tmp_path, ENGINE, "--json").stdout


def test_a_unit_that_fails_is_an_answer_too(tmp_path: Path) -> None:
    done = asked(tmp_path, ENGINE | {"heat_mwh": "4000", "power_to_heat": "0.75", "built": "2012"})
    assert done.exit_code == 0
    assert done.stdout.rstrip().endswith("the unit passes the test.")
    done = asked(tmp_path, ENGINE | {"unit_type": "b", "electricity_mwh": "5700", "heat_mwh": "23940"})
    assert done.exit_code == 0
    assert done.stdout.rstrip().endswith("the unit does not pass the test.")


def test_fuels_may_be_several_and_named_by_the_code_of_the_source(tmp_path: Path) -> None:
    several = {name: value for name, value in ENGINE.items() if name not in ("fuel", "fuel_mwh")}
    several["fuels"] = [{"code": "F02030100", "energy_mwh": "19000"}, {"code": "natural_gas", "energy_mwh": "19000"}]
    assert json.loads(asked(tmp_path, several, "--json").stdout)["pes_percent"] == \
        json.loads(asked(tmp_path, ENGINE, "--json").stdout)["pes_percent"]


def test_a_table_that_ends_is_said_and_not_read_on(tmp_path: Path) -> None:
    done = asked(tmp_path, ENGINE | {"assessment_year": "2026"}, "--json")
    assert done.exit_code == 1
    answer = json.loads(done.stdout)
    assert answer["passes"] is None
    assert "The table ends" in answer["table_ends"]
    assert "Choose the next set, 2015/2402, with a reason" in answer["table_ends"]


@pytest.mark.parametrize(("change", "said"), [
    ({"unit_type": "z"}, "unit_type: There is no kind of unit"),
    ({"capacity_mwe": "2,0"}, "capacity_mwe is not a number"),
    ({"capacity_mwe": "1e9"}, "capacity_mwe is not a number"),
    ({"capacity_mwe": "NaN"}, "capacity_mwe is not a number"),
    ({"built": "14"}, "built is not a year"),
    ({"built": None}, "built is missing"),
    ({"assessment_year": None}, "assessment_year is missing"),
    ({"heat_medium": "sand"}, "heat_medium is one of"),
    ({"grid": []}, "grid: Say at which voltage"),
    ({"grid": [{"voltage_kv": "22"}]}, "exported_share is missing"),
    ({"grid": "22"}, "grid must be a list"),
    ({"grid": ["22"]}, "grid must be a JSON object"),
    ({"fule": "oil"}, "fule is not known"),
    ({"fuels": []}, "give either fuel"),
    ({"fuel_mwh": "20000"}, "upper calorific value"),
])  # fmt: skip
def test_bad_input_is_told_and_ends_with_two(tmp_path: Path, change: dict[str, object], said: str) -> None:
    done = asked(tmp_path, ENGINE | change, "--json")
    assert done.exit_code == 2
    assert not done.stdout
    assert said in done.stderr


@pytest.mark.parametrize("text", ["", "[]", "no json", "{", "[" * 100_000])
def test_what_is_no_object_is_told_too(tmp_path: Path, text: str) -> None:
    assert asked(tmp_path, text).exit_code == 2


def test_the_sheet_can_be_read_in_norwegian(tmp_path: Path) -> None:
    assert "Samlet virkningsgrad" in asked(tmp_path, ENGINE, "--language", "nb").stdout
    assert "Samla verknadsgrad" in asked(tmp_path, ENGINE, "--language", "nn").stdout
