"""Who does it, and when: the two arguments every verb takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from casework.core.calendars import legal_day
from casework.core.case_type import Actor


@dataclass(frozen=True, slots=True)
class By:
    """A natural person with the roles in which they stand before this case; `writes` and `signs` are rights for the party."""

    person_id: int | None
    roles: frozenset[Actor]
    writes: bool = False
    signs: bool = False

    def role_among(self, wanted: tuple[Actor, ...]) -> Actor:
        """The role in which a step is taken: the first wanted one that the person has."""
        return next((actor for actor in wanted if actor in self.roles), wanted[0])


SYSTEM = By(None, frozenset({Actor.SYSTEM}))


def legal_date(now: int) -> date:
    """The Europe/Oslo day of an instant in UTC milliseconds."""
    return legal_day(datetime.fromtimestamp(now / 1000, UTC))


class NotThere(LookupError):
    """There is no such thing for this person."""


class Stale(Exception):
    """Somebody else has changed it in the meantime; nothing was done."""
