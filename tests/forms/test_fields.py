"""What each field understands, what it says of the rest, and that it shows everything again as it was typed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.text import Text
from casework.forms import fields, plain
from casework.forms.fields import alphabetical
from casework.forms.kit import SectionPage
from casework.forms.look import Block, Look, SectionForm
from casework.forms.typed import Sent, read

LINES = Look(lines=4, most=50)


class EveryField(SectionPage):
    section = SectionForm("every", Text("Every kind of field"), (Block((
        "line", "text", "day", "birth", "whole", "decimal", "yes", "country", "number", "many")),))
    line = fields.CleanText(Text("Line"), None, Look(most=50))
    text = fields.CleanText(Text("Text"), None, LINES)
    day = fields.Day(Text("Day"))
    birth = fields.Day(Text("Birth"), None, Look(past=True))
    whole = fields.Whole(Text("Whole"), None, Look(at_least=1, at_most=10_000))
    decimal = fields.StrictDecimal(Text("Decimal"))
    yes = fields.YesNo(Text("Yes"))
    country = fields.Country(Text("Country"), None, Look(is_country=True))
    number = fields.Identifier(Text("Number"), None, Look(identifier="imo_company"))
    many = fields.Many(Text("Many"))


def asked(name: str, *typed: str) -> fields.Asked:
    return EveryField(Sent({name: list(typed)}))[name]


UNDERSTOOD = [
    ("line", "  Aigli \t Pelagos\r\nS.A. ", "Aigli Pelagos S.A."),
    ("line", "A\u030akrafjorden", "Åkrafjorden"),
    ("line", "soft\u00adhyphen", "softhyphen"),
    ("text", "one\r\ntwo\rthree", "one\ntwo\nthree"),
    ("day", "23.04.2026", "2026-04-23"),
    ("day", "3.4.26", "2026-04-03"),
    ("day", "2026-04-23", "2026-04-23"),
    ("day", " 23/4 2026 ", None),
    ("day", "23/4/2026", "2026-04-23"),
    ("day", "23. 4. 2026", "2026-04-23"),
    ("day", "23042026", "2026-04-23"),
    ("day", "２３.０４.２０２６", "2026-04-23"),
    ("birth", "23.04.1987", "1987-04-23"),
    ("whole", "8 999", 8999),
    ("whole", "8\u202f999", 8999),
    ("decimal", "1 250,5", "1250.5"),
    ("yes", "no", False),
    ("country", "MH", "MH"),
    ("number", "IMO 6204187", None),
]
REFUSED = [
    ("line", "right\u202eto left", plain.UNSEEN),
    ("line", "zero\u200bwidth", plain.UNSEEN),
    ("line", "bell\x07", plain.UNSEEN),
    ("line", "x" * 51, Text(plain.TOO_LONG.msgid, length=51, room=50)),
    ("day", "30.02.2026", fields.NO_SUCH_DAY),
    ("day", "04/23/2026", fields.NO_SUCH_DAY),
    ("day", "yesterday", fields.NOT_A_DAY),
    ("day", "20260423000", fields.NOT_A_DAY),
    ("day", "01.01.9999", Text(fields.FAR_AWAY.msgid, first=1900, last=2100)),
    ("birth", "23.04.87", fields.WHICH_CENTURY),
    ("whole", "1e3", fields.NOT_WHOLE),
    ("whole", "0", Text(fields.OUT_OF_RANGE.msgid, least=1, most=10_000)),
    ("decimal", "1.234.567", fields.NOT_A_NUMBER),
    ("decimal", "NaN", fields.NOT_A_NUMBER),
    ("yes", "maybe", fields.YES_OR_NO),
    ("country", "ZZ", fields.NOT_A_CHOICE),
    ("many", "one\u202etwo", plain.UNSEEN),
]


@pytest.mark.parametrize(("name", "typed", "answer"), [case for case in UNDERSTOOD if case[2] is not None])
def test_a_field_understands_what_people_mean(name: str, typed: str, answer: object) -> None:
    field = asked(name, typed)
    assert (field.data, field.fault, field.unread) == (answer, None, False)


@pytest.mark.parametrize(("name", "typed", "sentence"), REFUSED)
def test_a_field_says_what_it_cannot_read_and_keeps_it(name: str, typed: str, sentence: Text) -> None:
    field = asked(name, typed)
    assert (field.data, field.fault, field.unread) == (None, sentence, True)
    assert typed in field.typed


def test_an_identifier_with_a_fault_is_kept_as_an_answer_and_spoken_of() -> None:
    field = asked("number", "6204181")
    assert field.data == "6204181"
    assert not field.unread
    assert field.fault is not None
    assert "6204181" in str(field.fault)


def test_half_of_a_surrogate_pair_and_nul_never_reach_the_draft() -> None:
    page = EveryField(Sent({"line": ["A\ud800\x00B"], "day": ["1\udfff"]}))
    assert "\\ud8" not in json.dumps(read(page))
    assert page["line"].data == "AB"


def test_nothing_typed_is_nothing_kept() -> None:
    assert read(EveryField(Sent({"line": ["   "], "day": [""], "many": ["", " "]}))) == {}


def test_norwegian_names_end_with_the_norwegian_letters() -> None:
    names = ["Østerrike", "Åland", "Zambia", "Ægir", "Albania", "Curaçao", "Cuba"]
    assert sorted(names, key=lambda name: alphabetical(name, "nb")) == [
        "Albania", "Cuba", "Curaçao", "Zambia", "Ægir", "Østerrike", "Åland"]
    assert sorted(names, key=lambda name: alphabetical(name, "en")) == [
        "Ægir", "Åland", "Albania", "Cuba", "Curaçao", "Østerrike", "Zambia"]


@given(st.dictionaries(st.sampled_from(EveryField.section.names), st.lists(st.text(max_size=80), max_size=3)))
def test_whatever_is_sent_is_read_without_an_exception_and_can_be_stored(sent: dict[str, list[str]]) -> None:
    page = EveryField(Sent(sent))
    json.dumps(read(page)).encode()
    for field in page:
        assert (field.data is None) or not field.unread
        assert field.unread <= (field.fault is not None)
