"""Inviting a colleague in a real browser, on a narrow screen and in every language; taking the rights away again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casework.db import db, writing
from casework.models import Login, Person
from tests.browser import WINDOWS, enter, press, problems
from tests.web.drafts import draft_app
from tests.web.frame import served
from tests.web.test_members import link_in, mails, membership_of


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_colleague_is_invited_accepts_and_is_let_go(
    new_page: Callable[..., Any], tmp_path: Path, axe_source: str, javascript: bool
) -> None:
    app = draft_app(tmp_path)
    with app.app_context(), writing():
        newcomer = Person(name="Katerina Newcomer", language="en", created_at=0)
        db.session.add(newcomer)
        db.session.flush()
        db.session.add(Login(person_id=newcomer.id, issuer="demo", subject="katerina"))
    with served(app) as base:
        eleni, katerina = new_page(width=320, javascript=javascript), new_page(javascript=javascript)
        enter(eleni, base)
        press(eleni, "link", "People")
        eleni.get_by_label("E-mail").fill("katerina@aigli.example")
        eleni.get_by_label("Write: fill in and answer, but not send").check()
        eleni.get_by_role("button", name="Send the invitation").click()
        eleni.get_by_text("The invitation is on its way to katerina@aigli.example.").wait_for()
        katerina.goto(f"{base}{link_in(mails(app)[-1])}")
        katerina.get_by_role("button", name="Katerina Newcomer").click()
        katerina.get_by_role("heading", name="Act for Aigli Pelagos Shipping S.A.").wait_for()
        katerina.get_by_role("button", name="Accept").click()
        katerina.get_by_text("You can act for Aigli Pelagos Shipping S.A. now.").wait_for()
        eleni.reload()
        eleni.get_by_role("link", name=re.compile("Change.*Katerina Newcomer")).click()
        eleni.get_by_role("heading", name="Other rights").wait_for()
        eleni.get_by_role("button", name="Take away all rights").click()
        eleni.get_by_text("Katerina Newcomer no longer works for the company here.").wait_for()
        katerina.reload()
        assert "Aigli" not in katerina.locator("main").inner_text()
        if javascript:
            for language, width in WINDOWS:
                eleni.set_viewport_size({"width": width, "height": 900})
                for path in ("/members", f"/members/{membership_of(app, 'dimitris')}"):
                    eleni.goto(f"{base}{path}?lang={language}")
                    assert problems(eleni, axe_source, width) == [], path
