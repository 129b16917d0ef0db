"""The steps of an order: the party is warned and heard, two decide, and the day of the order shows what follows.

Forvaltningsloven §§ 16, 23-29, 35 and 42; the power to order is that of the case it concerns (`law.order_regimes`).
That the day has passed is told by the clock; that the order is not met is established by an officer, who has looked.
"""

from __future__ import annotations

from casework.core.case_type import Ask, AskKind, Step
from casework.core.effects import (
    Decide,
    ExtendClock,
    FreezeAnswers,
    Notify,
    PrintLetter,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.appeal_guards import not_contested, sent_back
from casework.workflows.application import BECAUSE, COMMENTS, REASON, UNTIL
from casework.workflows.application.course import APPLICANT, CASEWORKER, RETURNED, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.guards import (
    checklist_answered,
    checks_settled,
    clock_over,
    impartial,
    may_write_for_party,
    of_answers,
    reasons_written,
)
from casework.workflows.hearing import CAME, STATEMENT, heard
from casework.workflows.order_case.answers import WRITTEN_ON
from casework.workflows.order_case.facts import begins, concerning, duty, last_day, suggests
from casework.workflows.order_case.guards import day_lies_ahead, not_postponed, order_founded, still_time
from casework.workflows.order_case.states import (
    ASSESSMENT,
    DRAFT,
    ENDED,
    HEARING,
    IN_FORCE,
    MET,
    MET_REPORTED,
    OPENED,
    PROPOSED,
    PURSUED,
    STANDING,
    UNMET,
    WITHDRAWAL_PROPOSED,
    WITHDRAWN,
    WRITING,
)
from casework.workflows.orders import Require, StartDatedClock
from casework.workflows.unheard import heard_or_excused, hearing_excused
from casework.workflows.writing import WriteSection

DONE = Ask("said", AskKind.TEXT, Text("What you have done, and when"),
           Text("Write it here, and send the documents that the order asks for with a message."))
SEEN = Ask("seen", AskKind.TEXT, Text("How you know that it is met"), Text("Stays with us: it is in no letter."))
LACKS = Ask("lacks", AskKind.TEXT, Text("What is not done"), Text("Stands in the letter, in its language."))
WHY_LATER = Ask("reason", AskKind.TEXT, Text("Why it may be done later"),
                Text("Stands in the letter, in its language."))
WHY_NOT = Ask("because", AskKind.TEXT, Text("Why there is no order"), Text("Stands in the letter, in its language."))
FOLLOWED = Ask("followed", AskKind.CHOICE, Text("What follows"), options=(
    ("case", Text("Another case is open or decided about it")),
    ("police", Text("It is reported to the police")),
    ("nothing", Text("We do not pursue it")),
))
RESTS_ON = ("heard_or_excused", "checks_settled", "checklist_answered", "reasons_written", "day_lies_ahead")
END = (StopClock("hearing"),)
SEEN_MET = (SendLetter("order_met"), StopClock("compliance"))

HEAR = (
    Step("open_order", (DRAFT,), OPENED, CASEWORKER, Text("Open a case about an order"), numbers=True,
         effects=(FreezeAnswers(), Require(concerning, begins, suggests, duty=duty, unmet=UNMET.name))),
    Step("write", WRITING, None, CASEWORKER, Text("Write in the file"),
         effects=(WriteSection(WRITTEN_ON), FreezeAnswers())),
    Step("send_notice", (OPENED,), HEARING, CASEWORKER, Text("Send the advance notice"),
         guards=(impartial, of_answers(order_founded)), effects=(SendLetter("order_notice"), StartClock("hearing"))),
    Step("skip_notice", (OPENED,), ASSESSMENT, CASEWORKER, Text("Go on without advance notice"),
         guards=(of_answers(hearing_excused), of_answers(order_founded))),
    *heard(HEARING, ASSESSMENT),
    Step("notify_anew", (ASSESSMENT,), OPENED, CASEWORKER, Text("Go back, to notify anew"), asks=(REASON,),
         returns=True),
    Step("end_without_order", WRITING, ENDED, CASEWORKER, Text("End without an order"), asks=(WHY_NOT,),
         guards=(impartial,), effects=(SendLetter("no_order"), *END)),
)

DECIDE = (
    Step("propose_order", (ASSESSMENT,), PROPOSED, CASEWORKER, Text("Propose the order"), prepares="decision",
         asks=(BECAUSE,),
         guards=(impartial, heard_or_excused, checks_settled, checklist_answered, reasons_written, day_lies_ahead),
         effects=(PrintLetter("order"),)),
    Step("sign_order", (PROPOSED,), IN_FORCE, SIGNATORY, Text("Sign the order"), decides="decision",
         guards=(*SIGNING, day_lies_ahead),
         effects=(Decide("order", rests_on=RESTS_ON), SendLetter("order"), *END,
                  StartDatedClock("compliance", last_day), StartClock("appeal"))),
    Step("return_order", (PROPOSED,), ASSESSMENT, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
    Step("recall_order", (PROPOSED,), ASSESSMENT, CASEWORKER, Text("Take the proposal back")),
)

FOLLOW = (
    Step("confirm_met", (MET_REPORTED, UNMET), MET, CASEWORKER, Text("Confirm that it is met"), asks=(SEEN,),
         guards=(impartial,), effects=SEEN_MET),
    Step("pursue", (UNMET,), PURSUED, CASEWORKER, Text("Close: not met"), asks=(FOLLOWED, REASON),
         effects=(StopClock("compliance"),)),
    Step("report_met", (IN_FORCE, UNMET), MET_REPORTED, APPLICANT, Text("Tell us that the order is met"), asks=(DONE,),
         guards=(may_write_for_party,)),
    Step("ask_longer", (IN_FORCE,), None, APPLICANT, Text("Ask for a later day"), asks=(UNTIL, REASON),
         guards=(may_write_for_party,)),
    Step("register_report", (IN_FORCE, UNMET), MET_REPORTED, CASEWORKER,
         Text("Register a report that came by post"), asks=(CAME, STATEMENT)),
    Step("see_met", (IN_FORCE,), MET, CASEWORKER, Text("Confirm that it is met"), asks=(SEEN,), guards=(impartial,),
         effects=SEEN_MET),
    Step("find_lacking", (MET_REPORTED,), IN_FORCE, CASEWORKER, Text("Say that it is not met yet"), asks=(LACKS,),
         guards=(impartial, still_time), effects=(SendLetter("not_met"),)),
    Step("establish_unmet", (IN_FORCE, MET_REPORTED), UNMET, CASEWORKER, Text("Establish that it is not met"),
         asks=(LACKS,),
         guards=(impartial, clock_over("compliance", Text("The last day to meet the order has not passed.")),
                 not_postponed),
         effects=(SendLetter("not_met"),)),
    Step("give_later_day", (IN_FORCE, MET_REPORTED), None, CASEWORKER, Text("Give a later day"),
         asks=(UNTIL, WHY_LATER), guards=(impartial,), effects=(ExtendClock("compliance"), SendLetter("later_day"))),
    Step("propose_withdrawal", (IN_FORCE,), WITHDRAWAL_PROPOSED, CASEWORKER, Text("Propose to withdraw the order"),
         prepares="withdrawal", asks=(BECAUSE,), guards=(impartial, not_contested),
         effects=(PrintLetter("order_withdrawn"),)),
    Step("sign_withdrawal", (WITHDRAWAL_PROPOSED,), WITHDRAWN, SIGNATORY, Text("Sign the withdrawal"),
         decides="withdrawal", guards=SIGNING,
         effects=(Settle("changed"), SendLetter("order_withdrawn"), StopClock("compliance"), StopClock("appeal"))),
    Step("return_withdrawal", (WITHDRAWAL_PROPOSED,), IN_FORCE, SIGNATORY, Text("Return with comments"),
         asks=(COMMENTS,)),
    Step("recall_withdrawal", (WITHDRAWAL_PROPOSED,), IN_FORCE, CASEWORKER, Text("Take the proposal back")),
    Step("become_final", STANDING, None, SYSTEM, Text("Become final"),
         guards=(clock_over("appeal", Text("The time to appeal has not run out.")), not_contested),
         effects=(StopClock("appeal"), Settle("final"))),
    Step("take_up_again", STANDING, ASSESSMENT, SYSTEM, Text("Take it up again"), returns=True, guards=(sent_back,),
         effects=(StopClock("appeal"), StopClock("compliance"), Notify(RETURNED))),
)

STEPS = (*HEAR, *DECIDE, *FOLLOW)
