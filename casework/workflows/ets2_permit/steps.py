"""The steps of a permit: those of every application, and its own.

Five wishes, five ends: a permit, a change, a transfer, an end, and the confirmation that none is needed. Each is
proposed by one and signed by another. The monitoring plan must be approved before a permit, a change or a transfer is
proposed (Directive 2003/87/EC Art. 30b(4)(d)). The permit itself is a document of its own beside the letter; it is
printed once, when it has its number. Afterwards the operator has 20 working days to apply for its account; we note
when it has.
"""

from __future__ import annotations

from casework.core.case_type import Actor, Ask, AskKind, Guard, State, Step
from casework.core.effects import (
    Amend,
    Decide,
    Effect,
    Grant,
    PrintLetter,
    Revoke,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.appeal_guards import not_contested, sent_back
from casework.workflows.application import BECAUSE, COMMENTS, Application
from casework.workflows.application.course import AGAIN, APPROVAL_RESTS_ON, REASONED, SIGNING
from casework.workflows.application.states import APPROVAL_PROPOSED, ASSESSMENT, SCREENING
from casework.workflows.ets2_permit.choices import Kind
from casework.workflows.ets2_permit.conditions import CONDITIONS
from casework.workflows.ets2_permit.documents import DOCUMENTS
from casework.workflows.ets2_permit.guards import about_a_permit, asks_for, plan_approved
from casework.workflows.ets2_permit.permit import PERMIT
from casework.workflows.ets2_permit.states import (
    CHANGE_PROPOSED,
    CHANGED,
    CONFIRMED,
    ENDED,
    ENDING_PROPOSED,
    GRANTED,
    IN_FORCE,
    OUTSIDE_PROPOSED,
    PROPOSED,
    SETTLED,
    TRANSFER_PROPOSED,
)
from casework.workflows.guards import (
    checklist_answered,
    checks_settled,
    clock_over,
    documents_complete,
    impartial,
    reasons_written,
)

APPLICATION = Application(clock="decide", documents=DOCUMENTS)
CASEWORKER, SIGNATORY, SYSTEM = (Actor.CASEWORKER,), (Actor.SIGNATORY,), (Actor.SYSTEM,)
WATCHERS = (Actor.CASEWORKER, Actor.REGISTRY_OPERATOR)

PLAN_VERSION = Ask("plan_version", AskKind.LINE, Text("Version of the monitoring plan that is approved"))
PLAN_APPROVED_ON = Ask("plan_approved_on", AskKind.PAST, Text("When was the monitoring plan approved?"))
DEVIATIONS = Ask("deviations", AskKind.TEXT, Text("Deviations from the tiers that are accepted"),
                 Text("One a line, with the fuel. Leave it empty if there are none."), required=False)
LIBRARY = Ask("conditions", AskKind.CONDITIONS, Text("Conditions"), required=False,
              options=tuple((one.key, one.text) for one in CONDITIONS))
VALID_FROM = Ask("valid_from", AskKind.DATE, Text("From which day?"), Text("Empty: from the day it is signed."),
                 required=False)
VALID_UNTIL = Ask("valid_until", AskKind.DATE, Text("Valid until, if the permit is given for a time"),
                  Text("The last day. Empty: without end."), required=False)
APPLIED_ON = Ask("applied_on", AskKind.PAST, Text("When did the operator apply for the account?"))


def deciding(name: str, letter: str, proposed: State, target: State, *effects: Effect, propose: Text, sign: Text,
             asks: tuple[Ask, ...], guards: tuple[Guard, ...]) -> tuple[Step, Step]:
    """One prepares, another signs; the decision letter is printed for both. The decision rests on what its guards ask,
    the approved plan among it.
    """
    rests_on = tuple(guard.__name__ for guard in guards)
    return (
        Step(f"propose_{name}", (ASSESSMENT,), proposed, CASEWORKER, propose, prepares="decision", asks=asks,
             guards=(impartial, APPLICATION.was_complete, documents_complete, checks_settled, checklist_answered,
                     reasons_written, *guards), effects=(PrintLetter(letter),)),
        Step(f"sign_{name}", (proposed,), target, SIGNATORY, sign, decides="decision", guards=SIGNING,
             effects=(Decide("approval", rests_on=("decide", *APPROVAL_RESTS_ON, *rests_on)), SendLetter(letter),
                      *APPLICATION.stop_all, *effects, StartClock("appeal"))),
    )


PLANNED = (PLAN_VERSION, PLAN_APPROVED_ON, DEVIATIONS, LIBRARY)
GRANTING = (
    *deciding(
        "permit", "approval", APPROVAL_PROPOSED, GRANTED, Grant(PERMIT), SendLetter("permit"), StartClock("account"),
        propose=Text("Propose a permit"), sign=Text("Sign the permit"), asks=(*PLANNED, VALID_UNTIL),
        guards=(asks_for(Kind.NEW), plan_approved)),
    *deciding(
        "change", "change", CHANGE_PROPOSED, CHANGED, Amend(PERMIT), SendLetter("permit"),
        propose=Text("Propose the change"), sign=Text("Sign the change"), asks=(*PLANNED, VALID_FROM),
        guards=(asks_for(Kind.CHANGE), about_a_permit, plan_approved)),
    *deciding(
        "transfer", "change", TRANSFER_PROPOSED, CHANGED, Amend(PERMIT), SendLetter("permit"),
        propose=Text("Propose the transfer"), sign=Text("Sign the transfer"), asks=(*PLANNED, VALID_FROM),
        guards=(asks_for(Kind.TRANSFER), about_a_permit, plan_approved)),
    *deciding(
        "ending", "ending", ENDING_PROPOSED, ENDED, Revoke(PERMIT),
        propose=Text("Propose to end the permit"), sign=Text("Sign the end of the permit"), asks=(),
        guards=(asks_for(Kind.ENDING), about_a_permit)),
)

OUTSIDE = (
    Step("propose_outside", (SCREENING, ASSESSMENT), OUTSIDE_PROPOSED, CASEWORKER,
         Text("Propose to confirm that no permit is needed"), prepares="decision", asks=(BECAUSE,),
         guards=(impartial, reasons_written, asks_for(Kind.NEW, Kind.CONFIRMATION)), effects=(PrintLetter("outside"),)),
    Step("sign_outside", (OUTSIDE_PROPOSED,), CONFIRMED, SIGNATORY, Text("Sign the confirmation"), decides="decision",
         guards=SIGNING, effects=(Decide("outside", rests_on=REASONED), SendLetter("outside"), *APPLICATION.stop_all,
                                  StartClock("appeal"))),
    Step("return_own", PROPOSED, ASSESSMENT, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
    Step("recall_own", PROPOSED, ASSESSMENT, CASEWORKER, Text("Take the proposal back")),
)

AFTER = (
    Step("record_account", (GRANTED,), IN_FORCE, WATCHERS, Text("Note that the account is applied for"),
         asks=(APPLIED_ON,), effects=(StopClock("account"),)),
    Step("remind_account", (GRANTED,), None, SYSTEM, Text("Remind of the account"),
         effects=(SendLetter("account_reminder"),)),
    Step("become_settled", (CHANGED, ENDED, CONFIRMED), SETTLED, SYSTEM, Text("Become final"),
         guards=(clock_over("appeal", Text("The time to appeal has not run out.")), not_contested),
         effects=(StopClock("appeal"), Settle("final"))),
    Step("take_up_own", (CHANGED, ENDED, CONFIRMED), ASSESSMENT, SYSTEM, Text("Take it up again"), returns=True,
         guards=(sent_back,), effects=AGAIN),
)

STEPS = (
    *APPLICATION.sending(),
    *APPLICATION.asking(),
    *APPLICATION.completing(),
    *GRANTING,
    *OUTSIDE,
    *APPLICATION.refusing(),
    *AFTER,
    *APPLICATION.ending(),
)
