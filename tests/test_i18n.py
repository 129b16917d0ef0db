"""Three languages: what is said, in which form, and that nothing of ours is left unsaid."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from hypothesis import given
from hypothesis import strategies as st

from casework import i18n
from casework.core.text import Text
from casework.settings import ROOT

OURS = ("auth", "errors", "public", "render", "vocabulary")
PARTS = ("document", "error", "frame", "kept", "layout_*", "macros")
PLACES = ("core/*.py", "operations/*.py", "workflows/*.py", "templates/public/*.html")
PLACES += tuple(f"web/{name}.py" for name in OURS) + tuple(f"templates/shared/{name}.html" for name in PARTS)
FILES = sorted(file for place in PLACES for file in (ROOT / "casework").glob(place))
NAMES = re.compile(r"\{(\w+)\}")


def msgids(file: Path) -> set[str]:
    keywords: dict[str, tuple[int, ...] | None] = {"_": None, "Text": None, "ngettext": (1, 2)}
    method = "jinja2" if file.suffix == ".html" else "python"
    found: set[str] = set()
    for _, message, _, _ in extract_from_file(method, str(file), keywords=keywords):  # type: ignore[arg-type]
        found |= {part for part in (message if isinstance(message, tuple) else (message,)) if part}
    return found


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_everything_the_frame_and_the_core_say_can_be_said(language: str) -> None:
    assert i18n.missing({msgid for file in FILES for msgid in msgids(file)}, language) == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_translation_names_the_same_values_as_the_english(language: str) -> None:
    odd = []
    for file, msgid, said in i18n.entries(language):
        pairs = zip(msgid, said, strict=True) if isinstance(msgid, tuple) else [(msgid, said)]
        odd += [
            (file, english, words)
            for english, words in pairs
            if not set(NAMES.findall(str(words))) <= set(NAMES.findall(str(english))) | {"count"}
            or (set(NAMES.findall(str(english))) - {"count"}) - set(NAMES.findall(str(words)))
        ]
    assert odd == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_sentence_is_translated_in_two_ways(language: str) -> None:
    said: dict[object, tuple[str, object]] = {}
    for file, msgid, words in i18n.entries(language):
        known = said.setdefault(msgid, (file, words))
        assert known[1] == words, f"{msgid!r}: {known} and {(file, words)}"


def test_both_norwegians_cover_the_same_sentences() -> None:
    nb, nn = ({msgid for _, msgid, _ in i18n.entries(language)} for language in ("nb", "nn"))
    assert nb ^ nn == set()


def test_a_number_chooses_its_form_in_every_language() -> None:
    one, two = (Text("{count} errors are open.", count=n) for n in (1, 2))
    assert [i18n.say(one, language) for language in i18n.LANGUAGES] == [
        "1 feil står åpen.",
        "1 feil står open.",
        "1 error is open.",
    ]
    assert [i18n.say(two, language) for language in i18n.LANGUAGES] == [
        "2 feil står åpne.",
        "2 feil står opne.",
        "2 errors are open.",
    ]


def test_texts_within_texts_are_said_too() -> None:
    text = Text("This step belongs to {actor}.", actor=Text("a caseworker"))
    assert i18n.say(text, "nn") == "Dette steget høyrer til ein saksbehandlar."


def test_a_sentence_nobody_translated_is_said_in_english() -> None:
    assert i18n.say(Text("Not in any {thing}", thing="book"), "nb") == "Not in any book"


def test_dates_are_written_as_people_write_them() -> None:
    on = date(2026, 12, 14)
    assert [i18n.day_long(on, language) for language in i18n.LANGUAGES] == [
        "mandag 14. desember 2026",
        "måndag 14. desember 2026",
        "Monday 14 December 2026",
    ]
    assert [i18n.day(on, language) for language in i18n.LANGUAGES] == [
        "14. desember 2026",
        "14. desember 2026",
        "14 December 2026",
    ]
    assert i18n.day_short(on, "en") == "Mon 14 Dec"
    assert i18n.day_figures(on) == "14.12.2026"
    assert i18n.say(Text("By {day}", day=on), "en") == "By 14 December 2026"


def test_an_instant_is_shown_on_the_norwegian_clock() -> None:
    winter = int(datetime(2026, 12, 31, 23, 30, tzinfo=UTC).timestamp() * 1000)
    summer = int(datetime(2026, 6, 30, 22, 5, tzinfo=UTC).timestamp() * 1000)
    assert plain(i18n.moment(winter, "en")) == "1 January 2027 at 00:30"
    assert plain(i18n.moment(summer, "nb")) == "1. juli 2026 kl. 00:05"
    assert i18n.moment_short(winter, "en") == "1 Jan 00:30"


def test_figures_sizes_and_lists() -> None:
    assert i18n.number(Decimal("12345.5"), "en") == "12,345.5"
    assert plain(i18n.number(Decimal("12345.5"), "nb")) == "12 345,5"
    assert [plain(i18n.size(n, "nb")) for n in (0, 412_000, 999_999, 1_300_000)] == ["0 B", "412 kB", "1 MB", "1,3 MB"]
    assert i18n.listed(["a", "b", "c"], "en") == "a, b and c"
    assert i18n.listed([Text("the party"), "b"], "nb") == "parten og b"


@pytest.mark.parametrize(
    ("chosen", "accepts", "language"),
    [
        (("nn", "en", "nb"), ("en",), "nn"),
        ((None, "en", "nb"), ("nn",), "en"),
        ((None, None, "nn"), ("en",), "nn"),
        ((None, None, None), ("fr-FR", "en-GB", "nb"), "en"),
        ((None, None, None), ("no",), "nb"),
        ((None, None, None), ("nn-NO",), "nn"),
        ((None, None, None), ("el", "fr"), "nb"),
        (("xx", "<script>", ""), (), "nb"),
    ],
)
def test_the_language_is_the_first_that_was_chosen(
    chosen: tuple[str | None, ...], accepts: tuple[str, ...], language: str
) -> None:
    assert i18n.pick_language(*chosen, accepts=accepts) == language


@given(st.text(max_size=40))
def test_braces_in_values_are_shown_and_never_filled(value: str) -> None:
    assert i18n.say(Text("{rule}: not looked up", rule=value), "nb") == f"{value}: ikke slått opp"
