"""More time to appeal and reasons that were asked for, as one verb: a record of the decided case, with what it causes.

What any decided case takes is asked of its guards like a step, and every reason of a refusal is given; it leaves the
case where it stands, also where that is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.core.calendars import NORWEGIAN
from casework.core.machine import Move, StepRefused, refusals
from casework.core.periods import settle
from casework.db import writing
from casework.operations import clocks
from casework.operations.acting import By, Stale, legal_date
from casework.operations.effects import carry_out
from casework.operations.going import Going
from casework.operations.steps import locked, note_event
from casework.ports import doorbell
from casework.queries.facts import subject_for
from casework.queries.readings import Law
from casework.workflows import CASE_TYPES
from casework.workflows.time_to_appeal import STEPS


def take(case_id: int, name: str, *, by: By, now: int, seen: int, given: Mapping[str, Any]) -> None:
    """Takes a step of `workflows.time_to_appeal`. StepRefused with every reason; Stale if the case has moved on since
    `seen`; NotThere. A new last day that is no working day is the next one (domstolloven § 149).
    """
    step, told, today = STEPS[name], dict(given), legal_date(now)
    if told.get("until"):
        told["until"] = settle(date.fromisoformat(told["until"]), NORWEGIAN).isoformat()
    with writing() as cx:
        case = locked(cx, case_id)
        if case.n_events != seen:
            raise Stale
        subject = subject_for(cx, case, by, today, told)
        if reasons := refusals(step, subject):
            raise StepRefused(reasons)
        case_type, limit = CASE_TYPES[case.type], subject.facts.appeal.limit
        if limit is not None:
            told["before"] = limit.last_day.isoformat()
        state = case_type.state(case.state)

        def caused(seq: int) -> Mapping[str, Any]:
            going = Going(cx, case_type, case, Move(step, state, state), seq, now, today, by, told, Law())
            for effect in step.effects:
                carry_out(effect, going)
            return {**going.changes, **clocks.next_due(cx, case_id)}

        note_event(cx, case, name, by=by, now=now, body=told, then=caused)
    doorbell.ring()
