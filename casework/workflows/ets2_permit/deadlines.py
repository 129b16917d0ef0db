"""By when: our own aim for the decision, and the operator's duty to apply for its account.

No act sets a time for deciding on the permit. The plan must be there four months before the activity begins (Regulation
(EU) 2018/2066 Art. 75b(2)), and that is what we aim at. The account in the Union Registry is to be applied for within
20 working days of the day on which the permit takes effect (Regulation (EU) 2019/1122 Art. 15b); for permits given
before the accounts opened in the summer of 2026 the Environment Agency counted from then.
"""

from __future__ import annotations

from casework.core.calendars import EU_1182, NORWEGIAN, REGISTRY
from casework.core.deadlines import Deadline, Lenient, Months, Owner, Roll, WorkingDays
from casework.core.text import Source, Text
from casework.law.ets2 import LEAD_MONTHS
from casework.workflows.application import ANSWER, APPEAL, INTERIM_REPLY
from casework.workflows.ets2_permit.sources import ACCOUNT as ACCOUNT_RULE

DECIDE = Deadline(
    name="decide", title=Text("Decide on the permit"), amount=Months(LEAD_MONTHS), runs_from="complete_since",
    owner=Owner.AUTHORITY, calendar=NORWEGIAN,
    source=Source("The Environment Agency's own aim", "", certainty=60,
                  note=Text("forvaltningsloven § 11 a: without undue delay. Regulation (EU) 2018/2066 Art. 75b(2) has "
                            "the plan four months ahead.")),
    missed=Text("The authority is later than it aims to be. The manager sees it; the applicant is told and may "
                "complain."))

ACCOUNT = Deadline(
    name="account", title=Text("Apply for the account in the Union Registry"), amount=WorkingDays(20),
    runs_from="decided_on", owner=Owner.PARTY, calendar=REGISTRY, roll=Roll.NONE, source=ACCOUNT_RULE,
    lenient=Lenient(
        Source("Regulation (EEC, Euratom) No 1182/71", "Arts 2 and 3", certainty=85), calendar=EU_1182, roll=Roll.NEXT,
        why=Text("Public holidays are left out, and a last day that is no working day moves to the next.")),
    missed=Text("The duty remains. We remind the operator, and an order to rectify may follow."))

DEADLINES: tuple[Deadline, ...] = (DECIDE, ACCOUNT, INTERIM_REPLY, ANSWER, APPEAL)
