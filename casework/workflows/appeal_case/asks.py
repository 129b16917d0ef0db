"""What steps of an appeal need to be told."""

from __future__ import annotations

from casework.core.case_type import Ask, AskKind
from casework.core.text import Text

WHY_HEARD = Ask("why_late", AskKind.TEXT, Text("Why it is heard although it came late"),
                Text("Who appeals is not to blame, or special reasons make it reasonable. Weigh the harm to others."))
RULING = Ask("ruling", AskKind.CHOICE, Text("Answer"),
             options=(("granted", Text("The decision is not carried out meanwhile")),
                      ("refused", Text("The decision may be carried out meanwhile"))))
TERMS = Ask("terms", AskKind.TEXT, Text("Terms"), required=False)
RESULT_UPHELD = Ask("result", AskKind.CHOICE, Text("Result"),
                    options=(("upheld", Text("The decision is upheld")),
                             ("dismissed", Text("The appeal is dismissed"))))
RESULT_CHANGED = Ask("result", AskKind.CHOICE, Text("Result"),
                     options=(("changed", Text("The decision is changed")),
                              ("annulled", Text("The decision is annulled and returned to us"))))
BODY_DECIDED_ON = Ask("body_decided_on", AskKind.PAST, Text("Day of the appeal body's decision"))
BODY_SAID = Ask("because", AskKind.TEXT, Text("What the appeal body decided, in one sentence"),
                Text("It stands in the letter."))
IN_PART = Ask("outcomes", AskKind.OUTCOMES, Text("What becomes of each"),
              options=(("approve", Text("It succeeds, and we change the decision")),
                       ("refuse", Text("It does not succeed, and we send it on"))))
