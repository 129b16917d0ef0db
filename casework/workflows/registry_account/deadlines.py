"""By when: the time limits of an account in the Union Registry.

The duty to apply runs from the day the permit takes effect (Regulation (EU) 2019/1122 Arts 14(1) and 15b(1)), our time
from the day everything was in place (Arts 14(2), 15b and 16).
"""

from __future__ import annotations

from casework.core.calendars import REGISTRY
from casework.core.deadlines import Deadline, Owner, Roll, WorkingDays
from casework.core.text import Source, Text
from casework.workflows.accounts.deadlines import BY_HOLIDAYS, DUTY_REMAINS, EXTENSION, WE_ARE_LATE
from casework.workflows.accounts.sources import REGISTRY_REGULATION
from casework.workflows.application import ANSWER, APPEAL, INTERIM_REPLY

OPERATOR_DUTY = Deadline(
    name="operator_duty", title=Text("Apply: operators of installations"), amount=WorkingDays(20),
    runs_from="permit_effective_on", owner=Owner.PARTY, calendar=REGISTRY, roll=Roll.NONE,
    source=Source(REGISTRY_REGULATION, "Art. 14(1)"), lenient=BY_HOLIDAYS, missed=DUTY_REMAINS)

FUEL_OPERATOR_DUTY = Deadline(
    name="fuel_operator_duty", title=Text("Apply: fuel operators"), amount=WorkingDays(20),
    runs_from="permit_effective_on", owner=Owner.PARTY, calendar=REGISTRY, roll=Roll.NONE,
    source=Source(REGISTRY_REGULATION, "Art. 15b(1)", certainty=85), lenient=BY_HOLIDAYS, missed=DUTY_REMAINS)

OPENING = Deadline(
    name="opening", title=Text("Open the account or refuse"), amount=WorkingDays(20), runs_from="complete_since",
    owner=Owner.AUTHORITY, calendar=REGISTRY, roll=Roll.NONE,
    source=Source(REGISTRY_REGULATION, "Arts 14(2), 15b and 16", certainty=92), lenient=BY_HOLIDAYS,
    missed=WE_ARE_LATE)

DEADLINES: tuple[Deadline, ...] = (
    OPERATOR_DUTY, FUEL_OPERATOR_DUTY, OPENING, EXTENSION, INTERIM_REPLY, ANSWER, APPEAL)
