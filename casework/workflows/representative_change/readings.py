"""Choices between readings of the law that a change of representatives depends on."""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.workflows.accounts.readings import late_question

READINGS: tuple[Reading, ...] = (late_question("Art. 21(3)"),)
