"""Incoming post: it counts from the day it reached us, says what it sets going, and is corrected by an event."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from casework.core.calendars import legal_date
from casework.core.case_type import Actor
from casework.db import db
from casework.models import Case, DocumentFile, Event, QuestionRow
from casework.operations import post
from casework.operations.acting import By
from casework.operations.documents import NotAccepted
from casework.operations.post import Arrival, NotRegistered, Paper
from casework.outbox import drain
from casework.queries.clocks import proof
from casework.queries.post import registered_at, registered_on, search
from casework.stories.people import party_id, person_id
from casework.stories.telling import DAY, paper
from tests.web.frame import OURS, sign_in
from tests.web.told import CASE_TYPE, case_of, now, ref_of, today, told, told_app

AUTHORITY = CASE_TYPE.authority.key
SCAN = paper("Scan")


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, database_url) as made:
        yield made


@pytest.fixture
def quick(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, sqlite_url) as made:
        yield made


def arrival(days_ago: int = 2, **more: Any) -> Arrival:
    known = {"channel": "post", "sender": "Aigli Pelagos Shipping S.A.", "evidence": "Stamped by the reception"}
    return Arrival(**{**known, "received_at": now() - days_ago * DAY, **more})


def scan(**more: Any) -> Paper:
    return Paper("scan.pdf", io.BytesIO(SCAN), **more)


def doing(app: Flask) -> dict[str, Any]:
    registrar = By(person_id("arne"), frozenset({Actor.REGISTRAR}))
    return {"storage": app.extensions["casework.storage"], "by": registrar, "now": now()}


def documents(case_id: int) -> list[DocumentFile]:
    return list(
        db.session.scalars(select(DocumentFile).where(DocumentFile.case_id == case_id).order_by(DocumentFile.id))
    )


def test_what_is_registered_keeps_the_instant_at_which_it_reached_us(app: Flask) -> None:
    case_id, came = told(app, "submit"), arrival(title="Letter about the bank")
    with app.test_request_context():
        seq = post.register(case_id, came, [scan(), scan()], **doing(app))
        db.session.rollback()
        *_, one, other = documents(case_id)
        assert (one.received_at, one.channel, one.sender) == (came.received_at, "post", came.sender)
        assert other.number == one.number + 1
        body = registered_at(case_id, seq).body
        assert body["numbers"] == [one.number, other.number]
        assert body["evidence"] == "Stamped by the reception"
        event = db.session.scalars(select(Event).where(Event.case_id == case_id, Event.seq == seq)).one()
        assert (event.role, event.actor_id) == ("registrar", person_id("arne"))


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"evidence": ""}, "evidence"),
        ({"received_at": now() + DAY}, "received_on"),
        ({"channel": "portal"}, "channel"),
    ],
)
def test_a_day_that_is_not_shown_or_has_not_come_is_not_registered(
    quick: Flask, given: dict[str, Any], place: str
) -> None:
    case_id = told(quick, "submit")
    with quick.test_request_context():
        before = len(documents(case_id))
        with pytest.raises(NotRegistered) as refused:
            post.register(case_id, arrival(**given), [scan()], **doing(quick))
        assert refused.value.place == place
        assert len(documents(case_id)) == before


def test_a_file_that_is_not_taken_leaves_no_other_file_half_registered(quick: Flask) -> None:
    case_id = told(quick, "submit")
    with quick.test_request_context():
        before = len(documents(case_id))
        with pytest.raises(NotAccepted):
            post.register(case_id, arrival(), [scan(), Paper("x.pdf", io.BytesIO(b"MZ\x90"))], **doing(quick))
        assert len(documents(case_id)) == before


def test_an_answer_that_reached_us_in_time_is_in_time_whenever_it_is_registered(app: Flask) -> None:
    case_id = told(app, "request_information", days_ago=45)
    with app.test_request_context():
        case = db.session.get_one(Case, case_id)
        due = proof(case, CASE_TYPE, "answer", today()).reckoning.late_after
        assert due < today(), "registered after the last day"
        days_ago = (today() - due).days + 1
        taken = post.register_answer(case_id, arrival(days_ago), [scan()], **doing(app))
        db.session.rollback()
        case = db.session.get_one(Case, case_id)
        clock = proof(case, CASE_TYPE, "answer", today()).reckoning
        assert clock.stopped_on == due - timedelta(1)
        assert not clock.late()
        assert case.state == "screening"
        answers = db.session.scalars(select(QuestionRow.answer)).all()
        assert all(re.fullmatch(rf"See document {case.number}-\d+, received .+\.", answer) for answer in answers), (
            answers
        )
        assert taken.case_id == case_id


def test_an_application_on_paper_is_filed_as_it_came_and_its_clocks_run_from_that_day(app: Flask) -> None:
    with app.test_request_context():
        came = arrival(5)
        taken = post.file_application(CASE_TYPE.name, party_id("skarvoy"), came, [scan()], **doing(app))
        drain(now())
        db.session.rollback()
        case = db.session.get_one(Case, taken.case_id)
        assert case.number == taken.number
        assert (case.title, case.received_at) == ("Skarvøy Rederi AS", came.received_at)
        assert case.errors_open > 0
        clock = proof(case, CASE_TYPE, "interim_reply", today()).reckoning
        assert clock.started_on == legal_date(came.received_at)
        assert documents(taken.case_id)[0].number == 1
        assert documents(taken.case_id)[0].received_at == came.received_at


def test_a_correction_is_an_event_and_the_first_registration_stays(app: Flask) -> None:
    case_id = told(app, "submit")
    registrar = {"by": By(person_id_in(app, "arne"), frozenset({Actor.REGISTRAR})), "now": now()}
    with app.test_request_context():
        came = arrival()
        seq = post.register(case_id, came, [scan()], **doing(app))
        post.correct(
            case_id, seq, {"received_at": came.received_at - DAY, "sender": came.sender}, "Wrong stamp", **registrar
        )
        post.correct(case_id, seq, {"sender": "Kompass"}, "The agent wrote", **registrar)
        db.session.rollback()
        [one] = registered_on(today(), person_id=person_id("arne"), authority=AUTHORITY)
        assert (one.body["received_at"], one.body["sender"]) == (came.received_at - DAY, "Kompass")
        assert (one.was, one.reason) == ({"sender": came.sender}, "The agent wrote")
        assert documents(case_id)[-1].received_at == came.received_at
        kinds = db.session.scalars(select(Event.kind).where(Event.case_id == case_id).order_by(Event.seq)).all()
        assert kinds[-3:] == ["record:post", "record:post_corrected", "record:post_corrected"]
        with pytest.raises(NotRegistered):
            post.correct(case_id, seq, {"sender": "Kompass"}, "Again", **registrar)


def person_id_in(app: Flask, key: str) -> int:
    with app.app_context():
        return person_id(key)


def test_a_sender_is_found_by_name_number_and_case(app: Flask) -> None:
    case_id = told(app, "submit")
    with app.test_request_context():
        case = db.session.get_one(Case, case_id)
        seen = {"person_id": person_id("arne"), "authority": AUTHORITY, "today": today()}
        assert [one.id for one in search(case.number, **seen)[0]] == [case_id]
        assert [one.id for one in search("aigli", **seen)[0]] == [case_id]
        assert [one.name for one in search("915 248 373", **seen)[1]] == ["Skarvøy Rederi AS"]
        assert search("100% sure_", **seen) == ([], [])


# --- the page ---------------------------------------------------------------------------------------------------------


def client_of(app: Flask, subject: str = "arne") -> FlaskClient:
    client = app.test_client()
    sign_in(client, subject)
    return client


def send(client: FlaskClient, do: str, **typed: Any) -> Any:
    text = client.get("/staff/post?lang=en").get_data(as_text=True)
    hidden = dict(re.findall(r'type="hidden" name="(csrf_token|once)" value="([^"]*)"', text))
    given = {"channel": "email", "received_on": today().strftime("%d.%m.%Y"), "sender": "Somebody", "do": do}
    return client.post(
        "/staff/post", headers=OURS, data={**hidden, **given, **typed}, content_type="multipart/form-data"
    )


def count(app: Flask, what: Any) -> int:
    with app.app_context():
        return int(db.session.scalar(select(func.count()).select_from(what)) or 0)


def test_the_page_finds_the_case_says_what_follows_and_registers(quick: Flask) -> None:
    case_id = told(quick, "request_information", days_ago=10)
    ref, client = ref_of(quick, case_id), client_of(quick)
    found = send(client, "find", sender="Aigli").get_data(as_text=True)
    assert f'value="case:{ref}"' in found
    with case_of(quick, case_id) as case:
        number = case.number
    shown = send(client, "check", target=f"case:{ref}", kind="answer").get_data(as_text=True)
    assert f"takes document number {number}-" in shown
    assert "counts as an answer in time" in shown
    assert "stops the clock" in shown
    before = count(quick, DocumentFile)
    missing = send(client, "next", target=f"case:{ref}", kind="answer")
    assert missing.status_code == 400
    assert "Add the scanned pages." in missing.get_data(as_text=True)
    done = send(client, "open", target=f"case:{ref}", kind="answer", files=(io.BytesIO(SCAN), "svar.pdf"))
    assert (done.status_code, done.headers["Location"]) == (303, f"/staff/cases/{ref}")
    assert count(quick, DocumentFile) == before + 1
    assert f"{number}-" in client.get("/staff/post").get_data(as_text=True).split('id="p-today"')[1]


def test_a_second_press_registers_nothing_more(quick: Flask) -> None:
    ref, client = ref_of(quick, told(quick, "submit")), client_of(quick)
    once = {"once": "the-same-key", "target": f"case:{ref}", "kind": "other"}
    for _ in range(2):
        assert send(client, "next", **once, files=(io.BytesIO(SCAN), "brev.pdf")).status_code == 303
    with quick.app_context():
        sent = select(func.count()).select_from(DocumentFile).where(DocumentFile.filename == "brev.pdf")
        assert db.session.scalar(sent) == 1


def test_somebody_we_do_not_know_becomes_a_party_with_a_case(quick: Flask) -> None:
    client = client_of(quick)
    done = send(client, "open", target="new", sender="Ytre Havn Rederi AS", address="Kaigata 1\n9008 Tromsø",
                files=(io.BytesIO(SCAN), "søknad.pdf"))  # fmt: skip
    assert done.status_code == 303
    with quick.app_context():
        case = db.session.scalars(select(Case)).one()
        assert (case.party.name, case.party.address) == ("Ytre Havn Rederi AS", ["Kaigata 1", "9008 Tromsø"])
        assert case.state == "submitted"


def test_post_is_for_registrars_and_caseworkers(quick: Flask) -> None:
    """A1: who signs, manages or audits registers nothing."""
    for subject, status in (("marit", 200), ("ingrid", 403), ("berit", 403), ("olav", 403)):
        assert client_of(quick, subject).get("/staff/post").status_code == status, subject


def test_a_correction_through_the_page_shows_both(quick: Flask) -> None:
    case_id = told(quick, "submit")
    with quick.test_request_context():
        seq = post.register(case_id, arrival(0, evidence=""), [scan()], **doing(quick))
    ref, client = ref_of(quick, case_id), client_of(quick)
    path = f"/staff/post/{ref}/{seq}"
    text = client.get(path).get_data(as_text=True)
    hidden = dict(re.findall(r'type="hidden" name="(csrf_token|once)" value="([^"]*)"', text))
    typed = {
        "channel": "post",
        "received_on": (today() - timedelta(1)).strftime("%d.%m.%Y"),
        "at": "09:00",
        "sender": "Aigli",
    }
    assert client.post(path, headers=OURS, data={**hidden, **typed, "reason": ""}).status_code == 400
    assert client.post(path, headers=OURS, data={**hidden, **typed, "reason": "Wrong day"}).status_code == 303
    assert "Wrong day" in client.get("/staff/post").get_data(as_text=True)
