"""The cases of the demonstration: a person abroad, companies, operators, and a case that we opened ourselves."""

from __future__ import annotations

from casework.stories.registry_account.answers import company, fuel_operator, operator
from casework.stories.registry_account.plots import PLOTS, WRITTEN
from casework.stories.telling import Beat, Plot, Scene

SENT = (Beat("submit", ""),)

DEMO: tuple[Scene, ...] = (
    Scene("saarmets", PLOTS["approve"], 12, "request_information"),
    Scene("isarwind", PLOTS["refuse"], 34),
    Scene("isarwind", Plot("isarwind", "jana", company, SENT, WRITTEN), 2, "draft"),
    Scene("grenland", PLOTS["own_initiative"], 70, language="nb"),
    Scene("nordfjord", Plot("nordfjord", "oddny", fuel_operator, (*SENT, Beat("screen", "jonas", 1)), WRITTEN), 3,
          language="nn"),
    Scene("grenland", Plot("grenland", "leif", operator, SENT, WRITTEN), 1, "draft", language="nb"),
)  # fmt: skip
