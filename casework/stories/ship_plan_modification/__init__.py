"""A meter is replaced and the modified plan approved; another modification goes back; a new contact is only noted."""

from casework.stories.ship_plan_modification.demo import DEMO
from casework.stories.ship_plan_modification.plots import PLOTS
from casework.stories.ship_plans import documents, metered

example = metered

__all__ = ["DEMO", "PLOTS", "documents", "example"]
