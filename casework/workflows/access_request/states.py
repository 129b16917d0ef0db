"""The states of a request for access: with us, unanswered for too long, answered."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text

LOOKING = Text("We have your request, and are looking at the documents.")

DRAFT = State("draft", Phase.DRAFT, Text("Draft"), Text("You are writing it. Nothing reaches us until you send it."))
IN_HAND = State("in_hand", Phase.REVIEW, Text("Being answered"), LOOKING)
UNANSWERED = State("unanswered", Phase.REVIEW, Text("Silence counts as a refusal; the answer is owed"),
                   Text("We have not answered in time. That counts as a refusal, and you may appeal. We still owe you "
                        "an answer."))
PROPOSED = State("proposed", Phase.REVIEW, Text("Answer proposed"), LOOKING)
ANSWERED = State("answered", Phase.DECISION, Text("Not given, or given in part"),
                 Text("We have answered. Not everything is given. The letter says why, and how to appeal."),
                 waits_on="appeal")
GIVEN = State("given", Phase.CLOSED, Text("Given"), Text("You have been given all that you asked for."))
FINAL = State("final", Phase.CLOSED, Text("Final"), Text("The answer is final, and the case is closed."))
WITHDRAWN = State("withdrawn", Phase.CLOSED, Text("Withdrawn"), Text("You have withdrawn it. We do nothing more."))
VOID = State("void", Phase.CLOSED, Text("Void"), Text("The case was closed without a decision. The message says why."))
DISCARDED = State("discarded", Phase.CLOSED, Text("Discarded"), Text("You deleted this draft."))

STATES = (DRAFT, IN_HAND, UNANSWERED, PROPOSED, ANSWERED, GIVEN, FINAL, WITHDRAWN, VOID, DISCARDED)
