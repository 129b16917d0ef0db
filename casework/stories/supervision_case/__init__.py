"""What becomes of a supervision; each story begins with the case that it concerns."""

from casework.stories.supervision_case.plots import DEMO, PLOTS, documents, example

__all__ = ["DEMO", "PLOTS", "documents", "example"]
