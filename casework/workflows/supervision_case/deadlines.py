"""By when: answers to our requests, and comments on the preliminary report."""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Owner, Weeks
from casework.core.text import Source, Text

ANSWER = Deadline(
    name="answer", title=Text("Send what we asked for"), amount=None, runs_from="request_arrived_on",
    owner=Owner.PARTY, calendar=NORWEGIAN,
    source=Source("forskrift om opprinnelsesgarantier", "§ 14", certainty=90,
                  note=Text("The duty is that of the law we supervise by; the length is set in the request.")),
    missed=Text("We go on with what we have. That help was not given can be a breach of its own."))
COMMENT = Deadline(
    name="hearing", title=Text("Comment on the preliminary report"), amount=Weeks(3), runs_from="sent_on",
    owner=Owner.PARTY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§ 17", certainty=90,
                  note=Text("Three weeks from the day it is sent: our rule.")),
    missed=Text("The report is finished with what we have."))

DEADLINES = (ANSWER, COMMENT)
