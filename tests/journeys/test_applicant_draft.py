"""Writing an application in a real browser: by what one sees, by keyboard alone, without script, on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect

from casework.stories.telling import paper
from tests.browser import WINDOWS, enter, press, problems, reads
from tests.web.drafts import draft_app, new_draft
from tests.web.frame import served

PAGES = (
    "",
    "/sections/company",
    "/sections/voyage",
    "/sections/terms",
    "/sections/ships",
    "/sections/representatives/r2",
    "/sections/mandates/m1",
    "/documents",
    "/documents/criminal_record/r1",
    "/review",
    "/delete",
    "/print",
    "/days",
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return draft_app(tmp_path_factory.mktemp("journey"))


@pytest.fixture(scope="module")
def base(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


def a_paper(folder: Path) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(paper("A paper"))
    return str(file)


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_an_application_is_written_and_sent_by_what_one_sees(
    new_page: Callable[..., Any], tmp_path: Path, javascript: bool
) -> None:
    with served(draft_app(tmp_path)) as base:
        page = new_page(javascript=javascript)
        enter(page, base)
        write_and_send(page, base, a_paper(tmp_path), sends_by_itself=javascript)


def write_and_send(page: Any, base: str, file: str, *, sends_by_itself: bool) -> None:
    page.goto(f"{base}/drafts/new")
    page.get_by_label("Account for a shipping company").check()
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("link", name="Company and numbers").click()
    page.get_by_label("the ISM company, with a mandate from each owner").check()
    page.get_by_label("Company name").fill("Aigli Pelagos Shipping S.A.")
    page.get_by_label("IMO company number").fill("6204181")
    page.get_by_label("Country of registration").select_option(label="Marshall Islands")
    page.get_by_role("button", name="Save and continue").click()
    summary = page.get_by_role("group", name="There is one error on this page")
    summary.get_by_role("link").click()
    reads(page, "6204181 is not an IMO company number")
    page.get_by_label("IMO company number").fill("6204180")
    press(page, "button", "Save and go to all parts")
    expect(page.get_by_role("listitem").filter(has_text="Company and numbers")).to_contain_text("missing")

    page.get_by_role("link", name="Ships", exact=True).click()
    page.get_by_role("button", name="Add a ship").click()
    page.get_by_label("Name of the ship").fill("Aigli Star")
    page.get_by_label("With your company since").fill("2.3.24")
    page.get_by_role("button", name="Save this ship").click()
    press(page, "button", "Remove Aigli Star")
    press(page, "button", "Put it back")
    press(page, "link", "Change Aigli Star")
    expect(page.get_by_label("With your company since")).to_have_value("02.03.2024")
    press(page, "link", "All parts")

    page.get_by_role("link", name="Documents", exact=True).click()
    page.get_by_role("link", name="Proof of who may sign for the company").click()
    page.get_by_label("Date of the document").fill(f"{datetime.now(UTC) - timedelta(days=9):%d.%m.%Y}")
    page.get_by_label("File", exact=True).set_input_files(file)
    if not sends_by_itself:
        page.get_by_role("button", name="Send the file").click()
    page.get_by_role("link", name="paper.pdf").wait_for()
    press(page, "link", "All documents")
    press(page, "link", "All parts")

    press(page, "link", "Read through and send")
    press(page, "button", "Send the application")
    reads(page, "It is not sent yet")
    for tick in page.get_by_label("I send it with this open").all():
        tick.check()
    page.get_by_label("I declare, for the company").check()
    page.get_by_role("button", name="Send the application").click()
    page.get_by_role("heading", name="We have it").wait_for()
    reads(page, "Your case number is ")


def test_a_page_saves_itself_while_one_writes_and_knows_a_colleague(
    app: Flask, base: str, new_page: Callable[..., Any]
) -> None:
    ref = new_draft(app)
    eleni, dimitris = new_page(), new_page()
    enter(eleni, base)
    enter(dimitris, base, "Dimitris Vlachos")
    for page in (eleni, dimitris):
        page.goto(f"{base}/drafts/{ref}/sections/bank")
    eleni.get_by_label("Bank", exact=True).fill("Piraeus Marine Bank")
    eleni.get_by_text("Saved at ").wait_for()
    dimitris.get_by_label("Bank", exact=True).fill("Another bank")
    dimitris.get_by_text("A colleague has saved this page too.").wait_for()
    dimitris.get_by_role("button", name="Save and continue").click()
    dimitris.get_by_role("heading", name="A colleague saved this page while you were writing").wait_for()
    dimitris.get_by_label("Eleni Markopoulou: Piraeus Marine Bank").check()
    dimitris.get_by_role("button", name="Save what I have chosen").click()
    dimitris.get_by_role("heading", name="Ships").wait_for()
    eleni.reload()
    expect(eleni.get_by_label("Bank", exact=True)).to_have_value("Piraeus Marine Bank")


def test_a_section_is_written_by_keyboard_alone(app: Flask, base: str, new_page: Callable[..., Any]) -> None:
    page = new_page()
    enter(page, base)
    page.goto(f"{base}/drafts/{new_draft(app, filled=False)}/sections/delivery")

    def tab_to(label: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            named = page.evaluate(
                "[document.activeElement.labels?.[0]?.innerText, document.activeElement.innerText].join(' ')"
            )
            if label in named:
                assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", label
                return
        raise AssertionError(f"Tab does not reach “{label}”")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to the content"
    tab_to("Norwegian Bokmål")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to("In this service")
    page.keyboard.press("Space")
    page.get_by_label("E-mail for notices").wait_for()
    tab_to("E-mail for notices")
    page.keyboard.type("nobody at all")
    tab_to("Save and continue")
    page.keyboard.press("Enter")
    page.get_by_role("group", name="There is one error on this page").wait_for()
    page.wait_for_load_state()
    expect(page.locator("#errors")).to_be_focused()
    expect(page.get_by_label("English").last).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=notice_email]")).to_be_focused()


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_every_page_of_a_draft_is_accessible_and_fits(
    app: Flask, base: str, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    page = new_page(width=width, bypass_csp=True)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    enter(page, base)
    ref = new_draft(app)
    for path in ("/drafts/new", *(f"/drafts/{ref}{path}" for path in PAGES)):
        page.goto(f"{base}{path}?lang={language}")
        assert problems(page, axe_source, width) == [], path
    assert faults == []


def test_errors_findings_and_conflicts_are_accessible_too(
    app: Flask, base: str, new_page: Callable[..., Any], axe_source: str
) -> None:
    page = new_page(width=320, bypass_csp=True)
    enter(page, base)
    ref = new_draft(app, filled=False)
    page.goto(f"{base}/drafts/{ref}/sections/company?look=missing")
    assert page.get_by_role("group", name="errors on this page").count() == 1
    assert problems(page, axe_source) == []
    page.goto(f"{base}/drafts/{ref}/review")
    press(page, "button", "Send the application")
    reads(page, "It is not sent yet")
    assert problems(page, axe_source) == []
    page.goto(f"{base}/drafts/{new_draft(app)}/sections/bank")
    page.evaluate("document.querySelector('[name=seen]').value = '77'")
    page.get_by_label("Bank", exact=True).fill("Mine")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name="A colleague saved this page while you were writing").wait_for()
    assert problems(page, axe_source, 320) == []


def test_a_question_appears_when_its_answer_is_given_and_the_focus_stays(
    app: Flask, base: str, new_page: Callable[..., Any]
) -> None:
    ref, page = new_draft(app), new_page()
    enter(page, base)
    page.goto(f"{base}/drafts/{ref}/sections/company")
    group = page.get_by_role("group", name="Is the company part of a group?")
    parent = page.get_by_label("Parent company")
    parent.wait_for(state="hidden")
    group.get_by_label("No").focus()
    page.keyboard.press("ArrowUp")
    parent.wait_for(state="visible")
    assert page.evaluate("document.activeElement.id") == "in_group-yes"
    assert page.locator("label[for=parent]").inner_text().strip() == "Parent company"
    assert "(optional)" in page.locator("label[for=subsidiaries]").inner_text()
    parent.fill("Aigli Holding")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    parent.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.id") == "in_group-no"
    group.get_by_label("Yes").check()
    parent.wait_for(state="visible")
    assert parent.input_value() == "Aigli Holding"
    page.goto(f"{base}/drafts/{ref}/sections/voyage")
    heading = page.get_by_role("heading", name="The country on the list")
    assert not heading.is_visible()
    page.get_by_role("group", name="Does the Commission").get_by_role("radio").first.check()
    heading.wait_for(state="visible")
    page.get_by_role("heading", name="The first voyage").wait_for(state="hidden")


def test_without_script_a_saved_page_names_what_it_asks_now(
    app: Flask, base: str, new_page: Callable[..., Any], axe_source: str
) -> None:
    ref, page = new_draft(app), new_page(width=320, javascript=False)
    enter(page, base)
    page.goto(f"{base}/drafts/{ref}/sections/company")
    assert not page.get_by_label("Parent company").is_visible()
    page.get_by_role("group", name="Is the company part of a group?").get_by_label("Yes").check()
    page.get_by_role("button", name="Save and continue").click()
    box = page.get_by_role("group", name="there is more to answer")
    box.get_by_role("link", name="Parent company").click()
    page.get_by_label("Parent company").fill("Aigli Holding")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name="Address and telephone").wait_for()
    with_script = new_page(width=320)
    enter(with_script, base)
    with_script.goto(f"{base}/drafts/{ref}/sections/company?more=parent&more=subsidiaries&more=nothing")
    assert problems(with_script, axe_source, 320) == []
