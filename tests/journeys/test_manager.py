"""The manager's, the registrar's and the auditor's day in a real browser, by what one sees: without script, on a narrow
screen, and looked at by axe in all languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from casework.stories.telling import paper
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES
from tests.web.frame import served
from tests.web.told import ref_of, told, told_app

AXE = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
Pages = Callable[..., Any]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str, str]]:
    """(application, its address, a case that waits for an answer)."""
    home = tmp_path_factory.mktemp("manager")
    url = f"sqlite:///{home / 'casework.db'}"
    upgrade(url, CASE_TYPES)
    with told_app(home, url) as app:
        waiting = told(app, "request_information", days_ago=10)
        told(app, "submit", days_ago=2)
        with served(app) as base:
            yield app, base, ref_of(app, waiting)


def enter(page: Any, base: str, person: str, language: str = "en") -> None:
    page.goto(f"{base}/sign-in?lang={language}")
    page.get_by_role("button", name=person).click()


def problems(page: Any, axe_source: str) -> list[str]:
    page.evaluate(axe_source)
    return [f"{found['id']}: {found['nodes'][0]['html'][:120]}" for found in page.evaluate(AXE)["violations"]]


def test_a_manager_reads_a_figure_opens_its_list_and_asks_why_the_day_is_that_day(
    town: tuple[Flask, str, str], new_page: Pages
) -> None:
    """Without script: figure → list → case → clock, by links alone."""
    _, base, ref = town
    page = new_page(javascript=False)
    enter(page, base, "Berit Moen")
    page.get_by_role("link", name="Board").click()
    row = page.get_by_role("row", name=re.compile("^All types"))
    figures = [int(cell) for cell in row.get_by_role("link").all_inner_texts()]
    assert figures == [2, 0, 0, 0, 2]
    row.get_by_role("link").last.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Worklist"
    page.get_by_role("link", name=ref.replace("-", "/")).first.click()
    page.get_by_role("link", name="Answer our questions").first.click()
    assert page.get_by_role("heading", name="Why it starts there").is_visible()
    days = page.get_by_role("table", name=re.compile("^Each day")).get_by_role("row").count() - 1
    assert f"Every day as a table, {days} days" in page.inner_text("main")


def test_a_registrar_registers_an_answer_that_came_by_letter(town: tuple[Flask, str, str], new_page: Pages) -> None:
    """Without script, and by labels alone."""
    _, base, ref = town
    page = new_page(javascript=False)
    enter(page, base, "Arne Sletten")
    page.get_by_role("link", name="Incoming post").click()
    page.get_by_label("Sender", exact=True).fill("Aigli Pelagos Shipping S.A.")
    page.get_by_role("button", name="Find").click()
    page.get_by_label(ref.replace("-", "/")).check()
    page.get_by_role("button", name="Show what it will do").click()
    page.get_by_label("Kind", exact=True).select_option(label="The answer to our request, all of it")
    page.get_by_role("button", name="Show what it will do").click()
    assert "counts as an answer in time" in page.get_by_role("region", name="Registering this").inner_text()
    page.get_by_role("button", name="Register and take the next").click()
    assert page.get_by_role("link", name="Add the scanned pages.").is_visible()
    scan = {"name": "svar.pdf", "mimeType": "application/pdf", "buffer": paper("Answer")}
    page.get_by_label("Scanned pages").set_input_files(scan)
    page.get_by_role("button", name="Register and take the next").click()
    assert page.get_by_role("status").inner_text() == f"Registered in case {ref.replace('-', '/')}."
    today_list = page.get_by_role("region", name="Registered today")
    assert "Aigli Pelagos Shipping S.A." in today_list.inner_text()
    today_list.get_by_role("link", name=re.compile("^Correct it")).click()
    page.get_by_label("Sender", exact=True).fill("Kompass Maritime Rådgivning AS")
    page.get_by_label("Why it is corrected").fill("The agent sent it.")
    page.get_by_role("button", name="Correct it").click()
    assert "Corrected: The agent sent it." in page.get_by_role("region", name="Registered today").inner_text()


def test_an_auditor_sees_that_the_record_is_whole(town: tuple[Flask, str, str], new_page: Pages) -> None:
    _, base, ref = town
    page = new_page(javascript=False)
    enter(page, base, "Olav Kvam")
    page.get_by_role("link", name="Records").click()
    page.get_by_label("Case number").fill(ref.replace("-", "/"))
    page.get_by_role("button", name="Open the record").click()
    assert page.get_by_text("The chain is whole.").is_visible()
    assert page.get_by_text("Does not hold").count() == 0


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("width", [1280, 320])
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
        enter(page, base, person, language)
        for path in paths:
            page.goto(base + path)
            assert not problems(page, axe_source), path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
