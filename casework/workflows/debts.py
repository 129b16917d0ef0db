"""What becomes of a debt that is not simply paid: a rest that two people give up, a payment that is taken back.

Cases about money share these steps. Each state from which a rest is proposed to be given up has a proposed state of its
own, so that what is returned goes back to where it stood: no return is a way past the reminder, the letters and the
times that stand before collection. What is given up is what was proposed; where the rest has changed since, it is
returned and proposed anew (økonomireglementet § 14 on division of work; our reading of it).
"""

from __future__ import annotations

from casework.core.case_type import Actor, Guard, State, Step
from casework.core.effects import Effect, StartClock
from casework.core.text import Text
from casework.workflows.application import COMMENTS, REASON
from casework.workflows.charging import OweAgain, WriteOffRest
from casework.workflows.fee_guards import not_your_payment, rest_as_proposed, something_is_owed
from casework.workflows.guards import four_eyes, impartial

FINANCE, MANAGER = (Actor.FINANCE,), (Actor.MANAGER,)


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


def owed_again(paid: State, owed: State) -> Step:
    """A payment was taken back: the claim is owed again, by its old last day, and pursued from the beginning."""
    return Step("owe_again", (paid,), owed, (Actor.SYSTEM,), Text("Note that it is owed again"),
                guards=(something_is_owed,), effects=(OweAgain(), StartClock("payment"), StartClock("limitation")))
