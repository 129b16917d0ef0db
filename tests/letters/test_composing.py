"""What the composer takes from a caseworker's own words, and what it counts."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.law.spelling import spelled
from casework.letters.application import PARTS, arguments_of, first_sentence
from casework.letters.maritime_account import OWN, surrender_day
from casework.letters.maritime_words import DECISION
from casework.letters.order import COMMON
from casework.operations.arrival import RULES, arrives_on, rule
from casework.workflows import CASE_TYPES


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("We refuse. The rest follows.", "We refuse."),
        ("One sentence without an end", "One sentence without an end"),
        ("Vi fikk den 3. desember 2026. Den var for gammel.", "Vi fikk den 3. desember 2026. Den var for gammel."),
        ("Art. 21 is clear. So we refuse.", "Art. 21 is clear."),
        ("Etter artikkel 19 nr. 2 avslår vi. Dere kan søke igjen.", "Etter artikkel 19 nr. 2 avslår vi."),
        ("Aigli Pelagos Shipping S.A. did not answer. We refuse.", "Aigli Pelagos Shipping S.A. did not answer."),
        ("Is it complete? No.", "Is it complete?"),
        ("First paragraph.\n\nSecond paragraph.", "First paragraph."),
        ("Broken over\nlines. And more.", "Broken over lines."),
    ],
)
def test_the_main_reason_is_the_first_whole_sentence_of_the_conclusion(text: str, first: str) -> None:
    assert first_sentence(text) == first


@given(st.text(max_size=300))
def test_the_first_sentence_is_always_a_beginning_of_the_text(text: str) -> None:
    assert " ".join(text.split()).startswith(first_sentence(text))


def test_a_quotation_opens_an_argument_and_what_follows_answers_it() -> None:
    pairs, rest = arguments_of(
        "Before.\n\n> It is obvious.\n> To all.\nNot to us.\n\nAnd more.\n\n> Second.\n\nAnswer."
    )
    assert [(pair.said, pair.answer) for pair in pairs] == [
        ("It is obvious. To all.", "Not to us.\n\nAnd more."),
        ("Second.", "Answer."),
    ]
    assert rest == "Before."


def test_words_without_a_quotation_stay_words() -> None:
    assert arguments_of("There were none.") == ((), "There were none.")
    assert arguments_of("") == ((), "")


@pytest.mark.parametrize(
    ("dated", "voyage", "day"),
    [
        (date(2026, 12, 15), date(2026, 9, 1), date(2027, 9, 30)),
        (date(2026, 9, 29), date(2025, 3, 1), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2025, 3, 1), date(2027, 9, 30)),
        (date(2026, 2, 1), date(2026, 1, 5), date(2027, 9, 30)),
        (date(2026, 2, 1), None, date(2026, 9, 30)),
    ],
)
def test_allowances_are_due_on_the_next_thirtieth_of_september_after_the_year_of_the_emissions(
    dated: date, voyage: date | None, day: date
) -> None:
    order: Any = SimpleNamespace(dated=dated, answers=SimpleNamespace(voyage=SimpleNamespace(first_voyage_on=voyage)))
    assert surrender_day(order) == day


@pytest.mark.parametrize(
    ("source", "language", "said"),
    [
        (
            "Regulation (EU) 2019/1122, Art. 21 and Annex VIII",
            "en",
            "Regulation (EU) 2019/1122, article 21 and Annex VIII",
        ),
        (
            "Regulation (EU) 2019/1122, Art. 21 and Annex VIII",
            "nb",
            "Forordning (EU) 2019/1122 artikkel 21 og vedlegg VIII",
        ),
        (
            "Implementing Regulation (EU) 2023/2599, Art. 1(3) and (4)",
            "nn",
            "Gjennomføringsforordning (EU) 2023/2599 artikkel 1(3) og (4)",
        ),
        ("forvaltningsloven, § 17", "en", "Public Administration Act, section 17"),
        ("forvaltningsloven, § 17", "nn", "Forvaltningslova § 17"),
    ],
)
def test_a_source_is_spelled_as_the_language_of_the_letter_spells_it(source: str, language: str, said: str) -> None:
    assert spelled(source, language) == said


def test_every_letter_of_the_type_has_its_composer_and_every_language_its_words() -> None:
    assert {*PARTS, *OWN} == set(CASE_TYPES["maritime_account"].letters) - COMMON.keys()
    assert set(DECISION) == {"nb", "nn", "en"}
    assert len({frozenset(words) for words in DECISION.values()}) == 1


@pytest.mark.parametrize(
    ("channel", "country", "days"),
    [("portal", "NO", 0), ("portal", "GR", 0), ("email", "GR", 0), ("post", "NO", 3), ("post", "GR", 7)],
)
def test_a_letter_arrives_by_its_channel(channel: str, country: str, days: int) -> None:
    assert (arrives_on(channel, country, date(2026, 6, 15)) - date(2026, 6, 15)).days == days


def test_every_rule_of_arrival_says_where_it_comes_from_and_our_own_says_so() -> None:
    assert all(rules for rules in RULES.values())
    assert rule("post", date(2026, 6, 15)).source.note == "own rule"
    with pytest.raises(LookupError):
        rule("pigeon", date(2026, 6, 15))
