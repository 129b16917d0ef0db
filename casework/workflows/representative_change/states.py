"""The states that a change of representatives adds: for what the party asks, and what the authority opens."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text
from casework.workflows.accounts.opening import EXTENDED
from casework.workflows.application.states import with_own

CONSIDERING = Text("We are considering a measure about a representative of your account.")

DECIDED_APPROVED = State("decided_approved", Phase.DECISION, Text("Approved"),
                         Text("Approved. We are entering the change in the registry."))

OPENED = State("opened", Phase.VERIFICATION, Text("Opened by us"), CONSIDERING)
HEARING = State("hearing", Phase.VERIFICATION, Text("Advance notice sent"),
                Text("We are considering a measure. You can tell us what you think before we decide."),
                waits_on="hearing")
CONSIDERED = State("considered", Phase.REVIEW, Text("Measure under assessment"), CONSIDERING)
MEASURE_PROPOSED = State("measure_proposed", Phase.REVIEW, Text("Measure proposed"), CONSIDERING)
MEASURE_DECIDED = State("measure_decided", Phase.DECISION, Text("Measure decided"),
                        Text("We have decided. The letter says what, why, and how to appeal."))

ENTERED = State("entered", Phase.DECISION, Text("Entered in the registry"),
                Text("The decision is carried out in the registry. You can still appeal."), waits_on="appeal")
DROPPED = State("dropped", Phase.CLOSED, Text("Closed without a measure"),
                Text("We closed the case without a measure. Nothing has changed."))

STATES = with_own(EXTENDED, DECIDED_APPROVED, OPENED, HEARING, CONSIDERED, MEASURE_PROPOSED, MEASURE_DECIDED, ENTERED,
                  DROPPED)
