"""What a decision leaves in force: numbered once, kept in versions, valid for a time, held by somebody.

Every type that grants or changes a kind of approval declares it, all alike but for `data`: what its answers make of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from casework.core.periods import Amount, Months, Weeks, Years
from casework.core.text import Text


class Status(StrEnum):
    SCHEDULED = "scheduled"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    REPLACED = "replaced"
    EXPIRED = "expired"
    REVOKED = "revoked"


ENDS = (Status.REPLACED, Status.EXPIRED, Status.REVOKED)
LIVING = (Status.IN_FORCE, Status.SUSPENDED)
AFTER: Mapping[Status, tuple[Status, ...]] = {
    Status.SCHEDULED: (*LIVING, *ENDS), Status.IN_FORCE: (Status.SUSPENDED, *ENDS),
    Status.SUSPENDED: (Status.IN_FORCE, *ENDS), **dict.fromkeys(ENDS, ())}
"""The declared graph of a version; the database refuses every other change."""


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of a yearly series without gaps: "NVE-GO-{year}-{n:04}"."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what it says: a key of its data, and how its value is said. The public register shows `public` ones."""

    key: str
    title: Text
    public: bool = False
    of: Callable[[Any], Any] = lambda value: value


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the library, due so long after the version begins. A step may be told others of them, or days."""

    key: str
    text: Text
    due: Amount | None = None
    applies: Callable[[Any, Mapping[str, Any]], bool] = lambda answers, told: True


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds it from now on, where that is not the party of the case."""

    number: str
    name: str
    country: str = "NO"


@dataclass(frozen=True, eq=False)
class ApprovalKind:
    """`number`: a series, or what the step was told under that name. `data(answers, told, before)` is what it says."""

    name: str
    title: Text
    number: str | Series
    length: Months | Years | None = None
    reminders: tuple[Weeks | Months | Years, ...] = ()
    public: bool = False
    lines: tuple[Line, ...] = ()
    conditions: tuple[Condition, ...] = ()
    data: Callable[[Any, Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]] = lambda answers, told, before: {}
    holder: Callable[[Any], Holder | None] = lambda answers: None


@dataclass(frozen=True, slots=True)
class ApprovalFact:
    """An approval as it stands on a day, as the case about it sees it; `follows_on`: when a decided version begins."""

    kind: str
    number: str
    version: int
    status: Status
    data: Mapping[str, Any]
    valid_from: date
    valid_until: date | None
    holder: str
    conditions_open: tuple[str, ...] = ()
    follows_on: date | None = None


@dataclass(frozen=True, slots=True)
class About:
    """A case can be opened about an approval. `carry(fact, answers)`: what its draft begins with, from the approval and
    the answers (JSON) of the case it came from; `own` makes of it what the authority begins with; `earlier`: the
    answers that it holds, with which those of the case are compared."""

    kind: str
    title: Text
    renews: bool = False
    own: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    carry: Callable[[ApprovalFact, Mapping[str, Any]], Mapping[str, Any]] = lambda fact, answers: {}
    earlier: Callable[[ApprovalFact], Any] = lambda fact: None
