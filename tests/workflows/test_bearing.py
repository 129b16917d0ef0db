"""What the rules find is tied to what a person judges: by sections and rules that exist, and nowhere by guesswork."""

from __future__ import annotations

import pytest

from casework.core.asked import ChecklistItem
from casework.core.text import Source, Text
from casework.workflows import CASE_TYPES
from casework.workflows.bearing import bears_on
from casework.workflows.ship_plans.groups import GROUPS
from casework.workflows.ship_plans.sections import SECTIONS
from tests.workflows.ship_plans.faults import SPEAKS
from tests.workflows.speaking import Fault

ITEM = ChecklistItem("item", Text("Is it?"), Source("an act", "§ 1"), sections=("ship",), rules=("R-7",))
ROW = ChecklistItem("row", Text("Is it?"), Source("an act", "§ 1"), per="tanks", sections=("tanks",), rules=("R-7",))


@pytest.mark.parametrize("name", CASE_TYPES)
def test_an_item_names_sections_and_rules_that_its_type_has(name: str) -> None:
    case_type = CASE_TYPES[name]
    sections, rules = {one.name for one in case_type.sections}, {check.rule for check in case_type.checks}
    for item in case_type.checklist:
        assert set(item.sections) <= sections, item.name
        assert set(item.rules) <= rules, item.name


def test_every_section_of_a_ships_plan_stands_in_one_review_group() -> None:
    told = [section for group in GROUPS for section in group.sections]
    assert sorted(told) == sorted(section.name for section in SECTIONS if section.name != "delivery")


@pytest.mark.parametrize("fault", SPEAKS, ids=lambda fault: f"{fault.rule} {fault.pointer}")
def test_whatever_a_rule_finds_in_a_ships_plan_stands_at_a_review_group(fault: Fault) -> None:
    assert [group.name for group in GROUPS if bears_on(group, "", fault.rule, fault.pointer)]


@pytest.mark.parametrize(("item", "key", "rule", "pointer", "bears"), [
    (ITEM, "", "R-1", "/ship/flag", True),
    (ITEM, "", "R-1", "/shipyard/flag", False),
    (ITEM, "", "R-7", "/company/name", True),
    (ITEM, "", "R-7", "", True),
    (ITEM, "", "R-1", "", False),
    (ROW, "t1", "R-1", "/tanks/t1/name", True),
    (ROW, "t1", "R-1", "/tanks/t1", True),
    (ROW, "t1", "R-1", "/tanks/t10/name", False),
    (ROW, "t1", "R-7", "/tanks/t2/name", False),
    (ROW, "t1", "R-7", "/tanks", False),
])  # fmt: skip
def test_by_its_section_or_by_its_rule_and_a_row_sees_its_own(
    item: ChecklistItem, key: str, rule: str, pointer: str, bears: bool
) -> None:
    assert bears_on(item, key, rule, pointer) is bears
