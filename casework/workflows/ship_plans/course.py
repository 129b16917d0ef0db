"""The steps that every case about a plan has of its own, beside those of every application.

An approval has two marks: the decision, signed by a second person, and the status in THETIS-MRV, recorded by whoever
set it. A plan that is not approved goes back through the verifier: the company revises it, the verifier assesses it
anew with our reasons before it, and the next version comes in the same case (Delegated Regulation (EU) 2023/2917 Art.
74). It ends by approval or withdrawal, or when the time is out and the duty is followed up elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from casework.core.case_type import Actor, Ask, AskKind, Guard, State, Step
from casework.core.effects import (
    Decide,
    Effect,
    FreezeAnswers,
    Notify,
    PrintLetter,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.appeal_guards import not_contested
from casework.workflows.application import BECAUSE, Application
from casework.workflows.application.course import APPROVAL_RESTS_ON, CASEWORKER, REASONED, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.application.states import (
    APPROVAL_PROPOSED,
    ASSESSMENT,
    COMPLETE,
    DECIDED_REFUSED,
    FINAL,
    INCOMPLETE,
    REFUSAL_PROPOSED,
    SCREENING,
    SUBMITTED,
    WITHDRAWN,
)
from casework.workflows.charging import SHIP_PLAN_FEE, Charge
from casework.workflows.guards import (
    acknowledged,
    checklist_answered,
    checks_settled,
    clock_over,
    declaration_given,
    documents_complete,
    impartial,
    may_sign_for_party,
    reasons_written,
)
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.guards import (
    a_group_needs_amendments,
    faults_told,
    groups_accepted,
    in_emissions_trading,
)
from casework.workflows.ship_plans.states import AT_VERIFIER, SIGNED
from casework.workflows.ship_plans.verifier import verifying

APPLICANT = (Actor.APPLICANT,)
MARKERS = (Actor.CASEWORKER, Actor.REGISTRY_OPERATOR)
FAULTS = Ask("faults", AskKind.TEXT, Text("Each fault, one a line"),
             Text("What is wrong | the rule | what must change. The letter says them in this order."))
MARKED_ON = Ask("marked_on", AskKind.PAST, Text("On which day was the plan marked as approved in THETIS-MRV?"))
NOT_OVER = Text("The time to appeal has not run out.")


def sending(app: Application, charged: Callable[[PlanAnswers, date], bool], *guards: Guard,
            back: tuple[State, ...] = (AT_VERIFIER,)) -> tuple[Step, ...]:
    """Assessed and sent, and sent once more when the verifier has assessed the revised plan; `charged`: whether a fee
    is announced; `back`: the states in which the plan is at the verifier.
    """
    fee = Charge(SHIP_PLAN_FEE.name, when=charged)
    return (
        *(replace(step, effects=(*step.effects, fee)) if step.numbers else step for step in app.sending(*guards)),
        *verifying(back),
        Step("send_revised", back, SUBMITTED, APPLICANT, Text("Send the revised and reassessed plan"),
             returns=True, guards=(may_sign_for_party, acknowledged, declaration_given),
             effects=(FreezeAnswers(), StopClock("revise"), SendLetter("receipt"), StartClock("interim_reply"))),
    )


def approving(app: Application, *effects: Effect, asks: tuple[Ask, ...] = (),
              guards: tuple[Guard, ...] = (), still: tuple[Guard, ...] = ()) -> tuple[Step, ...]:
    """Every verdict accepts its part: proposed by one, signed by another; the mark in THETIS-MRV follows. `still`: what
    must hold when it is proposed, and when it is signed."""
    own = tuple(guard.__name__ for guard in (*guards, *still))
    rests_on = (app.clock, *APPROVAL_RESTS_ON, "in_emissions_trading", "groups_accepted", *own)
    return (
        Step("propose_approval", (ASSESSMENT,), APPROVAL_PROPOSED, CASEWORKER, Text("Propose to approve the plan"),
             prepares="decision", asks=asks,
             guards=(impartial, app.was_complete, documents_complete, checks_settled, checklist_answered,
                     reasons_written, in_emissions_trading, groups_accepted, *guards, *still),
             effects=(PrintLetter("approval"),)),
        Step("sign_approval", (APPROVAL_PROPOSED,), SIGNED, SIGNATORY, Text("Sign the approval"), decides="decision",
             guards=(*SIGNING, *still),
             effects=(Decide("approval", rests_on=rests_on), SendLetter("approval"), *app.stop_all,
                      StopClock("appeal"), StartClock("appeal"), *effects, StartClock("mark"))),
    )


def marking(target: State, *effects: Effect) -> tuple[Step, ...]:
    """The second mark: until it is set the case is ours and ages."""
    return (
        Step("mark_approved", (SIGNED,), target, MARKERS, Text("Record the mark in THETIS-MRV"), asks=(MARKED_ON,),
             effects=(StopClock("mark"), *effects,
                      Notify(Text("Your plan is marked as approved in THETIS-MRV.")))),
    )


def not_approving(app: Application, back: tuple[State, ...] = (AT_VERIFIER,)) -> tuple[Step, ...]:
    """A verdict needs amendments: back through the verifier. Dismissal is that of every application."""
    kept = {"propose_dismissal", "sign_dismissal", "return_dismissal", "recall_dismissal", "return_proposal",
            "recall_proposal"}
    before = (SUBMITTED, SCREENING, COMPLETE, ASSESSMENT, INCOMPLETE, *back)
    return (
        Step("propose_refusal", (ASSESSMENT,), REFUSAL_PROPOSED, CASEWORKER, Text("Propose not to approve the plan"),
             prepares="decision", asks=(FAULTS, BECAUSE),
             guards=(impartial, checklist_answered, reasons_written, a_group_needs_amendments, faults_told),
             effects=(PrintLetter("refusal"),)),
        Step("sign_refusal", (REFUSAL_PROPOSED,), AT_VERIFIER, SIGNATORY, Text("Sign that it is not approved"),
             decides="decision", guards=SIGNING,
             effects=(Decide("refusal", rests_on=(*REASONED, "checklist_answered", "a_group_needs_amendments")),
                      SendLetter("refusal"), *app.stop_all, StopClock("appeal"), StartClock("appeal"),
                      StartClock("revise"))),
        *(step for step in app.refusing() if step.name in kept),
        Step("settle_refusal", before, None, SYSTEM, Text("Become final"),
             guards=(clock_over("appeal", NOT_OVER), not_contested), effects=(StopClock("appeal"), Settle("final"))),
        Step("remind_revision", back, None, SYSTEM, Text("Remind of the revised plan"),
             effects=(SendLetter("revision_reminder"),)),
        Step("close_unrevised", back, FINAL, CASEWORKER, Text("Close: no revised plan has come"),
             guards=(clock_over("revise", Text("The time to send the revised plan has not run out.")),),
             effects=(StopClock("revise"),)),
    )


def ending(app: Application, back: tuple[State, ...] = (AT_VERIFIER,)) -> tuple[Step, ...]:
    """As every application ends; it can be withdrawn also while it is at the verifier."""
    found = []
    for step in app.ending():
        if step.name == "take_up_again":  # a plan that is not approved goes back, and stays open
            step = replace(step, sources=back, effects=(*step.effects, StopClock("revise")))
        if step.name == "become_final":
            step = replace(step, sources=tuple(one for one in step.sources if one is not DECIDED_REFUSED))
        if step.target is WITHDRAWN:
            step = replace(step, sources=(*step.sources, *back), effects=(*step.effects, StopClock("revise")))
        found.append(step)
    return tuple(found)
