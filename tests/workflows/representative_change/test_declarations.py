"""Deadlines, papers, questions and checklist agree with the rules and sections they name."""

from __future__ import annotations

from datetime import date

import pytest

from casework.core.calendars import NORWEGIAN, REGISTRY
from casework.core.clocks import ClockEvent, Happening
from casework.core.deadlines import Deadline, Owner
from casework.law.replay import replay
from casework.stories.representative_change.answers import example, leaving, measure
from casework.workflows import CASE_TYPES
from casework.workflows.representative_change.deadlines import DEADLINES, EXTENSION, HANDLING, NOTIFICATION
from casework.workflows.requirements import needed

TYPE = CASE_TYPES["representative_change"]
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(("deadline", "start", "strict", "lenient"), [
    (HANDLING, date(2026, 3, 30), date(2026, 4, 27), date(2026, 4, 30)),
    (HANDLING, date(2026, 11, 23), date(2026, 12, 21), date(2026, 12, 21)),
    (EXTENSION, date(2026, 12, 14), date(2027, 1, 11), date(2027, 1, 13)),
    (NOTIFICATION, date(2026, 5, 11), date(2026, 5, 25), date(2026, 5, 27)),
])  # fmt: skip
def test_a_deadline_falls_on_the_day_that_was_counted_by_hand(
        deadline: Deadline, start: date, strict: date, lenient: date) -> None:
    facts = {deadline.runs_from: start}
    clock = replay(deadline, [ClockEvent(Happening.START, start)], today=start, facts=facts)
    assert (clock.strict_due, clock.lenient_due) == (strict, lenient)


def test_registry_deadlines_count_monday_to_friday_and_procedure_norwegian_days() -> None:
    assert [deadline.name for deadline in DEADLINES] == [
        "notification", "handling", "extension", "interim_reply", "answer", "hearing", "appeal"]
    for deadline in DEADLINES:
        is_registry = deadline.source.act == "Regulation (EU) 2019/1122"
        assert deadline.calendar is (REGISTRY if is_registry else NORWEGIAN)
        assert deadline.missed
    ours = {deadline.name for deadline in DEADLINES if deadline.owner is Owner.AUTHORITY}
    assert ours == {"handling", "extension", "interim_reply"}


def test_papers_are_asked_for_new_persons_and_not_those_that_are_used_again() -> None:
    kinds = {(document.kind, key) for document, key in needed(TYPE.documents, example(TODAY))}
    assert kinds == {
        ("identity", "n1"), ("home_address", "n1"), ("criminal_record", "n1"), ("nomination", "n1"),
        ("criminal_record", "n2"), ("nomination", "n2"), ("rights_statement", "c1")}  # fmt: skip


def test_who_leaves_sends_a_signed_statement_and_nothing_else() -> None:
    assert [(document.kind, key) for document, key in needed(TYPE.documents, leaving(TODAY))] == [
        ("leaving_statement", "l1")]


def test_a_measure_asks_the_holder_for_no_paper() -> None:
    assert not list(needed(TYPE.documents, measure(TODAY)))


def test_a_police_certificate_is_not_kept_after_any_end() -> None:
    purged = {document.kind: set(document.purge_on) for document in TYPE.documents if document.purge_on}
    assert purged == {"criminal_record": {"approved", "refused_final", "withdrawn", "discarded"}}


def test_questions_answer_rules_that_exist_and_return_sections_that_exist() -> None:
    rules, sections = {check.rule for check in TYPE.checks}, {section.name for section in TYPE.sections}
    for question in TYPE.questions:
        assert set(question.rules) <= rules, question.code
        assert question.sections, question.code
        assert set(question.sections) <= sections, question.code
    assert len({question.code for question in TYPE.questions}) == len(TYPE.questions)


# An account that is closed or has changed is no question to the holder; measures are the authority's own.
NOT_ASKED = {"REP-20", "REP-21", "REP-30", "REP-31", "REP-32"}


def test_every_error_has_a_question_to_ask_or_is_named_as_one_without() -> None:
    asked = {rule for question in TYPE.questions for rule in question.rules}
    errors = {check.rule for check in TYPE.checks if check.severity == "error"}
    assert errors - asked == NOT_ASKED


def test_checklist_items_stand_once_and_are_about_rows() -> None:
    assert all(hasattr(example(TODAY), item.per or "standing") for item in TYPE.checklist)
    assert len({(item.name, item.per) for item in TYPE.checklist}) == len(TYPE.checklist)


def test_a_party_is_asked_for_changes_and_the_authority_for_its_measure() -> None:
    asked = {section.name for section in TYPE.sections if section.when(example(TODAY))}
    assert asked == {"request", "representatives", "rights", "leavers", "delivery"}
    assert {section.name for section in TYPE.sections if section.when(leaving(TODAY))} == {
        "request", "leavers", "delivery"}
    assert {section.name for section in TYPE.sections if section.when(measure(TODAY))} == {"measure", "delivery"}
