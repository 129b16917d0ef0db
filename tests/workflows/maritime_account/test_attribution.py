"""Which state administers a company: Directive 2003/87/EC Art. 3gf(1), in its order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.stories.maritime_account import example
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.attribution import attribute

DAY = date(2026, 11, 20)
NEVER = {"listing": "not_listed", "called_before": False}
BEFORE = {"listing": "not_listed", "called_before": True}


@pytest.mark.parametrize(("country", "voyage", "rule", "state"), [
    # A1: registered in the EEA; nothing else is asked.
    ("NO", {}, "A1", "NO"),
    ("GR", {}, "A1", "GR"),
    ("IS", {"listing": "first_list", "listed_under": "NO"}, "A1", "IS"),
    ("GR", {**NEVER, "from_port": "NOOSL", "to_port": "NOBGO"}, "A1", "GR"),
    # A2: outside the EEA; the list has counted the port calls, or the company tells.
    ("MH", {"listing": "first_list", "listed_under": "NO"}, "A2", "NO"),
    ("MH", {"listing": "later_list", "listed_under": "DE", "from_port": "NOOSL"}, "A2", "DE"),
    ("GB", {**BEFORE, "most_calls": "NO", "to_port": "NLRTM"}, "A2", "NO"),
    ("CH", {**BEFORE, "most_calls": "ES"}, "A2", "ES"),
    # A3: no voyages before; the first one ended or started in the EEA, and between two states where it started.
    ("MH", {**NEVER, "from_port": "GBIMM", "to_port": "NOMON"}, "A3", "NO"),
    ("MH", {**NEVER, "from_port": "NOMON", "to_port": "USHOU"}, "A3", "NO"),
    ("MH", {**NEVER, "from_port": "NLRTM", "to_port": "NOMON"}, "A3", "NL"),
    ("MH", {**NEVER, "from_port": "NOMON", "to_port": "NLRTM"}, "A3", "NO"),
    ("LR", {**NEVER, "from_port": "BRSSZ", "to_port": "GPPTP"}, "A3", "FR"),
    ("PA", {**NEVER, "from_port": "FOTHO", "to_port": "ISREY"}, "A3", "IS"),
    # A4: it cannot be told.
    ("MH", {**NEVER, "from_port": "GBIMM", "to_port": "USHOU"}, "A4", None),
    ("MH", {**BEFORE}, "A4", None),
    ("MH", {**BEFORE, "most_calls": "GB"}, "A4", None),
    ("MH", {"listing": "first_list"}, "A4", None),
    ("MH", {}, "A4", None),
    (None, {**NEVER, "to_port": "NOMON"}, "A4", None),
])  # fmt: skip
def test_the_first_rule_that_fits_names_the_state(
        country: str | None, voyage: dict[str, Any], rule: str, state: str | None) -> None:
    raw = as_json(example(DAY))
    raw["company"]["country"], raw["voyage"] = country, voyage
    place = attribute(MaritimeAnswers.model_validate(raw), DAY)
    assert (place.rule, place.state) == (rule, state)


def test_a_company_of_the_united_kingdom_was_in_the_eea_until_the_end_of_2020() -> None:
    raw = as_json(example(DAY))
    raw["company"]["country"] = "GB"
    answers = MaritimeAnswers.model_validate(raw)
    assert attribute(answers, date(2020, 12, 31)).rule == "A1"
    assert attribute(answers, date(2021, 1, 1)).rule == "A3"
