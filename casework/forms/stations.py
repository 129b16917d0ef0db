"""The way of a case as its party sees it: a few stations, each a phase in the words of the type.

An application is sent, looked through, assessed, decided. What we open ourselves is never sent, and an appeal is not
looked through for what is missing: such a type names its own (`CaseForm.way`). A phase without a station is on the way
to the next one that has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from casework.core.case_type import Phase
from casework.core.text import Text


@dataclass(frozen=True, slots=True)
class Station:
    """`title`: what has been done when it lies behind; `ahead`: what is said while it lies ahead; `now`: what it is
    called while the case stands there, where that is not its title.
    """

    phase: Phase
    title: Text
    ahead: Text | None = None
    now: Text | None = None


ASSESSED = Station(Phase.REVIEW, Text("Assessed"))
DECIDED = Station(Phase.DECISION, Text("Decided"), Text("We write to you"))
FINISHED = Station(Phase.CLOSED, Text("Finished"), Text("When nothing is left to do"), Text("What is left to do"))
SENT = Station(Phase.SUBMISSION, Text("Sent"))
COMMENTS = Text("Your comments")

APPLYING = (
    SENT,
    Station(Phase.VERIFICATION, Text("Checked for what is missing")),
    Station(Phase.REVIEW, Text("Assessed"), Text("Starts when everything is in place")),
    DECIDED,
    FINISHED,
)


def opened_by_us(heard: Text = COMMENTS, ends: Text | None = FINISHED.ahead) -> tuple[Station, ...]:
    """The way of a case that we open. `heard`: what comes before we judge it; `ends`: when it is finished."""
    return (
        Station(Phase.SUBMISSION, Text("Opened by us")),
        Station(Phase.VERIFICATION, heard, Text("You can comment before we decide")),
        ASSESSED,
        DECIDED,
        replace(FINISHED, ahead=ends),
    )
