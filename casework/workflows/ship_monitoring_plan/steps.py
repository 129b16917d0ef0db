"""The steps of a ship's first plan: those of every plan, and what follows an approval for as long as it is in force.

A ship outside emissions trading is only controlled: no approval, no decision, no fee. While the plan is in force the
company checks it at least once a year and tells us what it found (Regulation (EU) 2015/757 Art. 7(1)).
"""

from __future__ import annotations

from casework.core.case_type import Actor, Ask, AskKind, Step
from casework.core.effects import Grant, Notify, Revoke, SendLetter, StartClock, StopClock
from casework.core.text import Text
from casework.workflows.annexes import printed
from casework.workflows.application import REASON, Application
from casework.workflows.application.course import CASEWORKER, SYSTEM
from casework.workflows.application.states import ASSESSMENT, SCREENING
from casework.workflows.guards import may_write_for_party
from casework.workflows.ship_plans.annex import PLAN
from casework.workflows.ship_plans.approval import SHIP_PLAN
from casework.workflows.ship_plans.course import approving, ending, marking, not_approving, sending
from casework.workflows.ship_plans.documents import DOCUMENTS
from casework.workflows.ship_plans.guards import checked_since_the_last, outside_emissions_trading, the_only_plan
from casework.workflows.ship_plans.rules import is_traded
from casework.workflows.ship_plans.states import CONTROLLED, ENDED, IN_FORCE

APPLICATION = Application(clock="decide", documents=DOCUMENTS, also=("approve_by",), duties=("plan_due",))

CHECKED_ON = Ask("checked_on", AskKind.PAST, Text("On which day was the plan checked?"))
FOUND = Ask("found", AskKind.CHOICE, Text("What did the check show?"), options=(
    ("no_change", Text("The plan fits the ship, and the methods cannot be improved.")),
    ("change", Text("The plan must change, or can be improved. We modify it."))))

CONTROLLING = (
    Step("confirm_control", (SCREENING, ASSESSMENT), CONTROLLED, CASEWORKER,
         Text("Confirm that the plan is only controlled"), guards=(outside_emissions_trading,),
         effects=(SendLetter("control"), *APPLICATION.stop_all)),
)

KEEPING = (
    Step("record_check", (IN_FORCE,), None, (Actor.APPLICANT, Actor.CASEWORKER), Text("Record the yearly check"),
         asks=(CHECKED_ON, FOUND), guards=(may_write_for_party, checked_since_the_last),
         effects=(StopClock("yearly_check"), StartClock("yearly_check"))),
    Step("remind_check", (IN_FORCE,), None, SYSTEM, Text("Remind of the yearly check"),
         effects=(SendLetter("check_reminder"),)),
    Step("end_plan", (IN_FORCE,), ENDED, CASEWORKER, Text("Note that the ship has left the company"), asks=(REASON,),
         effects=(StopClock("yearly_check"), Revoke(SHIP_PLAN),
                  Notify(Text("We have noted that the ship has left your company.")))),
)

STEPS = printed(PLAN, (
    *sending(APPLICATION, is_traded),
    *APPLICATION.asking(),
    *APPLICATION.completing(),
    *approving(APPLICATION, Grant(SHIP_PLAN), still=(the_only_plan,)),
    *marking(IN_FORCE, StartClock("yearly_check")),
    *CONTROLLING,
    *not_approving(APPLICATION),
    *KEEPING,
    *ending(APPLICATION),
))
