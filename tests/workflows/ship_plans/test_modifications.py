"""What a change in a plan amounts to, and which way the modified plan goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.core.approvals import ApprovalFact, Status
from casework.forms.applying import applying
from casework.law.ship_scope import Scope
from casework.stories.ship_plans import example, large
from casework.workflows import CASE_TYPES
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import Part, Situation
from casework.workflows.ship_plans.difference import comparison, disagreements
from casework.workflows.ship_plans.modifications import (
    MEANINGS,
    Meaning,
    as_held,
    changed_parts,
    earlier_plan,
    meaning_of,
    plan_changes,
    proposed,
    route,
)

TODAY = date(2026, 11, 20)
ENGINE = {"name": "Auxiliary engine 3", "type": "auxiliary_engine", "source_class": "ice", "fuels": ["f2"],
          "methods": ["c"], "equipment": ["e3"]}
METHANOL = {"fuel": "methanol", "co2": "1.375", "ch4": "0.00005", "n2o": "0.00018", "basis": "default"}


def modified(changes: Mapping[str, Any]) -> PlanAnswers:
    raw = as_json(example(TODAY))
    for pointer, value in changes.items():
        *way, last = pointer.split("/")[1:]
        place = raw
        for part in way:
            place = place[part]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return PlanAnswers.model_validate(raw)


CHANGES: list[tuple[dict[str, Any], str, str]] = [
    ({"/company/imo_company_number": "2041999"}, "company", "B.2"),
    ({"/company/nature": "owner"}, "company", "B.2"),
    ({"/company/phone": "+30 210 555 0199"}, "", "B.2"),
    ({"/ship/name": "Aigli Aurora"}, "", "B.1"),
    ({"/ship/flag": "LR"}, "", "B.1"),
    ({"/ship/cargo_as_fuel": True}, "emissions", "B.1"),
    ({"/sources/s5": ENGINE}, "emissions", "B.3"),
    ({"/sources/s4": None}, "", "B.3"),
    ({"/sources/s4/fuels": ["f1", "f2"]}, "emissions", "B.3"),
    ({"/sources/s1/fuels": ["f1", "f2"]}, "", "B.3"),
    ({"/sources/s2/source_class": "ice"}, "emissions", "B.3"),
    ({"/sources/s2/serial_number": "DG-40001"}, "emissions", "B.3"),
    ({"/sources/s4/serial_number": "AB-1"}, "", "B.3"),
    ({"/sources/s4/installed": 2025}, "emissions", "B.3"),
    ({"/sources/s4/methods": ["a"]}, "data", "B.3"),
    ({"/sources/s1/equipment": ["e1"]}, "data", "B.3"),
    ({"/sources/s1/sfoc": "160"}, "", "B.3"),
    ({"/slips/p1/percent": "0.3"}, "data", "B.3"),
    ({"/slips/p4": {"source": "s4", "fuel": "f3"}}, "emissions", "B.3"),
    ({"/fuels/f4": METHANOL}, "emissions", "B.4"),
    ({"/fuels/f1": None}, "", "B.4"),
    ({"/fuels/f1/fuel": "lfo"}, "emissions", "B.4"),
    ({"/fuels/f1/co2": "3.100"}, "data", "B.4"),
    ({"/fuels/f1/name": "VLSFO"}, "", "B.4"),
    ({"/tanks/t4": {"name": "New tank"}}, "data", "C.2"),
    ({"/tanks/t1/sounding": "automatic"}, "data", "C.2"),
    ({"/tanks/t1/capacity_m3": "815"}, "", "C.2"),
    ({"/equipment/e8": {"name": "New meter"}}, "data", "C.2"),
    ({"/equipment/e1": None}, "data", "C.2"),
    ({"/equipment/e1/calibration_interval": "Every fifth year"}, "data", "C.2"),
    ({"/equipment/e1/maintenance": "Every quarter"}, "", "C.2"),
    ({"/methods/daily_at_sea": False}, "data", "C.2"),
    ({"/uncertainties/u1/percent": "2"}, "data", "C.2"),
    ({"/densities/d1/bunkered": "laboratory"}, "data", "C.2"),
    ({"/gaps/fuel/formula": "P × t"}, "data", "D"),
    ({"/gaps/fuel/responsible": "Master"}, "", "D"),
    ({"/derogations/ice_class": True}, "", "C.1"),
    ({"/activity/distance_basis": "direct"}, "", "C.4"),
    ({"/activity/cargo_source": "Bills of lading"}, "", "C.5"),
    ({"/activity/time_source": "AIS"}, "", "C.6"),
    ({"/procedures/source_list/responsible": "Master"}, "", "B.5"),
    ({"/procedures/bunkering/version": "8"}, "", "C.2"),
    ({"/procedures/voyages": None}, "", "C.3"),
    ({"/roles/r1/duties": "Readings"}, "", "E"),
    ({"/controls/it/description": "Access"}, "", "E"),
    ({"/sources/s4/type": "other"}, "emissions", "B.3"),
    ({"/slips/p3": None}, "", "B.3"),
    ({"/tanks/t1": None}, "", "C.2"),
    ({"/tanks/t1/fuels": ["f1", "f2"]}, "data", "C.2"),
    ({"/tanks/t1/equipment": ["e5", "e6"]}, "data", "C.2"),
    ({"/equipment/e1/name": "Meter 1"}, "", "C.2"),
    ({"/methods/accuracy": "Another reason."}, "", "C.2"),
    ({"/gaps/fuel/record_location": "Bergen"}, "", "D"),
    ({"/gaps/fuel/it_system": "Fleet 2"}, "", "D"),
    ({"/further/information": "See the annex."}, "", "F"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "situation", "part"), CHANGES, ids=[next(iter(one)) for one, _, _ in CHANGES])
def test_a_change_amounts_to_its_situation_and_stands_in_its_part(
        changes: dict[str, Any], situation: str, part: str) -> None:
    earlier, later = example(TODAY), modified(changes)
    assert proposed(earlier, later) == ((Situation(situation),) if situation else ())
    assert changed_parts(earlier, later) == {Part(part): next(iter(changes))}


def test_the_table_is_used_to_its_last_line() -> None:
    """A meaning that no change here comes to is dead or untried."""
    used: set[Meaning] = set()
    for changes, _, _ in CHANGES:
        used |= {meaning_of(change) for change in plan_changes(example(TODAY), modified(changes))}
    assert [(one.place, one.how.value) for one in MEANINGS if one not in used] == []


@pytest.mark.parametrize("changes", [
    {"/revision/version_no": 2, "/revision/changes": "New text"}, {"/assessment/plan_version": 2},
    {"/mandate/on_file": True}, {"/delivery/reference": "Ours"}, {},
])  # fmt: skip
def test_what_stands_beside_the_plan_is_no_change_of_it(changes: dict[str, Any]) -> None:
    assert list(plan_changes(example(TODAY), modified(changes))) == []


def test_rows_are_matched_by_key_and_not_by_order() -> None:
    raw = as_json(example(TODAY))
    raw["sources"] = dict(reversed(raw["sources"].items()))
    assert list(plan_changes(example(TODAY), PlanAnswers.model_validate(raw))) == []


def test_several_changes_propose_several_situations_in_the_order_of_the_article() -> None:
    later = modified({"/fuels/f4": METHANOL, "/equipment/e1/kind": "other", "/company/imo_company_number": "2041999"})
    assert proposed(example(TODAY), later) == (Situation.COMPANY, Situation.EMISSIONS, Situation.DATA)


def test_an_editorial_version_can_name_its_parts_on_the_form() -> None:
    later = modified({"/further/information": "See the annex.", "/revision/version_no": 2,
                      "/revision/changed_parts": ["F"]})
    asked = applying(CASE_TYPES["ship_plan_modification"], later)
    assert asked.asks("/revision/changed_parts")
    assert list(disagreements(example(TODAY), asked.answers)) == []


@pytest.mark.parametrize(("changes", "names"), [
    ({"/ship/gross_tonnage": 4200}, ["scope"]), ({"/ship/gross_tonnage": 44_000}, []),
    ({"/ship/ship_type": "offshore"}, ["scope"]), ({"/ship/name": "Aigli Aurora"}, []),
])  # fmt: skip
def test_what_takes_the_ship_out_of_emissions_trading_is_not_editorial(
        changes: dict[str, Any], names: list[str]) -> None:
    for earlier, later in ((example(TODAY), modified(changes)), (modified(changes), example(TODAY))):
        assert [one.name for one in comparison(earlier, later, TODAY).weighing] == names


def test_incorrect_data_and_non_conformity_are_never_read_from_the_plan() -> None:
    assert not {meaning.situation for meaning in MEANINGS} & {Situation.INCORRECT, Situation.NON_CONFORMITY}


ROUTES: list[tuple[str, tuple[str, ...], tuple[bool, bool, bool, bool]]] = [
    ("ets", (), (False, False, False, False)),
    ("ets", ("company",), (False, True, False, True)),
    ("ets", ("emissions",), (True, False, True, True)),
    ("ets", ("data",), (True, False, True, True)),
    ("ets", ("incorrect",), (True, False, True, True)),
    ("ets", ("non_conformity",), (True, False, True, True)),
    ("ets", ("company", "emissions"), (True, True, True, True)),
    ("mrv", ("company",), (False, True, False, False)),
    ("mrv", ("emissions",), (True, False, False, False)),
    ("mrv", ("data", "incorrect"), (True, False, False, False)),
    ("mrv", ("company", "data"), (True, True, False, False)),
    ("none", ("emissions",), (False, False, False, False)),
]


@pytest.mark.parametrize(("scope", "situations", "expected"), ROUTES)
def test_the_way_of_a_modified_plan_follows_situation_and_scope(
        scope: str, situations: tuple[str, ...], expected: tuple[bool, bool, bool, bool]) -> None:
    """Assessed by the verifier, told at once, waiting for conformity, ending in a decision of ours."""
    way = route([Situation(one) for one in situations], Scope(scope))
    assert (way.assessed, way.notified_at_once, way.waits, way.decided) == expected
    assert bool(way.sources) is (bool(situations) and scope != "none")


def test_the_earlier_plan_is_what_the_approval_says() -> None:
    def approval(data: Mapping[str, Any]) -> ApprovalFact:
        return ApprovalFact("ship_plan", "MP-1", 1, Status.IN_FORCE, data, TODAY, None, "Aigli")

    assert earlier_plan(approval(as_held(example(TODAY)))) == example(TODAY)
    assert earlier_plan(approval({})) is None
    assert earlier_plan(None) is None


def test_two_large_plans_are_compared_row_by_row() -> None:
    raw = as_json(large(TODAY))
    raw["sources"]["s7"]["methods"], raw["equipment"]["e50"]["kind"] = ["b"], "sounding_tape"
    found = [change.pointer for change in plan_changes(large(TODAY), PlanAnswers.model_validate(raw))]
    assert found == ["/sources/s7/methods", "/equipment/e50/kind"]
