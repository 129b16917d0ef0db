"""What was sent, as a document: complete, in the reader's language, archive-grade, whatever was typed."""

from __future__ import annotations

import logging
import re
from io import BytesIO

import page as validator
import pikepdf
import pytest

from casework.letters import page, pdf
from casework.letters.annex import PAGES, length, runs_of, write
from casework.letters.sheets import EMPTY, LONG, Column, Sheet, laid_out
from casework.stories.ship_monitoring_plan import example
from casework.stories.ship_plans import large

from .annexes import DAY, annex, changed, path, two_hundred
from .golden import plain
from .samples import LANGUAGES
from .test_pdf import fonts_not_embedded, text_of

pytestmark = pytest.mark.prints


def printed(answers: object, language: str = "en") -> bytes:
    html = write(annex(answers, language))
    return pdf.print_pdf(html, language=language, title=page.title(html), identifier="2026/12-3")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_reads_as_it_was_last_read(language: str) -> None:
    assert plain(write(annex(example(DAY), language))) == path(language).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_archive_grade_and_accessible_and_printed_without_a_warning(
    language: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        content = printed(large(DAY) if language == "nb" else example(DAY), language)
    assert [record.getMessage() for record in caplog.records if record.name.startswith("weasyprint")] == []
    for profile in ("2a", "ua1"):
        report = validator.validate_pdf_bytes(content, profile=profile)
        assert report.is_compliant, [str(failure) for failure in report.failures]
    with pikepdf.open(BytesIO(content)) as opened:
        assert str(opened.Root.Lang) == language
        assert fonts_not_embedded(opened) == []
        tags = tagged(opened.Root.StructTreeRoot)
    assert tags.count("H1") == 1
    assert tags.index("H1") < tags.index("H2") < tags.index("H3")
    assert {"Table", "TR", "TH", "TD"} <= set(tags)
    pages = text_of(content, "-layout").split("\f")[:-1]
    words = {"en": ("Page", "of"), "nb": ("Side", "av"), "nn": ("Side", "av")}[language]
    for number, said in enumerate(pages, 1):
        assert f"{words[0]} {number} {words[1]} {len(pages)}" in said
        assert "2026/12-3 SHA-256" in " ".join(said.split())


def tagged(node: pikepdf.Object) -> list[str]:
    """The kinds of structure elements, in reading order."""
    kids = node.get("/K", [])
    found = [str(node.S)[1:]] if "/S" in node else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid or "/K" in kid):
            found += tagged(kid)
    return found


def test_no_answer_is_lost_and_nothing_is_printed_that_stands_beside_the_plan() -> None:
    html = write(annex(example(DAY), "en"))
    said = plain(html)
    for typed in ("ME-61204", "Coriolis", "Eleni Markopoulou", "3.114", "43 200", "21 September 2026"):
        assert typed in said, typed
    for beside in ("Mandate from the owner", "The verifier's assessment", "How you want to hear from us"):
        assert beside not in said
    assert "Not answered in any row: Your own name for it" in said


def test_a_number_and_a_day_are_written_as_the_reader_writes_them() -> None:
    said = plain(write(annex(example(DAY), "nb")))
    assert "3,114" in said
    assert "21. september 2026" in said
    assert "3.114" not in said


@pytest.mark.slow
def test_a_table_of_two_hundred_rows_lies_down_repeats_its_head_and_numbers_every_row() -> None:
    pages = text_of(printed(two_hundred()), "-layout").split("\f")[:-1]
    row = re.compile(r"^ *(\d+) +(?:Meter|Gauge) \d+ .*(?:Flow meter|gauge)", re.MULTILINE)
    with_rows = [said for said in pages if row.search(said)]
    assert len(with_rows) > 3
    assert all("installation" in said for said in with_rows)
    assert [int(number) for said in with_rows for number in row.findall(said)] == list(range(1, 201))


HOSTILE = {
    "tags": "<script>alert(1)</script><img src=x onerror=y>&amp;</td></table>",
    "another language": "שלום עולם مرحبا بالعالم",
    "turned": "abc\u202edef\u2066ghi",
    "a picture": "🚢 \U0001f9ed",
    "endless": "x" * 3_000,
    "long": "word " * 600,
    "lines": "one\ntwo\n\nthree\r\nfour",
    "template": "{{ 7 * 7 }} {% raw %} {0} %s",
    "address": "file:///etc/passwd url(http://127.0.0.1/x.png)",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_was_typed_is_printed_as_text_on_a_page_that_stays_valid(kind: str) -> None:
    typed = HOSTILE[kind]
    tank = {"name": typed, "type": "bunker", "capacity_m3": "12.5"}
    plan = changed(tanks={"x1": tank}, further={"information": typed}, ship={"name": typed, "description": typed},
                   procedures={"x2": {"reference": typed, "description": typed}})  # fmt: skip
    content = printed(plan)
    for profile in ("2a", "ua1"):
        report = validator.validate_pdf_bytes(content, profile=profile)
        assert report.is_compliant, [str(failure) for failure in report.failures]
    said = text_of(content)
    whole = re.sub(r"\s", "", said)
    expected = {
        "turned": "abc[U+202E]def[U+2066]ghi",
        "a picture": "[U+1F6A2] [U+1F9ED]",
        "another language": "",
        "endless": "x" * 900,
        "template": "{{ 7 * 7 }} {% raw %} {0} %s",
    }.get(kind, typed.split("\n")[0])
    assert re.sub(r"\s", "", expected)[:2000] in whole
    if kind in ("endless", "long"):
        assert whole.count("x" if kind == "endless" else "word") >= 9_000 / (1 if kind == "endless" else 5)


def test_no_cell_is_clipped_at_the_edge_of_its_page() -> None:
    content = printed(changed(tanks={"x1": {"name": "W" * 400, "type": "bunker"}}))
    for said in text_of(content, "-bbox").split("<page ")[1:]:
        width = float(re.search(r'width="([\d.]+)"', said)[1])  # type: ignore[index]
        right = [float(found) for found in re.findall(r'xMax="([\d.]+)"', said)]
        assert max(right, default=0) <= width - 30


# --- how a table is laid out ----------------------------------------------------------------------------------------


def sheet(*columns: list[str], figures: tuple[int, ...] = ()) -> Sheet:
    heads = tuple(Column(f"Question {place}", place in figures) for place in range(len(columns)))
    return Sheet(heads, tuple(zip(*columns, strict=True)))


def test_a_long_text_stands_below_its_row_and_a_question_without_answers_below_the_table() -> None:
    found = laid_out(sheet(["a", "b"], ["x" * (LONG + 1), ""], ["", ""], ["1", ""]))
    assert [column.label for column in found.columns] == ["Question 0", "Question 3"]
    assert [line.notes for line in found.lines] == [(("Question 1", "x" * (LONG + 1)),), ()]
    assert [line.cells for line in found.lines] == [("a", "1"), ("b", EMPTY)]
    assert found.unanswered == ("Question 2",)


def test_decimal_marks_stand_below_each_other() -> None:
    found = laid_out(sheet(["a", "b", "c"], ["3.114", "12", "0.5"], figures=(1,)))
    cells = [line.cells[1] for line in found.lines]
    assert len({len(cell) - cell.index(".") for cell in (cells[0], cells[2])}) == 1
    assert cells[1].rstrip("\u2007\u2009") == "12"
    assert len(cells[1]) - 2 == len(cells[0]) - 1


def test_widths_are_whole_and_the_first_column_always_stays() -> None:
    for columns in ([["x" * 300]], [["a"], *[["word " * 6] for _ in range(14)]]):
        found = laid_out(sheet(*columns))
        assert sum(found.widths) == pytest.approx(100, abs=0.5)
        assert min(found.widths) > 1.5
        assert found.columns[0].label == "Question 0"
        assert len(found.widths) == len(found.columns) + 1


def test_the_reader_does_not_turn_the_paper_for_four_lines() -> None:
    assert not any(run.lies for run in runs_of(annex(example(DAY), "en").parts))
    runs = runs_of(annex(large(DAY), "en").parts)
    assert 2 <= len(runs) <= 5
    assert sum(length(run.placed) for run in runs) > PAGES
