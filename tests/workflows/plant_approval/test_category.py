"""The table of categories row by row, what a change leads to, and what may be decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from casework.core.approvals import ApprovalFact, Status
from casework.core.case_type import CaseFacts, Subject
from casework.i18n import say
from casework.stories.plant_approval import answers as plants
from casework.workflows.plant_approval import efficiency
from casework.workflows.plant_approval.category import TABLE, Situation, look_up, proposal
from casework.workflows.plant_approval.changes import FOLLOWS, SAID, Follows
from casework.workflows.plant_approval.choices import Category, Changed, Kind
from casework.workflows.plant_approval.energy import energy_of, renewable_share, shares
from casework.workflows.plant_approval.outcomes import (
    category_possible,
    enough_to_note,
    is_a_change,
    is_of_an_approval,
    not_a_change,
    share_told,
)
from casework.workflows.plant_approval.sheets import sheets

TODAY = date(2026, 11, 20)
ALL, NONE, HALF = Fraction(100), Fraction(0), Fraction(50)
A, B, C, MIXED = Category.RENEWABLE, Category.HIGH_EFFICIENCY, Category.OTHER, Category.COMBINED


@pytest.mark.parametrize(("plant", "row", "possible", "is_open"), [
    (Situation(ALL), "C1", (A,), False),
    (Situation(NONE, cogeneration=True, passes=True), "C2", (B,), False),
    (Situation(NONE, cogeneration=True, passes=False), "C3", (C,), True),
    (Situation(ALL, cogeneration=True, passes=True), "C4", (A, B), True),
    (Situation(ALL, cogeneration=True, passes=False), "C4", (A,), True),
    (Situation(NONE), "C5", (C,), False),
    (Situation(HALF), "C6", (MIXED,), False),
    (Situation(HALF, cogeneration=True, passes=True), "C6", (MIXED,), False),
    (Situation(HALF, cogeneration=True), "C6", (MIXED,), False),
    (Situation(ALL, pumped=True), "C7", (A,), False),
    (Situation(ALL, pumped=True, pure=True), "C7", (), False),
])  # fmt: skip
def test_one_row_matches_and_several_categories_go_before_cogeneration(
        plant: Situation, row: str, possible: tuple[Category, ...], is_open: bool) -> None:
    found = look_up(plant)
    assert found is not None
    assert (found.row.name, found.possible, found.row.open) == (row, possible, is_open)


def test_cogeneration_without_an_answer_of_the_test_has_no_row_yet() -> None:
    assert look_up(Situation(NONE, cogeneration=True)) is None
    assert look_up(Situation(ALL, cogeneration=True)) is None


def test_every_row_of_the_table_is_reached_and_says_its_source() -> None:
    assert {row.name for row in TABLE} == {"C1", "C2", "C3", "C4", "C5", "C6", "C7"}
    assert all(row.source.place.startswith("§") for row in TABLE)
    assert all(row.source.certainty < 100 for row in TABLE if row.open)


def test_energy_is_amount_times_calorific_value_in_every_unit() -> None:
    gas, waste = plants.gas(TODAY), plants.waste(TODAY)
    assert energy_of(gas.sources["s1"]) == 100_000
    assert energy_of(waste.sources["s1"]) == 300_000
    assert shares(waste) == {"s1": 100}
    assert renewable_share(waste) == 54


def test_the_test_of_the_application_is_that_of_the_law() -> None:
    savings = efficiency.tested(plants.waste(TODAY)).savings
    assert savings is not None
    assert round(savings.percent, 4) == Fraction("18.8245")


@pytest.mark.parametrize(("made", "names"), [
    (plants.hydro, ["category"]), (plants.gas, ["sources", "test", "category"]),
    (plants.biogas, ["sources", "test", "category"])])
def test_what_is_calculated_is_shown_as_sheets_in_every_language(made: Any, names: list[str]) -> None:
    found = sheets(made(TODAY))
    assert [sheet.name for sheet in found] == names
    for language in ("nb", "nn", "en"):
        said = [say(cell, language) for sheet in found for row in (sheet.heads, *sheet.rows) for cell in row]
        assert all(said)
        assert not [text for text in said if "{" in text]


def test_the_sheet_shows_the_verdict_that_the_fraction_gives() -> None:
    test = next(sheet for sheet in sheets(plants.gas(TODAY)) if sheet.name == "test")
    assert "6,88 %: Den består ikke prøven" in say(test.lead, "nb")
    assert [say(row[2], "en") for row in test.rows][-2:] == ["6.882 %", "0 %"]


def test_every_change_leads_somewhere_and_it_is_said() -> None:
    assert set(FOLLOWS) == set(Changed)
    assert set(SAID) == set(Follows) == set(FOLLOWS.values())


def subject(answers: Any, approval: ApprovalFact | None = None, **given: Any) -> Subject:
    return Subject("assessment", frozenset(), TODAY, facts=CaseFacts(approval=approval, answers=answers), given=given)


FACT = ApprovalFact("plant", "GO-2022-0001", 1, Status.IN_FORCE, {}, date(2022, 1, 1), date(2026, 12, 31), "X")


def test_high_efficiency_is_only_decided_where_the_test_is_passed() -> None:
    refusal = category_possible(subject(plants.gas(TODAY), category="b"))
    assert refusal is not None
    assert "does not pass the test" in str(refusal.sentence)
    assert category_possible(subject(plants.gas(TODAY), category="c")) is None
    assert category_possible(subject(plants.efficient(TODAY), category="b")) is None
    assert category_possible(subject(plants.pumped(TODAY), category="a")) is not None
    assert category_possible(subject(plants.gas(TODAY))) is None


@pytest.mark.parametrize(("category", "share", "refused"), [
    ("combined", "", True), ("combined", "54", False), ("b", "56,25", False), ("b", "0", True), ("b", "101", True),
    ("a", "", False), ("a", "half", True), ("combined", "54 %", False)])
def test_a_share_is_told_where_the_category_needs_one(category: str, share: str, refused: bool) -> None:
    assert (share_told(subject(plants.waste(TODAY), category=category, share=share)) is not None) is refused


def changed(what: Changed) -> Any:
    answers = plants.hydro(TODAY)
    matter = answers.matter.model_copy(update={"kind": Kind.CHANGE, "changed": what})
    return answers.model_copy(update={"matter": matter})


@pytest.mark.parametrize("what", Changed)
def test_each_kind_of_change_takes_its_own_way(what: Changed) -> None:
    answers, follows = changed(what), FOLLOWS[what]
    assert (not_a_change(subject(answers)) is None) is (follows is Follows.APPROVAL)
    assert is_a_change(subject(answers)) is None
    assert (enough_to_note(subject(answers, step="note")) is None) is (follows is Follows.NOTE)
    assert enough_to_note(subject(answers, reason="It changes nothing that the approval says.")) is None


def test_an_approval_is_changed_only_in_a_case_about_one() -> None:
    answers = changed(Changed.CAPACITY)
    assert is_of_an_approval(subject(answers)) is not None
    assert is_of_an_approval(subject(answers, FACT)) is None
    assert is_a_change(subject(plants.hydro(TODAY))) is not None


def test_a_table_that_ends_leaves_the_category_unsaid() -> None:
    answers = plants.gas(TODAY)
    heat = answers.cogeneration.model_copy(update={"built": 2018, "year": 2025})
    later = answers.model_copy(update={"cogeneration": heat})
    assert "The table ends" in str(efficiency.tested(later).faults[0][1])
    assert proposal(later) is None


def test_a_situation_is_plain() -> None:
    assert replace(Situation(HALF), renewable=ALL).all_renewable
    assert Situation(HALF).mixed
