"""A case after sending, in a real browser: accessible at both widths, in every language, on paper, without script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect

from casework.outbox import drain
from casework.stories.telling import paper
from tests.browser import WINDOWS, enter, press, problems
from tests.web.drafts import draft_app
from tests.web.frame import served
from tests.web.told import ref_of, told


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return draft_app(tmp_path_factory.mktemp("case"))


@pytest.fixture(scope="module")
def refs(app: Flask) -> dict[str, str]:
    """Aigli's cases: one that was decided, with its letters, and one in which a question waits."""
    decided = told(app, None, plot="approve_partly", days_ago=40, drain=drain)
    return {"decided": ref_of(app, decided), "asked": ref_of(app, told(app, "request_information", days_ago=3))}


@pytest.fixture(scope="module")
def base(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


def addresses(refs: dict[str, str]) -> list[str]:
    asked, decided = refs["asked"], refs["decided"]
    return [
        "/cases",
        f"/cases/{asked}",
        f"/cases/{decided}",
        f"/cases/{asked}/steps/withdraw",
        f"/cases/{asked}/steps/ask_more_time",
        f"/cases/{asked}/clocks/answer",
        f"/drafts/{decided}/receipt",
    ]


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_every_page_of_a_case_is_accessible_and_fits(
    refs: dict[str, str], base: str, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    page = new_page(width=width, bypass_csp=True)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    enter(page, base)
    for path in addresses(refs):
        page.goto(f"{base}{path}?lang={language}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert problems(page, axe_source, width) == [], path
    assert faults == []


def test_faults_lead_to_their_field_and_lose_nothing(
    refs: dict[str, str], base: str, new_page: Callable[..., Any], axe_source: str
) -> None:
    page = new_page(width=320, bypass_csp=True)
    enter(page, base)
    page.goto(f"{base}/cases/{refs['asked']}")
    press(page, "button", "Send the answers")
    summary = page.get_by_role("group", name="There are 2 errors on this page")
    expect(page.locator("#errors")).to_be_focused()
    assert problems(page, axe_source) == []
    summary.get_by_role("link", name="Question 1 has no answer.").click()
    expect(page.get_by_label(re.compile("^Your answer to question 1"))).to_be_focused()
    expect(page.get_by_label("I send without answering the rest.")).to_have_count(1)


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_message_with_a_file_is_sent_by_what_one_sees(
    refs: dict[str, str], base: str, new_page: Callable[..., Any], tmp_path: Path, javascript: bool
) -> None:
    (tmp_path / "list.pdf").write_bytes(paper("List"))
    page = new_page(javascript=javascript)
    enter(page, base)
    press(page, "link", "Your cases")
    press(page, "link", "Answer 1 question")
    page.get_by_text("Write a message or send a document").click()
    page.get_by_label("Message", exact=True).fill("The fourth ship is ours since September.")
    page.get_by_label("Document (optional)", exact=True).set_input_files(tmp_path / "list.pdf")
    page.get_by_role("button", name="Send the message").click()
    page.get_by_text("We have it. It is part of the case").wait_for()
    expect(page.get_by_text("The fourth ship is ours since September.").first).to_be_attached()


def test_on_paper_a_case_is_all_there_without_the_frame(
    refs: dict[str, str], base: str, new_page: Callable[..., Any]
) -> None:
    page = new_page()
    enter(page, base)
    page.goto(f"{base}/cases/{refs['decided']}")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="What we decided").is_visible()
    assert page.get_by_role("heading", name="What has happened").is_visible()
    assert not page.get_by_role("navigation").first.is_visible()
