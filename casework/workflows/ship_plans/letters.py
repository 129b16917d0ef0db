"""The letters of a case about a plan, beside those of every application."""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.text import Text
from casework.workflows.application import LETTERS as SHARED

LETTERS: Mapping[str, Text] = {
    **SHARED,
    "approval": Text("Approval of the plan"),
    "refusal": Text("Non-approval of the plan"),
    "revision_reminder": Text("Reminder of the revised plan"),
}
