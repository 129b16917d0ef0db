"""A natural person abroad applies for a trading account in a real browser, by what one sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from casework.core.answers import as_json
from casework.operations import drafts
from casework.operations.acting import legal_date
from casework.stories.people import party_id
from casework.stories.registry_account import example, operator
from casework.stories.telling import by
from tests.browser import WINDOWS, enter, press, problems, reads
from tests.web.drafts import draft_app, now
from tests.web.frame import served

TYPE = "registry_account"
OF_A_COMPANY = ("Company and numbers", "Directors", "Permit", "Installation")


def filled(app: Flask, case_id: int, skip: tuple[str, ...]) -> None:
    """Her other answers, as she would have typed them."""
    with app.app_context():
        for section, raw in as_json(example(legal_date(now()))).items():
            if section not in skip:
                drafts.save_section(case_id, section, raw, seen=None, by=by("kristiina"), now=now())


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_person_in_estonia_applies_for_a_trading_account(
    new_page: Callable[..., Any], tmp_path: Path, javascript: bool
) -> None:
    app = draft_app(tmp_path)
    with served(app) as base:
        page = new_page(javascript=javascript)
        enter(page, base, "Kristiina Saarmets", "Kristiina Saarmets")
        page.goto(f"{base}/drafts/new")
        page.get_by_label("Account for trading, or for an installation").check()
        press(page, "button", "Start", exact=True)
        press(page, "link", "Kind of account")
        case_id = int(page.url.partition("draft-")[2].partition("/")[0])

        page.get_by_label("Person holding account (no longer opened)").check()
        press(page, "button", "Save and go to all parts")
        press(page, "link", "Kind of account")
        reads(page, "no new ones are opened")
        page.get_by_label("Trading account, held by a person").check()
        press(page, "button", "Save and go to all parts")
        reads(page, "Person")
        assert not [name for name in OF_A_COMPANY if page.get_by_role("link", name=name, exact=True).count()]

        press(page, "link", "Kind of account")
        page.get_by_label("Name of the account").fill("Saarmets")
        page.get_by_label("What will you use the account for?").fill("To buy allowances and have them cancelled.")
        press(page, "button", "Save and continue")
        page.get_by_label("First names").fill("Kristiina")
        page.get_by_label("Last name").fill("Saarmets")
        page.get_by_label("Date of birth").fill("17.6.2012")
        press(page, "button", "Save and go to all parts")
        press(page, "link", "Person", exact=True)
        reads(page, "at least 18 years old")

        filled(app, case_id, skip=("account",))
        page.goto(f"{base}/drafts/draft-{case_id}/documents")
        for wanted in ("Your police certificate", "Proof of your home address", "Letter from the bank"):
            assert page.get_by_role("link", name=wanted).count() == 1, wanted
        page.goto(f"{base}/drafts/draft-{case_id}/review")
        for tick in page.get_by_label("I send it with this open").all():
            tick.check()
        page.get_by_label("I declare, for the account holder").check()
        page.get_by_role("button", name="Send the application").click()
        page.get_by_role("heading", name="We have it").wait_for()
        reads(page, "Your case number is ")


PAGES = ("", "/sections/account", "/sections/person", "/sections/bank", "/documents", "/review")
OPERATORS = ("", "/sections/account", "/sections/company", "/sections/permit", "/sections/installation", "/review")


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_pages_of_two_kinds_are_accessible_and_fit(
    new_page: Callable[..., Any], axe_source: str, tmp_path: Path, language: str, width: int
) -> None:
    app = draft_app(tmp_path)
    with served(app) as base:
        for name, company, made, paths in (
            ("Kristiina Saarmets", "saarmets", example, PAGES),
            ("Leif Brattestå", "grenland", operator, OPERATORS),
        ):
            writer = {"saarmets": "kristiina", "grenland": "leif"}[company]
            with app.app_context():
                case_id = drafts.open_draft(TYPE, party_id(company), by=by(writer), now=now(), language=language)
                for section, raw in as_json(made(legal_date(now()))).items():
                    drafts.save_section(case_id, section, raw, seen=None, by=by(writer), now=now())
            page = new_page(width=width, bypass_csp=True)
            enter(page, base, name, name)
            for path in paths:
                page.goto(f"{base}/drafts/draft-{case_id}{path}?lang={language}")
                assert problems(page, axe_source, width) == [], path
