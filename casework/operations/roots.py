"""Roots: at each decision and daily, a digest of the heads of all chains that have grown, written inside and outside
(T1).

digest = SHA-256(canonical list of number, instant, previous digest and heads). A root names each head that no root has
named before: where a case's events and its seals end. With it everything up to these is certain, for their hashes cover
all before them. Roots hold ids and hashes, no personal data, and may be published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TypeAlias

from sqlalchemy import Connection, exists, select, text

from casework.db import writing
from casework.models import Case, Root, RootHead
from casework.models.case import NO_HASH
from casework.ports.roots import Roots

CASES, ROOT, HEAD = Case.__table__, Root.__table__, RootHead.__table__
ONE_ROOT_AT_A_TIME = 7_264_020
"""Number of the advisory lock that writers of roots wait for on PostgreSQL."""

Heads: TypeAlias = Sequence[tuple[int, int, str, int, str]]
"""(case id, number of events, hash of the last, number of seals, hash of the last), ascending."""


def root_digest(number: int, at: int, prev: str, heads: Heads) -> str:
    """The digest of a root, in lower-case hex. `at`: UTC milliseconds."""
    return hashlib.sha256(_canonical(number, at, prev, heads).encode()).hexdigest()


def record_root(*, now: int, case_id: int | None = None) -> int | None:
    """Writes the next root and returns its number; with `case_id` only that case's head, and None if it is named
    already."""
    with writing() as cx:
        if cx.dialect.name == "postgresql":
            cx.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ONE_ROOT_AT_A_TIME})
        named = exists().where(
            HEAD.c.case_id == CASES.c.id, HEAD.c.n_events == CASES.c.n_events, HEAD.c.seals == CASES.c.seals
        )
        ends = CASES.c.id, CASES.c.n_events, CASES.c.head, CASES.c.seals, CASES.c.sealed
        fresh = select(*ends).where(CASES.c.n_events > 0, ~named).order_by(CASES.c.id)
        if case_id is not None:
            fresh = fresh.where(CASES.c.id == case_id)
        heads = [(row.id, row.n_events, row.head, row.seals, row.sealed) for row in cx.execute(fresh)]
        if case_id is not None and not heads:
            return None
        last = cx.execute(select(ROOT.c.id, ROOT.c.digest).order_by(ROOT.c.id.desc()).limit(1)).first()
        number, prev = (last.id + 1, last.digest) if last else (1, NO_HASH)
        cx.execute(
            ROOT.insert().values(
                id=number,
                at=now,
                cases=len(heads),
                events=sum(n for _, n, *_ in heads),
                prev=prev,
                digest=root_digest(number, now, prev, heads),
            )
        )
        if heads:
            names = ("case_id", "n_events", "head", "seals", "sealed")
            cx.execute(HEAD.insert(), [{**dict(zip(names, one, strict=True)), "root_id": number} for one in heads])
    return number


def publish_roots(roots: Roots) -> int:
    """Writes every root outside that is not there yet; returns how many. Raises RootDiffers. Done twice is done
    once."""
    with writing() as cx:
        lines = root_lines(cx, after=max(roots.numbers(), default=0))
    for number, line in lines:
        roots.append(number, line)
    return len(lines)


def root_lines(cx: Connection, after: int = 0) -> list[tuple[int, str]]:
    """Roots as (number, the line that is kept outside), oldest first."""
    lines = []
    for root in cx.execute(select(ROOT).where(ROOT.c.id > after).order_by(ROOT.c.id)).all():
        heads = [
            (row.case_id, row.n_events, row.head, row.seals, row.sealed)
            for row in cx.execute(select(HEAD).where(HEAD.c.root_id == root.id).order_by(HEAD.c.case_id))
        ]
        lines.append(
            (
                root.id,
                json.dumps(
                    {"root": root.id, "at": root.at, "prev": root.prev, "heads": heads, "digest": root.digest},
                    separators=(",", ":"),
                ),
            )
        )
    return lines


def _canonical(number: int, at: int, prev: str, heads: Heads) -> str:
    return json.dumps([number, at, prev, [list(head) for head in heads]], separators=(",", ":"))
