"""Rows that were removed come back to where they stood, whatever was done to the others meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.operations.drafts import in_place

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
