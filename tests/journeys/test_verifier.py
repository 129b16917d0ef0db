"""A company names its verifier, the verifier reads the plan and delivers its assessment, the company sends it, and the
plan is approved.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from casework.outbox import drain
from casework.stories.papers import paper
from casework.stories.people import party_id
from casework.stories.telling import DAY, Told, play, plots_of, tell
from casework.workflows import CASE_TYPES
from casework.workflows.verifying import delivery_of
from tests.browser import WINDOWS, Hand, enter, press, problems, reads
from tests.web.drafts import draft_app, now
from tests.web.frame import served
from tests.web.told import nothing_is_drained, today

PLAN = next(name for name, case_type in CASE_TYPES.items() if delivery_of(case_type))
VERIFIER, PERSON = "Havnverifikasjon AS", "Vilde Nesheim"
SENT = ("name_verifier", "deliver_assessment", "submit", "request_information", "answer", "record_check")


def drafted(app: Any) -> Told:
    """A plan of Aigli's that waits for nothing but its assessment."""
    with app.app_context():
        plot = plots_of(PLAN)["approve"]
        storage = app.extensions["casework.storage"]
        begun = tell(PLAN, plot, party=party_id("aigli"), now=now() - 3 * DAY, until="draft", storage=storage,
                     drain=nothing_is_drained)  # fmt: skip
        return [told for told, _ in begun][-1]


def report(page: Any) -> None:
    file = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": paper("Assessment report")}
    page.get_by_label("The assessment report").set_input_files(file)


def test_named_assessed_sent_and_approved(tmp_path: Path, new_page: Callable[..., Any]) -> None:
    app = draft_app(tmp_path)
    told = drafted(app)
    with served(app) as base:
        company, verifier = new_page(javascript=False), new_page(javascript=False)
        enter(company, base)
        company.goto(f"{base}/drafts/draft-{told.case_id}")
        press(company, "link", "The verifier's assessment")
        press(company, "link", "Name the verifier")
        company.get_by_label(VERIFIER).check()
        company.get_by_label("The verifier may see the plan").check()
        press(company, "button", "Confirm")
        reads(company, "It has not delivered its assessment yet.")

        enter(verifier, base, PERSON, "")
        expect(verifier.get_by_role("heading", level=1)).to_have_text("Plans to assess")
        press(verifier, "link", "Aigli Star")
        press(verifier, "link", "Read the plan")
        reads(verifier, "ME-61204")
        press(verifier, "link", "Aigli Star")
        press(verifier, "link", "Deliver the assessment")
        verifier.get_by_label("Date of the assessment").fill(today().strftime("%d.%m.%Y"))
        verifier.get_by_label("The plan is in conformity").check()
        verifier.get_by_label("A virtual visit").check()
        report(verifier)
        verifier.get_by_label("This is the conclusion of").check()
        press(verifier, "button", "Deliver")
        reads(verifier, "You have delivered your assessment. The company sends the plan.")

        company.reload()
        reads(company, "The plan is in conformity")
        company.goto(f"{base}/drafts/draft-{told.case_id}/review")
        reads(company, "Nothing is open")
        company.get_by_label("I declare").check()
        press(company, "button", "Send")
        with app.app_context():
            told.now = now()
            for beat in (beat for beat in told.plot.beats if beat.step not in SENT):
                play(told, beat, drain)
            ref = told.case.ref
        company.goto(f"{base}/cases/{ref}")
        reads(company, "The plan is approved. Check it at least once a year.")
        verifier.goto(f"{base}/assessments")
        reads(verifier, "The company has sent the plan, and it is with the authority.")
        expect(verifier.get_by_role("link", name="Deliver")).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_pages_of_a_verifier_are_readable_by_everybody(
    tmp_path: Path, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    app = draft_app(tmp_path)
    told = drafted(app)
    with app.app_context():
        play(told, told.plot.beats[0], nothing_is_drained)
        ref = told.case.ref
    with served(app) as base:
        page = new_page(width=width)
        Hand(page, base, PERSON, language)
        wrong = []
        for place in ("", f"/{ref}", f"/{ref}/plan", f"/{ref}/deliver"):
            page.goto(f"{base}/assessments{place}")
            wrong += [f"{place}: {found}" for found in problems(page, axe_source, width)]
        page.locator("#page .bar button").click()
        expect(page.locator("#errors")).to_be_visible()
        wrong += [f"faults: {found}" for found in problems(page, axe_source, width)]
        page.goto(f"{base}/accreditation")
        wrong += [f"accreditation: {found}" for found in problems(page, axe_source, width)]
        page.context.clear_cookies()
        enter(page, base, language=language)
        for place in ("verifier", "sections/assessment"):
            page.goto(f"{base}/drafts/{ref}/{place}")
            wrong += [f"{place}: {found}" for found in problems(page, axe_source, width)]
        assert wrong == []
