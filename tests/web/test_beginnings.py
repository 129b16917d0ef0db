"""A case that we open ourselves: the party is found, what we know is written, and the party is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import Case, Letter
from casework.operations.beginnings import beginnings
from casework.outbox import drain
from casework.stories.people import party_id
from casework.workflows import CASE_TYPES
from tests.web.drafts import draft_app, now
from tests.web.staffdesk import applicant, officer

KNOWN = {"kind": "operator", "name": "Grenland Prosessdamp AS", "country": "NO", "register_number": "918802002",
         "permit_id": "2026.0412.T", "holder": "Grenland Prosessdamp AS", "permit_effective_on": "6.5.2026",
         "first_year": "2026", "because": "The permit has taken effect and nobody has applied."}  # fmt: skip


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return draft_app(tmp_path)


def cases(app: Flask) -> list[Case]:
    with app.app_context():
        return list(db.session.scalars(select(Case)))


def party(app: Flask) -> str:
    with app.app_context():
        return str(party_id("grenland"))


def test_an_officer_finds_the_party_says_what_we_know_and_the_party_is_told(app: Flask) -> None:
    marit = officer(app, "marit")
    marit.see("/staff/begin", q="Grenland")
    assert f"party={party(app)}" in marit.page
    marit.see("/staff/begin", party=party(app))
    assert 'value="918802002"' in marit.page
    assert "sends the letter “Notice that we have opened a case”" in marit.words
    marit.send("/staff/begin", **KNOWN)
    assert "is open, and the party is told" in marit.words
    assert "Screening" in marit.words
    (case,) = cases(app)
    assert (case.state, case.number is not None, case.party_id) == ("screening", True, int(party(app)))
    with app.app_context():
        (letter,) = db.session.scalars(select(Letter))
        assert (letter.kind, letter.language) == ("notice", "nb")
        drain(now())
    leif = applicant(app, "leif", "grenland")
    leif.see("/cases")
    assert case.number in leif.page


def test_an_instruction_after_a_refusal_names_who_gave_it(app: Flask) -> None:
    marit = officer(app, "marit")
    marit.see("/staff/begin", party=party(app), step="open_as_instructed")
    marit.send("/staff/begin", **KNOWN)
    assert marit.status == 422
    marit.send("/staff/begin", **KNOWN, instruction="The climate quota authority, 3 June 2026, 2026/12")
    (case,) = cases(app)
    assert case.state == "screening"


def test_an_account_that_nobody_must_have_is_not_opened_and_nothing_is_left_behind(app: Flask) -> None:
    marit = officer(app, "marit")
    marit.see("/staff/begin", party=party(app))
    marit.send("/staff/begin", **{**KNOWN, "kind": "trading_company"})
    assert marit.status == 409
    assert "This one has to be applied for" in marit.words
    assert 'value="2026.0412.T"' in marit.page
    assert cases(app) == []


@pytest.mark.parametrize(("field", "typed", "said"), [
    ("permit_id", "", "we must know it"), ("kind", "", "we must know it"), ("because", "", ""),
    ("permit_effective_on", "soon", "This is not a date"),
])  # fmt: skip
def test_what_is_missing_is_said_beside_the_field_and_the_rest_stays(
    app: Flask, field: str, typed: str, said: str
) -> None:
    marit = officer(app, "marit")
    marit.see("/staff/begin", party=party(app))
    marit.send("/staff/begin", **{**KNOWN, field: typed})
    assert marit.status == 422
    assert said in marit.words
    assert f'id="{field}-error"' in marit.page or f'id="field-{field}"' in marit.page
    assert cases(app) == []


def test_a_step_that_begins_a_case_belongs_to_no_party() -> None:
    begun = [step for case_type in CASE_TYPES.values() for step in beginnings(case_type)]
    assert begun
    for step in begun:
        assert not any(actor.is_party for actor in step.by)
        assert step.numbers


def test_a_registrar_of_post_opens_no_case(app: Flask) -> None:
    arne = officer(app, "arne")
    arne.see("/staff/begin", party=party(app))
    assert arne.status == 403
    arne.see("/staff/post")
    assert "/staff/begin" not in arne.page
