"""What becomes of an appeal; each story begins with the case whose decision it is against."""

from casework.stories.appeal_case.plots import DEMO, PLOTS, documents, example

__all__ = ["DEMO", "PLOTS", "documents", "example"]
