"""How the application for approval of a plant is asked for.

What is asked stands in the answers of the case type; the order follows the papers that a plant owner has on the table:
licence, purchases of fuel, meter readings, single-line diagram (FOR-2007-12-14-1652 §§ 5 to 8).
"""

from __future__ import annotations

from datetime import date

from casework.core.text import Text
from casework.forms.delivery import DELIVERY
from casework.forms.look import CaseForm, Why
from casework.forms.plant_approval.energy import CLASSIFICATION, COGENERATION, SOURCES, VOLTAGES
from casework.forms.plant_approval.metering import METERS, SCHEMES, SUPPORT
from casework.forms.plant_approval.place import MATTER, OWNER, PLANT, UNITS
from casework.workflows.plant_approval import PLANT_APPROVAL
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.category import proposal
from casework.workflows.plant_approval.choices import CATEGORY_TITLES, CHOICES
from casework.workflows.plant_approval.required import DUTIES

AFTER = (
    (Text("We confirm at once"), Text("You get a case number and a receipt.")),
    (Text("We check that it is complete"), Text("If something is missing, we ask. You answer in this service.")),
    (Text("We assess and decide"), Text("The decision names the category, and the calculation is annexed to it.")),
    (Text("The registrar is told"), Text("From then on guarantees can be issued for the plant.")),
)


def why_this_category(answers: PlantAnswers, today: date) -> Why | None:
    """What the table of categories gives for the answers so far; nothing before it gives something."""
    found = proposal(answers)
    if found is None:
        return None
    title = CATEGORY_TITLES[found.usual] if found.usual is not None else Text("No category")
    return Why(title, found.row.says, found.row.source)


PLANT_APPROVAL_FORM = CaseForm(
    PLANT_APPROVAL,
    (MATTER, OWNER, PLANT, UNITS, SOURCES, CLASSIFICATION, COGENERATION, VOLTAGES, METERS, SUPPORT, SCHEMES, DELIVERY),
    CHOICES,
    DUTIES.owed_fields,
    Text("I declare, for the owner, that the information is correct, and that we report changes without undue delay."),
    why=why_this_category,
    after=AFTER,
)
