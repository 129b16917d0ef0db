"""A step under way: what its effects need, and what they want written on the case row at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from casework.core.calendars import legal_date
from casework.core.case_type import CaseType
from casework.core.machine import Move
from casework.operations import clocks
from casework.queries.access import By
from casework.queries.readings import Law
from casework.queries.record import content_of


@dataclass
class Going:
    """`case` is the row as it was locked, `seq` the event this step writes, `given` what the person told (JSON
    values), `law` what the step uses of it (empty where it uses none).
    """

    cx: Connection
    case_type: CaseType
    case: Any
    move: Move
    seq: int
    now: int
    today: date
    by: By
    given: dict[str, Any]
    law: Law
    changes: dict[str, Any] = field(default_factory=dict)
    act_id: int | None = None
    after: list[Callable[[], None]] = field(default_factory=list)
    """What is done in the same transaction once the step is written: steps of other cases."""

    @property
    def prepared_seq(self) -> int:
        """The event at which the act that this step signs was prepared."""
        return self.seq - 1

    @property
    def came_on(self) -> date:
        """The day of the fact: when what the party sent reached us (`received_at` of what was told), else today."""
        received = self.given.get("received_at")
        return legal_date(received) if received else self.today

    def known_dates(self) -> dict[str, date | None]:
        """The facts a clock may run from: when it was first filed, when it came now, complete, asked, decided, when our
        letter was sent, checked (an approval is a check too), invoiced, and where other clocks end.
        """
        received = self.changes.get("received_at", self.case.received_at)
        filed = legal_date(received) if received else self.today
        told, checked = self.given.get("complete_since"), self.given.get("checked_on")
        issued = date.fromisoformat(self.given["issued_on"]) if "issued_on" in self.given else self.today
        return {
            "filed_on": filed,
            "received_on": self.came_on,
            "complete_since": date.fromisoformat(told) if told else self.case.complete_since,
            "request_arrived_on": self.today,
            "decision_arrived_on": self.today,
            "decided_on": issued,
            "sent_on": self.today,
            "invoiced_on": issued,
            "checked_on": date.fromisoformat(checked) if checked else self.today,
            **{f"{row.name}_due": row.strict_due for row in clocks.running(self.cx, self.case.id)},
        }

    def chosen(self, name: str) -> str:
        """The choice between readings of the law that is in force on the legal day of this step."""
        return self.law.readings[name]

    def prepared_body(self) -> dict[str, Any]:
        """What the person who prepared the act told."""
        return content_of(self.cx, self.case.id, self.prepared_seq)
