"""The steps of a supervision: announced, asked for, seen, put to the party, reported, and what follows from it.

Nothing is decided here that binds anybody: an order, a fee and a charge are cases of their own, opened from this one.
The switch to a suspicion ends every demand at once, and its letter tells of the right to silence before anything more
is asked (forvaltningsloven § 48). A report to the police takes two people.
"""

from __future__ import annotations

from casework.core.case_type import Ask, AskKind, Step
from casework.core.effects import (
    CloseRequest,
    FreezeAnswers,
    OpenRequest,
    PrintLetter,
    SendLetter,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.application import BECAUSE, COMMENTS, REASON, UNTIL
from casework.workflows.application.asks import QUESTIONS
from casework.workflows.application.course import APPLICANT, CASEWORKER, SIGNATORY, SIGNING, unanswered
from casework.workflows.guards import declaration_given, impartial, may_write_for_party, within_return
from casework.workflows.hearing import heard
from casework.workflows.silence import TellOfSilence
from casework.workflows.supervising import KeepReceived, Supervise, accused, ordered
from casework.workflows.supervision_case.answers import WRITTEN_ON
from casework.workflows.supervision_case.facts import begins, concerning, found
from casework.workflows.supervision_case.guards import (
    all_put_right,
    announced,
    breach_left,
    carried_out,
    findings_founded,
    findings_heard,
    no_breach_found,
    nothing_found,
    planned,
    police_known,
    something_found,
    unannounced,
)
from casework.workflows.supervision_case.states import (
    ASSESSMENT,
    CALLED_OFF,
    CLEAN,
    DRAFT,
    FOLLOWED_UP,
    OPENED,
    ORDERED,
    RECTIFIED,
    REFERRAL_PROPOSED,
    REFERRED,
    REPORTED,
    REQUESTED,
    SUPERVISING,
    SUSPECTED,
    SWITCHED,
    UNDER_WAY,
)
from casework.workflows.writing import WriteSection

SUSPECTS = Ask("suspects", AskKind.TEXT, Text("What is suspected, and which rule"),
               Text("Stands in the letter, in its language."))
FOLLOWS = Ask("follows", AskKind.TEXT, Text("What must be put right, and by when we want to hear"),
              Text("Stands in the letter, in its language."))
WHY_DROPPED = Ask("because", AskKind.TEXT, Text("Why nothing is suspected any more"),
                  Text("Stands in the letter, in its language."))
END_DEMANDS = (CloseRequest("recalled"), StopClock("answer"), StopClock("hearing"))

CARRY_OUT = (
    Step("open_supervision", (DRAFT,), OPENED, CASEWORKER, Text("Open a supervision"), numbers=True,
         effects=(FreezeAnswers(), Supervise(concerning, begins, found=found, switched=SUSPECTED.name))),
    Step("write", (OPENED, *SUPERVISING, SUSPECTED), None, CASEWORKER, Text("Write in the file"),
         effects=(WriteSection(WRITTEN_ON), FreezeAnswers())),
    Step("announce", (OPENED,), UNDER_WAY, CASEWORKER, Text("Announce the supervision"),
         guards=(impartial, planned, announced), effects=(SendLetter("announcement"),)),
    Step("begin_unannounced", (OPENED,), UNDER_WAY, CASEWORKER, Text("Begin without notice"),
         guards=(impartial, planned, unannounced)),
    Step("call_off", (OPENED,), CALLED_OFF, CASEWORKER, Text("Call it off"), asks=(REASON,)),
    Step("request_information", (UNDER_WAY, ASSESSMENT), REQUESTED, CASEWORKER,
         Text("Ask for documents and information"), returns=True, asks=(QUESTIONS, UNTIL), guards=(impartial,),
         effects=(OpenRequest(), SendLetter("request"), StartClock("answer"))),
    Step("answer", (REQUESTED,), UNDER_WAY, APPLICANT, Text("Send the answers"),
         guards=(may_write_for_party, within_return, declaration_given),
         effects=(KeepReceived(), CloseRequest("answered"), StopClock("answer"), SendLetter("receipt"))),
    *unanswered(REQUESTED, UNDER_WAY, (REQUESTED,)),
)

REPORT = (
    Step("send_preliminary", (UNDER_WAY,), REPORTED, CASEWORKER, Text("Send the preliminary report"),
         guards=(impartial, planned, carried_out, something_found, findings_founded),
         effects=(SendLetter("preliminary_report"), StartClock("hearing"))),
    Step("go_on_to_report", (UNDER_WAY,), ASSESSMENT, CASEWORKER, Text("Go on without a preliminary report"),
         guards=(carried_out, findings_founded, no_breach_found)),
    *heard(REPORTED, ASSESSMENT, "ask_time_to_comment"),
    Step("look_again", (ASSESSMENT,), UNDER_WAY, CASEWORKER, Text("Go back, to look again"), asks=(REASON,),
         returns=True),
    Step("close_clean", (ASSESSMENT,), CLEAN, CASEWORKER, Text("Close without remarks"),
         guards=(impartial, planned, carried_out, nothing_found), effects=(SendLetter("report"),)),
    Step("close_put_right", (ASSESSMENT,), RECTIFIED, CASEWORKER, Text("Close: what was found is put right"),
         guards=(impartial, planned, carried_out, findings_founded, findings_heard, all_put_right),
         effects=(SendLetter("report"),)),
    Step("report_breach", (ASSESSMENT,), FOLLOWED_UP, CASEWORKER, Text("Send the final report, and follow it up"),
         asks=(FOLLOWS,), guards=(impartial, planned, carried_out, findings_founded, findings_heard, breach_left),
         effects=(SendLetter("report"),)),
    Step("close_followed_up", (FOLLOWED_UP,), RECTIFIED, CASEWORKER, Text("Close: it is put right"),
         guards=(impartial, findings_founded, all_put_right), effects=(SendLetter("rectified"),)),
    Step("leave_to_order", (FOLLOWED_UP,), ORDERED, CASEWORKER, Text("Close: an order follows"),
         guards=(ordered,)),
)

SWITCH = (
    Step("switch", (OPENED, *SUPERVISING), SUSPECTED, CASEWORKER, Text("Switch: a breach is suspected"),
         asks=(SUSPECTS,), guards=(impartial,),
         effects=(*END_DEMANDS, TellOfSilence("right_to_silence", (SUSPECTED.name, REFERRAL_PROPOSED.name)))),
    Step("leave_to_breach", (SUSPECTED,), SWITCHED, CASEWORKER, Text("Close: a case about the breach follows"),
         guards=(accused,)),
    Step("drop_suspicion", (SUSPECTED,), ASSESSMENT, CASEWORKER, Text("Drop the suspicion"), asks=(WHY_DROPPED,),
         guards=(impartial,), effects=(SendLetter("suspicion_dropped"),)),
    Step("propose_referral", (SUSPECTED,), REFERRAL_PROPOSED, CASEWORKER, Text("Propose a report to the police"),
         prepares="referral", individual=False, asks=(BECAUSE,), guards=(impartial, police_known, findings_founded),
         effects=(PrintLetter("referral"),)),
    Step("sign_referral", (REFERRAL_PROPOSED,), REFERRED, SIGNATORY, Text("Sign the report to the police"),
         decides="referral", individual=False, guards=SIGNING, effects=(SendLetter("referral"),)),
    Step("return_referral", (REFERRAL_PROPOSED,), SUSPECTED, SIGNATORY, Text("Return with comments"),
         asks=(COMMENTS,)),
    Step("recall_referral", (REFERRAL_PROPOSED,), SUSPECTED, CASEWORKER, Text("Take the proposal back")),
)

STEPS = (*CARRY_OUT, *REPORT, *SWITCH)
