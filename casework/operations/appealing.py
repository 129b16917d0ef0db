"""What the steps around an appeal set going beside it: the time to appeal moves, and papers go to others.

The steps about the time are records of the decided case (`workflows.time_to_appeal`); what is sent on, and the copy for
the party of a decision that another appeals, are bound into one file by the worker before they leave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from casework.core.clocks import ClockState, Happening
from casework.core.effects import Effect
from casework.models import CaseParty
from casework.models.file import BODY
from casework.operations import clocks, outbox
from casework.operations.going import Going
from casework.operations.letters import Recipient, order_letter, send_printed
from casework.workflows.appeal_bodies import body_above
from casework.workflows.appeals import COUNTERPARTY, PrintOnward, SendOnward
from casework.workflows.application.deadlines import APPEAL as TO_APPEAL
from casework.workflows.time_to_appeal import BeginAnew, CopyAppeal, GiveTime, Interrupt

TIE = CaseParty.__table__
OTHERS = select(TIE.c.party_id).where(TIE.c.case_id == bindparam("case_id"), TIE.c.role == COUNTERPARTY).distinct()


def give_time(effect: GiveTime, going: Going) -> None:
    """Moves the end of the time to appeal."""
    _happens(going, Happening.EXTEND, until=str(going.given["until"]))


def interrupt(effect: Interrupt, going: Going) -> None:
    """Stops the time to appeal where it stands, from the day on which the reasons were asked for."""
    told = going.given.get("asked_on")
    _happens(going, Happening.PAUSE, on=date.fromisoformat(told) if told else going.today, ref=str(going.seq))


def begin_anew(effect: BeginAnew, going: Going) -> None:
    """Ends the time that stood still, and starts one that the arrival of this step's letter moves."""
    cx, case, name = going.cx, going.case, TO_APPEAL.name
    given = [str(row.data["until"]) for clock in clocks.running(cx, case.id)
             if clock.name == name and clock.state != str(ClockState.STOPPED)
             for row in clocks.events_of(cx, clock.id) if row.kind == str(Happening.EXTEND)]  # fmt: skip
    _happens(going, Happening.STOP)
    clocks.start(cx, going.case_type, case.id, name, on=going.today, facts=going.known_dates(), now=going.now,
                 seq=going.seq)  # fmt: skip
    newest = [row for row in clocks.running(cx, case.id) if row.name == name][-1]
    if given and date.fromisoformat(max(given)) > newest.lenient_due:
        _happens(going, Happening.EXTEND, until=max(given))


def _happens(going: Going, kind: Happening, *, on: date | None = None, **data: str) -> None:
    clocks.happen(going.cx, going.case_type, going.case.id, TO_APPEAL.name, kind, on=on or going.today, now=going.now,
                  seq=going.seq, **data)  # fmt: skip


def print_onward(effect: PrintOnward, going: Going) -> None:
    """Orders the letter to the body above, by the way it gets what we send on, and by post a copy for each party whose
    case is another: it cannot read this one in the service.
    """
    body = Recipient(BODY, body_above(going.case.authority, going.today).channel)
    others = going.cx.execute(OTHERS, {"case_id": going.case.id}).scalars()
    copies = tuple(Recipient(f"party:{party_id}", "post") for party_id in others)
    order_letter(going, effect.letter, sends=False, to=(body, *copies))


def send_onward(effect: SendOnward, going: Going) -> None:
    """Orders the file of both cases, and sends the letter with it."""
    outbox.put(going.cx, "bind", f"bind:{going.case.id}:{going.seq}", now=going.now, case_id=going.case.id,
               n=going.seq, language=going.case.language)  # fmt: skip
    send_printed(going, effect.letter)


def copy_appeal(effect: CopyAppeal, going: Going) -> None:
    """Orders the file with the appeal, before the letter that it is enclosed with."""
    outbox.put(going.cx, "bind", f"bind:{going.case.id}:{going.seq}", now=going.now, case_id=going.case.id,
               n=-going.seq, language=going.case.language)  # fmt: skip


HANDLERS: Mapping[type[Effect], Callable[[Any, Going], None]] = {
    GiveTime: give_time,
    Interrupt: interrupt,
    BeginAnew: begin_anew,
    PrintOnward: print_onward,
    SendOnward: send_onward,
    CopyAppeal: copy_appeal,
}
