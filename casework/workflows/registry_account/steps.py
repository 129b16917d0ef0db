"""The steps of an account in the Union Registry: those of every application and of opening an account, and our own.

Holders of operator accounts must have one, so the authority may open the case itself where nobody has applied
(Regulation (EU) 2019/1122 Art. 14(1)); the party is told at once and asked for the rest. Where such an account was
refused, the competent authority may instruct that it is opened all the same (Art. 19(3)); that is a case of its own,
which names the instruction.
"""

from __future__ import annotations

from casework.core.case_type import Actor, Ask, AskKind, Refusal, Step
from casework.core.effects import FreezeAnswers, SendLetter, StartClock, StopClock
from casework.core.text import Source, Text
from casework.workflows.accounts.opening import EXTENDED, PAUSES, extending, opening
from casework.workflows.accounts.sources import REGISTRY_REGULATION
from casework.workflows.application import Application
from casework.workflows.application.states import ASSESSMENT, DRAFT, SCREENING
from casework.workflows.guards import YOU_CAN, of_answers
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.documents import DOCUMENTS

WHY = Ask("because", AskKind.TEXT, Text("Why we open it"), Text("The party reads it in the notice."))
OWN_INITIATIVE = Source(REGISTRY_REGULATION, "Arts 14(1) and 19(3)")
DUTIES = ("operator_duty", "fuel_operator_duty")
BY_US = (FreezeAnswers(), SendLetter("notice"), *(StopClock(duty) for duty in DUTIES), StartClock("interim_reply"))

APPLICATION = Application(
    clock="opening", also=("extension",), duties=DUTIES, documents=DOCUMENTS, assessing=(ASSESSMENT, EXTENDED),
    pauses=PAUSES)


def kind_is_open(answers: AccountAnswers) -> Refusal | None:
    """The kind takes new applications."""
    kind = answers.kind
    return None if kind is None or kind.closed is None else Refusal(kind.closed, kind.source, YOU_CAN)


def holder_must_have_one(answers: AccountAnswers) -> Refusal | None:
    """Only an account that its holder must have may be opened without an application."""
    if answers.kind is not None and answers.kind.is_covered:
        return None
    return Refusal(Text("We may open only an account that its holder must have. This one has to be applied for."),
                   OWN_INITIATIVE)


STEPS = (
    *APPLICATION.sending(of_answers(kind_is_open)),
    Step("open_ourselves", (DRAFT,), SCREENING, (Actor.CASEWORKER,), Text("Open it on our own initiative"),
         numbers=True, asks=(WHY,), guards=(of_answers(holder_must_have_one),), effects=BY_US),
    Step("open_as_instructed", (DRAFT,), SCREENING, (Actor.CASEWORKER,), Text("Open it as instructed"), numbers=True,
         asks=(WHY, Ask("instruction", AskKind.LINE, Text("Who instructed it, when, and in which case"))),
         guards=(of_answers(holder_must_have_one),), effects=BY_US),
    *APPLICATION.asking(),
    *APPLICATION.completing(),
    *extending(),
    *opening(APPLICATION),
    *APPLICATION.ending(),
)
