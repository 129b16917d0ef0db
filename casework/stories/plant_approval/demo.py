"""The cases of the demonstration: plants in every phase, one of them approved and due for a new period."""

from __future__ import annotations

from dataclasses import replace

from casework.stories.plant_approval import answers, written
from casework.stories.plant_approval.plots import APPROVED, PLOTS, SENT
from casework.stories.telling import Plot, Scene

_BIOGAS = Plot("elvedal", "torbjorn", answers.biogas, SENT, written.WRITTEN)

DEMO: tuple[Scene, ...] = (
    Scene("skardfoss", replace(PLOTS["renew"], after=(APPROVED, 1640)), 12, "assess", language="nn"),
    Scene("skardfoss", PLOTS["dismiss"], 60, language="nn"),
    Scene("elvedal", PLOTS["other_category"], 20, "propose_approval", language="nb"),
    Scene("elvedal", _BIOGAS, 3, "submit", language="nb"),
    Scene("nordviken", PLOTS["conditions"], 70, language="nb"),
)
