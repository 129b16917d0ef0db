"""What becomes of a decision that is looked at again; each story begins with the case that made it."""

from casework.stories.reversal_case.plots import DEMO, PLOTS, documents, example

__all__ = ["DEMO", "PLOTS", "documents", "example"]
