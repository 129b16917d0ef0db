"""Carrying out what a step sets going: a function for each kind of effect, writing rows in the step's transaction."""

from __future__ import annotations

from datetime import date
from functools import singledispatch
from typing import Any

from casework.core import effects as does
from casework.core.calendars import NORWEGIAN
from casework.core.clocks import Happening
from casework.core.effects import Effect
from casework.core.periods import Weeks, due_date
from casework.models import Decision, QuestionRow, RequestRow
from casework.operations import (
    annexes,
    approvals,
    charging,
    clocks,
    contesting,
    disclosing,
    findings,
    invoicing,
    journal,
    ordering,
    outbox,
    purging,
    seals,
    submissions,
    verifying,
    writing,
)
from casework.operations.acting import legal_date
from casework.operations.going import Going
from casework.operations.letters import order_letter, send_printed
from casework.queries.submissions import latest_answers
from casework.queries.tables import tables_on
from casework.workflows.annexes import PrintAnswers
from casework.workflows.disclosing import Supersede
from casework.workflows.verifying import Deliver, NameVerifier
from casework.workflows.writing import BeginReasons, WriteSection

DECISION, REQUEST, QUESTION = Decision.__table__, RequestRow.__table__, QuestionRow.__table__


@singledispatch
def carry_out(effect: Any, going: Going) -> None:
    """Writes the rows of one effect."""
    raise TypeError(f"Nothing carries out {type(effect).__name__}.")


@carry_out.register
def _(effect: does.SendLetter, going: Going) -> None:
    if going.move.step.decides and send_printed(going, effect.letter):
        return
    order_letter(going, effect.letter, sends=True)


@carry_out.register
def _(effect: does.PrintLetter, going: Going) -> None:
    order_letter(going, effect.letter, sends=False)


@carry_out.register
def _(effect: does.StartClock, going: Going) -> None:
    facts, until = going.known_dates(), None
    deadline = going.case_type.deadline(effect.clock)
    if deadline.runs_from not in facts:  # a day that the answers say
        tables = tables_on(going.cx, going.case_type.tables, going.today)
        facts |= going.case_type.triggers(latest_answers(going.cx, going.case), tables)
    if deadline.amount is None:
        usual = due_date(going.today, Weeks(3), NORWEGIAN)
        until = date.fromisoformat(going.given["until"]) if "until" in going.given else usual
    if facts["complete_since"] != going.case.complete_since:
        going.changes["complete_since"] = facts["complete_since"]
    clocks.start(going.cx, going.case_type, going.case.id, effect.clock, on=going.today, facts=facts, now=going.now,
                 until=until, seq=going.seq)  # fmt: skip


@carry_out.register
def _(effect: does.StopClock, going: Going) -> None:
    clocks.happen(
        going.cx,
        going.case_type,
        going.case.id,
        effect.clock,
        Happening.STOP,
        on=going.came_on,
        now=going.now,
        seq=going.seq,
    )


@carry_out.register
def _(effect: does.PauseClock, going: Going) -> None:
    if effect.reading is None or going.chosen(effect.reading) == effect.choice:
        clocks.happen(
            going.cx,
            going.case_type,
            going.case.id,
            effect.clock,
            Happening.PAUSE,
            on=going.today,
            now=going.now,
            seq=going.seq,
            ref=str(going.seq),
        )


@carry_out.register
def _(effect: does.ResumeClock, going: Going) -> None:
    for clock in clocks.running(going.cx, going.case.id):
        if clock.name == effect.clock and clock.state == "paused":
            pause = [row for row in clocks.events_of(going.cx, clock.id) if row.kind == "pause"][-1]
            clocks.happen(
                going.cx,
                going.case_type,
                going.case.id,
                effect.clock,
                Happening.RESUME,
                on=going.came_on,
                now=going.now,
                seq=going.seq,
                ref=pause.data.get("ref", ""),
            )


@carry_out.register
def _(effect: does.ExtendClock, going: Going) -> None:
    clocks.happen(
        going.cx,
        going.case_type,
        going.case.id,
        effect.clock,
        Happening.EXTEND,
        on=going.today,
        now=going.now,
        seq=going.seq,
        until=going.given["until"],
    )
    until = date.fromisoformat(going.given["until"])
    seals.change(going.cx, REQUEST, the_open_request(going), due=until, asked_until=None, asked_reason="")


@carry_out.register
def _(effect: does.FreezeAnswers, going: Going) -> None:
    received = going.given.get("received_at", going.now)
    answers = submissions.freeze(
        going.cx,
        going.case,
        seq=going.seq,
        person_id=going.by.person_id or going.case.created_by,
        received_at=received,
        now=going.now,
        channel=going.given.get("channel", "portal"),
        acknowledged=going.given.get("acknowledged", []),
    )
    journal.enter(going.cx, going.case.id, going.now)
    if not going.case.received_at:
        _begin_clocks(going, answers)
    findings.mark(going.cx, going.case_type, going.case.id, answers)
    wishes = going.case_type.wishes(answers)
    going.changes |= {
        "title": going.case_type.title_of(answers),
        "language": wishes.language,
        "channel": wishes.channel,
        "your_reference": wishes.reference,
    }
    going.changes |= findings.settle(
        going.cx,
        going.case_type,
        going.case,
        answers,
        today=going.today,
        now=going.now,
        applied_on=legal_date(received),
    )


def _begin_clocks(going: Going, answers: Any) -> None:
    """What runs from the first submission on."""
    tables = tables_on(going.cx, going.case_type.tables, going.today)
    facts = going.case_type.triggers(answers, tables)
    for name in going.case_type.clock_for(answers, tables):
        clocks.start(going.cx, going.case_type, going.case.id, name, on=going.today, facts=facts, now=going.now,
                     seq=going.seq)  # fmt: skip


@carry_out.register
def _(effect: does.OpenRequest, going: Going) -> None:
    questions = going.given.get("questions", [])
    named = {section for question in questions for section in question.get("sections", [])}
    request = seals.add(
        going.cx,
        REQUEST,
        case_id=going.case.id,
        event_seq=going.seq,
        sections=sorted(named | set(going.given.get("sections", []))),
        due=date.fromisoformat(going.given["until"]),
        state="open",
        asked_reason="",
    )
    for n, question in enumerate(questions, start=1):
        seals.add(
            going.cx,
            QUESTION,
            of=going.case.id,
            request_id=request.id,
            n=n,
            code=question["code"],
            wrong=question["wrong"],
            send=question["send"],
            why=question["why"],
            sections=question.get("sections", []),
            answer="",
        )


@carry_out.register
def _(effect: does.AskTime, going: Going) -> None:
    until, why = date.fromisoformat(going.given["until"]), going.given.get("reason", "")
    seals.change(going.cx, REQUEST, the_open_request(going), asked_until=until, asked_reason=why)


@carry_out.register
def _(effect: does.CloseRequest, going: Going) -> None:
    seals.change(going.cx, REQUEST, the_open_request(going), state=effect.as_)


def the_open_request(going: Going) -> dict[str, Any]:
    """What the case's open request holds."""
    return {"case_id": going.case.id, "state": "open"}


@carry_out.register
def _(effect: does.Decide, going: Going) -> None:
    body = going.prepared_body()
    outcomes = body.get("outcomes") or {}
    reasons = body.get("outcome_reasons") or {}
    whole, *parts = going.case_type.subjects(latest_answers(going.cx, going.case))
    if effect.kind != "approval":  # refused or dismissed as a whole: its parts stay undecided, but for those named
        parts = [part for part in parts if part.key in reasons or part.stands_alone]
    for subject in (whole, *parts):
        outcome = outcomes.get(subject.key, "approve") if effect.kind == "approval" else effect.kind
        if effect.kind != "approval" and outcomes.get(subject.key) == "refuse":
            outcome = "upheld"
        seals.add(
            going.cx,
            DECISION,
            case_id=going.case.id,
            event_seq=going.seq,
            subject=subject.key,
            title=str(subject.title),
            kind=effect.kind,
            outcome={"approve": "approval", "refuse": "refusal"}.get(outcome, outcome),
            reason=reasons.get(subject.key, ""),
            standing="appealable",
            act_id=going.act_id,
        )


@carry_out.register(Supersede)
@carry_out.register
def _(effect: does.Settle, going: Going) -> None:
    contesting.settle(going.cx, going.case.id, effect.standing)


carry_out.register(does.Grant)(approvals.grant)
carry_out.register(does.Amend)(approvals.amend)
carry_out.register(does.Suspend)(approvals.suspend)
carry_out.register(does.Restore)(approvals.restore)
carry_out.register(does.Revoke)(approvals.revoke)
carry_out.register(PrintAnswers)(annexes.print_answers)
for kind, carried_out in {
    **charging.HANDLERS, **invoicing.HANDLERS, **contesting.HANDLERS, **disclosing.HANDLERS,
    **ordering.HANDLERS, WriteSection: writing.write}.items():  # fmt: skip
    carry_out.register(kind)(carried_out)
carry_out.register(BeginReasons)(writing.begin_reasons)
carry_out.register(NameVerifier)(verifying.name)
carry_out.register(Deliver)(verifying.deliver)


@carry_out.register
def _(effect: does.Purge, going: Going) -> None:
    purging.order(going.cx, going.case, effect.event, now=going.now)


@carry_out.register
def _(effect: does.Notify, going: Going) -> None:
    outbox.put(
        going.cx,
        "notice",
        f"notice:{going.case.id}:{going.seq}",
        now=going.now,
        case_id=going.case.id,
        notice=effect.notice.as_json(),
    )


HANDLED: frozenset[type[Effect]] = frozenset(kind for kind in carry_out.registry if kind is not object)
