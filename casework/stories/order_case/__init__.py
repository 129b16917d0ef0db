"""What becomes of an order to rectify; each story begins with the case that the order concerns."""

from casework.stories.order_case.plots import DEMO, PLOTS, documents, example

__all__ = ["DEMO", "PLOTS", "documents", "example"]
