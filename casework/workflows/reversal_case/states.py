"""The states of a reversal: looked at, the party heard, proposed, decided; or left as it is."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text
from casework.workflows.costs import COSTS_STATES

LOOKING = Text("We are looking at the decision again.")

DRAFT = State("draft", Phase.DRAFT, Text("Draft"), Text("The case is being opened."))
REVIEW = State("review", Phase.REVIEW, Text("Review"), LOOKING)
HEARING = State("hearing", Phase.REVIEW, Text("Hearing"),
                Text("We may change the decision. You can say what you think first."), waits_on="hearing")
PROPOSED = State("proposed", Phase.REVIEW, Text("Reversal proposed"), LOOKING)
REVERSED = State("reversed", Phase.DECISION, Text("Reversed"),
                 Text("The decision is reversed. The letter says why, and how to appeal."), waits_on="appeal")
FINAL = State("final", Phase.CLOSED, Text("Final"), Text("The decision is reversed."))
STANDS = State("stands", Phase.CLOSED, Text("Decision stands"), Text("The decision stands."))
DECIDED_ABOVE = State("decided_above", Phase.CLOSED, Text("Changed by the body above us"),
                      Text("The body above us has changed the decision."))

STATES = (DRAFT, REVIEW, HEARING, PROPOSED, REVERSED, *COSTS_STATES, FINAL, STANDS, DECIDED_ABOVE)
