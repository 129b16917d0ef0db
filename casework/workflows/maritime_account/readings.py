"""Choices between readings of the law, each with its default and how sure we are; changed under four eyes.

What is data of an act stands in `casework.law` instead: which list starts a time limit, which terms are in force.
"""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.core.text import Source, Text
from casework.law.registry_terms import CURRENT_TERMS

__all__ = ["CURRENT_TERMS", "READINGS"]

READINGS: tuple[Reading, ...] = (
    Reading(
        "request_after_completeness", Text("A question asked after everything was in place"),
        {"runs_on": Text("The clock runs on."), "pauses": Text("The clock pauses.")}, "runs_on",
        Source("Regulation (EU) 2019/1122", "Art. 15a(3)", certainty=70,
               note="The act knows no pause; national practice may read it otherwise.")),
    Reading(
        "residence", Text("One representative must live in Norway"),
        {"trading_accounts_only": Text("For trading accounts only."), "all_accounts": Text("For every account.")},
        "trading_accounts_only",
        Source("Norwegian Environment Agency", "Guidance on representatives", certainty=80,
               note="An older page asked it of nearly all accounts. The checklist asks where the rule applies.")),
)
