"""Access to documents in a browser: asked for by e-mail, refused in part with its ground by two people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from casework.i18n import day_figures
from casework.operations.acting import legal_date
from tests.browser import Hand
from tests.journeys.test_fought import ACCOUNT, Town, at, impartial, looked_at, signs
from tests.web.frame import served
from tests.web.told import now, told_app

Pages = Callable[..., Any]


@pytest.fixture
def town(tmp_path: Path, sqlite_url: str) -> Iterator[Town]:
    with told_app(tmp_path, sqlite_url) as app, served(app) as base:
        yield Town(app, base)


@pytest.mark.slow
def test_a_request_by_email_is_refused_in_part_on_an_exact_ground_by_two_people(
    town: Town, new_page: Pages, axe_source: str
) -> None:
    of = town.told(ACCOUNT, "approve", "request_information", 9)
    with town.app.app_context():
        ref = of.case.ref
    marit = Hand(new_page(), town.base, "Marit Lunde")
    at(marit, town, f"/staff/cases/{ref}/access")
    for place, words in (("received_on", day_figures(legal_date(now()))), ("sender", "Nora Lind"),
                         ("email", "nora@kystbladet.example")):  # fmt: skip
        marit.page.locator(f"#{place}").fill(words)
    for key in ("d1", "d2"):
        marit.page.locator(f"[name=which][value={key}]").check()
    looked_at(marit, axe_source)
    marit.press("button", "Register and open the case")
    number = marit.page.url.rpartition("/")[2]
    town.work()
    at(marit, town, f"/staff/cases/{number}/file/assessment")
    marit.tick("I have looked at every document that is asked for")
    marit.page.locator("#more").fill("The rest is given.")
    marit.page.locator("[name=emissions]").last.check()
    looked_at(marit, axe_source)
    marit.press("button", "Save")
    at(marit, town, f"/staff/cases/{number}/file/verdicts?row=new")
    marit.page.locator("[name=document]").select_option("d1")
    marit.page.locator("[name=verdict][value=refused]").check()
    marit.page.locator("[name=ground]").select_option("O-13-2")
    marit.page.locator("#why").fill("How the group buys allowances.")
    looked_at(marit, axe_source)
    marit.press("button", "Save")
    at(marit, town, f"/staff/cases/{number}")
    impartial(marit)
    town.judged(number, "marit", "Others could use it.")
    marit.again()
    looked_at(marit, axe_source)
    marit.press("button", "Propose the answer")
    town.work()
    signs(Hand(new_page(), town.base, "Per Aune"), town, number, "Sign the answer")
    marit.again()
    marit.reads("Not given, or given in part")
