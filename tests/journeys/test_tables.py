"""A large table in a real browser: by keyboard, by what was copied from a spreadsheet, on a phone, without script."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest
from flask import Flask
from playwright.sync_api import expect

from casework.core.answers import as_json
from casework.stories.ship_plans import example
from casework.workflows.ship_plans.answers import PlanAnswers
from tests.browser import WINDOWS, enter, press, problems, reads
from tests.web.drafts import draft_app, new_draft
from tests.web.frame import served

PASTE = """([place, text]) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    place.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
WHERE = "(document.activeElement.closest('tr')?.dataset.key ?? '') + '/' + (document.activeElement.dataset.name ?? '')"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return draft_app(tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="module")
def base(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


def plan(app: Flask, **changes: Any) -> str:
    """A plan with some answers of its first source changed."""
    raw = as_json(example(date(2026, 11, 20)))
    raw["sources"]["s1"] |= changes
    return new_draft(app, type_name="ship_monitoring_plan", answers=PlanAnswers.model_validate(raw))


def cell(page: Any, key: str, name: str) -> Any:
    return page.locator(f'tr[data-key="{key}"] [data-name="{name}"]')


def test_cells_are_walked_written_and_saved_by_keyboard_alone(
    app: Flask, base: str, new_page: Callable[..., Any]
) -> None:
    page = new_page()
    enter(page, base)
    page.goto(f"{base}/drafts/{plan(app)}/sections/sources")
    page.locator(".scroll").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE) == "s1/name"
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    assert page.evaluate(WHERE) == "s2/power_kw"
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(cell(page, "s2", "power_kw")).to_have_text("960")
    page.keyboard.type("970,5")
    page.keyboard.press("Enter")
    reads(page, "Saved at")
    expect(cell(page, "s2", "power_kw")).to_have_text("970.5")
    assert page.evaluate(WHERE) == "s3/power_kw"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.get_by_label("Type of source").select_option(label="Boiler")
    page.keyboard.press("Tab")
    expect(cell(page, "s3", "type")).to_have_text("Boiler")
    assert page.evaluate(WHERE) == "s3/source_class"
    cell(page, "s2", "installed").focus()
    page.keyboard.type("18x0")
    page.keyboard.press("Enter")
    expect(cell(page, "s2", "installed")).to_have_text("18x0")
    reads(page, "Year of installation: This is not a whole number.")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('table')"), "Tab leads out of the table"


def test_cells_from_a_spreadsheet_fill_the_table_to_the_right_and_down(
    app: Flask, base: str, new_page: Callable[..., Any]
) -> None:
    page = new_page()
    enter(page, base)
    page.goto(f"{base}/drafts/{plan(app)}/sections/sources")
    place = cell(page, "s4", "power_kw")
    place.evaluate("node => node.focus()")
    before = place.inner_text()
    place.evaluate("(node, given) => (" + PASTE + ")([node, given])", "1500\t190\t1890\r\n77\t\t2021\r\n")
    reads(page, "6 cells, 1 new rows.")
    expect(cell(page, "s4", "power_kw")).to_have_text("1500")
    expect(page.locator("tr[data-key]")).to_have_count(5)
    expect(page.locator("tr[data-key]").last.locator('[data-name="installed"]')).to_have_text("2021")
    expect(page.locator("tr.say.e").first).to_contain_text("1890")
    assert page.evaluate(WHERE) == "s4/power_kw"
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.keyboard.press("Control+z")
    reads(page, "What was done last is taken back.")
    expect(place).to_have_text(before)
    expect(page.locator("tr[data-key]")).to_have_count(4)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert page.evaluate(WHERE) == "s4/power_kw"


def test_what_a_colleague_changed_is_not_overwritten_by_a_cell(
    app: Flask, base: str, new_page: Callable[..., Any]
) -> None:
    at = f"{base}/drafts/{plan(app)}/sections/sources"
    eleni, dimitris = new_page(), new_page()
    for page, who in ((eleni, "Eleni Markopoulou"), (dimitris, "Dimitris Vlachos")):
        enter(page, base, who)
        page.goto(at)
    for page, words in ((dimitris, "Theirs"), (eleni, "Mine")):
        cell(page, "s1", "serial_number").focus()
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        reads(page, "Saved at" if page is dimitris else "You wrote: Mine")
    expect(cell(eleni, "s1", "serial_number")).to_have_text("Theirs")


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (1280, False), (320, True), (320, False)])
def test_rows_are_added_copied_removed_put_back_and_pasted_on_any_screen(
    app: Flask, base: str, new_page: Callable[..., Any], width: int, javascript: bool
) -> None:
    page = new_page(width=width, javascript=javascript)
    enter(page, base)
    at = f"{base}/drafts/{plan(app)}/sections/sources"
    page.goto(at)
    press(page, "link", "Open Auxiliary engine 1")
    page.get_by_label("Serial number").fill("DG-1")
    press(page, "button", "Save and go to the next row")
    expect(page.get_by_role("heading", level=1)).to_have_text("Auxiliary engine 2")
    press(page, "button", "Copy Auxiliary engine 2")
    page.get_by_label("Name of the source").fill("Auxiliary engine 3")
    press(page, "button", "Save this source")
    press(page, "link", "Back to the table")
    press(page, "link", "Open Auxiliary engine 3")
    press(page, "button", "Remove Auxiliary engine 3")
    reads(page, "You removed Auxiliary engine 3")
    page.get_by_role("button", name="Put it back").click()
    reads(page, "What was done last is taken back.")
    press(page, "link", "Import or paste rows")
    rows = "Name of the source\tPower, kW\nAuxiliary engine 3\t1 234,5\nBow\t9\n"
    page.get_by_label("Rows from a spreadsheet").fill(rows)
    press(page, "button", "Show what would change")
    reads(page, "1 added")
    press(page, "button", "Import")
    reads(page, "The import is done: 1 added, 1 changed, 0 removed.")
    expect(page.locator("tr[data-key]")).to_have_count(6)
    press(page, "link", "Import or paste rows")
    reads(page, "3 cells were changed at once.")
    press(page, "button", "Undo")
    reads(page, "What was done last is taken back.")
    expect(page.locator("tr[data-key]")).to_have_count(5)


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_pages_of_a_table_are_accessible_and_narrow_enough(
    app: Flask, base: str, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    page = new_page(width=width)
    enter(page, base, language=language)
    ref = plan(app, installed=1890, serial_number=None)
    for path in ("sections/sources", "sections/sources/s1", "sections/equipment", "tables/sources"):
        page.goto(f"{base}/drafts/{ref}/{path}")
        assert problems(page, axe_source, width) == [], path
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (["_key", "name", "installed", "colour"], ["s1", "Main engine", "18x0", "red"], ["", "New", 2020]):
        book.worksheets[0].append(row)
    book.save(out)
    page.locator("#file").set_input_files({"name": "t.xlsx", "mimeType": "application/x", "buffer": out.getvalue()})
    with page.expect_navigation():
        page.locator("#page .bar button").click()
    assert problems(page, axe_source, width) == [], "preview"
    expect(page.locator("#removes")).to_be_checked()
