"""Time limits of the registry in two readings, and the one that every account may have extended.

Regulation (EU) 2019/1122 counts working days from Monday to Friday, public holidays included (Art. 3(11)), and never
moves a last day. The more generous reading follows Regulation 1182/71: Norwegian holidays are left out and the last day
rolls. Towards the applicant an application is late only after that reading; the authority steers by the strict one.
"""

from __future__ import annotations

from casework.core.calendars import EU_1182, REGISTRY
from casework.core.deadlines import Deadline, Lenient, Owner, Roll, WorkingDays
from casework.core.text import Source, Text
from casework.workflows.accounts.sources import REGISTRY_REGULATION

REGULATION_1182 = Source("Regulation (EEC, Euratom) No 1182/71", "Arts 2 and 3", certainty=85)
BY_HOLIDAYS = Lenient(
    REGULATION_1182, calendar=EU_1182, roll=Roll.NEXT,
    why=Text("Public holidays are left out, and a last day that is no working day moves to the next."))

DUTY_REMAINS = Text(
    "The duty to apply remains and the application is handled in the usual way. An order to rectify may follow.")
WE_ARE_LATE = Text("The authority is late. The manager sees it; the applicant is told and may complain.")

EXTENSION = Deadline(
    name="extension", title=Text("Decide on the representatives, extended"), amount=WorkingDays(20),
    runs_from="opening_due", owner=Owner.AUTHORITY, calendar=REGISTRY, roll=Roll.NONE,
    source=Source(REGISTRY_REGULATION, "Art. 21(3)", certainty=95), lenient=BY_HOLIDAYS,
    missed=Text("The authority is late. The time cannot be extended again."))
