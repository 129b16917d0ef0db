"""A table of the law and the days from which its versions hold, so that a case can say which one it used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.core.text import Source, Text
from casework.law.sheets import Loadable


@dataclass(frozen=True, slots=True)
class Version:
    """How the table reads from a day on. `sha256`: of its rows, where two people loaded them."""

    name: str
    valid_from: date
    source: Source
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file of this folder that holds law as data. `versions`: oldest first; whoever changes the data adds one.

    `loadable`: how two people put a version of their own in its place, where they can.
    """

    name: str
    title: Text
    versions: tuple[Version, ...]
    loadable: Loadable | None = None

    def on(self, day: date) -> Version:
        """The version that a step taken on this legal day uses; before the first one, the first."""
        return next((known for known in reversed(self.versions) if known.valid_from <= day), self.versions[0])
