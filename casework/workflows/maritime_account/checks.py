"""The automatic rules of the application, in the order of the task list."""

from __future__ import annotations

from casework.core.checks import Check

CHECKS: tuple[Check, ...] = ()
