"""Guards of its own: what must stand before the party is told of a charge, and who may sign it."""

from __future__ import annotations

from casework.core.case_type import Refusal
from casework.core.text import Text
from casework.law.surrender import CHARGE
from casework.workflows.guards import YOU_CAN
from casework.workflows.per_tonne_charge.answers import ChargeAnswers
from casework.workflows.per_tonne_charge.shortage import shortage


def allowances_missing(answers: ChargeAnswers) -> Refusal | None:
    """By the figures of the file at least one allowance is missing."""
    found = shortage(answers)
    if found is not None and found.missing:
        return None
    return Refusal(Text("By the figures of the file no allowances are missing."), CHARGE, YOU_CAN)
