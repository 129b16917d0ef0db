"""An appeal on the pages: begun where the decision stands, registered from an e-mail, and shown in both cases."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.i18n import day_figures
from casework.models import Appeal, Case
from casework.outbox import drain
from casework.stories.papers import paper
from tests.ready import ready
from tests.web.staffdesk import FIELD, applicant, officer
from tests.web.told import ref_of, today, told, told_app


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    url = ready(tmp_path)
    with told_app(tmp_path, url) as made:
        yield made


def refused(app: Flask) -> str:
    with app.app_context():
        return ref_of(app, told(app, "sign_refusal", plot="refuse", days_ago=20, drain=drain))


def test_a_party_begins_an_appeal_where_the_decision_stands_and_comes_back_to_it(app: Flask) -> None:
    ref = refused(app)
    eleni = applicant(app, "eleni", "aigli")
    eleni.see(f"/cases/{ref}")
    assert "Appeal this decision" in eleni.words
    eleni.send(f"/cases/{ref}/appeal")
    assert "What you appeal, and why" in eleni.words
    sofia = applicant(app, "sofia", "aigli")
    sofia.see(f"/cases/{ref}")
    assert "Appeal this decision" not in sofia.words
    assert sofia.post(f"/cases/{ref}/appeal") == 403


def test_an_appeal_by_email_is_registered_from_the_page_and_both_cases_tell_of_the_other(app: Flask) -> None:
    ref = refused(app)
    arne = officer(app, "arne")
    arne.see("/staff/post", case=ref)
    assert "An appeal against the decision in this case" in arne.words
    arne.send("/staff/post", channel="email", received_on=day_figures(today()), sender="Eleni Markopoulou",
              target=f"case:{ref}", kind="appeal", change="The account should be opened.", do="open",
              files=(io.BytesIO(paper("Appeal")), "appeal.pdf"))  # fmt: skip
    assert arne.status == 200, arne.words
    with app.app_context():
        row = db.session.scalars(select(Appeal)).one()
        own = db.session.get_one(Case, row.case_id)
        assert (row.verdict, row.outcome) == ("in_time", "")
        number, address = own.number, own.ref
    marit = officer(app, "marit")
    marit.see(f"/staff/cases/{ref}")
    assert f"Appealed in case {number}" in marit.words
    marit.see(f"/staff/cases/{address}")
    assert "The appeal is in time." in marit.words
    assert "Three weeks from that day end on" in marit.words
    eleni = applicant(app, "eleni", "aigli")
    eleni.see(f"/cases/{ref}")
    assert f"Appealed in case {number}" in eleni.words
    assert "Appeal this decision" not in eleni.words


def test_a_party_asks_for_more_time_is_told_what_is_wrong_and_gets_it_from_the_page_of_the_case(app: Flask) -> None:
    ref = refused(app)
    eleni, marit = applicant(app, "eleni", "aigli"), officer(app, "marit")
    ask, give = (f"{place}/{ref}/time-to-appeal" for place in ("/cases", "/staff/cases"))
    eleni.see(f"/cases/{ref}")
    assert "Ask us to explain the decision" in eleni.words
    eleni.see(f"{ask}/ask_time_to_appeal")
    hidden = {name: value for name, value in FIELD.findall(eleni.page) if name in ("once", "seen")}
    assert eleni.post(f"{ask}/ask_time_to_appeal", **hidden, until="tomorrow", reason="Ill.") == 422
    tomorrow = day_figures(today() + timedelta(days=1))
    assert eleni.post(f"{ask}/ask_time_to_appeal", **hidden, until=tomorrow, reason="Ill.") == 409  # it is no later
    wished = today() + timedelta(days=40)
    assert eleni.post(f"{ask}/ask_time_to_appeal", **hidden, until=day_figures(wished), reason="Ill.") == 303
    marit.see(f"/staff/cases/{ref}")
    assert "More time to appeal is asked for" in marit.words
    marit.see(f"{give}/give_time_to_appeal")
    marit.send(f"{give}/give_time_to_appeal", until=tomorrow, because="Ill.")
    assert marit.status == 409
    assert "The new day must be later than" in marit.words
    assert tomorrow in marit.page
    marit.send(f"{give}/give_time_to_appeal", until=day_figures(wished), because="The lawyer is ill.")
    assert "Done: Give more time to appeal." in marit.words
    eleni.see(f"/cases/{ref}")
    assert "is asked for" not in eleni.words
    assert "until" in eleni.words
    assert eleni.post(f"{ask}/ask_reasons", seen=seen(app, ref), once="") == 303
    marit.see(f"/staff/cases/{ref}")
    assert "The time to appeal stands still" in marit.words
    for path in (f"{give}/nothing", f"{give}/ask_reasons", f"{give.replace('/staff', '')}/give_reasons"):
        assert (marit if path.startswith("/staff") else eleni).client.get(path).status_code == 404


def seen(app: Flask, ref: str) -> str:
    year, number = ref.split("-")
    with app.app_context():
        return str(db.session.scalars(select(Case.n_events).where(Case.year == year, Case.seq == number)).one())


def test_another_than_the_party_is_registered_with_an_interest_and_an_address(app: Flask) -> None:
    ref = refused(app)
    arne = officer(app, "arne")
    came = {"channel": "post", "received_on": day_figures(today()), "sender": "Nabolaget Vik", "target": f"case:{ref}",
            "kind": "stranger", "change": "It should be refused.", "do": "open"}  # fmt: skip
    arne.see("/staff/post", case=ref)
    arne.send("/staff/post", **came, files=(io.BytesIO(paper("Appeal")), "appeal.pdf"))
    assert arne.status == 400
    assert "Say how the decision concerns who appeals." in arne.words
    assert "Write where our letters reach who appeals." in arne.words
    assert "sends the party the appeal in copy" in arne.words
    arne.send("/staff/post", **came, interest="We live below the dam.", address="Fossevegen 9\n6893 Vik i Sogn",
              knew_on=day_figures(today()), files=(io.BytesIO(paper("Appeal")), "appeal.pdf"))  # fmt: skip
    assert arne.status == 200, arne.words
    eleni = applicant(app, "eleni", "aigli")
    eleni.see(f"/cases/{ref}")
    assert "Another has appealed the decision" in eleni.words
    assert "Appeal this decision" in eleni.words
