"""What does not apply is not asked, on every page of a draft; and nothing typed is lost when an answer changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from casework.core.calendars import legal_date
from casework.db import db
from casework.models import Case, DraftSection, Submission
from casework.operations import drafts
from casework.operations.steps import take_step
from casework.queries.submissions import beyond_return, open_request, writable
from casework.stories.people import party_id
from casework.stories.telling import by, plots_of, tell
from tests.web.drafts import DAY, TYPE, draft_app, form_of, new_draft, now, send, signed_in, words
from tests.web.frame import OURS

OWNER = {"role": "registered_owner"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return draft_app(tmp_path_factory.mktemp("applying"))


def kept(app: Flask, ref: str, section: str) -> dict[str, object]:
    with app.app_context():
        row = db.session.get(DraftSection, (int(ref.removeprefix("draft-")), section))
        assert row is not None
        return dict(row.raw)


def test_a_section_that_does_not_apply_is_nowhere_and_says_so_where_it_was(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    assert "Mandates from the owners" in words(client.get(f"/drafts/{ref}"))
    answer = send(client, f"/drafts/{ref}/sections/company", {**OWNER, "do": "list"})
    told = words(client.get(answer.headers["Location"]))
    assert "We no longer ask about this part: Mandates from the owners." in told
    for page in ("", "/review", "/print", "/documents"):
        assert "Mandates from the owners" not in words(client.get(f"/drafts/{ref}{page}")), page
        assert "Melite Owning" not in words(client.get(f"/drafts/{ref}{page}")), page
    for path in (f"/drafts/{ref}/sections/mandates", f"/drafts/{ref}/sections/mandates/m1"):
        said = client.get(path)
        assert said.status_code == 200
        assert "we do not ask about this part" in words(said)
        assert "What you wrote here earlier is kept" in words(said)
    assert client.get(f"/drafts/{ref}/documents/mandate/m1").status_code == 404
    assert client.get(f"/drafts/{ref}/sections/nothing").status_code == 404
    answer = send(client, f"/drafts/{ref}/sections/company", {"role": "ism_company", "do": "list"})
    assert "There is one more part now: Mandates from the owners." in words(client.get(answer.headers["Location"]))
    assert "Melite Owning" in words(client.get(f"/drafts/{ref}/sections/mandates"))


def test_without_script_a_page_comes_back_once_with_what_it_asks_now(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/sections/company"
    text = client.get(path).get_data(as_text=True)
    assert '<div data-asked="parent" hidden>' in text
    answer = send(client, path, {"in_group": "yes", "do": "next"})
    assert answer.headers["Location"].startswith(path)
    again = client.get(answer.headers["Location"])
    assert '<div data-asked="parent">' in again.get_data(as_text=True)
    assert "Because of what you answered, this page also asks: Parent company" in words(again)
    answer = send(client, path, {"parent": "Aigli Holding", "do": "next"})
    assert not answer.headers["Location"].startswith(path)
    assert "Aigli Holding" in words(client.get(f"/drafts/{ref}/review"))
    send(client, path, {"in_group": "no", "do": "next"})
    assert "Aigli Holding" not in words(client.get(f"/drafts/{ref}/review"))
    assert kept(app, ref, "company")["parent"] == "Aigli Holding"
    send(client, path, {"in_group": "yes", "do": "next"})
    assert "Aigli Holding" in words(client.get(f"/drafts/{ref}/review"))


def test_an_automatic_save_says_what_is_asked_now_and_what_is_owed(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    answer = send(client, f"/drafts/{ref}/sections/company", {"in_group": "yes", "do": "autosave"})
    assert {"parent", "parent_holder_id", "subsidiaries"} <= set(answer.json["asked"])
    assert "parent" not in answer.json["notes"]
    assert answer.json["notes"]["subsidiaries"] == "(optional)"
    answer = send(client, f"/drafts/{ref}/sections/company", {"in_group": "no", "do": "autosave"})
    assert "parent" not in answer.json["asked"]
    row = send(client, f"/drafts/{ref}/sections/mandates/m1", {"language": "other", "do": "autosave"})
    assert "translated" in row.json["asked"]
    answer = send(client, f"/drafts/{ref}/sections/company", {**OWNER, "do": "autosave"})
    assert "We no longer ask about this part: Mandates from the owners." in answer.json["saved"]


def test_what_cannot_be_read_is_no_fault_where_it_is_not_asked(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/sections/voyage"
    send(client, path, {"first_voyage_on": "yesterday", "do": "list"})
    assert "we cannot read this" in words(client.get(f"/drafts/{ref}/review"))
    send(client, path, {"listing": "first_list", "listed_under": "NO", "do": "list"})
    assert "we cannot read this" not in words(client.get(f"/drafts/{ref}/review"))
    assert "yesterday" not in words(client.get(f"/drafts/{ref}/review"))
    assert form_of(client.get(path).get_data(as_text=True))["first_voyage_on"] == ["yesterday"]


def test_a_page_that_a_colleague_closed_keeps_what_is_sent_to_it(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/sections/mandates/m1"
    sent = form_of(client.get(path).get_data(as_text=True))
    send(client, f"/drafts/{ref}/sections/company", {**OWNER, "do": "list"})
    answer = client.post(path, data={**sent, "owner_name": "Melite Second Ltd", "do": "next"}, headers=OURS)
    assert answer.status_code == 303
    assert "we do not ask about this part" in words(client.get(answer.headers["Location"]))
    assert kept(app, ref, "mandates")["m1"]["owner_name"] == "Melite Second Ltd"  # type: ignore[index]


def test_the_deadline_waits_for_a_question_that_is_asked(app: Flask) -> None:
    ref, client = new_draft(app, filled=False), signed_in(app)
    said = words(client.get(f"/drafts/{ref}"))
    assert "list of shipping companies name the company?" in said
    send(client, f"/drafts/{ref}/sections/voyage", {"listing": "not_listed", "do": "list"})
    assert "When did your first voyage in scope begin?" in words(client.get(f"/drafts/{ref}"))


@pytest.fixture
def returned(tmp_path: Path) -> tuple[Flask, int]:
    """A case of an ISM company that was asked about its company and numbers only."""
    app = draft_app(tmp_path)
    with app.app_context():
        story = tell(TYPE, plots_of(TYPE)["approve"], party=party_id("aigli"), now=now() - 10 * DAY, language="en",
                     storage=app.extensions["casework.storage"], drain=lambda at: None,
                     until="screen")  # fmt: skip
        told, _ = list(story)[-1]
        seen, until = db.session.get_one(Case, told.case_id).n_events, legal_date(now() + 21 * DAY).isoformat()
        question = {"code": "Q-OWN", "wrong": "As what?", "send": "Say it.", "why": "", "sections": ["company"]}
        given = {"questions": [question], "sections": [], "until": until}
        take_step(told.case_id, "request_information", by=by("marit"), now=now(), seen=seen, given=given)
    return app, told.case_id


def test_under_a_return_a_section_may_close_and_another_open(returned: tuple[Flask, int]) -> None:
    app, case_id = returned
    with app.app_context():
        cx, case = db.session.connection(), db.session.get(Case, case_id)
        assert case is not None
        assert writable(cx, case) == {"company"}
        raw = dict(db.session.get(DraftSection, (case_id, "company")).raw)  # type: ignore[union-attr]
        drafts.save_section(case_id, "company", {**raw, **OWNER}, seen=None, by=by("eleni"), now=now())
        cx = db.session.connection()
        assert beyond_return(cx, db.session.get(Case, case_id), open_request(cx, case_id)) == ()
        db.session.rollback()
        events = db.session.get_one(Case, case_id).n_events
        take_step(case_id, "answer", by=by("eleni"), now=now(), seen=events, given={"declaration": True})
        sent = db.session.query(Submission).filter_by(case_id=case_id).order_by(Submission.n.desc()).first()
        assert sent is not None
        assert sent.answers["mandates"] == {}
        held = db.session.get(DraftSection, (case_id, "mandates"))
        assert held is not None
        assert held.raw["m1"]
