"""The closed questions of the application, and how each answer is said. Values are stored; titles are shown."""

from __future__ import annotations

from enum import StrEnum

from casework.core.text import Text
from casework.law.ets_activities import ACTIVITIES, Activity
from casework.workflows.accounts import choices as accounts
from casework.workflows.registry_account.kinds import KINDS, AccountKind


class Control(StrEnum):
    """How a beneficial owner controls the company (Directive (EU) 2015/849 Art. 3(6))."""

    SHARES = "shares"
    VOTES = "votes"
    OTHER = "other"
    MANAGER = "manager"


CHOICES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    **accounts.CHOICES,
    AccountKind: {kind: row.title for kind, row in KINDS.items()},
    Activity: ACTIVITIES,
    Control: {
        Control.SHARES: Text("More than 25 per cent of the shares"),
        Control.VOTES: Text("More than 25 per cent of the votes"),
        Control.OTHER: Text("Control in another way"),
        Control.MANAGER: Text("Senior manager, because no owner could be found"),
    },
}
