"""The cases of the demonstration: two plans in force, one signed and not yet marked, one back at its verifier, and one
that its verifier has not assessed yet. What becomes of their fees is told as cases of their own.
"""

from __future__ import annotations

from dataclasses import replace

from casework.stories import fees
from casework.stories.ship_monitoring_plan.plots import PLOTS
from casework.stories.telling import Scene

_WORKED = replace(PLOTS["approve"], beats=tuple(
    replace(beat, does=fees.accrued) if beat.step == "sign_approval" else beat for beat in PLOTS["approve"].beats))

DEMO: tuple[Scene, ...] = (
    Scene("aigli", PLOTS["approve"], 64, "mark_approved"),
    Scene("aigli", PLOTS["approve"], 45, "mark_approved"),
    Scene("aigli", _WORKED, 22, "sign_approval"),
    Scene("aigli", PLOTS["refuse"], 30),
    Scene("aigli", PLOTS["control"], 9),
    Scene("aigli", PLOTS["approve"], 5, "name_verifier"),
)
