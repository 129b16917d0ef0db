"""Answers: what can be understood is kept, what cannot is said, rows are known by key."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casework.core.answers import Answers, Row, as_json, changes, lift, read


class Ship(Row):
    name: str | None = None
    tonnage: int | None = None


class Toy(Answers):
    VERSION = 2
    UPGRADES = {1: lambda old: {**old, "ships": {f"s{n}": ship for n, ship in enumerate(old["ships"])}}}
    ships: dict[str, Ship] = {}
    note: str | None = None


def test_an_answer_that_is_none_is_left_out_and_said_at_its_place() -> None:
    answers, faults = read(Toy, {"ships": {"a": {"name": "Aigli", "tonnage": "many"}, "b": {"wrong": 1}}, "note": "n"})
    assert as_json(answers) == {"ships": {"a": {"name": "Aigli"}, "b": {}}, "note": "n"}
    assert [(pointer, str(text)) for pointer, text in faults] == [
        ("/ships/a/tonnage", "This is not a whole number."),
        ("/ships/b/wrong", "This field is not known here."),
    ]


def test_differences_are_told_field_by_field_with_rows_matched_by_key() -> None:
    old = {"ships": {"a": {"name": "One"}, "b": {"name": "Two"}}}
    new = {"ships": {"b": {"name": "Two", "tonnage": 5}}, "note": "x"}
    assert [(change.pointer, change.old, change.new) for change in changes(old, new)] == [
        ("/ships/a", {"name": "One"}, None),
        ("/ships/b/tonnage", None, 5),
        ("/note", None, "x"),
    ]


def test_old_answers_are_lifted_when_read() -> None:
    assert lift(Toy, 1, {"ships": [{"name": "One"}]}).ships["s0"].name == "One"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["ships", "note", "else"]), json_values))
def test_nothing_that_is_sent_makes_reading_fail(raw: dict[str, Any]) -> None:
    answers, _ = read(Toy, raw)
    assert read(Toy, as_json(answers)) == (answers, ())


@given(st.dictionaries(st.text(max_size=3), json_values, max_size=4))
def test_what_is_equal_has_no_differences(raw: dict[str, Any]) -> None:
    assert not list(changes(raw, raw))
