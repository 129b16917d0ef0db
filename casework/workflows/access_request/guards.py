"""What must have been looked at before access is given or refused."""

from __future__ import annotations

from casework.core.case_type import Refusal
from casework.core.text import Source, Text
from casework.workflows.access_request.answers import AccessAnswers
from casework.workflows.guards import YOU_CAN

EACH = Source("offentleglova", "§§ 9 and 12", certainty=90)
TWO = Source("The house rule that two natural persons prepare and decide", "", note="own rule")


def looked_through(answers: AccessAnswers) -> Refusal | None:
    """Somebody has looked at each document and said so."""
    if answers.assessment.looked:
        return None
    return Refusal(Text("Nobody has said that every document was looked at."), EACH, YOU_CAN)


def all_is_given(answers: AccessAnswers) -> Refusal | None:
    """Nothing is kept back: one person may give it."""
    if not answers.verdicts:
        return None
    return Refusal(Text("Something is kept back, and that takes two persons."), TWO, Text("You can propose an answer."))


def something_is_kept_back(answers: AccessAnswers) -> Refusal | None:
    """Only a refusal, whole or in part, needs a second person."""
    if answers.verdicts:
        return None
    return Refusal(Text("Nothing is kept back."), cure=Text("You can give access."))
