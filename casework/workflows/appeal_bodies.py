"""Where an appeal is sent on to: the body above each authority, with its address from a day on (§ 28).

Dated like law: a ministry that is renamed or moves gets a row of its own, and what was sent before keeps its address.
What it is called inside a sentence stands with the authority's face (`workflows.authorities`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.core.text import Source
from casework.workflows.authorities import ENERGY_DIRECTORATE, ENVIRONMENT_AGENCY


@dataclass(frozen=True, slots=True)
class AppealBody:
    """`names`: on an envelope, by language. `channel`: how it gets what we send on."""

    valid_from: date
    names: Mapping[str, str]
    address: tuple[str, ...]
    country: str
    channel: str
    source: Source


def _ministry(since: date, english: str, norwegian: str, *address: str) -> AppealBody:
    return AppealBody(since, {"en": english, "nb": norwegian, "nn": norwegian}, address, "NO", "post",
                      Source("forvaltningsloven", "§ 28", certainty=85))  # fmt: skip


BODIES: Mapping[str, tuple[AppealBody, ...]] = {
    ENVIRONMENT_AGENCY.key: (
        _ministry(date(2014, 1, 1), "Ministry of Climate and Environment", "Klima- og miljødepartementet",
                  "Postboks 8013 Dep", "0030 Oslo"),
    ),
    ENERGY_DIRECTORATE.key: (
        _ministry(date(2008, 1, 1), "Ministry of Petroleum and Energy", "Olje- og energidepartementet",
                  "Postboks 8148 Dep", "0033 Oslo"),
        _ministry(date(2024, 1, 1), "Ministry of Energy", "Energidepartementet", "Postboks 8148 Dep", "0033 Oslo"),
    ),
}  # fmt: skip


def body_above(authority: str, day: date) -> AppealBody:
    """The body that hears appeals over an authority (its key) on a day. Raises LookupError where none is known."""
    found = [body for body in BODIES[authority] if body.valid_from <= day]
    if not found:
        raise LookupError(f"Nobody is known to hear appeals over {authority} on {day}.")
    return found[-1]
