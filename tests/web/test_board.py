"""The board: every figure is the length of the list behind it; the list as a spreadsheet holds text alone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from casework.db import db, writing
from casework.models import Case, Outbox
from casework.operations import outbox
from casework.operations.upkeep import fold_counters
from casework.queries.board import AGES, STUCK_AFTER, age_of, board, of_age
from casework.stories.people import person_id
from tests.web.frame import OURS, sign_in, token_of
from tests.web.told import CASE_TYPE, now, today, told, told_app

FIGURE = re.compile(r'<a(?: class="[^"]*")? href="/staff/worklist\?([^"]*)">(\d+)</a>')
AUTHORITY = CASE_TYPE.authority.key


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, database_url) as made:
        told(made, "submit", days_ago=2)
        told(made, "request_information", days_ago=45, plot="refuse")
        told(made, "request_information", days_ago=12, plot="withdraw")
        yield made


@pytest.fixture
def quick(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, sqlite_url) as made:
        yield made


def client_of(app: Flask, subject: str = "berit") -> FlaskClient:
    client = app.test_client()
    sign_in(client, subject)
    return client


def sheet_of(client: FlaskClient, query: str) -> list[list[Any]]:
    answer = client.get(f"/staff/worklist.xlsx?{query}")
    assert answer.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]
    return [list(row) for row in sheet.iter_rows()]


def figures(app: Flask, today_now: int | None = None) -> Any:
    with app.test_request_context():
        return board(person_id("berit"), AUTHORITY, today=today(), now=today_now or now())


def test_every_figure_is_the_length_of_the_list_that_it_opens(app: Flask) -> None:
    client = client_of(app)
    text = client.get("/staff/board").get_data(as_text=True)
    found = FIGURE.findall(text)
    assert len(found) > 15
    assert {int(n) for _, n in found} > {0}
    for query, n in found:
        assert len(sheet_of(client, unescape(query))) - 1 == int(n), query


def test_counters_and_their_changes_are_one_figure_before_and_after_they_are_folded(app: Flask) -> None:
    before = figures(app).phases
    with app.app_context():
        assert fold_counters(now()) > 0
    after = figures(app)
    assert {key: n for key, n in before.items() if n} == {key: n for key, n in after.phases.items() if n}
    assert after.open() == 3


def test_each_open_case_has_one_age_and_the_figure_opens_its_cases(app: Flask) -> None:
    ages = figures(app).ages
    assert sum(ages) == 3
    with app.test_request_context():
        for (low, high), n in zip(AGES, ages, strict=True):
            found = of_age(person_id("berit"), AUTHORITY, low, today=today())
            assert len(found) == n
            assert all(low <= age_of(one, today()) <= (high or 999) for one in found)


def test_a_case_that_was_put_aside_is_counted_apart(app: Flask) -> None:
    due = sum(load.open for load in figures(app).loads)
    with app.app_context(), writing() as cx:
        cx.execute(update(Case).where(Case.state == "submitted").values(snoozed_until=today() + timedelta(3)))
    found = figures(app)
    assert (sum(load.open for load in found.loads), found.snoozed) == (due - 1, 1)


def test_work_outside_that_failed_or_is_stuck_is_shown_and_other_work_is_not(quick: Flask) -> None:
    """N4: what a dependency keeps from being done is visible on the board within a quarter of an hour."""
    at = now()
    with quick.app_context(), writing() as cx:
        outbox.put(cx, "root", "fresh", now=at)
        outbox.put(cx, "root", "stuck", now=at - STUCK_AFTER - 1)
        outbox.put(cx, "notice", "failed", now=at)
        cx.execute(
            update(outbox.OUTBOX).where(outbox.OUTBOX.c.key == "failed").values(failed_at=at, last_error="<no route>")
        )
        outbox.put(cx, "root", "done", now=at - 2 * STUCK_AFTER)
        cx.execute(update(outbox.OUTBOX).where(outbox.OUTBOX.c.key == "done").values(done_at=at))
    assert [(one.row.key, one.failed) for one in figures(quick, at).troubles] == [("stuck", False), ("failed", True)]
    assert "&lt;no route&gt;" in client_of(quick).get("/staff/board").get_data(as_text=True)


def test_an_empty_house_has_a_board_of_zeros(quick: Flask) -> None:
    text = client_of(quick).get("/staff/board?lang=en").get_data(as_text=True)
    assert "No case is open." in text
    assert {n for _, n in FIGURE.findall(text)} == {"0"}


def test_a_spreadsheet_holds_text_alone_whatever_a_party_calls_itself(quick: Flask) -> None:
    case_id = told(quick, "submit", days_ago=2)
    with quick.app_context(), writing() as cx:
        cx.execute(
            update(Case).where(Case.id == case_id).values(title='=HYPERLINK("http://x.example";"y")', identifier="007")
        )
    head, line = sheet_of(client_of(quick), "who=all&lang=en")
    assert [cell.value for cell in head][:3] == ["Case", "Type", "Party"]
    assert {cell.data_type for cell in line if cell.value} == {"s"}
    assert line[3].value == '=HYPERLINK("http://x.example";"y")'
    assert not [cell for cell in line if cell.hyperlink]


def test_a_board_is_for_those_who_read_cases(quick: Flask) -> None:
    """A1: the registrar of post has no figures, and an applicant has no board."""
    assert client_of(quick, "arne").get("/staff/board").status_code == 403
    assert client_of(quick, "eleni").get("/staff/board").status_code == 303
    assert client_of(quick, "olav").get("/staff/board").status_code == 200


def failing(app: Flask, at: int, *, case_id: int | None = None) -> int:
    """Work that was given up."""
    with app.app_context(), writing() as cx:
        outbox.put(cx, "notice", "given up", now=at, case_id=case_id, notice={"msgid": "Words."})
        mine = update(outbox.OUTBOX).where(outbox.OUTBOX.c.key == "given up")
        given_up = mine.values(failed_at=at, attempts=9, last_error="Away").returning(outbox.OUTBOX.c.id)
        return int(cx.execute(given_up).scalar_one())


def test_a_manager_takes_up_work_that_failed_and_who_did_so_stands_beside_it(quick: Flask) -> None:
    """N4: visibly failed, and taken up by somebody who is named; what a case prepared for signature stays prepared."""
    case_id, at = told(quick, "submit"), now()
    work = failing(quick, at, case_id=case_id)
    before = case_events(quick, case_id)
    client = client_of(quick)
    text = client.get("/staff/board?lang=en").get_data(as_text=True)
    assert re.search(r"Try again now.*Telling by e-mail, 2\d\d\d/\d+", text)
    token = token_of(client, "/staff/board")
    answer = client.post(f"/staff/work/{work}/retry", data={"csrf_token": token}, headers=OURS)
    assert answer.status_code == 303
    with quick.app_context():
        row = db.session.get(Outbox, work)
        assert row
        assert (row.failed_at, row.attempts, row.retried_by) == (None, 0, person_id("berit"))
    assert case_events(quick, case_id) == before
    with quick.app_context(), writing() as cx:
        cx.execute(update(outbox.OUTBOX).where(outbox.OUTBOX.c.id == work).values(failed_at=at))
    assert "Taken up again by Berit" in client.get("/staff/board?lang=en").get_data(as_text=True)


def test_only_a_manager_takes_up_work_and_only_what_the_board_shows(quick: Flask) -> None:
    """A1, A2: a caseworker sees it and may not; a number that is not on the board is not there."""
    work = failing(quick, now())
    for who, address, status in (("marit", work, 403), ("eleni", work, 403), ("berit", work + 1, 404)):
        client = client_of(quick, who)
        token = token_of(client)
        answer = client.post(f"/staff/work/{address}/retry", data={"csrf_token": token}, headers=OURS)
        assert answer.status_code == status, who


def case_events(app: Flask, case_id: int) -> int:
    with app.app_context():
        return int(db.session.execute(select(Case.n_events).where(Case.id == case_id)).scalar_one())
