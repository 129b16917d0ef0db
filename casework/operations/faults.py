"""Notes of errors: events of the case, sealed with the rest of its record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.db import writing
from casework.operations.acting import By, Stale
from casework.operations.steps import locked, note_event
from casework.queries.facts import prepared
from casework.workflows.faults import NOTE_ERROR


def note_error(case_id: int, told: Mapping[str, Any], *, by: By, now: int) -> None:
    """Keeps in the record what was wrong, whether it could have decided the outcome, and why (`told`, by the names of
    what is asked). Stale while something waits for a second person: any change would undo what was prepared.
    """
    with writing() as cx:
        case = locked(cx, case_id)
        if prepared(cx, case)[1]:
            raise Stale
        said = {ask.name: str(told[ask.name]) for ask in NOTE_ERROR.asks}
        note_event(cx, case, "error", by=by, now=now, body=said)
