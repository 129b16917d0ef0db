"""An appeal against a decision: a case of its own that points at what another case decided (forvaltningsloven ch. VI).

A decision has a standing, which is its own small declared graph. Whoever appeals in time leaves it appealed; what comes
of the appeal makes it final or changed. A decision that was changed is never written over: the case in which it was
made is taken up again and decides anew, with its own two people and its own appeal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casework.core.case_type import CaseType, Reading
from casework.core.effects import Effect, PrintLetter, SendLetter, StartClock
from casework.core.periods import Weeks
from casework.core.text import Source, Text

STANDINGS: Mapping[str, frozenset[str]] = {
    "appealable": frozenset({"appealed", "final", "changed"}),
    "appealed": frozenset({"final", "changed"}),
    "final": frozenset({"appealed", "changed"}),
    "changed": frozenset(),
}
"""From each standing to which (§§ 28, 29, 33–35). What was final is appealed all the same where an appeal was handed in
in time and reached us late (§ 30), or is heard although it came late (§ 31). The database holds the same.
"""
UNSETTLED = ("appealable", "appealed")
OPEN = ("", "in_part")
"""Outcomes of an appeal that is not ended."""
CHANGING = ("in_part", "reversed", "partly", "changed", "annulled")
"""Outcomes that have changed a decision."""
COUNTERPARTY = "counterparty"
"""What the party of a decision is in the appeal of another."""
HEARD = ("in_time", "heard")
"""Verdicts under which a decision is appealed."""

ARRIVAL = Reading(
    name="digital_arrival",
    title=Text("When a letter in the service has arrived"),
    choices={"available": Text("On the day it is made available there, with a notice that it waits."),
             "opened": Text("On the day it is first opened, if that is later.")},
    default="available",
    source=Source("eforvaltningsforskriften", "§§ 8–10", certainty=60,
                  note=Text("The time to appeal runs from arrival; the rules do not say it of a letter that lies "
                            "unopened.")))
FORWARDING = Reading(
    name="forwarding_time",
    title=Text("Our own time to decide an appeal or send it on"),
    choices={str(weeks): Weeks(weeks).text for weeks in (2, 4, 6, 8)},
    default="4",
    source=Source("forvaltningsloven", "§§ 11 a and 33", certainty=60,
                  note=Text("The act says “as soon as the case is prepared”; the number of weeks is ours.")))
READINGS = (ARRIVAL, FORWARDING)


class Lodge(Effect):
    """Ties the appeal to the decision it names, reckons whether it is in time and, if so, marks that as appealed."""

    said = Text("marks the decision as appealed, if the appeal is in time")


class HearLate(Effect):
    """A late appeal is heard all the same (`because`); the decision is appealed from now on."""

    said = Text("marks the decision as appealed although the appeal came late")


@dataclass(frozen=True, slots=True)
class StartChosenClock(StartClock):
    """Starts a clock whose length in weeks is the choice of the named reading."""

    reading: str


class PrintOnward(PrintLetter):
    """A letter to the body above, printed for signature beside the parties' own."""

    said = Text("prints the letter “{letter}” to the appeal body for signature")


class SendOnward(SendLetter):
    """Sends that letter as it was signed, with everything that lies in the journals of both cases bound into one PDF.
    """

    said = Text("sends the appeal body the letter “{letter}” with all documents of both cases")


class Postpone(Effect):
    """What was decided about postponed effect stands on the page of the decided case."""

    said = Text("tells on the page of the decision whether it may be carried out meanwhile")


@dataclass(frozen=True, slots=True)
class Conclude(Effect):
    """What comes of the appeal. The decisions that are left of it (of an outcome `in_part` those that succeed) get the
    standing: `changed` at once, `final` once the time to appeal has run out. The told `result` is an `outcome` of "".
    """

    said = Text("says in the case of the decision what became of the appeal")
    outcome: str
    standing: str


def lodging(case_type: CaseType) -> str | None:
    """The step by which an appeal is lodged; None where the type is no appeal."""
    return next((step.name for step in case_type.steps if any(isinstance(effect, Lodge) for effect in step.effects)),
                None)
