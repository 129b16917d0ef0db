"""The states that a plan has of its own: not approved and back at the verifier, signed and marked, in force, noted."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text
from casework.workflows.application.states import DECIDED_REFUSED, REFUSAL_PROPOSED, with_own

AT_VERIFIER = State(
    "at_verifier", Phase.DECISION, Text("Not approved, at the verifier"),
    Text("We have not approved the plan. Revise it, let the verifier assess it anew, and send it again."),
    waits_on="revise")
AWAITING = State(
    "awaiting", Phase.SUBMISSION, Text("Waiting for the verifier's notice"),
    Text("We have noted it. Send the version when the verifier has found it in conformity."), waits_on="revise")
SIGNED = State("signed", Phase.DECISION, Text("Signed, not yet marked"),
               Text("The plan is approved. The mark in THETIS-MRV follows."), waits_on="mark")
IN_FORCE = State("in_force", Phase.DECISION, Text("In force"),
                 Text("The plan is approved. Check it at least once a year."), waits_on="yearly_check")
MARKED = State("marked", Phase.CLOSED, Text("In force"), Text("The modified plan is approved and in force."))
ENDED = State("ended", Phase.CLOSED, Text("Ended"), Text("The ship has left your company, and the plan with it."))
CONTROLLED = State("controlled", Phase.CLOSED, Text("Only controlled"),
                   Text("We have looked at the plan. Plans of such ships are not approved."))
NOTED = State("noted", Phase.CLOSED, Text("Noted"), Text("We have noted the modification."))


def states_of(*own: State) -> tuple[State, ...]:
    """The states of a case about a plan. A plan is never refused for good: it goes back through the verifier."""
    return tuple(state for state in with_own(*own) if state is not DECIDED_REFUSED)


__all__ = ["AT_VERIFIER", "AWAITING", "CONTROLLED", "ENDED", "IN_FORCE", "MARKED", "NOTED", "REFUSAL_PROPOSED",
           "SIGNED", "states_of"]
