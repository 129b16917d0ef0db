"""A case that the authority opens about another case of the same party: what is known of that one when it begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.core.case_type import Wishes


@dataclass(frozen=True, slots=True)
class Duty:
    """What an order demands, and the last day to do it."""

    what: str
    by: date


@dataclass(frozen=True, slots=True)
class Concerned:
    """The case that another is opened about. `number`: 2026/1234; `title`: what the case itself is called; `authority`:
    whose it is, by its key; `party`: who; `wishes`: how it hears from us there; `unmet`: what it demanded in vain, if
    it is an order that is established as not met.
    """

    number: str
    title: str
    authority: str
    party: str
    wishes: Wishes
    unmet: Duty | None = None
