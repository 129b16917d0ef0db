"""The difference sheet: the version of the case against the one that the approval held before, grouped by what the
changes amount to; the answer stands first, the evidence under it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from casework.core.approvals import ApprovalFact
from casework.core.case_type import CaseType
from casework.core.checks import Check
from casework.core.text import Source, Text
from casework.db import db
from casework.models import Case
from casework.queries.approvals import Versions, versions_of
from casework.web.differences import Place, side_by_side
from casework.web.render import today
from casework.workflows.comparison import Comparison, Proposal, compared

CLOSED_FROM = 12
"""So many changed answers under one heading are folded away until somebody asks for them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Changes that amount to the same; `proposal`: the situation that they are, where they are one."""

    title: Text
    sources: tuple[Source, ...]
    places: list[Place]
    proposal: Proposal | None = None

    @property
    def count(self) -> int:
        return sum(len(place.lines) for place in self.places)

    @property
    def opens(self) -> bool:
        return self.proposal is not None and self.count < CLOSED_FROM


@dataclass(frozen=True, slots=True)
class Difference:
    """`check`: the rule that the disagreements are faults of."""

    before: ApprovalFact
    found: Comparison
    groups: tuple[Group, ...]
    check: Check | None


def difference_of(case: Case, case_type: CaseType, answers: Any) -> Difference | None:
    """None where the case is about nothing that holds answers to compare with."""
    return difference(case_type, versions_of(db.session.connection(), case, case_type, answers, today()))


def difference(case_type: CaseType, versions: Versions | None) -> Difference | None:
    """The sheet of two versions, of as much of them as the reader may see."""
    if versions is None:
        return None
    found = compared(case_type, versions.earlier, versions.later, versions.day)
    check = next((check for check in case_type.checks if check.rule == found.rule), None)
    groups = _groups(case_type, found, versions.earlier, versions.later)
    return Difference(versions.before, found, tuple(groups), check)


def _groups(case_type: CaseType, found: Comparison, earlier: Any, later: Any) -> list[Group]:
    """The situations, those that only the party can name too; then what is none, what no rule speaks of last."""
    meanings = {one.meaning.name: one.meaning for one in found.changes if one.meaning}
    titles = {one.name: one.title for one in found.situations} | {name: one.title for name, one in meanings.items()}
    proposals = {one.name: one for one in found.situations}
    others = sorted((one for name, one in meanings.items() if name not in proposals), key=lambda one: not one.source)
    named = [*proposals, *(one.name for one in others)]
    groups = []
    for name in named:
        mine = [one for one in found.changes if one.meaning and one.meaning.name == name]
        sources = _told_once(one.meaning.source for one in mine if one.meaning and one.meaning.source)
        places = side_by_side(case_type, [one.change for one in mine], earlier, later)
        groups.append(Group(titles[name], sources or _source(proposals.get(name)), places, proposals.get(name)))
    bare = [one.change for one in found.changes if one.meaning is None]
    if bare:
        groups.append(Group(Text("Changes"), (), side_by_side(case_type, bare, earlier, later)))
    return groups


def _told_once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each place of the law once, as the least certain reading of it says it."""
    found: dict[str, Source] = {}
    for source in sorted(sources, key=lambda one: one.certainty):
        found.setdefault(str(source), source)
    return tuple(found.values())


def _source(proposal: Proposal | None) -> tuple[Source, ...]:
    return (proposal.source,) if proposal else ()
