"""A verifier is registered by two people and its accreditation ended, in both databases: entries are appended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from casework.db import db, writing
from casework.models import Accreditation, Invitation, MembershipChange, Party, Registration
from casework.operations.acting import NotThere, Stale
from casework.operations.proposals import OWN, NotSettled
from casework.operations.registering import KNOWN, WAITS, confirm, reject, withdraw
from casework.operations.verifying import Ended, accredit, end_accreditation, enter
from casework.queries.verifiers import accredited
from casework.stories.people import person_id
from tests.operations.office import DAY, NOW, Office, office
from tests.web.certificates import KYST, LAST, RIGHT, caseworker, record_certificate

LATER = {"now": NOW, "expires_at": NOW + 14 * DAY}


@pytest.fixture(params=["sqlite_url", "postgres_url"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    with office(request.getfixturevalue(request.param), tmp_path) as place:
        yield place


def registered(here: Office) -> int:
    return confirm(record_certificate(here.storage, NOW), by=caseworker("jonas"), **LATER)


def test_two_people_register_it_with_an_invitation_and_once_only(here: Office) -> None:
    """A3: who recorded it may not confirm it, and what waits makes nobody a verifier."""
    number = record_certificate(here.storage, NOW)
    for refusal, again in ((WAITS, lambda: record_certificate(here.storage, NOW)),
                           (OWN, lambda: confirm(number, by=caseworker(), **LATER)),
                           (OWN, lambda: reject(number, "No.", by=caseworker(), now=NOW))):  # fmt: skip
        with pytest.raises(NotSettled) as refused:
            again()
        assert refused.value.refusal == refusal
    with pytest.raises(NotThere):
        withdraw(number, by=caseworker("jonas"), now=NOW)
    assert here.rows(Party, Party.number == KYST["number"]) == []
    verifier = confirm(number, by=caseworker("jonas"), **LATER)
    entries = here.rows(Accreditation, Accreditation.party_id == verifier)
    assert [(row.number, row.registration_id, row.person_id) for row in entries] == [
        ("TEST 099", number, person_id("marit"))]  # fmt: skip
    assert [row.rights for row in here.rows(Invitation, Invitation.party_id == verifier)] == ["sign"]
    assert [row.kind for row in here.rows(MembershipChange, MembershipChange.party_id == verifier)] == ["invited"]
    with pytest.raises(NotSettled) as known:
        record_certificate(here.storage, NOW)
    assert known.value.refusal == KNOWN
    with pytest.raises(Stale):
        confirm(number, by=caseworker("jonas"), **LATER)


def test_an_end_is_an_entry_of_its_own_within_the_one_that_stands(here: Office) -> None:
    verifier = registered(here)
    entry = here.rows(Accreditation, Accreditation.party_id == verifier)[0].id
    for until in (date(2025, 12, 31), LAST):
        with pytest.raises(Stale):
            end_accreditation(verifier, entry, until, by=caseworker(), now=NOW)
    with pytest.raises(NotThere):
        end_accreditation(verifier, entry + 999, date(2026, 6, 30), by=caseworker(), now=NOW)
    end_accreditation(verifier, entry, date(2026, 6, 30), by=caseworker(), now=NOW)
    rows = here.rows(Accreditation, Accreditation.party_id == verifier)
    assert [(row.valid_until, row.ends_id) for row in rows] == [(LAST, None), (date(2026, 6, 30), entry)]
    with pytest.raises(Stale):
        end_accreditation(verifier, entry, date(2026, 5, 31), by=caseworker(), now=NOW)


def test_an_end_cuts_every_certificate_that_was_recorded_before_it(here: Office) -> None:
    """A renewal under another number, or one of a later year, keeps nobody accredited past the end."""
    verifier, day = registered(here), date(2026, 6, 30)
    for number, first in (("TEST 100", date(2026, 2, 1)), ("TEST 101", date(2026, 3, 1)), ("TEST 102", LAST)):
        accredit(verifier, replace(RIGHT, number=number, valid_from=first, valid_until=date(2033, 1, 1)),
                 by=caseworker(), now=NOW)  # fmt: skip
    newest = here.rows(Accreditation, Accreditation.party_id == verifier)[-1].id
    end_accreditation(verifier, newest, day, by=caseworker(), now=NOW)
    with here.app.app_context():
        covers = {on: right is not None and right.covers(on) for on in (day, day + timedelta(1), LAST)
                  for right in [accredited(db.session.connection(), verifier, on)]}  # fmt: skip
    assert covers == {day: True, day + timedelta(1): False, LAST: False}
    assert registered(here) == verifier
    with here.app.app_context():
        assert accredited(db.session.connection(), verifier, day + timedelta(1)) == replace(RIGHT, name=KYST["name"])


def test_after_an_end_only_two_people_of_the_authority_begin_another(here: Office) -> None:
    """The verifier itself may not, by the verb or past it; without an end it renews its certificate itself."""
    verifier = registered(here)
    accredit(verifier, RIGHT, by=caseworker(), now=NOW)
    entry = here.rows(Accreditation, Accreditation.party_id == verifier)[-1].id
    end_accreditation(verifier, entry, date(2026, 6, 30), by=caseworker(), now=NOW)
    with pytest.raises(Ended):
        accredit(verifier, RIGHT, by=caseworker(), now=NOW)
    with pytest.raises(DBAPIError, match="after an end only what two people confirmed"), writing() as cx:
        enter(cx, verifier, RIGHT, by=caseworker(), now=NOW)
    assert registered(here) == verifier
    assert len(here.rows(Invitation, Invitation.party_id == verifier)) == 2, "nobody works for it yet"
    accredit(verifier, RIGHT, by=caseworker(), now=NOW)
    assert [row.state for row in here.rows(Registration)] == ["confirmed", "confirmed"]
