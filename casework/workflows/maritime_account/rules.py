"""When two IMO numbers are one."""

from __future__ import annotations

from casework.identifiers import imo_ship


def same_number(one: str | None, other: str | None) -> bool:
    """The same IMO number, however it is spelt."""
    return imo_ship.normalise(one or "") == imo_ship.normalise(other or "")
