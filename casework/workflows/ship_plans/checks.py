"""All rules on a plan, SMP-01 to SMP-50 in their order. SMP-26 is for a person to judge and stands on the checklist; a
rule that asks for a document besides is two checks under one number."""

from __future__ import annotations

from casework.core.asked import ChecklistItem
from casework.core.checks import Check
from casework.core.text import Text
from casework.workflows.ship_plans.fuel_rules import FUEL_CHECKS
from casework.workflows.ship_plans.keeping_rules import KEEPING_CHECKS
from casework.workflows.ship_plans.measuring import MEASURING_CHECKS
from casework.workflows.ship_plans.proofs import PROOF_CHECKS
from casework.workflows.ship_plans.sources_of_law import CONSERVATIVE
from casework.workflows.ship_plans.standing import STANDING_CHECKS
from casework.workflows.ship_plans.whole import WHOLE_CHECKS

CHECKS: tuple[Check, ...] = tuple(sorted(
    (*WHOLE_CHECKS, *FUEL_CHECKS, *MEASURING_CHECKS, *KEEPING_CHECKS, *STANDING_CHECKS, *PROOF_CHECKS),
    key=lambda check: check.rule))

CHECKLIST: tuple[ChecklistItem, ...] = (
    ChecklistItem(
        "SMP-26", Text("Is this method for data gaps conservative: emissions never too low, distance and cargo never "
                       "too high?"), CONSERVATIVE, per="gaps", rules=("SMP-25", "SMP-27")),
)
