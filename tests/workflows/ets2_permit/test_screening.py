"""The tree of klimakvoteforskriften § 1-2: who is a fuel operator, and by which of the three."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.answers import read
from casework.stories.ets2_permit.answers import example, outside, person
from casework.workflows import CASE_TYPES, SCREENINGS
from casework.workflows.ets2_permit.answers import PermitAnswers
from casework.workflows.ets2_permit.choices import Basis, Kind
from casework.workflows.ets2_permit.rules import basis_of, is_asked, walk_of
from casework.workflows.ets2_permit.screening import SCREENING

ON = date(2026, 9, 1)
IN = {"released": "yes", "fuel": "yes", "excluded": "no", "sector": "yes"}


@pytest.mark.parametrize(("given", "result"), [
    ({"released": "no"}, "no_release"),
    ({"released": "yes", "fuel": "no"}, "no_fuel"),
    ({"released": "yes", "fuel": "yes", "excluded": "yes"}, "only_excluded"),
    ({**IN, "sector": "no"}, "outside_sectors"),
    ({**IN, "registered": "yes"}, "permit"),
    ({**IN, "registered": "no", "other_registered": "yes"}, "other"),
    ({**IN, "registered": "no", "other_registered": "no", "trader": "yes"}, "permit"),
    ({**IN, "registered": "no", "other_registered": "no", "trader": "no", "other_trader": "yes"}, "other"),
    ({**IN, "registered": "no", "other_registered": "no", "trader": "no", "other_trader": "no"}, "permit"),
])  # fmt: skip
def test_each_way_leads_to_its_result(given: dict[str, str], result: str) -> None:
    walk = SCREENING.walk(given)
    assert walk.result is not None
    assert walk.result.name == result
    assert walk.given == given


def test_the_table_above_holds_every_way_and_every_result() -> None:
    ways = list(SCREENING.ways())
    assert len(ways) == 9
    assert {walk.result.name for walk in ways if walk.result} == {result.name for result in SCREENING.results}


def test_every_step_of_every_way_gives_its_reason_and_its_source() -> None:
    for walk in SCREENING.ways():
        assert len(walk.reasons) == len(walk.steps)
        assert all(source.act and source.place for _, source in walk.reasons)
        assert walk.result is not None
        assert walk.result.advice
        assert walk.result.begin is not None


@given(st.dictionaries(st.sampled_from([asked.name for asked in SCREENING.questions]),
                       st.sampled_from(["yes", "no", "", "maybe"])))
def test_a_walk_is_at_a_question_or_at_a_result_and_back_takes_one_answer(given: dict[str, str]) -> None:
    walk = SCREENING.walk(given)
    assert (walk.here is None) != (walk.result is None)
    assert SCREENING.walk(walk.given) == walk
    if walk.steps:
        before = SCREENING.walk(walk.before())
        assert before.here == walk.steps[-1][0]


@pytest.mark.parametrize("walk", tuple(SCREENING.ways()), ids=lambda walk: "-".join(walk.given.values()))
def test_an_application_keeps_the_answers_and_comes_to_the_same_result(walk) -> None:  # type: ignore[no-untyped-def]
    answers, faults = read(PermitAnswers, SCREENING.lift(walk))
    assert not faults
    assert walk_of(answers).result == walk.result
    assert answers.request.kind is (Kind.NEW if walk.result.applies else Kind.CONFIRMATION)


@pytest.mark.parametrize(("answers", "basis"), [
    (example(ON), Basis.REGISTERED), (person(ON), Basis.TRADER), (outside(ON), None)])
def test_the_first_of_the_three_that_fits_is_the_basis(answers: PermitAnswers, basis: Basis | None) -> None:
    assert basis_of(answers) is basis


def test_whoever_nobody_comes_before_is_the_operator() -> None:
    answers, _ = read(PermitAnswers, SCREENING.lift(SCREENING.walk(
        {**IN, "registered": "no", "other_registered": "no", "trader": "no", "other_trader": "no"})))
    assert basis_of(answers) is Basis.RELEASER


def test_the_form_asks_the_question_that_the_answers_lead_to_and_no_later_one() -> None:
    answers, _ = read(PermitAnswers, {"scope": {"released": True, "fuel": True}})
    assert [asked.name for asked in SCREENING.questions if is_asked(answers, asked.name)] == [
        "released", "fuel", "excluded"]


def test_every_guide_belongs_to_a_type_whose_answers_it_fills() -> None:
    for name, screening in SCREENINGS.items():
        for walk in screening.ways():
            _, faults = read(CASE_TYPES[name].answers, screening.lift(walk))
            assert not faults
