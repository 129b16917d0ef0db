"""By when: the company's three months, our four, and what follows an approval or its refusal.

Both clocks run from the ship's first call at a port in the EEA, so a plan that comes on the last day leaves us one
month. Dates of the plan are EU law and end on a working day (Regulation 1182/71 Art. 3); procedure before us is
Norwegian. Our aims are our own rules and say so.
"""

from __future__ import annotations

from casework.core.calendars import EU_1182, NORWEGIAN
from casework.core.deadlines import Deadline, Months, Owner, Roll, WorkingDays, Years
from casework.core.text import Source, Text
from casework.law.ship_scope import PLAN_DUE as PLAN_RULE
from casework.law.ship_scope import PLAN_MONTHS
from casework.workflows.application import ANSWER, APPEAL, INTERIM_REPLY
from casework.workflows.ship_plans.sources_of_law import MRV, VERIFYING

OWN_AIM = Source("The Environment Agency's own aim", "", certainty=50,
                 note="A plan that comes on its last day leaves us about a month of the four.")

PLAN_DUE = Deadline(
    name="plan_due", title=Text("Send the assessed plan"), amount=Months(PLAN_MONTHS), runs_from="first_call_on",
    owner=Owner.PARTY, calendar=EU_1182, roll=Roll.NEXT, source=PLAN_RULE,
    missed=Text("The duty remains: send the plan as soon as it is assessed. We may order it to be sent."))

APPROVE_BY = Deadline(
    name="approve_by", title=Text("Approve the plan: four months from the first call"), amount=Months(4),
    runs_from="first_call_on", owner=Owner.AUTHORITY, calendar=EU_1182, roll=Roll.NEXT,
    source=Source(MRV, "Art. 6(8)", certainty=85),
    missed=Text("The authority is late. The manager sees it; the company is told and may complain."))

DECIDE = Deadline(
    name="decide", title=Text("Decide on the complete plan"), amount=Months(1), runs_from="complete_since",
    owner=Owner.AUTHORITY, calendar=NORWEGIAN, source=OWN_AIM,
    missed=Text("The authority is later than it aims to be. The manager sees it; the applicant is told and may "
                "complain."))

REVISE = Deadline(
    name="revise", title=Text("Send the revised and reassessed plan"), amount=Months(2),
    runs_from="decision_arrived_on", owner=Owner.PARTY, calendar=NORWEGIAN,
    source=Source(VERIFYING, "Art. 74(2)", certainty=50, note="The article sets no time. Our own rule, so that the "
                                                              "verifier has time to assess the plan anew."),
    missed=Text("The duty to have an approved plan remains. We may order you to send it."))

MARK = Deadline(
    name="mark", title=Text("Mark the plan as approved in THETIS-MRV"), amount=WorkingDays(2), runs_from="decided_on",
    owner=Owner.AUTHORITY, calendar=NORWEGIAN,
    source=Source(VERIFYING, "Arts 74 and 77", certainty=80, note="Without undue delay, by automated system; two days "
                                                                  "are our own rule."),
    missed=Text("Signed and not yet marked: the company cannot see the approval in THETIS-MRV."))

YEARLY_CHECK = Deadline(
    name="yearly_check", title=Text("Check the plan"), amount=Years(1), runs_from="checked_on", owner=Owner.PARTY,
    calendar=EU_1182, roll=Roll.NEXT, source=Source(MRV, "Art. 7(1)"),
    missed=Text("The duty remains. Check the plan and tell us what you found."))

OF_EVERY_PLAN: tuple[Deadline, ...] = (DECIDE, REVISE, MARK, INTERIM_REPLY, ANSWER, APPEAL)
