"""The story of a maritime operator holding account: answers to tell it with, its ends, and the demonstration."""

from casework.stories.maritime_account.answers import COMPANY, documents, example, example_json, faulty, norwegian
from casework.stories.maritime_account.demo import DEMO
from casework.stories.maritime_account.plots import PLOTS

__all__ = ["COMPANY", "DEMO", "PLOTS", "documents", "example", "example_json", "faulty", "norwegian"]
