"""Tables as files: what is written comes back the same, and what strangers write is read as far as it can be."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework import i18n
from casework.core.answers import as_json
from casework.forms.ship_monitoring_plan import SHIP_MONITORING_PLAN_FORM as FORM
from casework.forms.tables import lines, workbook
from casework.forms.tables.cells import KEY, Column, columns
from casework.forms.tables.merge import proposed
from casework.forms.tables.workbook import Limits, Unreadable
from casework.forms.typed import TYPED
from casework.stories.ship_plans import example, large

PLAN = example(date(2026, 11, 20))
TYPED_PLAN = as_json(PLAN)
TABLES = [section.name for section in FORM.case_type.sections if section.rows]
LIMITS = Limits(500, 20 * 1024 * 1024)
FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "\u200c=1", "=HYPERLINK(\"http://x\")"]


def table_of(section: str, language: str = "en") -> list[Column]:
    return columns(FORM, section, PLAN, language)


def exported(section: str, rows: dict[str, Any], language: str) -> bytes:
    table = table_of(section, language)
    cells = [(key, [column.words(row.get(column.name)) for column in table]) for key, row in rows.items()]
    return workbook.written("Emission sources", table, cells, language)


def sheet(*rows: list[Any]) -> bytes:
    """A workbook as somebody else would make it."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


def came(content: bytes, section: str = "sources", existing: Any = None, language: str = "en") -> Any:
    table = table_of(section, language)
    found = lines.from_file(content, table, LIMITS)
    return proposed(found, TYPED_PLAN[section] if existing is None else existing, table)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("section", TABLES)
def test_what_is_exported_changes_nothing_when_it_comes_back(section: str, language: str) -> None:
    rows = TYPED_PLAN[section]
    for content in (exported(section, rows, language), lines.as_json(section, rows, table_of(section)).encode()):
        found = came(content, section, language=language)
        assert (found.rows, found.added, found.changed, found.missing, found.faults) == (rows, (), {}, (), ())


@st.composite
def rows(draw: st.DrawFn, section: str) -> dict[str, Any]:
    """Rows as they may be kept: answers, and what was typed and is none."""
    found: dict[str, Any] = {}
    text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20) | st.sampled_from(FORMULAS)
    number = st.decimals(0, 10**6, places=3).map(str) | st.integers(0, 9999).map(str)
    for key in draw(st.lists(st.from_regex(r"\Ar[0-9a-f]{8}\Z"), min_size=1, max_size=4, unique=True)):
        row = {}
        for column in table_of(section):
            values = [value for value, _ in column.options]
            known = st.lists(st.sampled_from(values), max_size=3) if values else st.nothing()
            words = draw((known if column.is_many else st.sampled_from(values) if values else st.nothing())
                         | number | text)  # fmt: skip
            kept, _ = column.understood(words)
            if kept is not None and (column.is_read(kept) or column.understood(column.words(kept))[0] == kept):
                row[column.name] = kept
        found[key] = row
    return found


@pytest.mark.parametrize("section", ["sources", "equipment", "fuels"])
@given(data=st.data(), language=st.sampled_from(i18n.LANGUAGES))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_rows_come_back_the_same(section: str, data: st.DataObject, language: str) -> None:
    kept = {key: row for key, row in data.draw(rows(section)).items() if row}
    if not kept:
        return
    for content in (exported(section, kept, language), lines.as_json(section, kept, table_of(section)).encode()):
        found = came(content, section, kept, language)
        assert (found.rows, found.changed, found.added) == (kept, {}, ())


CELLS = [
    ("Year of installation", 1890, 1890, None),
    ("Year of installation", "18x0", {TYPED: "18x0"}, "This is not a whole number"),
    ("Year of installation", date(2021, 5, 1), {TYPED: "2021-05-01"}, "This is not a whole number"),
    ("Power, kW", "9 800,5", "9800.5", None),
    ("Power, kW", 9800.0, "9800", None),
    ("Power, kW", 0.1 + 0.2, "0.3", None),
    ("Power, kW", "1.234,5", {TYPED: "1.234,5"}, "This is not a number"),
    ("Type of source", "main engine", "main_engine", None),
    ("Type of source", "main_engine", "main_engine", None),
    ("Type of source", "Steam kettle", {TYPED: "Steam kettle"}, "Choose one of the answers"),
    ("Fuels it can use", "HFO; mdo", ["f1", "f2"], None),
    ("Fuels it can use", "HFO, MDO", ["f1", "f2"], None),
    ("Fuels it can use", "HFO; coal", {TYPED: ["f1", "coal"]}, "Choose one of the answers"),
    ("Measuring equipment", "ME oil meter", ["e1"], None),
    ("Serial number", 40211, "40211", None),
    ("Serial number", "a\u202eb", {TYPED: "a\u202eb"}, "cannot be seen"),
    ("Serial number", "x" * 300, {TYPED: "x" * 300}, "too long"),
]


@pytest.mark.parametrize(("heading", "cell", "kept", "fault"), CELLS)
def test_a_cell_is_read_or_says_why_not(heading: str, cell: Any, kept: Any, fault: str | None) -> None:
    found = came(sheet(["Name of the source", heading], ["M1", cell]))
    (row,) = found.rows.values()
    column = next(column for column in table_of("sources") if i18n.say(column.heading, "en") == heading)
    assert row.get(column.name) == kept
    said = [i18n.say(one.text, "en") for one in found.faults]
    assert said == [] if fault is None else said[0].startswith(f"Row 2, {heading}: ") and fault in said[0]


def test_a_fault_names_row_question_and_reason_in_the_readers_language() -> None:
    found = came(sheet(["name", "installed"], ["M1", "x"]), language="nb")
    assert i18n.say(found.faults[0].text, "nb").startswith("Rad 2, ")


def test_rows_are_known_by_key_else_by_name_and_others_are_new() -> None:
    by_key = came(sheet([KEY, "name"], ["s2", "Renamed"], ["", "New"], ["s2", "Twice"], ["~removed", "Odd"]))
    assert by_key.changed == {"s2": ("name",)}
    assert [by_key.rows[key]["name"] for key in by_key.added] == ["New", "Twice", "Odd"]
    assert all(key.startswith("r") for key in by_key.added)
    assert by_key.missing == ("s1", "s3", "s4")
    by_name = came(sheet(["name", "installed"], ["main engine", 2020], ["Brand new", 2024]))
    assert by_name.changed == {"s1": ("name", "installed")}
    assert len(by_name.added) == 1


def test_a_column_that_is_not_there_stays_and_an_empty_cell_takes_its_answer_away() -> None:
    found = came(sheet([KEY, "name", "serial_number"], ["s1", "Main engine", None]))
    assert "serial_number" not in found.rows["s1"]
    assert found.rows["s1"]["power_kw"] == "9800"


def test_pasted_rows_are_read_with_headings_in_any_order_and_without() -> None:
    table = table_of("sources")
    bare = lines.pasted('M9\tMain engine\t\t9800\n"two\nlines"\t\t\t5\n', table, LIMITS)
    assert bare.columns == tuple(column.name for column in table[:4])
    assert [line.cells["name"] for line in bare.lines] == ["M9", "two\nlines"]
    headed = lines.pasted("Power, kW\tName of the source\tColour\r\n5\tM9\tred\r\n", table, LIMITS)
    assert headed.lines[0].cells == {"power_kw": "5", "name": "M9"}
    assert headed.unknown == ("Colour",)
    assert not headed.is_keyed


def test_no_text_is_ever_a_formula_in_what_is_exported() -> None:
    kept = {f"s{n}": {"name": words, "serial_number": words} for n, words in enumerate(FORMULAS)}
    book = openpyxl.load_workbook(io.BytesIO(exported("sources", kept, "en")))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert {cell.value for cell in cells} >= set(FORMULAS)
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_what_may_be_chosen_stands_on_a_sheet_of_its_own() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported("sources", TYPED_PLAN["sources"], "nb")))
    assert book.sheetnames[1] == "Valg"
    assert [cell.value for cell in book.worksheets[0][2]][:2] == ["name", "type"]
    chosen = {str(column[0].value): [cell.value for cell in column[1:]] for column in book.worksheets[1].iter_cols()}
    assert "Hovedmotor" in next(iter(chosen.values()))


def test_a_formula_is_read_as_what_it_came_to_and_shown_where_it_came_to_nothing() -> None:
    found = came(sheet(["name", "power_kw"], ["M1", "=1+1"]))
    assert next(iter(found.rows.values()))["power_kw"] == {TYPED: "=1+1"}


def packed(**parts: bytes) -> bytes:
    """A workbook with other parts put in."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet(["name"], ["M1"]))) as old, zipfile.ZipFile(
        out, "w", zipfile.ZIP_DEFLATED
    ) as new:
        for part in old.infolist():
            if part.filename not in parts:
                new.writestr(part.filename, old.read(part.filename))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def bare_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
XML = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>'
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
XXE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
HOSTILE = {
    "nothing": b"",
    "a program": b"MZ\x90\x00" + bytes(100),
    "a PDF with a spreadsheet's name": b"%PDF-1.7\n",
    "an old workbook or one with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
    "an archive of something else": bare_zip(),
    "an archive cut short": sheet(["name"], ["M1"])[:-200],
    "a part that unpacks a thousandfold": packed(**{"xl/media/a.bin": bytes(15 * 1024 * 1024)}),
    "more than may be unpacked": packed(**{f"xl/media/{n}.bin": bytes(900 * 1024) for n in range(70)}),
    "entities that multiply": packed(**{SHEET: BOMB}),
    "entities that name a file": packed(**{SHEET: XXE}),
    "a document type in another coding": packed(**{SHEET: BOMB.decode().encode("utf-16")}),
    "a sheet that is no XML": packed(**{SHEET: b"\x01\x02"}),
    "too many parts": packed(**{f"x/{n}": b"" for n in range(1100)}),
    "no headings": sheet(["red", "blue"], ["1", "2"]),
    "headings only": sheet(["name", "type"]),
    "too many rows": sheet(["name"], *([f"M{n}"] for n in range(600))),
    "JSON of something else": b'{"a": 1}',
    "JSON cut short": b'[{"name": ',
    "JSON so deep that it overflows": b"[" * 100_000,
    "a list of no rows": b"[1, 2]",
    "no rows": b"[]",
    "what is no text": b"\xff\xfe\xfa",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_table_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        came(content)
    for language in ("nb", "nn"):
        assert i18n.missing({refused.value.args[0].msgid}, language) == []


CELL = '<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{words}</t></is></c></row>'
PLACES = ((1, "A1", "name"), (2, "A2", "M1"), (1_048_576, "XFD1048576", "far"))
HUGE = (f'<dimension ref="A1:XFD1048576"/><sheetData>'
        f"{''.join(CELL.format(row=row, place=place, words=words) for row, place, words in PLACES)}</sheetData>")


def test_a_sheet_that_says_it_is_huge_is_read_as_far_as_it_may() -> None:
    found = came(packed(**{SHEET: XML % HUGE.encode()}))
    assert [row["name"] for row in found.rows.values()] == ["M1"]


def test_json_keeps_figures_as_they_are_written_and_reads_no_more_than_answers() -> None:
    told = [{KEY: "s1", "power_kw": 3.1400, "installed": 10**400, "fuels": ["f1", "nothing"], "name": {"a": [1]},
             "methods": [["c"]], "serial_number": None, "type": True}]  # fmt: skip
    found = came(json.dumps(told).encode())
    assert found.rows["s1"]["power_kw"] == "3.14"
    assert {fault.column for fault in found.faults} == {"installed", "fuels", "methods", "type"}
    assert "serial_number" not in found.rows["s1"]


def test_a_table_as_large_as_they_get_is_read_at_once() -> None:
    plan = as_json(large(date(2026, 11, 20), 200, 200))
    found = came(lines.as_json("sources", plan["sources"], table_of("sources")).encode(), existing=plan["sources"])
    assert len(found.rows) == 200


def test_json_of_any_depth_and_with_any_name_is_read_or_refused_in_a_sentence() -> None:
    table = table_of("sources")
    for depth in range(800, 1000):
        with suppress(Unreadable):
            lines.from_file(b'[{"name": %s1%s}]' % (b"[" * depth, b"]" * depth), table, LIMITS)
    assert lines.from_file(b'[{"\\ud800color": 1, "name": "x"}]', table, LIMITS).unknown == ("color",)
