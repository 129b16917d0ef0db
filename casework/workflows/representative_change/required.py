"""Which answers are owed, and when (Regulation (EU) 2019/1122, Annex VIII, Table VIII-I)."""

from __future__ import annotations

from typing import Any

from casework.core.answers import Row
from casework.workflows.application.delivery import OWED as HEARING_FROM_US
from casework.workflows.owed import Duties, Owed
from casework.workflows.representative_change.answers import (
    SECTIONS,
    NewRepresentative,
    RepresentativeAnswers,
    by_authority,
    by_party,
)


def asked(answers: RepresentativeAnswers, row: Row) -> bool:
    """The party asks."""
    return by_party(answers)


def measures(answers: RepresentativeAnswers, row: Row) -> bool:
    """The authority acts of its own accord."""
    return by_authority(answers)


def reuses(answers: RepresentativeAnswers, row: Any) -> bool:
    """Papers of an earlier nomination are to be used for this person."""
    return isinstance(row, NewRepresentative) and row.reuse is True


OWED: tuple[Owed, ...] = (
    Owed("request", ("asked_by", "closing"), asked),
    Owed("representatives", ("first_names", "last_name", "birth_date", "birth_city", "birth_country", "line1",
                             "postcode", "city", "country", "phone", "email", "mobile", "id_document", "id_number",
                             "rights", "works_for_verifier", "terms_accepted", "reuse")),
    Owed("representatives", ("reuse_case", "reuse_dated_on"), reuses),
    Owed("rights", ("who", "rights")),
    Owed("leavers", ("who",)),
    Owed("measure", ("who", "measure", "ground", "happened_on", "what"), measures),
    *HEARING_FROM_US,
)  # fmt: skip

DUTIES = Duties(RepresentativeAnswers, SECTIONS, OWED)
