"""The steps of an appeal, in the order of the work.

Who prepared or signed the decision does not prepare what becomes of the appeal. A reversal, a dismissal and the answer
on costs are individual decisions with an appeal of their own; the statement to the appeal body and the answer on
postponed effect are not, but two persons stand behind them too.
"""

from __future__ import annotations

from casework.core.case_type import Ask, Guard, State, Step
from casework.core.effects import (
    AskTime,
    CloseRequest,
    Decide,
    Effect,
    ExtendClock,
    FreezeAnswers,
    Notify,
    OpenRequest,
    PrintLetter,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.appeal_case.asks import (
    BODY_DECIDED_ON,
    BODY_SAID,
    IN_PART,
    RESULT_CHANGED,
    RESULT_UPHELD,
    RULING,
    TERMS,
    WHY_HEARD,
)
from casework.workflows.appeal_case.states import (
    ADMISSIBILITY,
    CHANGED,
    DEFECTS,
    DISCARDED,
    DISMISSAL_PROPOSED,
    DISMISSED,
    DRAFT,
    FORWARDED,
    FORWARDED_IN_PART,
    FORWARDING_PROPOSED,
    LOWER_REVIEW,
    NOT_HEARD,
    PARTIAL_PROPOSED,
    POSTPONEMENT_PROPOSED,
    RECEIVED,
    REVERSAL_PROPOSED,
    REVERSED,
    SUCCEEDED,
    UPHELD,
    VOID,
    WITHDRAWN,
)
from casework.workflows.appeal_guards import (
    in_time,
    late_but_within_a_year,
    not_contested,
    not_the_author,
    postponement_open,
    sent_back,
    some_succeed,
)
from casework.workflows.appeals import (
    FORWARDING,
    Conclude,
    HearLate,
    Lodge,
    Postpone,
    PrintOnward,
    SendOnward,
    StartChosenClock,
)
from casework.workflows.application import BECAUSE, COMMENTS, REASON, UNTIL, asks
from casework.workflows.application.course import APPLICANT, CASEWORKER, REASONED, RETURNED, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.costs import NOT_OVER as NO_CLAIM_YET
from casework.workflows.costs import costs
from casework.workflows.guards import (
    acknowledged,
    checklist_answered,
    clock_over,
    declaration_given,
    impartial,
    may_sign_for_party,
    may_write_for_party,
    reasons_written,
    within_return,
)
from casework.workflows.writing import BeginReasons

NOT_OVER = Text("The time to appeal has not run out.")
WITH_US = (StopClock("forward"), StopClock("answer"))
REVIEWED: tuple[Guard, ...] = (impartial, not_the_author, postponement_open, checklist_answered, reasons_written)
RESTS_ON = ("impartial", "not_the_author", "checklist_answered", "reasons_written")

SENDING = (
    Step("submit", (DRAFT,), RECEIVED, APPLICANT, Text("Send the appeal"), numbers=True,
         guards=(may_sign_for_party, acknowledged, declaration_given),
         effects=(FreezeAnswers(), Lodge(), SendLetter("receipt"), StartChosenClock("forward", FORWARDING.name))),
    Step("discard", (DRAFT,), DISCARDED, APPLICANT, Text("Delete the draft"), guards=(may_write_for_party,)),
    Step("check", (RECEIVED,), ADMISSIBILITY, CASEWORKER, Text("Start the preliminary check")),
)

ADMITTING = (
    Step("ask_to_mend", (ADMISSIBILITY,), DEFECTS, CASEWORKER, Text("Ask for what is missing"), returns=True,
         asks=(asks.QUESTIONS, asks.SECTIONS, UNTIL),
         effects=(OpenRequest(), SendLetter("defects"), StartClock("answer"))),
    Step("answer", (DEFECTS,), ADMISSIBILITY, APPLICANT, Text("Send the answers"),
         guards=(may_sign_for_party, within_return, acknowledged, declaration_given),
         effects=(FreezeAnswers(), CloseRequest("answered"), StopClock("answer"))),
    Step("ask_more_time", (DEFECTS,), None, APPLICANT, Text("Ask for more time"), asks=(UNTIL, REASON),
         guards=(may_write_for_party,), effects=(AskTime(),)),
    Step("grant_more_time", (DEFECTS,), None, CASEWORKER, Text("Give more time"), asks=(UNTIL,),
         effects=(ExtendClock("answer"), Notify(Text("You have more time to answer.")))),
    Step("proceed_unanswered", (DEFECTS,), ADMISSIBILITY, CASEWORKER, Text("Go on without an answer"),
         guards=(clock_over("answer", Text("The time to answer has not run out.")),),
         effects=(CloseRequest("lapsed"), StopClock("answer"))),
    Step("admit", (ADMISSIBILITY,), LOWER_REVIEW, CASEWORKER, Text("Take it to review"), guards=(in_time,)),
    Step("hear_late", (ADMISSIBILITY,), LOWER_REVIEW, CASEWORKER, Text("Hear it although it came late"),
         asks=(WHY_HEARD,), guards=(late_but_within_a_year,), effects=(HearLate(),)),
    Step("back_to_check", (LOWER_REVIEW,), ADMISSIBILITY, CASEWORKER, Text("Go back to the preliminary check"),
         asks=(REASON,), returns=True),
    Step("propose_postponement", (ADMISSIBILITY, LOWER_REVIEW), POSTPONEMENT_PROPOSED, CASEWORKER,
         Text("Propose an answer on postponed effect"), prepares="postponement", individual=False, returns=True,
         asks=(RULING, TERMS, BECAUSE), guards=(impartial, not_the_author), effects=(PrintLetter("postponement"),)),
    Step("sign_postponement", (POSTPONEMENT_PROPOSED,), ADMISSIBILITY, SIGNATORY,
         Text("Sign the answer on postponed effect"), decides="postponement", individual=False, guards=SIGNING,
         effects=(Postpone(), SendLetter("postponement"))),
    Step("return_postponement", (POSTPONEMENT_PROPOSED,), ADMISSIBILITY, SIGNATORY, Text("Return with comments"),
         asks=(COMMENTS,)),
    Step("recall_postponement", (POSTPONEMENT_PROPOSED,), ADMISSIBILITY, CASEWORKER, Text("Take the proposal back")),
)


def ruling(name: str, sources: tuple[State, ...], proposed: State, target: State, propose: Text, sign: Text,
           *effects: Effect, letter: str = "", told: tuple[Ask, ...] = (BECAUSE,), guards: tuple[Guard, ...] = REVIEWED,
           rests_on: tuple[str, ...] = RESTS_ON, also: tuple[Effect, ...] = ()) -> tuple[Step, Step]:
    """An individual decision in the appeal: prepared by one who did not make the decision, signed by another. Its
    `letter` has its name, unless told. `also`: what proposing it sets going beside the letter.
    """
    return (
        Step(f"propose_{name}", sources, proposed, CASEWORKER, propose, prepares="decision", asks=told, guards=guards,
             effects=(PrintLetter(letter or name), *also)),
        Step(f"sign_{name}", (proposed,), target, SIGNATORY, sign, decides="decision", guards=SIGNING,
             effects=(Decide(name, rests_on=rests_on), SendLetter(letter or name), *effects)),
    )


PROPOSED = (REVERSAL_PROPOSED, PARTIAL_PROPOSED, FORWARDING_PROPOSED, DISMISSAL_PROPOSED)
RULING_ON = (
    *ruling("reversal", (LOWER_REVIEW,), REVERSAL_PROPOSED, REVERSED, Text("Propose to reverse the decision"),
            Text("Sign the reversal"), Conclude("reversed", "changed"), *WITH_US, StartClock("costs_claim"),
            StartClock("appeal")),
    *ruling("partial", (LOWER_REVIEW,), PARTIAL_PROPOSED, FORWARDED_IN_PART, Text("Propose to reverse it in part"),
            Text("Sign the reversal in part"), SendOnward("statement"), Conclude("in_part", "changed"), *WITH_US,
            StartClock("reformatio"), StartClock("costs_claim"), StartClock("appeal"), told=(IN_PART, BECAUSE),
            guards=(*REVIEWED, some_succeed), also=(PrintOnward("statement"),)),
    Step("propose_forwarding", (LOWER_REVIEW,), FORWARDING_PROPOSED, CASEWORKER,
         Text("Propose to uphold the decision and send the appeal on"), prepares="statement", guards=REVIEWED,
         effects=(PrintLetter("forwarding"), PrintOnward("statement"))),
    Step("sign_forwarding", (FORWARDING_PROPOSED,), FORWARDED, SIGNATORY, Text("Sign the statement"),
         decides="statement", guards=SIGNING,
         effects=(SendLetter("forwarding"), SendOnward("statement"), *WITH_US, StartClock("reformatio"))),
    *ruling("dismissal", (ADMISSIBILITY, LOWER_REVIEW), DISMISSAL_PROPOSED, DISMISSED,
            Text("Propose to dismiss the appeal"), Text("Sign the dismissal"), *WITH_US, StartClock("appeal"),
            letter="not_heard", guards=(impartial, not_the_author, reasons_written),
            rests_on=(*REASONED, "not_the_author")),
    Step("return_proposal", PROPOSED, LOWER_REVIEW, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
    Step("recall_proposal", PROPOSED, LOWER_REVIEW, CASEWORKER, Text("Take the proposal back")),
)

TOLD = (BODY_DECIDED_ON, BODY_SAID)
END_BODY = (StopClock("reformatio"), SendLetter("result"))
RESULTS = (
    Step("record_upheld", (FORWARDED,), UPHELD, CASEWORKER, Text("Record that the appeal did not succeed"),
         asks=(RESULT_UPHELD, *TOLD), guards=(impartial,), effects=(Conclude("", "final"), *END_BODY)),
    Step("record_changed", (FORWARDED,), CHANGED, CASEWORKER, Text("Record that the appeal succeeded"),
         asks=(RESULT_CHANGED, *TOLD), guards=(impartial,),
         effects=(Conclude("", "changed"), *END_BODY, StartClock("costs_claim"))),
    Step("record_rest_upheld", (FORWARDED_IN_PART,), CHANGED, CASEWORKER,
         Text("Record that the rest did not succeed"), asks=(RESULT_UPHELD, *TOLD), guards=(impartial,),
         effects=(Conclude("partly", "final"), *END_BODY, StartClock("costs_claim"))),
    Step("record_rest_changed", (FORWARDED_IN_PART,), CHANGED, CASEWORKER,
         Text("Record that the rest succeeded too"), asks=(RESULT_CHANGED, *TOLD), guards=(impartial,),
         effects=(Conclude("", "changed"), *END_BODY, StartClock("costs_claim"))),
)

COSTS = (
    Step("close_unclaimed", (REVERSED, CHANGED), SUCCEEDED, SYSTEM, Text("Close: no costs were claimed"),
         guards=(clock_over("costs_claim", NO_CLAIM_YET), not_contested), effects=(StopClock("costs_claim"),)),
    *costs((REVERSED, CHANGED), SUCCEEDED),
)

OPEN = (RECEIVED, DEFECTS, ADMISSIBILITY, LOWER_REVIEW)
ENDING = (
    Step("become_final", (DISMISSED,), NOT_HEARD, SYSTEM, Text("Become final"),
         guards=(clock_over("appeal", NOT_OVER), not_contested),
         effects=(StopClock("appeal"), Settle("final"), Conclude("dismissed", "final"))),
    Step("take_up_dismissed", (DISMISSED,), ADMISSIBILITY, SYSTEM, Text("Take it up again"), returns=True,
         guards=(sent_back,), effects=(StopClock("appeal"), BeginReasons(), Notify(RETURNED))),
    Step("withdraw", (*OPEN, FORWARDED), WITHDRAWN, APPLICANT, Text("Withdraw the appeal"),
         guards=(may_sign_for_party,),
         effects=(Conclude("withdrawn", "final"), *WITH_US, StopClock("reformatio"), SendLetter("withdrawn"))),
    Step("void", OPEN, VOID, CASEWORKER, Text("Close as void"), asks=(REASON,),
         effects=(Conclude("void", "final"), *WITH_US,
                  Notify(Text("We have closed your case without a decision.")))),
)

STEPS = (*SENDING, *ADMITTING, *RULING_ON, *RESULTS, *COSTS, *ENDING)
