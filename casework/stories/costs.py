"""Costs of having a decision changed: claimed, and decided by two. Told alike after an appeal and after a reversal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from casework.stories.course import merged
from casework.stories.telling import SERVICE, Beat, Told

Words = dict[str, dict[str, str]]
Gives = Callable[[Told], dict[str, Any]]


def ruled(ruling: str, key: str, **more: str) -> Gives:
    """An answer, for the reason that the plot has written under `key`."""
    return lambda told: {"ruling": ruling, "because": told.plot.written[told.language][key], **more}


def claimed(amount: str, officer: str, signatory: str, reasons: Words, ruling: Gives) -> tuple[Beat, ...]:
    """The party claims `amount`, for what the plot has written under `claimed_for`; then the reasons are written anew,
    about the costs.
    """

    def claim(told: Told) -> dict[str, str]:
        return {"claimed": amount, "claimed_for": told.plot.written[told.language]["claimed_for"]}

    def about_costs(told: Told) -> None:
        told.plot = replace(told.plot, written=merged(told.plot.written, reasons))

    return (
        Beat("claim_costs", "", 8, claim), Beat("propose_costs", officer, 4, ruling, does=about_costs),
        Beat("sign_costs", signatory, 1), Beat("settle_costs", SERVICE, 22),
    )  # fmt: skip
