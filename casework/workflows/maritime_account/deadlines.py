"""By when: the seven time limits of a maritime operator holding account.

Regulation (EU) 2019/1122 counts working days from Monday to Friday, public holidays included (Art. 3(11)), and never
moves a last day. The more generous reading follows Regulation 1182/71: Norwegian holidays are left out and the last day
rolls. Towards the applicant an application is late only after that reading; the authority steers by the strict one.
Procedure before the authority (interim reply, answers, appeal) is Norwegian: forvaltningsloven with domstolloven
§§ 148-149. A clock runs from a fact: the dates named by `runs_from` are days in Europe/Oslo.
"""

from __future__ import annotations

from datetime import date

from casework.core.calendars import EU_1182, REGISTRY
from casework.core.deadlines import Dated, Deadline, Lenient, Owner, Roll, WorkingDays
from casework.core.text import Source, Text
from casework.workflows.accounts.deadlines import BY_HOLIDAYS, DUTY_REMAINS, EXTENSION, WE_ARE_LATE
from casework.workflows.accounts.sources import REGISTRY_REGULATION
from casework.workflows.application import ANSWER, APPEAL, INTERIM_REPLY

LISTED = Deadline(
    name="listed", title=Text("Apply: companies on the first list"), amount=WorkingDays(40),
    runs_from="list_published_on", owner=Owner.PARTY, calendar=REGISTRY, roll=Roll.NONE,
    source=Source(REGISTRY_REGULATION, "Art. 15a(1)", certainty=99), lenient=BY_HOLIDAYS, missed=DUTY_REMAINS)

UNLISTED = Deadline(
    name="unlisted", title=Text("Apply: all other companies"), amount=WorkingDays(65),
    runs_from="first_voyage_on", owner=Owner.PARTY, calendar=REGISTRY, roll=Roll.NONE,
    source=Source(REGISTRY_REGULATION, "Art. 15a(1)", certainty=99),
    lenient=Lenient(
        Source("Norwegian Environment Agency", "Guidance on maritime accounts", certainty=85,
               note=Text("The guidance counts from the first port call; holidays by Regulation 1182/71 Art. 3.")),
        runs_from="first_call_on", calendar=EU_1182, roll=Roll.NEXT,
        why=Text("Counted from the first port call, without Norwegian public holidays.")),
    missed=DUTY_REMAINS)

OPENING = Deadline(
    name="opening", title=Text("Open the account or refuse"),
    amount=Dated("filed_on", ((None, WorkingDays(20)), (date(2024, 1, 1), WorkingDays(40)),
                              (date(2025, 1, 1), WorkingDays(20)))),
    runs_from="complete_since", owner=Owner.AUTHORITY, calendar=REGISTRY, roll=Roll.NONE,
    source=Source(REGISTRY_REGULATION, "Art. 15a(3)", certainty=99), lenient=BY_HOLIDAYS,
    missed=WE_ARE_LATE)

DEADLINES: tuple[Deadline, ...] = (LISTED, UNLISTED, OPENING, EXTENSION, INTERIM_REPLY, ANSWER, APPEAL)
