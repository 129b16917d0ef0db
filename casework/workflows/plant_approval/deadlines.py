"""By when: the regulation sets no time for the decision, so we set one for ourselves; the rest is procedure.

What the party owes at once (a change is reported "without undue delay", § 8) has no day to count to; five years of
approval are counted by the approval itself.
"""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Owner, WorkingDays
from casework.core.text import Source, Text
from casework.workflows.application import ANSWER, APPEAL, INTERIM_REPLY

DECISION = Deadline(
    name="decision", title=Text("Decide on the plant"), amount=WorkingDays(40), runs_from="complete_since",
    owner=Owner.AUTHORITY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§ 11 a", certainty=60,
                  note=Text("The law says without undue delay; forty working days are our own goal.")),
    missed=Text("Our own goal is missed. The manager sees it; the applicant may complain."))

DEADLINES: tuple[Deadline, ...] = (DECISION, INTERIM_REPLY, ANSWER, APPEAL)
