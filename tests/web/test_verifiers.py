"""A verifier's first accreditation: recorded by a caseworker, confirmed by another, and then its people are invited."""

from __future__ import annotations

import html
import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.i18n import day_figures
from casework.models import Accreditation, Invitation, Outbox, Party, Registration
from casework.queries.verifiers import accredited, may_be_named
from casework.stories.papers import paper
from casework.stories.people import party_id, person_id
from tests.web.drafts import draft_app
from tests.web.staffdesk import Officer, officer
from tests.web.told import today

NEW = {"name": "Kyst Verifikasjon AS", "party_number": "914778271", "party_country": "NO", "number": "TEST 099",
       "country": "NO", "maritime": "yes", "valid_from": "01.01.2026", "valid_until": "31.12.2030",
       "email": "anne@kystverifikasjon.example"}  # fmt: skip
TODAY = date(2026, 11, 20)
FORM = '/staff/verifiers"'
"""The form that leads to this address and not beyond it."""


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return draft_app(tmp_path)


def desk(app: Flask, who: str = "marit") -> Officer:
    found = officer(app, who)
    found.see("/staff/verifiers")
    return found


def kyst(app: Flask) -> int | None:
    with app.app_context():
        return db.session.scalar(select(Party.id).where(Party.name == NEW["name"]))


def recorded(marit: Officer, **other: str) -> None:
    """Marit fills in the form and attaches the certificate."""
    marit.send(FORM, file=(io.BytesIO(paper("Certificate")), "certificate.pdf"), **{**NEW, **other})


def confirmed(app: Flask) -> Officer:
    """Jonas looks at what waits, and confirms it."""
    jonas = desk(app, "jonas")
    jonas.send("/staff/verifiers/registrations/", do="confirm")
    return jonas


def test_two_caseworkers_register_a_verifier_that_companies_may_name_from_then_on(app: Flask) -> None:
    marit = desk(app)
    recorded(marit)
    assert "Kyst Verifikasjon AS is recorded, and waits for a second person." in marit.words
    assert "A colleague compares it with the certificate and confirms it." in marit.words
    with app.app_context():
        assert kyst(app) is None
        assert db.session.scalars(select(Invitation)).all() == []
    paper_at = re.findall(r'href="(/staff/verifiers/registrations/\d+/certificate)"', marit.page)[0]
    assert marit.client.get(paper_at).data.startswith(b"%PDF-")
    jonas = confirmed(app)
    assert "Kyst Verifikasjon AS is a verifier from now on, and may be named." in jonas.words
    assert "TEST 099, Norway, for shipping" in jonas.words
    assert re.search("Recorded by Marit Lunde, .*; confirmed by Jonas Eide", jonas.words)
    with app.app_context():
        cx = db.session.connection()
        right = may_be_named(cx, party_id("aigli"), TODAY)[kyst(app) or 0]
        assert (right.number, right.maritime) == ("TEST 099", True)
        invited = db.session.scalars(select(Invitation)).one()
        assert (invited.email, invited.rights, invited.invited_by) == (NEW["email"], "sign", person_id("jonas"))
        assert db.session.scalars(select(Outbox).where(Outbox.kind == "invitation")).one()


def test_nobody_confirms_what_they_recorded_and_a_rejection_has_a_reason(app: Flask) -> None:
    marit = desk(app)
    recorded(marit)
    number = re.findall(r"/registrations/(\d+)", marit.page)[0]
    assert marit.post(f"/staff/verifiers/registrations/{number}", do="confirm") == 409
    jonas = desk(app, "jonas")
    jonas.send("/staff/verifiers/registrations/", do="reject")
    assert jonas.status == 422
    assert "Say why it is rejected." in jonas.words
    jonas.send("/staff/verifiers/registrations/", do="reject", answer="The number is another one.")
    assert "Rejected: Jonas Eide" in jonas.words
    assert "The number is another one." in jonas.words
    assert kyst(app) is None


def test_sent_twice_it_is_recorded_once(app: Flask) -> None:
    marit = desk(app)
    form = marit.page
    recorded(marit)
    marit.page = form
    recorded(marit)
    with app.app_context():
        assert len(db.session.scalars(select(Registration)).all()) == 1


def test_without_the_certificate_nothing_is_recorded_and_an_attached_one_is_not_lost(app: Flask) -> None:
    marit = desk(app)
    marit.send(FORM, **NEW)
    assert (marit.status, "Attach the certificate." in marit.words) == (422, True)
    recorded(marit, name="")
    assert (marit.status, "Kept: certificate.pdf" in marit.words) == (422, True)
    marit.send(FORM, **NEW)
    assert "is recorded, and waits" in marit.words


FAULTS = (
    ("name", "", "“Name of the verifier” has no answer."),
    ("number", "", "“Number of the accreditation” has no answer."),
    ("country", "US", "Only an accreditation body of a state in the EEA will do."),
    ("valid_until", "31.12.2025", "It must end after it begins."),
    ("valid_from", "31.02.2026", "There is no such day in the calendar."),
    ("email", "anne", "anne"),
)


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(app: Flask) -> None:
    marit = desk(app)
    for field, typed, said in FAULTS:
        recorded(marit, **{field: typed})
        assert (marit.status, said in marit.words) == (422, True), field
        assert 'value="Kyst Verifikasjon AS"' in marit.page or field == "name"
    assert "Waits for a second person" not in marit.words


def test_a_number_that_is_a_verifier_already_is_refused(app: Flask) -> None:
    with app.app_context():
        havn = db.session.get_one(Party, party_id("havn"))
        known = {"party_number": havn.number, "party_country": havn.country}
    marit = desk(app)
    recorded(marit, **known)
    assert marit.status == 422
    assert "A verifier with this number is registered already." in marit.words


def entry(marit: Officer) -> str:
    """The form that ends the accreditation of the new verifier."""
    part = marit.page[marit.page.index("Kyst Verifikasjon AS</b>") :]
    return re.findall(r'action="([^"]+)"', part)[0]


def test_an_accreditation_that_was_withdrawn_ends_on_its_day_and_what_was_recorded_stays(app: Flask) -> None:
    recorded(desk(app))
    marit = confirmed(app)
    marit.send(entry(marit), until="30.06.2026")
    assert "The accreditation ends on 30 June 2026." in marit.words
    assert "Not accredited now" in marit.words
    verifier = kyst(app) or 0
    with app.app_context():
        cx = db.session.connection()
        assert verifier not in may_be_named(cx, party_id("aigli"), TODAY)
        before = accredited(cx, verifier, date(2026, 6, 30))
        after = accredited(cx, verifier, date(2026, 7, 1))
        assert before is not None
        assert after is not None
        assert before.covers(date(2026, 6, 30))
        assert not after.covers(date(2026, 7, 1))
        rows = db.session.scalars(select(Accreditation).where(Accreditation.party_id == verifier)).all()
        assert [row.valid_until for row in rows] == [date(2030, 12, 31), date(2026, 6, 30)]


def test_a_verifier_that_we_ended_is_told_so_and_records_nothing_until_two_of_us_did(app: Flask) -> None:
    with app.app_context():
        havn = party_id("havn")
    marit = desk(app)
    marit.send(f"/staff/verifiers/{havn}/accreditations/", until=day_figures(today() - timedelta(1)))
    vilde = officer(app, "vilde")
    vilde.see("/accreditation")
    assert "The authority has ended your accreditation here" in vilde.words
    assert "Keep it" not in vilde.words
    kept = {name: NEW[name] for name in ("number", "country", "maritime", "valid_from", "valid_until")}
    assert vilde.post("/accreditation", **kept) == 409
    marit.see("/staff/verifiers", of=str(havn))
    recorded(marit, **{name: html.unescape(re.findall(f'id="{name}"[^>]* value="([^"]*)"', marit.page)[0])
                       for name in ("name", "party_number")})  # fmt: skip
    assert "is recorded, and waits" in marit.words
    confirmed(app)
    assert vilde.post("/accreditation", **kept) == 303


def test_it_ends_on_a_day_within_it_and_on_no_other(app: Flask) -> None:
    recorded(desk(app))
    marit = confirmed(app)
    for until in ("", "yesterday", "31.12.2025", "01.01.2031"):
        marit.send(entry(marit), until=until)
        assert marit.status == 422, until
    verifier = kyst(app) or 0
    with app.app_context():
        assert verifier in may_be_named(db.session.connection(), party_id("aigli"), TODAY + timedelta(1))


def test_who_reads_sees_the_list_and_no_form_and_another_authority_has_no_such_page(app: Flask) -> None:
    berit = desk(app, "berit")
    assert "Accredited" in berit.words
    assert "Record for a second person" not in berit.words
    assert desk(app, "astrid").status == 404
