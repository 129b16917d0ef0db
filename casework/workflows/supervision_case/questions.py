"""What a supervision usually asks for: each with the duty to give it, in words that the officer makes its own."""

from __future__ import annotations

from casework.core.asked import Question
from casework.core.text import Source, Text

FVL_17 = Source("forvaltningsloven", "§ 17")

QUESTIONS: tuple[Question, ...] = (
    Question("SUP-D1", Text("Documents"), Text("We need documents to see how you comply."),
             Text("Send the procedures and records for this, as they were in the time we supervise."), FVL_17, 3, ()),
    Question("SUP-D2", Text("Measured data"), Text("We need the data that your reports rest on."),
             Text("Send the readings with their source, and the certificates of the meters."), FVL_17, 3, ()),
    Question("SUP-D3", Text("Explanation"), Text("Something does not fit together."),
             Text("Explain how it is, and send what shows it."), FVL_17, 3, ()),
    Question("SUP-D4", Text("Who does what"), Text("We need to know who is responsible."),
             Text("Send an overview of who does what, and of what is left to others."), FVL_17, 3, ()),
)
