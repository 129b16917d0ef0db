"""A verifier is registered and its accreditation ended in both databases: entries are appended, the rest stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from casework.core.case_type import Actor
from casework.models import Accreditation, Invitation, MembershipChange, Party
from casework.operations.acting import By, NotThere, Stale
from casework.operations.verifying import Known, end_accreditation, register
from casework.stories.people import person_id
from casework.workflows.verifying import Accredited
from tests.operations.office import DAY, NOW, Office, office

FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
RIGHT = Accredited("", "TEST 099", "NO", True, FIRST, LAST)
KYST = {"name": "Kyst Verifikasjon AS", "number": "914778271", "country": "NO"}


@pytest.fixture(params=["sqlite_url", "postgres_url"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    with office(request.getfixturevalue(request.param), tmp_path) as place:
        yield place


def marit() -> By:
    return By(person_id("marit"), frozenset({Actor.CASEWORKER}))


def registered() -> int:
    return register(KYST, RIGHT, "anne@kyst.example", language="nb", by=marit(), now=NOW, expires_at=NOW + 14 * DAY)


def test_it_comes_with_its_accreditation_and_an_invitation_and_once_only(here: Office) -> None:
    verifier = registered()
    assert [row.number for row in here.rows(Accreditation, Accreditation.party_id == verifier)] == ["TEST 099"]
    assert [row.rights for row in here.rows(Invitation, Invitation.party_id == verifier)] == ["sign"]
    assert [row.kind for row in here.rows(MembershipChange, MembershipChange.party_id == verifier)] == ["invited"]
    with pytest.raises(Known):
        registered()
    assert len(here.rows(Party, Party.number == KYST["number"])) == 1


def test_an_end_is_an_entry_of_its_own_within_the_one_that_stands(here: Office) -> None:
    verifier = registered()
    entry = here.rows(Accreditation, Accreditation.party_id == verifier)[0].id
    for until in (date(2025, 12, 31), LAST):
        with pytest.raises(Stale):
            end_accreditation(verifier, entry, until, by=marit(), now=NOW)
    with pytest.raises(NotThere):
        end_accreditation(verifier, entry + 999, date(2026, 6, 30), by=marit(), now=NOW)
    end_accreditation(verifier, entry, date(2026, 6, 30), by=marit(), now=NOW)
    rows = here.rows(Accreditation, Accreditation.party_id == verifier)
    assert [(row.valid_until, row.person_id) for row in rows] == [
        (LAST, person_id("marit")), (date(2026, 6, 30), person_id("marit"))]  # fmt: skip
    with pytest.raises(Stale):
        end_accreditation(verifier, entry, date(2026, 5, 31), by=marit(), now=NOW)
