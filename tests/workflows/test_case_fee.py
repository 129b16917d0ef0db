"""The one rule of a fee: what is announced by hand says which fee it is, and for which case."""

from __future__ import annotations

from datetime import date

from casework.core.checks import Facts
from casework.stories.case_fee import example
from casework.workflows.case_fee.answers import CHOICES, FeeAnswers, TariffName
from casework.workflows.case_fee.checks import nothing_is_missing
from casework.workflows.charging import TARIFFS

FACTS = Facts(today=date(2026, 11, 22))


def test_FEE_01_names_what_an_officer_has_left_out_and_is_silent_where_all_is_said() -> None:
    said = {pointer for pointer, _ in nothing_is_missing.run(FeeAnswers(), FACTS)}
    assert {"/charge/tariff", "/charge/case", "/delivery/language"} <= said
    assert list(nothing_is_missing.run(example(date(2026, 11, 22)), FACTS)) == []


def test_every_tariff_can_be_chosen_by_its_name() -> None:
    assert {str(name) for name in TariffName} == set(TARIFFS)
    assert {str(name): text for name, text in CHOICES[TariffName].items()} == {
        tariff.name: tariff.title for tariff in TARIFFS.values()
    }
