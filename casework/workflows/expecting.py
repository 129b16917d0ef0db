"""Cases that are owed and have not come: what the answers of one type name, and another type must follow.

A thing is expected from the day it is known, and overdue when the time of the duty has run out in the reading that is
the more generous to the party. Where the answers do not tell the day that the time runs from, it is expected without a
date, and nobody guesses one; the authority may note the day, with how it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casework.core.case_type import CaseType
from casework.core.deadlines import Deadline
from casework.core.text import Text


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that answers name. `since`: the day that the time runs from, where they tell it; `begins`: what they tell
    of it, in the sections of the case that is owed."""

    number: str
    name: str
    since: date | None
    begins: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Expectation:
    """`named_by` names things, and each owes a case of the type `owed` by `deadline`. A case of `owed`, or of a type in
    `kin`, that bears the thing's number as `mark` meets the duty, unless it ended in a state of `without`. `starts`:
    what happened on the day that the time runs from; `reminder`: what the party is told when it is overdue."""

    owed: CaseType
    named_by: CaseType
    named: Callable[[Any], Iterable[Named]]
    deadline: Deadline
    mark: str
    starts: Text
    reminder: Text
    kin: tuple[CaseType, ...] = ()
    without: frozenset[str] = frozenset()

    @property
    def meeting(self) -> frozenset[str]:
        """The types whose cases meet the duty."""
        return frozenset(one.name for one in (self.owed, *self.kin))
