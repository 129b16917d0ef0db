"""A fuel operator asks whether it needs a permit, applies with the answers, gets it, and stands on the public list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from casework.outbox import drain
from casework.stories.people import party_id
from casework.stories.telling import DAY, plots_of, tell
from casework.workflows import SCREENINGS
from tests.browser import press, reads
from tests.web.drafts import draft_app, now
from tests.web.frame import served

NAME = next(iter(SCREENINGS))
ANSWERS = ("Yes", "Yes", "No, or only some of them", "Yes, or we do not know", "Yes")


def test_from_the_guide_to_a_permit_on_the_public_list(tmp_path: Path, new_page: Callable[..., Any]) -> None:
    app = draft_app(tmp_path)
    with served(app) as base:
        page = new_page(javascript=False)
        page.goto(f"{base}/?lang=en")
        press(page, "link", "Do you need a permit as a fuel operator?")
        for answer in ANSWERS:
            page.get_by_label(answer, exact=True).check()
            press(page, "button", "Continue")
        expect(page.get_by_role("heading", level=1)).to_have_text("You are a fuel operator and need a permit")
        press(page, "link", "Start an application with these answers")
        press(page, "button", "Nina Bråten")
        expect(page.get_by_label("Permit for a fuel operator")).to_be_checked()
        press(page, "button", "Start", exact=True)
        begun = page.locator("li", has=page.get_by_role("link", name="Why a permit is needed, or not"))
        expect(begun).to_contain_text("Complete")

        with app.app_context():
            plot = plots_of(NAME)["approve"]
            told = [told for told, _ in tell(
                NAME, plot, party=party_id(plot.company), now=now() - 60 * DAY, drain=drain, language="en",
                storage=app.extensions["casework.storage"])][-1]  # fmt: skip
            ref, number = told.case.ref, told.case.number

        page.goto(f"{base}/cases/{ref}")
        for name in (f"Permit {number}-", "ETS2-"):
            expect(page.get_by_role("link", name=name).first).to_be_visible()
        page.goto(f"{base}/?lang=en")
        press(page, "link", "Permit for a fuel operator (ETS2)")
        reads(page, "Fjellvarme Drivstoff AS")
        page.get_by_label("Number, holder or words").fill("HVO100")
        press(page, "button", "Search")
        expect(page.get_by_text("ETS2-").first).to_be_visible()
