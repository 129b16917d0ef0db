"""What becomes of the fee for a plan, and its cases in the demonstration."""

from casework.stories.case_fee.plots import DEMO, PLOTS, documents, example

__all__ = ["DEMO", "PLOTS", "documents", "example"]
