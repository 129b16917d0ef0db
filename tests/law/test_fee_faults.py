"""Every fault of ``fees`` can be said in each language, with its days written out and its table by name."""

from __future__ import annotations

import re

import pytest

from casework.i18n import LANGUAGES, missing, say
from casework.law.fee_faults import text_of
from casework.law.late_payment_interest import LATE_PAYMENT_INTEREST
from fees.faults import SENTENCES, Fault, NotLoaded


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_fault_has_a_translation(language: str) -> None:
    assert not missing(SENTENCES.values(), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_every_fault_is_said_with_its_values(code: str, language: str) -> None:
    names = re.findall(r"\{(\w+)\}", SENTENCES[code])
    said = say(text_of(Fault(code, {name: f"the {name}" for name in names})), language)
    assert all(f"the {name}" in said for name in names)


def test_a_table_is_called_by_its_title_and_a_day_is_written_out() -> None:
    fault = NotLoaded(LATE_PAYMENT_INTEREST.name, "2026-07-01").faults[0]
    assert say(text_of(fault), "en") == \
        "The table Interest on late payment holds nothing for 1 July 2026: it must be loaded."
    assert say(text_of(fault), "nb").startswith("Tabellen Forsinkelsesrente")
    assert "2027" in say(text_of(NotLoaded("fee_rates", "2027").faults[0]), "nn")
