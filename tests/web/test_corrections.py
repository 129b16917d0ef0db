"""Correcting a letter on the pages: what is typed stays, a second person signs, and both sides see the mark. What is
shown of the time to appeal, and of what binds while an appeal is open, stands here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import Appeal, Case, Letter
from casework.outbox import drain
from casework.stories.people import party_id
from casework.stories.telling import DAY, plots_of, tell
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES
from tests.web.staffdesk import applicant, officer
from tests.web.told import now, ref_of, told, told_app

SLIP = {"where1": "The heading", "stood1": "<i>Aigli</i>", "should1": "Aigli Pelagos", "changes": "nothing",
        "why": "It is the same company.", "anew": "yes", "impartial": "yes"}  # fmt: skip


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    url = f"sqlite:///{tmp_path / 'casework.db'}"
    upgrade(url, CASE_TYPES)
    with told_app(tmp_path, url) as made:
        yield made


def test_a_letter_is_corrected_by_two_and_marked_for_all_who_see_it(app: Flask) -> None:
    with app.app_context():
        ref = ref_of(app, told(app, "sign_refusal", plot="refuse", days_ago=80, drain=drain))
        letter = db.session.scalars(select(Letter).where(Letter.kind == "refusal", Letter.state == "printed")).one()
        number, code = letter.number, letter.code
    jonas, per, eleni = officer(app, "jonas"), officer(app, "per"), applicant(app, "eleni", "aigli")
    here, waits = f"/staff/cases/{ref}/letters/{number}/correct", f"/staff/cases/{ref}/correction"
    eleni.see(f"/cases/{ref}")
    assert "Appeal the decision: the time ended" in eleni.words
    assert "days late" not in eleni.words
    jonas.see(f"/staff/cases/{ref}")
    assert "The time ended" in jonas.words
    assert here in jonas.page
    jonas.see(here)
    jonas.send(here, where2="A second place", stood1="<i>Aigli</i>")
    assert (jonas.status, jonas.words.count("Write something here.") > 2) == (422, True)
    assert "A second place" in jonas.page
    jonas.send(here, **{**SLIP, "changes": "harm"})
    assert (jonas.status, f"/staff/cases/{ref}/cases/reversal_case" in jonas.page) == (409, True)
    jonas.send(here, **SLIP)
    assert "Who prepares may not sign" in jonas.words
    with app.app_context():
        drain(now())
    per.see(f"/staff/cases/{ref}/sign")
    per.see(waits)
    per.send(waits, do="sign", impartial="yes")
    if "names another person" in per.words:
        per.send(f"/staff/cases/{ref}/print-again")
        with app.app_context():
            drain(now())
        per.see(waits)
        per.send(waits, do="sign", impartial="yes")
    assert "The correction is signed" in per.words, per.words
    with app.app_context():
        drain(now())
    per.see(f"/staff/cases/{ref}")
    eleni.see(f"/cases/{ref}")
    for page in (per, eleni):
        assert "Corrected:" in page.words
        assert "Correction of" in page.words
    assert "Appeal the decision: by" in eleni.words
    eleni.see(f"/verify/{code}")
    assert "orrected" not in eleni.words, "the page confirms kind, date and fingerprint, and nothing else"
    assert "Aigli Pelagos" not in eleni.words


def test_while_an_appeal_is_open_the_party_sees_what_binds_all_the_same(app: Flask) -> None:
    """An order is appealed: its day still binds, unless its effect is suspended."""
    with app.app_context():
        plot = plots_of("order_case")["met"]
        for scene, _ in tell("order_case", plot, party=party_id(plot.company), now=now() - 20 * DAY,
                             storage=app.extensions["casework.storage"], drain=drain, until="sign_order"):  # fmt: skip
            case_id = scene.case_id
        ref = ref_of(app, case_id)
    gunnvor = applicant(app, "gunnvor", "skardfoss")
    gunnvor.see(f"/cases/{ref}")
    for said in ("Appeal the decision: by", "Meet the order: by"):
        assert said in gunnvor.words
    gunnvor.send(f"/cases/{ref}/appeal")
    with app.app_context():
        own = db.session.scalars(select(Case).order_by(Case.id.desc())).first()
        assert own is not None
        draft = own.ref
    gunnvor.see(f"/drafts/{draft}/sections/grounds")
    assert gunnvor.status == 200
    with app.app_context():
        assert db.session.scalars(select(Appeal)).all() == []
