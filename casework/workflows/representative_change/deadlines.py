"""By when: the time limits of a change of representatives.

The authority approves or refuses a representative within 20 working days of the day on which everything was in place,
and may take 20 more once, when the evaluation needs it, if it tells the account holder (Regulation (EU) 2019/1122
Art. 21(3)). The account holder tells of changes within 10 working days (Art. 22(1)). Working days are Monday to Friday
(Art. 3(11)); the more generous reading leaves Norwegian holidays out and lets the last day roll (Regulation 1182/71).
Whoever a measure hits is told first and may comment (forvaltningsloven § 16).
"""

from __future__ import annotations

from dataclasses import replace

from casework.core.calendars import NORWEGIAN, REGISTRY
from casework.core.deadlines import Deadline, Owner, Roll, WorkingDays
from casework.core.text import Source, Text
from casework.workflows.accounts.deadlines import BY_HOLIDAYS, WE_ARE_LATE
from casework.workflows.accounts.deadlines import EXTENSION as EXTENDED
from casework.workflows.application import ANSWER, APPEAL, INTERIM_REPLY
from casework.workflows.representative_change.sources import APPROVING, NOTIFYING

NOTIFICATION = Deadline(
    name="notification", title=Text("Tell us of a representative who has left"), amount=WorkingDays(10),
    runs_from="changed_on", owner=Owner.PARTY, calendar=REGISTRY, roll=Roll.NONE, source=NOTIFYING, lenient=BY_HOLIDAYS,
    missed=Text("The change is handled in the usual way. Changes that are not told may be a ground to suspend access."))

HANDLING = Deadline(
    name="handling", title=Text("Approve or refuse the change"), amount=WorkingDays(20),
    runs_from="complete_since", owner=Owner.AUTHORITY, calendar=REGISTRY, roll=Roll.NONE, source=APPROVING,
    lenient=BY_HOLIDAYS,
    missed=WE_ARE_LATE)

EXTENSION = replace(EXTENDED, runs_from="handling_due")

HEARING = Deadline(
    name="hearing", title=Text("Comment on the measure"), amount=None,
    runs_from="request_arrived_on", owner=Owner.PARTY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§ 16", certainty=90, note=Text("The length is set in the advance notice.")),
    missed=Text("We decide on what we have."))

DEADLINES: tuple[Deadline, ...] = (NOTIFICATION, HANDLING, EXTENSION, INTERIM_REPLY, ANSWER, HEARING, APPEAL)
