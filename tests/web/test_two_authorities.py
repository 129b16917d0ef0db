"""A2: the staff of each authority find its cases and no others, at every address; both are told apart on every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.i18n import LANGUAGES
from casework.models import Login, StaffRole
from casework.queries.access import staff_cases
from casework.stories.people import PERSONAS, person_id
from casework.workflows.authorities import AUTHORITIES, ENERGY_DIRECTORATE, ENVIRONMENT_AGENCY
from tests.web.drafts import draft_app, signed_in
from tests.web.told import today, told


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    app = draft_app(tmp_path_factory.mktemp("two"))
    yield app
    with app.app_context():
        db.engine.dispose()


def test_every_authority_has_a_face_and_an_appeal_body_in_every_language() -> None:
    for authority in AUTHORITIES.values():
        assert set(authority.faces) == set(LANGUAGES)
        for face in authority.faces.values():
            assert all((face.name, face.address, face.email, face.phone, face.web, face.appeal_body))
    bodies = {authority.face("en").appeal_body for authority in AUTHORITIES.values()}
    assert bodies == {"the Ministry of Climate and Environment", "the Ministry of Energy"}


def test_people_of_the_demonstration_hold_their_roles_at_their_own_authority(app: Flask) -> None:
    with app.app_context():
        held = {row.subject: row.authority for row in db.session.execute(
            select(Login.subject, StaffRole.authority).join(StaffRole, StaffRole.person_id == Login.person_id))}
    assert held == {persona.key: persona.authority for persona in PERSONAS if persona.roles}
    assert set(held.values()) == set(AUTHORITIES)


def test_a_case_of_one_authority_is_found_by_its_own_staff_only(app: Flask) -> None:
    """A2."""
    told(app, "submit", plot="withdraw")
    with app.app_context():
        for persona in (one for one in PERSONAS if one.roles):
            found = list(db.session.scalars(staff_cases(person_id(persona.key), today())))
            assert bool(found) is (persona.authority == ENVIRONMENT_AGENCY.key), persona.key


def test_a_page_of_staff_speaks_for_their_own_authority(app: Flask) -> None:
    theirs = signed_in(app, "astrid", "nb").get("/staff/worklist").get_data(as_text=True)
    assert ENERGY_DIRECTORATE.face("nb").name in theirs
    assert ENVIRONMENT_AGENCY.face("nb").name not in theirs
    ours = signed_in(app, "marit", "nb").get("/staff/worklist").get_data(as_text=True)
    assert ENVIRONMENT_AGENCY.face("nb").name in ours
