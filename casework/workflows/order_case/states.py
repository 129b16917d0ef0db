"""The states of an order: considered, heard, decided, in force until its day, and what became of it.

An order that was not met stays open: what follows it (a fine, a fee) leans on its being unmet, and it can still be met.
"""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text

CONSIDERING = Text("We are considering an order to put something right. Nothing is decided.")

DRAFT = State("draft", Phase.DRAFT, Text("Draft"), Text("Nothing has begun."))
OPENED = State("opened", Phase.SUBMISSION, Text("Opened"), CONSIDERING)
HEARING = State("hearing", Phase.VERIFICATION, Text("Advance notice sent"),
                Text("We are considering an order. You can tell us what you think before we decide."),
                waits_on="hearing")
ASSESSMENT = State("assessment", Phase.REVIEW, Text("Assessment"), CONSIDERING)
PROPOSED = State("proposed", Phase.REVIEW, Text("Order proposed"), CONSIDERING)
IN_FORCE = State("in_force", Phase.DECISION, Text("In force"),
                 Text("You have an order from us. Do what it says by its day, and tell us here that it is done."),
                 waits_on="compliance")
MET_REPORTED = State("met_reported", Phase.DECISION, Text("Reported as met"),
                     Text("You have told us that the order is met. We are looking at it."))
UNMET = State("unmet", Phase.DECISION, Text("Not met in time"),
              Text("The order was not met by its day, and still stands. Do what it says, and tell us here."))
WITHDRAWAL_PROPOSED = State("withdrawal_proposed", Phase.DECISION, Text("Withdrawal proposed"), IN_FORCE.plain)
MET = State("met", Phase.CLOSED, Text("Met"), Text("The order is met, and the case is closed."))
WITHDRAWN = State("withdrawn", Phase.CLOSED, Text("Order withdrawn"),
                  Text("We have withdrawn the order. You need not do what it says."))
PURSUED = State("pursued", Phase.CLOSED, Text("Closed, not met"),
                Text("The order was not met, and this case is closed. What follows is in other letters."))
ENDED = State("ended", Phase.CLOSED, Text("Ended without an order"),
              Text("The case has ended without an order. The letter says why."))

WRITING = (OPENED, HEARING, ASSESSMENT)
STANDING = (IN_FORCE, MET_REPORTED, UNMET)
"""The order binds the party."""
STATES = (DRAFT, *WRITING, PROPOSED, *STANDING, WITHDRAWAL_PROPOSED, MET, WITHDRAWN, PURSUED, ENDED)
