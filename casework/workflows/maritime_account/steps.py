"""The steps of an account for a shipping company: those of every application, and its own.

The 20 working days run from the day the last required item came in (Regulation (EU) 2019/1122 Article 15a(3)). A
request for information after that day lets the clock run on, unless the reading of the law chosen for the house says
otherwise. The time for the representatives may be extended once. Recording the opening in the Union Registry takes two
people, like a decision.
"""

from __future__ import annotations

from casework.core.case_type import Actor, Ask, AskKind, Step
from casework.core.effects import Grant, PauseClock, SendLetter, StartClock
from casework.core.text import Source, Text
from casework.workflows.accounts.outcomes import account_number_shaped, outcomes_lawful
from casework.workflows.application import COMMENTS, REASON, Application
from casework.workflows.application.states import ASSESSMENT
from casework.workflows.guards import clock_unused, four_eyes, impartial
from casework.workflows.maritime_account.documents import DOCUMENTS
from casework.workflows.maritime_account.states import ACTIVE, DECIDED_APPROVED, EXTENDED, OPENING, OPENING_RECORDED

CASEWORKER, OPERATOR = (Actor.CASEWORKER,), (Actor.REGISTRY_OPERATOR,)
SECOND_OPERATOR = (Actor.REGISTRY_OPERATOR, Actor.SIGNATORY)
ART_21 = Source("Regulation (EU) 2019/1122", "Article 21(3)")

APPLICATION = Application(
    clock="opening", also=("extension",), duties=("listed", "unlisted"), documents=DOCUMENTS,
    assessing=(ASSESSMENT, EXTENDED),
    pauses=tuple(PauseClock(clock, reading="request_after_completeness", choice="pauses")
                 for clock in ("opening", "extension")))

STEPS = (
    *APPLICATION.sending(),
    *APPLICATION.asking(),
    *APPLICATION.completing(),
    Step("extend", (ASSESSMENT,), EXTENDED, CASEWORKER, Text("Extend the time for the representatives"), asks=(REASON,),
         guards=(clock_unused("extension", Text("The regulation allows it once, and it was used."), ART_21),),
         effects=(SendLetter("extension"), StartClock("extension"))),
    *APPLICATION.approving(DECIDED_APPROVED, guards=(outcomes_lawful,)),
    *APPLICATION.refusing(),
    Step("start_opening", (DECIDED_APPROVED,), OPENING, OPERATOR, Text("Start opening the account")),
    Step("record_opening", (OPENING,), OPENING_RECORDED, OPERATOR, Text("Record the account number"),
         prepares="opening", individual=False,
         asks=(Ask("account_number", AskKind.LINE, Text("Account number in the Union Registry")),),
         guards=(impartial, account_number_shaped)),
    Step("return_opening", (OPENING_RECORDED,), OPENING, SECOND_OPERATOR, Text("Return for correction"),
         asks=(COMMENTS,)),
    Step("confirm_opening", (OPENING_RECORDED,), ACTIVE, SECOND_OPERATOR, Text("Confirm the opening"),
         decides="opening", individual=False, guards=(impartial, four_eyes),
         effects=(Grant("account"), SendLetter("account_opened"), *APPLICATION.stop_all)),
    *APPLICATION.ending(),
)
