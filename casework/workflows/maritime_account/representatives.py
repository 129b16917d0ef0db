"""Who may be a representative, and which rights fit together.

Regulation (EU) 2019/1122 Arts 20 and 21 and Annex VIII: at least two different persons; one must be able to start a
transaction and another to approve it; a verifier's representative may represent no account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from casework.workflows.maritime_account.answers import MaritimeAnswers, Representative
from casework.workflows.maritime_account.choices import Rights

STARTS = frozenset({Rights.INITIATE, Rights.INITIATE_AND_APPROVE})
APPROVES = frozenset({Rights.APPROVE, Rights.INITIATE_AND_APPROVE})


def fit_together(one: Rights | None, other: Rights | None) -> bool:
    """Can one of these two start a transaction that the other approves? Read-only rights fit with nothing (Art. 20)."""
    return (one in STARTS and other in APPROVES) or (one in APPROVES and other in STARTS)


def lawful_pair(rights: Iterable[Rights | None]) -> bool:
    """Are there two persons among these whose rights fit together?"""
    return any(fit_together(one, other) for one, other in combinations(rights, 2))


def same_person(one: Representative, other: Representative) -> bool:
    """The same national number, or the same name and day of birth."""
    if one.national_number and one.national_number == other.national_number:
        return True
    name = one.label.casefold()
    return bool(name) and name == other.label.casefold() and one.birth_date == other.birth_date


def pairs(answers: MaritimeAnswers) -> Iterator[tuple[str, Representative, Representative]]:
    """(key of the later row, that row, an earlier row) for every two rows."""
    rows = list(answers.representatives.items())
    for place, (key, row) in enumerate(rows):
        for _, earlier in rows[:place]:
            yield key, row, earlier
