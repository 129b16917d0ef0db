"""The steps of a modification: approved where the route ends in an approval, else noted.

What is noted of an approved plan is its next version all the same, so that the one after it is compared with what
applies; a plan that is only controlled has no versions with us. A change of company is told at once; where new
emissions come with it the version itself waits for the verifier's notice of conformity (Regulation (EU) 2015/757 Art.
7(3) to (5)).
"""

from __future__ import annotations

from casework.core.case_type import Ask, AskKind, Step
from casework.core.effects import Amend, SendLetter, StartClock
from casework.core.text import Text
from casework.workflows.annexes import printed
from casework.workflows.application import Application
from casework.workflows.application.course import CASEWORKER
from casework.workflows.application.states import ASSESSMENT, SCREENING
from casework.workflows.ship_plan_modification.guards import waits_for_conformity
from casework.workflows.ship_plans.annex import PLAN
from casework.workflows.ship_plans.approval import SHIP_PLAN
from casework.workflows.ship_plans.course import approving, ending, marking, not_approving, sending
from casework.workflows.ship_plans.documents import DOCUMENTS
from casework.workflows.ship_plans.guards import (
    about_a_plan,
    about_no_plan,
    ends_in_a_note,
    ends_in_an_approval,
    follows_the_version_in_force,
)
from casework.workflows.ship_plans.modifications import is_decided
from casework.workflows.ship_plans.states import AT_VERIFIER, AWAITING, MARKED, NOTED

APPLICATION = Application(clock="decide", documents=DOCUMENTS)
BACK = (AT_VERIFIER, AWAITING)
VALID_FROM = Ask("valid_from", AskKind.DATE, Text("The version applies from"),
                 Text("Empty: from the day it is signed."), required=False)

NOTING = (
    Step("note_modification", (SCREENING, ASSESSMENT), NOTED, CASEWORKER, Text("Note the modification"),
         guards=(ends_in_a_note, about_a_plan, follows_the_version_in_force),
         effects=(Amend(SHIP_PLAN), SendLetter("noted"), *APPLICATION.stop_all)),
    Step("note_controlled", (SCREENING, ASSESSMENT), NOTED, CASEWORKER,
         Text("Note the modification of a plan that is only controlled"), guards=(ends_in_a_note, about_no_plan),
         effects=(SendLetter("noted"), *APPLICATION.stop_all)),
    Step("await_conformity", (SCREENING,), AWAITING, CASEWORKER, Text("Wait for the verifier"),
         returns=True, guards=(waits_for_conformity,), effects=(SendLetter("waiting"), StartClock("revise"))),
)

STEPS = printed(PLAN, (
    *sending(APPLICATION, is_decided, back=BACK),
    *APPLICATION.asking(),
    *APPLICATION.completing(),
    *approving(APPLICATION, Amend(SHIP_PLAN), asks=(VALID_FROM,), guards=(about_a_plan, ends_in_an_approval),
               still=(follows_the_version_in_force,)),
    *marking(MARKED),
    *NOTING,
    *not_approving(APPLICATION, BACK),
    *ending(APPLICATION, BACK),
))
