"""A step under way: what its effects need, and what they want written on the case row at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from casework.core.case_type import CaseType
from casework.core.machine import Move
from casework.operations.acting import By


@dataclass
class Going:
    """`case` is the row as it was locked; `seq` the event this step writes; `given` what the person told, as JSON values."""

    cx: Connection
    case_type: CaseType
    case: Any
    move: Move
    seq: int
    now: int
    today: date
    by: By
    given: dict[str, Any]
    changes: dict[str, Any] = field(default_factory=dict)
    act_id: int | None = None

    @property
    def prepared_seq(self) -> int:
        """The event at which the act that this step signs was prepared."""
        return self.seq - 1


