"""Choices between readings of the law that accounts share, each with its default and how sure we are.

What is data of an act stands in `casework.law` instead: which terms are in force.
"""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.core.text import Source, Text
from casework.workflows.accounts.sources import REGISTRY_REGULATION


def late_question(place: str) -> Reading:
    """What a question asked after completeness does to our clock; `place` gives that clock its length."""
    return Reading(
        "request_after_completeness", Text("A question asked after everything was in place"),
        {"runs_on": Text("The clock runs on."), "pauses": Text("The clock pauses.")}, "runs_on",
        Source(REGISTRY_REGULATION, place, certainty=70,
               note=Text("The act knows no pause; national practice may read it otherwise.")))


RESIDENCE_RULE = Reading(
    "residence", Text("One representative must live in Norway"),
    {"trading_accounts_only": Text("For trading accounts only."), "all_accounts": Text("For every account.")},
    "trading_accounts_only",
    Source("Norwegian Environment Agency", "Guidance on representatives", certainty=80,
           note=Text("An older page asked it of nearly all accounts. The checklist asks where the rule applies.")))
