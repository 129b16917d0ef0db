"""The file of a case that we opened: begun from an approval, written part by part, hidden from the party."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import Approval, Case, Submission
from casework.outbox import drain
from casework.stories.people import party_id
from casework.stories.telling import DAY, plots_of, tell
from tests.web.drafts import draft_app, now
from tests.web.frame import OURS
from tests.web.staffdesk import FIELD, applicant, officer

SANCTION = "infringement_fee"
DAMAGE = ("<script>alert(1)</script>", "\u202e", "9" * 5000, "{{7*7}}", "' or 1=1 --", "31.02.2026")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return draft_app(tmp_path)


def told(app: Flask, plot: str, until: str, days_ago: int = 60) -> str:
    with app.app_context():
        for scene, _ in tell(SANCTION, plots_of(SANCTION)[plot], party=party_id("skardfoss"),
                             now=now() - days_ago * DAY, storage=app.extensions["casework.storage"], drain=drain,
                             until=until):  # fmt: skip
            last = scene
        return str(last.case.ref)


def versions(app: Flask) -> int:
    with app.app_context():
        case = db.session.scalars(select(Case.id).where(Case.type == SANCTION)).one()
        return len(list(db.session.scalars(select(Submission.id).where(Submission.case_id == case))))


def test_a_part_of_the_file_is_written_row_by_row_and_each_time_a_version_is_kept(app: Flask) -> None:
    ref = told(app, "guided", "screen")
    here, astrid = f"/staff/cases/{ref}/file", officer(app, "astrid")
    astrid.see(f"/staff/cases/{ref}")
    assert f'href="{here}"' in astrid.page
    assert "Open the inquiry" in astrid.words
    astrid.see(here)
    assert "Nothing is written here yet." in astrid.words
    astrid.see(f"{here}/facts", row="new")
    astrid.send(f"{here}/facts", claim="A unit was added.", period="2025", proof="likely", do="save")
    assert "A unit was added." in astrid.words
    assert versions(app) == 2
    astrid.see(f"{here}/evidence", row="new")
    astrid.send(f"{here}/evidence", title="Log", collected_on="31.02.2026", supports="f1", do="save")
    assert (astrid.status, "There is no such day" in astrid.words, versions(app)) == (422, True, 2)
    assert 'value="31.02.2026"' in astrid.page
    astrid.send(f"{here}/evidence", title="Log", kind="log", supports="f1", do="save")
    astrid.see(f"{here}/evidence", row="e1")
    astrid.send(f"{here}/evidence", do="remove")
    assert versions(app) == 4
    astrid.see(f"/staff/cases/{ref}")
    assert "No evidence supports this fact." in astrid.words
    assert "A fee rests only on facts that are clearly more probable than not." in astrid.words


def test_whoever_saved_in_between_is_told_about_and_what_is_strange_comes_back(app: Flask) -> None:
    ref = told(app, "guided", "screen")
    here, astrid, magne = f"/staff/cases/{ref}/file", officer(app, "astrid"), officer(app, "magne")
    for one in (astrid, magne):
        one.see(f"{here}/breach")
    said = "Nobody wrote down who was to report the change to the authority."
    magne.send(f"{here}/breach", who=said, do="save")
    astrid.send(f"{here}/breach", who=f"Another view. {said}", do="save")
    assert (astrid.status, f"Another view. {said}" in astrid.words) == (409, True)
    for name, fields in (("facts", ("claim", "period")), ("amount", ("base", "limit", "base_because")),
                         ("factors", ("percent", "note")), ("breach", ("began_on", "who"))):  # fmt: skip
        for typed in DAMAGE:
            astrid.see(f"{here}/{name}", row="new")
            astrid.send(f"{here}/{name}", **dict.fromkeys(fields, typed), do="save")
            assert astrid.status in (200, 422), (name, typed)
            assert "<script>alert" not in astrid.page
    for name in ("suspicion", "about", "nothing"):
        assert astrid.client.get(f"{here}/{name}").status_code == 404
    assert astrid.client.get(f"{here}/facts?row=..%2f").status_code == 303


def test_the_case_is_begun_from_the_approval_and_the_party_cannot_begin_or_read_it(app: Flask) -> None:
    ref = told(app, "guided", "screen")
    with app.app_context():
        approval = db.session.scalars(select(Approval.id)).one()
    astrid, gunnvor = officer(app, "astrid"), applicant(app, "gunnvor", "skardfoss")
    astrid.see(f"/staff/approvals/{approval}")
    assert "Register a suspicion of a breach" in astrid.words
    place = f"/staff/approvals/{approval}/cases/{SANCTION}"
    astrid.see(place)
    assert "Skardfoss Kraft AS" in astrid.words
    again = {"ground": "GO-2", "origin": "tip", "reference": "A letter", "what": "The same."}
    astrid.send(place, **again)
    assert (astrid.status, "A case about this breach is open already." in astrid.words) == (409, True)
    gunnvor.see(f"/approvals/{approval}")
    assert "suspicion" not in gunnvor.words
    for path in (f"/cases/{ref}", f"/drafts/{ref}", f"/drafts/{ref}/print", f"/drafts/{ref}/receipt"):
        assert gunnvor.client.get(path).status_code == 404, path


def test_the_party_comments_on_its_page_and_reads_nothing_of_the_file(app: Flask) -> None:
    ref = told(app, "paid", "sign_notice", days_ago=25)
    gunnvor = applicant(app, "gunnvor", "skardfoss")
    gunnvor.see(f"/cases/{ref}")
    assert "We are considering a fee. You can tell us what you think before we decide." in gunnvor.words
    for word in ("Driftsloggen", "control log", "You sent it", "fingerprint of what you sent"):
        assert word not in gunnvor.words, word
    for path in ("", "/print", "/receipt", "/sections/facts", "/sections/facts/f1", "/tables/facts.json"):
        assert gunnvor.client.get(f"/drafts/{ref}{path}").status_code == 404, path
    gunnvor.see(f"/cases/{ref}/steps/comment")
    hidden = dict(FIELD.findall(gunnvor.page.split('id="page"')[1]))
    said = {**hidden, "said": "We have made a routine since."}
    assert gunnvor.client.post(f"/cases/{ref}/steps/comment", data=said, headers=OURS).status_code == 303
    with app.app_context():
        assert db.session.scalars(select(Case.state).where(Case.type == SANCTION)).one() == "assessment"
    astrid = officer(app, "astrid")
    astrid.see(f"/staff/cases/{ref}")
    assert "We have made a routine since." in astrid.words


def test_both_sides_see_what_is_owed_once_it_is_decided(app: Flask) -> None:
    ref = told(app, "paid", "sign_fee", days_ago=45)
    for reader, path in ((applicant(app, "gunnvor", "skardfoss"), f"/cases/{ref}"),
                         (officer(app, "astrid"), f"/staff/cases/{ref}")):  # fmt: skip
        reader.see(path)
        assert reader.status == 200
        assert "A change was not reported" in reader.words
        assert re.search(r"172.000\.00", reader.words)
        assert "No rate is loaded" not in reader.words
        assert "an hour" not in reader.words


def test_an_order_is_opened_from_the_page_of_the_case_that_it_concerns(app: Flask) -> None:
    with app.app_context():
        for scene, _ in tell("plant_approval", plots_of("plant_approval")["approve"], party=party_id("skardfoss"),
                             now=now() - 20 * DAY, storage=app.extensions["casework.storage"], drain=drain,
                             until="screen"):  # fmt: skip
            last = scene
        of = last.case.ref
    place, astrid = f"/staff/cases/{of}/cases/order_case", officer(app, "astrid")
    astrid.see(f"/staff/cases/{of}")
    assert f'href="{place}"' in astrid.page
    astrid.see(place)
    assert "Order under the regulation on guarantees of origin" in astrid.words
    said = {"what": "The unit was not reported.", "rule": "A change is reported.", "provision": "§ 8"}
    astrid.send(place, **{**said, "rule": ""})
    assert (astrid.status, astrid.words.count("Write something here."), said["what"] in astrid.words) == (422, 2, True)
    astrid.send(place, **said)
    assert (astrid.status, "Case 2026/2 is open." in astrid.words) == (200, True)
    with app.app_context():
        ref = db.session.scalars(select(Case).where(Case.type == "order_case")).one().ref
    assert f'href="/staff/cases/{of}"' in astrid.page
    astrid.see(f"/staff/cases/{ref}/file/duty")
    astrid.send(f"/staff/cases/{ref}/file/duty", what="Report it.", by="01.02.2026", shown="The report.", do="save")
    astrid.see(f"/staff/cases/{ref}")
    assert "This day is not later than today." in astrid.words
    astrid.see(f"/staff/cases/{of}")
    assert f'href="/staff/cases/{ref}"' in astrid.page
    for stranger in (officer(app, "marit"), applicant(app, "gunnvor", "skardfoss")):
        assert stranger.client.get(place).status_code in (403, 404)
        assert stranger.client.get(f"/staff/cases/{ref}").status_code in (403, 404)
