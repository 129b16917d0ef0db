"""What does not apply is not asked: not owed, not judged, not sent; and every form keeps its own order of deciding."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.core.answers import Answers, Row, as_json, pointer_to, read
from casework.core.checks import Facts
from casework.forms import FORMS
from casework.forms.applying import applying, asked_rules
from casework.forms.kit import page_type
from casework.forms.look import CaseForm
from casework.stories.maritime_account import example, norwegian

EVERY_FORM = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
TODAY = date(2026, 11, 21)
MARITIME = FORMS["maritime_account"].case_type


def rows_of(answers: Any, section: str) -> list[tuple[str, Row]]:
    held = getattr(answers, section)
    if isinstance(held, Row):
        return [(pointer_to(section), held)]
    return [(pointer_to(section, key), row) for key, row in held.items()]


@st.composite
def anything(draw: st.DrawFn, form: CaseForm) -> Answers:
    """Answers of a form with every choice and yes or no drawn freely, and words everywhere else."""
    raw: dict[str, Any] = {}
    for section in form.case_type.sections:
        rows = {}
        for key in ("r1", "r2")[: 2 if section.rows else 1]:
            drawn = {name: draw(_value(field)) for name, field in _fields(form, section.name).items()}
            rows[key] = {name: value for name, value in drawn.items() if value is not None}
        raw[section.name] = rows if section.rows else rows["r1"]
    return read(form.case_type.answers, raw)[0]


def _fields(form: CaseForm, section: str) -> dict[str, Any]:
    page = page_type(form, section)()
    return {name: page[name] for name in form.section(section).names}


def _value(field: Any) -> st.SearchStrategy[Any]:
    kinds: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "yesno": lambda: st.sampled_from([None, True, False]),
        "choice": lambda: st.sampled_from([None, *field.choices]),
        "select": lambda: st.sampled_from([None, "NO", "GR", "MH"]),
        "many": lambda: st.sampled_from([None, ["1003188"]]),
    }
    return kinds.get(field.kind, lambda: st.sampled_from([None, "1003188", "2026-03-02", 2026]))()


@EVERY_FORM
@settings(max_examples=60)
@given(data=st.data())
def test_what_decides_stands_before_what_it_decides(form: CaseForm, data: st.DataObject) -> None:
    once = applying(form.case_type, data.draw(anything(form)))
    again = applying(form.case_type, once.answers)
    assert (again.answers, again.closed) == (once.answers, once.closed)


@EVERY_FORM
@settings(max_examples=60)
@given(data=st.data())
def test_nothing_is_owed_or_judged_where_nothing_is_asked(form: CaseForm, data: st.DataObject) -> None:
    given_answers = data.draw(anything(form))
    asked = applying(form.case_type, given_answers)
    for section in asked.among(form.case_type.sections):
        for place, row in rows_of(asked.answers, section.name):
            owed = form.owed(asked.answers, section.name, row)
            assert all(asked.asks(f"{place}/{name}") for name in owed), place
    facts = Facts(today=TODAY, documents=(), matches=frozenset())
    for found in asked_rules(form.case_type, given_answers, facts):
        assert asked.asks(found.pointer)


@EVERY_FORM
def test_an_empty_form_asks_for_something_and_leaves_no_answer_behind(form: CaseForm) -> None:
    asked = applying(form.case_type, form.case_type.answers())
    assert asked.among(form.case_type.sections)
    assert asked.asks("")
    assert asked.answers == form.case_type.answers()


def test_an_owner_is_not_asked_for_mandates_and_what_was_typed_of_them_is_not_sent() -> None:
    raw = as_json(example(TODAY))
    raw["company"]["role"] = "registered_owner"
    asked = applying(MARITIME, read(MARITIME.answers, raw)[0])
    assert not asked.asks("/mandates")
    assert not asked.asks("/mandates/m1/owner_name")
    assert asked.answers.mandates == {}
    assert "mandates" not in asked.of(raw)
    assert "mandates" in raw
    assert [section.name for section in MARITIME.sections if section not in asked.among(MARITIME.sections)] == [
        "mandates"
    ]


def test_a_field_of_one_row_may_apply_and_that_of_another_not() -> None:
    raw = as_json(example(TODAY))
    raw["mandates"]["m1"] |= {"language": "other", "translated": True}
    raw["mandates"]["m2"] |= {"translated": {"typed": "perhaps"}}
    asked = applying(MARITIME, read(MARITIME.answers, raw)[0])
    assert asked.asks("/mandates/m1/translated")
    assert not asked.asks("/mandates/m2/translated")
    kept = asked.of(raw)["mandates"]
    assert kept["m1"]["translated"] is True
    assert "translated" not in kept["m2"]
    assert json.dumps(kept["m2"])


GROUP = ("parent", "parent_holder_id", "subsidiaries")
VOYAGE = ("first_voyage_on", "ship", "from_port", "to_port", "first_call_on")


@pytest.mark.parametrize(("section", "given_answers", "asked_fields"), [
    ("company", {"in_group": True}, GROUP),
    ("company", {"in_group": False}, ()),
    ("company", {}, ()),
    ("voyage", {"listing": "first_list"}, ("listed_under",)),
    ("voyage", {"listing": "later_list"}, ("listed_under", *VOYAGE)),
    ("voyage", {"listing": "not_listed"}, (*VOYAGE, "called_before")),
    ("voyage", {"listing": "not_listed", "called_before": True}, (*VOYAGE, "called_before", "most_calls")),
    ("voyage", {"listing": "first_list", "called_before": True}, ("listed_under",)),
    ("delivery", {"channel": "post"}, ()),
    ("delivery", {"channel": "email"}, ("notice_email",)),
])  # fmt: skip
def test_each_question_of_the_shipping_form_is_asked_where_it_applies(
    section: str, given_answers: dict[str, Any], asked_fields: tuple[str, ...]
) -> None:
    looks = FORMS["maritime_account"].section(section).looks
    conditional = {name for name, look in looks.items() if look.when}
    asked = applying(MARITIME, read(MARITIME.answers, {section: given_answers})[0])
    assert {name for name in conditional if asked.asks(f"/{section}/{name}")} == set(asked_fields)


@pytest.mark.parametrize("answers", [example(TODAY), norwegian(TODAY)], ids=["example", "norwegian"])
def test_complete_answers_are_sent_whole(answers: Any) -> None:
    assert applying(MARITIME, answers).answers == answers
