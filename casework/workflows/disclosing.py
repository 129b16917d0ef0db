"""Access to the documents of a case: asked for in a case of its own, answered with one file, or refused on a ground.

What is asked for is another case, and what lay in its journal on the day it was asked. What is given is bound into one
PDF: a list of everything that was asked for, then each document that is given, as it was sent, stamped with its number.
What is kept back is named there with its ground, and never inside.

Who has had no answer in time may appeal as if refused (offentleglova § 32): silence is a decision that nobody made, and
the database takes it from the schedule alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from casework.core.case_type import CaseType
from casework.core.effects import Effect, Settle, StartClock
from casework.core.text import Source, Text

SILENCE = "silence"
"""The kind of a decision that the law reads out of our silence."""
FILE = "disclosed_file"
"""The kind of the document in which what is given is bound."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing of the journal that was asked for, by its key: `d5` (document 5) or `s1` (the first submission).

    `given`: all or a part of it is; `source`: the ground on which it, or the rest, is kept back. In part: `pages` of a
    PDF that are given (from 1), or the sections of a submission that are left out (`leaves_out`).
    """

    key: str
    number: str
    title: str
    dated: str
    given: bool = True
    pages: tuple[int, ...] = ()
    leaves_out: tuple[str, ...] = ()
    source: Source | None = None

    @property
    def in_part(self) -> bool:
        return self.given and self.source is not None


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What a case about access asks for and gives: the number of the other case, what it is called, and its pieces."""

    case: str
    title: str
    pieces: tuple[Piece, ...]

    @property
    def any_given(self) -> bool:
        return any(piece.given for piece in self.pieces)


class FindFile(Effect):
    """Writes down what lies in the journal of the case that is asked about, of what was asked for, and notes there that
    it was asked for.
    """

    said = Text("lists what lies in the journal of the case that it asks about")


@dataclass(frozen=True, slots=True)
class BindFile(Effect):
    """Orders the file: `of(answers)` says what is asked for and given. `letters`: those it is enclosed with."""

    said = Text("binds what is given into one PDF")
    of: Callable[[Any], Disclosed]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartClockWhen(StartClock):
    """Starts a clock where `when(answers)` says that it runs in this case."""

    when: Callable[[Any], bool]


class Deem(Effect):
    """The law takes our silence for a refusal: it is recorded as one, and can be appealed."""

    said = Text("records that our silence counts as a refusal that can be appealed")


class Supersede(Settle):
    """An answer stands in place of what our silence counted as."""

    said = Text("puts the answer in place of what our silence counted as")


def asking(case_type: CaseType) -> str | None:
    """The step by which access is asked for; None where the type is about something else."""
    return next((step.name for step in case_type.steps if any(isinstance(effect, FindFile) for effect in step.effects)),
                None)


def file_of(case_type: CaseType) -> BindFile | None:
    """How a case of this type binds a file; None where it binds none."""
    return next((effect for step in case_type.steps for effect in step.effects if isinstance(effect, BindFile)), None)


def about_case(named: Mapping[str, Any], basis: str, delivery: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The sections a draft about access begins with: the case that is `named`, by which right, and how to answer."""
    return {"about": {**named, "basis": basis}, "delivery": {name: said for name, said in delivery.items() if said}}
