"""What the steps of an appeal or a reversal set going: it is tied to the decision, heard, and ended, and the decided
case is told.

What is in time is reckoned when it is lodged, from the arrival of the decision and from the day on which the appeal was
handed in, and is kept with every step of the reckoning. The decided case is told by an event of its own, once the step
of the appeal is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from casework.core.calendars import NORWEGIAN
from casework.core.case_type import Refusal
from casework.core.clocks import ClockState
from casework.core.effects import Effect
from casework.core.machine import StepRefused
from casework.core.periods import Weeks, due_date
from casework.core.text import Text
from casework.models import Appeal, Case, CaseParty, Decision
from casework.operations import appealing, clocks, purging, seals
from casework.operations.acting import SYSTEM, NotThere
from casework.operations.going import Going
from casework.queries.appeals import appeals_against, decided_last, notice_of
from casework.queries.numbers import case_numbered
from casework.queries.submissions import latest_answers
from casework.workflows import CASE_TYPES
from casework.workflows.appeals import (
    ARRIVAL,
    COUNTERPARTY,
    OPEN,
    UNSETTLED,
    Conclude,
    HearLate,
    Lodge,
    Postpone,
    StartChosenClock,
    lodging,
)
from casework.workflows.application.deadlines import APPEAL as TO_APPEAL
from casework.workflows.costs import StartClockWhere
from casework.workflows.reversing import OWN as OF_OUR_OWN
from casework.workflows.reversing import LetStand, Overturn, Reconsider, Review, limits
from casework.workflows.time_to_appeal import COMMENT, TELL
from casework.workflows.timeliness import IN_TIME, timeliness

APPEAL, CASES, DECISION, TIE = Appeal.__table__, Case.__table__, Decision.__table__, CaseParty.__table__
NOTHING = Refusal(Text("There is no decision in that case that can be appealed."), cure=Text("Nobody can."))
LOOKED_AT = Refusal(Text("That decision is looked at again already."), cure=Text("You can open that case."))
APPEALED = Refusal(Text("That decision is appealed already, and the appeal is not decided."),
                   cure=Text("You can write to us in that case."))

CHANGEABLE = ("appealable", "appealed", "final")


def living(cx: Connection, of: Any, seq: int, party_id: int) -> bool:
    """Has a party an appeal against the decision that is not ended?"""
    return any(row.of_seq == seq and row.party_id == party_id and row.outcome in OPEN and row.closed_at is None
               and row.verdict != OF_OUR_OWN for row in appeals_against(cx, of.id))  # fmt: skip


def settle(cx: Connection, case_id: int, standing: str) -> None:
    """Gives what the case has decided, and nobody has settled yet, its standing."""
    for before in UNSETTLED:
        seals.change(cx, DECISION, {"case_id": case_id, "standing": before}, standing=standing)


def lodge(effect: Lodge, going: Going) -> None:
    """Ties the appeal to the decision its answers name, and reckons whether it is in time."""
    cx, answers = going.cx, latest_answers(going.cx, going.case)
    of = case_numbered(cx, answers.appealed.case)
    decided = [row for row in decided_last(cx, of.id) if row.subject in answers.chosen] if of is not None else []
    if not decided:
        raise StepRefused((NOTHING,))
    seq = decided[0].event_seq
    if living(cx, of, seq, going.case.party_id):
        raise StepRefused((APPEALED,))
    told = going.given.get("handed_on")
    handed_on = date.fromisoformat(told) if told else going.came_on
    notice = notice_of(cx, of.id, seq, opened=going.chosen(ARRIVAL.name) == "opened")
    course, knew = notice.course(handed_on), going.given.get("knew_on")
    if going.case.party_id != of.party_id:  # another than the party, whose time is another too
        course = replace(course, knew=date.fromisoformat(knew) if knew else None, reasons=(), extensions=(),
                         third_party=any(row.outcome == "approval" for row in decided))  # fmt: skip
        seals.add(cx, TIE, case_id=going.case.id, party_id=of.party_id, role=COUNTERPARTY, since=going.today)
        going.after.append(partial(_tell_the_party, going, of.id, answers))
    judged = timeliness(course)
    seals.add(
        cx, APPEAL, case_id=going.case.id, of_case_id=of.id, of_seq=seq, event_seq=going.seq,
        parts=[row.subject for row in decided], decided_on=notice.decided_on, arrived_on=notice.arrived_on,
        handed_on=handed_on, last_day=judged.last_day,
        verdict=judged.verdict,
        reckoned=[{"text": step.text.as_json(), "source": str(step.source)} for step in judged.steps],
        why_late="", postponement="asked" if answers.meanwhile.postpone else "", outcome="",
    )  # fmt: skip
    if judged.verdict == IN_TIME:
        going.after.append(partial(_appealed, going, of.id))


def hear_late(effect: HearLate, going: Going) -> None:
    """A late appeal is heard; the reason is kept."""
    row = _change(going, verdict="heard", why_late=str(going.given["why_late"]))
    going.after.append(partial(_appealed, going, row.of_case_id))


def postpone(effect: Postpone, going: Going) -> None:
    """What was answered about postponed effect."""
    ruling = str(going.prepared_body()["ruling"])
    row = _change(going, postponement=ruling)
    going.after.append(partial(_note, going, row.of_case_id, "postponement", {"ruling": ruling}))


def conclude(effect: Conclude, going: Going) -> None:
    """What came of it, written on the appeal and, once the step is written, in the case that decided."""
    outcome = effect.outcome or str(going.given["result"])
    row = _change(going, outcome=outcome)
    told = going.prepared_body().get("outcomes") or {} if outcome == "in_part" else {}
    parts = [part for part in row.parts if told.get(part, "approve") == "approve"]
    going.after.append(partial(_concluded, going, row, parts, effect.standing, outcome))


def reconsider(effect: Reconsider, going: Going) -> None:
    """Ties the reversal to what the case decided last, with the days that are counted from its notice."""
    cx, answers = going.cx, latest_answers(going.cx, going.case)
    of = case_numbered(cx, answers.appealed.case)
    decided = decided_last(cx, of.id) if of is not None else []
    if not decided:
        raise StepRefused((NOTHING,))
    if any(row.verdict == OF_OUR_OWN and row.closed_at is None for row in appeals_against(cx, of.id)):
        raise StepRefused((LOOKED_AT,))
    seq = decided[0].event_seq
    notice = notice_of(cx, of.id, seq, opened=going.chosen(ARRIVAL.name) == "opened")
    in_appeal = lodging(CASE_TYPES[of.type]) is not None
    review = Review(None, None, None, notice.decided_on, notice.arrived_on, going.today, in_appeal=in_appeal)
    seals.add(
        cx, APPEAL, case_id=going.case.id, of_case_id=of.id, of_seq=seq, event_seq=going.seq,
        parts=[row.subject for row in decided], decided_on=notice.decided_on, arrived_on=notice.arrived_on,
        handed_on=going.today, last_day=review.tell_by, verdict=OF_OUR_OWN,
        reckoned=[{"text": step.text.as_json(), "source": str(step.source)} for step in limits(review)],
        why_late="", postponement="", outcome="",
    )  # fmt: skip


def overturn(effect: Overturn, going: Going) -> None:
    """What the file names of the decision is changed, and the case that made it is told."""
    chosen = latest_answers(going.cx, going.case).chosen
    before = going.cx.execute(select(APPEAL.c.parts).where(APPEAL.c.case_id == going.case.id)).scalar_one()
    parts = [part for part in before if part in chosen]
    outcome = str(going.given.get("result") or ("reversed" if len(parts) == len(before) else "partly"))
    row = _change(going, outcome=outcome)
    changed = _standing(row, parts, "changed", CHANGEABLE)
    going.after.append(partial(_note, going, row.of_case_id, "reversed", {"outcome": outcome}, changed))


def let_stand(effect: LetStand, going: Going) -> None:
    """Nothing is changed."""
    row = _change(going, outcome="stands")
    going.after.append(partial(_note, going, row.of_case_id, "reversed", {"outcome": "stands"}))


def start_chosen(effect: StartChosenClock, going: Going) -> None:
    """Starts the clock; its last day is so many weeks from the fact as the reading says."""
    facts = going.known_dates()
    runs_from = facts[going.case_type.deadline(effect.clock).runs_from] or going.today
    until = due_date(runs_from, Weeks(int(going.chosen(effect.reading))), NORWEGIAN)
    clocks.start(going.cx, going.case_type, going.case.id, effect.clock, on=going.today, facts=facts, now=going.now,
                 until=until, seq=going.seq)  # fmt: skip


def start_where(effect: StartClockWhere, going: Going) -> None:
    """Starts the clock, where it runs by what the file says."""
    if effect.where(latest_answers(going.cx, going.case)):
        clocks.start(going.cx, going.case_type, going.case.id, effect.clock, on=going.today, facts=going.known_dates(),
                     now=going.now, seq=going.seq)  # fmt: skip


HANDLERS: Mapping[type[Effect], Callable[[Any, Going], None]] = {
    **appealing.HANDLERS,
    Lodge: lodge,
    HearLate: hear_late,
    Postpone: postpone,
    Conclude: conclude,
    StartChosenClock: start_chosen,
    StartClockWhere: start_where,
    Reconsider: reconsider,
    Overturn: overturn,
    LetStand: let_stand,
}


def _change(going: Going, **to: Any) -> Any:
    rows = seals.change(going.cx, APPEAL, {"case_id": going.case.id}, event_seq=going.seq, **to)
    if not rows:
        raise NotThere
    return rows[0]


def _appealed(going: Going, of_id: int) -> None:
    """The decision is appealed from now on, also one that was thought to be final before the appeal reached us."""
    own = going.cx.execute(select(APPEAL).where(APPEAL.c.case_id == going.case.id)).one()
    change = _standing(own, own.parts, "appealed", ("appealable", "final"))
    _note(going, of_id, "appealed", {"verdict": own.verdict}, change)


def _tell_the_party(going: Going, of_id: int, answers: Any) -> None:
    """The party of the decision gets the appeal of another in copy, and time to comment (§ 33)."""
    from casework.operations.steps import locked
    from casework.operations.time_to_appeal import take  # both carry out effects

    own, of = locked(going.cx, going.case.id), locked(going.cx, of_id)
    told = {"case": f"{own.year}/{own.seq}", "appellant": answers.appellant.name or "–",
            "until": due_date(going.today, COMMENT, NORWEGIAN).isoformat()}  # fmt: skip
    take(of_id, TELL.name, by=SYSTEM, now=going.now, seen=of.n_events, given=told)


def _concluded(going: Going, row: Any, parts: list[str], standing: str, outcome: str) -> None:
    before = CHANGEABLE if standing == "changed" else ("appealed",)
    moves = standing == "changed" or _over(going.cx, row.of_case_id, going.today)
    _note(going, row.of_case_id, "appeal_ended", {"outcome": outcome},
          _standing(row, parts, standing, before) if moves else None)
    of = going.cx.execute(select(CASES).where(CASES.c.id == row.of_case_id)).one()
    if of.closed_at is not None and {one.standing for one in decided_last(going.cx, of.id)} == {"final"}:
        purging.order(going.cx, of, "refused_final", now=going.now)  # an open case does so by the step that closes it


def _standing(row: Any, parts: Sequence[str], standing: str, before: Sequence[str]) -> Callable[[Connection], None]:
    def change(cx: Connection) -> None:
        for decided in cx.execute(select(DECISION).where(DECISION.c.case_id == row.of_case_id,
                                                         DECISION.c.event_seq == row.of_seq)).all():  # fmt: skip
            if decided.subject in parts and decided.standing in before:
                seals.change(cx, DECISION, {"id": decided.id}, standing=standing)

    return change


def _over(cx: Connection, case_id: int, today: date) -> bool:
    """Has the time to appeal run out in the case?"""
    rows = [row for row in clocks.running(cx, case_id) if row.name == TO_APPEAL.name]
    if not rows or rows[-1].state == str(ClockState.PAUSED):
        return not rows
    return rows[-1].state == str(ClockState.STOPPED) or rows[-1].lenient_due < today


def _note(going: Going, of_id: int, kind: str, body: Mapping[str, Any],
          change: Callable[[Connection], None] | None = None) -> None:  # fmt: skip
    """Tells the decided case, by an event of its own that names the appeal."""
    from casework.operations.steps import locked, note_event  # steps carry out effects

    own, of = locked(going.cx, going.case.id), locked(going.cx, of_id)
    if change is not None:
        change(going.cx)
    said = {"case": f"{own.year}/{own.seq}", **body}
    note_event(going.cx, of, kind, by=going.by, now=going.now, body=said)
