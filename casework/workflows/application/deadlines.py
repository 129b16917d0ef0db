"""By when, in every application: the time limits of procedure before a Norwegian authority.

Weeks and months end on a working day: a last day that is none moves to the next (domstolloven §§ 148-149).
"""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Months, Owner, Weeks
from casework.core.text import Source, Text
from casework.workflows.chances import Chance

INTERIM_REPLY = Deadline(
    name="interim_reply", title=Text("Decide or send an interim reply"), amount=Months(1),
    runs_from="received_on", owner=Owner.AUTHORITY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§ 11 a"),
    missed=Text("The applicant is owed an interim reply with the reason and the expected date."))

ANSWER = Deadline(
    name="answer", title=Text("Answer our questions"), amount=None,
    runs_from="request_arrived_on", owner=Owner.PARTY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§ 11", certainty=90, note=Text("The length is set in the request.")),
    missed=Text("We decide on what we have. An application that is incomplete may be refused."))

APPEAL = Chance(
    name="appeal", title=Text("Appeal the decision"), amount=Weeks(3),
    runs_from="decision_arrived_on", owner=Owner.PARTY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§§ 29 and 30"),
    missed=Text("The decision is final, unless the appeal is heard although it is late (§ 31)."))
