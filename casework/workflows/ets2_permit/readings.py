"""Choices between readings of the law, each with its default and how sure we are; changed under four eyes."""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.workflows.surrendering import FIRST_YEAR

READINGS: tuple[Reading, ...] = (FIRST_YEAR,)
