"""Everything that a plan asks can be said in three languages, and each plan owes its documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, get_args

import pytest

from casework.core.answers import as_json
from casework.i18n import missing
from casework.stories.ship_plans import example
from casework.workflows.application.delivery import DELIVERY
from casework.workflows.requirements import needed
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import PART_OF, Procedure
from casework.workflows.ship_plans.documents import DOCUMENTS
from casework.workflows.ship_plans.modifications import PARTS
from casework.workflows.ship_plans.readings import READINGS
from casework.workflows.ship_plans.required import DUTIES, OWED
from casework.workflows.ship_plans.sections import SECTIONS
from casework.workflows.ship_plans.titles import CHOICES

TODAY = date(2026, 11, 20)
BESIDE = {"/revision", "/mandate", "/assessment", "/delivery", "/procedures"}


def fields() -> Iterator[tuple[str, str, Any]]:
    for section in SECTIONS:
        for name, field in DUTIES.row_type(section.name).model_fields.items():
            yield section.name, name, field


def closed(annotation: Any) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    for part in get_args(annotation):
        yield from closed(part)


def test_every_section_of_the_answers_is_asked_and_every_field_has_its_label() -> None:
    assert {section.name for section in SECTIONS} == set(PlanAnswers.model_fields)
    assert [f"{section}/{name}" for section, name, field in fields() if not field.title] == []
    assert SECTIONS[-1] is DELIVERY


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_label_and_hint_is_said_in_norwegian(language: str) -> None:
    said = [text for _, _, field in fields() for text in (field.title, field.description) if text]
    assert missing(said, language) == []


def test_every_answer_of_a_closed_question_has_its_words() -> None:
    asked = {kind for _, _, field in fields() for kind in closed(field.annotation)}
    assert len(asked) > 20
    assert {kind: set(kind) - set(CHOICES[kind]) for kind in asked if set(kind) - set(CHOICES[kind])} == {}


def test_what_is_owed_is_asked() -> None:
    asked = {(section, name) for section, name, _ in fields()}
    assert [(owed.section, name) for owed in OWED for name in owed.fields if (owed.section, name) not in asked] == []


def test_every_section_stands_in_a_part_of_the_template_or_beside_the_plan() -> None:
    assert {f"/{section.name}" for section in SECTIONS} - BESIDE == {place for place in PARTS if place.count("/") == 1}
    assert set(PART_OF) == set(Procedure)


def test_each_reading_says_its_choices_and_holds_one_of_them() -> None:
    assert all(reading.default in reading.choices and len(reading.choices) > 1 for reading in READINGS)


OWES: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    ({}, {("assessment_report", ""), ("mandate", "")}),
    ({"company": {"nature": "owner"}}, {("assessment_report", "")}),
    ({"mandate": {"on_file": True}}, {("assessment_report", "")}),
    ({"revision": {"situations": ["company"], "approved_before": True}},
     {("mandate", ""), ("company_change", ""), ("earlier_approval", "")}),
    ({"revision": {"situations": ["company", "data"]}},
     {("mandate", ""), ("company_change", ""), ("assessment_report", "")}),
    ({"revision": {"language": "other"}}, {("assessment_report", ""), ("mandate", ""), ("translation", "")}),
    ({"derogations": {"ice_class": True}}, {("assessment_report", ""), ("mandate", ""), ("ice_certificate", "")}),
    ({"fuels": {"f1": {"basis": "own"}}}, {("assessment_report", ""), ("mandate", ""), ("factor_evidence", "f1")}),
    ({"slips": {"p1": {"basis": "certified"}}},
     {("assessment_report", ""), ("mandate", ""), ("slip_certificate", "p1")}),
]  # fmt: skip


@pytest.mark.parametrize(("sections", "owed"), OWES)
def test_each_plan_owes_its_documents(sections: dict[str, Any], owed: set[tuple[str, str]]) -> None:
    answers = PlanAnswers.model_validate(as_json(example(TODAY)) | sections)
    assert {(document.kind, key) for document, key in needed(DOCUMENTS, answers)} == owed
