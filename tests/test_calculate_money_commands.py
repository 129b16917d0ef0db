"""``casework calculate hourly_fee | interest | per_tonne_charge | kid``: figures as texts in, every step out."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from casework.cli import main

HOURS: dict[str, Any] = {"rate": "1640", "lines": [
    {"date": "2026-03-12", "activity": "technical review", "minutes": 150},
    {"date": "2026-03-13", "activity": "decision drafting", "minutes": "45"}]}  # fmt: skip
SHORT: dict[str, Any] = {"scheme": "ships", "year": "2024", "emissions": "152340.6", "surrendered": 55000}
LATE: dict[str, Any] = {"principal": "52500", "from": "2026-03-01", "to": "2026-03-31"}


def asked(folder: Path, name: str, given: object, *options: str) -> Result:
    file = folder / "input.json"
    file.write_text(given if isinstance(given, str) else json.dumps(given), "utf-8")
    return CliRunner().invoke(main, ["calculate", name, str(file), *options])


def answered(folder: Path, name: str, given: object) -> dict[str, Any]:
    done = asked(folder, name, given, "--json")
    assert done.exit_code == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize(("base", "method", "kid"), [
    ("60224", "MOD10", "602243"), ("60224", "MOD11", "602248"), ("12345678", "mod10", "123456782"),
    ("12345678", "MOD11", "123456785"), ("1234567", "MOD10", "12345674"), ("1234567", "MOD11", "12345674"),
    ("0000123456", "MOD10", "00001234566"), ("0000123456", "MOD11", "00001234560"),
    ("2026012340005", "MOD10", "20260123400059"), ("2026012340005", "MOD11", "20260123400052"),
    ("1000013", "MOD11", "10000130"),
])  # fmt: skip
def test_a_payment_number_comes_with_its_sum_and_its_check_digit(
        tmp_path: Path, base: str, method: str, kid: str) -> None:
    answer = answered(tmp_path, "kid", {"base": base, "method": method})
    assert (answer["kid"], answer["check_digit"]) == (kid, kid[-1])
    assert sum(map(int, answer["steps"][1]["formula"].split(" + "))) == answer["steps"][1]["value"]
    assert asked(tmp_path, "kid", {"base": base, "method": method}).stdout == f"{kid}\n"


def test_interest_is_a_text_with_a_step_for_each_rate(tmp_path: Path) -> None:
    answer = answered(tmp_path, "interest", LATE)
    assert (answer["days"], answer["interest"], len(answer["steps"])) == (30, "517.81", 1)
    answer = answered(tmp_path, "interest", LATE | {"from": "2025-12-22", "to": "2026-01-11"})
    assert [(step["from"], step["to"], step["days"], step["rate"], step["interest"]) for step in answer["steps"]] == [
        ("2025-12-22", "2026-01-01", 10, "12.25", "176.20"), ("2026-01-01", "2026-01-11", 10, "12.00", "172.60")]
    assert answer["interest"] == "348.80"
    assert sum(Decimal(step["interest"]) for step in answer["steps"]) == Decimal(answer["interest"])
    assert {(step["source"], step["certainty"]) for step in answer["steps"]} == {
        ("forsinkelsesrenteloven § 2", 60), ("forsinkelsesrenteloven § 2", 95)}


def test_interest_over_days_without_a_rate_says_which_table_must_be_loaded(tmp_path: Path) -> None:
    done = asked(tmp_path, "interest", LATE | {"from": "2026-06-01", "to": "2026-08-01"}, "--json")
    assert done.exit_code == 1
    answer = json.loads(done.stdout)
    assert (answer["interest"], answer["so_far"], answer["days"]) == (None, "517.81", 61)
    assert "2026-07-01: it must be loaded" in answer["table_ends"]
    assert [step["rate"] for step in answer["steps"]] == ["12.00", None]
    given = LATE | {"from": "2026-06-01", "to": "2026-08-01", "rates": [
        {"from": "2026-01-01", "to": "2026-06-30", "percent": "12"}, {"from": "2026-07-01", "percent": "11"}]}
    assert answered(tmp_path, "interest", given)["interest"] == "1008.29"


def test_hours_become_lines_and_the_lines_a_fee(tmp_path: Path) -> None:
    answer = answered(tmp_path, "hourly_fee", HOURS)
    assert answer["lines"][0] == {"date": "2026-03-12", "activity": "technical review", "minutes": 150,
                                  "rate": "1640.00", "amount": "4100.00", "source": "the input", "certainty": 100}
    assert (answer["total"], answer["minutes"], answer["currency"]) == ("5330.00", 195, "NOK")
    assert [step["formula"] for step in answer["steps"]] == [
        "150 min ÷ 60 × 1640 NOK", "45 min ÷ 60 × 1640 NOK", "4100.00 NOK + 1230.00 NOK"]


def test_rounding_bounds_and_rates_are_figures_of_the_input(tmp_path: Path) -> None:
    given = {"lines": [{"date": "2025-12-31", "activity": "a", "minutes": 60},
                       {"date": "2026-01-01", "activity": "a", "minutes": 60},
                       {"date": "2026-01-01", "activity": "b", "minutes": 60, "rate": "2000.5"}],
             "rates": [{"from": "2025-01-01", "to": "2025-12-31", "rate": "1600"},
                       {"from": "2026-01-01", "rate": 1640}],
             "rounding": {"to": "100", "mode": "down"}, "maximum": "5000", "step_minutes": 30}  # fmt: skip
    answer = answered(tmp_path, "hourly_fee", given)
    assert [line.get("rate") for line in answer["lines"]] == ["1600.00", "1640.00", "2000.50", None, None]
    assert [(line["activity"], line["amount"]) for line in answer["lines"][3:]] == [
        ("rounding", "-40.50"), ("maximum", "-200.00")]
    assert answer["total"] == "5000.00" == f"{sum(Decimal(line['amount']) for line in answer['lines'])}"


def test_without_a_rate_in_the_input_the_table_is_asked_and_says_how_sure_it_is(tmp_path: Path) -> None:
    answer = answered(tmp_path, "hourly_fee", {"lines": HOURS["lines"]})
    line = answer["lines"][0]
    assert (line["rate"], line["source"], line["certainty"]) == ("1640.00", "klimakvoteforskriften § 9-3", 20)
    assert "has not been found in the law" in line["note"]
    assert "(20 %). The rate has not been found" in asked(tmp_path, "hourly_fee", {"lines": HOURS["lines"]}).stdout
    assert answer == answered(tmp_path, "hourly_fee", {"lines": HOURS["lines"], "rule": "klimakvoteforskriften-9-3"})


@pytest.mark.parametrize("given", [
    {"rates": [{"from": "2026-03-13", "rate": "1"}]}, {"rates": []}, {"rule": "forurensningsforskriften-39-4"}])
def test_a_day_without_a_rate_is_said(tmp_path: Path, given: dict[str, object]) -> None:
    done = asked(tmp_path, "hourly_fee", given | {"lines": HOURS["lines"]}, "--json")
    assert done.exit_code == 1
    answer = json.loads(done.stdout)
    assert answer["total"] is None
    assert "holds nothing for 2026-03-12" in answer["table_ends"]
    assert "must be loaded" in asked(tmp_path, "hourly_fee", given | {"lines": HOURS["lines"]}).stdout


def test_each_can_be_read_without_json(tmp_path: Path) -> None:
    assert "interest 517.81" in asked(tmp_path, "interest", LATE).stdout
    assert asked(tmp_path, "hourly_fee", HOURS).stdout.endswith("Fee 5330.00 NOK\n")
    unknown = asked(tmp_path, "interest", LATE | {"to": "2026-08-01"})
    assert (unknown.exit_code, "must be loaded" in unknown.stdout) == (1, True)


@pytest.mark.parametrize(("changed", "missing", "total"), [
    ({}, 5_937, "727282.50"),
    ({"year": "2025"}, 51_639, "6325777.50"),
    ({"charged": "5936"}, 1, "122.50"),
    ({"surrendered": "60937"}, 0, "0.00"),
    ({"scheme": "fuels"}, 0, "0.00"),  # nothing is owed for that year
])  # fmt: skip
def test_missing_allowances_are_charged_step_by_step(
        tmp_path: Path, changed: dict[str, object], missing: int, total: str) -> None:
    answer = answered(tmp_path, "per_tonne_charge", SHORT | {"rate": "122.5"} | changed)
    assert (answer["missing"], answer["total"], answer["currency"]) == (missing, total, "EUR")
    assert [step["name"] for step in answer["steps"]] == ["owed", "missing", "charge"][:3 if missing else 2]
    assert {"due_on", "made_good_on"} <= answer.keys()


def test_a_year_without_a_charge_per_tonne_says_what_is_missing_and_which_table(tmp_path: Path) -> None:
    done = asked(tmp_path, "per_tonne_charge", SHORT)
    assert (done.exit_code, "60937 − 55000 = 5937" in done.stdout, "must be loaded" in done.stdout) == (1, True, True)
    assert answered(tmp_path, "per_tonne_charge", SHORT | {"year": "2013"})["total"] == "0.00"  # ships owed nothing


@pytest.mark.parametrize(("name", "given", "said"), [
    ("per_tonne_charge", SHORT | {"scheme": "boats"}, "scheme is one of"),
    ("per_tonne_charge", {}, "scheme is missing"),
    ("per_tonne_charge", SHORT | {"emissions": "-1"}, "less than nothing"),
    ("per_tonne_charge", SHORT | {"surrendered": "1.5"}, "surrendered is not a count"),
    ("per_tonne_charge", SHORT | {"rate": "0"}, "rate is more than nothing"),
    ("kid", {}, "base is missing"), ("kid", {"base": "12a"}, "takes 3 to 24 digits"),
    ("kid", {"base": "1000005", "method": "MOD11"}, "has no check digit in MOD11"),
    ("kid", {"base": "12345", "method": "MOD9"}, "method is one of: MOD10, MOD11"),
    ("kid", {"base": "12345", "way": "MOD10"}, "way is not known"), ("kid", {"base": "1\u0000"}, "cannot be shown"),
    ("kid", {"base": "\ud800"}, "cannot be shown"), ("kid", {"base": ["12345"]}, "base is missing"),
    ("kid", {"base": "12345", "method": ["MOD10"]}, "method is one of"),
    ("interest", LATE | {"principal": "1e9"}, "principal is not a number"),
    ("interest", LATE | {"principal": "0.125"}, "not a whole number of steps of 0.01"),
    ("interest", LATE | {"principal": "NaN"}, "principal is not a number"),
    ("interest", LATE | {"principal": "-1"}, "negative"), ("interest", LATE | {"principal": None}, "is missing"),
    ("interest", LATE | {"from": "2026-02-30"}, "from is not a day"),
    ("interest", LATE | {"from": "20260301"}, "from is not a day"),
    ("interest", LATE | {"to": "2026-02-28"}, "is before"), ("interest", LATE | {"currency": "SEK"}, "one of: NOK"),
    ("interest", LATE | {"rates": [{"from": "2026-01-01", "percent": "x"}]}, "percent is not a number"),
    ("interest", LATE | {"rates": [{"from": "2026-01-01", "percent": "1"}] * 2}, "two rates for 2026-01-01"),
    ("hourly_fee", {"rate": "1640"}, "no work"), ("hourly_fee", HOURS | {"rates": []}, "one of rate, rates and rule"),
    ("hourly_fee", HOURS | {"lines": [{"date": "2026-03-12", "activity": "a", "minutes": "1.5"}]}, "minutes is not"),
    ("hourly_fee", HOURS | {"lines": [{"date": "2026-03-12", "activity": "a", "minutes": "0"}]}, "minutes is not"),
    ("hourly_fee", HOURS | {"lines": [{"date": "2026-03-12", "minutes": "15"}]}, "activity is missing"),
    ("hourly_fee", HOURS | {"step_minutes": 30}, "lines[1].minutes: 45 minutes are not a whole number of steps of 30"),
    ("hourly_fee", HOURS | {"rounding": {"to": "0"}}, "not more than nothing"),
    ("hourly_fee", HOURS | {"rounding": {"mode": "up and down"}}, "mode is one of"),
    ("hourly_fee", HOURS | {"minimum": "2", "maximum": "1"}, "above the highest"),
    ("hourly_fee", HOURS | {"rate": "999999999999", "lines": [
        {"date": "2026-03-12", "activity": "a", "minutes": "999999"}]}, "larger than anything"),
    ("hourly_fee", {"lines": HOURS["lines"], "rule": "mine"}, "rule is one of"),
    ("hourly_fee", "[]", "must be a JSON object"), ("interest", "{", "input.json"),
    ("kid", "[" * 100_000, "input.json"),
])  # fmt: skip
def test_bad_input_is_told_and_ends_with_two(tmp_path: Path, name: str, given: object, said: str) -> None:
    done = asked(tmp_path, name, given, "--json")
    assert done.exit_code == 2
    assert not done.stdout
    assert said in done.stderr
