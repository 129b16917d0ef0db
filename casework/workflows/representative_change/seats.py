"""The set of representatives: as it stands, as it would become, and what it takes to be lawful.

An account has at least two representatives, of whom one can start a transaction and another approve it (Regulation
(EU) 2019/1122 Art. 20(2)). Who is suspended has no access, and does not count. An account that is being closed may go
below two (own rule, in line with the practice of other registries).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casework.workflows.accounts.approval import representative_data
from casework.workflows.accounts.representatives import lawful_pair
from casework.workflows.representative_change.answers import NewRepresentative, RepresentativeAnswers, Seat
from casework.workflows.representative_change.choices import Measure

LEAST = 2
Seats = Mapping[str, Seat]
Granted = Callable[[str], bool]


def everything(key: str) -> bool:
    return True


def leaving(answers: RepresentativeAnswers, granted: Granted = everything) -> frozenset[str]:
    """The keys of those who would leave, or whose place another takes."""
    found = {row.who for key, row in answers.leavers.items() if granted(key)}
    found |= {row.replaces for key, row in answers.representatives.items() if granted(key)}
    return frozenset(key for key in found if key)


def resulting(answers: RepresentativeAnswers, granted: Granted = everything, seats: Seats | None = None) -> Seats:
    """The set after the changes that are granted; `seats`: the set to begin with, if not the one the case knows."""
    begun = answers.standing.seats if seats is None else seats
    gone = leaving(answers, granted)
    found = {key: seat for key, seat in begun.items() if key not in gone}
    for key, row in answers.rights.items():
        if granted(key) and row.who in found and row.rights is not None:
            found[row.who] = found[row.who].model_copy(update={"rights": row.rights})
    for key, person in answers.representatives.items():
        if granted(key):
            found[free(key, begun)] = seat_of(person)
    return found


def free(key: str, taken: Mapping[str, Any]) -> str:
    """The key itself, or one like it that nobody has."""
    return key if key not in taken else free(f"{key}n", taken)


def seat_of(person: NewRepresentative) -> Seat:
    """What the account keeps of a new representative: what the registry needs, and no papers."""
    return Seat.model_validate(representative_data(person))


def measured(answers: RepresentativeAnswers, seats: Seats | None = None) -> Seats:
    """The set after the authority's measure."""
    found = dict(answers.standing.seats if seats is None else seats)
    for key in answers.measure.who:
        if key not in found:
            continue
        if answers.measure.measure is Measure.REMOVE:
            del found[key]
        else:
            is_suspended = answers.measure.measure is Measure.SUSPEND
            found[key] = found[key].model_copy(update={"suspended": is_suspended})
    return found


def enough(seats: Seats) -> bool:
    """Are there two who can act?"""
    return sum(not seat.suspended for seat in seats.values()) >= LEAST


def paired(seats: Seats) -> bool:
    """Can one of them start a transaction that another approves?"""
    return lawful_pair([seat.rights for seat in seats.values() if not seat.suspended])


def as_data(seats: Seats) -> dict[str, Any]:
    """The set as the approval keeps it."""
    return {key: seat.model_dump(mode="json", exclude_none=True, exclude_defaults=True) for key, seat in seats.items()}


def from_data(data: Mapping[str, Any]) -> dict[str, Seat]:
    """The set that an approval keeps; what else it keeps of a person is left where it is."""
    return {key: Seat.model_validate({name: value for name, value in row.items() if name in Seat.model_fields})
            for key, row in (data.get("representatives") or {}).items()}
