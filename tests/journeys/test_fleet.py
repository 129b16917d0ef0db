"""A company with ten ships: drafts for all of them in one act, the company's part written once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import AIGLI, ELENI, WINDOWS, Hand, Keys, enter, problems, reads
from tests.web.drafts import draft_app
from tests.web.frame import served
from tests.web.test_fleet import FLEET, LINES, SHIPS


@pytest.mark.slow
@pytest.mark.parametrize("manner", ["without script", "by keyboard"])
def test_ten_ships_are_begun_together_and_share_the_company(
    tmp_path: Path, new_page: Callable[..., Any], manner: str
) -> None:
    with served(draft_app(tmp_path)) as base:
        page = new_page(javascript=manner != "without script", width=320)
        hand = (Keys if manner == "by keyboard" else Hand)(page, base, ELENI)
        hand.press("button", AIGLI)
        hand.press("link", "Start an application")
        hand.press("link", "Begin several at once")
        hand.write("One on each line", LINES)
        hand.press("button", "Begin the drafts")
        hand.reads("Begun: 10 drafts.")
        for number, name in SHIPS:
            reads(page, name)
            reads(page, number)
        hand.press("link", "Finish and send your application Aigli Coral")
        hand.press("link", "The company")
        hand.write("Company name", "Aigli Pelagos Shipping S.A.")
        hand.press("button", "Save and continue")
        page.goto(f"{base}{FLEET}")
        hand.press("link", "Take over")
        coral = next(f"{name}, {number}" for number, name in SHIPS if name == "Aigli Coral")
        page.get_by_label("Take over from").select_option(label=coral)
        for box in page.get_by_role("group", name="To the drafts of").get_by_role("checkbox").all():
            box.check()
        hand.press("button", "Take over")
        hand.reads("Taken over to 9 drafts.")


@pytest.mark.slow
@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_pages_of_a_fleet_are_readable_by_everybody(
    tmp_path: Path, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    with served(draft_app(tmp_path)) as base:
        page = new_page(width=width, bypass_csp=True)
        enter(page, base, language=language)
        page.goto(f"{base}{FLEET}/begin")
        page.locator("#lines").fill(LINES)
        page.locator("#page button[type=submit]").click()
        page.wait_for_url(f"{base}{FLEET}")
        for path in ("", "/begin", "/share"):
            page.goto(f"{base}{FLEET}{path}")
            assert problems(page, axe_source, width) == [], path
        page.goto(f"{base}{FLEET}/begin")
        page.locator("#lines").fill("12 Wrong")
        page.locator("#page button[type=submit]").click()
        page.locator("#errors").wait_for()
        assert problems(page, axe_source, width) == []
