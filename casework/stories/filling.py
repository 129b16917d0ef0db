"""What a party of a story writes as its answers: carried over or its own, in the language the story is told in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casework.operations import drafts
from casework.operations.acting import By

if TYPE_CHECKING:
    from casework.stories.telling import Told


def over(carried: dict[str, Any], differs: dict[str, Any]) -> dict[str, Any]:
    """What was carried over, with what differs from it, section by section and field by field."""
    return {**carried, **{name: {**carried.get(name, {}), **part} for name, part in differs.items()}}


def fill(told: Told, raw: dict[str, Any], *, by: By) -> None:
    """The answers as a draft, but for the section that a verifier writes in this story."""
    theirs = told.delivery
    raw = over(raw, told.plot.worded.get(told.language, {}))
    for section in told.case_type.sections:
        if raw.get(section.name) and not (theirs and section.name == theirs.section):
            answered = _in_language(raw[section.name], told.language)
            drafts.save_section(told.case_id, section.name, answered, seen=None, by=by, now=told.now)


def _in_language(raw: dict[str, Any], language: str) -> dict[str, Any]:
    """The party's wish for letters, in the language the story is told in."""
    return {**raw, "language": language} if "channel" in raw else raw
