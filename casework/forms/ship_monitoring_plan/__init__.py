"""How the first plan of a ship is asked for: the tables of the template, and why it comes to us."""

from __future__ import annotations

from datetime import date

from casework.core.text import Text
from casework.forms.look import CaseForm, Why
from casework.forms.ship_plans import FLEET, PAGES, options
from casework.law.ship_scope import Scope
from casework.workflows.ship_monitoring_plan import SHIP_MONITORING_PLAN
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.required import DUTIES
from casework.workflows.ship_plans.rules import scope_on
from casework.workflows.ship_plans.sources_of_law import APPROVAL
from casework.workflows.ship_plans.titles import CHOICES

AFTER = (
    (Text("We confirm at once"), Text("You get a case number and a receipt.")),
    (Text("We check that it is complete"), Text("If something is missing, we ask. What changes the plan goes through "
                                                "the verifier first.")),
    (Text("We judge each part of the plan"),
     Text("Company, ship, sources, equipment, methods, procedures, data gaps, management and the verifier's report.")),
    (Text("We decide, and mark the plan in THETIS-MRV"),
     Text("Our aim is four months from the ship's first call. Read the decision: it says what you must do.")),
)
WHY = {
    Scope.ETS: Why(Text("Why must it be approved?"), Text(
        "The ship is in emissions trading, and we are asked to approve its plan."), APPROVAL),
    Scope.MRV: Why(Text("Is it approved?"), Text(
        "The ship monitors its emissions but is not in emissions trading. We can control its plan; we do not approve "
        "it."), APPROVAL),
    Scope.NONE: Why(Text("Is a plan needed?"), Text(
        "By type and tonnage the ship owes no monitoring plan. Check both before you send."), APPROVAL),
}


def why(answers: PlanAnswers, today: date) -> Why | None:
    """Whether the plan will be approved or controlled, once type and tonnage are known."""
    scope = scope_on(answers, today)
    return WHY[scope] if scope is not None else None


SHIP_MONITORING_PLAN_FORM = CaseForm(
    SHIP_MONITORING_PLAN,
    PAGES,
    CHOICES,
    DUTIES.owed_fields,
    Text("I declare, for the company, that the plan is the one that the verifier has assessed, and that the "
         "information is true to the best of my knowledge."),
    options,
    why,
    AFTER,
    fleet=FLEET,
)
