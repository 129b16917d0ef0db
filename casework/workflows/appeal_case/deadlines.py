"""By when: our time to decide or send it on, the party's time to mend and to claim costs, the body's for a change to
harm.
"""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Months, Owner
from casework.core.text import Source, Text
from casework.workflows.application.deadlines import ANSWER, APPEAL
from casework.workflows.costs import COSTS

FORWARD = Deadline(
    name="forward", title=Text("Reverse the decision or send the appeal on"), amount=None, runs_from="received_on",
    owner=Owner.AUTHORITY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§§ 11 a and 33", certainty=60, note=Text("The number of weeks is ours.")),
    missed=Text("The party is owed an answer on when it will be done."))

HARM = Deadline(
    name="reformatio", title=Text("The appeal body warns of a change to the party's harm"), amount=Months(3),
    runs_from="filed_on", owner=Owner.AUTHORITY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§ 34 third paragraph"),
    missed=Text("The decision cannot be changed to the harm of who appealed."))

DEADLINES = (FORWARD, ANSWER, HARM, COSTS, APPEAL)
