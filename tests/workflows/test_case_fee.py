"""The one rule of a fee: what is announced by hand says which fee it is, and for which case."""

from __future__ import annotations

from datetime import date

import pytest

from casework.core.case_type import CaseFacts, Subject
from casework.core.checks import Facts
from casework.core.text import Text
from casework.stories.case_fee import example
from casework.workflows.appeal_guards import ANEW, AppealFact
from casework.workflows.case_fee.answers import CHOICES, FeeAnswers, TariffName
from casework.workflows.case_fee.checks import nothing_is_missing
from casework.workflows.charging import TARIFFS
from casework.workflows.fee_guards import ChargeFact, lines_told, may_be_pursued, payer_told

FACTS = Facts(today=date(2026, 11, 22))


def test_FEE_01_names_what_an_officer_has_left_out_and_is_silent_where_all_is_said() -> None:
    said = {pointer for pointer, _ in nothing_is_missing.run(FeeAnswers(), FACTS)}
    assert {"/charge/tariff", "/charge/case", "/delivery/language"} <= said
    assert list(nothing_is_missing.run(example(date(2026, 11, 22)), FACTS)) == []


@pytest.mark.parametrize(("told", "refused"), [
    ({}, ""), ({"country": "no", "email": "pay@nordsjo.example", "reference": "PO 77"}, ""),
    ({"country": "Norway"}, "not a country code"), ({"country": "NO", "email": "nordsjo"}, "not an e-mail address"),
    ({"reference": "x" * 101}, "at most 100 characters")])  # fmt: skip
def test_a_payer_whom_nothing_can_reach_is_refused(told: dict[str, str], refused: str) -> None:
    given = {f"payer_{name}": value for name, value in told.items()}
    said = payer_told(subject(given))
    assert refused in str(said.sentence) if said else not refused


@pytest.mark.parametrize(("lines", "left", "refused"), [
    ("", {1, 2}, ""), ("1, 2", {1, 2}, ""), ("2", {1}, "no such lines"), ("", set(), "no such lines"),
    ("first", {1}, "Write the numbers")])  # fmt: skip
def test_only_lines_that_are_not_credited_yet_are_credited(lines: str, left: set[int], refused: str) -> None:
    said = lines_told(subject({"lines": lines}, ChargeFact(lines=frozenset(left))))
    assert refused in str(said.sentence) if said else not refused


def test_a_claim_whose_decision_is_changed_waits_for_the_new_one_whatever_else_stands_in_the_way() -> None:
    facts = CaseFacts(charge=ChargeFact(waits_for=Text("It is not due.")), appeal=AppealFact(sent_back=True))
    assert may_be_pursued(Subject("invoiced", frozenset(), date(2026, 11, 22), 1, facts)) is ANEW


def subject(given: dict[str, str], charge: ChargeFact | None = None) -> Subject:
    return Subject("invoiced", frozenset(), date(2026, 11, 22), 1, CaseFacts(charge=charge), given)


def test_every_tariff_can_be_chosen_by_its_name() -> None:
    assert {str(name) for name in TariffName} == set(TARIFFS)
    assert {str(name): text for name, text in CHOICES[TariffName].items()} == {
        tariff.name: tariff.title for tariff in TARIFFS.values()
    }
