"""What was done to several rows at once is undone: rows come back to where they stood, cells to what stood there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.operations.undoing import in_place, undone

KEYS = [f"r{n}" for n in range(6)]


@pytest.mark.parametrize(("left", "gone", "order", "back"), [
    ("bc", "a", "abc", "abc"),
    ("ac", "b", "abc", "abc"),
    ("ab", "c", "abc", "abc"),
    ("ad", "bc", "abcd", "abcd"),
    ("abx", "c", "abc", "abcx"),
    ("cx", "b", "abc", "bcx"),
    ("ax", "b", "abc", "abx"),
    ("x", "b", "abc", "xb"),
    ("", "ab", "ab", "ab"),
    ("bc", "a", "", "bca"),
])  # fmt: skip
def test_a_row_comes_back_beside_its_neighbours_of_then(left: str, gone: str, order: str, back: str) -> None:
    assert "".join(in_place(list(left), list(gone), list(order))) == back


@given(gone=st.lists(st.sampled_from(KEYS), unique=True))
def test_what_is_put_back_at_once_leaves_no_trace(gone: list[str]) -> None:
    assert in_place([key for key in KEYS if key not in gone], gone, KEYS) == KEYS


@given(gone=st.lists(st.sampled_from(KEYS), unique=True, min_size=1), left=st.permutations([*KEYS, "new"]))
def test_no_row_is_lost_or_doubled_and_the_others_keep_their_order(gone: list[str], left: list[str]) -> None:
    others = [key for key in left if key not in gone]
    found = in_place(others, gone, KEYS)
    assert sorted(found) == sorted([*KEYS, "new"])
    assert [key for key in found if key not in gone] == others


@pytest.mark.parametrize(("now", "left", "stay"), [
    ({"a": {"x": 2, "y": 9}, "b": {"x": 5}}, {"a": {"x": 1, "y": 9}}, 0),
    ({"a": {"x": 3, "y": 9}, "b": {"x": 5}}, {"a": {"x": 3, "y": 9}}, 1),
    ({"a": {"x": 2, "y": 9, "z": 1}, "b": {"x": 6}}, {"a": {"x": 1, "y": 9, "z": 1}, "b": {"x": 6}}, 1),
    ({"b": {"x": 5}}, {}, 0),
    ({"a": {"x": 2, "y": 9}}, {"a": {"x": 1, "y": 9}}, 0),
])  # fmt: skip
def test_a_pasted_cell_returns_where_it_still_holds_what_was_pasted(now: Any, left: Any, stay: int) -> None:
    """Over row a was pasted in x, and row b was added; x held 1. What was written since is never lost."""
    held = {"rows": {}, "order": ["a"], "was": {"a": {"x": 1, "y": 9}, "b": None},
            "now": {"a": {"x": 2, "y": 9}, "b": {"x": 5}}}  # fmt: skip
    assert undone(now, held) == (left, stay)


def test_an_import_that_removed_added_and_changed_is_undone_as_a_whole() -> None:
    before = {"a": {"x": 1}, "b": {"x": 2}, "c": {"x": 3}}
    after = {"a": {"x": 9}, "c": {"x": 3}, "d": {"x": 4}}
    held = {"rows": {"b": {"x": 2}}, "order": ["a", "b", "c"], "was": {"a": {"x": 1}, "d": None},
            "now": {"a": {"x": 9}, "d": {"x": 4}}}  # fmt: skip
    found, stay = undone(after, held)
    assert (list(found.items()), stay) == (list(before.items()), 0)


def test_a_draft_of_an_earlier_release_gives_its_row_back() -> None:
    assert undone({"a": {}}, {"key": "b", "row": {"x": 1}}) == ({"a": {}, "b": {"x": 1}}, 0)
