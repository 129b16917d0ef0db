"""The cases of the demonstration: a modification that waits for its signature, and one that is noted."""

from __future__ import annotations

from casework.stories.ship_plan_modification.plots import PLOTS
from casework.stories.telling import Scene

DEMO: tuple[Scene, ...] = (
    Scene("aigli", PLOTS["approve"], 16, "assess"),
    Scene("aigli", PLOTS["note"], 6),
)
