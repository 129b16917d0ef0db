"""The worklist as its people use it: what is due first, what can be done to one case or to several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.core.calendars import REGISTRY
from casework.db import db, writing
from casework.i18n import day_figures
from casework.models import Case, Event, Note
from casework.stories.people import person_id
from tests.web.staffdesk import applicant, officer
from tests.web.told import ref_of, today, told, told_app


@pytest.fixture
def app(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with told_app(tmp_path / "home", sqlite_url) as made:
        yield made


def row(ref: str) -> Case:
    db.session.rollback()
    return db.session.scalars(select(Case).where(Case.seq == int(ref.split("-")[1]))).one()


def test_the_list_groups_by_day_and_what_waits_for_the_applicant_comes_last(app: Flask) -> None:
    late, fresh, waits = (
        ref_of(app, told(app, until, days_ago=ago))
        for until, ago in (("assess", 60), ("submit", 1), ("request_information", 4))
    )
    with app.app_context():
        waiting = Case.__table__.c.id == row(waits).id
        with writing() as cx:
            cx.execute(Case.__table__.update().where(waiting).values(due_owner="party", due=REGISTRY.add(today(), 1)))
    marit = officer(app, "marit")
    page = marit.see("/staff/worklist", who="all")
    places = [page.index(f'id="case-{ref}"') for ref in (late, fresh, waits)]
    assert places == sorted(places)
    titles = [page.index(title) for title in ("Late or due today", ">Later<", "Waiting for the party")]
    assert titles == sorted(titles)
    assert "working days late" in marit.words
    assert "binds the party" in marit.words


def test_a_caseworker_opens_the_list_on_their_own_cases_and_an_empty_list_says_where_to_go(app: Flask) -> None:
    ref = ref_of(app, told(app, "submit", days_ago=2))
    marit = officer(app, "marit")
    marit.see("/staff/worklist")
    assert "Nothing is with you." in marit.words
    assert f'href="/staff/cases/{ref}"' in marit.page
    marit.see("/staff/worklist", who="nobody")
    marit.send("/staff/worklist", claim=ref)
    assert "2026" in marit.words
    assert "You have it now." in marit.words
    marit.see("/staff/worklist")
    assert f'id="case-{ref}"' in marit.page


def test_a_signatory_opens_the_list_on_what_is_ready_to_sign(app: Flask) -> None:
    ready = ref_of(app, told(app, "propose_approval"))
    told(app, "submit", days_ago=2)
    ingrid = officer(app, "ingrid")
    ingrid.see("/staff/worklist")
    assert ingrid.page.count('id="case-') == 1
    assert f'id="case-{ready}"' in ingrid.page


def test_the_search_box_takes_a_number_to_its_case_and_words_to_a_list(app: Flask) -> None:
    ref = ref_of(app, told(app, "submit", days_ago=2))
    marit = officer(app, "marit")
    for typed in (ref, ref.replace("-", "/")):
        answer = marit.client.get("/staff/worklist", query_string={"q": typed})
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/staff/cases/{ref}")
    for typed in ("pelagos", "1003188"):
        assert f'id="case-{ref}"' in marit.see("/staff/worklist", q=typed), typed
    assert "No open case fits this." in (marit.see("/staff/worklist", q="draft-1") and marit.words)


def test_several_cases_are_handed_over_with_a_note_and_each_gives_its_own_answer(app: Flask) -> None:
    waits, free = ref_of(app, told(app, "propose_approval")), ref_of(app, told(app, "submit", days_ago=2))
    marit = officer(app, "marit")
    marit.see("/staff/worklist", who="all")
    marit.send(
        "/staff/worklist",
        do="hand_over",
        case=[free, waits, "2026-99999"],
        person=str(person_of(app, "jonas")),
        note="You know the firm.",
    )
    assert marit.status == 200
    assert "Jonas Eide has the case now." in marit.words
    assert "any change would undo what was prepared" in marit.words
    assert "There is no such case for you." in marit.words
    with app.app_context():
        assert row(free).assignee_id == person_id("jonas")
        assert row(waits).assignee_id == person_id("marit")
        assert db.session.scalars(select(Note.body)).all() == ["You know the firm."]


def person_of(app: Flask, key: str) -> int:
    with app.app_context():
        return person_id(key)


def test_a_case_is_put_aside_until_a_day_and_comes_back(app: Flask) -> None:
    ref = ref_of(app, told(app, "submit", days_ago=2))
    marit = officer(app, "marit")
    day = REGISTRY.add(today(), 3)
    marit.see("/staff/worklist", who="all")
    for typed, said in (("someday", "This is not a date."), (day_figures(today()), "This day must lie ahead.")):
        marit.see("/staff/worklist", who="all")
        marit.send("/staff/worklist", do="snooze", case=ref, until=typed)
        assert marit.status == 422
        assert said in marit.words
    marit.send("/staff/worklist", do="snooze", case=ref, until=day_figures(day))
    assert "Put aside until" in marit.words
    assert f'id="case-{ref}"' not in marit.see("/staff/worklist", who="all")
    marit.see("/staff/worklist", view="snoozed")
    marit.send("/staff/worklist", wake=ref)
    assert f'id="case-{ref}"' in marit.see("/staff/worklist", who="all")
    with app.app_context():
        kinds = db.session.scalars(select(Event.kind).order_by(Event.seq)).all()
        assert kinds == ["submit", "record:aside", "record:aside"]


def test_a_button_pressed_twice_claims_once(app: Flask) -> None:
    ref = ref_of(app, told(app, "submit", days_ago=2))
    marit = officer(app, "marit")
    page = marit.see("/staff/worklist", who="all")
    for _ in range(2):
        marit.page = page
        marit.send("/staff/worklist", claim=ref)
    with app.app_context():
        assert len(db.session.scalars(select(Event).where(Event.kind == "record:assigned")).all()) == 1


@pytest.mark.parametrize(("who", "buttons"), [("berit", True), ("olav", False), ("arne", False)])
def test_who_only_reads_is_offered_no_button_and_may_send_none(app: Flask, who: str, buttons: bool) -> None:
    ref = ref_of(app, told(app, "submit", days_ago=2))
    reader = officer(app, who)
    page = reader.see("/staff/worklist")
    assert f'id="case-{ref}"' in page
    assert ('value="hand_over"' in page) is buttons
    assert 'name="claim"' not in page
    if not buttons:
        assert reader.post("/staff/worklist", do="claim", case=ref) == 403


def test_an_applicant_is_not_let_in_A1(app: Flask) -> None:
    eleni = applicant(app, "eleni", "aigli")
    assert eleni.client.get("/staff/worklist").status_code == 403
