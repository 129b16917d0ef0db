"""What is asked, what is owed when, and what the case takes from the answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.answers import as_json, lift, read
from casework.core.checks import DocumentFact, Facts, run_checks
from casework.core.text import Text
from casework.law.shipping_companies import LISTS
from casework.stories.maritime_account import documents, example, faulty, norwegian
from casework.workflows import CASE_TYPES
from casework.workflows.accounts import choices as accounts
from casework.workflows.accounts.choices import Rights
from casework.workflows.accounts.representatives import lawful_pair
from casework.workflows.application import delivery
from casework.workflows.maritime_account import choices
from casework.workflows.maritime_account.answers import SECTIONS, MaritimeAnswers
from casework.workflows.maritime_account.choices import CHOICES
from casework.workflows.maritime_account.facts import clock_for, prefill, subjects, summary, triggers
from casework.workflows.maritime_account.required import (
    DUTIES,
    OWED,
)
from casework.workflows.owed import rows_of

ON = date(2026, 11, 20)
LATER = MaritimeAnswers.model_validate({"voyage": {"listing": "later_list"}})
MARITIME_ACCOUNT = CASE_TYPES["maritime_account"]
I_AND_A, I, A, R = Rights.INITIATE_AND_APPROVE, Rights.INITIATE, Rights.APPROVE, Rights.READ  # noqa: E741


def test_sections_are_the_fields_of_the_answers_and_rows_are_marked() -> None:
    assert [section.name for section in SECTIONS] == list(MaritimeAnswers.model_fields)
    assert {section.name for section in SECTIONS if section.rows} == {
        name for name in MaritimeAnswers.model_fields if isinstance(getattr(MaritimeAnswers(), name), dict)}


def test_every_field_has_a_title_and_may_be_empty() -> None:
    for row in map(DUTIES.row_type, MaritimeAnswers.model_fields):
        row()
        assert all(field.title for field in row.model_fields.values())


def test_every_answer_of_a_closed_question_has_words() -> None:
    kinds = {kind for room in (choices, accounts, delivery) for kind in vars(room).values()
             if isinstance(kind, type) and issubclass(kind, StrEnum)}
    assert set(CHOICES) == kinds - {StrEnum}
    assert all(set(words) == set(kind) for kind, words in CHOICES.items())


def test_what_is_owed_names_fields_that_exist() -> None:
    for owed in OWED:
        assert set(owed.fields) <= set(DUTIES.row_type(owed.section).model_fields)


@pytest.mark.parametrize("answers", [example(ON), norwegian(ON)])
def test_complete_answers_miss_nothing_and_raise_no_error(answers: MaritimeAnswers) -> None:
    assert list(DUTIES.missing_fields(answers)) == []
    assert all(part.complete for part in DUTIES.progress(answers))
    known = Facts(ON, ON, documents(answers, ON), {}, frozenset())
    assert [finding for finding in run_checks(MARITIME_ACCOUNT, answers, known) if finding.severity == "error"] == []


@pytest.mark.parametrize("on", [date(2025, 3, 1), date(2026, 1, 15), date(2028, 2, 29), date(2031, 8, 7)])
def test_the_example_is_without_a_finding_whenever_it_is_told(on: date) -> None:
    answers = example(on)
    assert run_checks(MARITIME_ACCOUNT, answers, Facts(on, on, documents(answers, on), {}, frozenset())) == ()


def test_the_faulty_answers_hold_the_faults_that_were_planted() -> None:
    answers = faulty(ON)
    found = run_checks(MARITIME_ACCOUNT, answers, Facts(ON, ON, documents(answers, ON), {}, frozenset()))
    assert {finding.rule for finding in found} == {"MOHA-03", "MOHA-07", "MOHA-23", "MOHA-41", "AR-05"}


def test_a_section_nobody_touched_is_not_started() -> None:
    assert not any(part.started for part in DUTIES.progress(MaritimeAnswers()))
    assert all(part.started for part in DUTIES.progress(example(ON)))


def test_a_row_key_that_a_pointer_would_have_to_escape_is_not_understood() -> None:
    answers, faults = read(MaritimeAnswers, {"ships": {"a/b": {"name": "Aigli Star"}, "s1": {"name": "Aigli Bay"}}})
    assert list(answers.ships) == ["s1"]
    assert [pointer for pointer, _ in faults] == ["/ships/a~1b"]


def test_the_task_list_counts_what_is_missing() -> None:
    raw = as_json(example(ON))
    del raw["company"]["register_number"]
    raw["representatives"] = {"r1": {"first_names": "Eleni"}}
    missing = {part.section: part.missing for part in DUTIES.progress(MaritimeAnswers.model_validate(raw))}
    assert missing["company"] == 1
    assert missing["representatives"] == 16 + 1  # the other fields of the row, and the second person
    assert missing["ships"] == 0


def test_a_parent_is_owed_in_a_group_and_optional_outside() -> None:
    raw = as_json(example(ON))
    answers = MaritimeAnswers.model_validate(raw)
    assert "parent" not in DUTIES.owed_fields(answers, "company", answers.company)
    raw["company"]["in_group"] = True
    answers = MaritimeAnswers.model_validate(raw)
    assert "parent" in DUTIES.owed_fields(answers, "company", answers.company)


def test_every_owed_field_has_a_label() -> None:
    for section in SECTIONS:
        for _, row in rows_of(example(ON), section.name):
            assert all(str(DUTIES.field_title(section.name, name)) for name in type(row).model_fields)


def test_the_account_and_each_representative_are_decided_separately() -> None:
    assert [subject.key for subject in subjects(example(ON))] == ["account", "r1", "r2", "r3"]


def test_a_listed_company_runs_on_the_clock_of_the_list_and_any_other_on_its_first_voyage() -> None:
    listed, other = norwegian(ON), example(ON)
    assert clock_for(listed) == ("listed",)
    assert triggers(listed)["list_published_on"] == date(2024, 1, 31)
    assert clock_for(other) == ("unlisted",)
    assert triggers(other)["list_published_on"] is None
    assert triggers(other)["first_voyage_on"] == date(2026, 9, 13)
    assert clock_for(LATER) == ("unlisted",)
    assert triggers(LATER)["list_published_on"] is None


def test_a_later_list_that_starts_a_limit_is_one_change_in_the_table() -> None:
    tables = {"shipping_companies": (LISTS[0], replace(LISTS[-1], starts_limit=True))}
    assert clock_for(LATER, tables) == ("listed",)
    assert triggers(LATER, tables)["list_published_on"] == LISTS[-1].published_on


def test_a_port_call_before_the_voyage_never_makes_the_generous_reading_stricter() -> None:
    answers = MaritimeAnswers.model_validate(
        {"voyage": {"first_voyage_on": "2026-09-14", "first_call_on": "2026-09-11"}})
    assert triggers(answers)["first_call_on"] == date(2026, 9, 14)


def test_facts_and_rules_of_the_reasons_are_begun_from_the_answers() -> None:
    answers = example(ON)
    blocks = prefill(answers, documents(answers, ON))
    said = str(blocks["facts"])
    assert "6204180" in said
    assert "Aigli Dawn" in said
    assert "Eleni Markopoulou" in said
    assert "ended in Norway" in said
    assert "first voyage in scope started or ended" in str(blocks["rules"])
    assert set(blocks) == {"facts", "rules"}


def test_the_head_of_the_case_says_why_norway() -> None:
    head = {str(label): str(value) for label, value in summary(example(ON))}
    assert head["Registered in"] == "Marshall Islands"
    assert head["Administered by"] == "Norway"
    assert head["Ships"] == "4"


def test_a_day_in_a_finding_survives_being_stored() -> None:
    text = Text("{day}, {inner}", day=ON, inner=Text("since {day}", day=ON))
    assert Text.from_json(text.as_json()) == text


@pytest.mark.parametrize(("rights", "lawful"), [
    ([I, A], True), ([I_AND_A, A], True), ([I, I_AND_A], True), ([I_AND_A, I_AND_A], True), ([R, I, A], True),
    ([I, I], False), ([A, A], False), ([I_AND_A], False), ([I_AND_A, R], False), ([R, R], False), ([], False),
    ([None, I_AND_A], False), ([I_AND_A, None, A], True),
])  # fmt: skip
def test_rights_are_lawful_when_one_can_start_and_another_approve(rights: list[Rights | None], lawful: bool) -> None:
    assert lawful_pair(rights) is lawful


# ---- whatever people type ------------------------------------------------------------------------------------------

KNOWN = ["NO", "GR", "MH", "NOOSL", "GBIMM", "1003188", "6204180", "0", "IMO 9074729"]
WORDS = st.one_of(st.text(max_size=12), st.sampled_from(KNOWN))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str)
VALUES = st.one_of(WORDS, DAYS, st.booleans(), st.integers(-10**6, 10**6), st.none(), st.lists(WORDS, max_size=3))
KEYS = st.sampled_from(["r1", "r2", "a/b", "", "~"])


def fields(section: str) -> st.SearchStrategy[dict[str, Any]]:
    row = DUTIES.row_type(section)
    kinds = dict.fromkeys(row.model_fields, VALUES)
    for name, field in row.model_fields.items():
        for kind in CHOICES:
            if kind.__name__ in str(field.annotation):
                kinds[name] = st.one_of(st.sampled_from([choice.value for choice in kind]), VALUES)
        if "date" in str(field.annotation):
            kinds[name] = st.one_of(DAYS, VALUES)
    one = st.fixed_dictionaries({}, optional=kinds)
    return st.dictionaries(KEYS, one, max_size=3) if any(s.name == section and s.rows for s in SECTIONS) else one


ANSWERS = st.fixed_dictionaries({}, optional={section.name: fields(section.name) for section in SECTIONS})
DOCUMENTS = st.lists(st.builds(
    DocumentFact, kind=st.sampled_from([document.kind for document in MARITIME_ACCOUNT.documents]), key=KEYS,
    dated_on=st.none() | st.dates(), received_on=st.just(ON)), max_size=4).map(tuple)


@given(ANSWERS, DOCUMENTS, st.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_whatever_is_typed_the_rules_answer_and_never_raise(
        raw: dict[str, Any], sent: tuple[DocumentFact, ...], today: date) -> None:
    answers, _ = read(MaritimeAnswers, raw)
    for finding in run_checks(MARITIME_ACCOUNT, answers, Facts(today, None, sent, {}, frozenset())):
        assert finding.pointer == "" or finding.section in MaritimeAnswers.model_fields
        assert str(finding.text)
    assert subjects(answers)
    assert summary(answers)
    assert prefill(answers, sent)
    DUTIES.progress(answers)
    clock_for(answers)
    triggers(answers)
    assert lift(MaritimeAnswers, 1, as_json(answers)) == answers
