"""Access on the pages: asked for where the case stands or registered as it came, answered in the file, and fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.i18n import day_figures
from casework.models import Case, Party
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.submissions import latest_answers
from casework.stories.telling import by
from tests.ready import ready
from tests.web.staffdesk import applicant, officer
from tests.web.told import now, ref_of, today, told, told_app

ACCESS = "access_request"
SECRET = "What only officers may read."


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    url = ready(tmp_path)
    with told_app(tmp_path, url) as made:
        yield made


def asked_about(app: Flask) -> str:
    with app.app_context():
        return ref_of(app, told(app, "request_information", days_ago=9, drain=drain))


def own(app: Flask) -> Case:
    with app.app_context():
        return db.session.scalars(select(Case).where(Case.type == ACCESS).order_by(Case.id.desc())).first()  # type: ignore[return-value]


def test_a_party_asks_from_the_page_of_its_case_and_reads_nothing_of_how_the_answer_is_written(app: Flask) -> None:
    ref = asked_about(app)
    eleni = applicant(app, "eleni", "aigli")
    eleni.see(f"/cases/{ref}")
    eleni.send(f"/cases/{ref}/access")
    assert "Which documents" in eleni.words
    assert "The answer" not in eleni.words
    with app.app_context():
        draft = own(app)
        take_step(draft.id, "submit", by=by("eleni"), now=now(), seen=0, given={"declaration": True})
        drain(now())
        raw = {"looked": True, "more": SECRET}
        take_step(draft.id, "write", by=by("marit"), now=now(), seen=own(app).n_events,
                  given={"section": "assessment", "raw": raw})  # fmt: skip
        here = own(app).ref
    eleni.see(f"/cases/{here}")
    assert "are looking at the documents" in eleni.words
    assert SECRET not in eleni.page
    for page in ("", "/sections/assessment", "/sections/verdicts", "/review", "/print"):
        eleni.see(f"/drafts/{here}{page}")
        assert (eleni.status, SECRET in eleni.page) == (404, False), page
    sofia = applicant(app, "sofia", "aigli")
    sofia.see(f"/cases/{ref}")
    assert sofia.post(f"/cases/{ref}/access") == 403


def test_anybody_s_request_is_registered_as_it_came_and_what_is_wrong_stands_beside_the_field(app: Flask) -> None:
    ref = asked_about(app)
    arne = officer(app, "arne")
    arne.see(f"/staff/cases/{ref}/access")
    assert "Register a request to see documents" in arne.words
    answer = arne.client.post(f"/staff/cases/{ref}/access", data={"csrf_token": _token(arne.page), "sender": "Nora"})
    said = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert "Write an e-mail or a postal address" in said
    assert 'value="Nora"' in said
    fields = {"csrf_token": _token(said), "once": _once(said), "channel": "phone", "basis": "public",
              "received_on": day_figures(today()), "sender": "Nora Lind", "email": "nora@example.com", "country": "NO",
              "answer_language": "nn", "which": ["d1", "d99"], "what": "The group chart"}  # fmt: skip
    answer = arne.client.post(f"/staff/cases/{ref}/access", data=fields, follow_redirects=True)
    assert answer.status_code == 200
    case = own(app)
    with app.app_context():
        answers = latest_answers(db.session.connection(), case)
        assert (case.state, case.channel, case.language) == ("in_hand", "email", "nn")
        assert answers.wanted.which == ("d1",)
        assert db.session.get_one(Party, case.party_id).name == "Nora Lind"
        drain(now())
    marit = officer(app, "marit")
    marit.see(f"/staff/cases/{case.ref}/file/verdicts", row="new")
    assert marit.status == 200
    marit.send(f"/staff/cases/{case.ref}/file/verdicts", document="d1", verdict="part", ground="P-20", pages="x",
               why="b", do="save")  # fmt: skip
    marit.see(f"/staff/cases/{case.ref}")
    assert "This ground is of another law than the right by which it is asked." in marit.words
    assert "Write pages as 1-3, 5." in marit.words
    assert "How each document is answered" in marit.words


def _token(page: str) -> str:
    return page.split('name="csrf_token" value="')[1].split('"', maxsplit=1)[0]


def _once(page: str) -> str:
    return page.split('name="once" value="')[1].split('"', maxsplit=1)[0]
