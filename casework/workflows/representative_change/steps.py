"""The steps of a change of representatives: those of every application, and what the authority does of its own accord.

The 20 working days run from the day the last required item came in, and may be extended once (Regulation (EU)
2019/1122 Art. 21(3)). A measure of the authority is told in advance, so that the account holder may comment
(forvaltningsloven § 16); before a suspension that may be left out, because telling would endanger what it protects,
and the account holder is heard afterwards. Refusal, approval and measure each take two people. What was signed is
entered in the Union Registry by a registry operator.
"""

from __future__ import annotations

from casework.core.case_type import Actor, Ask, AskKind, Step
from casework.core.effects import (
    Amend,
    Decide,
    ExtendClock,
    FreezeAnswers,
    Notify,
    PauseClock,
    PrintLetter,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.accounts.opening import EXTENDED, extending
from casework.workflows.appeal_guards import not_contested, sent_back
from casework.workflows.application import BECAUSE, COMMENTS, REASON, UNTIL, Application
from casework.workflows.application.course import AGAIN, SIGNING
from casework.workflows.application.states import ASSESSMENT, DRAFT, FINAL
from casework.workflows.guards import (
    checklist_answered,
    checks_settled,
    clock_over,
    impartial,
    may_write_for_party,
    of_answers,
    reasons_written,
)
from casework.workflows.representative_change.documents import DOCUMENTS
from casework.workflows.representative_change.outcomes import (
    begun_by_the_party,
    begun_by_us,
    heard_or_excused,
    measure_known,
    notice_unneeded,
    outcomes_lawful,
)
from casework.workflows.representative_change.states import (
    CONSIDERED,
    DECIDED_APPROVED,
    DROPPED,
    ENTERED,
    HEARING,
    MEASURE_DECIDED,
    MEASURE_PROPOSED,
    OPENED,
)

APPLICANT, CASEWORKER, SIGNATORY = (Actor.APPLICANT,), (Actor.CASEWORKER,), (Actor.SIGNATORY,)
OPERATOR, SYSTEM = (Actor.REGISTRY_OPERATOR,), (Actor.SYSTEM,)

APPLICATION = Application(
    clock="handling", also=("extension",), duties=("notification",), documents=DOCUMENTS,
    assessing=(ASSESSMENT, EXTENDED),
    pauses=tuple(PauseClock(clock, reading="request_after_completeness", choice="pauses")
                 for clock in ("handling", "extension")))

SAID = Ask("said", AskKind.TEXT, Text("What you want to say"),
           Text("Write it here, or send documents with a message."))
CONSIDERS = Ask("considers", AskKind.TEXT, Text("What we consider, and why"),
                Text("Stands in the advance notice, in the language of the letter."))

RESTS_ON = ("heard_or_excused", "checks_settled", "checklist_answered", "reasons_written")
"""A measure is decided when the holder was heard or need not be, the ground is shown, and the reasons are written."""

OWN = (
    Step("open_own", (DRAFT,), OPENED, CASEWORKER, Text("Open a case of our own accord"), numbers=True,
         guards=(of_answers(measure_known),), effects=(FreezeAnswers(),)),
    Step("give_notice", (OPENED, CONSIDERED), HEARING, CASEWORKER, Text("Send the advance notice"), returns=True,
         asks=(CONSIDERS, UNTIL), guards=(checks_settled,),
         effects=(SendLetter("advance_notice"), StartClock("hearing"))),
    Step("skip_notice", (OPENED,), CONSIDERED, CASEWORKER, Text("Go on without advance notice"), asks=(REASON,),
         guards=(of_answers(notice_unneeded),)),
    Step("comment", (HEARING,), CONSIDERED, APPLICANT, Text("Comment on the measure"), asks=(SAID,),
         guards=(may_write_for_party,), effects=(StopClock("hearing"),)),
    Step("give_more_time", (HEARING,), None, CASEWORKER, Text("Give more time to comment"), asks=(UNTIL,),
         effects=(ExtendClock("hearing"), Notify(Text("You have more time to comment.")))),
    Step("proceed_unheard", (HEARING,), CONSIDERED, CASEWORKER, Text("Go on without comments"),
         guards=(clock_over("hearing", Text("The time to comment has not run out.")),),
         effects=(StopClock("hearing"),)),
    Step("propose_measure", (CONSIDERED,), MEASURE_PROPOSED, CASEWORKER, Text("Propose the measure"),
         prepares="decision", asks=(BECAUSE,),
         guards=(impartial, of_answers(measure_known), heard_or_excused, checks_settled, checklist_answered,
                 reasons_written),
         effects=(PrintLetter("measure"),)),
    Step("sign_measure", (MEASURE_PROPOSED,), MEASURE_DECIDED, SIGNATORY, Text("Sign the measure"), decides="decision",
         guards=SIGNING,
         effects=(Decide("measure", rests_on=RESTS_ON), SendLetter("measure"), Amend("account"), StartClock("appeal"))),
    Step("return_measure", (MEASURE_PROPOSED,), CONSIDERED, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
    Step("recall_measure", (MEASURE_PROPOSED,), CONSIDERED, CASEWORKER, Text("Take the proposal back")),
    Step("drop", (OPENED, HEARING, CONSIDERED), DROPPED, CASEWORKER, Text("Close without a measure"), asks=(REASON,),
         effects=(StopClock("hearing"), SendLetter("dropped"))),
)

STEPS = (
    *APPLICATION.sending(),
    *APPLICATION.asking(),
    *APPLICATION.completing(),
    *extending(),
    *APPLICATION.approving(DECIDED_APPROVED, Amend("account"), *APPLICATION.stop_all, guards=(outcomes_lawful,)),
    *APPLICATION.refusing(),
    *OWN,
    Step("enter", (DECIDED_APPROVED, MEASURE_DECIDED), ENTERED, OPERATOR, Text("Entered in the Union Registry"),
         effects=(Notify(Text("The decision is carried out in the Union Registry.")),)),
    *APPLICATION.ending(),
    Step("become_settled", (ENTERED,), FINAL, SYSTEM, Text("Become final"),
         guards=(clock_over("appeal", Text("The time to appeal has not run out.")), not_contested),
         effects=(StopClock("appeal"), Settle("final"), *APPLICATION.purges("refused_final"))),
    Step("take_up_measure", (MEASURE_DECIDED, ENTERED), CONSIDERED, SYSTEM, Text("Take it up again"), returns=True,
         guards=(sent_back, of_answers(begun_by_us)), effects=AGAIN),
    Step("take_up_change", (DECIDED_APPROVED, ENTERED), ASSESSMENT, SYSTEM, Text("Take it up again"), returns=True,
         guards=(sent_back, of_answers(begun_by_the_party)), effects=AGAIN),
)
