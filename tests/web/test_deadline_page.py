"""The deadline page: the clock proves its dates, in the calendar, in the table, with letters and readings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from casework.core.calendars import REGISTRY
from casework.core.clocks import Happening
from casework.core.text import Text
from casework.db import db, writing
from casework.law.spelling import spelled
from casework.operations import clocks, seals
from casework.operations.steps import locked
from casework.outbox import drain
from casework.queries.access import NotThere
from casework.queries.clocks import proof
from casework.web.deadlines import TRIGGERS, counted
from casework.web.months import PAUSED
from casework.workflows import CASE_TYPES
from tests.web.drafts import signed_in
from tests.web.frame import sign_in
from tests.web.told import CASE_TYPE, case_of, now, ref_of, today, told, told_app

CLOCK = "opening"


def test_every_fact_that_a_clock_runs_from_is_said_in_words() -> None:
    facts = {deadline.runs_from for case_type in CASE_TYPES.values() for deadline in case_type.deadlines}
    assert facts - set(TRIGGERS) == set()


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, database_url) as made:
        yield made


@pytest.fixture
def on_sqlite(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, sqlite_url) as made:
        yield made


def pause_and_extend(app: Flask, case_id: int) -> None:
    """Three days of pause on the second to the fourth working day, then a new last day."""
    with app.app_context(), case_of(app, case_id) as case:
        seq = case.n_events
        start = proof(case, CASE_TYPE, CLOCK, today()).reckoning.started_on
        assert start
        first, last = REGISTRY.add(start, 1), REGISTRY.add(start, 4)
        with writing() as cx:
            happening: Any = clocks.happen
            more = {"now": now(), "seq": seq}
            happening(cx, CASE_TYPE, case_id, CLOCK, Happening.PAUSE, on=first, ref="1", **more)
            happening(cx, CASE_TYPE, case_id, CLOCK, Happening.RESUME, on=last, ref="1", **more)
            happening(cx, CASE_TYPE, case_id, CLOCK, Happening.EXTEND, on=last, unit="working_day", n=5, **more)
            seals.stamp(cx, locked(cx, case_id))


def cells(page: Any) -> dict[date, Any]:
    return {one.day: one for month in page.months for _, week in month.weeks for one in week if one}


def test_every_day_of_the_table_stands_in_the_calendar_with_the_same_number(app: Flask) -> None:
    case_id = told(app, "assess")
    pause_and_extend(app, case_id)
    with case_of(app, case_id) as case:
        page = counted(case, CASE_TYPE, CLOCK, today())
        shown = cells(page)
        for day in page.proof.days:
            cell = shown[day.date]
            if day.counted:
                assert cell.number == str(day.number), day
            elif day.counted_lenient:
                assert cell.number == str(day.number_lenient), day
            elif day.paused and day.date.weekday() < 5:
                assert cell.number == PAUSED, day
            else:
                assert not cell.number, day
        marks = [cell.mark.split()[0] for cell in shown.values() if cell.mark]
        assert marks.count("trigger") == marks.count("strict") == 1
        assert marks.count("pause") == 3
        assert shown[page.reckoning.strict_due].number == str(page.reckoning.days_total) == "25"


def test_a_pause_moves_the_end_and_the_sum_line_says_so(app: Flask) -> None:
    case_id = told(app, "assess")
    with case_of(app, case_id) as case:
        before = counted(case, CASE_TYPE, CLOCK, today()).reckoning
    pause_and_extend(app, case_id)
    with case_of(app, case_id) as case:
        page = counted(case, CASE_TYPE, CLOCK, today())
        assert page.reckoning.strict_due == REGISTRY.add(before.strict_due, 8)
        assert page.sums[1].value == Text(
            "{amount} + {more} by extension", amount=before.amount.text, more=Text("{n} working days", n=5)
        )
        assert [one.event.kind for one in page.moved] == [Happening.PAUSE, Happening.RESUME, Happening.EXTEND]
        late_from = page.sums[3].value
        assert str((page.reckoning.strict_due + timedelta(1)).day) in str(late_from)


def test_a_clock_names_the_letters_of_its_step_and_when_they_arrived(on_sqlite: Flask) -> None:
    case_id = told(on_sqlite, "request_information", drain=drain)
    with case_of(on_sqlite, case_id) as case:
        start = proof(case, CASE_TYPE, "answer", today()).happened[0]
    assert [(str(one.title), one.arrived_on) for one in start.letters] == [
        ("Request for information", start.event.trigger)
    ]
    assert start.step == "request_information"
    assert start.person == "Marit Lunde"


def test_a_reason_for_a_pause_is_the_letter_that_caused_it(on_sqlite: Flask) -> None:
    case_id = told(on_sqlite, "request_information", drain=drain)
    with on_sqlite.app_context(), case_of(on_sqlite, case_id) as case:
        seq, ref = case.n_events, case.number
        with writing() as cx:
            clocks.start(
                cx, CASE_TYPE, case_id, CLOCK, on=today(), now=now(),
                facts={"complete_since": today() - timedelta(7), "filed_on": today()})  # fmt: skip
            clocks.happen(
                cx, CASE_TYPE, case_id, CLOCK, Happening.PAUSE, on=today() - timedelta(5), now=now(), seq=seq, ref="1"
            )
            seals.stamp(cx, locked(cx, case_id))
        db.session.rollback()
        found = counted(case, CASE_TYPE, CLOCK, today())
        reasons = {str(day.reason) for day in found.proof.days if day.paused}
    assert any(re.fullmatch(rf"Paused: Request for information, document {ref}-\d+", reason) for reason in reasons), (
        reasons
    )


def test_a_time_limit_that_ran_twice_shows_both_runs(on_sqlite: Flask) -> None:
    case_id = told(on_sqlite, "answer")
    with case_of(on_sqlite, case_id), writing() as cx:
        clocks.start(cx, CASE_TYPE, case_id, "answer", on=today(), facts={"request_arrived_on": today()}, now=now(),
                     until=today() + timedelta(14))  # fmt: skip
        seals.stamp(cx, locked(cx, case_id))
    with case_of(on_sqlite, case_id) as case:
        newest, oldest = proof(case, CASE_TYPE, "answer", today()), proof(case, CASE_TYPE, "answer", today(), 1)
        assert (newest.run, newest.runs, oldest.run) == (2, 2, 1)
        assert newest.clock.id > oldest.clock.id
        with pytest.raises(NotThere):
            proof(case, CASE_TYPE, "answer", today(), 3)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_page_says_trigger_rule_days_readings_and_setting(on_sqlite: Flask, language: str) -> None:
    case_id = told(on_sqlite, "assess")
    pause_and_extend(on_sqlite, case_id)
    client = on_sqlite.test_client()
    sign_in(client, "marit")
    answer = client.get(f"/staff/cases/{ref_of(on_sqlite, case_id)}/clocks/{CLOCK}?lang={language}")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200
    with case_of(on_sqlite, case_id) as case:
        days = proof(case, CASE_TYPE, CLOCK, today()).days
    assert text.count('<th scope="row"') == len(days)
    deadline = CASE_TYPE.deadline(CLOCK)
    assert spelled(deadline.source, language) in text
    assert f"{deadline.lenient.source.certainty}" in text
    setting = {"en": "This is a setting", "nb": "Dette er et valg vi har gjort", "nn": "Dette er eit val vi har gjort"}
    assert setting[language] in text


def test_staff_of_the_post_and_strangers_find_no_proof(on_sqlite: Flask) -> None:
    """A2: the page is found only by those who read the case; the party has its own way in."""
    ref = ref_of(on_sqlite, told(on_sqlite, "assess"))
    for subject, status in (("arne", 403), ("eleni", 303), ("olav", 200)):
        client = on_sqlite.test_client()
        sign_in(client, subject)
        assert client.get(f"/staff/cases/{ref}/clocks/{CLOCK}").status_code == status, subject
    client = on_sqlite.test_client()
    sign_in(client, "marit")
    assert client.get(f"/staff/cases/{ref}/clocks/nonsense").status_code == 404
    assert client.get(f"/staff/cases/{ref}/clocks/appeal").status_code == 404


def test_a_letter_is_linked_once_it_can_be_read_and_said_to_be_printed_until_then(on_sqlite: Flask) -> None:
    case_id = told(on_sqlite, "request_information", days_ago=10)
    ref = ref_of(on_sqlite, case_id)
    eleni, marit = signed_in(on_sqlite, "eleni"), signed_in(on_sqlite, "marit")
    places = {eleni: f"/cases/{ref}/clocks/answer", marit: f"/staff/cases/{ref}/clocks/answer"}
    letter = re.compile(rf'href="((?:/staff)?/cases/{ref}/(?:letters|documents)/\d+)"')
    for client, path in places.items():
        shown = client.get(path).get_data(as_text=True)
        assert "being printed" in shown
        assert not letter.search(shown)
    with on_sqlite.app_context():
        drain(now())
    for client, path in places.items():
        shown = client.get(path).get_data(as_text=True)
        assert "being printed" not in shown
        linked = letter.findall(shown)
        assert linked
        assert all(client.get(href).status_code == 200 for href in linked)
