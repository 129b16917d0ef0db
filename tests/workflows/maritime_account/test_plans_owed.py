"""Which ships on an account owe a plan, and what the account tells of them for its draft."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.stories.telling import plots_of
from casework.workflows import CASE_TYPES
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.plans_owed import ships_owing_a_plan
from tests.workflows.speaking import put

TODAY = date(2026, 11, 20)
STAR, DAWN, WAVE, BAY = "1003188", "1003279", "1003360", "1003499"


def told(**changes: Any) -> list[Any]:
    raw = as_json(plots_of("maritime_account")["approve"].answers(TODAY))
    for place, value in changes.items():
        put(raw, "/" + place.replace("__", "/"), value)
    return list(ships_owing_a_plan(MaritimeAnswers.model_validate(raw)))


def test_every_ship_is_named_and_the_day_of_the_first_voyages_ship_alone_is_known() -> None:
    assert [(one.number, one.since) for one in told()] == [
        (STAR, date(2026, 9, 16)), (DAWN, None), (WAVE, None), (BAY, None)]  # fmt: skip


@pytest.mark.parametrize(("tonnage", "is_owed"), [(4999, False), (5000, True), (None, True)])
def test_a_ship_owes_a_plan_whatever_its_type_from_five_thousand_on_or_while_nobody_says(
    tonnage: int | None, is_owed: bool
) -> None:
    assert (DAWN in {one.number for one in told(ships__s2__gross_tonnage=tonnage)}) is is_owed


def test_a_ship_without_a_number_is_not_followed_and_one_listed_twice_owes_once() -> None:
    assert [one.number for one in told(ships__s2__imo_number=None, ships__s3__imo_number=f"IMO {STAR}")] == [STAR, BAY]


def test_a_draft_of_the_plan_takes_what_the_account_tells() -> None:
    star = told()[0]
    begins = {section: dict(raw) for section, raw in star.begins.items()}
    plan = CASE_TYPES["ship_monitoring_plan"].answers.model_validate(begins)
    assert (plan.ship.name, plan.ship.gross_tonnage, plan.ship.flag) == ("Aigli Star", 43200, "MH")
    assert plan.ship.first_call_on == date(2026, 9, 16)
    assert plan.company.nature == "ism_company"
    assert plan.company.name
    assert plan.company.contact_name
