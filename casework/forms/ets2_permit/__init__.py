"""How the application of a fuel operator is asked for.

What is asked stands in `casework.workflows.ets2_permit.answers`; what does not apply to what is applied for is not
asked. The order is that of the work: why a permit is needed, who holds it, what is released, how it is measured.
"""

from __future__ import annotations

from datetime import date

from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.ets2_permit.fuel import ACTIVITY, FUELS, PLAN, SECRETS
from casework.forms.ets2_permit.operator import CONTACTS, OPERATOR, REQUEST, SCOPE, SIGNATURE
from casework.forms.look import CaseForm, Why
from casework.workflows.ets2_permit import ETS2_PERMIT
from casework.workflows.ets2_permit.answers import PermitAnswers
from casework.workflows.ets2_permit.choices import CHOICES, WITH_SCOPE
from casework.workflows.ets2_permit.required import DUTIES
from casework.workflows.ets2_permit.rules import kind_of, walk_of

AFTER = (
    (Text("We confirm at once"), Text("You get a case number and a receipt.")),
    (Text("We check that it is complete"), Text("If something is missing, we ask. You answer in this service.")),
    (Text("We assess the application and the monitoring plan"),
     Text("We aim to decide within four months of the day everything was in place. You may not begin before then.")),
    (Text("You get the permit"),
     Text("It is a document of its own, and stands on the public list. Then you have 20 working days to apply for your "
          "account in the Union Registry.")),
)


def why_a_permit(answers: PermitAnswers, today: date) -> Why | None:
    """Why a permit is needed, or not, as the answers stand; nothing before they lead to a result."""
    result = walk_of(answers).result
    if result is None or kind_of(answers) not in WITH_SCOPE:
        return None
    return Why(result.title, result.sentence, result.source)


ETS2_PERMIT_FORM = CaseForm(
    ETS2_PERMIT,
    (REQUEST, SCOPE, OPERATOR, CONTACTS, ACTIVITY, FUELS, PLAN, SECRETS, DELIVERY, SIGNATURE),
    CHOICES,
    DUTIES.owed_fields,
    Text("I declare, for the operator, that the information is complete and true to the best of my knowledge."),
    why=why_a_permit,
    after=AFTER,
)
