"""The manager's, the registrar's and the auditor's day in a real browser, by what one sees: without script, on a narrow
screen, and looked at by axe in all languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect

from casework.stories.telling import paper
from tests.browser import WINDOWS, enter, press, problems, reads
from tests.ready import ready
from tests.web.frame import served
from tests.web.told import ref_of, told, told_app

Pages = Callable[..., Any]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str, str]]:
    """(application, its address, a case that waits for an answer)."""
    home = tmp_path_factory.mktemp("manager")
    url = ready(home)
    with told_app(home, url) as app:
        waiting = told(app, "request_information", days_ago=10)
        told(app, "submit", days_ago=2)
        with served(app) as base:
            yield app, base, ref_of(app, waiting)


def test_a_manager_reads_a_figure_opens_its_list_and_asks_why_the_day_is_that_day(
    town: tuple[Flask, str, str], new_page: Pages
) -> None:
    """Without script: figure → list → case → clock, by links alone."""
    _, base, ref = town
    page = new_page(javascript=False)
    enter(page, base, "Berit Moen")
    press(page, "link", "Board")
    row = page.get_by_role("row", name=re.compile("^All types"))
    expect(row.get_by_role("link")).to_have_text(["2", "0", "0", "0", "2"])
    row.get_by_role("link").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Worklist")
    press(page, "link", ref.replace("-", "/"))
    press(page, "link", "Answer our questions")
    expect(page.get_by_role("heading", name="Why it starts there")).to_be_visible()
    days = page.get_by_role("table", name=re.compile("^Each day")).get_by_role("row").count() - 1
    reads(page, f"Every day as a table, {days} days")


def test_a_registrar_registers_an_answer_that_came_by_letter(town: tuple[Flask, str, str], new_page: Pages) -> None:
    """Without script, and by labels alone."""
    _, base, ref = town
    page = new_page(javascript=False)
    enter(page, base, "Arne Sletten")
    press(page, "link", "Incoming post")
    page.get_by_label("Sender", exact=True).fill("Aigli Pelagos Shipping S.A.")
    press(page, "button", "Find")
    page.get_by_label(ref.replace("-", "/")).check()
    press(page, "button", "Show what it will do")
    page.get_by_label("Kind", exact=True).select_option(label="The answer to our request, all of it")
    press(page, "button", "Show what it will do")
    expect(page.get_by_role("region", name="Registering this")).to_contain_text("counts as an answer in time")
    press(page, "button", "Register and take the next")
    expect(page.get_by_role("link", name="Add the scanned pages.")).to_be_visible()
    scan = {"name": "svar.pdf", "mimeType": "application/pdf", "buffer": paper("Answer")}
    page.get_by_label("Scanned pages").set_input_files(scan)
    press(page, "button", "Register and take the next")
    expect(page.get_by_role("status")).to_have_text(f"Registered in case {ref.replace('-', '/')}.")
    today_list = page.get_by_role("region", name="Registered today")
    expect(today_list).to_contain_text("Aigli Pelagos Shipping S.A.")
    press(page, "link", "Correct it")
    page.get_by_label("Sender", exact=True).fill("Kompass Maritime Rådgivning AS")
    page.get_by_label("Why it is corrected").fill("The agent sent it.")
    press(page, "button", "Correct it")
    expect(today_list).to_contain_text("Corrected: The agent sent it.")


def test_an_auditor_sees_that_the_record_is_whole(town: tuple[Flask, str, str], new_page: Pages) -> None:
    _, base, ref = town
    page = new_page(javascript=False)
    enter(page, base, "Olav Kvam")
    press(page, "link", "Records")
    page.get_by_label("Case number").fill(ref.replace("-", "/"))
    press(page, "button", "Open the record")
    expect(page.get_by_text("The chain is whole.")).to_be_visible()
    expect(page.get_by_text("Does not hold")).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_no_page_of_these_has_a_fault_that_axe_finds_or_scrolls_sideways(
    town: tuple[Flask, str, str], new_page: Pages, axe_source: str, language: str, width: int
) -> None:
    _, base, ref = town
    seen = {
        "Berit Moen": [f"/staff/board?age={age}" for age in (0, 61)] + [f"/staff/cases/{ref}/clocks/interim_reply"],
        "Arne Sletten": [f"/staff/post?case={ref}"],
        "Olav Kvam": ["/staff/record", f"/staff/record/{ref}"],
    }
    for person, paths in seen.items():
        page = new_page(width=width)
        enter(page, base, person, language=language)
        for path in paths:
            page.goto(base + path)
            assert not problems(page, axe_source, width), path
