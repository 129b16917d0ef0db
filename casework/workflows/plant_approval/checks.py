"""The automatic rules of the application, in the order of the form; each stands in the file of its subject."""

from __future__ import annotations

from casework.core.checks import Check
from casework.workflows.plant_approval.evidence import EVIDENCE_CHECKS
from casework.workflows.plant_approval.fuels import FUEL_CHECKS
from casework.workflows.plant_approval.heat import HEAT_CHECKS
from casework.workflows.plant_approval.plant import PLANT_CHECKS

CHECKS: tuple[Check, ...] = (*PLANT_CHECKS, *FUEL_CHECKS, *HEAT_CHECKS, *EVIDENCE_CHECKS)
