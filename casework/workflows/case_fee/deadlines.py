"""By when: what the payer has to pay, what we remind of, and when the claim is lost.

Days to pay are ours to set, and the invoice prints them; the clock takes them from there.
"""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Owner, Weeks
from casework.core.text import Source, Text
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.collecting import LIMITATION, REMINDER

PAYMENT = Deadline(
    name="payment", title=Text("Pay the invoice"), amount=None, runs_from="invoiced_on", owner=Owner.PARTY,
    calendar=NORWEGIAN, source=Source("The authority's terms of payment", "", certainty=85,
                                      note=Text("The last day is printed on the invoice.")),
    missed=Text("The claim is overdue. Interest runs where the law of the claim says so."))

GRACE = Deadline(
    name="grace", title=Text("Wait before the reminder"), amount=Weeks(2), runs_from="payment_due",
    owner=Owner.PARTY, calendar=NORWEGIAN, source=Source("inkassoloven", "§ 9", certainty=88,
                                                         note=Text("Own rule for claims of the state.")),
    missed=Text("A reminder can be sent."))

DEADLINES = (PAYMENT, GRACE, REMINDER, LIMITATION, APPEAL)
