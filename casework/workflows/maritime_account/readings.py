"""Choices between readings of the law, each with its default and how sure we are; changed under four eyes.

What is data of an act stands in `casework.law` instead: which list starts a time limit, which terms are in force.
"""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.law.registry_terms import CURRENT_TERMS
from casework.workflows.accounts.readings import RESIDENCE_RULE, late_question

__all__ = ["CURRENT_TERMS", "READINGS"]

READINGS: tuple[Reading, ...] = (late_question("Art. 15a(3)"), RESIDENCE_RULE)
