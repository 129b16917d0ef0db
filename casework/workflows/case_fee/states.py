"""The states of a fee: announced while we work, decided by two, invoiced, paid or pursued."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text

DECIDING = Text("We are deciding what the fee is.")
OWED = Text("The invoice is sent. Pay it by its last day, with its payment reference.")

DRAFT = State("draft", Phase.DRAFT, Text("Draft"), Text("Nothing is charged."))
ANNOUNCED = State("announced", Phase.SUBMISSION, Text("Announced"),
                  Text("A fee may follow. What it comes to depends on the time our work takes."))
FEE_PROPOSED = State("fee_proposed", Phase.REVIEW, Text("Fee proposed"), DECIDING)
WAIVER_PROPOSED = State("waiver_proposed", Phase.REVIEW, Text("Waiver proposed"), DECIDING)
DECIDED = State("decided", Phase.DECISION, Text("Decided, not invoiced"),
                Text("The fee is decided. The letter says how it is reckoned and how to appeal. An invoice follows."))
INVOICED = State("invoiced", Phase.DECISION, Text("Invoiced"), OWED, waits_on="payment")
OVERDUE = State("overdue", Phase.DECISION, Text("Overdue"),
                Text("The last day to pay has passed. Pay now, or tell us what is wrong with the invoice."),
                waits_on="payment")
REMINDED = State("reminded", Phase.DECISION, Text("Reminded"),
                 Text("We have reminded you. Pay by the new last day, or the claim is collected."), waits_on="reminder")
COLLECTION = State("collection", Phase.DECISION, Text("In collection"),
                   Text("The claim is with the collection authority. Pay there."), waits_on="limitation")
CREDIT_PROPOSED = State("credit_proposed", Phase.DECISION, Text("Credit proposed"), INVOICED.plain)
CREDIT_OVERDUE = State("credit_overdue", Phase.DECISION, Text("Credit proposed, overdue"), OVERDUE.plain)
CREDIT_REMINDED = State("credit_reminded", Phase.DECISION, Text("Credit proposed, reminded"), REMINDED.plain)
TOLERANCE_PROPOSED = State("tolerance_proposed", Phase.DECISION, Text("Bank charges proposed to be written off"),
                           INVOICED.plain)
TOLERANCE_OVERDUE = State("tolerance_overdue", Phase.DECISION, Text("Bank charges proposed to be written off, overdue"),
                          OVERDUE.plain)
TOLERANCE_REMINDED = State("tolerance_reminded", Phase.DECISION,
                           Text("Bank charges proposed to be written off, reminded"), REMINDED.plain)
WRITE_OFF_PROPOSED = State("write_off_proposed", Phase.DECISION, Text("Write-off proposed"), COLLECTION.plain)
WRITE_OFF_REMINDED = State("write_off_reminded", Phase.DECISION, Text("Write-off proposed, reminded"), REMINDED.plain)
PAID = State("paid", Phase.DECISION, Text("Paid"), Text("The invoice is paid. You can still appeal the fee in time."),
             waits_on="appeal")
REFUND_PROPOSED = State("refund_proposed", Phase.DECISION, Text("Credit and refund proposed"), PAID.plain)
SETTLED = State("settled", Phase.CLOSED, Text("Settled"), Text("The fee is paid, and the case is closed."))
CREDITED = State("credited", Phase.CLOSED, Text("Credited"), Text("The invoice is credited. Nothing is owed."))
WRITTEN_OFF = State("written_off", Phase.CLOSED, Text("Written off"), Text("We do not pursue the claim any more."))
WAIVED = State("waived", Phase.CLOSED, Text("Waived"), Text("We charge nothing. The letter says why."))
LAPSED = State("lapsed", Phase.CLOSED, Text("Not charged"),
               Text("There is no fee: the application was not approved."))

STATES = (DRAFT, ANNOUNCED, FEE_PROPOSED, WAIVER_PROPOSED, DECIDED, INVOICED, OVERDUE, REMINDED, COLLECTION,
          CREDIT_PROPOSED, CREDIT_OVERDUE, CREDIT_REMINDED, TOLERANCE_PROPOSED, TOLERANCE_OVERDUE, TOLERANCE_REMINDED,
          WRITE_OFF_REMINDED, WRITE_OFF_PROPOSED, PAID, REFUND_PROPOSED, SETTLED, CREDITED, WRITTEN_OFF, WAIVED, LAPSED)
