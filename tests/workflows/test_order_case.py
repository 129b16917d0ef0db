"""The file of an order: what must stand in it before the party is warned, and what its day allows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from casework.core.case_type import CaseFacts, Subject, Wishes
from casework.core.checks import Facts
from casework.law.order_regimes import REGIMES
from casework.stories.order_case import example
from casework.workflows import CASE_TYPES
from casework.workflows.appeal_guards import AppealFact
from casework.workflows.authorities import AUTHORITIES
from casework.workflows.charging import tie_of
from casework.workflows.concerning import Concerned, Duty
from casework.workflows.guards import of_answers
from casework.workflows.order_case import ORDER_CASE
from casework.workflows.order_case.answers import OrderAnswers
from casework.workflows.order_case.checks import CHECKS
from casework.workflows.order_case.guards import day_lies_ahead, not_postponed, order_founded, still_time
from casework.workflows.orders import unmet

TODAY = date(2026, 11, 22)


def but(**changed: dict[str, Any]) -> OrderAnswers:
    """The whole file, with some parts changed; a field that is None is left out."""
    raw = example(TODAY).model_dump(mode="json", exclude_none=True)
    for section, part in changed.items():
        raw[section] = {name: value for name, value in {**raw.get(section, {}), **part}.items() if value is not None}
    return OrderAnswers.model_validate(raw)


@pytest.mark.parametrize(("answers", "found"), [
    (but(), set()),
    (but(breach={"rule": None}), {("ORD-01", "/breach/rule")}),
    (but(duty={"shown": None}), {("ORD-01", "/duty/shown")}),
    (but(hearing={"exception": "danger"}), {("ORD-01", "/hearing/because")}),
    (but(duty={"by": "2026-11-22"}), {("ORD-02", "/duty/by")}),
    (but(duty={"by": "2026-12-13"}), {("ORD-03", "/duty/by")}),
    (but(duty={"by": "2026-12-14"}), set()),
    (but(breach={"what": None}), {("ORD-01", "/breach/what")}),  # the rest is not asked for before
])  # fmt: skip
def test_a_rule_names_the_place_where_the_file_falls_short(answers: OrderAnswers, found: set[tuple[str, str]]) -> None:
    assert {(check.rule, pointer) for check in CHECKS for pointer, _ in check.run(answers, Facts(today=TODAY))
            } - {("ORD-02", "")} == found  # fmt: skip


@pytest.mark.parametrize(("guard", "answers", "facts", "is_refused"), [
    (of_answers(order_founded), but(), {}, False),
    (of_answers(order_founded), but(breach={"provision": None}), {}, True),
    (of_answers(order_founded), but(duty={"by": None}), {}, True),
    (day_lies_ahead, but(duty={"by": "2026-11-23"}), {}, False),
    (day_lies_ahead, but(duty={"by": "2026-11-22"}), {}, True),
    (still_time, None, {}, False),
    (still_time, None, {"clocks_late": frozenset({"compliance"})}, True),
    (not_postponed, None, {}, False),
    (not_postponed, None, {"appeal": AppealFact(contested=True)}, False),
    (not_postponed, None, {"appeal": AppealFact(contested=True, postponed=True)}, True),
])  # fmt: skip
def test_a_guard_refuses_what_the_law_does_not_allow(
    guard: Callable[[Subject], object], answers: OrderAnswers | None, facts: dict[str, Any], is_refused: bool
) -> None:
    subject = Subject("in_force", frozenset(), TODAY, 1, CaseFacts(answers=answers, **facts))
    assert (guard(subject) is not None) is is_refused


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_whose_case_it_concerns_says_by_what_law_the_order_is_given(authority: str) -> None:
    tie = tie_of(ORDER_CASE)
    assert tie is not None
    begun = tie.begins(Concerned("2026/7", "A plan", authority, "Skardfoss Kraft AS", Wishes(number="918320458")))
    assert begun is not None
    answers = OrderAnswers.model_validate(begun)
    assert REGIMES[str(answers.about.regime)].authority == authority
    assert (answers.about.case, answers.about.number) == ("2026/7", "918320458")


def test_every_authority_has_one_law_for_orders() -> None:
    assert sorted(regime.authority for regime in REGIMES.values()) == sorted(AUTHORITIES)


@pytest.mark.parametrize(("type_name", "state", "found"), [
    ("order_case", "unmet", True), ("order_case", "in_force", False), ("infringement_fee", "unmet", False)])
def test_what_is_not_met_is_told_without_asking_for_the_type(type_name: str, state: str, found: bool) -> None:
    answers = example(TODAY)
    said = unmet(CASE_TYPES[type_name], state, answers)
    assert said == (Duty(answers.duty.what or "", date(2027, 1, 31)) if found else None)
