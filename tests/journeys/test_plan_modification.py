"""A modified plan in a browser: what is written is compared with the version in force, on both sides of the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import Case
from casework.operations import drafts
from casework.outbox import drain
from casework.queries.submissions import draft_raw
from casework.stories.people import party_id
from casework.stories.telling import DAY, by, plots_of, tell
from tests.browser import AIGLI, ELENI, Hand, problems
from tests.web.drafts import draft_app, now
from tests.web.frame import served

PLAN, MODIFICATION = "ship_monitoring_plan", "ship_plan_modification"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Aigli's plan is approved and marked."""
    made = draft_app(tmp_path)
    with made.app_context():
        plot = plots_of(PLAN)["approve"]
        for _ in tell(PLAN, plot, party=party_id(plot.company), now=now() - 60 * DAY,
                      storage=made.extensions["casework.storage"], drain=drain):  # fmt: skip
            pass
    return made


def newest(app: Flask) -> Case:
    with app.app_context():
        case = db.session.scalars(select(Case).where(Case.type == MODIFICATION).order_by(Case.id.desc())).first()
        assert case is not None
        return case


def renamed_meter(app: Flask, case_id: int) -> None:
    """The row of the meter as the table's page would save it."""
    with app.app_context():
        raw = draft_raw(db.session.connection(), case_id)["equipment"]
        meter = {**raw["e3"], "description": "Ultrasonic flow meter, DN25"}
        drafts.save_section(case_id, "equipment", {**raw, "e3": meter}, seen=None, by=by("eleni"), now=now())


@pytest.mark.slow
def test_a_new_meter_is_proposed_as_situation_three_to_both_sides_where_the_company_named_another(
        app: Flask, new_page: Callable[..., Any], axe_source: str) -> None:
    with served(app) as base:
        eleni = Hand(new_page(), base, ELENI)
        eleni.press("button", AIGLI)
        eleni.page.goto(f"{base}/cases")
        eleni.press("link", "Approved monitoring plan of a ship")
        eleni.press("button", "Modify the plan")
        draft = newest(app)
        renamed_meter(app, draft.id)
        eleni.page.goto(f"{base}/drafts/{draft.ref}/sections/revision")
        eleni.tick("4: the method gave incorrect data")
        eleni.press("button", "Save and continue")
        eleni.page.goto(f"{base}/drafts/{draft.ref}/review")
        eleni.reads("What changed looks like this situation, and you have not named it: 3: the availability of data")
        eleni.reads("What changed since version 1")
        eleni.reads("It ends in a decision: we approve the modified plan, or we do not.")
        for width in (320, 1280):
            eleni.page.set_viewport_size({"width": width, "height": 900})
            assert problems(eleni.page, axe_source, width) == []
        for box in eleni.page.get_by_label("I send it with this open").all():
            box.check()
        eleni.tick("I declare, for the company")
        eleni.press("button", "Send the application")
        eleni.reads("case number")

        marit = Hand(new_page(), base, "Marit Lunde")
        for width in (1280, 320):
            marit.page.set_viewport_size({"width": width, "height": 900})
            marit.page.goto(f"{base}/staff/cases/{newest(app).ref}")
            marit.reads("What changed since version 1")
            marit.reads("3: the availability of data changes, in a way that may affect accuracy")
            marit.reads("The party does not name it.")
            marit.reads("No change shows it. The party names it.")
            marit.reads("It ends in a decision: we approve the modified plan, or we do not.")
            marit.reads("Ultrasonic flow meter, DN25")
            marit.reads("Coriolis mass flow meter, DN25")
            assert problems(marit.page, axe_source, width) == []

        marit.press("button", "Start screening")
        marit.press("link", "Ask about every open finding")
        assert marit.page.locator("input[name=question]:checked").count() > 0
        marit.reads("Opens for change: Version and changes")
        marit.press("button", "Ask for information")
        marit.reads("The case stands in “Waiting for answer”.")
