"""The states of an application for approval of a plant: those of every application, and those of an approved plant."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text
from casework.workflows.application.states import DECIDING, with_own

AMENDMENT_PROPOSED = State("amendment_proposed", Phase.REVIEW, Text("Change of the approval proposed"), DECIDING)
DECIDED_APPROVED = State("decided_approved", Phase.DECISION, Text("Approved"),
                         Text("Approved. We tell the registrar, so that guarantees can be issued."))
ACTIVE = State("active", Phase.CLOSED, Text("Approved, registrar told"),
               Text("Approved. The registrar can issue guarantees for the plant."))
NOTED = State("noted", Phase.CLOSED, Text("Change noted"),
              Text("We have noted the change. The approval stays as it is."))

STATES = with_own(AMENDMENT_PROPOSED, DECIDED_APPROVED, ACTIVE, NOTED)
