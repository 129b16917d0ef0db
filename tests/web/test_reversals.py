"""A reversal on the pages: an error is noted, the decision is looked at again, and both cases tell of the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import Appeal, Case
from casework.outbox import drain
from tests.ready import ready
from tests.web.staffdesk import applicant, officer
from tests.web.told import ref_of, told, told_app

WHY = {"wrong": "The paper was overlooked.", "by": "us", "reason": "invalid", "harms": "yes"}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    url = ready(tmp_path)
    with told_app(tmp_path, url) as made:
        yield made


def test_a_grave_error_leads_to_a_reversal_that_the_party_sees_once_it_is_warned(app: Flask) -> None:
    with app.app_context():
        ref = ref_of(app, told(app, "sign_refusal", plot="refuse", days_ago=20, drain=drain))
    jonas, eleni = officer(app, "jonas"), applicant(app, "eleni", "aigli")
    jonas.see(f"/staff/cases/{ref}/errors")
    jonas.send(f"/staff/cases/{ref}/errors", wrong="<b>A neighbour was not told.</b>")
    assert jonas.status == 422
    assert "<b>A neighbour was not told.</b>" in jonas.words.replace("&lt;", "<")
    jonas.send(f"/staff/cases/{ref}/errors", wrong="A paper was overlooked.", outcome="could", assessment="It was new.")
    assert jonas.status == 200
    for said in ("A paper was overlooked.", "Yes, it could.", "Open a reversal: an error that could have decided"):
        assert said in jonas.words
    jonas.see(f"/staff/cases/{ref}/cases/reversal_case")
    jonas.send(f"/staff/cases/{ref}/cases/reversal_case", wrong="The paper was overlooked.")
    assert (jonas.status, "Write something here." in jonas.words) == (422, True)
    jonas.send(f"/staff/cases/{ref}/cases/reversal_case", **WHY)
    assert jonas.status == 200, jonas.words
    with app.app_context():
        row = db.session.scalars(select(Appeal)).one()
        number, own = db.session.get_one(Case, row.case_id).number, db.session.get_one(Case, row.case_id).ref
    assert "Nobody has appealed it. We look at it again of our own accord." in jonas.words
    jonas.see(f"/staff/cases/{ref}/cases/reversal_case")
    jonas.send(f"/staff/cases/{ref}/cases/reversal_case", **WHY)
    assert (jonas.status, "looked at again already" in jonas.words) == (409, True)
    jonas.see(f"/staff/cases/{ref}")
    assert f"Looked at again in case {number}" in jonas.words
    eleni.see(f"/cases/{ref}")
    assert "Looked at again" not in eleni.words
    assert "A paper was overlooked." not in eleni.words
    assert "Appeal this decision" in eleni.words
    jonas.see(f"/staff/cases/{own}")
    jonas.send(f"/staff/cases/{own}/impartiality", impartial="yes")
    jonas.see(f"/staff/cases/{own}/steps/warn")
    jonas.send(f"/staff/cases/{own}/steps", considers="The paper changes the outcome.")
    assert "Hearing" in jonas.words
    with app.app_context():
        drain(2**53)
    eleni.see(f"/cases/{ref}")
    assert f"Looked at again in case {number}" in eleni.words
    eleni.see(f"/cases/{own}")
    assert "The decision we look at again" in eleni.words
    assert "Comment on the notice" in eleni.words
