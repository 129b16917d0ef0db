"""The terms of use of the Union Registry, by version.

Regulation (EU) 2019/1122 Annex II. The holder accepts them, and so does each representative. A new version must be
accepted anew; refusing it is a ground for suspending access (Art. 30(2)(d)).
"""

from __future__ import annotations

from datetime import date

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

TERMS_SOURCE = Source(
    "Regulation (EU) 2019/1122", "Annex II", certainty=80, note="The names and days of the versions are ours.")

# (first day, version), oldest first.
TERMS: tuple[tuple[date, str], ...] = (
    (date(2021, 1, 1), "2021-01"),
    (date(2024, 1, 1), "2024-01"),
)
CURRENT_TERMS = TERMS[-1][1]

REGISTRY_TERMS = Table(
    "registry_terms", Text("Terms of use of the Union Registry"),
    tuple(Version(version, since, TERMS_SOURCE) for since, version in TERMS))


def terms_in_force(day: date) -> str:
    """The version to accept on this day; before the first one, the first."""
    return next((version for since, version in reversed(TERMS) if since <= day), TERMS[0][1])
