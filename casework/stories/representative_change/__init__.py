"""The story of a change of representatives, and its cases in the demonstration."""

from casework.stories.representative_change.answers import documents, example
from casework.stories.representative_change.demo import DEMO
from casework.stories.representative_change.plots import PLOTS

__all__ = ["DEMO", "PLOTS", "documents", "example"]
