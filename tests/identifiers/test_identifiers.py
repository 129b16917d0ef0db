"""Numbers published by others pass; the same numbers with a fault do not, and no sentence gives the cure away."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.identifiers import IDENTIFIERS, WARNINGS, iban, imo_ship, national_identity
from casework.identifiers.country import COUNTRIES
from casework.law.countries import COUNTRIES as NAMED

VALID = {
    "imo_ship": ["9074729", "9278234", "9349863", "9813072", "9811000", "1234567", "7654329", "IMO 9074729"],
    "imo_company": ["2041999", "0309317", "5304986", "IMO 2041999"],
    "organisation_number": ["999601391", "970205039", "974760673", "923609016", "923 609 016", "NO 923 609 016 MVA"],
    "lei": ["506700GE1G29325QX363", "OW6OFBNCKXC4US5C7523", "HWUPKR0MPOU8FGXBT394", "506700ge1g29325qx363"],
    "vat": ["923609016MVA", "NO 923 609 016 MVA", "DK22756214", "DK14194711", "DK61056416", "DE129273398",
            "DE136695976", "DE811569869", "SE556012579001", "SE556036079301", "SE556074755101", "NL004495445B01",
            "EL094259216", "GR094259216", "GB980780684", "CHE107787577"],
    "iban": ["NO9386011117947", "NO93 8601 1117 947", "DE89370400440532013000", "SE4550000000058398257466",
             "DK5000400440116243", "GB82WEST12345698765432"],
    "locode": ["NOOSL", "NO OSL", "NOBGO", "NLRTM", "DEHAM", "GRPIR", "XZTSO"],
    "country": ["NO", "gr", "MH"],
    "account_number": ["EU-100-5035894-0-15", "UK-100-10000052-0-92", "UK-100-50001-2-11", "EU-100-5012345-0-2",
                         "UK-100-1001-1-89", "eu–100–5035894–0–15"],
    "national_identity": ["15108695088", "151086 95088"],
    "phone": ["+47 73 58 05 00", "004773580500", "+30 (0)210 429 1234", "+1-670-234-5678", "+47 580 012 345 678"],
    "email": ["a.papadopoulos@aegean-bulk.gr", "post@blåbær.no", "O'Brien+moha@shipping.co.uk", "Ann@EXAMPLE.com"],
    "metering_point": ["707057500012345671", "7070 5750 0012 3456 71"],
    "eic": ["10YNO-0--------C", "10YNO-1--------2", "10Y1001A1001A48H", "10yno-1--------2"],
}  # fmt: skip

FAULTY = {
    "imo_ship": ["9074720", "9278235", "9811001", "907472", "90747290", "", "IMO", "９０７４７２0", "٩٠٧٤٧٢٩"],
    "imo_company": ["2041998", "2041990", "1234567", "6204181", "204199", "2041999A"],
    "organisation_number": ["974760672", "999601390", "123456789", "92360901", "9236090166"],
    "lei": ["506700GE1G29325QX364", "OW6OFBNCKXC4US5C7524", "5493001KJTIIGC8Y1R13", "506700GE1G29325QX36", "A" * 20],
    "vat": ["DK22756215", "DK14194712", "DK61056417", "DE811569868", "DE136695978", "DE123456789", "SE556012579101",
            "SE556036079401", "NL004495446B01", "22756214", "923609017MVA", "NO923609017", "DK", ""],
    "iban": ["NO9386011117948", "GB82WEST12345698765431", "NO93 8601 1117 94", "86011117947", "NO93860111179470"],
    "locode": ["NOOS", "NO0SL", "NOO1L", "OSLNO", "NOOSLO", "XX123"],
    "country": ["EL", "UK", "NOR", "", "XX"],
    "account_number": ["EU-100-5035894-0-51", "EU-100-5035849-0-15", "UK-100-10000072-0-19", "GB-100-1001-1-89",
                         "EU100503589415", "EU-10-5035894-0-15", "EU-100-5035894-0-015"],
    "national_identity": ["15108695077", "1510869508", "15508695096", "00000000000"],
    "phone": ["73580500", "+4773580", "+47735805001", "+0012345678", "+47 73 58 05 0O", "+1234567890123456", ""],
    "email": ["a@b", "@b.no", "a@", "a b@c.no", "a@b..no", "a@-b.no", "a@10.0.0.1", "a..b@c.no", "a@b.no\nBcc: x@y.no",
              '"a b"@c.no', "a" * 65 + "@b.no", "a@" + "b" * 64 + ".no", "ab.no", ""],
    "metering_point": ["707057500012345672", "70705750001234567", "735057500012345678", "70705750001234567A", ""],
    "eic": ["10YNO-0--------D", "10YNO-1--------", "10QNO-0--------C", ""],
    "verification_code": ["B3HN-8VKD-2LFT", "B3HN-8VKD-2LF", "0000-0000-0000", ""],
}  # fmt: skip


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, text) for name, texts in table.items() for text in texts]


@pytest.mark.parametrize(("name", "text"), rows(VALID))
def test_a_number_that_is_right_has_no_fault_however_it_is_spaced(name: str, text: str) -> None:
    assert IDENTIFIERS[name].fault(text) is None


@pytest.mark.parametrize(("name", "text"), rows(FAULTY))
def test_a_number_that_is_wrong_is_told_in_a_sentence(name: str, text: str) -> None:
    sentence = str(IDENTIFIERS[name].fault(text))
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("name", IDENTIFIERS)
def test_a_stored_spelling_is_its_own_spelling_and_as_right_as_the_typed_one(name: str) -> None:
    identifier = IDENTIFIERS[name]
    for text in VALID.get(name, []) + FAULTY[name]:
        stored = identifier.normalise(text)
        assert identifier.normalise(stored) == stored
        assert (identifier.fault(stored) is None) == (identifier.fault(text) is None)


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("imo_ship", " imo: 9074729 ", "9074729"),
        ("imo_company", "0309317", "0309317"),
        ("organisation_number", "NO 923 609 016 MVA", "923609016"),
        ("vat", "923 609 016 mva", "NO923609016MVA"),
        ("vat", "NO923609016", "NO923609016MVA"),
        ("vat", "GR 094259216", "EL094259216"),
        ("iban", "no93 8601 1117 947", "NO9386011117947"),
        ("locode", "no osl", "NOOSL"),
        ("account_number", "eu – 100 – 5035894 – 0 – 15", "EU-100-5035894-0-15"),
        ("phone", "0047 73 58 05 00", "+4773580500"),
        ("phone", "+44 (0)20 7946 0958", "+442079460958"),
        ("email", " Ann.Berg@EXAMPLE.Com ", "Ann.Berg@example.com"),
        ("lei", "5067-00ge1g29325qx363\u200b", "506700GE1G29325QX363"),
    ],
)
def test_a_number_is_stored_in_one_spelling(name: str, typed: str, stored: str) -> None:
    assert IDENTIFIERS[name].normalise(typed) == stored


CHECKED = ("imo_ship", "imo_company", "organisation_number", "lei", "vat", "iban", "national_identity",
           "verification_code")  # fmt: skip


@pytest.mark.parametrize("name", CHECKED)
def test_a_sentence_about_a_wrong_digit_says_nothing_that_would_pass(name: str) -> None:
    identifier = IDENTIFIERS[name]
    for text in FAULTY[name]:
        sentence = str(identifier.fault(text)).replace(text, "")
        assert [word for word in re.findall(r"[\w-]+", sentence) if any(c.isdigit() for c in word)] in ([], ["20"])


def test_a_national_identity_number_is_never_repeated() -> None:
    for text in FAULTY["national_identity"]:
        assert text not in str(national_identity.fault(text))


@pytest.mark.parametrize(
    ("number", "real", "in_tests", "born"),
    [
        ("15108695088", True, True, "1986-10-15"),
        ("55108695071", True, True, "1986-10-15"),
        ("15908695043", False, True, "1986-10-15"),
        ("15758695007", False, True, "1986-10-15"),
        ("15508695060", False, True, "1986-10-15"),
    ],
)
def test_numbers_made_for_tests_pass_only_where_tests_are_allowed(
    number: str, real: bool, in_tests: bool, born: str
) -> None:
    assert (national_identity.fault(number) is None) is real
    assert (national_identity.fault(number, synthetic=True) is None) is in_tests
    assert str(national_identity.born_on(number, synthetic=True)) == born


def test_an_account_outside_the_area_is_told_even_though_its_number_is_right() -> None:
    states = {"NO", "DE"}
    assert iban.outside("NO93 8601 1117 947", states) is None
    for text in ("GB82WEST12345698765432", "CH9300762011623852957"):
        assert iban.fault(text) is None
        assert "outside" in str(iban.outside(text, states))


def test_the_number_of_a_ship_in_a_companys_field_is_recognised() -> None:
    assert "number of a ship" in str(IDENTIFIERS["imo_company"].fault("9811000"))
    assert imo_ship.fault("1234567") is None


def test_the_countries_of_the_codes_are_those_we_have_names_for() -> None:
    assert len(COUNTRIES) == 249
    assert set(NAMED) == COUNTRIES


def test_only_the_account_number_is_a_warning() -> None:
    assert {"account_number"} == WARNINGS


@given(st.sampled_from(sorted(IDENTIFIERS)), st.text(max_size=60))
def test_whatever_is_typed_gets_an_answer_and_never_an_error(name: str, text: str) -> None:
    identifier = IDENTIFIERS[name]
    stored = identifier.normalise(text)
    sentence = identifier.fault(text)
    assert identifier.normalise(stored) == stored if sentence is None else str(sentence).endswith(".")


def test_a_very_long_answer_is_shown_short() -> None:
    for name, identifier in IDENTIFIERS.items():
        assert len(str(identifier.fault("9" * 200_000))) < 300, name
