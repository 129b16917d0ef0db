"""The steps of a sanction, in the order of the law: nobody is asked before being told of the right to silence, nobody
is judged unheard, no fee is proposed and signed by one person, and none is collected before it is final.

Forvaltningsloven §§ 16, 17 and 43-49; FOR-2007-12-14-1652 § 16.
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
from casework.workflows.appeal_guards import not_contested
from casework.workflows.application import BECAUSE, COMMENTS, REASON, UNTIL
from casework.workflows.application.course import APPLICANT, CASEWORKER, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.charging import Accuse, DropClaim, IssueInvoice, Lower, RaiseMeasured, ReckonMeasured
from casework.workflows.debts import owed_again, paid, pursued, written_off
from casework.workflows.fee_guards import may_be_pursued, not_who_opened, nothing_to_refund, paid_in_full
from casework.workflows.guards import (
    checklist_answered,
    checks_settled,
    clock_over,
    impartial,
    may_write_for_party,
    of_answers,
    reasons_written,
)
from casework.workflows.hearing import SAID, heard
from casework.workflows.infringement_fee.amount import imposed
from casework.workflows.infringement_fee.answers import WRITTEN_ON
from casework.workflows.infringement_fee.facts import begins, charged_as, suggests
from casework.workflows.infringement_fee.guards import (
    amount_within_limit,
    breach_known,
    in_time,
    notice_founded,
    prosecutors_cleared,
)
from casework.workflows.infringement_fee.states import (
    ASSESSMENT,
    COLLECTION,
    DECIDED,
    DRAFT,
    END_PROPOSED,
    FEE_PROPOSED,
    FINAL_UNPAID,
    GUIDED,
    HEARING,
    INFORMED,
    INQUIRING,
    INQUIRY,
    NO_CASE,
    NO_SANCTION,
    NOTICE_PROPOSED,
    OPEN,
    PAID,
    QUESTIONED,
    REMINDED,
    SCREENING,
    SETTLED,
    SUSPICION,
    TIME_BARRED,
    WRITE_OFF_PROPOSED,
    WRITTEN_OFF,
)
from casework.workflows.lowering import END_MONEY, NOT_OVER, anew
from casework.workflows.silence import WHY_NOT_TOLD, TellOfSilence, told_of_silence
from casework.workflows.unheard import heard_or_excused, hearing_excused
from casework.workflows.writing import WriteSection

WRITING = (SUSPICION, SCREENING, *INQUIRING, QUESTIONED, HEARING, ASSESSMENT)
QUESTIONS = Ask("questions", AskKind.TEXT, Text("What we ask"), Text("Stands in the letter, in its language."))
CONSIDERS = Ask("considers", AskKind.TEXT, Text("The amount or range we consider, and what weighs"),
                Text("Stands in the advance notice, in the language of the letter."))
GUIDANCE = Ask("guidance", AskKind.TEXT, Text("The guidance"), Text("Stands in the letter, in its language."))
END_INQUIRY = (StopClock("time_bar"), StopClock("answer"), StopClock("hearing"))
RESTS_ON = ("prosecutors_cleared", "heard_or_excused", "checks_settled", "checklist_answered", "reasons_written",
            "amount_within_limit", "in_time")

INQUIRE = (
    Step("open_suspicion", (DRAFT,), SUSPICION, CASEWORKER, Text("Register the suspicion"), numbers=True,
         effects=(FreezeAnswers(), Accuse(charged_as, begins, suggests))),
    Step("date_breach", WRITING, None, CASEWORKER, Text("Write about the breach"),
         effects=(WriteSection(("breach",)), FreezeAnswers(), StopClock("time_bar"), StartClock("time_bar"))),
    Step("write", WRITING, None, CASEWORKER, Text("Write in the file"),
         effects=(WriteSection(WRITTEN_ON), FreezeAnswers())),
    Step("screen", (SUSPICION,), SCREENING, CASEWORKER, Text("Start screening")),
    Step("inquire", (SCREENING,), INQUIRY, CASEWORKER, Text("Open the inquiry"),
         guards=(of_answers(breach_known), in_time)),
    Step("find_no_case", (SUSPICION, SCREENING), NO_CASE, CASEWORKER, Text("Close: no case"), asks=(REASON,),
         effects=END_INQUIRY),
    Step("give_guidance", (SCREENING, *INQUIRING), GUIDED, CASEWORKER, Text("End with guidance"), asks=(GUIDANCE,),
         effects=(SendLetter("guidance"), *END_INQUIRY)),
    Step("tell_of_silence", (INQUIRY,), INFORMED, CASEWORKER, Text("Tell the party of its right to silence"),
         effects=(TellOfSilence("right_to_silence", tuple(state.name for state in OPEN),
                                also=("party_questions", "sanction_notice")),)),
    Step("rely_on_telling", (INQUIRY,), INFORMED, CASEWORKER, Text("Go on: it was told in the supervision"),
         guards=(told_of_silence,)),
    Step("skip_telling", (INQUIRY,), INFORMED, CASEWORKER, Text("Go on without telling"), asks=(WHY_NOT_TOLD, REASON)),
    Step("ask_party", (INFORMED,), QUESTIONED, CASEWORKER, Text("Ask the party"), asks=(QUESTIONS, UNTIL),
         guards=(told_of_silence,), effects=(SendLetter("party_questions"), StartClock("answer"))),
    Step("answer_questions", (QUESTIONED,), INFORMED, APPLICANT, Text("Answer the questions"), asks=(SAID,),
         guards=(may_write_for_party,), effects=(StopClock("answer"),)),
    Step("go_on_unanswered", (QUESTIONED,), INFORMED, CASEWORKER, Text("Go on without an answer"),
         guards=(clock_over("answer", Text("The time to answer has not run out.")),), effects=(StopClock("answer"),)),
)

HEAR = (
    Step("propose_notice", (INFORMED,), NOTICE_PROPOSED, CASEWORKER, Text("Propose the advance notice"),
         prepares="notice", individual=False, asks=(CONSIDERS,),
         guards=(impartial, of_answers(prosecutors_cleared), of_answers(notice_founded), in_time),
         effects=(PrintLetter("sanction_notice"),)),
    Step("sign_notice", (NOTICE_PROPOSED,), HEARING, SIGNATORY, Text("Sign the advance notice"), decides="notice",
         individual=False, guards=SIGNING, effects=(SendLetter("sanction_notice"), StartClock("hearing"))),
    Step("return_notice", (NOTICE_PROPOSED,), INFORMED, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
    Step("recall_notice", (NOTICE_PROPOSED,), INFORMED, CASEWORKER, Text("Take the proposal back")),
    *heard(HEARING, ASSESSMENT),
    Step("skip_hearing", (INFORMED,), ASSESSMENT, CASEWORKER, Text("Go on without advance notice"),
         guards=(of_answers(hearing_excused), of_answers(prosecutors_cleared), of_answers(notice_founded))),
    Step("inquire_again", (ASSESSMENT,), INFORMED, CASEWORKER, Text("Go back to the inquiry"), asks=(REASON,),
         returns=True),
)

JUDGE = (
    Step("propose_fee", (ASSESSMENT,), FEE_PROPOSED, CASEWORKER, Text("Propose the fee"), prepares="decision",
         asks=(BECAUSE,),
         guards=(impartial, heard_or_excused, of_answers(prosecutors_cleared), checks_settled, checklist_answered,
                 reasons_written, of_answers(amount_within_limit), in_time),
         effects=(ReckonMeasured(imposed), PrintLetter("sanction"))),
    Step("sign_fee", (FEE_PROPOSED,), DECIDED, SIGNATORY, Text("Sign the fee"), decides="decision",
         guards=(*SIGNING, in_time, not_who_opened),
         effects=(Decide("sanction", rests_on=RESTS_ON), RaiseMeasured(), IssueInvoice(), SendLetter("sanction"),
                  *END_INQUIRY, StartClock("payment"), StartClock("limitation"), StartClock("appeal"))),
    Step("propose_end", (*INQUIRING, ASSESSMENT), END_PROPOSED, CASEWORKER, Text("Propose to end without a sanction"),
         prepares="ending", individual=False, asks=(BECAUSE,), guards=(impartial,),
         effects=(PrintLetter("no_sanction"),)),
    Step("sign_end", (END_PROPOSED,), NO_SANCTION, SIGNATORY, Text("Sign the end"), decides="ending", individual=False,
         guards=SIGNING, effects=(SendLetter("no_sanction"), *END_INQUIRY)),
    Step("return_fee", (FEE_PROPOSED, END_PROPOSED), ASSESSMENT, SIGNATORY, Text("Return with comments"),
         asks=(COMMENTS,), effects=(DropClaim(),)),
    Step("recall_fee", (FEE_PROPOSED, END_PROPOSED), ASSESSMENT, CASEWORKER, Text("Take the proposal back"),
         effects=(DropClaim(),)),
    Step("lapse", OPEN, TIME_BARRED, SYSTEM, Text("Close: time-barred"),
         guards=(clock_over("time_bar", Text("A fee can still be imposed.")),), effects=(DropClaim(), *END_INQUIRY)),
)

COLLECT = (
    paid((DECIDED,), PAID, END_MONEY),
    Step("become_final", (DECIDED,), FINAL_UNPAID, SYSTEM, Text("Become final"),
         guards=(clock_over("appeal", NOT_OVER), not_contested), effects=(StopClock("appeal"), Settle("final"))),
    Step("close", (PAID,), SETTLED, SYSTEM, Text("Close the case"),
         guards=(paid_in_full, nothing_to_refund, clock_over("appeal", NOT_OVER), not_contested),
         effects=(StopClock("appeal"), Settle("final"))),
    owed_again(PAID, DECIDED),
    Step("give_longer", (DECIDED, FINAL_UNPAID), None, CASEWORKER, Text("Give longer to pay"), asks=(UNTIL, REASON),
         effects=(ExtendClock("payment"), Notify(Text("You have longer to pay.")))),
    Step("settle_final", (FINAL_UNPAID, REMINDED, COLLECTION), SETTLED, SYSTEM,
         Text("Record that it is paid, and close"), guards=(paid_in_full,), effects=END_MONEY),
    *pursued(FINAL_UNPAID, REMINDED, COLLECTION,
             first=(may_be_pursued, clock_over("payment", Text("The last day to pay has not passed."))), always=(),
             ends=(StopClock("payment"),)),
    *written_off(COLLECTION, WRITE_OFF_PROPOSED, WRITTEN_OFF, END_MONEY),
)

ANEW = anew(
    (DECIDED, FINAL_UNPAID, PAID, REMINDED, COLLECTION), DECIDED, Lower(imposed),
    sections=("facts", "evidence", "factors", "amount"),
    founded=(checks_settled, of_answers(amount_within_limit)), rests_on=("checks_settled", "amount_within_limit"))

STEPS = (*INQUIRE, *HEAR, *JUDGE, *COLLECT, *ANEW)
