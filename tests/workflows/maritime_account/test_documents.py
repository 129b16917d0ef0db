"""Which documents are needed, how old they may be, and what is deleted when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.core.asked import Document
from casework.core.checks import DocumentFact
from casework.core.periods import Months
from casework.core.text import Source, Text
from casework.stories.maritime_account import documents, example, norwegian
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.documents import DOCUMENTS, missing
from casework.workflows.requirements import Gap, Lack, gaps, needed

ON = date(2026, 11, 20)
EACH = ["identity", "home_address", "criminal_record", "nomination"]


def kinds(answers: MaritimeAnswers) -> set[tuple[str, str]]:
    return {(document.kind, key) for document, key in needed(DOCUMENTS, answers)}


def changed(section: str, **values: Any) -> MaritimeAnswers:
    raw = as_json(example(ON))
    raw[section] |= values
    return MaritimeAnswers.model_validate(raw)


def test_an_ism_company_from_abroad_needs_mandates_and_four_documents_for_each_person() -> None:
    people = {(kind, key) for kind in EACH for key in ("r1", "r2", "r3")}
    assert kinds(example(ON)) == {("right_to_sign", ""), ("mandate", "m1"), ("mandate", "m2")} | people


def test_a_registered_owner_in_norway_needs_a_signed_ship_list_and_no_mandate() -> None:
    people = {(kind, key) for kind in EACH for key in ("r1", "r2")}
    assert kinds(norwegian(ON)) == {("ship_list", "")} | people


def test_a_company_in_a_group_needs_a_chart() -> None:
    assert ("group_chart", "") in kinds(changed("company", in_group=True))


def test_a_mandate_in_another_language_needs_a_translation() -> None:
    raw = as_json(example(ON))
    raw["mandates"]["m2"]["language"] = "other"
    answers = MaritimeAnswers.model_validate(raw)
    assert {key for kind, key in kinds(answers) if kind == "mandate_translation"} == {"m2"}


def test_what_is_missing_names_the_document_and_the_person() -> None:
    answers = example(ON)
    sent = tuple(fact for fact in documents(answers, ON) if (fact.kind, fact.key) != ("identity", "r3"))
    assert [(kind, key, str(why)) for kind, key, why in missing(answers, sent, ON)] == [
        ("identity", "r3", "Passport or EEA identity card for Sofia Andreadi: not sent yet.")]


def test_nothing_is_missing_when_every_needed_document_is_there() -> None:
    for answers in (example(ON), norwegian(ON)):
        assert missing(answers, documents(answers, ON), ON) == []


def test_criminal_records_go_on_approval_final_refusal_and_when_the_application_ends_otherwise() -> None:
    purged = {document.kind: document.purge_on for document in DOCUMENTS if document.purge_on}
    assert purged == {"criminal_record": ("approved", "refused_final", "withdrawn", "discarded")}


def test_a_criminal_record_is_the_original_file_and_no_picture() -> None:
    record = next(document for document in DOCUMENTS if document.kind == "criminal_record")
    assert record.accepts == ("application/pdf",)


# ---- the general part ----------------------------------------------------------------------------------------------

LETTER = Document("letter", Text("Letter"), Source("an act", "§ 1"), max_age=Months(3))


def fact(dated_on: date | None) -> DocumentFact:
    return DocumentFact("letter", "", dated_on, ON)


def asked(declared: Document, *facts: DocumentFact, on: date = ON) -> list[Lack]:
    return [gap.lack for gap in gaps([declared], MaritimeAnswers(), facts, on)]


@pytest.mark.parametrize(("dated_on", "applied", "lack"), [
    (date(2026, 8, 20), date(2026, 11, 20), []),
    (date(2026, 8, 19), date(2026, 11, 20), [Lack.TOO_OLD]),
    (date(2026, 11, 30), date(2027, 2, 28), []),          # the month has no 30th: its last day
    (date(2026, 11, 30), date(2027, 3, 1), [Lack.TOO_OLD]),
    (date(2026, 12, 1), date(2026, 11, 20), []),          # dated after the application
    (None, date(2026, 11, 20), [Lack.UNDATED]),
    (date(9999, 12, 31), date(2026, 11, 20), []),
])  # fmt: skip
def test_three_months_are_counted_by_the_calendar(dated_on: date | None, applied: date, lack: list[Lack]) -> None:
    assert asked(LETTER, fact(dated_on), on=applied) == lack


def test_a_younger_copy_beside_an_old_one_will_do() -> None:
    assert asked(LETTER, fact(date(2020, 1, 1)), fact(date(2026, 11, 1))) == []


def test_a_document_that_may_be_left_out_is_judged_only_when_it_is_sent() -> None:
    offered = replace(LETTER, required=False)
    assert asked(offered) == []
    assert asked(offered, fact(date(2020, 1, 1))) == [Lack.TOO_OLD]


def test_a_document_without_an_age_rule_needs_no_date() -> None:
    assert asked(replace(LETTER, max_age=None), fact(None)) == []


def test_a_gap_points_at_the_row_it_is_about() -> None:
    found = gaps(DOCUMENTS, example(ON), (), ON)
    assert all(isinstance(gap, Gap) for gap in found)
    assert {gap.pointer for gap in found if gap.kind == "mandate"} == {"/mandates/m1", "/mandates/m2"}
    assert {gap.pointer for gap in found if gap.kind == "right_to_sign"} == {""}
