"""The payment number of the notes, and every mistyped digit found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fees.faults import CannotReckon
from fees.kid import Claim, Method, check_digit, checksum, make, valid

BASES = st.text("0123456789", min_size=3, max_size=24)


@pytest.mark.parametrize(("base", "sum10", "kid10", "sum11", "kid11"), [
    ("60224", 17, "602243", 58, "602248"),
    ("12345678", 38, "123456782", 138, "123456785"),
    ("1234567", 26, "12345674", 106, "12345674"),
    ("0000123456", 24, "00001234566", 77, "00001234560"),
    ("2026012340005", 31, "20260123400059", 108, "20260123400052"),
    ("1000013", 9, "10000131", 11, "10000130"),
])  # fmt: skip
def test_the_numbers_of_the_agreement(base: str, sum10: int, kid10: str, sum11: int, kid11: str) -> None:
    assert (checksum(base, Method.MOD10), make(base, Method.MOD10)) == (sum10, kid10)
    assert (checksum(base, Method.MOD11), make(base, Method.MOD11)) == (sum11, kid11)
    assert valid(kid10, Method.MOD10)
    assert valid(kid11, Method.MOD11)


def test_a_base_without_a_digit_in_mod11_is_not_usable() -> None:
    assert checksum("1000005", Method.MOD11) == 12
    with pytest.raises(CannotReckon) as refused:
        make("1000005", Method.MOD11)
    assert refused.value.faults[0].code == "no_check_digit"
    assert not any(valid(f"1000005{digit}", Method.MOD11) for digit in "0123456789-")
    assert valid(make("1000005"))


@given(BASES, st.sampled_from(Method), st.data())
def test_every_single_mistyped_digit_is_found(base: str, method: Method, data: st.DataObject) -> None:
    try:
        kid = make(base, method)
    except CannotReckon:
        return
    assert valid(kid, method)
    place = data.draw(st.integers(0, len(kid) - 1))
    for wrong in set("0123456789") - {kid[place]}:
        assert not valid(kid[:place] + wrong + kid[place + 1:], method)


@given(BASES)
def test_mod11_finds_every_swap_of_two_neighbours(base: str) -> None:
    try:
        kid = make(base, Method.MOD11)
    except CannotReckon:
        return
    for place in range(len(kid) - 2):
        swapped = kid[:place] + kid[place + 1] + kid[place] + kid[place + 2:]
        assert swapped == kid or not valid(swapped, Method.MOD11)


@pytest.mark.parametrize("written", [
    "", "1", "12", "1" * 25, "12 345", "١٢٣٤", "-123", "12.5", "12a4", "123\n", "\x00"])
def test_what_is_no_base_is_refused(written: str) -> None:
    with pytest.raises(CannotReckon):
        check_digit(written)


@given(st.text(max_size=40), st.sampled_from(Method))
def test_any_text_is_judged_and_none_raises(text: str, method: Method) -> None:
    assert valid(text, method) in (True, False)


@given(st.integers(1000, 9999), st.integers(1, 99_999), st.integers(1, 9_999))
def test_the_recommended_number_says_which_claim_it_is(year: int, serial: int, nth: int) -> None:
    claim = Claim(year, serial, nth)
    assert len(claim.kid()) == 14
    assert Claim.of_kid(claim.kid()) == claim


@pytest.mark.parametrize("claim", [Claim(2026, 100_000, 1), Claim(2026, 1, 10_000), Claim(26, 1, 1), Claim(2026, 0, 1)])
def test_a_claim_that_does_not_fit_has_no_number(claim: Claim) -> None:
    with pytest.raises(CannotReckon):
        claim.kid()


@pytest.mark.parametrize("kid", ["", "602243", "20260123400058", "2026012340005x"])
def test_a_number_of_another_structure_names_no_claim(kid: str) -> None:
    with pytest.raises(CannotReckon):
        Claim.of_kid(kid)
