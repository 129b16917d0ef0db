"""The states of an appeal: with us, with the body above us, and what is left to do when it has succeeded."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text
from casework.workflows.costs import COSTS_STATES

LOOKING = Text("We are looking at the decision again.")
CHECKING = Text("We have it. We are checking that it is in time and says what it must.")
WON = Text("The decision is changed. You may claim the costs of your appeal.")

DRAFT = State("draft", Phase.DRAFT, Text("Draft"), Text("You are writing it. Nothing reaches us until you send it."))
RECEIVED = State("received", Phase.SUBMISSION, Text("Received"), CHECKING)
DEFECTS = State("defects", Phase.SUBMISSION, Text("Waiting for answer"), Text("We need answers from you."),
                waits_on="answer")
ADMISSIBILITY = State("admissibility", Phase.VERIFICATION, Text("Preliminary check"), CHECKING)
POSTPONEMENT_PROPOSED = State("postponement_proposed", Phase.VERIFICATION, Text("Answer on postponed effect proposed"),
                              CHECKING)
LOWER_REVIEW = State("lower_review", Phase.REVIEW, Text("Review"), LOOKING)
REVERSAL_PROPOSED = State("reversal_proposed", Phase.REVIEW, Text("Reversal proposed"), LOOKING)
PARTIAL_PROPOSED = State("partial_proposed", Phase.REVIEW, Text("Reversal in part proposed"), LOOKING)
FORWARDING_PROPOSED = State("forwarding_proposed", Phase.REVIEW, Text("Statement proposed"), LOOKING)
DISMISSAL_PROPOSED = State("dismissal_proposed", Phase.REVIEW, Text("Dismissal proposed"), LOOKING)
REVERSED = State("reversed", Phase.DECISION, Text("Reversed"), WON, waits_on="costs_claim")
FORWARDED = State("forwarded", Phase.DECISION, Text("With the appeal body"),
                  Text("We have sent your appeal on. The letter says to whom."))
FORWARDED_IN_PART = State("forwarded_in_part", Phase.DECISION, Text("The rest with the appeal body"),
                          Text("Part of the decision is changed. We have sent the rest of your appeal on."))
CHANGED = State("changed", Phase.DECISION, Text("Changed by the appeal body"), WON, waits_on="costs_claim")
DISMISSED = State("dismissed", Phase.DECISION, Text("Dismissed"),
                  Text("We do not hear the appeal. The letter says why, and how to appeal."), waits_on="appeal")
NOT_HEARD = State("not_heard", Phase.CLOSED, Text("Not heard"), Text("The appeal was not heard."))
UPHELD = State("upheld", Phase.CLOSED, Text("Decision upheld"), Text("The decision stands."))
SUCCEEDED = State("succeeded", Phase.CLOSED, Text("Succeeded"), Text("The decision was changed."))
WITHDRAWN = State("withdrawn", Phase.CLOSED, Text("Withdrawn"), Text("You have withdrawn it. We do nothing more."))
VOID = State("void", Phase.CLOSED, Text("Void"), Text("The case was closed without a decision. The message says why."))
DISCARDED = State("discarded", Phase.CLOSED, Text("Discarded"), Text("You deleted this draft."))

STATES = (DRAFT, RECEIVED, DEFECTS, ADMISSIBILITY, POSTPONEMENT_PROPOSED, LOWER_REVIEW, REVERSAL_PROPOSED,
          PARTIAL_PROPOSED, FORWARDING_PROPOSED, DISMISSAL_PROPOSED, REVERSED, FORWARDED, FORWARDED_IN_PART, CHANGED,
          *COSTS_STATES, DISMISSED, NOT_HEARD, UPHELD, SUCCEEDED, WITHDRAWN, VOID,
          DISCARDED)
