"""A caseworker judges a plan where its faults are said: from the item to the cell, and from the item to the request."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.browser import Hand, problems
from tests.web.drafts import draft_app
from tests.web.frame import served
from tests.web.test_checklist import screened

MARIT = "Marit Lunde"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return draft_app(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("nn", 320)])
def test_from_an_item_to_the_cell_and_to_a_request_about_it(
    app: Flask, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    ref = screened(app, equipment__e1__installed=1890, equipment__e3__description=None)
    with served(app) as base:
        page = new_page(width=width, bypass_csp=True)
        Hand(page, base, MARIT, language)
        page.goto(f"{base}/staff/cases/{ref}")
        assert not problems(page, axe_source, width)
        item = page.locator('[id="item-measuring."]')
        item.locator("select").select_option("yes")
        with page.expect_navigation():
            page.locator("#checklist form button[type=submit]").click()
        expect(item.locator(".warn")).to_be_visible()
        assert not problems(page, axe_source, width)
        item.locator('a[href="#sent-equipment-e1-installed"]').click()
        expect(page.locator("#sent-equipment-e1-installed")).to_be_in_viewport()
        with page.expect_navigation():
            item.locator('a[href*="?finding="]').click()
        expect(page.locator('input[name="question"]:checked')).to_have_count(2)
        expect(page).to_have_url(re.compile(r"/steps/"))
