"""Days, amounts and lists in three languages, and words that stay on one line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from casework.i18n import amount
from casework.letters import words
from casework.letters.values import Blank

FRIDAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("language", "plain", "with_weekday", "short"),
    [
        ("en", "4 December 2026", "Friday 4 December 2026", "4 December"),
        ("nb", "4. desember 2026", "fredag 4. desember 2026", "4. desember"),
        ("nn", "4. desember 2026", "fredag 4. desember 2026", "4. desember"),
    ],
)
def test_a_day_is_written_out(language, plain, with_weekday, short):
    assert words.day(FRIDAY, language) == plain
    assert words.day(FRIDAY, language, weekday=True) == with_weekday
    assert words.day(FRIDAY, language, year=False) == short


@pytest.mark.parametrize("not_a_day", [None, "2026-12-04", datetime(2026, 12, 4, 23, 30, tzinfo=UTC)])
def test_what_is_not_a_day_is_never_shown_as_one(not_a_day):
    with pytest.raises(Blank):
        words.day(not_a_day, "en")


def test_nynorsk_has_its_own_weekdays():
    week = [words.day(date(2026, 12, 7 + n), "nn", weekday=True, year=False).split()[0] for n in range(7)]
    assert week[:6] == ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag"]


def test_an_hour_is_norwegian_time_summer_and_winter():
    assert words.hour(datetime(2026, 7, 1, 10, 5, tzinfo=UTC), "en") == "12:05"
    assert words.hour(datetime(2026, 12, 1, 10, 5, tzinfo=UTC), "nb") == "11.05"


def test_an_amount_has_two_decimals_and_does_not_break():
    assert amount(Decimal("1234567.5"), "en") == "1\u00a0234\u00a0567.50"
    assert amount(Decimal(5000), "nn") == "5\u00a0000,00"


def test_a_list_of_names_ends_in_and_and_breaks_no_name():
    assert words.names(("Ioanna Kalfa",), "en") == "Ioanna\u00a0Kalfa"
    assert words.names(("A", "B", "C"), "en") == "A, B and C"
    assert words.names(("A", "B"), "nn") == "A og B"


def test_titles_are_quoted_so_that_a_comma_in_one_parts_nothing():
    assert words.titles(("Who applies, and why", "Rights"), "en") == "“Who applies, and why” and “Rights”"
    assert words.titles(("Rettar",), "nn") == "«Rettar»"


def test_one_person_is_addressed_as_one_and_a_company_as_several():
    said = "Klag hvis [[dere er uenige|du er uenig]]. Brevet er til [[dere|deg]]."
    assert words.addressed(said, person=False) == "Klag hvis dere er uenige. Brevet er til dere."
    assert words.addressed(said, person=True) == "Klag hvis du er uenig. Brevet er til deg."


@pytest.mark.parametrize(
    "kept",
    [
        "4_December",
        "4._desember",
        "article_19(2)~(a)",
        "artikkel_19",
        "nr._2",
        "bokstav_a",
        "(EU)_2019/1122",
        "§_11",
        "§§_18",
        "kl._13.06",
        "5_000",
        "20_working",
        "20_virkedager",
        "2710_19_43",
        "4401_31",
        "9,8_MW",
        "75_%",
        "CRF_1A2",
        "versjon_1.0",
        "category_c",
        "MRV-~forordningen",
        "2003/87/~EF",
    ],
)
def test_these_words_stay_on_one_line(kept):
    """`_`: a space that may not break; `~`: no break, and no space either."""
    told, held = kept.replace("_", " ").replace("~", ""), kept.replace("_", "\u00a0").replace("~", "\ufeff")
    assert held in words.keep_together(f"<td>so {told} and more</td>")


@pytest.mark.parametrize("see", ["Se side", "Sjå side", "See page"])
def test_the_number_of_a_page_stays_with_the_words_that_send_there(see):
    link = '<a class="pg" href="#appeal"></a>.'
    assert f'<span class="nb">{see} {link}</span>' in words.keep_together(f"<td>Appeal. {see} {link} And more</td>")


def test_a_paragraph_does_not_end_in_one_short_word_alone():
    assert words.keep_together("<p>for as long as it takes.</p>").endswith("it\u00a0takes.</p>")


def test_only_the_text_between_tags_is_touched():
    assert 'alt="4 December"' in words.keep_together('<img alt="4 December"><p>4 December</p>')


def test_a_word_that_no_line_can_hold_may_break():
    assert words.keep_together(f"<p>{'x' * 200}</p>").count("<wbr>") == 3
    assert "<wbr>" not in words.keep_together("<p>kvoteregister@casework.example</p>")
    assert "&l<wbr>t;" not in words.keep_together(f"<p>{'&lt;' * 200}</p>")
