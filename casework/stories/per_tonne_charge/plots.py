"""The ends that a missed surrender can have: paid, collected, fought, ended without a charge, nothing missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from casework.stories.fees import paid
from casework.stories.per_tonne_charge.file import WRITTEN, documents, example, figures, missed
from casework.stories.per_tonne_charge.fought import CANCELLED, LOWERED, PAID, UNPAID
from casework.stories.per_tonne_charge.rates import loaded
from casework.stories.telling import SERVICE, Beat, Plot, Scene, Told

__all__ = ["DEMO", "PLOTS", "documents", "example"]

Gives = Callable[[Told], dict[str, Any]]


def _figures(told: Told) -> dict[str, Any]:
    return {"section": "figures", "raw": figures(told.today, told.language)}


def _says(**named: str) -> Gives:
    """What the step is told, in the language of the story."""
    return lambda told: {field: told.plot.written[told.language][key] for field, key in named.items()}


OPENED = (Beat("open_shortage", "marit", does=loaded), Beat("write", "marit", 1, _figures))
HEARD = (*OPENED, Beat("propose_notice", "jonas", 2), Beat("sign_notice", "per", 1),
         Beat("comment", "eleni", 12, _says(said="comment")))  # fmt: skip
DECIDED = (*HEARD, Beat("propose_charge", "jonas", 3), Beat("sign_charge", "per", 1))


def _plot(*beats: Beat, **more: Any) -> Plot:
    return Plot("aigli", "marit", missed, beats, WRITTEN, **more)


PLOTS: dict[str, Plot] = {
    "paid": _plot(*DECIDED, Beat("close", SERVICE, 24, does=paid())),
    "unpaid_to_collection": _plot(
        *DECIDED, Beat("fall_overdue", SERVICE, 15), Beat("send_reminder", "frode", 14),
        Beat("hand_over", "frode", 16),
        Beat("propose_write_off", "frode", 200, _says(reason="reason")),
        Beat("accept_write_off", "berit", 1)),
    "reduced": _plot(*DECIDED, fought=PAID, anew=LOWERED),
    "cancelled": _plot(*DECIDED, fought=UNPAID, anew=CANCELLED),
    "ended_without_charge": _plot(*HEARD, Beat("propose_end", "jonas", 3, _says(because="ended")),
                                  Beat("sign_end", "per", 1)),
    "nothing_missing": _plot(*OPENED, Beat("find_nothing", "marit", 2, _says(reason="nothing"))),
}  # fmt: skip
DEMO: tuple[Scene, ...] = (Scene("halcyon", replace(PLOTS["paid"], company="halcyon"), 20, "sign_notice"),)
