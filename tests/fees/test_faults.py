"""Every fault has a code, a sentence for it, and the values that the sentence fills."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fees
from fees.faults import SENTENCES, CannotReckon, Fault, NotLoaded

SOURCE = "\n".join(path.read_text("utf-8") for path in Path(fees.__file__).parent.glob("*.py"))


def test_every_code_that_is_used_has_a_sentence_and_no_sentence_is_idle() -> None:
    assert set(re.findall(r'Fault\("([a-z_0-9]+)"', SOURCE)) == set(SENTENCES)


def test_a_fault_says_where_and_several_are_said_together() -> None:
    first, second = Fault("nothing_owed"), Fault("bad_date", {"value": "soon"}, "rows[2].on")
    assert str(CannotReckon(first, second)) == \
        "Nothing is owed. rows[2].on: soon is not a day such as 2026-03-12."
    assert {first, second, Fault("nothing_owed")} == {first, second}


def test_what_is_not_loaded_names_its_table() -> None:
    missing = NotLoaded("toy rates", "2027")
    assert (missing.table, missing.wanted, missing.faults[0].code) == ("toy rates", "2027", "not_loaded")
    with pytest.raises(CannotReckon):
        raise missing
