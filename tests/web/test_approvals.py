"""The pages of what is in force: the holder's, the authority's, the party's within one authority, and the register."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db, writing
from casework.forms import FORMS
from casework.models import (
    Approval,
    ApprovalCondition,
    Case,
    CaseAbout,
    DraftSection,
    Mandate,
    Party,
    StaffRole,
)
from casework.operations import drafts
from casework.operations.steps import take_step
from casework.stories.people import party_id, person_id
from casework.stories.telling import by
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES
from tests.permits import PERMIT, SEQUEL, form_of
from tests.ready import ready
from tests.web.drafts import draft_app, now, signed_in, words
from tests.web.frame import OURS, token_of

YEAR = 365 * 86_400_000


@dataclass(frozen=True)
class Place:
    """The application, and what is done in it outside of pages, each in a context of its own."""

    app: Flask

    def sent(self, about: int | None = None, *, holder: str = "aigli", at: int | None = None, **wish: str) -> int:
        name, at = "permit" if about is None else "sequel", at or now()
        with self.app.app_context():
            who = by("eleni")
            case_id = drafts.open_draft(name, party_id(holder), by=who, now=at, about=about)
            drafts.save_section(case_id, "wish", wish, seen=None, by=who, now=at)
            take_step(case_id, "submit", by=who, now=at, seen=0)
        return case_id

    def decided(self, case_id: int, step: str, *, at: int | None = None, **given: Any) -> None:
        with self.app.app_context():
            seen = db.session.get_one(Case, case_id).n_events
            take_step(case_id, step, by=by("marit"), now=at or now(), seen=seen, given=given)

    def granted(self, *, holder: str = "aigli", ago: int = 0, **wish: str) -> int:
        at = now() - ago
        self.decided(self.sent(holder=holder, at=at, **(wish or {"what": "dogs"})), "grant", at=at)
        return int(self.all(select(Approval.id).order_by(Approval.id))[-1])

    def all(self, query: Any) -> list[Any]:
        with self.app.app_context():
            return list(db.session.scalars(query))

    def write(self, *statements: Any) -> None:
        with self.app.app_context(), writing() as cx:
            for statement in statements:
                cx.execute(statement)

    def party(self, name: str) -> int:
        with self.app.app_context():
            return party_id(name)

    def person(self, name: str) -> int:
        with self.app.app_context():
            return person_id(name)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    for case_type in (PERMIT, SEQUEL):
        monkeypatch.setitem(CASE_TYPES, case_type.name, case_type)
        monkeypatch.setitem(FORMS, case_type.name, form_of(case_type))
    url = ready(tmp_path)
    upgrade(url, CASE_TYPES)
    place = Place(draft_app(tmp_path, url))
    yield place
    with place.app.app_context():
        db.engine.dispose()


def test_the_holder_sees_what_it_says_until_when_and_on_which_conditions(here: Place) -> None:
    approval = here.granted(what="bears")
    eleni = signed_in(here.app)
    listed = words(eleni.get("/approvals"))
    assert "Permit, T-" in listed
    assert "in force" in listed
    assert "Send a report." in listed
    shown = words(eleni.get(f"/approvals/{approval}"))
    for said in ("It allows bears", "Held by Aigli Pelagos Shipping S.A.", "Build a fence.", "Version 1"):
        assert said in shown
    assert "came from case" in shown
    assert f"/approvals/{approval}" in eleni.get("/cases").get_data(as_text=True)


def test_A2_another_company_and_a_mandate_for_other_types_find_nothing(here: Place) -> None:
    approval = here.granted()
    hauk = signed_in(here.app, "hauk", company="skarvoy")
    assert hauk.get(f"/approvals/{approval}").status_code == 404
    assert "T-" not in words(hauk.get("/approvals"))
    for scope, status in ((["maritime_account"], 404), (["sequel"], 200)):
        given = {"party_id": here.party("aigli"), "agent_id": here.party("kompass"), "rights": "write"}
        here.write(
            Mandate.__table__.update().where(Mandate.revoked_at.is_(None)).values(revoked_at=1),
            Mandate.__table__.insert().values(**given, scope=scope, valid_from=date(2020, 1, 1)),
        )
        assert signed_in(here.app, "silje").get(f"/approvals/{approval}").status_code == status
    token = token_of(hauk, "/approvals")
    asked = {"csrf_token": token, "type": "sequel", "approval": str(approval)}
    assert hauk.post("/drafts/new", data=asked, headers=OURS).status_code == 404
    assert here.all(select(CaseAbout.case_id)) == []


def test_renewing_opens_a_draft_about_it_that_begins_with_what_we_know(here: Place) -> None:
    approval, eleni = here.granted(), signed_in(here.app)
    page = eleni.get(f"/approvals/{approval}").get_data(as_text=True)
    assert re.search(r'<button[^>]* name="type" value="sequel">Renew or change</button>', page)
    asked = {"csrf_token": token_of(eleni, f"/approvals/{approval}"), "type": "sequel", "approval": str(approval)}
    answer = eleni.post("/drafts/new", data=asked, headers=OURS)
    assert answer.status_code == 303
    (about,) = here.all(select(CaseAbout))
    assert about.approval_id == approval
    assert here.all(select(DraftSection.raw).where(DraftSection.case_id == about.case_id)) == [{"what": "dogs"}]
    again = eleni.get(f"/approvals/{approval}").get_data(as_text=True)
    assert answer.headers["Location"] in again or f"draft-{about.case_id}" in again
    assert 'value="sequel"' not in again


def test_who_may_only_read_is_offered_nothing_to_press(here: Place) -> None:
    approval = here.granted()
    shown = signed_in(here.app, "sofia").get(f"/approvals/{approval}").get_data(as_text=True)
    assert 'name="type"' not in shown
    assert "A colleague who may write can start." in shown


def test_a_caseworker_marks_a_condition_as_met_with_a_day_and_a_note(here: Place) -> None:
    approval, marit = here.granted(ago=YEAR), signed_in(here.app, "marit")
    assert "Conditions overdue" in words(marit.get("/staff/approvals"))
    assert "overdue" in words(marit.get("/staff/approvals?show=overdue"))
    (condition,) = here.all(select(ApprovalCondition.id))
    path = f"/staff/approvals/{approval}/conditions/{condition}"
    page = marit.get(f"/staff/approvals/{approval}")
    once = re.search(r'name="once" value="([^"]+)"', page.get_data(as_text=True))
    assert once
    token = token_of(marit, f"/staff/approvals/{approval}")
    tomorrow = (date.today() + timedelta(2)).strftime("%d.%m.%Y")  # noqa: DTZ011
    for faulty, why in (
        ({"met_on": "", "note": "x"}, "Write the day, not later than today."),
        ({"met_on": tomorrow, "note": "x"}, "Write the day, not later than today."),
        ({"met_on": "01.02.2026", "note": " "}, "Say what shows that the condition is met."),
    ):
        answer = marit.post(path, data={"csrf_token": token, "once": once[1], **faulty}, headers=OURS)
        assert answer.status_code == 422
        assert why in words(answer)
    good = {"csrf_token": token, "once": once[1], "met_on": "01.02.2026", "note": "It came by post."}
    for _ in range(2):
        assert marit.post(path, data=good, headers=OURS).status_code == 303
    shown = words(marit.get(f"/staff/approvals/{approval}"))
    assert "Met since 1 February 2026; marked by Marit" in shown
    assert "It came by post." in shown
    assert "Nothing fits this." in words(marit.get("/staff/approvals?show=overdue"))
    assert "It came by post." not in words(signed_in(here.app).get(f"/approvals/{approval}")), "the note is ours (A4)"


def test_a_condition_is_marked_only_under_its_own_approval_and_by_a_caseworker_who_covers_it(here: Place) -> None:
    first, second = here.granted(), here.granted(what="cats")
    (condition,) = here.all(select(ApprovalCondition.id).where(ApprovalCondition.approval_id == first))
    good = {"met_on": "01.02.2026", "note": "x"}
    for persona, at, status in (("marit", second, 404), ("ingrid", first, 403), ("berit", first, 403)):
        staff = signed_in(here.app, persona)
        token = token_of(staff, f"/staff/approvals/{first}")
        data = {"csrf_token": token, **good}
        answer = staff.post(f"/staff/approvals/{at}/conditions/{condition}", data=data, headers=OURS)
        assert answer.status_code == status, persona
    assert here.all(select(ApprovalCondition.met_on)) == [None, None]


def test_A2_staff_of_another_authority_and_of_other_types_see_none_of_it(here: Place) -> None:
    approval, aigli = here.granted(), here.party("aigli")
    mine = StaffRole.__table__.update().where(StaffRole.person_id == here.person("marit"))
    here.write(mine.values(case_types=["maritime_account"]))
    marit = signed_in(here.app, "marit")
    for path in (f"/staff/approvals/{approval}", f"/staff/parties/{aigli}"):
        assert marit.get(path).status_code == 404
    assert "T-" not in words(marit.get("/staff/approvals"))
    here.write(mine.values(case_types=[], authority="energy_regulator"))
    marit = signed_in(here.app, "marit")
    for path in (f"/staff/approvals/{approval}", f"/staff/parties/{aigli}"):
        assert marit.get(path).status_code in (404, 403)


def test_a_partys_page_shows_all_that_it_holds_and_has_applied_for_with_us(here: Place) -> None:
    here.granted()
    here.sent(what="owls")
    here.granted(holder="skarvoy", what="cats")
    shown = words(signed_in(here.app, "marit").get(f"/staff/parties/{here.party('aigli')}"))
    assert "Aigli Pelagos Shipping S.A." in shown
    assert shown.count("T-") == 1
    assert "Open cases 1" in shown
    assert "Closed cases 1" in shown
    assert signed_in(here.app, "marit").get("/staff/parties/99999").status_code == 404


def test_what_ends_soon_is_found_and_said_to_both_sides(here: Place) -> None:
    approval = here.granted(ago=4 * YEAR + YEAR // 2 + 40 * 86_400_000)
    here.granted(what="cats")
    marit, eleni = signed_in(here.app, "marit"), signed_in(here.app)
    assert words(marit.get("/staff/approvals?show=ending")).count("T-") == 1
    assert "It runs out on" in words(eleni.get("/approvals"))
    here.decided(here.sent(approval, what="dogs"), "renew")
    assert words(marit.get("/staff/approvals?show=ending")).count("T-") == 0
    assert "It runs out on" not in words(eleni.get("/approvals"))
    assert "planned" in words(eleni.get(f"/approvals/{approval}"))


def test_the_public_register_holds_what_is_declared_as_public_and_no_natural_person(here: Place) -> None:
    here.granted(what="=dogs")
    here.granted(holder="skarvoy", what="cats")
    skarvoy = Party.__table__.update().where(Party.id == here.party("skarvoy"))
    here.write(skarvoy.values(person_id=here.person("hauk")))
    anybody = here.app.test_client()
    anybody.set_cookie("casework-language", "en")
    assert "/registers/permit" in anybody.get("/").get_data(as_text=True)
    page = words(anybody.get("/registers/permit"))
    for said in ("Aigli Pelagos Shipping S.A.", "A natural person", "cats", "2 entries"):
        assert said in page
    for kept in ("Skarvøy", "inside"):
        assert kept not in page
    assert "1 entry" in words(anybody.get("/registers/permit?q=aigli"))
    told = json.loads(anybody.get("/registers/permit.json").get_data())
    assert [(one["holder"], one["allows"], one["status"]) for one in told["approvals"]] == [
        ("Aigli Pelagos Shipping S.A.", "=dogs", "in_force"),
        ("", "cats", "in_force"),
    ]
    assert "secret" not in str(told)
    rows = list(csv.reader(io.StringIO(anybody.get("/registers/permit.csv").get_data().decode("utf-8-sig"))))
    assert rows[0][:3] == ["Number", "Holder", "Organisation number"]
    assert [row[6] for row in rows[1:]] == ["'=dogs", "cats"]
    for name in ("account", "nothing"):
        for ending in ("", ".csv", ".json"):
            assert anybody.get(f"/registers/{name}{ending}").status_code == 404


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_is_said_in_every_language(here: Place, language: str) -> None:
    approval, aigli = here.granted(what="bears"), here.party("aigli")
    eleni, marit = signed_in(here.app, language=language), signed_in(here.app, "marit", language=language)
    for client, paths in (
        (eleni, ("/approvals", f"/approvals/{approval}", "/registers/permit")),
        (marit, ("/staff/approvals", f"/staff/approvals/{approval}", f"/staff/parties/{aigli}")),
    ):
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert f'<html lang="{language}"' in answer.get_data(as_text=True)
