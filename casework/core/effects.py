"""What a step sets going, as frozen values that hold names.

An effect stands beside the step that causes it and does nothing by itself: `operations.effects` carries it out by
writing rows in the step's own transaction. Because effects are values, the page can say them before the click.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casework.core.text import Text

if TYPE_CHECKING:
    from casework.core.case_type import CaseType


@dataclass(frozen=True, slots=True)
class SendLetter:
    """Writes and sends a letter; a letter prepared for signature is sent as the very bytes that were signed."""

    letter: str

    def says(self, case_type: CaseType) -> Text:
        return Text("sends the letter “{letter}”", letter=case_type.letters[self.letter])


@dataclass(frozen=True, slots=True)
class PrintLetter:
    """Orders a letter for signature; nothing is sent."""

    letter: str

    def says(self, case_type: CaseType) -> Text:
        return Text("prints the letter “{letter}” for signature", letter=case_type.letters[self.letter])


@dataclass(frozen=True, slots=True)
class StartClock:
    """Starts a clock from the fact its deadline names. A clock that already runs is left alone."""

    clock: str

    def says(self, case_type: CaseType) -> Text:
        return Text("starts the clock “{clock}”", clock=case_type.deadline(self.clock).title)


@dataclass(frozen=True, slots=True)
class StopClock:
    clock: str

    def says(self, case_type: CaseType) -> Text:
        return Text("stops the clock “{clock}”", clock=case_type.deadline(self.clock).title)


@dataclass(frozen=True, slots=True)
class PauseClock:
    """Pauses a clock while the named reading of the law has the given choice (always, when no reading is named)."""

    clock: str
    reading: str | None = None
    choice: str | None = None

    def says(self, case_type: CaseType) -> Text:
        return Text("pauses the clock “{clock}”", clock=case_type.deadline(self.clock).title)


@dataclass(frozen=True, slots=True)
class ResumeClock:
    clock: str

    def says(self, case_type: CaseType) -> Text:
        return Text("lets the clock “{clock}” run on", clock=case_type.deadline(self.clock).title)


@dataclass(frozen=True, slots=True)
class ExtendClock:
    """Moves the end of a clock to the day the step was given as `until`."""

    clock: str

    def says(self, case_type: CaseType) -> Text:
        return Text("moves the end of the clock “{clock}”", clock=case_type.deadline(self.clock).title)


@dataclass(frozen=True, slots=True)
class FreezeAnswers:
    """Freezes the draft as an immutable submission, with the hash of each document, and settles the findings."""

    def says(self, case_type: CaseType) -> Text:
        return Text("stores what was sent, unchangeable")


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Opens the questions and sections the step was given; only those may change in the next submission."""

    def says(self, case_type: CaseType) -> Text:
        return Text("lets the applicant answer, and change the sections you name")


@dataclass(frozen=True, slots=True)
class CloseRequest:
    """Closes the open request as answered, recalled or lapsed."""

    as_: str

    def says(self, case_type: CaseType) -> Text:
        return Text("closes the open request")


@dataclass(frozen=True, slots=True)
class Decide:
    """Writes one decision row for each subject of the case, with the outcome the step gives it."""

    kind: str

    def says(self, case_type: CaseType) -> Text:
        return Text("records the decision on each part of the case")


@dataclass(frozen=True, slots=True)
class Settle:
    """Gives the standing decisions of the case a new standing (appealable, final ...)."""

    standing: str

    def says(self, case_type: CaseType) -> Text:
        return Text("makes the decision final")


@dataclass(frozen=True, slots=True)
class Grant:
    """Leaves an approval in force, held by the applicant."""

    approval: str

    def says(self, case_type: CaseType) -> Text:
        return Text("records what is in force from now on")


@dataclass(frozen=True, slots=True)
class Purge:
    """Erases the bytes of every document whose retention ends with `event`; the record keeps who saw it and when."""

    event: str

    def says(self, case_type: CaseType) -> Text:
        return Text("deletes documents that may not be kept")


@dataclass(frozen=True, slots=True)
class Notify:
    """Tells the party by a short notice that something waits in the service; it says nothing else."""

    notice: Text

    def says(self, case_type: CaseType) -> Text:
        return Text("tells the applicant by e-mail")


Effect = (SendLetter | PrintLetter | StartClock | StopClock | PauseClock | ResumeClock | ExtendClock
          | FreezeAnswers | OpenRequest | CloseRequest | Decide | Settle | Grant | Purge | Notify)
EFFECTS: tuple[type[Effect], ...] = (SendLetter, PrintLetter, StartClock, StopClock, PauseClock, ResumeClock, ExtendClock,
                                     FreezeAnswers, OpenRequest, CloseRequest, Decide, Settle, Grant, Purge, Notify)
