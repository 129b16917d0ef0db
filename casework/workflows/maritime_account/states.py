"""The states that an account for a shipping company adds to those of every application."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text
from casework.workflows.application.states import with_own

APPROVED = Text("Approved. We are opening the account.")

EXTENDED = State("extended", Phase.REVIEW, Text("Assessment, extended"),
                 Text("We need more time for the representatives."))
DECIDED_APPROVED = State("decided_approved", Phase.DECISION, Text("Approved"), APPROVED)
OPENING = State("opening", Phase.DECISION, Text("Opening account"), APPROVED)
OPENING_RECORDED = State("opening_recorded", Phase.DECISION, Text("Opening recorded"), APPROVED)
ACTIVE = State("active", Phase.CLOSED, Text("Account open"), Text("The account is open."))

STATES = with_own(EXTENDED, DECIDED_APPROVED, OPENING, OPENING_RECORDED, ACTIVE)
