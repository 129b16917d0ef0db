"""What only a person can judge about a change or a measure (Regulation (EU) 2019/1122 Arts 20 to 22, 28 and 30)."""

from __future__ import annotations

from casework.core.asked import ChecklistItem
from casework.core.text import Text
from casework.workflows.accounts.checklist import EACH_REPRESENTATIVE
from casework.workflows.accounts.sources import RESIDENCE
from casework.workflows.representative_change.sources import (
    LEAVING,
    NOTICE,
    REUSING,
    SURRENDERING,
    SUSPENDING,
    UPDATING,
)

CHECKLIST: tuple[ChecklistItem, ...] = (
    *EACH_REPRESENTATIVE,
    ChecklistItem("reused", Text("If papers are used again: are they found, in order, and young enough?"), REUSING,
                  per="representatives", rules=("REP-10",)),
    ChecklistItem("rights_stated", Text("Does the signed statement name this person and these rights?"), UPDATING,
                  per="rights", sections=("rights",)),
    ChecklistItem("leaving_stated", Text("Does the signed statement say that this person leaves?"), LEAVING,
                  per="leavers", sections=("leavers",)),
    ChecklistItem("residence",
                  Text("Where the rule of residence applies: does one of those who remain live in Norway?"), RESIDENCE,
                  per="leavers"),
    ChecklistItem("ground_shown", Text("Do the papers of the case show the ground for the measure?"), SUSPENDING,
                  per="measured"),
    ChecklistItem("heard", Text("Was the account holder heard, or is it recorded why not?"), NOTICE, per="measured"),
    ChecklistItem("surrender_due",
                  Text("Is it looked up whether allowances are due within ten working days, and what the letter says "
                       "about it?"), SURRENDERING, per="measured"),
)
