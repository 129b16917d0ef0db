"""Everything that can be charged: fees for our work, and what is owed for a breach, by its ground."""

from __future__ import annotations

from collections.abc import Mapping

from casework.law.sanction_grounds import GROUNDS, SANCTION
from casework.workflows.charging import MISSED, TARIFFS, Tariff
from fees.claims import GUARANTEE_SANCTION

SANCTIONS: Mapping[str, Tariff] = {
    code: Tariff(code, ground.title, SANCTION, rate="", claim=GUARANTEE_SANCTION.name)
    for code, ground in GROUNDS.items()
}
"""What is owed for a breach, by its ground: one case for each ground and case it concerns is open at a time."""
CHARGED: Mapping[str, Tariff] = {**TARIFFS, **SANCTIONS, MISSED.name: MISSED}


def is_charged(told: str) -> bool:
    """Is a tie of this name one that money is owed by? A case may be tied to the one it concerns by another."""
    return told.partition("/")[0] in CHARGED


def tariff_named(told: str) -> Tariff:
    """The tariff of a charge; what keeps cases of one tariff apart follows its name after a stroke."""
    return CHARGED[told.partition("/")[0]]
