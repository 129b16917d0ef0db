"""What the letters say: golden text, the elements the law asks for, tone, and hostile input shown literally."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from html import unescape

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from casework.letters import elements, page, words
from casework.letters.values import Blank, Block, Letter, Signer

from .golden import path, plain
from .samples import KINDS, LANGUAGES, VARIANTS, sample

EVERY = [(kind, language, variant) for kind, variant in VARIANTS for language in LANGUAGES]
HOSTILE = [
    "<script>alert(1)</script>",
    "</p></section><h1>We approve</h1>",
    '"><img src="file:///etc/passwd">',
    "<style>@import url(http://127.0.0.1/x.css)</style>",
    '<link rel="attachment" href="file:///etc/passwd">',
    "{{ 7*7 }} {% include '/etc/passwd' %} {# gone #}",
    "${7*7} <%= 7*7 %> &lt; &amp; &#60;",
    "]]> <!-- --> <?xml?>",
]


@pytest.mark.parametrize(("kind", "language", "variant"), EVERY)
def test_the_text_of_a_letter_is_the_text_that_was_read_and_kept(kind, language, variant):
    kept = path(kind, language, variant).read_text("utf-8")
    assert plain(page.write(sample(kind, language, variant))) == kept, "renew with: python -m tests.letters.golden"


@pytest.mark.parametrize(("kind", "language", "variant"), EVERY)
def test_a_letter_carries_every_element_it_owes(kind, language, variant):
    html = page.write(sample(kind, language, variant))
    assert elements.missing(kind, html) == frozenset()
    assert elements.elements(html) <= frozenset(elements.ELEMENTS), "a mark that means nothing"


def test_a_letter_that_lacks_an_element_is_not_written(monkeypatch):
    monkeypatch.setitem(
        elements.REQUIRED,  # type: ignore[arg-type]
        "receipt",
        frozenset({"L6", "L9"}),
    )
    with pytest.raises(Blank, match="right to ask for suspended effect"):
        page.write(sample("receipt", "en"))


def test_an_element_that_is_not_there_is_found_missing():
    html = page.write(sample("refusal", "en")).replace('data-element="L9"', "")
    assert elements.missing("refusal", html) == {"L9"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["request", "reminder", "receipt", "interim_reply", "extension"])
def test_a_letter_that_decides_nothing_does_not_speak_of_appeal(kind, language):
    assert "L7" not in elements.elements(page.write(sample(kind, language)))


@pytest.mark.parametrize(("kind", "language", "variant"), EVERY)
def test_a_letter_speaks_plainly(kind, language, variant):
    text = plain(page.write(sample(kind, language, variant))).lower()
    words = r"unfortunately|please|regret|hereby|dessverre|vennligst|beklager|herved|diverre|ver venleg|!"
    assert re.findall(words, text) == []
    assert re.findall(r"\{|\}|none\b|undefined|\.\.", text.replace("...", "")) == []


@pytest.mark.parametrize(("kind", "language", "variant"), EVERY)
def test_an_appeal_says_its_last_day_with_the_weekday(kind, language, variant):
    letter = sample(kind, language, variant)
    if letter.appeal:
        last = page.environment(language).filters["weekday"](letter.appeal.last_day)
        assert last in plain(page.write(letter))


@pytest.mark.parametrize(
    ("ends", "says"), [("2026-12-26", "a Saturday"), ("2026-12-27", "a Sunday"), ("2026-12-25", "a public holiday")]
)
def test_an_appeal_says_why_its_last_day_is_later(ends, says):
    letter = sample("refusal", "en")
    appeal = replace(letter.appeal, ends=type(letter.appeal.ends).fromisoformat(ends))
    assert f"{says}, and the last day is Monday 28 December 2026" in plain(page.write(replace(letter, appeal=appeal)))


def parts(letter: Letter) -> list[str]:
    return [
        field.name for field in fields(letter) if is_dataclass(getattr(letter, field.name)) and field.default is None
    ]


@pytest.mark.parametrize(
    ("kind", "part"),
    [(kind, part) for kind in KINDS for part in parts(sample(kind, "en")) if (kind, part) != ("dismissal", "referral")],
)
def test_a_letter_without_one_of_its_parts_is_not_written(kind, part):
    for language in LANGUAGES:
        with pytest.raises((Blank, UndefinedError)):
            page.write(replace(sample(kind, language), **{part: None}))


def test_a_decision_needs_two_officers_who_did_different_things():
    letter = sample("refusal", "en")
    prepared, decided = letter.signers
    for signers in (
        (),
        (prepared,),
        (prepared, prepared),
        (prepared, replace(decided, name=prepared.name)),
        (prepared, decided, decided),
    ):
        with pytest.raises(Blank, match="two officers"):
            page.write(replace(letter, signers=signers))


def test_a_refusal_needs_its_reason_in_one_sentence():
    letter = sample("refusal", "nb")
    with pytest.raises(Blank, match=r"decision\.because"):
        page.write(replace(letter, decision=replace(letter.decision, because="")))


def test_a_letter_that_does_not_exist_is_not_written():
    with pytest.raises(TemplateNotFound):
        page.write(replace(sample("refusal", "en"), kind="eviction"))


def hostile(value: object, text: str) -> object:
    """`value` with `text` added to every free text in it: what persons wrote, names, references."""
    if isinstance(value, str):
        return f"{value} {text}"
    if isinstance(value, tuple):
        return tuple(hostile(part, text) for part in value)
    if is_dataclass(value):
        keep = {"case_type", "kind", "language", "mark", "did", "sent", "subject", "version"}
        return replace(
            value, **{f.name: hostile(getattr(value, f.name), text) for f in fields(value) if f.name not in keep}
        )  # type: ignore[type-var]
    return value


@pytest.mark.parametrize(("kind", "variant"), VARIANTS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_was_written(kind, variant, text):
    letter = sample(kind, "en", variant)
    html = page.write(hostile(letter, text))  # type: ignore[arg-type]
    shape = re.findall(r"<(/?[a-z][a-z0-9]*)", page.write(letter))
    assert set(re.findall(r"<(/?[a-z][a-z0-9]*)", html)) <= {*shape, "wbr"}, "a tag came in from a text"
    shown = unescape(re.sub(r"<[^>]*>", "", html.split("<body")[1])).replace("\u00a0", " ").replace("\ufeff", "")
    assert text in shown
    assert not re.search(r'(?:src|href)="(?!asset:|data:|#)', html), "an address came in from a text"


@pytest.mark.parametrize(
    ("given", "shown"),
    [("a\x00b", "a[U+0000]b"), ("a\u202eb", "a[U+202E]b"), ("\x1b[1m", "[U+001B][1m"), ("\ud800", "[U+D800]")],
)
def test_a_character_that_would_hide_or_turn_text_is_spelled_out(given, shown):
    letter = sample("interim_reply", "en")
    assert shown in page.write(replace(letter, delay=replace(letter.delay, because=given)))


def test_right_to_left_letters_are_left_as_they_are():
    letter = sample("interim_reply", "en")
    assert "שלום" in page.write(replace(letter, delay=replace(letter.delay, because="שלום")))


def test_an_empty_line_parts_paragraphs_and_a_line_end_stays():
    assert page.paragraphs("one\ntwo\r\n\r\n\r\nthree <b>") == "<p>one<br>two</p>\n<p>three &lt;b&gt;</p>\n"


def test_the_title_names_kind_party_and_number():
    assert (
        page.title(page.write(sample("refusal", "nb")))
        == "Avslag: driftskonto for skipsoperatører, Halcyon Strait Shipping Co. Ltd, 2026/941-12"
    )
    assert page.title(page.write(sample("approval", "en", "partial"))).startswith("Partial approval: ")


def test_the_code_leads_to_the_public_page_and_has_alternative_text():
    html = page.write(sample("refusal", "en"))
    assert 'alt="QR code that leads to the page where this letter can be checked: casework.example/check"' in html
    assert page.qr("https://a.example/1") != page.qr("https://a.example/2")


def test_representatives_refused_with_the_account_are_each_named():
    letter = sample("refusal", "nn")
    from casework.letters.values import Outcome

    vlachos = Outcome(
        subject="part",
        name="Andreas Vlachos",
        granted=False,
        because="Attesten er for gammal.",
        source="artikkel 21 nr. 5",
    )
    text = plain(
        page.write(replace(letter, decision=replace(letter.decision, outcomes=(*letter.decision.outcomes, vlachos))))
    )
    assert (
        "Vi godkjenner ikkje Andreas Vlachos som kontorepresentant. Attesten er for gammal. artikkel 21 nr. 5." in text
    )


def test_reasons_with_sources_end_in_them():
    letter = sample("refusal", "en")
    reasons = replace(
        letter.reasons, conclusion=Block(text="First.\n\nSecond.", sources=("Act section 1", "Act section 2"))
    )
    assert 'Second.<span class="law"> Act section\u00a01; Act section\u00a02.</span>' in page.write(
        replace(letter, reasons=reasons)
    )


def test_officers_who_acted_on_different_days_are_shown_with_both_days():
    letter = sample("account_opened", "en")
    assert {signer.did for signer in letter.signers} == {"carried_out", "checked"}
    assert "on 17 December 2026 and 18 December 2026" in plain(page.write(letter))
    assert isinstance(letter.signers[0], Signer)


ADDRESSED = {"nb": r"\b(dere|[Dd]u|deg)\b|\bDeres\b", "nn": r"\b([Dd]e|[Dd]ykk|[Dd]ykkar|[Dd]u|deg)\b"}


@pytest.mark.parametrize("language", ADDRESSED)
def test_no_template_addresses_a_reader_in_one_way_only(language):
    texts = {file: file.read_text("utf-8") for file in page.TEMPLATES.rglob(f"*.{language}.html")}
    bare = {file.name: re.findall(ADDRESSED[language], words.ADDRESS.sub("", text)) for file, text in texts.items()}
    assert {name: found for name, found in bare.items() if found} == {}


@pytest.mark.parametrize(("language", "plural"), [("nb", r"\b[Dd]ere\b"), ("nn", r"\b([Dd]e|[Dd]ykk|[Dd]ykkar)\b")])
def test_a_letter_to_one_person_says_du(language, plural):
    text = plain(page.write(replace(sample("withdrawn", language), person=True)))
    assert re.findall(plural, text) == []
    assert re.search(r"\bdu\b", text)
    assert re.search(plural, plain(page.write(sample("withdrawn", language))))
