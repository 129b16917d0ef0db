"""A plant in a browser: cogeneration that fails the test and is approved in another category; a new period of five
years.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import Approval, ApprovalVersion, Case, Letter
from casework.outbox import drain
from casework.stories.people import party_id
from casework.stories.telling import DAY, plots_of, tell
from tests.journeys.test_whole_story import Hand, work
from tests.web.drafts import draft_app, now
from tests.web.frame import served

PLANT = "plant_approval"


def told_plant(app: Flask, plot: str, until: str | None, days_ago: int) -> str:
    """Tells a story of a plant up to a step; returns what addresses call the case."""
    with app.app_context():
        chosen = plots_of(PLANT)[plot]
        for scene, _ in tell(PLANT, chosen, party=party_id(chosen.company), now=now() - days_ago * DAY,
                             storage=app.extensions["casework.storage"], drain=drain, until=until):  # fmt: skip
            last = scene
        return last.case.ref


def enters(new_page: Callable[..., Any], base: str, name: str, path: str) -> Hand:
    hand = Hand(new_page(), base, name)
    hand.page.goto(base + path)
    return hand


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return draft_app(tmp_path)


@pytest.mark.slow
def test_cogeneration_that_fails_as_applied_is_approved_in_another_category(
        app: Flask, new_page: Callable[..., Any]) -> None:
    draft = told_plant(app, "other_category", "draft", 0)
    ref = told_plant(app, "other_category", "propose_approval", 30)
    with served(app) as base:
        owner = enters(new_page, base, "Torbjørn Rustad", f"/drafts/{draft}/review")
        owner.reads("The unit saves 6.88 %: it does not pass the test.")
        owner.reads("1 − 1 ÷ (66 ÷ 90 + 17 ÷ 49.916)")
        owner.reads("The unit saves 6.88 per cent of the fuel, and 10 are needed.")

        officer = enters(new_page, base, "Astrid Heggelund", f"/staff/cases/{ref}")
        officer.press("button", "Take the proposal back")
        officer.reads("The test of high-efficiency cogeneration")
        officer.press("link", "Propose approval")
        officer.tick("Category b: high-efficiency cogeneration")
        officer.page.get_by_label("Share of the power").first.fill("100")
        officer.press("button", "Propose approval")
        officer.reads("Category b: high-efficiency cogeneration is not possible.")
        officer.tick("Category c: other production")
        officer.page.get_by_label("Share of the power").first.fill("")
        officer.press("button", "Propose approval")
        officer.reads("Done: Propose approval.")
        work(app)

        signatory = enters(new_page, base, "Ragnhild Foss", f"/staff/cases/{ref}")
        signatory.tick("I am impartial: neither I nor anybody close to me")
        signatory.press("button", "Save the answer")
        signatory.press("link", "Sign the approval")
        signatory.press("button", "Sign the approval")
        signatory.reads("Done: Sign the approval.")
        work(app)
    with app.app_context():
        said = db.session.scalars(select(ApprovalVersion)).one()
        assert (said.data["category"], said.data["share"]) == ("c", "")
        assert said.valid_until.year == said.valid_from.year + 5
        kinds = db.session.scalars(select(Letter.kind).where(Letter.state == "printed"))
        assert "approval" in set(kinds)


@pytest.mark.slow
def test_an_approval_that_runs_out_is_renewed_from_its_own_page(app: Flask, new_page: Callable[..., Any]) -> None:
    told_plant(app, "approve", None, 1640)
    with app.app_context():
        number = db.session.scalars(select(Approval.number)).one()
    with served(app) as base:
        owner = enters(new_page, base, "Gunnvor Skarde", "/cases")
        owner.press("link", "Approval of a plant for guarantees of origin")
        owner.reads(number)
        owner.press("button", "Apply for a new period, or report a change")
        owner.press("link", "What you apply for")
        owner.tick("A new period of five years")
        owner.press("button", "Save and continue")
        with app.app_context():
            case = db.session.scalars(select(Case).order_by(Case.id.desc())).first()
            assert case is not None
            ref = case.ref
        owner.page.goto(f"{base}/drafts/{ref}/review")
        owner.reads(number)
        owner.reads("What we calculate from it")
        owner.tick("I send it with this open")
        owner.tick("I declare, for the owner")
        owner.press("button", "Send the application")
        owner.reads("case number")
