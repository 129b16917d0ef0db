"""What becomes of money that was imposed once the decision on it is changed: lowered or cancelled, credited, paid back.

The case is taken up again where it stands; what is decided anew is never higher (forvaltningsloven § 34, third
paragraph, leaves a change to harm to the body above). The invoice stays and is credited with the difference, so what
was paid too much is known to the last øre or cent. The case is not closed before that is paid back.
"""

from __future__ import annotations

from casework.core.case_type import Guard, Phase, Reading, State, Step
from casework.core.effects import Decide, FreezeAnswers, PrintLetter, SendLetter, Settle, StartClock, StopClock
from casework.core.text import Source, Text
from casework.workflows.appeal_guards import not_contested, sent_back
from casework.workflows.application import BECAUSE, COMMENTS
from casework.workflows.application.course import AGAIN, CASEWORKER, REASONED, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.charging import IssueCreditNote, Lower
from casework.workflows.fee_guards import not_who_opened, nothing_to_refund
from casework.workflows.guards import clock_over, impartial, reasons_written
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

TAKEN_UP = State("taken_up", Phase.REVIEW, Text("Taken up again"),
                 Text("Our decision is changed, and what you owe is decided anew."))
REDUCTION_PROPOSED = State("reduction_proposed", Phase.REVIEW, Text("Lower amount proposed"), TAKEN_UP.plain)
ANNULMENT_PROPOSED = State("annulment_proposed", Phase.REVIEW, Text("Cancellation proposed"), TAKEN_UP.plain)
CANCELLED = State("cancelled", Phase.DECISION, Text("Cancelled"),
                  Text("You owe nothing. What you have paid is paid back."), waits_on="appeal")
ANNULLED = State("annulled", Phase.CLOSED, Text("Ended: cancelled"), Text("It is cancelled, and you owe nothing."))
ANEW_STATES = (TAKEN_UP, REDUCTION_PROPOSED, ANNULMENT_PROPOSED, CANCELLED, ANNULLED)

NOTHING_LEFT = Lower(lambda answers, tables: nok(0))
"""Nothing in any currency."""


def anew(owing: tuple[State, ...], decided: State, lowered: Lower, *, sections: tuple[str, ...],
         founded: tuple[Guard, ...], rests_on: tuple[str, ...]) -> tuple[Step, ...]:
    """The steps from whatever state the claim stands in (`owing`) to `decided`, where the lower amount is owed, or to
    its end.

    `sections` of the file are written anew; `founded`: what must hold before a lower amount is proposed, beside the
    reasons; `rests_on`: the names of those guards.
    """
    proposed = REDUCTION_PROPOSED, ANNULMENT_PROPOSED
    return (
        Step("take_up_again", (*owing, CANCELLED), TAKEN_UP, SYSTEM, Text("Take it up again"), returns=True,
             guards=(sent_back,), effects=(*AGAIN, *END_MONEY)),
        Step("measure_anew", (TAKEN_UP,), None, CASEWORKER, Text("Write in the file"),
             effects=(WriteSection(sections), FreezeAnswers())),
        Step("propose_reduction", (TAKEN_UP,), REDUCTION_PROPOSED, CASEWORKER, Text("Propose a lower amount"),
             prepares="decision", asks=(BECAUSE,), guards=(impartial, reasons_written, *founded),
             effects=(lowered, PrintLetter("reduction"))),
        Step("sign_reduction", (REDUCTION_PROPOSED,), decided, SIGNATORY, Text("Sign the lower amount"),
             decides="decision", guards=(*SIGNING, not_who_opened),
             effects=(Decide("reduction", rests_on=(*REASONED, *rests_on)), lowered, IssueCreditNote(),
                      SendLetter("reduction"), StartClock("payment"), StartClock("limitation"), StartClock("appeal"))),
        Step("propose_annulment", (TAKEN_UP,), ANNULMENT_PROPOSED, CASEWORKER, Text("Propose to cancel it"),
             prepares="decision", asks=(BECAUSE,), guards=(impartial, reasons_written),
             effects=(NOTHING_LEFT, PrintLetter("annulment"))),
        Step("sign_annulment", (ANNULMENT_PROPOSED,), CANCELLED, SIGNATORY, Text("Sign the cancellation"),
             decides="decision", guards=SIGNING,
             effects=(Decide("annulment", rests_on=REASONED), NOTHING_LEFT, IssueCreditNote(),
                      SendLetter("annulment"), StartClock("appeal"))),
        Step("return_anew", proposed, TAKEN_UP, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
        Step("recall_anew", proposed, TAKEN_UP, CASEWORKER, Text("Take the proposal back")),
        Step("end_cancelled", (CANCELLED,), ANNULLED, SYSTEM, Text("Close the case"),
             guards=(nothing_to_refund, clock_over("appeal", NOT_OVER), not_contested),
             effects=(StopClock("appeal"), Settle("final"))),
    )
