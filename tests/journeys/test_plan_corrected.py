"""A plan with planted faults: asked about where they stand, corrected in its table, seen by what changed, approved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import AIGLI, ELENI, Hand
from tests.journeys.test_verifier import PERSON, report
from tests.journeys.test_whole_story import approve, judge, work
from tests.web.drafts import draft_app
from tests.web.frame import served
from tests.web.test_checklist import screened
from tests.web.told import today


@pytest.mark.slow
def test_a_plan_with_planted_faults_is_corrected_in_one_round_and_approved(
        tmp_path: Path, new_page: Callable[..., Any]) -> None:
    app = draft_app(tmp_path)
    ref = screened(app, equipment__e1__installed=1890, equipment__e3__description=None)
    with served(app) as base:

        def enter(name: str) -> Any:
            return Hand(new_page(javascript=False), base, name)

        marit = enter("Marit Lunde")
        marit.page.goto(f"{base}/staff/cases/{ref}")
        marit.press("link", "Ask about every open finding")
        marit.press("button", "Ask for information")
        marit.reads("The case stands in “Waiting for answer”.")
        work(app)

        eleni = enter(ELENI)
        eleni.press("button", AIGLI)
        eleni.page.goto(f"{base}/cases/{ref}")
        eleni.press("link", "Measuring equipment")
        eleni.page.locator("main a", has_text="ME oil meter").first.click()
        eleni.write("Year of installation", "2018")
        eleni.press("button", "Save")
        eleni.page.goto(f"{base}/drafts/{ref}/sections/equipment")
        eleni.page.locator("main a", has_text="DG1 meter").first.click()
        eleni.write("Technical description", "Coriolis mass flow meter, DN25, ± 0.2 %")
        eleni.press("button", "Save")
        vilde = enter(PERSON)
        vilde.page.goto(f"{base}/assessments/{ref}")
        vilde.reads("The company has changed the plan since you assessed it.")
        vilde.press("link", "Deliver the assessment")
        vilde.write("Date of the assessment", today().strftime("%d.%m.%Y"))
        vilde.tick("The plan is in conformity")
        vilde.tick("A virtual visit")
        report(vilde.page)
        vilde.tick("This is the conclusion of")
        vilde.press("button", "Deliver")

        eleni.page.goto(f"{base}/cases/{ref}")
        for n in (1, 2):
            eleni.write(f"Your answer to question {n}", "The row is corrected.")
        eleni.tick("I confirm that the information is correct")
        eleni.press("button", "Send the answers")
        eleni.reads("Your answers are sent. We have them.")
        work(app)

        marit.page.goto(f"{base}/staff/cases/{ref}")
        for said in ("Year of installation", "1890", "2018", "Coriolis mass flow meter, DN25"):
            marit.reads(said)
        judge(marit)
        marit.press("button", "Propose to approve the plan")
        marit.reads("Done: Propose to approve the plan.")
        work(app)
        ingrid = enter("Ingrid Solheim")
        ingrid.page.goto(f"{base}/staff/cases/{ref}")
        approve(ingrid, app)
        eleni.page.goto(f"{base}/cases/{ref}")
        eleni.reads("Approved")
