"""Ships on an account whose plan has not come: expected, then overdue, on the company's list and on ours."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.i18n import day_figures
from casework.models import Case, DraftSection, ExpectedNote, Outbox
from casework.operations.steps import take_step
from casework.stories.people import party_id
from casework.stories.telling import DAY, by, plots_of, tell
from tests.web.drafts import draft_app, now, signed_in, words
from tests.web.frame import OURS, token_of
from tests.web.staffdesk import officer
from tests.web.told import nothing_is_drained, today

ACCOUNT, PLAN = "maritime_account", "ship_monitoring_plan"
FLEET = f"/fleet/{PLAN}"
STAR = "1003188"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return draft_app(tmp_path)


def told(app: Flask, type_name: str, until: str, *, plot: str = "approve", days_ago: int = 9) -> Case:
    with app.app_context():
        chosen = plots_of(type_name)[plot]
        for scene, _ in tell(type_name, chosen, party=party_id("aigli"), now=now() - days_ago * DAY,
                             storage=app.extensions["casework.storage"], drain=nothing_is_drained,
                             until=until):  # fmt: skip
            last = scene
        return last.case


def begin(client: Any, number: str) -> Any:
    page = client.get(FLEET).get_data(as_text=True)
    form = next(part for part in re.findall(r"<form.*?</form>", page, re.DOTALL) if f"/expected/{number}" in part)
    once = re.findall(r'name="once" value="([^"]+)"', form)[0]
    return client.post(f"{FLEET}/expected/{number}", data={"once": once, "csrf_token": token_of(client, FLEET)},
                       headers=OURS)  # fmt: skip


def test_the_ships_of_an_account_are_expected_with_the_day_where_it_is_known(app: Flask) -> None:
    told(app, ACCOUNT, "submit")
    eleni = signed_in(app)
    shown = words(eleni.get(FLEET))
    assert shown.count("Expected") == 4
    assert re.search(rf"Aigli Star {STAR} Expected Send by", shown), shown
    assert "Aigli Dawn 1003279 Expected No day can be told" in shown
    assert "Your ships" in words(eleni.get("/cases")), "the list is found before there is any plan"


def test_one_click_begins_the_draft_with_what_the_account_tells(app: Flask) -> None:
    told(app, ACCOUNT, "submit")
    eleni = signed_in(app)
    answer = begin(eleni, STAR)
    assert answer.status_code == 303
    tasks = words(eleni.get(answer.headers["Location"]))
    assert "Send by" in tasks, "the day that the account told starts the draft's own clock"
    with app.app_context():
        rows = {row.section: row.raw for row in db.session.scalars(select(DraftSection)) if row.case_id > 1}
    assert rows["ship"]["imo_number"] == STAR
    assert rows["ship"]["name"] == "Aigli Star"
    assert rows["company"]["imo_company_number"]
    shown = words(eleni.get(FLEET))
    assert shown.count("Expected") == 3
    form = {"csrf_token": token_of(eleni, FLEET)}
    assert eleni.post(f"{FLEET}/expected/{STAR}", data=form, headers=OURS).status_code == 303
    with app.app_context():
        assert len(db.session.scalars(select(Case.id).where(Case.type == PLAN)).all()) == 1, "once for each ship"


def test_what_a_company_has_begun_and_not_sent_we_still_expect(app: Flask) -> None:
    told(app, ACCOUNT, "submit")
    begin(signed_in(app), STAR)
    marit = officer(app, "marit")
    marit.see("/staff/expected")
    assert f"Aigli Star {STAR}" in marit.words
    assert marit.words.count("Expected") >= 4


def test_after_three_months_it_is_overdue_on_both_lists(app: Flask) -> None:
    case = told(app, ACCOUNT, "submit", days_ago=200)
    assert "Overdue" in words(signed_in(app).get(FLEET))
    berit = officer(app, "berit")
    berit.see("/staff/expected", show="overdue")
    assert f"Aigli Star {STAR}" in berit.words
    assert "Aigli Dawn" not in berit.words, "without a day nothing can be late"
    assert "days late" in berit.words
    assert f'href="/staff/cases/{case.ref}"' in berit.page
    berit.see("/staff/board")
    assert "has not come 4 is overdue, in the reading that is the more generous 1" in berit.words
    with app.app_context():
        aigli = party_id("aigli")
    berit.see(f"/staff/parties/{aigli}")
    assert f"Aigli Star {STAR} Overdue" in berit.words


DAWN = "1003279"


def test_a_caseworker_notes_the_day_that_nobody_told_and_reminds_of_what_is_overdue_once(app: Flask) -> None:
    told(app, ACCOUNT, "submit")
    with app.app_context():
        place = f"/staff/expected/{party_id('aigli')}/{PLAN}/{DAWN}"
    marit, long_ago = officer(app, "marit"), day_figures(today() - timedelta(days=200))
    marit.see("/staff/expected")
    for typed, said in (({"day": day_figures(today() + timedelta(1)), "reason": "Seen."}, "not later than today"),
                        ({"day": long_ago, "reason": " "}, "Say how it is known.")):  # fmt: skip
        marit.send(place, do="since", **typed)
        assert (marit.status, said in marit.words) == (422, True)
        assert f'value="{typed["day"]}"' in marit.page
    assert marit.post(place, do="remind") == 409, "it is not overdue"
    marit.send(place, do="since", day=long_ago, reason="The port of Oslo wrote so.")
    assert "noted by Marit Lunde: The port of Oslo wrote so." in marit.words
    assert re.search(rf"Aigli Dawn {DAWN} .{{0,900}}?Overdue", marit.words)
    eleni = signed_in(app)
    assert re.search(rf"Aigli Dawn {DAWN} Overdue Owed since .*We have noted: First call", words(eleni.get(FLEET)))
    marit.send(place, do="remind")
    assert "is reminded by e-mail." in marit.words
    assert "reminded" in marit.words
    assert marit.post(place, do="remind") == 409, "not twice within a fortnight"
    with app.app_context():
        (row,) = db.session.scalars(select(Outbox).where(Outbox.key.startswith("owed:")))
        assert (row.kind, row.payload["path"]) == ("notice", FLEET)
        assert [note.kind for note in db.session.scalars(select(ExpectedNote))] == ["since", "reminded"]


def test_a_plan_that_was_sent_meets_the_duty_and_one_taken_back_does_not(app: Flask) -> None:
    told(app, ACCOUNT, "submit")
    told(app, PLAN, "submit", plot="withdraw", days_ago=9)
    marit, eleni = officer(app, "marit"), signed_in(app)
    marit.see("/staff/expected")
    assert STAR not in marit.words
    assert words(eleni.get(FLEET)).count("Expected") == 3
    withdrawn(app)
    marit.see("/staff/expected")
    assert STAR in marit.words
    assert words(eleni.get(FLEET)).count("Expected") == 4


def withdrawn(app: Flask) -> None:
    with app.app_context():
        case = db.session.scalars(select(Case).where(Case.type == PLAN)).one()
        take_step(case.id, "withdraw", by=by("eleni"), now=now(), seen=case.n_events)


def test_an_account_that_was_withdrawn_names_nothing(app: Flask) -> None:
    told(app, ACCOUNT, "withdraw", plot="withdraw")
    marit = officer(app, "marit")
    marit.see("/staff/expected")
    assert "Nothing is owed that has not come." in marit.words


def test_another_authority_sees_none_of_it(app: Flask) -> None:
    told(app, ACCOUNT, "submit")
    stranger = officer(app, "astrid")
    stranger.see("/staff/expected")
    assert "Aigli" not in stranger.words


def test_who_only_reads_sees_them_and_begins_nothing(app: Flask) -> None:
    told(app, ACCOUNT, "submit")
    sofia = signed_in(app, "sofia")
    shown = sofia.get(FLEET)
    assert words(shown).count("Expected") == 4
    assert "Begin the draft" not in words(shown)
    form = {"csrf_token": token_of(sofia, FLEET)}
    assert sofia.post(f"{FLEET}/expected/{STAR}", data=form, headers=OURS).status_code == 403
