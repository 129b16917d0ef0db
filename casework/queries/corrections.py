"""Corrections of letters that left: which letter can be corrected, what waits for a signature, what was corrected.

A letter counts as corrected once the one that corrects it has left for the same recipient.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, and_, bindparam, exists, select

from casework.models import Correction, Decision, Dispatch, Letter
from casework.queries.access import NotThere
from casework.queries.appeals import appeals_against
from casework.workflows import CASE_TYPES
from casework.workflows.appeals import OPEN
from casework.workflows.correcting import CORRECTION, is_appealed

LETTER, DISPATCH, DECISION, ROW = Letter.__table__, Dispatch.__table__, Decision.__table__, Correction.__table__
CASE_ID = bindparam("case_id", type_=Integer)
LEFT = and_(LETTER.c.state == "printed", DISPATCH.c.sent_at.is_not(None))
SENT = select(LETTER, DISPATCH.c.channel).join(DISPATCH, DISPATCH.c.letter_id == LETTER.c.id).where(LEFT)
OF_CASE = SENT.where(LETTER.c.case_id == CASE_ID)
NUMBERED = OF_CASE.where(LETTER.c.number == bindparam("number", type_=Integer))
ALIKE = OF_CASE.where(LETTER.c.event_seq == bindparam("seq", type_=Integer), LETTER.c.kind == bindparam("kind"))
WAITING = select(ROW).where(ROW.c.case_id == CASE_ID, ROW.c.event_seq == bindparam("n_events", type_=Integer),
                            ROW.c.done_seq.is_(None))  # fmt: skip
DECIDED = exists().where(DECISION.c.case_id == CASE_ID, DECISION.c.event_seq == bindparam("seq", type_=Integer) + 1,
                         DECISION.c.standing != "changed")  # fmt: skip
STANDS = select(DECIDED)
WRONG, OLD = LETTER.alias("wrong"), LETTER.alias("old")
"""The letter that was named as wrong, and each that left with it: one for every recipient."""
CORRECTED = (
    select(OLD.c.number.label("of"), LETTER.c.number, LETTER.c.dated)
    .select_from(ROW)
    .join(WRONG, WRONG.c.id == ROW.c.letter_id)
    .join(OLD, and_(OLD.c.case_id == WRONG.c.case_id, OLD.c.event_seq == WRONG.c.event_seq,
                    OLD.c.kind == WRONG.c.kind, OLD.c.state == "printed"))
    .join(LETTER, and_(LETTER.c.case_id == ROW.c.case_id, LETTER.c.event_seq == ROW.c.event_seq,
                       LETTER.c.kind == CORRECTION, LETTER.c.recipient == OLD.c.recipient))
    .join(DISPATCH, DISPATCH.c.letter_id == LETTER.c.id)
    .where(ROW.c.done_seq.is_not(None), LEFT)
    .order_by(LETTER.c.number)
)  # fmt: skip
IN_CASE = CORRECTED.where(ROW.c.case_id == CASE_ID)


@dataclass(frozen=True, slots=True)
class Mark:
    """What corrected a letter: the number of that document in the case, and its date."""

    number: int
    dated: date


def corrected(cx: Connection, case_id: int) -> dict[int, list[Mark]]:
    """The letters of a case that were corrected, by their document number: by what, oldest first."""
    found: dict[int, list[Mark]] = {}
    for row in cx.execute(IN_CASE, {"case_id": case_id}):
        found.setdefault(row.of, []).append(Mark(row.number, row.dated))
    return found


def sent_letter(cx: Connection, case_id: int, number: int) -> Any:
    """The letter with this number, with its `channel`. Raises NotThere unless it left."""
    found = cx.execute(NUMBERED, {"case_id": case_id, "number": number}).first()
    if found is None:
        raise NotThere
    return found


def sent_alike(cx: Connection, letter: Any) -> Sequence[Any]:
    """A sent letter with all that left with it: one for each recipient."""
    told = {"case_id": letter.case_id, "seq": letter.event_seq, "kind": letter.kind}
    return cx.execute(ALIKE.order_by(LETTER.c.id), told).all()


def waiting(cx: Connection, case: Any) -> Any:
    """The correction that waits for its second person; None where there is none, or a later event has undone it."""
    return cx.execute(WAITING, {"case_id": case.id, "n_events": case.n_events}).first()


def may_run_anew(cx: Connection, case: Any, letter: Any) -> bool:
    """Can the time to appeal run anew? Where the letter told of a decision that stands, and nobody has appealed it."""
    if letter.sends or letter.kind == CORRECTION or not is_appealed(CASE_TYPES[case.type]):
        return False
    stands = cx.execute(STANDS, {"case_id": case.id, "seq": letter.event_seq}).scalar()
    appealed = any(row.outcome in OPEN and row.closed_at is None for row in appeals_against(cx, case.id))
    return bool(stands) and not appealed
