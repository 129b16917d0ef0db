"""Opening an account, in the stories of every account: each gets a number of its own, with check digits that hold."""

from __future__ import annotations

from casework.identifiers import account_number
from casework.stories.telling import Beat, Told


def number_of(case_id: int) -> str:
    """The number of the account that a case opens."""
    found = (f"EU-100-{5_012_344 + case_id}-0-{check}" for check in range(1, 98))
    return next(number for number in found if account_number.fault(number) is None)


def _numbered(told: Told) -> dict[str, str]:
    return {"account_number": number_of(told.case_id)}


OPENED = (
    Beat("start_opening", "tuva", 1),
    Beat("record_opening", "tuva", 0, _numbered),
    Beat("confirm_opening", "ingrid", 1),
)
