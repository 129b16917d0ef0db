"""What comes before a story about an approval: the story that grants it, and whatever else must have happened."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from casework.core.case_type import CaseType
from casework.core.effects import Grant
from casework.db import db
from casework.law.access_grounds import PARTY
from casework.models import Approval, ApprovalHolder, Case, CaseAbout, Charge, Claim, Decision
from casework.operations import appeals, initiative
from casework.operations import asking as asks
from casework.operations.acting import By
from casework.queries.findings import matches
from casework.workflows import CASE_TYPES
from casework.workflows.appeals import lodging
from casework.workflows.charging import tie_of
from casework.workflows.disclosing import asking
from casework.workflows.reversing import reconsidering

if TYPE_CHECKING:
    from casework.stories.telling import Plot, Told

DAY = 24 * 60 * 60 * 1000
BEFORE = 60 * DAY
"""How long before a story about an approval the story begins that grants it, in milliseconds."""


def about_for(
    case_type: CaseType, plot: Plot, party: int, now: int, tell: Callable[..., Iterator[Any]],
    plots_of: Callable[[str], dict[str, Plot]],
) -> int | None:
    """The approval that the story is about: one that the party holds, rather one that no other case is changing, else
    one that another story grants it first.

    Only for a type that grants nothing itself: its cases are about what others grant. `tell` tells a story of a type
    for the same party; then what has happened `since` is told.
    """
    if not case_type.about or granted_by(case_type):
        return None
    kind = case_type.about[0].kind
    held = select(Approval.id).join(ApprovalHolder).where(Approval.kind == kind, ApprovalHolder.party_id == party)
    busy = exists().where(CaseAbout.approval_id == Approval.id, CaseAbout.case_id == Case.id,
                          Case.type == case_type.name, Case.closed_at.is_(None))  # fmt: skip
    found = db.session.scalar(held.order_by(busy, Approval.id))
    if found is None:
        granting = next(one for one in CASE_TYPES.values() if kind in granted_by(one))
        _all(tell(granting.name, plots_of(granting.name)["approve"], now=now - BEFORE))
        found = db.session.scalar(held.order_by(Approval.id))
    if plot.since is not None:
        _all(tell(case_type.name, plot.since, now=now - BEFORE // 2))
    return found


def next_of(case_type: CaseType, answers: Any) -> Callable[[Any], Any]:
    """Where a living case is about the same thing already, and the stories of the type have others: the next of them,
    made with `another(answers, n)`.
    """
    another = getattr(importlib.import_module(f"casework.stories.{case_type.name}"), "another", None)
    if another is None:
        return _same
    cx, nobody = db.session.connection(), SimpleNamespace(id=0, type=case_type.name)
    n = 0
    while matches(cx, case_type, nobody, another(answers, n) if n else answers):
        n += 1
    return partial(another, n=n) if n else _same


def left_by(after: tuple[Plot, int], type_name: str, now: int, tell: Callable[..., Iterator[Any]]) -> int:
    """Tells the story before, begun so many days earlier, and gives the approval that it left."""
    plot, days = after
    *_, (told, _) = tell(type_name, plot, now=now - days * DAY)
    return db.session.scalars(select(Approval.id).where(Approval.case_id == told.case_id)).one()


def granted_by(case_type: CaseType) -> set[str]:
    """The kinds of approvals that cases of this type leave in force anew."""
    effects = (effect for step in case_type.steps for effect in step.effects)
    return {effect.approval for effect in effects if isinstance(effect, Grant)}


def beside(case_type: CaseType) -> str | None:
    """The step by which a case is sent that begins with another: an appeal, a request for access, a reversal, or what
    else we open about it ourselves.
    """
    opens = initiative.opening(case_type) if tie_of(case_type) and not case_type.about else None
    return lodging(case_type) or asking(case_type) or reconsidering(case_type) or (opens.name if opens else None)


def begin_beside(case_type: CaseType, before: Told, who: By) -> int:
    """Begins it as the party does, or an officer, from the page of the other case."""
    if lodging(case_type):
        return appeals.begin(before.case_id, by=who, now=before.now, language=before.language)
    if tie_of(case_type):
        return initiative.begin(case_type.name, before.case, {}, by=who, now=before.now)
    answering = asks.Answering("portal", before.language)
    return asks.begin(before.case_id, before.case.party_id, PARTY, answering, by=who, now=before.now)


def decided_by(
    plot: Plot, plots_of: Callable[[str], dict[str, Plot]], case_type: CaseType
) -> tuple[str, Plot]:
    """The type and story of the case that one of this type begins with: one of the same company that ends as the plot
    says.
    """
    ends = ((name, plots_of(name).get(plot.charged)) for name, one in CASE_TYPES.items()
            if not (lodging(one) or reconsidering(one)) and one is not case_type)  # fmt: skip
    return next((name, end) for name, end in ends if end is not None and end.company == plot.company)


def held(case_type: CaseType, name: str, party: int, *, asked: bool = False) -> int | None:
    """The newest case of the type of this name that the party has already, where we open one about it, or it is asked
    for; else None.
    """
    cases = select(Case.id).where(Case.type == name, Case.party_id == party, Case.year.is_not(None))
    return db.session.scalar(cases.order_by(Case.id.desc())) if asked or tie_of(case_type) else None


def waiting_fee(party: int) -> int:
    """The oldest case about a fee of the party that can be reckoned: what it is for is granted, nothing is claimed."""
    granted = exists().where(Decision.case_id == Charge.for_case_id, Decision.outcome == "approval")
    reckoned = exists().where(Claim.case_id == Charge.case_id)
    fees = select(Charge.case_id).join(Case, Case.id == Charge.case_id).where(Case.party_id == party)
    return db.session.scalars(fees.where(granted, ~reckoned).order_by(Charge.case_id)).first() or 0


def _same(answers: Any) -> Any:
    return answers


def _all(beats: Iterator[Any]) -> None:
    for _ in beats:
        pass
