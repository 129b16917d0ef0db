"""Appeals and what they are against, as guards, pages and letters ask: how a decision stands, and what is open.

All statements are built once. Asked of a case that was never decided it costs one statement and says None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, exists, select

from casework.core.calendars import legal_date
from casework.models import Appeal, Case, ClockEvent, Correction, Decision, Dispatch, Event, Letter, TwoPersonAct
from casework.queries.readings import in_force
from casework.queries.time_to_appeal import CLOCKS, LAST, clocks_since, limit_of, reasons_since
from casework.workflows import CASE_TYPES
from casework.workflows.appeal_guards import AppealFact
from casework.workflows.appeals import CHANGING, HEARD, OPEN, lodging
from casework.workflows.correcting import CORRECTION as CORRECTING
from casework.workflows.reversing import OWN as OF_OUR_OWN
from casework.workflows.reversing import SIGNATORY
from casework.workflows.time_to_appeal import Limit
from casework.workflows.timeliness import Course

APPEAL, CASES, DECISION, EVENT = Appeal.__table__, Case.__table__, Decision.__table__, Event.__table__
HAPPENED, LETTER, DISPATCH = ClockEvent.__table__, Letter.__table__, Dispatch.__table__
ACT, CORRECTION, WRONG = TwoPersonAct.__table__, Correction.__table__, LETTER.alias("wrong")
CASE_ID = bindparam("case_id", type_=Integer)
OWN = (
    select(APPEAL, CASES.c.type.label("of_type")).join(CASES, CASES.c.id == APPEAL.c.of_case_id)
    .where(APPEAL.c.case_id == CASE_ID)
)  # fmt: skip
AUTHORS = select(ACT.c.first_person, ACT.c.second_person).where(
    ACT.c.case_id == CASE_ID, ACT.c.signed_seq == bindparam("seq", type_=Integer))  # fmt: skip
LATEST = (
    select(DECISION).where(DECISION.c.case_id == CASE_ID, DECISION.c.event_seq == LAST.scalar_subquery())
    .order_by(DECISION.c.id)
)  # fmt: skip
TOLD = exists().where(LETTER.c.case_id == APPEAL.c.case_id, DISPATCH.c.letter_id == LETTER.c.id).label("told")
AGAINST = (
    select(APPEAL, CASES.c.year, CASES.c.seq, CASES.c.party_id, CASES.c.state, CASES.c.type, CASES.c.closed_at, TOLD)
    .join(CASES, CASES.c.id == APPEAL.c.case_id).where(APPEAL.c.of_case_id == CASE_ID).order_by(APPEAL.c.case_id)
)  # fmt: skip
APPEALED = (
    select(APPEAL, CASES.c.year, CASES.c.seq, CASES.c.title, CASES.c.party_id)
    .join(CASES, CASES.c.id == APPEAL.c.of_case_id).where(APPEAL.c.case_id == CASE_ID)
)
CONTESTING = select(APPEAL.c.of_case_id).where(APPEAL.c.outcome.in_(OPEN), APPEAL.c.verdict.in_(HEARD))
HAPPENINGS = (
    select(HAPPENED).where(HAPPENED.c.clock_id == bindparam("clock_id", type_=Integer)).order_by(HAPPENED.c.seq)
)
NOTICE = (
    select(LETTER.c.number, LETTER.c.dated, DISPATCH.c.channel, DISPATCH.c.arrived_on, DISPATCH.c.opened_at)
    .outerjoin(DISPATCH, DISPATCH.c.letter_id == LETTER.c.id)
    .where(LETTER.c.case_id == CASE_ID, LETTER.c.event_seq == bindparam("seq", type_=Integer) - 1,
           LETTER.c.state == "printed", LETTER.c.sends.is_(False))
    .order_by(DISPATCH.c.arrived_on.desc(), LETTER.c.id)
)  # fmt: skip
RENEWED = (
    select(CORRECTION.c.done_seq, DISPATCH.c.channel, DISPATCH.c.arrived_on, DISPATCH.c.opened_at)
    .select_from(CORRECTION)
    .join(WRONG, WRONG.c.id == CORRECTION.c.letter_id)
    .join(LETTER, (LETTER.c.case_id == CORRECTION.c.case_id) & (LETTER.c.event_seq == CORRECTION.c.event_seq))
    .join(DISPATCH, DISPATCH.c.letter_id == LETTER.c.id)
    .where(CORRECTION.c.case_id == CASE_ID, CORRECTION.c.anew.is_(True), CORRECTION.c.done_seq.is_not(None),
           WRONG.c.event_seq == bindparam("seq", type_=Integer) - 1, LETTER.c.kind == CORRECTING)
    .order_by(CORRECTION.c.done_seq.desc(), DISPATCH.c.arrived_on.desc(), LETTER.c.id)
)  # fmt: skip
DECIDED_AT = select(EVENT.c.at).where(EVENT.c.case_id == CASE_ID, EVENT.c.seq == bindparam("seq", type_=Integer))


def appeal_fact(cx: Connection, case: Any, today: date) -> AppealFact | None:
    """What the guards of appeals ask of a case, decided or an appeal itself; None where there is neither."""
    own = cx.execute(OWN, {"case_id": case.id}).first()
    latest = cx.execute(LATEST, {"case_id": case.id}).all()
    if own is None and not latest:
        return None
    against = _heard(cx, case.id)
    contested, postponed = bool(against), any(row.postponement == "granted" for row in against)
    back = any(row.standing == "changed" for row in latest)
    if own is None:
        return AppealFact(contested, back, postponed=postponed)
    ours = own.verdict == OF_OUR_OWN
    acts = cx.execute(AUTHORS, {"case_id": own.of_case_id, "seq": own.of_seq}).all()
    return AppealFact(
        contested, back, own.verdict, frozenset(one for act in acts for one in act if one is not None), len(own.parts),
        own.postponement, decided_on=own.decided_on, arrived_on=own.arrived_on,
        in_appeal=lodging(CASE_TYPES[own.of_type]) is not None,
        rival=ours and bool(_heard(cx, own.of_case_id)),
        author_signs=ours and in_force(cx, CASE_TYPES[case.type], today).get(SIGNATORY.name) == "author",
    )  # fmt: skip


def _heard(cx: Connection, case_id: int) -> Sequence[Any]:
    """The open appeals that are heard."""
    return [row for row in appeals_against(cx, case_id) if row.outcome in OPEN and row.verdict in HEARD]


def appeals_against(cx: Connection, case_id: int) -> Sequence[Any]:
    """The appeals against what a case decided, and its reversals, each with the number, party and state of its own
    case, and whether the party was written to in it (`told`); oldest first.
    """
    return cx.execute(AGAINST, {"case_id": case_id}).all()


def decided_last(cx: Connection, case_id: int) -> Sequence[Any]:
    """The rows of what a case decided last; empty while it has decided nothing."""
    return cx.execute(LATEST, {"case_id": case_id}).all()


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice of a decision: its letter's number (None: it had none), when it was decided and when it arrived.
    `extensions`: (given on, until); `reasons`: (asked for on, arrived on; None: not yet); `last_day` to appeal as the
    clock has it, None where none was started.
    """

    number: int | None
    decided_on: date
    arrived_on: date
    extensions: tuple[tuple[date, date], ...]
    reasons: tuple[tuple[date, date | None], ...]
    last_day: date | None

    def course(self, handed_on: date) -> Course:
        return Course(self.decided_on, self.arrived_on, handed_on, self.reasons, self.extensions)


def notice_of(cx: Connection, case_id: int, seq: int, *, opened: bool = False) -> Notice:
    """The notice of what a case decided at an event. `opened`: a letter in the service arrives when it is opened."""
    told = {"case_id": case_id, "seq": seq}
    decided_on = legal_date(cx.execute(DECIDED_AT, told).scalar_one())
    letter = cx.execute(NOTICE, told).first()
    anew = cx.execute(RENEWED, told).first()
    brought, since = (letter, seq) if anew is None else (anew, int(anew.done_seq))  # what the time to appeal runs from
    clocks = clocks_since(cx, case_id, since, HAPPENINGS)
    first = clocks[0][1] if clocks else ()
    triggers = [date.fromisoformat(row.data["trigger"]) for row in first if row.data.get("trigger")]
    arrived = triggers[-1] if triggers else decided_on
    if brought is not None and brought.arrived_on is not None:
        arrived = brought.arrived_on
        if opened and brought.channel == "portal" and brought.opened_at is not None:
            arrived = max(arrived, legal_date(brought.opened_at))
    more = tuple((row.on, date.fromisoformat(row.data["until"])) for _, happened in clocks for row in happened
                 if row.kind == "extend" and row.data.get("until"))  # fmt: skip
    number = letter.number if letter is not None else None
    return Notice(number, decided_on, arrived, more, reasons_since(cx, case_id, since),
                  clocks[-1][0].lenient_due if clocks else None)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contest:
    """How the decision of a case stands: what was decided last (`decided`), the `last_day` to appeal and whether it is
    over, and the appeals against it with its reversals (rows of `appeals_against`). `changed`: those that changed it.
    `limit`: the time to appeal while it runs or stands still, and what was asked for and is not answered. `others`:
    appeals of others than the party that reads.
    """

    decided: Sequence[Any]
    last_day: date | None
    over: bool
    appeals: Sequence[Any]
    limit: Limit | None = None
    others: Sequence[Any] = ()

    @property
    def open(self) -> Any:
        """The appeal that is not ended."""
        return self._open(of_our_own=False)

    @property
    def reviewed(self) -> Any:
        """The reversal that is not ended: we look at it again of our own accord."""
        return self._open(of_our_own=True)

    def _open(self, *, of_our_own: bool) -> Any:
        return next((row for row in self.appeals if row.closed_at is None and row.outcome in OPEN
                     and (row.verdict == OF_OUR_OWN) is of_our_own), None)  # fmt: skip

    @property
    def changed(self) -> Sequence[Any]:
        return [row for row in self.appeals if row.outcome in CHANGING]

    @property
    def is_changed(self) -> bool:
        """Is what was decided last changed, in whole or in part, and nothing decided in its place?"""
        return bool(self.changed) and any(row.standing == "changed" for row in self.decided)

    @property
    def is_final(self) -> bool:
        return bool(self.decided) and all(row.standing == "final" for row in self.decided)


def contest_of(cx: Connection, case: Any, today: date, *, party_id: int | None = None) -> Contest | None:
    """How the decision of a case stands; None while it has decided nothing. `party_id`: for that party alone."""
    decided = cx.execute(LATEST, {"case_id": case.id}).all()
    if not decided:
        return None
    clock = cx.execute(CLOCKS, {"case_id": case.id}).first()
    last, limit = clock.lenient_due if clock else None, limit_of(cx, case.id, decided[0].event_seq)
    every = appeals_against(cx, case.id)
    appeals = [row for row in every
               if party_id is None or (row.party_id == party_id and (row.told or row.verdict != OF_OUR_OWN))]
    others = [row for row in every if party_id not in (None, row.party_id)]
    still = limit is not None and limit.still
    return Contest(decided, last, not still and (last is None or last < today), appeals, limit,
                   others)  # fmt: skip


def appealed_in(cx: Connection, case_id: int) -> Any:
    """What an appeal is against, with the number and title of that case; None where the case appeals nothing."""
    return cx.execute(APPEALED, {"case_id": case_id}).first()
