"""Forms: what comes from elsewhere is refused, and nothing that a person typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from casework.db import db, writing
from casework.models import Session
from tests.web.frame import OURS, frame_app, opened, people, sign_in, token_of


@pytest.fixture
def app(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with opened(frame_app(tmp_path, sqlite_url)) as app:
        people(app)
        yield app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


FORM = {"imo": "6204181", "why": "We renewed\non 20 November", "lang": ""}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 400),
        ({"Sec-Fetch-Site": "none"}, 400),
    ],
)
def test_a_form_planted_elsewhere_is_refused_and_shown_nothing(
    client: FlaskClient, headers: dict[str, str], status: int
) -> None:
    sign_in(client, "eleni")
    answer = client.post("/parts", data=FORM, headers=headers)
    assert answer.status_code == status
    assert "6204181" not in answer.get_data(as_text=True)


def test_the_token_of_another_person_is_refused(client: FlaskClient, app: Flask) -> None:
    other = app.test_client()
    sign_in(other, "marit")
    sign_in(client, "eleni")
    data = {**FORM, "csrf_token": token_of(other, "/parts/staff")}
    assert client.post("/parts", data=data, headers=OURS).status_code == 400


def test_a_form_with_an_old_token_comes_back_with_what_was_typed(client: FlaskClient) -> None:
    sign_in(client, "eleni")
    answer = client.post("/parts", data={**FORM, "csrf_token": "old"}, headers=OURS)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert '<input type="hidden" name="imo" value="6204181">' in text
    assert "We renewed\non 20 November" in text
    again = {**FORM, "csrf_token": text.split('name="csrf_token" value="')[1].split('"')[0]}
    assert client.post("/parts", data=again, headers=OURS).get_data(as_text=True) == "sent"


def test_a_form_sent_after_the_session_ended_comes_back_with_what_was_typed(client: FlaskClient, app: Flask) -> None:
    sign_in(client, "eleni")
    token = token_of(client, "/parts/applicant")
    with app.app_context(), writing():
        db.session.execute(update(Session).values(seen_at=0))
    answer = client.post("/parts", data={**FORM, "csrf_token": token}, headers=OURS)
    assert answer.status_code == 401
    assert "6204181" in answer.get_data(as_text=True)
    sign_in(client, "eleni")
    retried = client.post("/parts", data={**FORM, "csrf_token": token}, headers=OURS).get_data(as_text=True)
    again = {**FORM, "csrf_token": retried.split('name="csrf_token" value="')[1].split('"')[0]}
    assert client.post("/parts", data=again, headers=OURS).get_data(as_text=True) == "sent"


def test_a_form_sent_by_a_stranger_after_the_session_ended_shows_nothing(client: FlaskClient) -> None:
    assert client.post("/parts", data=FORM).status_code == 403


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "{{ 7*7 }}", "' onfocus=alert(1) autofocus='"])
def test_what_comes_back_is_only_ever_text(client: FlaskClient, hostile: str) -> None:
    sign_in(client, "eleni")
    text = client.post("/parts", data={hostile: hostile, "csrf_token": "old"}, headers=OURS).get_data(as_text=True)
    assert hostile not in text or hostile == "{{ 7*7 }}"
    assert "<script>alert" not in text


def test_the_language_is_what_was_chosen_and_then_what_the_person_has(client: FlaskClient) -> None:
    def shown(path: str = "/contact", **headers: str) -> str:
        return re.findall(r'<html lang="(\w+)"', client.get(path, headers=headers).get_data(as_text=True))[0]

    assert shown() == "nb"
    assert shown(**{"Accept-Language": "nn-NO,en;q=0.5"}) == "nn"
    sign_in(client, "eleni")
    assert shown(**{"Accept-Language": "nn"}) == "en"
    assert shown("/contact?lang=nb") == "nb"
    assert shown(**{"Accept-Language": "en"}) == "nb"
    assert shown("/contact?lang=%22%3E") == "nb"


def test_a_change_of_language_loses_nothing_typed(client: FlaskClient) -> None:
    sign_in(client, "eleni")
    page = client.get("/parts/applicant?lang=en").get_data(as_text=True)
    assert re.search(r'<button class="plain" type="submit" form="sample" name="lang" value="nn"', page)
    data = {"imo": "half-typed 123", "lang": "nn", "csrf_token": token_of(client, "/parts/applicant")}
    text = client.post("/parts", data=data, headers=OURS).get_data(as_text=True)
    assert '<html lang="nn"' in text
    assert 'value="half-typed 123"' in text
    assert '<html lang="nn"' in client.get("/contact").get_data(as_text=True)


def test_a_language_link_keeps_the_address(client: FlaskClient) -> None:
    page = client.get("/sign-in?next=/cases&lang=en").get_data(as_text=True)
    assert 'href="/sign-in?next=/cases&amp;lang=nn"' in page or 'href="/sign-in?next=%2Fcases&amp;lang=nn"' in page
