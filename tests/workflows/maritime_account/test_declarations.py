"""Deadlines, questions, checklist and readings agree with the rules and sections they name."""

from __future__ import annotations

from datetime import date

import pytest

from casework.core.calendars import NORWEGIAN, REGISTRY
from casework.core.clocks import ClockEvent, Happening
from casework.core.deadlines import Deadline, Owner, Weeks, WorkingDays
from casework.core.text import Text
from casework.law.registry_terms import terms_in_force
from casework.law.replay import replay
from casework.workflows import CASE_TYPES
from casework.workflows.maritime_account.checklist import CHECKLIST
from casework.workflows.maritime_account.checks import CHECKS
from casework.workflows.maritime_account.deadlines import (
    ANSWER,
    APPEAL,
    DEADLINES,
    EXTENSION,
    INTERIM_REPLY,
    LISTED,
    OPENING,
    UNLISTED,
)
from casework.workflows.maritime_account.questions import QUESTIONS
from casework.workflows.maritime_account.readings import READINGS

MARITIME_ACCOUNT = CASE_TYPES["maritime_account"]
ROWS = {section.name for section in MARITIME_ACCOUNT.sections if section.rows}


@pytest.mark.parametrize(("deadline", "facts", "strict", "lenient"), [
    (LISTED, {"list_published_on": date(2024, 1, 31)}, date(2024, 3, 27), date(2024, 3, 27)),
    (UNLISTED, {"first_voyage_on": date(2026, 3, 2)}, date(2026, 6, 1), date(2026, 6, 9)),
    (UNLISTED, {"first_voyage_on": date(2026, 9, 14), "first_call_on": date(2026, 9, 17)},
     date(2026, 12, 14), date(2026, 12, 17)),
    (OPENING, {"complete_since": date(2026, 3, 30), "filed_on": date(2026, 3, 1)},
     date(2026, 4, 27), date(2026, 4, 30)),
    (OPENING, {"complete_since": date(2026, 11, 23), "filed_on": date(2024, 12, 31)},
     date(2027, 1, 18), date(2027, 1, 20)),
    (OPENING, {"complete_since": date(2026, 11, 23), "filed_on": date(2025, 1, 1)},
     date(2026, 12, 21), date(2026, 12, 21)),
    (EXTENSION, {"opening_due": date(2026, 12, 14)}, date(2027, 1, 11), date(2027, 1, 13)),
    (INTERIM_REPLY, {"received_on": date(2026, 11, 20)}, date(2026, 12, 21), date(2026, 12, 21)),
    (APPEAL, {"decision_arrived_on": date(2026, 12, 4)}, date(2026, 12, 28), date(2026, 12, 28)),
])  # fmt: skip
def test_a_deadline_falls_on_the_day_that_was_counted_by_hand(
        deadline: Deadline, facts: dict[str, date], strict: date, lenient: date) -> None:
    start = facts[deadline.runs_from]
    clock = replay(deadline, [ClockEvent(Happening.START, start)], today=start, facts=facts)
    assert (clock.strict_due, clock.lenient_due) == (strict, lenient)


def test_an_answer_has_the_time_that_the_request_gives() -> None:
    start = ClockEvent(Happening.START, date(2026, 11, 17), amount=Weeks(3))
    assert replay(ANSWER, [start], today=date(2026, 11, 17), facts={}).due == date(2026, 12, 8)


def test_seven_deadlines_each_with_owner_source_title_and_consequence() -> None:
    assert [deadline.name for deadline in DEADLINES] == [
        "listed", "unlisted", "opening", "extension", "interim_reply", "answer", "appeal"]
    assert all(isinstance(deadline.title, Text) and deadline.source.act and deadline.missed for deadline in DEADLINES)
    ours = {deadline.name for deadline in DEADLINES if deadline.owner is Owner.AUTHORITY}
    assert ours == {"opening", "extension", "interim_reply"}


def test_registry_deadlines_count_monday_to_friday_and_the_others_norwegian_days() -> None:
    for deadline in DEADLINES:
        is_registry = deadline.source.act == "Regulation (EU) 2019/1122"
        assert deadline.calendar is (REGISTRY if is_registry else NORWEGIAN)
    assert UNLISTED.amount == WorkingDays(65)


def test_questions_answer_rules_that_exist_and_return_sections_that_exist() -> None:
    rules = {check.rule for check in CHECKS}
    sections = {section.name for section in MARITIME_ACCOUNT.sections}
    for question in QUESTIONS:
        assert set(question.rules) <= rules, question.code
        assert question.sections, question.code
        assert set(question.sections) <= sections, question.code
        assert 1 <= question.weeks <= 4
    assert len({question.code for question in QUESTIONS}) == len(QUESTIONS)


# A second account is not a question: the case is dismissed.
NOT_ASKED = {"MOHA-80"}


def test_every_error_has_a_question_to_ask_or_is_named_as_one_without() -> None:
    asked = {rule for question in QUESTIONS for rule in question.rules}
    errors = {check.rule for check in CHECKS if check.severity == "error"}
    assert errors - asked == NOT_ASKED


def test_checklist_items_are_about_rows_that_exist_and_stand_once() -> None:
    assert {item.per for item in CHECKLIST} - {None} <= ROWS
    assert len({(item.name, item.per) for item in CHECKLIST}) == len(CHECKLIST)


def test_a_reading_defaults_to_one_of_its_choices_and_says_how_sure_it_is() -> None:
    for reading in READINGS:
        assert reading.default in reading.choices
        assert reading.source.certainty < 100
    assert {reading.name: reading.default for reading in READINGS}["request_after_completeness"] == "runs_on"


@pytest.mark.parametrize(("day", "version"), [
    (date(2020, 1, 1), "2021-01"), (date(2023, 12, 31), "2021-01"), (date(2024, 1, 1), "2024-01"),
    (date(2026, 11, 20), "2024-01"),
])  # fmt: skip
def test_the_terms_to_accept_are_those_of_the_day(day: date, version: str) -> None:
    assert terms_in_force(day) == version
