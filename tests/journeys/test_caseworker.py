"""A day at the authority in a real browser: by what one sees, by keyboard alone, without script, on a narrow screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import select

from casework.db import db
from casework.models import Case
from casework.operations import review
from casework.outbox import drain
from casework.stories.maritime_account import faulty
from casework.stories.people import party_id
from casework.stories.telling import DAY, by, plots_of, tell
from tests.browser import WINDOWS, enter, press, problems
from tests.ready import ready
from tests.web.frame import served
from tests.web.told import CASE_TYPE, nothing_is_drained, now, ref_of, today, told, told_app


@dataclass
class House:
    """A running authority: its address, and the cases told for it."""

    app: Flask
    base: str
    prepared: str
    faulty: str
    fresh: list[str]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home: Path = tmp_path_factory.mktemp("authority")
    url = ready(home)
    with told_app(home, url) as app:
        prepared = told(app, "propose_approval", days_ago=20, drain=drain)
        wrong = 0
        with app.app_context():
            plot = plots_of(CASE_TYPE.name)["approve"]
            for scene, _ in tell(
                CASE_TYPE.name,
                plot,
                party=party_id(plot.company),
                now=now() - 9 * DAY,
                drain=nothing_is_drained,
                storage=app.extensions["casework.storage"],
                answers=faulty(today()),
                until="screen",
            ):
                wrong = scene.case_id
            review.write_note(wrong, "CANARY: the same switchboard as in another case.", by=by("jonas"), now=now())
        fresh = [ref_of(app, told(app, "submit", days_ago=3)) for _ in range(2)]
        with served(app) as base:
            yield House(app, base, ref_of(app, prepared), ref_of(app, wrong), fresh)


def state_of(house: House, ref: str) -> str:
    with house.app.app_context():
        year, seq = ref.split("-")
        return db.session.scalars(select(Case.state).where(Case.year == int(year), Case.seq == int(seq))).one()


def test_a_caseworker_takes_a_case_and_asks_about_a_finding_without_script(
    house: House, new_page: Callable[..., Any]
) -> None:
    page = new_page(javascript=False)
    enter(page, house.base, "Marit Lunde")
    press(page, "link", "All open cases")
    row = page.locator(f"#case-{house.faulty}")
    row.get_by_role("button", name="Claim").click()
    expect(page.get_by_role("status")).to_contain_text("You have it now.")
    page.locator(f"#case-{house.faulty}").get_by_role("rowheader").get_by_role("link").click()
    page.get_by_role("checkbox", name="Ask the party about this").first.check()
    press(page, "button", "Ask the party about the ticked")
    expect(page.locator("input[name=question]:checked")).to_have_count(1)
    page.get_by_role("textbox", name="What is wrong").first.fill("One digit of the number is wrong.")
    page.get_by_role("button", name="Ask for information").click()
    expect(page.get_by_role("status")).to_contain_text("Waiting for answer")
    assert state_of(house, house.faulty) == "incomplete"


def test_screening_begins_by_keyboard_alone_and_the_result_is_said_at_once(
    house: House, new_page: Callable[..., Any]
) -> None:
    ref = house.fresh[0]
    page = new_page()
    enter(page, house.base, "Jonas Eide")
    page.goto(f"{house.base}/staff/cases/{ref}?lang=en")
    keys = page.keyboard
    keys.press("Tab")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to what you can do"
    keys.press("Enter")
    expect(page).to_have_url(re.compile("#"))
    keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Start screening"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    keys.press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    assert state_of(house, ref) == "screening"


def test_a_signatory_reads_the_letter_has_it_printed_today_and_signs(
    house: House, new_page: Callable[..., Any]
) -> None:
    page = new_page()
    enter(page, house.base, "Ingrid Solheim")
    page.locator(f"#case-{house.prepared}").get_by_role("rowheader").get_by_role("link").click()
    page.get_by_role("heading", name="What you can do").wait_for()
    expect(page.get_by_text("The letter was printed on another day").first).to_be_attached()
    page.goto(f"{house.base}/staff/cases/{house.prepared}/sign")
    page.get_by_role("button", name="Print the letter again").click()
    page.get_by_role("link", name="Look again").wait_for()
    with house.app.app_context():
        drain(now())
    page.get_by_role("link", name="Look again").click()
    expect(page.locator("iframe.paper")).to_have_count(1)
    page.get_by_role("checkbox", name="I am impartial").check()
    page.get_by_role("button", name="Sign the approval").click()
    expect(page.get_by_role("status")).to_contain_text("Approved")
    assert state_of(house, house.prepared) == "decided_approved"


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_no_staff_page_breaks_a_rule_of_accessibility_or_scrolls_sideways(
    house: House, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    page = new_page(width=width)
    enter(page, house.base, "Marit Lunde", language=language)
    found = {}
    for path in (
        "worklist?who=all",
        "worklist?who=nobody&phase=decision",
        f"cases/{house.fresh[1]}",
        f"cases/{house.faulty}",
        f"cases/{house.prepared}",
        f"cases/{house.fresh[1]}/steps/void",
        f"cases/{house.fresh[1]}/steps/send_interim_reply",
        f"cases/{house.prepared}/sign",
    ):
        page.goto(f"{house.base}/staff/{path}")
        if wrong := problems(page, axe_source, width):
            found[path] = wrong
    assert not found


def test_paper_holds_no_internal_note_and_no_form(house: House, new_page: Callable[..., Any]) -> None:
    page = new_page()
    enter(page, house.base, "Marit Lunde")
    page.goto(f"{house.base}/staff/cases/{house.faulty}")
    assert page.get_by_text("CANARY").is_visible()
    page.emulate_media(media="print")
    assert not page.get_by_text("CANARY").is_visible()
    assert not page.get_by_role("textbox").filter(visible=True).count()
    assert page.get_by_role("heading", name="Findings").is_visible()
