"""The cases of the demonstration: changes of the account that another story opened for the same company."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from casework.core.answers import as_json
from casework.stories.people import COMPANIES
from casework.stories.representative_change.answers import HOLDER, example
from casework.stories.representative_change.plots import PLOTS
from casework.stories.telling import Plot, Scene
from casework.workflows.representative_change.answers import RepresentativeAnswers

COMPANY = next(company for company in COMPANIES if company.key == "halcyon")
DOMAIN = COMPANY.email.split("@")[1].removesuffix(".example")


def _renamed(on: date) -> RepresentativeAnswers:
    """The example's two new persons, in the company that has an account; nobody there only reads."""
    text = json.dumps(as_json(example(on)), ensure_ascii=False)
    raw = json.loads(text.replace("aiglipelagos", DOMAIN).replace(HOLDER, COMPANY.name).replace("APS", "HSS"))
    return RepresentativeAnswers.model_validate({**raw, "rights": {}})


def _for(plot: str, writer: str) -> Plot:
    return replace(PLOTS[plot], company=COMPANY.key, writer=writer)


DEMO: tuple[Scene, ...] = (
    Scene(COMPANY.key, replace(_for("approve", "silje"), answers=_renamed), 13, "assess"),
    Scene(COMPANY.key, _for("suspend", "marit"), 1, "propose_measure"),
)
