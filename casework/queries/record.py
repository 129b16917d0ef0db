"""Reading the record of a case: what was said in an event, and the chain as it can be checked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from casework.db import db
from casework.models import Case, Event, EventContent, Root, RootHead
from casework.queries.access import staff_cases
from casework.queries.people import names

CONTENT = EventContent.__table__
SAID = select(CONTENT.c.body).where(CONTENT.c.case_id == bindparam("case_id"), CONTENT.c.seq == bindparam("seq"))
NEWEST = 50


@dataclass(frozen=True, slots=True)
class Linked:
    """An event as it is stored, with its content (None: the row is gone) and the root that names it, if one does."""

    event: Event
    salt: bytes | None
    body: str | None
    person: str
    root: int | None

    @property
    def erased(self) -> bool:
        """The content was taken away by an order to erase; the link stands."""
        return self.body == "" and not self.salt

    @property
    def told(self) -> dict[str, Any]:
        return dict(json.loads(self.body)) if self.body else {}


@dataclass(frozen=True, slots=True)
class Rooted:
    """A root that names the head of this case: how far the record reached then."""

    root: Root
    n_events: int
    head: str


def content_of(cx: Connection, case_id: int, seq: int) -> dict[str, Any]:
    """What the person told in an event; empty where it was erased."""
    body = cx.execute(SAID, {"case_id": case_id, "seq": seq}).scalar()
    return dict(json.loads(body)) if body else {}


def chain_of(case_id: int) -> list[Linked]:
    """Every event of a case that was found for the reader, oldest first."""
    first = (
        select(RootHead.n_events, func.min(RootHead.root_id).label("root_id"))
        .where(RootHead.case_id == case_id)
        .group_by(RootHead.n_events)
        .subquery()
    )
    rows = db.session.execute(
        select(Event, EventContent.salt, EventContent.body, first.c.root_id)
        .outerjoin(EventContent, (EventContent.case_id == Event.case_id) & (EventContent.seq == Event.seq))
        .outerjoin(first, first.c.n_events == Event.seq)
        .where(Event.case_id == case_id)
        .order_by(Event.seq)
    ).all()
    known = names(row[0].actor_id for row in rows)
    return [Linked(event, salt, body, known.get(event.actor_id or 0, ""), root) for event, salt, body, root in rows]


def roots_of(case_id: int) -> list[Rooted]:
    """The roots that name this case, newest first."""
    rows = db.session.execute(
        select(Root, RootHead.n_events, RootHead.head)
        .join(RootHead, RootHead.root_id == Root.id)
        .where(RootHead.case_id == case_id)
        .order_by(Root.id.desc(), RootHead.n_events.desc())
    )
    return [Rooted(root, n, head) for root, n, head in rows]


def records(person_id: int, today: date) -> Sequence[tuple[Case, int]]:
    """The cases that grew last, with how many of their events a root names."""
    rooted = select(RootHead.case_id, func.max(RootHead.n_events).label("n")).group_by(RootHead.case_id).subquery()
    last = select(Event.case_id, func.max(Event.at).label("at")).group_by(Event.case_id).subquery()
    rows = db.session.execute(
        staff_cases(person_id, today)
        .with_only_columns(Case, func.coalesce(rooted.c.n, 0))
        .outerjoin(rooted, rooted.c.case_id == Case.id)
        .join(last, last.c.case_id == Case.id)
        .order_by(last.c.at.desc(), Case.id.desc())
        .limit(NEWEST)
    )
    return [(case, n) for case, n in rows]
