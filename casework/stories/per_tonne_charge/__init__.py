"""What becomes of a missed surrender, and its case in the demonstration."""

from casework.stories.per_tonne_charge.plots import DEMO, PLOTS, documents, example

__all__ = ["DEMO", "PLOTS", "documents", "example"]
