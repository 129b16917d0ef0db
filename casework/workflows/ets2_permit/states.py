"""The states of a permit's own legs: given and waiting for the account, changed, ended, confirmed outside the scope."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text
from casework.workflows.application.states import DECIDING

CHANGE_PROPOSED = State("change_proposed", Phase.REVIEW, Text("Change proposed"), DECIDING)
TRANSFER_PROPOSED = State("transfer_proposed", Phase.REVIEW, Text("Transfer proposed"), DECIDING)
ENDING_PROPOSED = State("ending_proposed", Phase.REVIEW, Text("End proposed"), DECIDING)
OUTSIDE_PROPOSED = State("outside_proposed", Phase.REVIEW, Text("Outside the scope, proposed"), DECIDING)
GRANTED = State("granted", Phase.DECISION, Text("Permit given, account not applied for"),
                Text("You have the permit. Apply for your account in the Union Registry."), waits_on="account")
CHANGED = State("changed", Phase.DECISION, Text("Permit changed"), Text("The permit is changed as the letter says."),
                waits_on="appeal")
ENDED = State("ended", Phase.DECISION, Text("Permit ended"), Text("The permit ends on the day the letter says."),
              waits_on="appeal")
CONFIRMED = State("confirmed", Phase.DECISION, Text("Outside the scope, confirmed"),
                  Text("You need no permit. The letter says why, and when you must ask again."), waits_on="appeal")
IN_FORCE = State("in_force", Phase.CLOSED, Text("Permit in force"), Text("The permit is in force."))
SETTLED = State("settled", Phase.CLOSED, Text("Decided and final"), Text("The decision is final."))

PROPOSED = (CHANGE_PROPOSED, TRANSFER_PROPOSED, ENDING_PROPOSED, OUTSIDE_PROPOSED)
OWN = (*PROPOSED, GRANTED, CHANGED, ENDED, CONFIRMED, IN_FORCE, SETTLED)
