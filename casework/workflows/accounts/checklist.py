"""What only a person can judge about each representative (Regulation (EU) 2019/1122 Arts 20 and 21(5))."""

from __future__ import annotations

from casework.core.asked import ChecklistItem
from casework.core.text import Text
from casework.workflows.accounts.sources import ANNEX_VIII, ART_20, ART_21

EACH_REPRESENTATIVE: tuple[ChecklistItem, ...] = (
    ChecklistItem("identity", Text("Is the identity proven?"), ANNEX_VIII, per="representatives",
                  rules=("AR-03", "AR-07", "AR-08", "AR-09", "AR-10")),
    ChecklistItem("home_address", Text("Is the home address proven?"), ANNEX_VIII, per="representatives"),
    ChecklistItem("nomination", Text("Was the person nominated by somebody who may bind the account holder?"), ART_21,
                  per="representatives"),
    ChecklistItem("criminal_record", Text("Is the police certificate genuine and without a relevant entry?"),
                  ANNEX_VIII, per="representatives"),
    ChecklistItem("no_verifier", Text("Does the person represent no verifier?"), ART_20, per="representatives",
                  rules=("AR-04",)),
)
