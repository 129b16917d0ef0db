"""The faults of a plan that is not approved, as an officer writes them: a line each, in three parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    wrong: str
    rule: str
    change: str


def lines_of(text: str) -> tuple[Fault, ...]:
    """The faults; none at all where a line lacks a part, so that no letter goes out with half a fault."""
    found = []
    for line in (line.strip() for line in text.splitlines() if line.strip()):
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 3 or not all(parts):
            return ()
        found.append(Fault(*parts))
    return tuple(found)
