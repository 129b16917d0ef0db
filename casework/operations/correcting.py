"""Correcting a letter that left: another letter says what was wrong, to all who got it, by the same way.

Both are events of the case and change nothing else, so they can be in any case, also in one that is closed. The letter
that was wrong stays as it is; the one that corrects it is signed as the very bytes that are sent, like every other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from casework.core.case_type import Refusal
from casework.core.clocks import Happening
from casework.core.machine import Move, StepRefused, refusals
from casework.core.text import Text
from casework.db import writing
from casework.models import Correction, Letter, TwoPersonAct
from casework.operations import clocks, letters, seals
from casework.operations.acting import By, Stale, legal_date
from casework.operations.going import Going
from casework.operations.steps import BOTH, locked, note_event
from casework.ports import doorbell
from casework.queries.corrections import may_run_anew, sent_alike, sent_letter, waiting
from casework.queries.facts import prepared, subject_of
from casework.queries.readings import law_of
from casework.workflows import CASE_TYPES
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.correcting import (
    CORRECT,
    CORRECTION,
    GIVE_BACK,
    NOTIFYING,
    REVERSING,
    SIGN,
    TAKE_BACK,
    Place,
)

LETTER, ACT, ROW = Letter.__table__, TwoPersonAct.__table__, Correction.__table__
CHANGES = {
    "harm": Refusal(
        Text("That is no correction: it changes the decision to the party’s disadvantage."), REVERSING,
        Text("Open a reversal: the party is heard first, and two others decide.")),
    "benefit": Refusal(
        Text("That is no correction: it changes the decision."), REVERSING,
        Text("Open a reversal: a decision that is not to the party’s disadvantage can be made anew at once.")),
}  # fmt: skip
NOT_ANEW = Refusal(
    Text("No time to appeal can run anew: the letter told of no decision that stands, or it is appealed already."),
    NOTIFYING, Text("Answer no."))  # fmt: skip


def begin(case_id: int, number: int, places: Sequence[Place], told: Mapping[str, str], *, by: By, now: int) -> bool:
    """Begins the correction of the letter with this number; must a second person sign it? What two people signed, two
    people correct; any other letter is corrected at once. `told`: answers to what `CORRECT` asks.

    Raises NotThere unless the letter left, StepRefused with every reason, Stale while something waits for a second
    person.
    """
    with writing() as cx:
        case = locked(cx, case_id)
        if prepared(cx, case)[1]:
            raise Stale
        letter = sent_letter(cx, case_id, number)
        case_type, today, anew = CASE_TYPES[case.type], legal_date(now), told.get("anew") == "yes"
        said = refusals(CORRECT, subject_of(cx, case_type, case, by, today, dict(told)))
        said += tuple(why for answer, why in CHANGES.items() if told["changes"] == answer)
        said += (NOT_ANEW,) if anew and not may_run_anew(cx, case, letter) else ()
        if said:
            raise StepRefused(said)
        row = {"case_id": case_id, "letter_id": letter.id, "places": [asdict(place) for place in places],
               "why": told["why"], "anew": anew}  # fmt: skip

        def write(seq: int) -> None:
            if not letter.sends:
                first = {"first_person": by.person_id, "prepared_seq": seq}
                seals.add(cx, ACT, case_id=case_id, kind=CORRECTION, **first)
            seals.add(cx, ROW, **row, event_seq=seq, done_seq=seq if letter.sends else None)
            _order(cx, case, letter, row, seq=seq, now=now)

        seals.change(cx, LETTER, {"case_id": case_id, "sends": False}, *letters.LIVING_AND_UNSENT, state="void")
        body = {"letter": number, "places": row["places"], **told}
        note_event(cx, case, CORRECT.name, by=by, now=now, body=body, then=write)
    doorbell.ring()
    return not letter.sends


def _order(cx: Connection, case: Any, letter: Any, row: Mapping[str, Any], *, seq: int, now: int) -> None:
    """One letter for each that was wrong: to the same recipient, in the same language, by the same way."""
    for old in sent_alike(cx, letter):
        corrects = {"number": f"{case.year}/{case.seq}-{old.number}", "dated": old.dated.isoformat(), "kind": old.kind}
        said = {name: row[name] for name in ("places", "why", "anew")}
        letters.order_one(
            cx, case_id=case.id, event_seq=seq, kind=CORRECTION, recipient=old.recipient, language=old.language,
            dated=legal_date(now), printing=1, sends=letter.sends, facts_version=case.facts_version, now=now,
            values={**said, "corrects": corrects, "step": CORRECT.name, "channel": old.channel},
        )  # fmt: skip


def sign(case_id: int, hashes: Sequence[str], *, by: By, now: int, seen: int) -> None:
    """Signs the correction that waits, and sends it as the very bytes that were read (`hashes`: their SHA-256). Where
    it says so, the time to appeal runs anew. Raises StepRefused, or Stale if nothing waits or the case has moved on.
    """
    with writing() as cx:
        case = locked(cx, case_id)
        row = waiting(cx, case)
        if case.n_events != seen or row is None:
            raise Stale
        case_type, today, told = CASE_TYPES[case.type], legal_date(now), {"letter_sha256": list(hashes)}
        subject = subject_of(cx, case_type, case, by, today, told)
        if said := refusals(SIGN, subject):
            raise StepRefused(said)
        cx.execute(BOTH, {"people": [subject.facts.preparer, by.person_id]})
        state = case_type.state(case.state)
        going = Going(cx, case_type, case, Move(SIGN, state, state), seen + 1, now, today, by, told,
                      law_of(cx, case_type, SIGN, today))  # fmt: skip
        signed = next(iter(hashes), None)
        note_event(cx, case, SIGN.name, by=by, now=now, body=told, then=lambda seq: _sign(going, row, signed))
    doorbell.ring()


def _sign(going: Going, row: Any, letter: str | None) -> dict[str, Any]:
    at: dict[str, Any] = {"case_id": row.case_id, "kind": CORRECTION, "prepared_seq": row.event_seq,
                          "second_person": None}  # fmt: skip
    signed: dict[str, Any] = {"second_person": going.by.person_id, "signed_seq": going.seq, "letter_sha256": letter}
    seals.change(going.cx, ACT, at, **signed)
    seals.change(going.cx, ROW, {"case_id": row.case_id, "event_seq": row.event_seq}, done_seq=going.seq)
    letters.send_printed(going, CORRECTION)
    if not row.anew:
        return {}
    how: dict[str, Any] = {"on": going.today, "now": going.now, "seq": going.seq}
    clocks.happen(going.cx, going.case_type, row.case_id, APPEAL.name, Happening.STOP, **how)
    clocks.start(going.cx, going.case_type, row.case_id, APPEAL.name, facts=going.known_dates(), **how)
    return clocks.next_due(going.cx, row.case_id) if going.case.closed_at is None else {}


def give_back(case_id: int, comments: str, *, by: By, now: int, seen: int) -> None:
    """Returns the correction that waits, with comments; whoever prepared it takes it back, and need say nothing.
    Raises Stale if nothing waits or the case has moved on.
    """
    with writing() as cx:
        case = locked(cx, case_id)
        row = waiting(cx, case)
        if case.n_events != seen or row is None:
            raise Stale
        step = TAKE_BACK if prepared(cx, case)[0] == by.person_id else GIVE_BACK
        at = {"case_id": case_id, "event_seq": row.event_seq, "kind": CORRECTION}
        seals.change(cx, LETTER, at, LETTER.c.state != "void", state="void")
        note_event(cx, case, step.name, by=by, now=now, body={"comments": comments})
