"""What a step sets going, as frozen values that hold names.

An effect stands beside its step and does nothing by itself: `operations.effects` carries it out by writing rows in the
step's own transaction. Because effects are values, the page can say them before the click.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from casework.core.text import Text

if TYPE_CHECKING:
    from casework.core.case_type import CaseType


@dataclass(frozen=True, slots=True)
class Effect:
    said: ClassVar[Text]

    def says(self, case_type: CaseType) -> Text:
        """The sentence, with the names of this case type."""
        return self.said


@dataclass(frozen=True, slots=True)
class LetterEffect(Effect):
    letter: str

    def says(self, case_type: CaseType) -> Text:
        return Text(self.said.msgid, letter=case_type.letters[self.letter])


@dataclass(frozen=True, slots=True)
class ClockEffect(Effect):
    clock: str

    def says(self, case_type: CaseType) -> Text:
        return Text(self.said.msgid, clock=case_type.deadline(self.clock).title)


class SendLetter(LetterEffect):
    """Writes and sends a letter; a letter prepared for signature is sent as the very bytes that were signed."""

    said = Text("sends the letter “{letter}”")


class PrintLetter(LetterEffect):
    """Orders a letter for signature; nothing is sent."""

    said = Text("prints the letter “{letter}” for signature")


class StartClock(ClockEffect):
    """Starts a clock from the fact its deadline names. A clock that already runs is left alone."""

    said = Text("starts the clock “{clock}”")


class StopClock(ClockEffect):
    said = Text("stops the clock “{clock}”")


@dataclass(frozen=True, slots=True)
class PauseClock(ClockEffect):
    """Pauses a clock while the named reading of the law has the given choice (always, when no reading is named)."""

    said = Text("pauses the clock “{clock}”")
    reading: str | None = None
    choice: str | None = None


class ResumeClock(ClockEffect):
    said = Text("lets the clock “{clock}” run on")


class ExtendClock(ClockEffect):
    """Moves the end of a clock to the day the step was given as `until`."""

    said = Text("moves the end of the clock “{clock}”")


class FreezeAnswers(Effect):
    """Freezes the draft as an immutable submission, with the hash of each document, and settles the findings."""

    said = Text("stores what was sent, unchangeable")


class OpenRequest(Effect):
    """Opens the questions and sections the step was given; only those may change in the next submission."""

    said = Text("lets the party answer, and change the sections you name")


class AskTime(Effect):
    """Notes on the open request until when the party asks for time, and why."""

    said = Text("asks us for more time")


@dataclass(frozen=True, slots=True)
class CloseRequest(Effect):
    """Closes the open request as answered, recalled or lapsed."""

    said = Text("closes the open request")
    as_: str


@dataclass(frozen=True, slots=True)
class Decide(Effect):
    """A decision row for each subject. `rests_on`: clocks, guards and steps that precede it on every path (proven)."""

    said = Text("records the decision on each part of the case")
    kind: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settle(Effect):
    """Gives the standing decisions of the case a new standing (appealable, final ...)."""

    said = Text("makes the decision final")
    standing: str


@dataclass(frozen=True, slots=True)
class ApprovalEffect(Effect):
    approval: str


class Grant(ApprovalEffect):
    """A new number, held by the applicant; where the case is about one, a version that follows the one in force."""

    said = Text("records what is in force from now on")


class Amend(ApprovalEffect):
    """A new version of the approval the case is about, for the rest of its time; from `valid_from` if told."""

    said = Text("changes what is in force")


class Suspend(ApprovalEffect):
    said = Text("suspends what is in force")


class Restore(ApprovalEffect):
    said = Text("puts back in force what was suspended")


class Revoke(ApprovalEffect):
    said = Text("revokes what is in force, and what was to follow it")


@dataclass(frozen=True, slots=True)
class Purge(Effect):
    """Erases the bytes of every document whose retention ends with `event`; the record keeps who saw it and when."""

    said = Text("deletes documents that may not be kept")
    event: str


@dataclass(frozen=True, slots=True)
class Notify(Effect):
    """Tells the party by a short notice that something waits in the service; it says nothing else."""

    said = Text("tells the party by e-mail")
    notice: Text
