"""A running application for tests of the applicant's pages: the demonstration's people, each with a browser."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from casework.app import create_app
from casework.core.answers import Answers, as_json
from casework.operations import drafts
from casework.operations.acting import legal_date
from casework.settings import Settings
from casework.stories.maritime_account import example
from casework.stories.people import party_id, settle_people
from casework.stories.telling import by
from tests.ready import ready
from tests.web.frame import OURS, sign_in, token_of

TYPE = "maritime_account"
DAY = 24 * 3_600_000


def now() -> int:
    return time.time_ns() // 1_000_000


def draft_app(home: Path, database_url: str = "") -> Flask:
    """An application with the people of the demonstration and no case."""
    given = {"CASEWORK_ENV": "test", "CASEWORK_HOME": str(home), "DATABASE_URL": database_url or ready(home)}
    app = create_app(Settings.from_environment(given))
    with app.app_context():
        settle_people(now() - 400 * DAY)
    return app


def new_draft(app: Flask, *, filled: bool = True, type_name: str = TYPE, answers: Answers | None = None) -> str:
    """A draft of Aigli's, complete but for its documents, or empty; returns what URLs call it. `answers`: others than
    those of the example.
    """
    with app.app_context():
        case_id = drafts.open_draft(type_name, party_id("aigli"), by=by("eleni"), now=now(), language="en")
        raw: dict[str, Any] = as_json(answers or example(legal_date(now()))) if filled else {}
        for section, kept in raw.items():
            drafts.save_section(case_id, section, kept, seen=None, by=by("eleni"), now=now())
    return f"draft-{case_id}"


def signed_in(app: Flask, persona: str = "eleni", language: str = "en", company: str = "aigli") -> FlaskClient:
    """A browser in which this person is signed in."""
    client = app.test_client()
    if "for-whom" in sign_in(client, persona):
        with app.app_context():
            chosen = party_id(company)
        client.post("/for-whom", headers=OURS, data={"party": str(chosen), "csrf_token": token_of(client, "/for-whom")})
    client.set_cookie("casework-language", language)
    return client


class _Form(HTMLParser):
    """Reads what a form would send."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.wanted, self.sent = form_id, dict[str, list[str]]()
        self.inside, self.found, self.text, self.select = False, False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self.inside = given.get("id") == self.wanted
            self.found |= self.inside
        elif not (self.inside or given.get("form") == self.wanted):
            return
        elif tag == "input" and given.get("type") in ("checkbox", "radio"):
            if "checked" in given:
                self.sent.setdefault(name, []).append(value)
        elif tag == "input" and given.get("type") != "file":
            self.sent.setdefault(name, []).append(value)
        elif tag == "textarea":
            self.text = name
            self.sent[name] = [""]
        elif tag == "select":
            self.select = name
            self.sent[name] = [""]
        elif tag == "option" and "selected" in given:
            self.sent[self.select] = [value]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.text = ""

    def handle_data(self, data: str) -> None:
        if self.text:
            self.sent[self.text][0] += data


def form_of(text: str, form_id: str = "page") -> dict[str, list[str]]:
    """The values that a form of the page would send as it stands, without any button."""
    form = _Form(form_id)
    form.feed(text)
    assert form.found, f"there is no form {form_id}"
    return form.sent


def send(
    client: FlaskClient, path: str, changes: dict[str, Any] | None = None, form_id: str = "page", **more: Any
) -> Any:
    """Opens a page, changes some fields of its form and sends it."""
    shown = client.get(path)
    assert shown.status_code == 200, (path, shown.status_code)
    sent = {**form_of(shown.get_data(as_text=True), form_id), **(changes or {})}
    return client.post(path, data=sent, headers=OURS, **more)


def words(answer: Any) -> str:
    """The text of a page without its markup."""
    text = re.sub(r"<(script|style)\b.*?</\1>", "", answer.get_data(as_text=True), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
