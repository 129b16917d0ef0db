"""A bulk carrier's plan is approved and checked; another goes back through its verifier; a third is only controlled."""

from casework.stories.ship_monitoring_plan.demo import DEMO
from casework.stories.ship_monitoring_plan.plots import PLOTS
from casework.stories.ship_plans import another, documents, example

__all__ = ["DEMO", "PLOTS", "another", "documents", "example"]
