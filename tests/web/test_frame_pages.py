"""The public pages and every shared part, in Chromium: nothing for axe to find, nothing wider than the screen."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import event

from casework.core.text import Text
from casework.queries.letters import Confirmed
from casework.web import public
from tests.browser import WINDOWS, enter, press, problems
from tests.web.frame import OURS, frame_app, opened, people, served, token_of

PAGES = (
    "/",
    "/sign-in",
    "/verify",
    "/verify/KNWN",
    "/verify/XXXX-XXXX-XXXX",
    "/contact",
    "/privacy",
    "/accessibility",
    "/nothing/here",
)
INSIDE = {"Marit Lunde": ("/parts/staff",), "Eleni Markopoulou": ("/parts/applicant",), "Silje Nordahl": ("/for-whom",)}
LETTER = Confirmed("KNWN", Text("Decision"), date(2026, 12, 15), "3f7a91c2" * 8)


@pytest.fixture
def app(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    monkeypatch.setattr(public, "by_code", lambda code: LETTER if code == "KNWN" else None)
    with opened(frame_app(tmp_path, sqlite_url)) as app:
        people(app)
        yield app


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_every_page_of_the_frame_holds_in_every_language_and_width(
    app: Flask, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    faults: list[str] = []
    with served(app) as base:
        page = new_page(width=width, base_url=base)
        page.on("console", lambda message: faults.append(message.text) if "status of 4" not in message.text else None)
        for name, paths in {"": PAGES, **INSIDE}.items():
            if name:
                enter(page, base, name, company="", language=language)
            for path in paths:
                page.goto(f"{path}?lang={language}")
                faults += [f"{path} {fault}" for fault in problems(page, axe_source, width)]
    assert faults == []


def test_a_page_is_the_same_without_javascript(app: Flask, new_page: Callable[..., Any]) -> None:
    with served(app) as base:
        pictures = []
        for javascript in (True, False):
            page = new_page(javascript=javascript, base_url=base)
            page.goto("/verify/KNWN?lang=en")
            pictures.append(page.screenshot(full_page=True, animations="disabled"))
    assert pictures[0] == pictures[1]


def test_the_keyboard_reaches_the_content_first_and_then_everything_else(
    app: Flask, new_page: Callable[..., Any]
) -> None:
    with served(app) as base:
        page = new_page(base_url=base)
        page.goto("/verify?lang=en")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "code"
        page.keyboard.type("knwn")
        page.keyboard.press("Enter")
        page.wait_for_url("**/verify/KNWN")
        expect(page.get_by_role("heading", level=1)).to_have_text("We sent a letter with this code")


def test_a_language_button_keeps_what_was_typed(app: Flask, new_page: Callable[..., Any]) -> None:
    with served(app) as base:
        page = new_page(javascript=False, base_url=base)
        enter(page, base)
        page.goto("/parts/applicant")
        page.get_by_label("IMO company number").fill("half-typed 123")
        press(page, "button", "Nynorsk")
        expect(page.locator("html")).to_have_attribute("lang", "nn")
        expect(page.locator("#imo")).to_have_value("half-typed 123")


def test_on_paper_there_is_no_menu_and_no_internal_note(app: Flask, new_page: Callable[..., Any]) -> None:
    with served(app) as base:
        page = new_page(base_url=base)
        enter(page, base, "Marit Lunde")
        page.goto("/parts/staff")
        assert page.get_by_role("heading", name="Internal notes").is_visible()
        page.emulate_media(media="print")
        for hidden in (".internal", ".menu", ".find", ".me", ".skips"):
            assert not page.locator(hidden).is_visible(), hidden
        assert page.get_by_text("Who prepares may not sign.").is_visible()


def test_the_check_of_a_letter_confirms_kind_date_and_fingerprint_and_nothing_else(app: Flask) -> None:
    client = app.test_client()
    text = client.get("/verify/KNWN?lang=en").get_data(as_text=True)
    for confirmed in ("KNWN", "Decision", "Tuesday 15 December 2026", "3f7a91c2 3f7a91c2"):
        assert confirmed in text
    unknown = client.get("/verify/23456789ABCD?lang=en")
    assert unknown.status_code == 404


@pytest.mark.parametrize(("typed", "place"), [("kn wn", "/verify/KNWN"), ("../../etc", "/verify/-"), ("x" * 500, None)])
def test_a_code_may_be_typed_as_people_type(app: Flask, typed: str, place: str | None) -> None:
    answer = app.test_client().get("/verify", query_string={"code": typed})
    assert answer.status_code == 303
    if place:
        assert answer.headers["Location"].startswith("/verify/")
    assert len(answer.headers["Location"]) < 100


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"other", "This is not the file we sent"),
        (None, "Choose the PDF first."),
        (b"", "This is not the file we sent"),
    ],
)
def test_a_file_is_compared_and_not_kept(app: Flask, file: bytes | None, words: str) -> None:
    client = app.test_client()
    data: dict[str, Any] = {"csrf_token": token_of(client, "/verify/KNWN?lang=en")}
    if file is not None:
        data["file"] = (io.BytesIO(file), "letter.pdf")
    answer = client.post("/verify/KNWN", data=data, headers=OURS)
    assert words in answer.get_data(as_text=True)
    assert list(app.extensions["casework.storage"].keys()) == []


def test_the_file_we_sent_is_recognised(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    import hashlib

    sent = Confirmed("KNWN", Text("Decision"), date(2026, 12, 15), hashlib.sha256(b"%PDF-1.7").hexdigest())
    monkeypatch.setattr(public, "by_code", lambda code: sent)
    client = app.test_client()
    data = {"csrf_token": token_of(client, "/verify/KNWN?lang=en"), "file": (io.BytesIO(b"%PDF-1.7"), "x.pdf")}
    assert "Your copy is unchanged" in client.post("/verify/KNWN", data=data, headers=OURS).get_data(as_text=True)


def test_a_public_page_asks_the_database_nothing(app: Flask) -> None:
    from casework.db import db

    asked: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    for path in ("/", "/contact", "/privacy", "/accessibility", "/verify"):
        assert app.test_client().get(path).status_code == 200
    assert asked == []
