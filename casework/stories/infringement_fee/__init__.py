"""What becomes of a suspicion, and its case in the demonstration."""

from casework.stories.infringement_fee.plots import DEMO, PLOTS, documents, example

__all__ = ["DEMO", "PLOTS", "documents", "example"]
