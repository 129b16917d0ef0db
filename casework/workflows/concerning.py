"""A case that the authority opens about another case of the same party: what is known of that one when it begins.

A supervision may also be opened about a party alone: then `Concerned` has no number and no title.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from casework.core.answers import Row
from casework.core.case_type import Wishes


class Whom(Row):
    """Whom a case that we open is about, and the case it concerns."""

    case: str | None = Field(default=None, title="Number of the case it concerns", description="For example 2026/1234.")
    title: str | None = Field(default=None, title="What that case is about")
    name: str | None = Field(default=None, title="Who it is about")
    number: str | None = Field(default=None, title="Registration number")
    address: tuple[str, ...] = Field(default=(), title="Postal address")
    country: str | None = Field(default=None, title="Country")


@dataclass(frozen=True, slots=True)
class Duty:
    """What an order demands, and the last day to do it."""

    what: str
    by: date


@dataclass(frozen=True, slots=True)
class Watched:
    """A supervision: what it `found` (what, rule, provision), and whether the party was told that it is suspected."""

    found: Mapping[str, str]
    switched: bool


@dataclass(frozen=True, slots=True)
class Concerned:
    """The case that another is opened about. `number`: 2026/1234; `title`: what the case itself is called; `authority`:
    whose it is, by its key; `party`: who; `wishes`: how it hears from us there; `unmet`: what it demanded in vain, if
    it is an order that is established as not met; `watched`: what it found, if it is a supervision.
    """

    number: str
    title: str
    authority: str
    party: str
    wishes: Wishes
    unmet: Duty | None = None
    watched: Watched | None = None

    def about(self, regime: str) -> Mapping[str, Any]:
        """The section that says whom a case is about (`Whom`), by the code of the law that it rests on."""
        said = {"case": self.number, "title": self.title, "name": self.party, "number": self.wishes.number,
                "address": list(self.wishes.address), "country": self.wishes.country, "regime": regime}
        return {name: value for name, value in said.items() if value}
