"""The steps of an account application, in the order of the work.

Completeness is a fact, not a click: `declare_complete` starts the 20 working days from the day the last required item
came in (Regulation (EU) 2019/1122 Article 15a(3)). A request for information after that day lets the clock run on,
unless the reading of the law chosen for the house says otherwise. Dismissal, refusal and approval each take two
people, and so does recording the opening in the Union Registry.
"""

from __future__ import annotations

from casework.core.case_type import Actor, Ask, AskKind, Step
from casework.core.effects import (
    AskTime,
    CloseRequest,
    Decide,
    ExtendClock,
    FreezeAnswers,
    Grant,
    Notify,
    OpenRequest,
    PauseClock,
    PrintLetter,
    Purge,
    ResumeClock,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Source, Text
from casework.workflows.guards import (
    acknowledged,
    checklist_answered,
    checks_settled,
    clock_over,
    clock_started,
    clock_unused,
    declaration_given,
    documents_complete,
    four_eyes,
    impartial,
    letter_is_fresh,
    letter_is_ready,
    may_sign_for_party,
    may_write_for_party,
    reasons_written,
    within_return,
)
from casework.workflows.maritime_account.outcomes import account_number_shaped, outcomes_lawful
from casework.workflows.maritime_account.states import (
    ACTIVE,
    APPROVAL_PROPOSED,
    ASSESSMENT,
    COMPLETE,
    DECIDED_APPROVED,
    DECIDED_REFUSED,
    DISCARDED,
    DISMISSAL_PROPOSED,
    DISMISSED,
    DRAFT,
    EXTENDED,
    FINAL,
    INCOMPLETE,
    OPENING,
    OPENING_RECORDED,
    RECALLED,
    REFUSAL_PROPOSED,
    SCREENING,
    SUBMITTED,
    VOID,
    WITHDRAWN,
)

APPLICANT, CASEWORKER, SIGNATORY = (Actor.APPLICANT,), (Actor.CASEWORKER,), (Actor.SIGNATORY,)
OPERATOR, SECOND_OPERATOR = (Actor.REGISTRY_OPERATOR,), (Actor.REGISTRY_OPERATOR, Actor.SIGNATORY)
SYSTEM = (Actor.SYSTEM,)
ART_21 = Source("Regulation (EU) 2019/1122", "Article 21(3)")

REASON = Ask("reason", AskKind.TEXT, Text("Reason"))
COMMENTS = Ask("comments", AskKind.TEXT, Text("Comments to the person who prepared it"))
UNTIL = Ask("until", AskKind.DATE, Text("New date"))
BECAUSE = Ask("because", AskKind.TEXT, Text("The main reason, in one sentence"),
              Text("It stands in the box at the top of the letter."))
OUTCOMES = Ask("outcomes", AskKind.OUTCOMES, Text("What we decide"))

HANDLED = (SUBMITTED, SCREENING, COMPLETE, ASSESSMENT, EXTENDED)
WITH_US_OR_PARTY = (SUBMITTED, RECALLED, INCOMPLETE, SCREENING, COMPLETE, ASSESSMENT, EXTENDED)
STOP_DUTY = (StopClock("listed"), StopClock("unlisted"))
STOP_OURS = (StopClock("interim_reply"), StopClock("opening"), StopClock("extension"))
STOP_ALL = (*STOP_OURS, StopClock("answer"))
PAUSES = tuple(PauseClock(clock, reading="request_after_completeness", choice="pauses")
               for clock in ("opening", "extension"))
RESUMES = (ResumeClock("opening"), ResumeClock("extension"))
WAS_COMPLETE = clock_started("opening", Text("The application was never declared complete."),
                             Text("You can go back to screening and declare it complete."))

STEPS = (
    Step("submit", (DRAFT,), SUBMITTED, APPLICANT, Text("Send the application"), numbers=True,
         guards=(may_sign_for_party, acknowledged, declaration_given),
         effects=(FreezeAnswers(), SendLetter("receipt"), *STOP_DUTY, StartClock("interim_reply"))),
    Step("discard", (DRAFT,), DISCARDED, APPLICANT, Text("Delete the draft"), guards=(may_write_for_party,),
         effects=(*STOP_DUTY, Purge("discarded"))),

    Step("screen", (SUBMITTED,), SCREENING, CASEWORKER, Text("Start screening")),
    Step("recall", (SUBMITTED,), RECALLED, APPLICANT, Text("Take it back to change it"), guards=(may_sign_for_party,),
         effects=(StartClock("answer"),)),
    Step("send_again", (RECALLED,), SUBMITTED, APPLICANT, Text("Send it again"),
         guards=(may_sign_for_party, acknowledged, declaration_given),
         effects=(FreezeAnswers(), StopClock("answer"), SendLetter("receipt"))),

    Step("request_information", (SCREENING, ASSESSMENT, EXTENDED), INCOMPLETE, CASEWORKER,
         Text("Ask for information"), returns=True,
         asks=(Ask("questions", AskKind.QUESTIONS, Text("Questions")),
               Ask("sections", AskKind.SECTIONS, Text("Sections the applicant may change"), required=False), UNTIL),
         effects=(OpenRequest(), SendLetter("request"), StartClock("answer"), *PAUSES)),
    Step("answer", (INCOMPLETE,), SCREENING, APPLICANT, Text("Send the answers"),
         guards=(may_sign_for_party, within_return, acknowledged, declaration_given),
         effects=(FreezeAnswers(), CloseRequest("answered"), StopClock("answer"), *RESUMES, SendLetter("receipt"))),
    Step("ask_more_time", (INCOMPLETE,), None, APPLICANT, Text("Ask for more time"), asks=(UNTIL, REASON),
         guards=(may_write_for_party,), effects=(AskTime(),)),
    Step("grant_more_time", (INCOMPLETE,), None, CASEWORKER, Text("Give more time"), asks=(UNTIL,),
         effects=(ExtendClock("answer"), Notify(Text("You have more time to answer.")))),
    Step("remind", (INCOMPLETE,), None, SYSTEM, Text("Remind"), effects=(SendLetter("reminder"),)),
    Step("recall_request", (INCOMPLETE,), SCREENING, CASEWORKER, Text("Take the request back"), asks=(REASON,),
         effects=(CloseRequest("recalled"), StopClock("answer"), *RESUMES,
                  Notify(Text("We no longer need the answers we asked for.")))),
    Step("proceed_unanswered", (INCOMPLETE, RECALLED), SCREENING, CASEWORKER, Text("Go on without an answer"),
         guards=(clock_over("answer", Text("The time to answer has not run out.")),),
         effects=(CloseRequest("lapsed"), StopClock("answer"), *RESUMES)),
    Step("send_interim_reply", HANDLED, None, CASEWORKER, Text("Send an interim reply"),
         asks=(Ask("expected", AskKind.DATE, Text("When we expect to decide")), REASON),
         effects=(SendLetter("interim_reply"), StopClock("interim_reply"))),

    Step("declare_complete", (SCREENING,), COMPLETE, CASEWORKER, Text("Declare complete"),
         asks=(Ask("complete_since", AskKind.DATE, Text("Complete since"),
                   Text("The day the last required item came in. Another day than the proposed one needs a reason.")),
               Ask("reason", AskKind.TEXT, Text("Reason for another day"), required=False)),
         guards=(documents_complete, checks_settled),
         effects=(StartClock("opening"), StopClock("interim_reply"))),
    Step("assess", (COMPLETE,), ASSESSMENT, CASEWORKER, Text("Start the assessment")),
    Step("back_to_screening", (ASSESSMENT, EXTENDED), SCREENING, CASEWORKER, Text("Go back to screening"),
         asks=(REASON,), returns=True),
    Step("extend", (ASSESSMENT,), EXTENDED, CASEWORKER, Text("Extend the time for the representatives"), asks=(REASON,),
         guards=(clock_unused("extension", Text("The regulation allows it once, and it was used."), ART_21),),
         effects=(SendLetter("extension"), StartClock("extension"))),

    Step("propose_approval", (ASSESSMENT, EXTENDED), APPROVAL_PROPOSED, CASEWORKER, Text("Propose approval"),
         prepares="decision",
         asks=(OUTCOMES,), guards=(impartial, WAS_COMPLETE, documents_complete, checks_settled, checklist_answered,
                                   reasons_written, outcomes_lawful),
         effects=(PrintLetter("approval"),)),
    Step("propose_refusal", (SCREENING, ASSESSMENT, EXTENDED), REFUSAL_PROPOSED, CASEWORKER, Text("Propose refusal"),
         prepares="decision", asks=(BECAUSE,), guards=(impartial, reasons_written), effects=(PrintLetter("refusal"),)),
    Step("propose_dismissal", (SCREENING,), DISMISSAL_PROPOSED, CASEWORKER, Text("Propose dismissal"),
         prepares="decision",
         asks=(BECAUSE, Ask("referral", AskKind.LINE, Text("Who can decide it instead"), required=False)),
         guards=(impartial, reasons_written), effects=(PrintLetter("dismissal"),)),
    Step("sign_approval", (APPROVAL_PROPOSED,), DECIDED_APPROVED, SIGNATORY, Text("Sign the approval"),
         decides="decision",
         guards=(impartial, four_eyes, letter_is_ready, letter_is_fresh),
         effects=(Decide("approval"), SendLetter("approval"), StartClock("appeal"), Purge("approved"))),
    Step("sign_refusal", (REFUSAL_PROPOSED,), DECIDED_REFUSED, SIGNATORY, Text("Sign the refusal"), decides="decision",
         guards=(impartial, four_eyes, letter_is_ready, letter_is_fresh),
         effects=(Decide("refusal"), SendLetter("refusal"), *STOP_ALL, StartClock("appeal"))),
    Step("sign_dismissal", (DISMISSAL_PROPOSED,), DISMISSED, SIGNATORY, Text("Sign the dismissal"), decides="decision",
         guards=(impartial, four_eyes, letter_is_ready, letter_is_fresh),
         effects=(Decide("dismissal"), SendLetter("dismissal"), *STOP_ALL, StartClock("appeal"))),
    Step("return_proposal", (APPROVAL_PROPOSED, REFUSAL_PROPOSED), ASSESSMENT, SIGNATORY,
         Text("Return with comments"), asks=(COMMENTS,)),
    Step("recall_proposal", (APPROVAL_PROPOSED, REFUSAL_PROPOSED), ASSESSMENT, CASEWORKER,
         Text("Take the proposal back")),
    Step("return_dismissal", (DISMISSAL_PROPOSED,), SCREENING, SIGNATORY, Text("Return with comments"),
         asks=(COMMENTS,), returns=True),
    Step("recall_dismissal", (DISMISSAL_PROPOSED,), SCREENING, CASEWORKER, Text("Take the proposal back"),
         returns=True),

    Step("start_opening", (DECIDED_APPROVED,), OPENING, OPERATOR, Text("Start opening the account")),
    Step("record_opening", (OPENING,), OPENING_RECORDED, OPERATOR, Text("Record the account number"),
         prepares="opening", individual=False,
         asks=(Ask("account_number", AskKind.LINE, Text("Account number in the Union Registry")),),
         guards=(impartial, account_number_shaped)),
    Step("return_opening", (OPENING_RECORDED,), OPENING, SECOND_OPERATOR, Text("Return for correction"),
         asks=(COMMENTS,)),
    Step("confirm_opening", (OPENING_RECORDED,), ACTIVE, SECOND_OPERATOR, Text("Confirm the opening"),
         decides="opening", individual=False,
         guards=(impartial, four_eyes), effects=(Grant("account"), SendLetter("account_opened"), *STOP_ALL)),
    Step("become_final", (DECIDED_REFUSED, DISMISSED), FINAL, SYSTEM, Text("Become final"),
         guards=(clock_over("appeal", Text("The time to appeal has not run out.")),),
         effects=(StopClock("appeal"), Settle("final"), Purge("refused_final"))),

    Step("withdraw", WITH_US_OR_PARTY, WITHDRAWN, APPLICANT, Text("Withdraw the application"),
         guards=(may_sign_for_party,),
         effects=(*STOP_ALL, SendLetter("withdrawn"), Purge("withdrawn"))),
    Step("void", WITH_US_OR_PARTY, VOID, CASEWORKER, Text("Close as void"), asks=(REASON,),
         effects=(*STOP_ALL, Notify(Text("We have closed your case without a decision.")), Purge("withdrawn"))),
)
