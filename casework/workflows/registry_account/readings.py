"""Choices between readings of the law, each with its default and how sure we are; changed under four eyes."""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.workflows.accounts.readings import RESIDENCE_RULE, late_question

READINGS: tuple[Reading, ...] = (late_question("Arts 14(2) and 16"), RESIDENCE_RULE)
