"""How a modified plan is asked for: the draft begins with the version in force, and says what became of it."""

from __future__ import annotations

from datetime import date

from casework.core.text import Text
from casework.forms.look import CaseForm, Why
from casework.forms.ship_plans import FLEET, PAGES, options
from casework.workflows.ship_plan_modification import SHIP_PLAN_MODIFICATION
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.modifications import route
from casework.workflows.ship_plans.required import DUTIES
from casework.workflows.ship_plans.rules import scope_on
from casework.workflows.ship_plans.sources_of_law import MODIFIED_PLAN
from casework.workflows.ship_plans.titles import CHOICES

AFTER = (
    (Text("We confirm at once"), Text("You get a case number and a receipt.")),
    (Text("We compare it with the version in force"),
     Text("Field by field: which parts changed, and which situation that looks like.")),
    (Text("We decide, or note it"),
     Text("For a ship in emissions trading you get a decision. What is editorial, or ends at the verifier, we note.")),
)
DECIDED = Why(Text("Where does it end?"), Text("In a decision: this modification must be approved."), MODIFIED_PLAN)
RECORDED = Why(Text("Where does it end?"), Text("In a note: this modification is not approved by us."), MODIFIED_PLAN)


def why(answers: PlanAnswers, today: date) -> Why | None:
    """Where the route ends, by the situations that are named and the scope of the ship."""
    scope = scope_on(answers, today)
    if scope is None:
        return None
    return DECIDED if route(answers.revision.situations, scope).decided else RECORDED


SHIP_PLAN_MODIFICATION_FORM = CaseForm(
    SHIP_PLAN_MODIFICATION,
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
