"""Time on the pages: written on the case, suggested, timed, corrected; approved by a manager; and never a party's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from casework.db import db
from casework.i18n import day_figures
from casework.models import TimeEntry, Timer
from casework.operations import hours, review
from casework.stories.telling import by
from tests.browser import WINDOWS, enter, problems
from tests.web.frame import served
from tests.web.staffdesk import applicant, officer
from tests.web.told import now, ref_of, today, told, told_app

MINE, JUDGE = "/staff/time", "/staff/time/approvals"


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, database_url) as made:
        yield made


@pytest.fixture
def quick(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, sqlite_url) as made:
        yield made


def case_page(app: Flask, until: str = "assess", days_ago: int = 4) -> tuple[int, str]:
    case_id = told(app, until, days_ago=days_ago)
    return case_id, f"/staff/cases/{ref_of(app, case_id)}"


def rows(app: Flask) -> list[TimeEntry]:
    with app.app_context():
        return list(db.session.query(TimeEntry).order_by(TimeEntry.id))


def typed(**other: str) -> dict[str, str]:
    told = {"day": day_figures(today()), "minutes": "1:30", "activity": "technical_review", "reason": "", "note": ""}
    return told | other


def wrote(app: Flask, case_id: int, minutes: int = 60, who: str = "marit") -> int:
    with app.app_context():
        spent = hours.Spent(today(), minutes, "formal_check")
        return hours.record(case_id, spent, by=by(who), now=now())


def test_a_caseworker_writes_time_and_a_manager_approves_it(app: Flask) -> None:
    _, place = case_page(app)
    marit, berit = officer(app, "marit"), officer(app, "berit")
    marit.see(place + "/time")
    assert "The time is written down." in marit.send(place + "/time", **typed())
    assert "1 h 30 min" in marit.words
    assert "Waits for approval" in marit.words
    assert "Marit" in berit.see(JUDGE)
    (entry,) = rows(app)
    assert "1 entry approved." in berit.send(JUDGE, do="approve", entry=str(entry.id), comment="")
    (entry,) = rows(app)
    assert (entry.minutes, entry.approved_by is not None, entry.approved_by != entry.person_id) == (90, True, True)
    assert "Nothing waits for you." in berit.words


def test_all_that_is_wrong_stands_beside_its_field_and_what_was_typed_stays(quick: Flask) -> None:
    _, place = case_page(quick)
    marit = officer(quick, "marit")
    marit.see(place + "/time")
    wrong = typed(day="31.02.2026", minutes="long", activity="", note="A word that stays")
    said = marit.send(place + "/time", **wrong)
    assert marit.status == 422
    for sentence in ("There is no such day", "Write hours and minutes", "Choose what you did."):
        assert sentence in marit.words
    for kept in ('value="31.02.2026"', 'value="long"', 'value="A word that stays"'):
        assert kept in said
    marit.send(place + "/time", **typed(minutes="20", free="1"))
    for sentence in ("Time is written in steps of 15 minutes.", "Say why it is not charged."):
        assert sentence in marit.words
    marit.send(place + "/time", **typed(day=day_figures(today() - timedelta(8))))
    assert "Say why it is written down only now." in marit.words
    assert rows(quick) == []


def test_a_form_that_is_sent_twice_writes_one_entry(quick: Flask) -> None:
    _, place = case_page(quick)
    marit = officer(quick, "marit")
    page = marit.see(place + "/time")
    for _ in range(2):
        marit.page = page
        marit.send(place + "/time", **typed())
    assert len(rows(quick)) == 1


def test_what_one_did_is_suggested_and_confirmed_or_changed(quick: Flask) -> None:
    case_id, place = case_page(quick, days_ago=40)
    with quick.app_context():
        for ago, block in ((40, "facts"), (25, "rules"), (0, "assessment")):
            at = now() - ago * 60_000
            review.write_reason(case_id, block, "Because.", seen=None, by=by("marit"), now=at)
    marit = officer(quick, "marit")
    page = marit.see(place)
    assert "You did something here and wrote no time down" in page
    before = page.count('name="suggested"')
    assert "3 things you did" in marit.words
    said = marit.send(place + '/time"', activity="technical_review", minutes="45")
    assert "The time is written down." in said
    (entry,) = rows(quick)
    assert (entry.origin, entry.minutes) == ("suggestion", 45)
    assert marit.see(place).count('name="suggested"') < before, "the day is covered"
    assert 'name="suggested"' not in officer(quick, "per").see(place)


def test_the_timer_runs_on_the_server_and_one_at_a_time(app: Flask) -> None:
    case_id, place = case_page(app)
    marit = officer(app, "marit")
    marit.see(place)
    assert "Your timer runs." in marit.send(place + "/timer", activity="technical_review")
    assert "0 min so far" in marit.words
    with app.app_context():
        db.session.execute(Timer.__table__.update().values(started_at=now() - 50 * 60_000))
        db.session.commit()
    assert "50 min so far" in officer(app, "marit").see(MINE)
    marit.see(place)
    assert "The time is written down." in marit.send("/staff/time/timer", do="stop")
    assert sum(row.minutes for row in rows(app)) in (45, 60)
    assert {row.case_id for row in rows(app)} == {case_id}
    assert marit.post("/staff/time/timer", do="stop") == 303
    marit.see(place)
    marit.send(place + "/timer", activity="technical_review")
    assert "Nothing was written down." in marit.send("/staff/time/timer", do="discard")


def test_an_entry_is_corrected_by_its_writer_alone_and_struck_with_a_word(app: Flask) -> None:
    case_id, place = case_page(app)
    entry = wrote(app, case_id)
    marit, ingrid = officer(app, "marit"), officer(app, "ingrid")
    ingrid.see(place)
    assert ingrid.status == 200
    ingrid.see(f"{place}/time/{entry}")
    assert ingrid.status == 404
    marit.see(f"{place}/time/{entry}")
    assert 'value="1:00"' in marit.page
    marit.send(f"{place}/time/{entry}", do="save", **typed(minutes="30"))
    assert (marit.status, "Say what was wrong." in marit.words) == (422, True)
    marit.send(f"{place}/time/{entry}", do="save", **typed(minutes="30", note="The break was in it."))
    assert "The time is written down." in marit.words
    old, new = rows(app)
    assert (old.minutes, new.minutes, new.corrects_id) == (60, 30, old.id)
    marit.see(f"{place}/time/{new.id}")
    marit.send(f"{place}/time/{new.id}", do="strike", **typed(note="It was another case."))
    assert "The entry is struck." in marit.words
    marit.see(f"{place}/time/{old.id}")
    marit.send(f"{place}/time/{old.id}", do="strike", **typed(note="Again."))
    assert "It was changed in the meantime." in marit.words


def test_a_manager_rejects_with_a_reason_that_the_writer_reads(app: Flask) -> None:
    case_id, place = case_page(app)
    entry = wrote(app, case_id)
    berit = officer(app, "berit")
    berit.see(JUDGE)
    said = berit.send(JUDGE, do="reject", entry=str(entry), comment="")
    assert (berit.status, "Say why they are rejected." in berit.words) == (422, True)
    assert f'value="{entry}" checked' in said
    assert "1 entry rejected." in berit.send(JUDGE, do="reject", entry=str(entry), comment="On which ship?")
    assert "On which ship?" in officer(app, "marit").see(place)
    assert "On which ship?" in officer(app, "marit").see(MINE)


def test_a_manager_finds_no_own_hours_to_approve_and_cannot_past_the_page_A3(app: Flask) -> None:
    case_id, _ = case_page(app)
    own = wrote(app, case_id, who="berit")
    other = wrote(app, case_id)
    berit = officer(app, "berit")
    page = berit.see(JUDGE)
    assert (f'value="{own}"' in page, f'value="{other}"' in page) == (False, True)
    assert berit.post(JUDGE, do="approve", entry=[str(own), str(other)]) == 409
    assert berit.post(JUDGE, do="approve") == 422
    assert all(row.approved_by is None for row in rows(app))


def test_what_was_judged_meanwhile_is_said_and_nothing_is_done(quick: Flask) -> None:
    case_id, _ = case_page(quick)
    one, two = wrote(quick, case_id), wrote(quick, case_id, 30)
    berit = officer(quick, "berit")
    berit.see(JUDGE)
    with quick.app_context():
        hours.strike(two, "Twice.", by=by("marit"), now=now())
    berit.send(JUDGE, do="approve", entry=[str(one), str(two)], comment="")
    assert (berit.status, "corrected or judged in the meantime" in berit.words) == (409, True)
    assert all(row.approved_by is None for row in rows(quick))


def test_a_party_reads_nothing_of_hours_A4(quick: Flask) -> None:
    case_id, place = case_page(quick)
    with quick.app_context():
        spent = hours.Spent(today(), 60, "formal_check", note="Never shown to a party")
        hours.record(case_id, spent, by=by("marit"), now=now())
    eleni = applicant(quick, "eleni", "aigli")
    page = eleni.see(place.replace("/staff", ""))
    assert eleni.status == 200
    for word in ("Formal check", "Never shown to a party", "Marit Lunde"):
        assert word not in page or word == "Marit Lunde"
    assert eleni.client.get(place + "/time").status_code == 403


def test_an_address_with_no_such_week_shows_this_one(quick: Flask) -> None:
    marit = officer(quick, "marit")
    this = marit.see(MINE)
    for week in ("2026-W99", "x", "0000-W01", "9999-W52", "2026-W", "1²-W1"):
        assert marit.see(MINE, week=week).count("Nothing written down.") == this.count("Nothing written down.") == 7
        assert marit.status == 200


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_pages_of_time_are_usable_by_anybody(
    quick: Flask, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    """Looked at by axe with everything unfolded, at the width of a phone too; an entry is approved by keyboard."""
    case_id, place = case_page(quick)
    entry = wrote(quick, case_id)
    with quick.app_context():
        hours.start(case_id, "technical_review", by=by("marit"), now=now() - 40 * 60_000)
    with served(quick) as base:
        for who, paths in (("Marit Lunde", (place, MINE, f"{place}/time/{entry}", place + "/time")),
                           ("Berit Moen", (JUDGE, MINE))):  # fmt: skip
            page = new_page(width=width, base_url=base)
            enter(page, base, who)
            for path in paths:
                page.goto(f"{path}?lang={language}")
                page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
                assert problems(page, axe_source, width) == [], path
        page.goto(f"{JUDGE}?lang={language}")
        page.locator("input[name=entry]").focus()
        page.keyboard.press("Space")
        page.locator("button[value=approve]").focus()
        page.keyboard.press("Enter")
        page.locator(".said, [role=status]").first.wait_for()
    assert [row.approved_by is not None for row in rows(quick)] == [True]
