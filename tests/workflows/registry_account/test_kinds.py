"""What differs between kinds follows from their table, and a kind that is closed says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from casework.core.answers import as_json
from casework.core.case_type import Actor, CaseFacts, Subject
from casework.core.deadlines import WorkingDays
from casework.core.machine import refusals
from casework.forms.applying import applying
from casework.stories.registry_account import company, example, fuel_operator, operator
from casework.workflows import CASE_TYPES
from casework.workflows.registry_account.answers import SECTIONS, AccountAnswers
from casework.workflows.registry_account.choices import CHOICES
from casework.workflows.registry_account.documents import DOCUMENTS
from casework.workflows.registry_account.facts import clock_for, triggers
from casework.workflows.registry_account.kinds import KINDS, AccountKind
from casework.workflows.registry_account.required import DUTIES
from casework.workflows.registry_account.steps import holder_must_have_one, kind_is_open
from casework.workflows.registry_account.wishes import only_one

REGISTRY_ACCOUNT = CASE_TYPES["registry_account"]
DAY = date(2026, 11, 20)
EVERY = pytest.mark.parametrize("made", [example, company, operator, fuel_operator])


def of(kind: AccountKind) -> AccountAnswers:
    return AccountAnswers.model_validate({"account": {"kind": kind.value}})


def test_every_kind_has_a_row_and_words() -> None:
    assert set(KINDS) == set(AccountKind) == set(CHOICES[AccountKind])


def test_a_row_names_sections_papers_and_clocks_that_exist() -> None:
    sections = {section.name for section in SECTIONS} | {"purpose"}
    papers = {document.kind for document in DOCUMENTS}
    for kind in KINDS.values():
        assert kind.sections <= sections
        assert kind.must | kind.may <= papers
        assert not kind.must & kind.may
        assert kind.duty is None or REGISTRY_ACCOUNT.deadline(kind.duty).amount == WorkingDays(20)
        assert bool(kind.mark) is kind.is_covered


@pytest.mark.parametrize(("kind", "own"), [
    (AccountKind.TRADING_PERSON, {"person", "bank"}),
    (AccountKind.TRADING_COMPANY, {"company", "bank", "owners", "directors"}),
    (AccountKind.OPERATOR, {"company", "permit", "installation"}),
    (AccountKind.FUEL_OPERATOR, {"company", "permit"}),
    (AccountKind.PERSON_HOLDING, set()),
    (None, set()),
])  # fmt: skip
def test_a_kind_is_asked_its_own_pages_and_those_that_all_have(kind: AccountKind | None, own: set[str]) -> None:
    asked = applying(REGISTRY_ACCOUNT, of(kind) if kind else AccountAnswers())
    common = {"account", "addresses", "contacts", "representatives", "delivery", "terms"}
    assert {section.name for section in asked.among(SECTIONS)} == common | own


@pytest.mark.parametrize(("pointer", "kinds"), [
    ("/account/purpose", {AccountKind.TRADING_PERSON, AccountKind.TRADING_COMPANY}),
    ("/company/authoriser", {AccountKind.TRADING_COMPANY}),
    ("/company/in_register", {AccountKind.TRADING_COMPANY}),
    ("/company/vat_number", {AccountKind.TRADING_COMPANY, AccountKind.OPERATOR, AccountKind.FUEL_OPERATOR}),
])  # fmt: skip
def test_a_question_is_asked_of_the_kinds_that_it_is_about(pointer: str, kinds: set[AccountKind]) -> None:
    assert {kind for kind in KINDS if applying(REGISTRY_ACCOUNT, of(kind)).asks(pointer)} == kinds


@EVERY
def test_complete_answers_of_each_kind_hold_nothing_that_is_not_asked(made: Callable[[date], AccountAnswers]) -> None:
    answers = made(DAY)
    assert as_json(applying(REGISTRY_ACCOUNT, answers).answers) == as_json(answers)


@pytest.mark.parametrize("kind", list(AccountKind))
def test_every_kind_needs_as_many_representatives_as_its_row_says(kind: AccountKind) -> None:
    assert dict(DUTIES.missing_rows(of(kind)))["representatives"] == KINDS[kind].representatives == 2


def test_the_duty_to_apply_has_a_clock_where_a_permit_makes_it_one() -> None:
    assert {kind: clock_for(of(kind)) for kind in AccountKind} == {
        AccountKind.TRADING_PERSON: (), AccountKind.TRADING_COMPANY: (), AccountKind.PERSON_HOLDING: (),
        AccountKind.OPERATOR: ("operator_duty",), AccountKind.FUEL_OPERATOR: ("fuel_operator_duty",)}  # fmt: skip
    assert triggers(operator(DAY)) == {"permit_effective_on": date(2026, 11, 10)}


def test_there_is_one_account_for_a_permit_or_a_fuel_operator_and_as_many_trading_accounts_as_one_likes() -> None:
    assert only_one(operator(DAY)) == {("permit", "2026.0412.t")}
    assert only_one(fuel_operator(DAY)) == {("fuel_operator", "925502006")}
    assert only_one(example(DAY)) == only_one(company(DAY)) == frozenset()


def sender(answers: AccountAnswers) -> Subject:
    facts = CaseFacts(may_sign_for_party=True, may_write_for_party=True, answers=answers)
    return Subject("draft", frozenset({Actor.APPLICANT}), DAY, 1, facts, {"declaration": True})


def test_a_person_holding_account_is_not_opened_any_more_and_the_refusal_says_why() -> None:
    submit = REGISTRY_ACCOUNT.step("submit")
    (refusal,) = refusals(submit, sender(of(AccountKind.PERSON_HOLDING)))
    assert "no new ones are opened" in str(refusal.sentence)
    assert "trading account instead" in str(refusal.sentence)
    assert refusal.source is not None
    assert "389/2013" in str(refusal.source)
    assert refusals(submit, sender(example(DAY))) == ()


@pytest.mark.parametrize("kind", list(AccountKind))
def test_only_a_closed_kind_refuses_applications(kind: AccountKind) -> None:
    assert (kind_is_open(of(kind)) is None) is (KINDS[kind].closed is None)
    assert kind_is_open(AccountAnswers()) is None


@pytest.mark.parametrize("step", ["open_ourselves", "open_as_instructed"])
@pytest.mark.parametrize("kind", list(AccountKind))
def test_we_open_only_accounts_that_their_holders_must_have(kind: AccountKind, step: str) -> None:
    officer = replace(sender(of(kind)), roles=frozenset({Actor.CASEWORKER}))
    refused = refusals(REGISTRY_ACCOUNT.step(step), officer)
    assert (refused == ()) is KINDS[kind].is_covered
    assert holder_must_have_one(AccountAnswers()) is not None


def test_an_applicant_cannot_open_a_case_on_our_initiative() -> None:
    for step in ("open_ourselves", "open_as_instructed"):
        assert REGISTRY_ACCOUNT.step(step).by == (Actor.CASEWORKER,)
