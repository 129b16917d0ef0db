"""The story of an account in the Union Registry: answers, plots and the cases of the demonstration."""

from casework.stories.registry_account.answers import company, documents, example, example_json, fuel_operator, operator
from casework.stories.registry_account.demo import DEMO
from casework.stories.registry_account.plots import PLOTS

__all__ = ["DEMO", "PLOTS", "company", "documents", "example", "example_json", "fuel_operator", "operator"]
