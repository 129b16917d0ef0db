"""The states of a charge: registered, heard, decided and demanded, and what becomes of the claim."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text
from casework.workflows.lowering import ANEW_STATES

CONSIDERING = Text("Allowances that you were to surrender are missing, as we see it. Nothing is decided.")
OWED = Text("The charge is decided and falls due on the day in the letter. Pay it with its payment reference.")

DRAFT = State("draft", Phase.DRAFT, Text("Draft"), Text("Nothing has begun."))
REGISTERED = State("registered", Phase.SUBMISSION, Text("Missed surrender"), CONSIDERING)
NOTICE_PROPOSED = State("notice_proposed", Phase.VERIFICATION, Text("Advance notice proposed"), CONSIDERING)
HEARING = State("hearing", Phase.VERIFICATION, Text("Advance notice sent"),
                Text("We are about to impose a charge. You can tell us what is wrong with the figures before we "
                     "decide."), waits_on="hearing")
ASSESSMENT = State("assessment", Phase.REVIEW, Text("Assessment"), CONSIDERING)
CHARGE_PROPOSED = State("charge_proposed", Phase.REVIEW, Text("Charge proposed"), CONSIDERING)
END_PROPOSED = State("end_proposed", Phase.REVIEW, Text("End without a charge proposed"), CONSIDERING)
DECIDED = State("decided", Phase.DECISION, Text("Decided and demanded"), OWED, waits_on="payment")
OVERDUE = State("overdue", Phase.DECISION, Text("Overdue"),
                Text("The last day to pay has passed, and interest runs. Pay now."), waits_on="limitation")
REMINDED = State("reminded", Phase.DECISION, Text("Reminded"),
                 Text("We have reminded you. Pay by the new last day, or the claim is collected."), waits_on="reminder")
COLLECTION = State("collection", Phase.DECISION, Text("In collection"),
                   Text("The claim is with the collection authority. Pay there."), waits_on="limitation")
WRITE_OFF_PROPOSED = State("write_off_proposed", Phase.DECISION, Text("Write-off proposed"), COLLECTION.plain)
PAID = State("paid", Phase.DECISION, Text("Paid"),
             Text("The charge is paid. You still owe the allowances, and can appeal in time."), waits_on="appeal")
SETTLED = State("settled", Phase.CLOSED, Text("Settled"),
                Text("The charge is paid, and the case is closed. You still owe the allowances."))
WRITTEN_OFF = State("written_off", Phase.CLOSED, Text("Written off"), Text("We do not pursue the claim any more."))
NOTHING_MISSING = State("nothing_missing", Phase.CLOSED, Text("Nothing is missing"),
                        Text("There was nothing to look into."))
NO_CHARGE = State("no_charge", Phase.CLOSED, Text("Ended without a charge"),
                  Text("The case has ended without a charge. The letter says why."))

STATES = (DRAFT, REGISTERED, NOTICE_PROPOSED, HEARING, ASSESSMENT, CHARGE_PROPOSED, END_PROPOSED, DECIDED, OVERDUE,
          REMINDED, COLLECTION, WRITE_OFF_PROPOSED, PAID, *ANEW_STATES, SETTLED, WRITTEN_OFF, NOTHING_MISSING,
          NO_CHARGE)
