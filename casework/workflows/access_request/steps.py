"""The steps of a request for access, in the order of the work.

Who gives all that is asked for may do so alone, and at once. Keeping anything back is an individual decision with two
people behind it. If five working days pass in silence, the schedule records the refusal that the law reads out of it;
the answer is owed all the same.
"""

from __future__ import annotations

from casework.core.case_type import Step
from casework.core.effects import (
    Decide,
    FreezeAnswers,
    Notify,
    PrintLetter,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.access_request.answers import WRITTEN_ON, disclosed
from casework.workflows.access_request.facts import public
from casework.workflows.access_request.guards import all_is_given, looked_through, something_is_kept_back
from casework.workflows.access_request.states import (
    ANSWERED,
    DISCARDED,
    DRAFT,
    FINAL,
    GIVEN,
    IN_HAND,
    PROPOSED,
    UNANSWERED,
    VOID,
    WITHDRAWN,
)
from casework.workflows.appeal_guards import not_contested, sent_back
from casework.workflows.application import COMMENTS, REASON
from casework.workflows.application.course import AGAIN, APPLICANT, CASEWORKER, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.disclosing import BindFile, Deem, FindFile, StartClockWhen, Supersede
from casework.workflows.guards import (
    acknowledged,
    checks_settled,
    clock_over,
    declaration_given,
    impartial,
    may_write_for_party,
    of_answers,
    reasons_written,
)
from casework.workflows.writing import WriteSection

OPEN = (IN_HAND, UNANSWERED)
BINDING = BindFile(disclosed, ("access_given", "access_refused"))
WITH_US = (StopClock("target"), StopClock("silence"))
RESTS_ON = ("impartial", "looked_through", "something_is_kept_back", "checks_settled", "reasons_written")

ASKING = (
    Step("submit", (DRAFT,), IN_HAND, APPLICANT, Text("Send the request"), numbers=True,
         guards=(may_write_for_party, acknowledged, declaration_given),
         effects=(FreezeAnswers(), FindFile(), SendLetter("receipt"), StartClock("target"),
                  StartClockWhen("silence", public))),
    Step("discard", (DRAFT,), DISCARDED, APPLICANT, Text("Delete the draft"), guards=(may_write_for_party,)),
)

ANSWERING = (
    Step("write", OPEN, None, CASEWORKER, Text("Write the answer"),
         effects=(WriteSection(WRITTEN_ON), FreezeAnswers())),
    Step("give", OPEN, GIVEN, CASEWORKER, Text("Give access to all of it"),
         guards=(impartial, of_answers(looked_through), of_answers(all_is_given), checks_settled),
         effects=(BINDING, SendLetter("access_given"), *WITH_US, StopClock("appeal"), Supersede("changed"))),
    Step("propose_answer", OPEN, PROPOSED, CASEWORKER, Text("Propose the answer"), prepares="decision",
         guards=(impartial, of_answers(looked_through), of_answers(something_is_kept_back), checks_settled,
                 reasons_written),
         effects=(BINDING, PrintLetter("access_refused"))),
    Step("sign_answer", (PROPOSED,), ANSWERED, SIGNATORY, Text("Sign the answer"), decides="decision", guards=SIGNING,
         effects=(Supersede("changed"), Decide("access", rests_on=RESTS_ON), SendLetter("access_refused"), *WITH_US,
                  StopClock("appeal"), StartClock("appeal"))),
    Step("return_proposal", (PROPOSED,), IN_HAND, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
    Step("recall_proposal", (PROPOSED,), IN_HAND, CASEWORKER, Text("Take the proposal back")),
    Step("lapse", (IN_HAND, PROPOSED), UNANSWERED, SYSTEM, Text("Record that silence counts as a refusal"),
         guards=(clock_over("silence", Text("The time to answer has not run out.")),),
         effects=(StopClock("silence"), Deem(), SendLetter("silence"), StartClock("appeal"))),
)

ENDING = (
    Step("become_final", (ANSWERED,), FINAL, SYSTEM, Text("Become final"),
         guards=(clock_over("appeal", Text("The time to appeal has not run out.")), not_contested),
         effects=(StopClock("appeal"), Settle("final"))),
    Step("take_up_again", (ANSWERED,), IN_HAND, SYSTEM, Text("Take it up again"), returns=True,
         guards=(sent_back,), effects=AGAIN),
    Step("withdraw", OPEN, WITHDRAWN, APPLICANT, Text("Withdraw the request"), guards=(may_write_for_party,),
         effects=(*WITH_US, StopClock("appeal"))),
    Step("void", OPEN, VOID, CASEWORKER, Text("Close as void"), asks=(REASON,),
         effects=(*WITH_US, StopClock("appeal"), Notify(Text("We have closed your case without a decision.")))),
)

STEPS = (*ASKING, *ANSWERING, *ENDING)
