"""What binds the outcome of a plan: verdicts, scope and route; and what a non-approval must say of each fault."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from casework.core.approvals import ApprovalFact, Status
from casework.core.case_type import CaseFacts, Subject
from casework.i18n import say
from casework.stories.ship_plans import example, metered, small
from casework.workflows import CASE_TYPES
from casework.workflows.ship_plan_modification.guards import waits_for_conformity
from casework.workflows.ship_plans import guards
from casework.workflows.ship_plans.choices import Conclusion, Situation
from casework.workflows.ship_plans.faults import lines_of
from casework.workflows.ship_plans.groups import CHECKLIST, GROUPS, TITLES
from casework.workflows.ship_plans.rules import only_one

DAY = date(2026, 11, 21)
A_DAY = timedelta(1)
PLANS = CASE_TYPES["ship_monitoring_plan"]


def subject(answers: Any, against: frozenset[str] = frozenset(), **given: Any) -> Subject:
    return Subject("assessment", frozenset(), DAY, 1, CaseFacts(items_against=against, answers=answers), given)


def test_there_are_nine_groups_and_each_has_a_name() -> None:
    assert len(GROUPS) == 9
    assert {item.name for item in CHECKLIST} == set(TITLES)


def test_a_plan_is_approved_only_when_no_group_needs_amendments() -> None:
    assert guards.groups_accepted(subject(example(DAY))) is None
    assert guards.groups_accepted(subject(example(DAY), frozenset({"gaps"}))) is not None
    assert guards.groups_accepted(subject(example(DAY), frozenset({"SMP-26"}))) is not None


def test_a_plan_is_not_approved_only_when_a_group_needs_amendments() -> None:
    assert guards.a_group_needs_amendments(subject(example(DAY))) is not None
    assert guards.a_group_needs_amendments(subject(example(DAY), frozenset({"gaps"}))) is None


def test_the_scope_decides_between_approval_and_control() -> None:
    assert guards.in_emissions_trading(subject(example(DAY))) is None
    assert guards.outside_emissions_trading(subject(example(DAY))) is not None
    assert guards.in_emissions_trading(subject(small(DAY))) is not None
    assert guards.outside_emissions_trading(subject(small(DAY))) is None


@pytest.mark.parametrize("situation", Situation)
def test_every_situation_of_a_ship_in_trading_ends_in_an_approval(situation: Situation) -> None:
    plan = metered(DAY)
    plan = plan.model_copy(update={"revision": plan.revision.model_copy(update={"situations": (situation,)})})
    assert guards.ends_in_an_approval(subject(plan)) is None
    assert guards.ends_in_a_note(subject(plan)) is not None


def test_what_is_editorial_is_only_noted() -> None:
    plan = metered(DAY)
    plan = plan.model_copy(update={"revision": plan.revision.model_copy(update={"situations": ()})})
    assert guards.ends_in_an_approval(subject(plan)) is not None
    assert guards.ends_in_a_note(subject(plan)) is None


def test_a_version_waits_until_the_verifier_has_found_it_in_conformity() -> None:
    plan = metered(DAY)
    assert waits_for_conformity(subject(plan)) is not None
    open_still = plan.assessment.model_copy(update={"conclusion": Conclusion.NEGATIVE})
    assert waits_for_conformity(subject(plan.model_copy(update={"assessment": open_still}))) is None


@pytest.mark.parametrize(("held", "number", "follows_on", "is_refused"), [
    (1, 2, None, False), (1, 4, None, False), (2, 2, None, True), (3, 2, None, True), (1, 2, DAY + A_DAY, True),
])  # fmt: skip
def test_a_modification_follows_the_version_that_is_in_force_now(
        held: int, number: int, follows_on: date | None, is_refused: bool) -> None:
    plan = metered(DAY)
    plan = plan.model_copy(update={"revision": plan.revision.model_copy(update={"version_no": number})})
    approval = ApprovalFact("ship_plan", "MP-1", held, Status.IN_FORCE, {"plan_version": held}, DAY, None, "Aigli",
                            follows_on=follows_on)
    asked = Subject("assessment", frozenset(), DAY, 1, CaseFacts(answers=plan, approval=approval))
    assert bool(guards.follows_the_version_in_force(asked)) is is_refused


def test_a_second_plan_of_a_ship_and_company_is_refused_by_the_number_of_the_first() -> None:
    (mark,) = only_one(example(DAY))
    asked = Subject("assessment", frozenset(), DAY, 1, CaseFacts(answers=example(DAY), granted={mark: "MP-2026-0001"}))
    refused = guards.the_only_plan(asked)
    assert "MP-2026-0001" in say(refused.sentence, "en") if refused else False
    assert guards.the_only_plan(subject(example(DAY))) is None


def test_each_fault_has_three_parts_or_none_is_told() -> None:
    assert len(lines_of("a | b | c\n\n d|e|f ")) == 2
    assert lines_of("a | b") == ()
    assert lines_of("a | b | c\nd") == ()
    assert guards.faults_told(subject(None, faults="a | b")) is not None
    assert guards.faults_told(subject(None, faults="a | b | c")) is None


def test_both_clocks_run_from_the_first_call() -> None:
    names = PLANS.clock_for(example(DAY), {})
    assert [PLANS.deadline(name).amount.n for name in names] == [3, 4]  # type: ignore[union-attr]
    assert {PLANS.deadline(name).runs_from for name in names} == set(PLANS.triggers(example(DAY), {}))
