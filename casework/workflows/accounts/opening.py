"""The leg of the work that all accounts share: more time for the representatives, approval, and the opening itself.

The account and each representative are separate decisions in one bundle (Regulation (EU) 2019/1122 Arts 20 and 21). The
time for the representatives may be extended once. Recording the opening in the Union Registry takes two people, like a
decision.
"""

from __future__ import annotations

from casework.core.case_type import Actor, Ask, AskKind, Phase, State, Step
from casework.core.effects import Grant, PauseClock, SendLetter, StartClock
from casework.core.text import Source, Text
from casework.workflows.accounts.outcomes import account_number_shaped, outcomes_lawful
from casework.workflows.accounts.sources import REGISTRY_REGULATION
from casework.workflows.application import COMMENTS, REASON, Application
from casework.workflows.application.states import ASSESSMENT
from casework.workflows.guards import clock_unused, four_eyes, impartial

APPROVED = Text("Approved. We are opening the account.")

EXTENDED = State("extended", Phase.REVIEW, Text("Assessment, extended"),
                 Text("We need more time for the representatives."))
DECIDED_APPROVED = State("decided_approved", Phase.DECISION, Text("Approved"), APPROVED)
OPENING = State("opening", Phase.DECISION, Text("Opening account"), APPROVED)
OPENING_RECORDED = State("opening_recorded", Phase.DECISION, Text("Opening recorded"), APPROVED)
ACTIVE = State("active", Phase.CLOSED, Text("Account open"), Text("The account is open."))
OWN_STATES = (EXTENDED, DECIDED_APPROVED, OPENING, OPENING_RECORDED, ACTIVE)

LETTERS = {"extension": Text("Extension"), "account_opened": Text("Account opened")}

CASEWORKER, OPERATOR = (Actor.CASEWORKER,), (Actor.REGISTRY_OPERATOR,)
SECOND_OPERATOR = (Actor.REGISTRY_OPERATOR, Actor.SIGNATORY)
ONCE = Source(REGISTRY_REGULATION, "Art. 21(3)")
PAUSES = tuple(PauseClock(clock, reading="request_after_completeness", choice="pauses")
               for clock in ("opening", "extension"))


def extending() -> tuple[Step, ...]:
    """Once, by at most 20 working days, and the holder is told."""
    return (
        Step("extend", (ASSESSMENT,), EXTENDED, CASEWORKER, Text("Extend the time for the representatives"),
             asks=(REASON,),
             guards=(clock_unused("extension", Text("The regulation allows it once, and it was used."), ONCE),),
             effects=(SendLetter("extension"), StartClock("extension"))),
    )


def opening(application: Application) -> tuple[Step, ...]:
    """Approved with a lawful pair, refused, or opened: one operator records the number, a second person confirms it."""
    return (
        *application.approving(DECIDED_APPROVED, guards=(outcomes_lawful,)),
        *application.refusing(),
        Step("start_opening", (DECIDED_APPROVED,), OPENING, OPERATOR, Text("Start opening the account")),
        Step("record_opening", (OPENING,), OPENING_RECORDED, OPERATOR, Text("Record the account number"),
             prepares="opening", individual=False,
             asks=(Ask("account_number", AskKind.LINE, Text("Account number in the Union Registry")),),
             guards=(impartial, account_number_shaped)),
        Step("return_opening", (OPENING_RECORDED,), OPENING, SECOND_OPERATOR, Text("Return for correction"),
             asks=(COMMENTS,)),
        Step("confirm_opening", (OPENING_RECORDED,), ACTIVE, SECOND_OPERATOR, Text("Confirm the opening"),
             decides="opening", individual=False, guards=(impartial, four_eyes),
             effects=(Grant("account"), SendLetter("account_opened"), *application.stop_all)),
    )
