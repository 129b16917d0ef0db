"""By when: silence for five working days is a refusal; an ordinary request is answered within three.

The five days run from the day it reached us, however it came, and hold for everybody's right (offentleglova § 32); a
party's right has no such rule (forvaltningsloven §§ 18–21). The three are what § 29 is read to ask, and bind nobody.
"""

from __future__ import annotations

from casework.core.calendars import NORWEGIAN
from casework.core.deadlines import Deadline, Owner, WorkingDays
from casework.core.text import Source, Text
from casework.workflows.application.deadlines import APPEAL

TARGET = Deadline(
    name="target", title=Text("Answer without undue delay"), amount=WorkingDays(3), runs_from="received_on",
    owner=Owner.AUTHORITY, calendar=NORWEGIAN,
    source=Source("offentleglova", "§ 29, first paragraph", certainty=85,
                  note=Text("One to three working days is what it is read to mean; it binds nobody.")),
    missed=Text("Nothing follows by law yet. Answer as soon as you can."))

SILENCE = Deadline(
    name="silence", title=Text("Answer before silence counts as a refusal"), amount=WorkingDays(5),
    runs_from="received_on", owner=Owner.AUTHORITY, calendar=NORWEGIAN,
    source=Source("offentleglova", "§ 32, third paragraph", certainty=93),
    missed=Text("It counts as a refusal that can be appealed. The answer is still owed."))

DEADLINES = (TARGET, SILENCE, APPEAL)
