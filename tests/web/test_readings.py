"""Readings of the law on the pages: proposed by one, confirmed by another, and said where a case used them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from casework.db import db, writing
from casework.i18n import day_figures
from casework.models import Login, Person, ReadingChoice, StaffRole
from casework.operations.acting import By
from casework.operations.readings import confirm, propose
from casework.outbox import drain
from casework.stories.people import person_id
from casework.stories.telling import by
from casework.workflows import CASE_TYPES
from tests.browser import WINDOWS, enter, problems
from tests.web.frame import served
from tests.web.staffdesk import Officer, officer
from tests.web.told import CASE_TYPE, now, ref_of, today, told, told_app

READING = "request_after_completeness"
PLACE = f"{CASE_TYPE.name}-{READING}"
PAGE = "/staff/readings"


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, database_url) as made:
        yield made


@pytest.fixture
def quick(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with told_app(tmp_path, sqlite_url) as made:
        yield made


def typed(**other: str) -> dict[str, str]:
    day = day_figures(today() + timedelta(1))
    return {"choice": "pauses", "valid_from": day, "reason": "The ministry wrote so.", **other}


def proposes(who: Officer, **other: str) -> str:
    who.see(PAGE)
    return who.send(PAGE, hidden={"type": CASE_TYPE.name, "reading": READING}, **typed(**other))


def rows(app: Flask) -> list[ReadingChoice]:
    with app.app_context():
        return list(db.session.query(ReadingChoice).order_by(ReadingChoice.id))


def test_a_manager_proposes_and_a_signatory_confirms_with_a_word(app: Flask) -> None:
    berit, ingrid = officer(app, "berit"), officer(app, "ingrid")
    assert "The proposal waits for a second person." in proposes(berit)
    assert "Take it back" in berit.page
    assert f'{PAGE}/1' in ingrid.see(PAGE)
    assert "Berit Moen" in ingrid.words
    said = ingrid.send(f"{PAGE}/1", do="confirm", answer="Agreed.")
    assert "The choice is confirmed." in said
    assert "Confirmed by Ingrid Solheim" in ingrid.words
    (row,) = rows(app)
    assert (row.state, row.choice, row.answer) == ("confirmed", "pauses", "Agreed.")


def test_who_proposes_finds_no_button_and_cannot_confirm_past_the_page_A3(app: Flask) -> None:
    berit = officer(app, "berit")
    proposes(berit)
    assert 'value="confirm"' not in berit.page
    assert berit.post(f"{PAGE}/1", do="confirm") == 409
    assert [row.state for row in rows(app)] == ["proposed"]
    assert "is taken back" in berit.send(f"{PAGE}/1", do="withdraw")


def test_a_rejection_says_why_and_stays_in_the_history(quick: Flask) -> None:
    berit, per = officer(quick, "berit"), officer(quick, "per")
    proposes(berit)
    per.see(PAGE)
    per.send(f"{PAGE}/1", do="reject")
    assert (per.status, "Say why it is rejected." in per.words) == (422, True)
    per.send(f"{PAGE}/1", do="reject", answer="Not before spring.")
    assert "Rejected by Per Aune" in per.words
    assert "Not before spring." in per.words
    per.post(f"{PAGE}/1", do="confirm")
    assert [row.state for row in rows(quick)] == ["rejected"]


@pytest.mark.parametrize(("other", "sentence"), [
    ({"choice": ""}, "Choose how the law is to be read."),
    ({"valid_from": ""}, "Write the day."),
    ({"valid_from": "32.13.2026"}, "Write it as day, month and year"),
    ({"valid_from": "01.01.2020"}, "Its first day must lie ahead"),
    ({"reason": " "}, "Write why."),
])  # fmt: skip
def test_what_is_wrong_with_a_proposal_stands_beside_it_with_all_that_was_typed(
        quick: Flask, other: dict[str, str], sentence: str) -> None:
    berit = officer(quick, "berit")
    proposes(berit, **other)
    assert berit.status == 422
    assert sentence in berit.words
    kept = typed(**other)
    assert kept["valid_from"] in berit.page
    assert kept["reason"].strip() in berit.page
    assert rows(quick) == []


def test_changing_the_language_keeps_what_was_typed_and_proposes_nothing(quick: Flask) -> None:
    berit = officer(quick, "berit")
    proposes(berit, lang="nn")
    assert (berit.status, "The ministry wrote so." in berit.page) == (200, True)
    assert '<html lang="nn"' in berit.page
    assert rows(quick) == []


def test_a_form_that_is_sent_twice_proposes_once(quick: Flask) -> None:
    berit = officer(quick, "berit")
    berit.see(PAGE)
    before = berit.page
    for _ in range(2):
        berit.page = before
        berit.send(PAGE, hidden={"type": CASE_TYPE.name, "reading": READING}, **typed())
    assert len(rows(quick)) == 1


@pytest.mark.parametrize(("subject", "status"), [("marit", 403), ("olav", 403), ("ingrid", 403), ("berit", 303)])
def test_only_a_manager_proposes(quick: Flask, subject: str, status: int) -> None:
    who = officer(quick, subject)
    who.see(PAGE)
    assert who.status == 200
    assert ("Propose another reading" in who.page) is (subject == "berit")
    assert who.post(PAGE, type=CASE_TYPE.name, reading=READING, **typed()) == status


def test_readings_of_types_that_a_role_does_not_cover_are_not_there(quick: Flask) -> None:
    with quick.app_context(), writing():
        stranger = Person(name="Far Away", language="en", created_at=0)
        db.session.add(stranger)
        db.session.flush()
        db.session.add(Login(person_id=stranger.id, issuer="demo", subject="far"))
        db.session.add(StaffRole(person_id=stranger.id, role="manager", authority="another", case_types=[],
                                 valid_from=today() - timedelta(9), more={}))  # fmt: skip
    proposes(officer(quick, "berit"))
    far = officer(quick, "far")
    far.see(PAGE)
    assert CASE_TYPE.title.msgid not in far.page
    assert "Eleni" not in far.page
    assert far.post(PAGE, type=CASE_TYPE.name, reading=READING, **typed()) == 404
    assert far.post(f"{PAGE}/1", do="confirm") == 404


def chosen(app: Flask, choice: str = "pauses", *, days_ago: int = 3) -> None:
    """Chosen some days ago, as the clock was then; it has held since the day after."""
    with app.app_context():
        at = now() - days_ago * 86_400_000
        day = today() - timedelta(days_ago - 1)
        number = propose(CASE_TYPE, READING, choice, valid_from=day, reason="Because.", by=by("berit"), now=at)
        confirm(number, by=By(person_id("ingrid"), frozenset()), now=at)


def test_the_case_page_the_record_and_the_deadline_page_say_what_was_used(app: Flask) -> None:
    case_id = told(app, "sign_refusal", days_ago=30, plot="refuse", drain=drain)
    ref = ref_of(app, case_id)
    marit, olav = officer(app, "marit"), officer(app, "olav")
    marit.see(f"/staff/cases/{ref}")
    title = CASE_TYPE.reading(READING).title.msgid
    assert "Decided under these readings of the law" in marit.words
    assert f"{title}: The clock runs on." in marit.words
    assert marit.words.count("The law it used") >= 2
    assert "Terms of use of the Union Registry: version 2024-01, from" in marit.words
    olav.see(f"/staff/record/{ref}")
    assert f"{title}: The clock runs on." in olav.words
    assert "The chain is whole." in olav.words


def test_what_a_step_says_before_it_is_taken_follows_the_choice_in_force(quick: Flask) -> None:
    ref = ref_of(quick, told(quick, "assess", days_ago=20))
    marit = officer(quick, "marit")
    pauses = "pauses the clock “Time to open or refuse”"
    page = f"/staff/cases/{ref}/steps/request_information"
    before = marit.see(page)
    chosen(quick)
    after = marit.see(page)
    title = str(CASE_TYPE.deadline("opening").title)
    assert (f"pauses the clock “{title}”" in before, f"pauses the clock “{title}”" in after) == (False, True), pauses
    marit.see(f"/staff/cases/{ref}/clocks/opening")
    assert "The clock pauses. It is so since" in marit.words


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_page_can_be_used_by_everybody_at_every_width(
    quick: Flask, new_page: Callable[..., Any], axe_source: str, language: str, width: int
) -> None:
    proposes(officer(quick, "berit"))
    chosen(quick, days_ago=5)
    with served(quick) as base:
        page = new_page(width=width, base_url=base)
        enter(page, base, "Ingrid Solheim")
        page.goto(f"{PAGE}?lang={language}")
        for summary in page.locator("main summary").all():
            summary.click()
        assert problems(page, axe_source, width) == []
        field = page.locator("textarea[name=answer]")
        field.focus()
        page.keyboard.type("Ja.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("#"))
        assert [row.state for row in rows(quick)] == ["confirmed", "confirmed"]


def test_every_type_has_its_readings_on_the_page(quick: Flask) -> None:
    marit = officer(quick, "marit")
    marit.see(PAGE)
    for case_type in CASE_TYPES.values():
        for reading in case_type.readings if case_type.authority is CASE_TYPE.authority else ():
            assert f'id="{case_type.name}-{reading.name}"' in marit.page
            assert all(str(said) in marit.words for said in reading.choices.values())
