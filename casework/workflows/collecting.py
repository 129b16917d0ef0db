"""By when a claim that is not paid is paid after all, handed over, or lost: the same for whatever is owed."""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Owner, Weeks, Years
from casework.core.text import Source, Text

REMINDER = Deadline(
    name="reminder", title=Text("Pay after the reminder"), amount=Weeks(2), runs_from="sent_on", owner=Owner.PARTY,
    calendar=NORWEGIAN, source=Source("inkassoloven", "§ 9", certainty=88,
                                      note=Text("Own rule for claims of the state.")),
    missed=Text("The claim can be handed over to the collection authority."))

LIMITATION = Deadline(
    name="limitation", title=Text("Collect before the claim is time-barred"), amount=Years(3), runs_from="payment_due",
    owner=Owner.AUTHORITY, calendar=NORWEGIAN, source=Source("foreldelsesloven", "§§ 2–3", certainty=90),
    missed=Text("The claim is time-barred, unless it was interrupted."))
