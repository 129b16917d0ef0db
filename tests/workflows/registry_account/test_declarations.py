"""Deadlines, questions and checklist agree with the rules, sections and kinds they are about."""

from __future__ import annotations

from datetime import date

import pytest

from casework.core.calendars import NORWEGIAN, REGISTRY
from casework.core.clocks import ClockEvent, Happening
from casework.core.deadlines import Deadline, Owner
from casework.i18n import say
from casework.law.replay import replay
from casework.stories.registry_account import company, example, fuel_operator, operator
from casework.workflows import CASE_TYPES
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.checklist import CHECKLIST
from casework.workflows.registry_account.checks import CHECKS
from casework.workflows.registry_account.deadlines import DEADLINES, FUEL_OPERATOR_DUTY, OPENING, OPERATOR_DUTY
from casework.workflows.registry_account.facts import prefill, subjects, summary
from casework.workflows.registry_account.questions import QUESTIONS
from casework.workflows.registry_account.wishes import marks, title_of, wishes

REGISTRY_ACCOUNT = CASE_TYPES["registry_account"]
DAY = date(2026, 11, 20)
ROWS = {section.name for section in REGISTRY_ACCOUNT.sections if section.rows}


@pytest.mark.parametrize(("deadline", "on", "strict", "lenient"), [
    (OPERATOR_DUTY, date(2026, 11, 10), date(2026, 12, 8), date(2026, 12, 8)),
    (OPERATOR_DUTY, date(2026, 3, 30), date(2026, 4, 27), date(2026, 4, 30)),
    (FUEL_OPERATOR_DUTY, date(2026, 11, 14), date(2026, 12, 11), date(2026, 12, 11)),
    (OPENING, date(2026, 11, 23), date(2026, 12, 21), date(2026, 12, 21)),
    (OPENING, date(2026, 12, 18), date(2027, 1, 15), date(2027, 1, 19)),
])  # fmt: skip
def test_a_deadline_falls_on_the_day_that_was_counted_by_hand(
        deadline: Deadline, on: date, strict: date, lenient: date) -> None:
    facts = {deadline.runs_from: on}
    clock = replay(deadline, [ClockEvent(Happening.START, on)], today=on, facts=facts)
    assert (clock.strict_due, clock.lenient_due) == (strict, lenient)


def test_registry_deadlines_count_monday_to_friday_and_the_others_norwegian_days() -> None:
    for deadline in DEADLINES:
        is_registry = deadline.source.act == "Regulation (EU) 2019/1122"
        assert deadline.calendar is (REGISTRY if is_registry else NORWEGIAN), deadline.name
        assert deadline.missed is not None
    ours = {deadline.name for deadline in DEADLINES if deadline.owner is Owner.AUTHORITY}
    assert ours == {"opening", "extension", "interim_reply"}


def test_questions_answer_rules_that_exist_and_return_sections_that_exist() -> None:
    rules = {check.rule for check in CHECKS}
    sections = {section.name for section in REGISTRY_ACCOUNT.sections}
    for question in QUESTIONS:
        assert set(question.rules) <= rules, question.code
        assert question.sections, question.code
        assert set(question.sections) <= sections, question.code
        assert 1 <= question.weeks <= 4
    assert len({question.code for question in QUESTIONS}) == len(QUESTIONS)


# A second account on a permit is not a question: the case is dismissed.
NOT_ASKED = {"ACC-80"}


def test_every_error_has_a_question_to_ask_or_is_named_as_one_without() -> None:
    asked = {rule for question in QUESTIONS for rule in question.rules}
    errors = {check.rule for check in CHECKS if check.severity == "error"}
    assert errors - asked == NOT_ASKED


EVERY = {"holder_exists", "name_identical", "address_proven", "numbers_checked", "terms", "fee", "crime_information"}
PEOPLE = {"identity", "home_address", "nomination", "criminal_record", "no_verifier"}


@pytest.mark.parametrize(("answers", "own"), [
    (example(DAY), {"holder_certificate", "bank_account", "purpose_plausible", "residence"}),
    (company(DAY), {"group", "bank_account", "vat_register", "owners_known", "authoriser_certificate",
                    "purpose_plausible", "residence"}),
    (operator(DAY), {"group", "permit_valid", "permit_holder", "only_account"}),
    (fuel_operator(DAY), {"permit_valid", "permit_holder", "only_account"}),
], ids=["person", "company", "operator", "fuel_operator"])
def test_the_checklist_asks_what_the_kind_needs(answers: AccountAnswers, own: set[str]) -> None:
    assert {item.name for item in CHECKLIST if item.keys(answers)} == EVERY | own | PEOPLE
    for item in CHECKLIST:
        if item.per:
            assert item.per in ROWS
            assert item.keys(answers) == ["r1", "r2"]


def test_checklist_items_stand_once() -> None:
    assert len({item.name for item in CHECKLIST}) == len(CHECKLIST)


@pytest.mark.parametrize(("answers", "name", "said"), [
    (example(DAY), "Kristiina Saarmets", "Estland"), (company(DAY), "Isarwind Handels GmbH", "Tyskland"),
    (operator(DAY), "Grenland Prosessdamp AS", "2026.0412.T"),
    (fuel_operator(DAY), "Nordfjord Drivstoff AS", "driftskonto for brenselsoperatør"),
], ids=["person", "company", "operator", "fuel_operator"])
def test_a_case_is_known_by_its_holder_and_its_reasons_are_begun_from_the_answers(
        answers: AccountAnswers, name: str, said: str) -> None:
    assert title_of(answers) == name
    assert name in str(subjects(answers)[0].title)
    assert [subject.key for subject in subjects(answers)] == ["account", "r1", "r2"]
    facts = say(prefill(answers, ())["facts"], "nb")
    assert name in facts
    assert said in facts
    assert all(str(label) and str(value) for label, value in summary(answers))
    assert wishes(answers).country == answers.addresses.country
    assert {kind for kind, _ in marks(answers)} >= {"email"}


def test_the_rules_begun_name_residence_for_trading_and_the_permit_for_operators() -> None:
    assert "bosatt i Norge" in say(prefill(example(DAY), ())["rules"], "nb")
    assert "bosatt i Norge" not in say(prefill(operator(DAY), ())["rules"], "nb")
    assert "innehaveren av tillatelsen" in say(prefill(operator(DAY), ())["rules"], "nb")


def test_a_summary_can_be_told_before_anything_is_answered() -> None:
    assert all(str(value) for _, value in summary(AccountAnswers()))
    assert title_of(AccountAnswers()) == ""
