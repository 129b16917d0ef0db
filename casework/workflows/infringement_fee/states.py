"""The states of a sanction: suspicion, inquiry, hearing, measure, and what becomes of the claim.

The decision becomes final before anything is reminded of or collected: no path leads to collection past that
(FOR-2007-12-14-1652 § 16: the final decision is ground for distraint), and the database allows no other.
"""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text
from casework.workflows.lowering import ANEW_STATES

CONSIDERING = Text("We are considering a fee for a breach. Nothing is decided.")
OWED = Text("The fee is decided and falls due on the day in the letter. Pay it with its payment reference.")

DRAFT = State("draft", Phase.DRAFT, Text("Draft"), Text("Nothing has begun."))
SUSPICION = State("suspicion", Phase.SUBMISSION, Text("Suspicion"), CONSIDERING)
SCREENING = State("screening", Phase.VERIFICATION, Text("Screening of the suspicion"), CONSIDERING)
INQUIRY = State("inquiry", Phase.VERIFICATION, Text("Inquiry"), CONSIDERING)
INFORMED = State("informed", Phase.VERIFICATION, Text("Inquiry, party informed"),
                 Text("We are looking into a possible breach. You have a right to silence; the letter says what that "
                      "means."))
QUESTIONED = State("questioned", Phase.VERIFICATION, Text("Questions sent"),
                   Text("We have asked you questions. You need not answer what may expose you to a fee."),
                   waits_on="answer")
NOTICE_PROPOSED = State("notice_proposed", Phase.VERIFICATION, Text("Advance notice proposed"), CONSIDERING)
HEARING = State("hearing", Phase.VERIFICATION, Text("Advance notice sent"),
                Text("We are considering a fee. You can tell us what you think before we decide."), waits_on="hearing")
ASSESSMENT = State("assessment", Phase.REVIEW, Text("Assessment"), CONSIDERING)
FEE_PROPOSED = State("fee_proposed", Phase.REVIEW, Text("Fee proposed"), CONSIDERING)
END_PROPOSED = State("end_proposed", Phase.REVIEW, Text("End without a sanction proposed"), CONSIDERING)
DECIDED = State("decided", Phase.DECISION, Text("Decided, can be appealed"), OWED, waits_on="payment")
FINAL_UNPAID = State("final_unpaid", Phase.DECISION, Text("Final, not paid"),
                     Text("The decision is final. Pay the fee, or it is collected."), waits_on="payment")
PAID = State("paid", Phase.DECISION, Text("Paid"), Text("The fee is paid. You can still appeal it in time."),
             waits_on="appeal")
REMINDED = State("reminded", Phase.DECISION, Text("Reminded"),
                 Text("We have reminded you. Pay by the new last day, or the claim is collected."), waits_on="reminder")
COLLECTION = State("collection", Phase.DECISION, Text("In collection"),
                   Text("The claim is with the collection authority. Pay there."), waits_on="limitation")
WRITE_OFF_PROPOSED = State("write_off_proposed", Phase.DECISION, Text("Write-off proposed"), COLLECTION.plain)
SETTLED = State("settled", Phase.CLOSED, Text("Settled"), Text("The fee is paid, and the case is closed."))
WRITTEN_OFF = State("written_off", Phase.CLOSED, Text("Written off"), Text("We do not pursue the claim any more."))
NO_CASE = State("no_case", Phase.CLOSED, Text("No case"), Text("There was nothing to look into."))
GUIDED = State("guided", Phase.CLOSED, Text("Ended with guidance"),
               Text("We have given guidance, and do nothing more."))
NO_SANCTION = State("no_sanction", Phase.CLOSED, Text("Ended without a sanction"),
                    Text("The case has ended without a fee. The letter says why."))
TIME_BARRED = State("time_barred", Phase.CLOSED, Text("Time-barred"),
                    Text("The time in which a fee can be imposed has passed."))

INQUIRING = (INQUIRY, INFORMED)
OPEN = (SUSPICION, SCREENING, *INQUIRING, QUESTIONED, NOTICE_PROPOSED, HEARING, ASSESSMENT, FEE_PROPOSED, END_PROPOSED)
STATES = (DRAFT, *OPEN, DECIDED, FINAL_UNPAID, PAID, REMINDED, COLLECTION, WRITE_OFF_PROPOSED,
          *ANEW_STATES, SETTLED, WRITTEN_OFF, NO_CASE, GUIDED, NO_SANCTION, TIME_BARRED)
