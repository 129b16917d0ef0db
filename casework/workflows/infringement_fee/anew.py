"""What becomes of a fee once an appeal has changed the decision: lower or cancelled, credited, and paid back.

The case is taken up again where it stands; what is decided anew is never higher (forvaltningsloven § 34, third
paragraph, leaves a change to harm to the body above). The invoice stays and is credited with the difference, so what
was paid too much is known to the krone. The case is not closed before that is paid back.
"""

from __future__ import annotations

from casework.core.case_type import Reading, Step
from casework.core.effects import Decide, FreezeAnswers, PrintLetter, SendLetter, Settle, StartClock, StopClock
from casework.core.text import Source, Text
from casework.workflows.appeal_guards import not_contested, sent_back
from casework.workflows.application import BECAUSE, COMMENTS
from casework.workflows.application.course import AGAIN, CASEWORKER, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.charging import IssueCreditNote, Lower
from casework.workflows.fee_guards import not_who_opened, nothing_to_refund
from casework.workflows.guards import checks_settled, clock_over, impartial, of_answers, reasons_written
from casework.workflows.infringement_fee.amount import imposed
from casework.workflows.infringement_fee.guards import amount_within_limit
from casework.workflows.infringement_fee.states import (
    ANNULLED,
    ANNULMENT_PROPOSED,
    CANCELLED,
    COLLECTION,
    DECIDED,
    FINAL_UNPAID,
    PAID,
    REDUCTION_PROPOSED,
    REMINDED,
    TAKEN_UP,
)
from casework.workflows.writing import WriteSection
from fees.money import nok

NOT_OVER = Text("The time to appeal has not run out.")
END_MONEY = (StopClock("payment"), StopClock("reminder"), StopClock("limitation"))
REFUND_INTEREST = Reading(
    name="refund_interest",
    title=Text("Interest on a fee that is paid back"),
    choices={"none": Text("No interest is added."),
             "late_payment": Text("Interest at the rate for late payment is added, from payment until it is paid "
                                  "back.")},
    default="none",
    source=Source("forvaltningsloven", "§ 44", certainty=50,
                  note=Text("We have found no rule about interest on a fee that is paid back.")))
READINGS = (REFUND_INTEREST,)
LOWERED, NOTHING_LEFT = Lower(imposed), Lower(lambda answers: nok(0))
RESTS_ON = ("impartial", "checks_settled", "reasons_written", "amount_within_limit")

ANEW = (
    Step("take_up_again", (DECIDED, FINAL_UNPAID, PAID, REMINDED, COLLECTION, CANCELLED), TAKEN_UP, SYSTEM,
         Text("Take it up again"), returns=True, guards=(sent_back,),
         effects=(*AGAIN, *END_MONEY)),
    Step("measure_anew", (TAKEN_UP,), None, CASEWORKER, Text("Write in the file"),
         effects=(WriteSection(("facts", "evidence", "factors", "amount")), FreezeAnswers())),
    Step("propose_reduction", (TAKEN_UP,), REDUCTION_PROPOSED, CASEWORKER, Text("Propose a lower fee"),
         prepares="decision", asks=(BECAUSE,),
         guards=(impartial, checks_settled, reasons_written, of_answers(amount_within_limit)),
         effects=(LOWERED, PrintLetter("reduction"))),
    Step("sign_reduction", (REDUCTION_PROPOSED,), DECIDED, SIGNATORY, Text("Sign the lower fee"), decides="decision",
         guards=(*SIGNING, not_who_opened),
         effects=(Decide("reduction", rests_on=RESTS_ON), LOWERED, IssueCreditNote(), SendLetter("reduction"),
                  StartClock("payment"), StartClock("limitation"), StartClock("appeal"))),
    Step("propose_annulment", (TAKEN_UP,), ANNULMENT_PROPOSED, CASEWORKER, Text("Propose to cancel the fee"),
         prepares="decision", asks=(BECAUSE,), guards=(impartial, reasons_written),
         effects=(NOTHING_LEFT, PrintLetter("annulment"))),
    Step("sign_annulment", (ANNULMENT_PROPOSED,), CANCELLED, SIGNATORY, Text("Sign the cancellation"),
         decides="decision", guards=SIGNING,
         effects=(Decide("annulment", rests_on=("impartial", "reasons_written")), NOTHING_LEFT, IssueCreditNote(),
                  SendLetter("annulment"), StartClock("appeal"))),
    Step("return_anew", (REDUCTION_PROPOSED, ANNULMENT_PROPOSED), TAKEN_UP, SIGNATORY, Text("Return with comments"),
         asks=(COMMENTS,)),
    Step("recall_anew", (REDUCTION_PROPOSED, ANNULMENT_PROPOSED), TAKEN_UP, CASEWORKER,
         Text("Take the proposal back")),
    Step("end_cancelled", (CANCELLED,), ANNULLED, SYSTEM, Text("Close the case"),
         guards=(nothing_to_refund, clock_over("appeal", NOT_OVER), not_contested),
         effects=(StopClock("appeal"), Settle("final"))),
)
