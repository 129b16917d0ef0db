"""The steps of an application for approval of a plant: those of every application, and what a plant has of its own.

An approval names a category, a share where there is one, conditions, and its first day. A report of a change is noted,
or leads to a change of the approval for the rest of its time, or to a new approval. When it is decided the registrar is
told, who issues the guarantees (FOR-2007-12-14-1652 §§ 8 and 9).
"""

from __future__ import annotations

from casework.core.case_type import Ask, AskKind, Step
from casework.core.effects import Amend, Decide, Grant, PauseClock, PrintLetter, SendLetter, StartClock
from casework.core.text import Text
from casework.workflows.application import COMMENTS, Application
from casework.workflows.application.course import APPROVAL_RESTS_ON, CASEWORKER, SIGNATORY, SIGNING
from casework.workflows.application.states import ASSESSMENT, SCREENING
from casework.workflows.guards import checklist_answered, checks_settled, documents_complete, impartial, reasons_written
from casework.workflows.plant_approval.approvals import CONDITIONS
from casework.workflows.plant_approval.choices import CATEGORY_TITLES
from casework.workflows.plant_approval.documents import DOCUMENTS
from casework.workflows.plant_approval.outcomes import (
    category_possible,
    enough_to_note,
    is_a_change,
    is_of_an_approval,
    not_a_change,
    share_told,
)
from casework.workflows.plant_approval.states import ACTIVE, AMENDMENT_PROPOSED, DECIDED_APPROVED, NOTED

CATEGORY = Ask("category", AskKind.CHOICE, Text("Category"), options=tuple(
    (str(category), title) for category, title in CATEGORY_TITLES.items()))
SHARE = Ask("share", AskKind.LINE, Text("Share of the power that gets guarantees in this category, per cent"),
            Text("For high-efficiency cogeneration and for several categories. The sheet on the case page shows it."),
            required=False)
ASKED_CONDITIONS = Ask("conditions", AskKind.CONDITIONS, Text("Conditions"), required=False, options=tuple(
    (condition.key, condition.text) for condition in CONDITIONS))
FROM = Ask("valid_from", AskKind.DATE, Text("The approval begins on"),
           Text("Only if it is later than the day of the decision. A renewal follows on the period that ends."),
           required=False)

APPLICATION = Application(clock="decision", documents=DOCUMENTS, pauses=(PauseClock("decision"),))
DECIDING = (CATEGORY, SHARE, ASKED_CONDITIONS)


def changing() -> tuple[Step, ...]:
    """A reported change: noted at once, or the approval is changed for the rest of its time."""
    return (
        Step("note_change", (SCREENING, ASSESSMENT), NOTED, CASEWORKER, Text("Note the change"),
             asks=(Ask("reason", AskKind.TEXT, Text("Why a note is enough"), required=False),),
             guards=(is_a_change, enough_to_note), effects=(SendLetter("noted"), *APPLICATION.stop_all)),
        Step("propose_amendment", (ASSESSMENT,), AMENDMENT_PROPOSED, CASEWORKER, Text("Propose to change the approval"),
             prepares="decision", asks=DECIDING,
             guards=(impartial, is_a_change, is_of_an_approval, APPLICATION.was_complete, documents_complete,
                     checks_settled, checklist_answered, reasons_written, category_possible, share_told),
             effects=(PrintLetter("amendment"),)),
        Step("sign_amendment", (AMENDMENT_PROPOSED,), DECIDED_APPROVED, SIGNATORY, Text("Sign the change"),
             decides="decision", guards=SIGNING,
             effects=(Decide("approval", rests_on=(APPLICATION.clock, *APPROVAL_RESTS_ON)), SendLetter("amendment"),
                      StartClock("appeal"), Amend("plant"), *APPLICATION.stop_all)),
        Step("return_amendment", (AMENDMENT_PROPOSED,), ASSESSMENT, SIGNATORY, Text("Return with comments"),
             asks=(COMMENTS,)),
        Step("recall_amendment", (AMENDMENT_PROPOSED,), ASSESSMENT, CASEWORKER, Text("Take the proposal back")),
    )


def registering() -> tuple[Step, ...]:
    """The registrar is told, and may issue guarantees."""
    return (
        Step("tell_registrar", (DECIDED_APPROVED,), ACTIVE, CASEWORKER, Text("Record that the registrar was told"),
             asks=(Ask("message", AskKind.LINE, Text("Reference of the message to the registrar")),),
             effects=(SendLetter("registered"),)),
    )


STEPS = (
    *APPLICATION.sending(),
    *APPLICATION.asking(),
    *APPLICATION.completing(),
    *APPLICATION.approving(DECIDED_APPROVED, Grant("plant"), *APPLICATION.stop_all, asks=(*DECIDING, FROM),
                           guards=(not_a_change, category_possible, share_told)),
    *changing(),
    *APPLICATION.refusing(),
    *registering(),
    *APPLICATION.ending(),
)
