"""Signing in and out: sessions that end, tokens that change, one party at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.db import db
from casework.models import Session
from casework.web.sessions import ABSOLUTE_MS, IDLE_MS, end_sessions_of, hashed
from tests.web.frame import OURS, frame_app, opened, people, sign_in, token_of

COOKIE = "casework-session"


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    with opened(frame_app(tmp_path, database_url)) as app:
        app.config["IDS"] = people(app)
        yield app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def session_of(client: FlaskClient) -> str:
    cookie = client.get_cookie(COOKIE)
    assert cookie
    return str(cookie.value)


def test_after_sign_in_one_comes_to_what_is_ones_own(client: FlaskClient) -> None:
    homes = {who: sign_in(client, who) for who in ("eleni", "marit", "silje", "both", "nobody")}
    assert homes == {
        "eleni": "/cases",
        "marit": "/staff/worklist",
        "silje": "/for-whom",
        "both": "/for-whom",
        "nobody": "/for-whom",
    }


def test_sign_in_leads_on_to_the_page_that_was_asked_for(client: FlaskClient) -> None:
    assert client.get("/parts/applicant?x=1").headers["Location"] == "/sign-in?next=/parts/applicant?x%3D1"
    assert sign_in(client, "eleni", "/parts/applicant?x=1") == "/parts/applicant?x=1"
    assert sign_in(client, "eleni", "//evil.example") == "/cases"


def test_nobody_signs_in_as_somebody_who_is_not_there(client: FlaskClient) -> None:
    data = {"person": "root", "csrf_token": token_of(client)}
    assert client.post("/sign-in", data=data, headers=OURS).status_code == 404


def test_the_cookie_is_for_this_host_and_no_script(client: FlaskClient) -> None:
    data = {"person": "eleni", "csrf_token": token_of(client)}
    cookie = next(
        line
        for line in client.post("/sign-in", data=data, headers=OURS).headers.getlist("Set-Cookie")
        if COOKIE in line
    )
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_a_session_planted_beforehand_is_worth_nothing(client: FlaskClient, app: Flask) -> None:
    client.set_cookie(COOKIE, "planted-by-somebody-else")
    sign_in(client, "eleni")
    assert session_of(client) != "planted-by-somebody-else"
    thief = app.test_client()
    thief.set_cookie(COOKIE, "planted-by-somebody-else")
    assert thief.get("/parts/applicant").status_code == 303


def test_signing_in_again_ends_the_session_before(client: FlaskClient, app: Flask) -> None:
    sign_in(client, "eleni")
    before = session_of(client)
    sign_in(client, "marit")
    thief = app.test_client()
    thief.set_cookie(COOKIE, before)
    assert thief.get("/parts/applicant").status_code == 303


def test_only_the_hash_of_a_session_is_stored(client: FlaskClient, app: Flask) -> None:
    sign_in(client, "eleni")
    token = session_of(client)
    with app.app_context():
        assert db.session.scalars(select(Session.token)).all() == [hashed(token)]


def test_a_session_ends_when_it_is_not_used_and_in_any_case_after_ten_hours(client: FlaskClient) -> None:
    with time_machine.travel("2026-11-24T08:00:00Z", tick=False) as clock:
        sign_in(client, "eleni")
        for _ in range(20):
            clock.shift(IDLE_MS / 1000 - 90)
            assert client.get("/parts/applicant").status_code == 200
        clock.shift(ABSOLUTE_MS / 1000 - 20 * (IDLE_MS / 1000 - 90))
        assert client.get("/parts/applicant").status_code == 303
    with time_machine.travel("2026-11-25T08:00:00Z", tick=False) as clock:
        sign_in(client, "eleni")
        clock.shift(IDLE_MS / 1000)
        assert client.get("/parts/applicant").status_code == 303


def test_a_change_of_party_keeps_the_ten_hours(client: FlaskClient) -> None:
    with time_machine.travel("2026-11-24T08:00:00Z", tick=False) as clock:
        sign_in(client, "silje")
        for _ in range(21):
            clock.shift(28 * 60)
            page = client.get("/for-whom").get_data(as_text=True)
            data = {
                "party": re.findall(r'name="party" value="(\d+)"', page)[0],
                "csrf_token": token_of(client, "/for-whom"),
            }
            assert client.post("/for-whom", data=data, headers=OURS).headers["Location"] == "/cases"
        clock.shift(28 * 60)
        assert client.get("/for-whom").status_code == 303


def test_sign_out_ends_the_session_on_the_server(client: FlaskClient, app: Flask) -> None:
    sign_in(client, "eleni")
    token = session_of(client)
    answer = client.post(
        "/sign-out", data={"csrf_token": token_of(client, "/parts/applicant")}, headers=OURS, follow_redirects=True
    )
    assert "You are signed out." in client.get("/?lang=en").get_data(as_text=True) or "logg" in answer.get_data(
        as_text=True
    )
    assert client.get_cookie(COOKIE) is None
    client.set_cookie(COOKIE, token)
    assert client.get("/parts/applicant").status_code == 303


def test_all_sessions_of_a_person_can_be_ended(app: Flask) -> None:
    browsers = [app.test_client(), app.test_client()]
    for browser in browsers:
        sign_in(browser, "eleni")
    with app.app_context():
        assert end_sessions_of(app.config["IDS"]["eleni"], 1_800_000_000_000) == 2
    assert [browser.get("/parts/applicant").status_code for browser in browsers] == [303, 303]


def test_one_acts_for_one_party_at_a_time_and_says_for_which(client: FlaskClient, app: Flask) -> None:
    sign_in(client, "silje")
    assert client.get("/parts/applicant").status_code == 303
    page = client.get("/for-whom?lang=en").get_data(as_text=True)
    assert "through Kompass AS" in page
    parties = re.findall(r'name="party" value="(\d+)"', page)
    assert len(parties) == 2
    before = session_of(client)
    client.post("/for-whom", data={"party": parties[1], "csrf_token": token_of(client, "/for-whom")}, headers=OURS)
    assert session_of(client) != before
    strip = client.get("/parts/applicant").get_data(as_text=True)
    assert "<b>Skarvøy Rederi AS</b>" in strip


def test_A2_nobody_chooses_a_party_that_is_not_theirs(client: FlaskClient) -> None:
    sign_in(client, "nobody")
    token = token_of(client, "/for-whom")
    for party in ("1", "999999", "staff", "", "1 OR 1=1"):
        answer = client.post("/for-whom", data={"party": party, "csrf_token": token}, headers=OURS)
        assert answer.status_code == 403, party


def test_who_may_act_for_a_company_and_for_the_authority_is_one_of_them_at_a_time(client: FlaskClient) -> None:
    sign_in(client, "both")
    assert client.get("/parts/staff").status_code == 303
    choose = {"party": "staff", "csrf_token": token_of(client, "/for-whom")}
    assert client.post("/for-whom", data=choose, headers=OURS).headers["Location"] == "/staff/worklist"
    assert client.get("/parts/staff").status_code == 200
    assert client.get("/parts/applicant").status_code == 403
    party = re.findall(r'name="party" value="(\d+)"', client.get("/for-whom").get_data(as_text=True))[0]
    client.post("/for-whom", data={"party": party, "csrf_token": token_of(client, "/for-whom")}, headers=OURS)
    assert client.get("/parts/applicant").status_code == 200
    assert client.get("/parts/staff").status_code == 403
