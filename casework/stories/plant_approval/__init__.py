"""The story of the approval of a plant: answers to tell it with, its ends, and the demonstration."""

from casework.stories.plant_approval.answers import documents, example, faulty
from casework.stories.plant_approval.demo import DEMO
from casework.stories.plant_approval.plots import PLOTS

__all__ = ["DEMO", "PLOTS", "documents", "example", "faulty"]
