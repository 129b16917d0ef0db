"""What a reported change leads to: it is noted, or the plant is assessed anew, or it needs a new approval.

FOR-2007-12-14-1652 § 8, fourth paragraph: a change of the plant or of how it is run is reported without undue delay.
What follows from which change is our classification (60 per cent sure): the caseworker decides, and a change that is
only noted where the table says otherwise needs a reason.
"""

from __future__ import annotations

from enum import StrEnum

from casework.core.text import Source, Text
from casework.workflows.plant_approval.choices import Changed

DUTY_TO_REPORT = Source("forskrift om opprinnelsesgarantier", "§ 8, fourth paragraph")
CLASSIFIED = Source("forskrift om opprinnelsesgarantier", "§ 8, fourth paragraph", certainty=60,
                    note="What follows from which change is our own classification.")


class Follows(StrEnum):
    NOTE = "note"
    ASSESSMENT = "assessment"
    APPROVAL = "approval"


FOLLOWS: dict[Changed, Follows] = {
    Changed.OWNER: Follows.ASSESSMENT,
    Changed.CAPACITY: Follows.ASSESSMENT,
    Changed.UNITS: Follows.ASSESSMENT,
    Changed.FUEL: Follows.APPROVAL,
    Changed.OPERATION: Follows.APPROVAL,
    Changed.METERING: Follows.ASSESSMENT,
    Changed.SUPPORT: Follows.NOTE,
    Changed.STOPPED: Follows.NOTE,
}
SAID: dict[Follows, Text] = {
    Follows.NOTE: Text("It is enough to note the change."),
    Follows.ASSESSMENT: Text("The plant is assessed anew; the approval is changed and keeps its last day."),
    Follows.APPROVAL: Text("The plant needs a new approval, for a new period of five years."),
}
