"""The cases of the demonstration: a permit on the public list, one about to be signed, one that needs none."""

from __future__ import annotations

from casework.stories.ets2_permit.plots import PLOTS
from casework.stories.telling import Scene

DEMO: tuple[Scene, ...] = (
    Scene("fjellvarme", PLOTS["approve"], 70, language="nb"),
    Scene("sorvag", PLOTS["refuse"], 24, "assess", language="nn"),
    Scene("holmvik", PLOTS["outside"], 12, "propose_outside", language="nb"),
)
