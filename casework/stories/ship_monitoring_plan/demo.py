"""The cases of the demonstration: a plan in force, one signed and not yet marked, one back at its verifier, and one
that its verifier has not assessed yet.
"""

from __future__ import annotations

from casework.stories.ship_monitoring_plan.plots import PLOTS
from casework.stories.telling import Scene

DEMO: tuple[Scene, ...] = (
    Scene("aigli", PLOTS["approve"], 64, "mark_approved"),
    Scene("aigli", PLOTS["approve"], 22, "sign_approval"),
    Scene("aigli", PLOTS["refuse"], 30),
    Scene("aigli", PLOTS["control"], 9),
    Scene("aigli", PLOTS["approve"], 5, "name_verifier"),
)
