"""Two versions of answers, place by place: what each change amounts to, what all propose, and where it leads.

A case type tells what its changes amount to as `CaseType.comparison(earlier, later, day)`, and its `About` which
answers an approval holds (`earlier`). Where a type tells nothing, a change is only a change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.core.answers import Change, as_json, changes
from casework.core.case_type import CaseType
from casework.core.text import Source, Text


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a change amounts to: a name for programs, a title for people, and the law where there is any; `weighs`: it
    is no situation, and not editorial either.
    """

    name: str
    title: Text
    source: Source | None = None
    weighs: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    change: Change
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A situation that changes amount to. `because`: the places that make it so, none where only the party can say it;
    `named`: the later answers name it themselves.
    """

    name: str
    title: Text
    source: Source
    because: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Way:
    """Where it ends, and what is owed on the way: (name, sentence, whether it is)."""

    name: str
    title: Text
    duties: tuple[tuple[str, Text, bool], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`disagreements`: (pointer, sentence) where the later answers say otherwise than the changes, and the rule."""

    changes: tuple[Compared, ...]
    situations: tuple[Proposal, ...] = ()
    route: Way | None = None
    disagreements: tuple[tuple[str, Text], ...] = ()
    rule: str = ""

    @property
    def weighing(self) -> tuple[Meaning, ...]:
        """What is no situation and not editorial either, once each."""
        return tuple(dict.fromkeys(one.meaning for one in self.changes if one.meaning and one.meaning.weighs))


def compared(case_type: CaseType, earlier: Any, later: Any, day: date) -> Comparison:
    """The comparison as the type tells it; else every change, and nothing more."""
    told: Comparison | None = case_type.comparison(earlier, later, day)
    return told or Comparison(tuple(Compared(change) for change in changes(as_json(earlier), as_json(later))))
