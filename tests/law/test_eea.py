"""States, countries and ports."""

from __future__ import annotations

from datetime import date

import pytest

from casework.i18n import say
from casework.identifiers.country import COUNTRIES as CODES
from casework.law.countries import COUNTRIES, country
from casework.law.eea import EEA, eea_state_of_port, in_eea

DAY = date(2026, 11, 20)


def test_thirty_states_are_in_the_eea() -> None:
    assert sum(in_eea(code, DAY) for code in EEA) == 30


@pytest.mark.parametrize(("code", "day", "inside"), [
    ("GB", date(2020, 12, 31), True), ("GB", date(2021, 1, 1), False), ("HR", date(2014, 4, 11), False),
    ("HR", date(2014, 4, 12), True), ("CH", DAY, False), ("XX", DAY, False), ("", DAY, False),
])  # fmt: skip
def test_membership_has_a_first_and_a_last_day(code: str, day: date, inside: bool) -> None:
    assert in_eea(code, day) is inside


@pytest.mark.parametrize(("locode", "state"), [
    ("NOOSL", "NO"), ("no mon", "NO"), ("GPPTP", "FR"), ("AXMHQ", "FI"), ("FOTHO", None), ("SJLYR", None),
    ("GBIMM", None), ("", None),
])  # fmt: skip
def test_a_port_lies_in_the_state_of_its_code_or_of_its_region(locode: str, state: str | None) -> None:
    assert eea_state_of_port(locode, DAY) == state


def test_every_country_has_a_name_in_every_language() -> None:
    assert set(COUNTRIES) == CODES
    assert say(country("MH"), "nn") == "Marshalløyane"
    assert say(country("GR"), "nb") == "Hellas"
    assert say(country("ZZ"), "nb") == "et ukjent land (ZZ)"
