"""A table of faults: changes to complete answers, or to facts, that make a rule speak."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Fault:
    """A change to complete answers (or to facts) that makes `rule` speak at `pointer`, and words that it says. `of`
    makes the complete answers; without it, those that the table is about.
    """

    rule: str
    pointer: str
    words: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    of: Callable[[date], Any] | None = None


def put(raw: dict[str, Any], pointer: str, value: Any) -> None:
    """Writes a value at a JSON pointer; None takes away what stands there."""
    *way, last = pointer.split("/")[1:]
    for part in way:
        raw = raw.setdefault(part, {})
    if value is None:
        raw.pop(last, None)
    else:
        raw[last] = value
