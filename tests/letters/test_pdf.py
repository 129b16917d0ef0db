"""What the press gives: archive-grade, readable aloud, always the same, and closed to the world."""

from __future__ import annotations

import hashlib
import logging
import re
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page as validator
import pikepdf
import pytest

from casework.letters import page, pdf
from casework.letters.values import Letter

from .samples import LANGUAGES, VARIANTS, sample

pytestmark = pytest.mark.prints
EVERY = [(kind, language, variant) for kind, variant in VARIANTS for language in LANGUAGES]


def printed(letter: Letter) -> bytes:
    html = page.write(letter)
    return pdf.print_pdf(html, language=letter.language, title=page.title(html), identifier=letter.reference.number)


def text_of(content: bytes, *options: str) -> str:
    return subprocess.run(
        ["pdftotext", *options, "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()


def html_with(body: str) -> str:
    return f'<!doctype html><html lang="en"><head><title>t</title></head><body><p>before</p>{body}</body></html>'


def press_html(html: str) -> bytes:
    return pdf.print_pdf(html, language="en", title="t", identifier="1")


@pytest.mark.parametrize(("kind", "language", "variant"), EVERY)
def test_every_letter_is_archive_grade_accessible_and_printed_without_a_warning(kind, language, variant, caplog):
    letter = sample(kind, language, variant)
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        content = printed(letter)
    assert [record.getMessage() for record in caplog.records if record.name.startswith("weasyprint")] == []
    for profile in ("2a", "ua1"):
        report = validator.validate_pdf_bytes(content, profile=profile)
        assert report.is_compliant, [str(failure) for failure in report.failures]
    with pikepdf.open(BytesIO(content)) as opened:
        assert str(opened.Root.Lang) == language
        assert str(opened.docinfo["/Title"]) == page.title(page.write(letter))
        assert "/EmbeddedFiles" not in opened.Root.get("/Names", {})
        assert fonts_not_embedded(opened) == []
    pages = text_of(content, "-layout").split("\f")[:-1]
    words = {"en": ("Page", "of"), "nb": ("Side", "av"), "nn": ("Side", "av")}[language]
    for number, text in enumerate(pages, 1):
        assert f"{words[0]} {number} {words[1]} {len(pages)}" in text
        assert f"{letter.reference.number} " in text
        assert letter.check.code in text
        body = [line for line in text.splitlines() if line.strip()][:-1]
        assert len(body) >= 6, f"page {number} opens with too little on it"
        assert (
            not body[0]
            .lstrip()
            .startswith((letter.authority.name + "\n", letter.signers[0].name if letter.signers else "\0"))
        )


def fonts_not_embedded(opened: pikepdf.Pdf) -> list[str]:
    names = []
    for leaf in opened.pages:
        for font in leaf.Resources.get("/Font", {}).values():
            descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            if "/FontFile2" not in descendant.FontDescriptor and "/FontFile3" not in descendant.FontDescriptor:
                names.append(str(font.BaseFont))
    return names


def test_the_reference_to_another_page_is_computed():
    pages = text_of(printed(sample("refusal", "en"))).split("\f")
    appeal = next(
        number for number, text in enumerate(pages, 1) if re.search(r"Address\s+the\s+appeal\s+to\s+us", text)
    )
    assert re.search(rf"See\s+page\s+{appeal}\.", pages[0].replace("\u00a0", " "))


def test_the_same_letter_gives_the_same_bytes_in_another_process_and_after_other_letters():
    code = (
        "import hashlib; from tests.letters.test_pdf import printed; from tests.letters.samples import sample\n"
        "{before}print(hashlib.sha256(printed(sample('approval', 'nn', 'partial'))).hexdigest())"
    )
    hashes = {hashlib.sha256(printed(sample("approval", "nn", "partial"))).hexdigest()}
    for seed, before in (("1", ""), ("2", "printed(sample('refusal', 'en')); ")):
        ran = subprocess.run(
            [sys.executable, "-c", code.replace("{before}", before)],
            env={
                "PATH": "/usr/bin:/bin",
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(Path.cwd()),
                "HOME": "/tmp",
                "LANG": "C.UTF-8",
            },
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(ran.stdout.strip())
    assert len(hashes) == 1


def test_another_document_number_gives_another_file_id():
    html = html_with("")
    first, second = (
        pdf.print_pdf(html, language="en", title="t", identifier=number) for number in ("2026/1-1", "2026/1-2")
    )
    assert first != second


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="https://127.0.0.1:9/x.png" alt="x">',
        '<img src="asset:../letter.css" alt="x">',
        '<img src="asset:/etc/hostname" alt="x">',
        '<img src="asset:unknown.svg" alt="x">',
        "<style>@import url(file:///etc/passwd);</style>",
        "<style>p{background:url(http://127.0.0.1:9/x.png)}</style>",
        "<style>@font-face{font-family:x;src:url(file:///usr/share/fonts/truetype/dejavu/DejaVuSans.ttf)}p{font-family:x}</style>",
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<a rel="attachment" href="file:///etc/hostname">x</a>',
        '<object data="file:///etc/hostname">x</object>',
        (
            "<img alt=\"x\" src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
            "<image href='file:///etc/hostname' width='9' height='9'/></svg>\">"
        ),
    ],
)
def test_nothing_outside_the_shelf_is_fetched(body):
    with pytest.raises(pdf.Refused):
        press_html(html_with(body))


def test_an_address_without_a_scheme_leads_nowhere():
    content = press_html(html_with('<img src="/etc/hostname" alt="x"><img src="mark.svg" alt="y">'))
    with pikepdf.open(BytesIO(content)) as opened:
        assert not any("/XObject" in leaf.Resources and leaf.Resources.XObject for leaf in opened.pages)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("中文", "[U+4E2D][U+6587]"),
        ("🚢", "[U+1F6A2]"),
        ("Αθήνα Ђорђе Čáŋŧ", "Αθήνα Ђорђе Čáŋŧ"),
        ("\x00\x1b", "[U+0000][U+001B]"),
        ("\u202eabc", "[U+202E]abc"),
    ],
)
def test_every_character_is_drawn_or_spelled_out(given, shown):
    letter = sample("interim_reply", "en")
    content = printed(replace(letter, delay=replace(letter.delay, because=f"Before {given} after.")))
    assert shown in text_of(content)
    assert validator.validate_pdf_bytes(content, profile="2a").is_compliant


@pytest.mark.parametrize("given", ["שלום עולם", "مرحبا بالعالم"])
def test_right_to_left_words_are_kept_and_the_file_stays_valid(given):
    letter = sample("interim_reply", "en")
    content = printed(replace(letter, delay=replace(letter.delay, because=given)))
    for profile in ("2a", "ua1"):
        assert validator.validate_pdf_bytes(content, profile=profile).is_compliant


@pytest.mark.slow
@pytest.mark.parametrize("long", ["x" * 80_000, "word " * 16_000, "<b>&" * 20_000])
def test_a_very_long_text_is_printed_in_reasonable_time(long):
    letter = sample("interim_reply", "en")
    started = time.monotonic()
    content = printed(replace(letter, delay=replace(letter.delay, because=long)))
    assert time.monotonic() - started < 30
    assert len(text_of(content)) >= 80_000


def test_a_letter_in_which_a_packed_stream_ends_in_a_line_end_is_printed_again(monkeypatch):
    letter, tried, once = sample("interim_reply", "en"), [], pdf.print_once

    def unlucky_once(*told):
        tried.append(told[-1])
        return once(*told) + (b"" if tried[1:] else pdf.AMBIGUOUS_ENDS[1])

    monkeypatch.setattr(pdf, "print_once", unlucky_once)
    content = printed(letter)
    assert tried == [0, 1]
    assert not any(end in content for end in pdf.AMBIGUOUS_ENDS)
    assert content != once(page.write(letter), "en", page.title(page.write(letter)), letter.reference.number, 0)


def test_a_letter_with_a_hundred_ships_keeps_its_head_row_on_each_page():
    letter = sample("approval", "en")
    ships = tuple(replace(letter.case.ships[0], name=f"Ship {number}") for number in range(100))
    pages = text_of(printed(replace(letter, case=replace(letter.case, ships=ships)))).split("\f")
    with_ships = [text for text in pages if re.search(r"Ship \d+", text)]
    assert len(with_ships) > 2
    assert all("IMO number" in text for text in with_ships)
