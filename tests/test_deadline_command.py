"""`casework deadline`: the answer alone on stdout, and 2 for wrong use."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from casework.commands.deadline import deadline


def run(*words: str) -> Result:
    return CliRunner().invoke(deadline, words)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("--from 2024-01-31 --amount 40 --unit working_day --calendar registry", "2024-03-27"),
        ("--from 2024-02-01 --amount 40 --unit working_day --calendar registry", "2024-03-28"),
        ("--from 2024-02-01 --amount 40 --unit working_day --calendar eu_1182", "2024-04-02"),
        ("--from 2026-05-11 --amount 10 --unit working_day --calendar registry", "2026-05-25"),
        ("--from 2026-05-11 --amount 10 --unit working_day --calendar registry --roll next", "2026-05-26"),
        ("--from 2026-11-30 --amount 3 --unit month --calendar eu_1182", "2027-03-01"),
        ("--from 2026-11-30 --amount 3 --unit month --calendar registry", "2027-02-28"),
        ("--from 2026-11-30 --amount 3 --unit month --calendar norwegian --roll none", "2027-02-28"),
        ("--from 2026-12-04 --amount 3 --unit week --calendar norwegian", "2026-12-28"),
        ("--from 2028-02-29 --amount 5 --unit year --calendar norwegian", "2033-02-28"),
    ],
)
def test_a_period_is_added_and_only_the_date_is_printed(words: str, due: str) -> None:
    assert run("add", *words.split()).stdout == due + "\n"
    assert json.loads(run("add", *words.split(), "--json").stdout) == {"due": due}


def test_a_declared_deadline_is_explained_day_by_day_from_the_day_after_to_the_lenient_date() -> None:
    words = ["explain", "maritime_account.opening", "--from", "2026-12-14", "--on", "2026-12-20", "--json"]
    told = json.loads(run(*words).stdout)
    assert (told["due"], told["strict_due"], told["lenient_due"]) == ("2027-01-11", "2027-01-11", "2027-01-13")
    assert (told["state"], told["days_used"], told["days_left"], told["late"]) == ("running", 4, 16, False)
    days = {day["date"]: day for day in told["days"]}
    assert (min(days), max(days), len(days)) == ("2026-12-15", "2027-01-13", 30)
    assert sum(day["counted"] for day in days.values()) == 20 == sum(day["counted_lenient"] for day in days.values())
    christmas = days["2026-12-25"]
    assert (christmas["counted"], christmas["counted_lenient"]) == (True, False)
    assert christmas["reason"] == "Christmas Day; counts in the strict reading only"
    assert days["2026-12-19"]["reason"] == "Saturday"


def test_the_days_of_a_pause_do_not_count_both_ends_included() -> None:
    words = "explain maritime_account.opening --from 2026-11-06 --on 2026-11-24 --pause 2026-11-12:2026-11-19 --json"
    told = json.loads(run(*words.split()).stdout)
    assert told["due"] == "2026-12-14"
    skipped = [day["date"] for day in told["days"] if day["reason"] == "Paused"]
    assert (skipped[0], skipped[-1], len(skipped)) == ("2026-11-12", "2026-11-19", 6)
    twice = json.loads(run(*words.split(), "--pause", "2026-11-16:2026-11-18").stdout)
    assert twice["due"] == "2026-12-14"


def test_a_pause_that_lasts_moves_the_date_to_what_it_is_today() -> None:
    words = "explain maritime_account.opening --from 2026-11-06 --pause 2026-11-12: --json --on"
    assert json.loads(run(*words.split(), "2026-11-13").stdout)["state"] == "paused"
    assert json.loads(run(*words.split(), "2026-11-13").stdout)["due"] == "2026-12-08"
    assert json.loads(run(*words.split(), "2026-11-20").stdout)["due"] == "2026-12-15"


def test_a_length_chosen_by_another_date_and_a_second_trigger_can_be_given() -> None:
    words = "explain maritime_account.opening --from 2025-01-06 --fact filed_on=2024-12-31 --json"
    assert json.loads(run(*words.split()).stdout)["due"] == "2025-03-03"
    words = "explain maritime_account.unlisted --from 2026-03-02 --fact first_call_on=2026-03-06 --json"
    assert json.loads(run(*words.split()).stdout)["lenient_due"] == "2026-06-15"
    words = "explain maritime_account.answer --from 2026-12-04 --amount 3 --unit week --json"
    assert json.loads(run(*words.split()).stdout)["due"] == "2026-12-28"


def test_people_get_the_same_as_lines() -> None:
    words = ["explain", "maritime_account.appeal", "--from", "2026-12-04", "--on", "2026-12-10"]
    lines = run(*words).stdout.splitlines()
    assert "due 2026-12-28" in lines[1]
    assert lines[-1].startswith("2026-12-28 Mon")


@pytest.mark.parametrize(
    "words",
    [
        "add --from 2026-02-30 --amount 1 --unit week --calendar registry",
        "add --from 2026-02-28 --amount 0 --unit week --calendar registry",
        "add --from 2026-02-28 --amount 1 --unit day --calendar registry",
        "add --from 2026-02-28 --amount 1 --unit week --calendar lunar",
        "add --from 2064-12-28 --amount 1 --unit week --calendar norwegian",
        "add --from 2064-12-28 --amount 30 --unit working_day --calendar registry",
        "add --from 9999-12-28 --amount 30 --unit year --calendar registry",
        "add --amount 1 --unit week --calendar registry",
        "explain maritime_account.none --from 2026-02-28",
        "explain maritime_account --from 2026-02-28",
        "explain nothing.opening --from 2026-02-28",
        "explain maritime_account.answer --from 2026-02-28",
        "explain maritime_account.answer --from 2026-02-28 --amount 3",
        "explain maritime_account.opening --from 2026-02-28 --pause 2026-03-05:2026-03-01",
        "explain maritime_account.opening --from 2026-02-28 --pause 2026-03-05",
        "explain maritime_account.opening --from 2026-02-28 --fact filed_on",
    ],
)
def test_wrong_use_ends_with_two_and_says_so_beside_the_answer(words: str) -> None:
    result = run(*words.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr
