"""Each form asks what the answers hold, in the order of its page, and gives back what it was given."""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.core.answers import as_json
from casework.core.answers import read as read_answers
from casework.core.case_type import Phase
from casework.core.checks import Facts, Severity, run_checks
from casework.forms import FORMS
from casework.forms.fields import Asked
from casework.forms.kit import page_type, row_type
from casework.forms.look import CaseForm
from casework.forms.stations import SENT
from casework.forms.typed import TYPED, Sent, posted, read, stored
from casework.identifiers import IDENTIFIERS
from casework.workflows import CASE_TYPES, is_applied_for

PAGES = [(form, section.name) for form in FORMS.values() for section in form.sections]
NAMES = [f"{form.case_type.name}-{name}" for form, name in PAGES]
EVERY_PAGE = pytest.mark.parametrize(("form", "section"), PAGES, ids=NAMES)
NASTY = (
    "\u202e", "\u200b", "\ufeff", "A" * 5000, "<script>alert(1)</script>", "{{ 7*7 }}", "%s%n", "{name}", "'; --",
    "../../etc", "=1+1", "١٢٣", "-0", "1e309", "NaN", "true", "null", "[]", '{"typed": "x"}', "31.12.9999",
    "0000-00-00", "²", "½", "\ud800")


def test_every_case_type_with_sections_has_a_form() -> None:
    assert set(FORMS) == {name for name, case_type in CASE_TYPES.items() if case_type.sections}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_has_a_page_for_each_section_in_its_order(form: CaseForm) -> None:
    assert [page.name for page in form.sections] == [section.name for section in form.case_type.sections]
    for page, section in zip(form.sections, form.case_type.sections, strict=True):
        assert bool(page.add and page.save and page.shown and page.nameless) is section.rows


@EVERY_PAGE
def test_a_page_asks_for_every_answer_once_and_for_nothing_else(form: CaseForm, section: str) -> None:
    declared = form.section(section)
    assert sorted((*declared.names, *declared.kept)) == sorted(row_type(form, section).model_fields)
    assert set(declared.looks) <= set(declared.names)
    assert set(declared.shown) <= set(declared.names)
    assert all(look.identifier is None or look.identifier in IDENTIFIERS for look in declared.looks.values())


def has_rows(form: CaseForm, section: str) -> bool:
    return next(known.rows for known in form.case_type.sections if known.name == section)


def every_row(form: CaseForm, section: str, answers: Any) -> list[dict[str, Any]]:
    raw = as_json(answers).get(section, {})
    rows = list(raw.values()) if has_rows(form, section) else [raw]
    return [{name: value for name, value in row.items() if value != []} for row in rows]


@EVERY_PAGE
def test_complete_answers_survive_being_shown_and_sent_again(form: CaseForm, section: str) -> None:
    answers = import_module(f"casework.stories.{form.case_type.name}").example(date(2026, 11, 21))
    for raw in every_row(form, section, answers):
        page = stored(form, section, raw, answers=answers, language="nb")
        assert page.faults() == []
        again = Sent({field.name: field.typed if isinstance(field.typed, list) else [field.typed] for field in page})
        assert read(posted(form, section, again, answers=answers, language="en")) == raw


@EVERY_PAGE
@pytest.mark.parametrize("payload", NASTY, ids=range(len(NASTY)))
def test_whatever_is_typed_comes_back_and_breaks_no_check(form: CaseForm, section: str, payload: str) -> None:
    answers = form.case_type.answers()
    sent = Sent({name: [payload] for name in form.section(section).names})
    raw = read(posted(form, section, sent, answers=answers, language="nn"))
    json.dumps(raw).encode()
    page = stored(form, section, raw, answers=answers, language="nn")
    assert read(page) == raw
    _checks_can_read(form, section, raw)


def _checks_can_read(form: CaseForm, section: str, raw: dict[str, Any]) -> None:
    rows = has_rows(form, section)
    understood, _ = read_answers(form.case_type.answers, {section: {"r1": raw} if rows else raw})
    found = run_checks(form.case_type, understood, Facts(today=date(2026, 11, 21), documents=(), matches=frozenset()))
    assert all(isinstance(finding.severity, Severity) for finding in found)


@EVERY_PAGE
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_no_answer_is_never_mistaken_for_one(form: CaseForm, section: str, data: st.DataObject) -> None:
    names = form.section(section).names
    sent = data.draw(st.dictionaries(st.sampled_from(names), st.lists(st.text(max_size=30), max_size=2)))
    raw = read(posted(form, section, Sent(sent), answers=form.case_type.answers(), language="nb"))
    rows = has_rows(form, section)
    understood, faults = read_answers(form.case_type.answers, {section: {"r1": raw} if rows else raw})
    place = getattr(understood, section)["r1"] if rows else getattr(understood, section)
    for name, kept in raw.items():
        if isinstance(kept, dict):
            assert set(kept) == {TYPED}
            assert not getattr(place, name)
    assert len(faults) == sum(isinstance(kept, dict) for kept in raw.values())


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_the_way_of_a_case_leads_from_its_beginning_to_its_end_and_what_we_open_is_never_sent(form: CaseForm) -> None:
    phases = [one.phase for one in form.stations]
    assert phases == sorted(set(phases), key=lambda phase: phase.place)
    assert (phases[0], phases[-1]) == (Phase.SUBMISSION, Phase.CLOSED)
    assert (Phase.DECISION in phases) is any(state.phase is Phase.DECISION for state in form.case_type.states)
    assert (form.stations[0] is SENT) is is_applied_for(form.case_type)


@EVERY_PAGE
def test_a_page_has_words_of_its_own_for_every_field(form: CaseForm, section: str) -> None:
    for field in page_type(form, section)():
        assert isinstance(field, Asked)
        assert str(field.label.text)
        assert str(field.label.text) != field.name


def test_a_page_is_never_poured_onto_an_object() -> None:
    form, section = PAGES[0]
    with pytest.raises(TypeError):
        page_type(form, section)().populate_obj(object())
