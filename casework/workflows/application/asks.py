"""What steps of an application need to be told."""

from __future__ import annotations

from casework.core.case_type import Ask, AskKind
from casework.core.text import Text

REASON = Ask("reason", AskKind.TEXT, Text("Reason"))
COMMENTS = Ask("comments", AskKind.TEXT, Text("Comments to the person who prepared it"))
UNTIL = Ask("until", AskKind.DATE, Text("New date"))
BECAUSE = Ask("because", AskKind.TEXT, Text("The main reason, in one sentence"),
              Text("It stands in the box at the top of the letter."))
OUTCOMES = Ask("outcomes", AskKind.OUTCOMES, Text("What we decide"))
QUESTIONS = Ask("questions", AskKind.QUESTIONS, Text("Questions"))
SECTIONS = Ask("sections", AskKind.SECTIONS, Text("Sections the applicant may change"), required=False)
EXPECTED = Ask("expected", AskKind.DATE, Text("When we expect to decide"))
COMPLETE_SINCE = Ask(
    "complete_since", AskKind.DATE, Text("Complete since"),
    Text("The day the last required item came in. Another day than the proposed one needs a reason."))
ANOTHER_DAY = Ask("reason", AskKind.TEXT, Text("Reason for another day"), required=False)
REFERRAL = Ask("referral", AskKind.LINE, Text("Who can decide it instead"), required=False)
