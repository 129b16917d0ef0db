"""What only a person can judge before an order is proposed."""

from __future__ import annotations

from casework.core.asked import ChecklistItem
from casework.core.text import Source, Text

FVL = "forvaltningsloven"

CHECKLIST: tuple[ChecklistItem, ...] = (
    ChecklistItem("duty", Text("Is the duty in force for this party, and is it broken?"), Source(FVL, "§ 25"),
                  sections=("breach",)),
    ChecklistItem("power", Text("Does the law that the order is given by cover this duty?"), Source(FVL, "§ 25"),
                  sections=("about",)),
    ChecklistItem("clarified", Text("Is the case as well clarified as it can be, and is what others told us put to the "
                                    "party?"), Source(FVL, "§ 17")),
    ChecklistItem("clear", Text("Can anybody see from the order what must be done, and whether it is done?"),
                  Source(FVL, "§ 23"), sections=("duty",)),
    ChecklistItem("time", Text("Can it be done by the day, and is the day no later than it need be?"),
                  Source(FVL, "§ 17"), rules=("ORD-02", "ORD-03")),
    ChecklistItem("milder", Text("Is guidance tried or considered, and is the order no harder than needed?"),
                  Source(FVL, "§ 11")),
    ChecklistItem("heard", Text("Is the notice sent, the time over, and each point of what the party said answered?"),
                  Source(FVL, "§ 16"), sections=("hearing",)),
)
