"""What becomes of a debt: it is paid, reminded of, handed over, given up by two people, or owed again.

Cases about money share these steps. Each state from which a rest is proposed to be given up has a proposed state of its
own, so that what is returned goes back to where it stood: no return is a way past the reminder, the letters and the
times that stand before collection. What is given up is what was proposed; where the rest has changed since, it is
returned and proposed anew (økonomireglementet § 14 on division of work; our reading of it).
"""

from __future__ import annotations

from casework.core.case_type import Actor, Guard, State, Step
from casework.core.effects import Effect, SendLetter, StartClock, StopClock
from casework.core.text import Text
from casework.workflows.application import COMMENTS, REASON
from casework.workflows.charging import OweAgain, WriteOffRest
from casework.workflows.fee_guards import (
    may_be_pursued,
    not_your_payment,
    paid_in_full,
    rest_as_proposed,
    something_is_owed,
)
from casework.workflows.guards import clock_over, four_eyes, impartial

FINANCE, MANAGER, SYSTEM = (Actor.FINANCE,), (Actor.MANAGER,), (Actor.SYSTEM,)


def paid(sources: tuple[State, ...], end: State, effects: tuple[Effect, ...]) -> Step:
    """Nothing is owed any more."""
    return Step("settle", sources, end, SYSTEM, Text("Record that it is paid"), guards=(paid_in_full,), effects=effects)


def overdue(sources: tuple[State, ...], end: State, effects: tuple[Effect, ...] = ()) -> Step:
    """The last day to pay has passed."""
    return Step("fall_overdue", sources, end, SYSTEM, Text("Note that it is overdue"),
                guards=(something_is_owed, clock_over("payment", Text("The last day to pay has not passed."))),
                effects=effects)


def pursued(owed: State, reminded: State, collection: State, *, first: tuple[Guard, ...], always: tuple[Guard, ...],
            begins: tuple[Effect, ...] = (), ends: tuple[Effect, ...] = (), letter: type[SendLetter] = SendLetter,
            ) -> tuple[Step, ...]:
    """Finance sends one reminder with a new last day, and then hands over what the law of the claim lets it.

    `first`: guards of the reminder; `always`: of the hand-over; `letter`: how both are sent.
    """
    return (
        Step("send_reminder", (owed,), reminded, FINANCE, Text("Send a reminder"), guards=(something_is_owed, *first),
             effects=(letter("payment_reminder"), *begins, StartClock("reminder"))),
        Step("hand_over", (reminded,), collection, FINANCE, Text("Hand over to collection"),
             guards=(something_is_owed, *always, may_be_pursued,
                     clock_over("reminder", Text("The time that the reminder gave has not run out."))),
             effects=(letter("collection"), *ends, StopClock("reminder"))),
    )  # fmt: skip


def given_up(act: str, kind: str, source: State, proposed: State, end: State, said: tuple[Text, Text],
             effects: tuple[Effect, ...], *, beside: str = "", guards: tuple[Guard, ...] = ()) -> tuple[Step, ...]:
    """Finance proposes to give up the rest (`said`: the titles), a manager accepts it or returns it to `source`.

    `beside` ends the names of the steps where several states have them; `guards` are asked both times.
    """
    return (
        Step(f"propose_{act}{beside}", (source,), proposed, FINANCE, said[0], prepares=act, individual=False,
             asks=(REASON,), guards=(impartial, something_is_owed, *guards)),
        Step(f"accept_{act}{beside}", (proposed,), end, MANAGER, said[1], decides=act, individual=False,
             guards=(impartial, four_eyes, not_your_payment, something_is_owed, *guards, rest_as_proposed),
             effects=(WriteOffRest(kind), *effects)),
        Step(f"return_{act}{beside}", (proposed,), source, MANAGER, Text("Return with comments"), asks=(COMMENTS,)),
    )  # fmt: skip


def written_off(source: State, proposed: State, end: State, effects: tuple[Effect, ...], *, beside: str = "",
                ) -> tuple[Step, ...]:
    """What will not be paid is given up."""
    said = Text("Propose to write it off"), Text("Write it off")
    return given_up("write_off", "irrecoverable", source, proposed, end, said, effects, beside=beside)


def owed_again(settled: State, owed: State) -> Step:
    """A payment was taken back: the claim is owed again, by its old last day, and pursued from the beginning."""
    return Step("owe_again", (settled,), owed, SYSTEM, Text("Note that it is owed again"),
                guards=(something_is_owed,), effects=(OweAgain(), StartClock("payment"), StartClock("limitation")))
