"""The code on a letter: what is mistyped is noticed, and what is misread is forgiven."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.identifiers.verification_code import ALPHABET, fault, new_code, normalise

CODES = st.binary(min_size=16, max_size=32).map(new_code)


@given(CODES)
def test_a_new_code_passes_and_has_three_groups_of_four_without_look_alikes(code: str) -> None:
    assert fault(code) is None
    assert re.fullmatch(r"([2-9A-HJ-NP-TV-Z]{4}-){2}[2-9A-HJ-NP-TV-Z]{4}", code)


@given(CODES)
def test_every_single_wrong_character_and_every_exchange_of_two_is_noticed(code: str) -> None:
    plain = code.replace("-", "")
    for place, right in enumerate(plain):
        for wrong in ALPHABET.replace(right, ""):
            assert fault(plain[:place] + wrong + plain[place + 1 :]) is not None
        for other in range(place + 1, len(plain)):
            swapped = list(plain)
            swapped[place], swapped[other] = swapped[other], swapped[place]
            assert (fault("".join(swapped)) is None) is (plain[place] == plain[other])


def test_a_code_may_be_typed_small_spaced_and_with_letters_misread() -> None:
    code = new_code(bytes(range(16)))
    assert normalise(f" {code.lower().replace('-', ' ')} ") == code
    assert normalise(code.replace("L", "1").replace("V", "u")) == code


def test_the_same_bytes_give_the_same_code_and_others_another() -> None:
    assert new_code(b"0123456789abcdef") == new_code(b"0123456789abcdef") != new_code(b"0123456789abcdeg")
    assert len({new_code(number.to_bytes(16, "little")) for number in range(2000)}) == 2000


def test_too_little_chance_is_refused() -> None:
    with pytest.raises(ValueError, match="16 random bytes"):
        new_code(b"short")
