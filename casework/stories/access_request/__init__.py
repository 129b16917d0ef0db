"""What becomes of a request for access; each story begins with the case whose documents are asked for."""

from casework.stories.access_request.plots import DEMO, PLOTS, documents, example

__all__ = ["DEMO", "PLOTS", "documents", "example"]
