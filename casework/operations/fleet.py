"""Many drafts in one act: one for each thing that a party names, and what is written once taken over to the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from casework.db import writing
from casework.operations import drafts
from casework.operations.acting import By
from casework.queries.submissions import draft_raw


def begin_each(
    type_name: str,
    party_id: int,
    each: Iterable[Mapping[str, dict[str, Any]]],
    *,
    like: int | None = None,
    shared: Iterable[str] = (),
    by: By,
    now: int,
    language: str,
) -> list[int]:
    """Opens a draft for each thing, all or none; returns their ids. `each`: what its own sections begin with; `like`: a
    case of the same party, whose `shared` sections all of them begin with.
    """
    with writing() as cx:
        common = _shared(draft_raw(cx, like), shared) if like is not None else {}
        return [
            drafts.open_draft(type_name, party_id, by=by, now=now, language=language, own={**common, **own})
            for own in each
        ]


def take_over(source: int, targets: Iterable[int], shared: Iterable[str], *, by: By, now: int) -> None:
    """Writes the `shared` sections of a case over those of others; raises drafts.Closed, and then none is changed."""
    with writing() as cx:
        common = _shared(draft_raw(cx, source), shared)
        for target in targets:
            for section, raw in common.items():
                drafts.save_section(target, section, raw, seen=None, by=by, now=now)


def _shared(raw: Mapping[str, dict[str, Any]], shared: Iterable[str]) -> dict[str, dict[str, Any]]:
    return {section: raw[section] for section in shared if raw.get(section)}
