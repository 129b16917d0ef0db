"""What only a person can judge before a fee is proposed: seventeen points, from the ground to the marking."""

from __future__ import annotations

from casework.core.asked import ChecklistItem
from casework.core.text import Source, Text
from casework.law.sanction_grounds import SANCTION

FVL = "forvaltningsloven"
MEASURE = Source(FVL, "§§ 44 and 46")

CHECKLIST: tuple[ChecklistItem, ...] = (
    ChecklistItem("ground", Text("Is the ground on the closed list, and was it in force when the breach took place?"),
                  SANCTION, rules=("SAN-02",)),
    ChecklistItem("addressee", Text("Is the addressee right: the number at the time of the breach, mergers since?"),
                  SANCTION, rules=("SAN-07",)),
    ChecklistItem("period", Text("Is the breach dated, and the last day for a fee known?"),
                  Source("energiloven", "§ 10-9", 60), sections=("breach",), rules=("SAN-03",)),
    ChecklistItem("coordination", Text("Is it cleared with the prosecutors, and with other bodies?"),
                  Source(FVL, "§ 47"), sections=("coordination",)),
    ChecklistItem("silence", Text("Was the party told of its right to silence before the first question, or is it "
                                  "written why not?"), Source(FVL, "§ 48"), rules=("SAN-06",)),
    ChecklistItem("proof", Text("Has each fact its evidence, and is it clearly more probable than not?"),
                  Source(FVL, "§ 43", 93), sections=("facts", "evidence"), rules=("SAN-04", "SAN-05")),
    ChecklistItem("fault", Text("Is the fault assessed: intent or negligence, who acted, or faults that count "
                                "together?"), Source(FVL, "§ 46, first paragraph")),
    ChecklistItem("milder", Text("Are guidance and an order considered first?"), MEASURE),
    ChecklistItem("heard", Text("Is the notice sent, the time over, and each point of the statement answered?"),
                  Source(FVL, "§ 16"), sections=("hearing",)),
    ChecklistItem("whether", Text("Is it assessed whether to impose a fee, apart from how much?"), MEASURE),
    ChecklistItem("factors", Text("Is each factor that applies weighed, with what it rests on?"), MEASURE,
                  sections=("factors",)),
    ChecklistItem("limit", Text("Is the amount under the limit, and alike to earlier cases?"),
                  Source("energiloven", "§ 10-7", 60), sections=("amount",), rules=("SAN-08", "SAN-09")),
    ChecklistItem("delay", Text("Is it considered how long the case has taken?"), MEASURE),
    ChecklistItem("signers", Text("Are there two signers, both impartial?"), Source(FVL, "§ 6")),
    ChecklistItem("letter", Text("Does the letter say day and way of payment, appeal, postponed effect and finality?"),
                  Source(FVL, "§ 27")),
    ChecklistItem("naming", Text("Is it checked whether the name is published? (Not for guarantees of origin.)"),
                  SANCTION),
    ChecklistItem("access", Text("Is it marked what of the file is exempt from access?"), Source(FVL, "§§ 18–19"),
                  sections=("evidence",)),
)
