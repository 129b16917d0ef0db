"""A fuel distributor gets its permit, changes it and passes it on; others are refused, or need none."""

from casework.stories.ets2_permit.answers import documents, example
from casework.stories.ets2_permit.demo import DEMO
from casework.stories.ets2_permit.plots import PLOTS

__all__ = ["DEMO", "PLOTS", "documents", "example"]
