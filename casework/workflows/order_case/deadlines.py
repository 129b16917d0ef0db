"""By when: comments on the notice, the day that the order sets, and the appeal."""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Owner
from casework.core.text import Source, Text
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.hearing import HEARING

COMPLIANCE = Deadline(
    name="compliance", title=Text("Meet the order"), amount=None, runs_from="decided_on", owner=Owner.PARTY,
    calendar=NORWEGIAN,
    source=Source("klimakvoteloven", "§ 17 a", certainty=90,
                  note=Text("The order itself sets the day; the regulation on guarantees of origin (§ 15) says no "
                            "more.")),
    missed=Text("It can be established that the order is not met; it stands all the same."))

DEADLINES = (HEARING, COMPLIANCE, APPEAL)
