"""By when: comments, payment fourteen days from the demand, appeal three weeks from the arrival of the decision.

The decision is the demand: the days to pay run from it (klimakvoteloven § 19). The claim need not be final to be
enforced; that the house waits for an open appeal is a setting.
"""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Owner, Weeks
from casework.core.text import Text
from casework.law.surrender import CHARGE
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.collecting import LIMITATION, REMINDER
from casework.workflows.hearing import HEARING

PAYMENT = Deadline(
    name="payment", title=Text("Pay the charge"), amount=Weeks(2), runs_from="decided_on", owner=Owner.PARTY,
    calendar=NORWEGIAN, source=CHARGE,
    missed=Text("Interest runs, and the claim can be pursued."))

DEADLINES = (HEARING, PAYMENT, REMINDER, LIMITATION, APPEAL)
