"""Costs of having a decision changed: claimed in three weeks, decided by two, with an appeal of its own.

Forvaltningsloven § 36: who has had a decision changed in its favour, in an appeal or otherwise, is covered the costs
that were substantial and necessary for it, and is told so in the notice of the change. The time runs from the arrival
of that notice. The body that made the change decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from casework.core.calendars import NORWEGIAN
from casework.core.case_type import Actor, Ask, AskKind, Guard, Phase, Refusal, State, Step, Subject
from casework.core.deadlines import Owner, Weeks
from casework.core.effects import Decide, Notify, PrintLetter, SendLetter, Settle, StartClock, StopClock
from casework.core.text import Source, Text
from casework.workflows.appeal_guards import amount_told, not_contested, sent_back
from casework.workflows.application import BECAUSE, COMMENTS
from casework.workflows.application.course import CASEWORKER, REASONED, RETURNED, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.chances import Chance
from casework.workflows.guards import clock_over, impartial, may_sign_for_party, reasons_written
from casework.workflows.writing import BeginReasons

FVL_36 = Source("forvaltningsloven", "§ 36")
COSTS = Chance(
    name="costs_claim", title=Text("Claim the costs of having it changed"), amount=Weeks(3),
    runs_from="decision_arrived_on", owner=Owner.PARTY, calendar=NORWEGIAN,
    source=Source("forvaltningsloven", "§ 36 third paragraph"), missed=Text("Costs can no longer be claimed."))

CLAIMERS = (Actor.APPLICANT, Actor.CASEWORKER)
CLAIMED = Ask("claimed", AskKind.LINE, Text("How much is claimed, and in which currency"),
              Text("For example NOK 12 000."))
CLAIMED_FOR = Ask("claimed_for", AskKind.TEXT, Text("What the costs were for"))
COVERED = Ask("ruling", AskKind.CHOICE, Text("What we cover"),
              options=(("granted", Text("All of it")), ("partly", Text("Part of it")), ("refused", Text("Nothing"))))
AMOUNT = Ask("amount", AskKind.LINE, Text("Amount that is covered"), Text("For example NOK 12 000."), required=False)
OF_COSTS = {
    "facts": Text("The decision was changed. These costs are claimed: {claimed}. They were for: {claimed_for}"),
    "rules": Text("Substantial costs that were necessary to have a decision changed are covered, unless the change is "
                  "due to the party itself or to what neither it nor we could control, or special reasons tell against "
                  "it (Public Administration Act section 36)."),
}

COSTS_CLAIMED = State("costs_claimed", Phase.DECISION, Text("Costs claimed"),
                      Text("We are deciding what we cover of your costs."))
COSTS_PROPOSED = State("costs_proposed", Phase.DECISION, Text("Decision on costs proposed"), COSTS_CLAIMED.plain)
COSTS_DECIDED = State("costs_decided", Phase.DECISION, Text("Costs decided"),
                      Text("Your costs are decided. The letter says why, and how to appeal."), waits_on="appeal")
COSTS_STATES = (COSTS_CLAIMED, COSTS_PROPOSED, COSTS_DECIDED)

NOT_OVER = Text("The time to claim costs has not run out.")


@dataclass(frozen=True, slots=True)
class StartClockWhere(StartClock):
    """Starts a clock, where the answers say that it runs (`where`)."""

    where: Callable[[Any], bool]


def claimed_in_time(subject: Subject) -> Refusal | None:
    """The party claims within three weeks. What came in time by post an officer can register later."""
    if COSTS.name not in subject.facts.clocks_late or Actor.APPLICANT not in subject.roles:
        return None
    return Refusal(Text("The time to claim costs has run out."), FVL_36, Text("Nobody can change that."))


def unclaimed(subject: Subject) -> Refusal | None:
    """No costs can be claimed any more, or none could ever be."""
    if COSTS.name not in subject.facts.clocks_ever or COSTS.name in subject.facts.clocks_late:
        return None
    return Refusal(NOT_OVER, FVL_36, Text("Time will."))


def costs(changed: tuple[State, ...], end: State, *guards: Guard) -> tuple[Step, ...]:
    """The steps from the states in which the decision is `changed` to the `end` of the case; `guards`: of the claim."""
    return (
        Step("claim_costs", changed, COSTS_CLAIMED, CLAIMERS, Text("Claim costs"), asks=(CLAIMED, CLAIMED_FOR),
             guards=(may_sign_for_party, claimed_in_time, *guards),
             effects=(StopClock(COSTS.name), BeginReasons(OF_COSTS))),
        Step("propose_costs", (COSTS_CLAIMED,), COSTS_PROPOSED, CASEWORKER, Text("Propose what is covered"),
             prepares="decision", asks=(COVERED, AMOUNT, BECAUSE), guards=(impartial, reasons_written, amount_told),
             effects=(PrintLetter("costs"),)),
        Step("sign_costs", (COSTS_PROPOSED,), COSTS_DECIDED, SIGNATORY, Text("Sign the decision on costs"),
             decides="decision", guards=SIGNING,
             effects=(Decide("costs", rests_on=REASONED), SendLetter("costs"), StopClock("appeal"),
                      StartClock("appeal"))),
        Step("return_costs", (COSTS_PROPOSED,), COSTS_CLAIMED, SIGNATORY, Text("Return with comments"),
             asks=(COMMENTS,)),
        Step("recall_costs", (COSTS_PROPOSED,), COSTS_CLAIMED, CASEWORKER, Text("Take the proposal back")),
        Step("take_up_costs", (COSTS_DECIDED,), COSTS_CLAIMED, SYSTEM, Text("Take it up again"), returns=True,
             guards=(sent_back,), effects=(StopClock("appeal"), BeginReasons(), Notify(RETURNED))),
        Step("settle_costs", (COSTS_DECIDED,), end, SYSTEM, Text("Become final"),
             guards=(clock_over("appeal", Text("The time to appeal has not run out.")), not_contested),
             effects=(StopClock("appeal"), Settle("final"))),
    )
