"""The guide: one question a page, the address carries the answers, and a draft begins with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from playwright.sync_api import expect

from casework.db import db
from casework.models import DraftSection
from casework.workflows import SCREENINGS
from tests.browser import WINDOWS, press, problems
from tests.web.drafts import draft_app, signed_in
from tests.web.frame import OURS, served, token_of

NAME, SCREENING = next(iter(SCREENINGS.items()))
WAYS = tuple(SCREENING.ways())
HERE = f"/screening/{NAME}"
IDS = ["-".join(walk.given.values()) for walk in WAYS]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return draft_app(tmp_path_factory.mktemp("guide"))


@pytest.fixture(scope="module")
def base(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


def at(given: dict[str, str], **more: str) -> str:
    return f"{HERE}?{urlencode({**given, **more})}"


def test_the_front_page_leads_to_the_guide(app: Flask) -> None:
    assert f'href="{HERE}"' in app.test_client().get("/?lang=en").text


def test_there_is_no_guide_by_another_name(app: Flask) -> None:
    assert app.test_client().get("/screening/nothing").status_code == 404


@pytest.mark.parametrize("walk", WAYS, ids=IDS)
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_every_way_can_be_walked_question_by_question_and_ends_with_its_reasons(
    app: Flask, walk: Any, language: str
) -> None:
    client, given = app.test_client(), {}
    for asked, choice in walk.steps:
        page = client.get(at(given, lang=language))
        assert page.status_code == 200
        assert f'name="{asked.name}"' in page.text
        assert page.text.count("<h1") == 1
        given[asked.name] = choice.value
    page = client.get(at(given, lang=language))
    assert page.text.count('class="small quiet"') == len(walk.steps) + 1
    assert re.search(rf'href="/drafts/new\?type={NAME}', page.text)


def test_a_press_without_an_answer_says_so_and_keeps_what_was_answered(app: Flask) -> None:
    page = app.test_client().get(at({"released": "yes"}, asked="fuel", lang="en"))
    assert page.status_code == 422
    assert "Choose one of the answers." in page.text
    assert '<input type="hidden" name="released" value="yes">' in page.text


def test_back_leads_to_the_question_before(app: Flask) -> None:
    page = app.test_client().get(at({"released": "yes", "fuel": "yes"}, lang="en")).text
    assert 'class="back" href="/screening/' in page
    assert page.split('class="back" href="')[1].split('"')[0].endswith("?released=yes")


@pytest.mark.parametrize("typed", ["<script>", "yes&amp;", "perhaps", "yes" * 400])
def test_an_answer_that_is_none_is_asked_again_and_never_repeated(app: Flask, typed: str) -> None:
    page = app.test_client().get(at({"released": typed}, lang="en"))
    assert page.status_code == 200
    assert 'id="answer-1" name="released"' in page.text
    assert "<script>" not in page.text


@pytest.mark.parametrize("walk", WAYS, ids=IDS)
def test_a_draft_begins_with_the_answers(app: Flask, walk: Any) -> None:
    client = signed_in(app, "nina", company="fjellvarme")
    begin = f"/drafts/new?{urlencode({'type': NAME, 'answers': urlencode(walk.given)})}"
    page = client.get(begin)
    assert "Your answers in the guide are filled in for you" in page.text
    sent = {"type": NAME, "answers": urlencode(walk.given), "csrf_token": token_of(client, begin)}
    answer = client.post("/drafts/new", data=sent, headers=OURS)
    assert answer.status_code == 303
    case_id = int(answer.headers["Location"].rsplit("draft-", 1)[1])
    with app.app_context():
        kept = {row.section: row.raw for row in db.session.query(DraftSection).filter_by(case_id=case_id)}
    assert kept == SCREENING.lift(walk)


def test_answers_that_lead_nowhere_fill_nothing(app: Flask) -> None:
    client = signed_in(app, "nina", company="fjellvarme")
    token = token_of(client, "/drafts/new")
    answer = client.post("/drafts/new", data={"type": NAME, "answers": "released=yes&x=1", "csrf_token": token},
                         headers=OURS)
    case_id = int(answer.headers["Location"].rsplit("draft-", 1)[1])
    with app.app_context():
        assert db.session.query(DraftSection).filter_by(case_id=case_id).count() == 0


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_guide_holds_in_every_language_and_width(
    base: str, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    page = new_page(width=width)
    for given in ({}, {"released": "yes", "fuel": "yes"}, WAYS[0].given, WAYS[-1].given):
        page.goto(base + at(given, lang=language))
        assert problems(page, axe_source, width) == [], given


def test_the_guide_works_without_script(base: str, new_page: Callable[..., Any]) -> None:
    plain = new_page(javascript=False)
    plain.goto(base + at({}, lang="en"))
    plain.get_by_label("Yes").check()
    heading = plain.get_by_role("heading", level=1)
    press(plain, "button", "Continue")
    expect(heading).to_have_text("Is it a fuel for engines or for heating?")
    press(plain, "link", "Back to the question before")
    expect(heading).to_have_text(re.compile("^Do you bring fuel"))
