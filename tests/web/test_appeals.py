"""An appeal on the pages: begun where the decision stands, registered from an e-mail, and shown in both cases."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.i18n import day_figures
from casework.models import Appeal, Case
from casework.outbox import drain
from casework.stories.papers import paper
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES
from tests.web.staffdesk import applicant, officer
from tests.web.told import ref_of, today, told, told_app


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    url = f"sqlite:///{tmp_path / 'casework.db'}"
    upgrade(url, CASE_TYPES)
    with told_app(tmp_path, url) as made:
        yield made


def refused(app: Flask) -> str:
    with app.app_context():
        return ref_of(app, told(app, "sign_refusal", plot="refuse", days_ago=20, drain=drain))


def test_a_party_begins_an_appeal_where_the_decision_stands_and_comes_back_to_it(app: Flask) -> None:
    ref = refused(app)
    eleni = applicant(app, "eleni", "aigli")
    eleni.see(f"/cases/{ref}")
    assert "Appeal this decision" in eleni.words
    eleni.send(f"/cases/{ref}/appeal")
    assert "What you appeal, and why" in eleni.words
    sofia = applicant(app, "sofia", "aigli")
    sofia.see(f"/cases/{ref}")
    assert "Appeal this decision" not in sofia.words
    assert sofia.post(f"/cases/{ref}/appeal") == 403


def test_an_appeal_by_email_is_registered_from_the_page_and_both_cases_tell_of_the_other(app: Flask) -> None:
    ref = refused(app)
    arne = officer(app, "arne")
    arne.see("/staff/post", case=ref)
    assert "An appeal against the decision in this case" in arne.words
    arne.send("/staff/post", channel="email", received_on=day_figures(today()), sender="Eleni Markopoulou",
              target=f"case:{ref}", kind="appeal", change="The account should be opened.", do="open",
              files=(io.BytesIO(paper("Appeal")), "appeal.pdf"))  # fmt: skip
    assert arne.status == 200, arne.words
    with app.app_context():
        row = db.session.scalars(select(Appeal)).one()
        own = db.session.get_one(Case, row.case_id)
        assert (row.verdict, row.outcome) == ("in_time", "")
        number, address = own.number, own.ref
    marit = officer(app, "marit")
    marit.see(f"/staff/cases/{ref}")
    assert f"Appealed in case {number}" in marit.words
    marit.see(f"/staff/cases/{address}")
    assert "The appeal is in time." in marit.words
    assert "Three weeks from that day end on" in marit.words
    eleni = applicant(app, "eleni", "aigli")
    eleni.see(f"/cases/{ref}")
    assert f"Appealed in case {number}" in eleni.words
    assert "Appeal this decision" not in eleni.words
