"""An error in the handling of a case, noted with what it meant: could it have decided the outcome?

An error of procedure does not make a decision invalid where there is reason to think that it cannot have decided the
outcome (forvaltningsloven § 41). So each is noted with that question answered, stays in the record, and stands where
the decision is shown. One that could have decided it is a reason to look at the decision again (§ 35).
"""

from __future__ import annotations

from casework.core.case_type import Actor, Ask, AskKind, Step
from casework.core.text import Text

GRAVE = ("could", "unsure")
"""Answers that leave the decision in doubt."""
WRONG = Ask("wrong", AskKind.TEXT, Text("What was wrong"),
            Text("What happened, when, and how we learned of it. The party does not see this note on its pages."))
OUTCOME = Ask("outcome", AskKind.CHOICE, Text("Could it have decided the outcome?"),
              options=(("could_not", Text("No, there is reason to think that it could not")),
                       ("could", Text("Yes, it could")),
                       ("unsure", Text("We do not know yet"))))
ASSESSMENT = Ask("assessment", AskKind.TEXT, Text("Why we think so"))
NOTE_ERROR = Step("note_error", (), None, (Actor.CASEWORKER, Actor.SIGNATORY), Text("Note an error"),
                  asks=(WRONG, OUTCOME, ASSESSMENT))
"""No type declares it, and no state: an error can be noted in any case, also in one that is closed."""
