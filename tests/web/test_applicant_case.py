"""After sending: a party sees where its case is, answers in place, writes, reads, withdraws; nothing internal."""

from __future__ import annotations

import hashlib
import io
import re
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from casework.core.calendars import NORWEGIAN
from casework.core.case_type import Phase
from casework.core.effects import Decide
from casework.db import db
from casework.models import Case, Dispatch, DocumentFile, Event, Letter, Message, QuestionRow, Submission
from casework.operations import post as post_office
from casework.operations import review
from casework.operations.post import Arrival, Paper
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.stories.telling import by, paper
from casework.web.applicant.cases import CLOSED
from casework.workflows import CASE_TYPES
from tests.web.drafts import draft_app, form_of, new_draft, now, signed_in, words
from tests.web.frame import OURS
from tests.web.told import CASE_TYPE, ref_of, today, told

GROUPS = ("Yours to do", "With us or with others", "Decided")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return draft_app(tmp_path_factory.mktemp("cases"))


@pytest.fixture
def alone(tmp_path: Path) -> Flask:
    """An application of the test's own: an account may be asked for once, so a second case has an open error."""
    return draft_app(tmp_path)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Flask, int]:
    """A case that was approved in part, with its letters printed and sent."""
    made = draft_app(tmp_path_factory.mktemp("decided"))
    return made, told(made, None, plot="approve_partly", days_ago=45, drain=drain)


def asked(app: Flask) -> str:
    """A case in which a question waits, and the address names it."""
    return ref_of(app, told(app, "request_information", days_ago=5))


def case_at(app: Flask, ref: str) -> Case:
    year, _, seq = ref.partition("-")
    with app.app_context():
        found = db.session.scalars(select(Case).where(Case.year == int(year), Case.seq == int(seq))).one()
        db.session.refresh(found)
        return found


def question_of(app: Flask, ref: str) -> QuestionRow:
    with app.app_context():
        rows = select(QuestionRow).order_by(QuestionRow.id.desc())
        return db.session.scalars(rows).first()  # type: ignore[return-value]


def post(client: FlaskClient, path: str, form_id: str, page: str, **more: Any) -> Any:
    """Sends a form of a page as it stands there, with changes."""
    sent: dict[str, Any] = {**form_of(client.get(page).get_data(as_text=True), form_id), **more}
    return client.post(path, data=sent, headers=OURS)


def answer(client: FlaskClient, ref: str, **more: Any) -> Any:
    return post(client, f"/cases/{ref}/answers", "page", f"/cases/{ref}", **more)


def write(client: FlaskClient, ref: str, **more: Any) -> Any:
    return post(client, f"/cases/{ref}/messages", "write", f"/cases/{ref}", **more)


def section(text: str, heading: str) -> str:
    """What stands between a heading of the second level and the next."""
    return text.split(f">{heading}</h2>", 1)[1].split("<h2", 1)[0]


def pdf(name: str = "proof.pdf") -> tuple[io.BytesIO, str]:
    return io.BytesIO(paper("Proof")), name


# --- the list -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plot", "until", "group"),
    [
        ("approve", "submit", GROUPS[1]),
        ("approve", "request_information", GROUPS[0]),
        ("approve", "answer", GROUPS[1]),
        ("approve", "assess", GROUPS[1]),
        ("approve", "propose_approval", GROUPS[1]),
        ("withdraw", None, GROUPS[2]),
        ("refuse", "propose_refusal", GROUPS[1]),
    ],
)
def test_each_case_stands_in_the_group_of_whose_move_it_is(
    alone: Flask, plot: str, until: str | None, group: str
) -> None:
    ref = ref_of(alone, told(alone, until, plot=plot))
    shown = signed_in(alone).get("/cases").get_data(as_text=True)
    standing = [name for name in GROUPS if f'href="/cases/{ref}"' in section(shown, name)]
    assert standing == [group]


def test_a_draft_is_the_partys_to_do_and_leads_to_its_parts(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    mine = section(client.get("/cases").get_data(as_text=True), GROUPS[0])
    assert f'href="/drafts/{ref}"' in mine
    assert "days left" in mine
    assert client.get(f"/cases/{ref}").headers["Location"] == f"/drafts/{ref}"


def test_the_three_groups_stand_there_also_when_they_are_empty(app: Flask) -> None:
    shown = signed_in(app, "hauk").get("/cases").get_data(as_text=True)
    assert all(f">{name}</h2>" in shown for name in GROUPS)


def test_whoever_may_only_read_is_offered_nothing_to_start(app: Flask) -> None:
    assert "/drafts/new" not in signed_in(app, "sofia").get("/cases").get_data(as_text=True)
    assert "/drafts/new" in signed_in(app, "dimitris").get("/cases").get_data(as_text=True)


# --- the page of a case ---------------------------------------------------------------------------------------------

INTERNAL = [
    state.title.msgid
    for state in CASE_TYPE.states
    if state.phase in (Phase.SUBMISSION, Phase.VERIFICATION, Phase.REVIEW)
] + [step.title.msgid for step in CASE_TYPE.steps if step.prepares or step.decides or step.name == "screen"]


def test_whatever_is_decided_is_said_in_words() -> None:
    effects = (effect for case_type in CASE_TYPES.values() for step in case_type.steps for effect in step.effects)
    assert {effect.kind for effect in effects if isinstance(effect, Decide)} - set(CLOSED) == set()


@pytest.mark.parametrize("until", ["submit", "screen", "answer", "assess", "propose_approval"])
def test_a_case_is_said_in_plain_words_and_never_by_our_inside(alone: Flask, until: str) -> None:
    ref = ref_of(alone, told(alone, until))
    shown = signed_in(alone).get(f"/cases/{ref}")
    text = words(shown)
    plain = CASE_TYPE.state(case_at(alone, ref).state).plain.msgid
    assert plain in shown.get_data(as_text=True).split("<h1>")[1].split("</h1>")[0]
    assert not [name for name in INTERNAL if re.search(rf"\b{re.escape(name)}\b", text.replace("Assessed", ""))]
    stations = [
        title for title in ("Sent", "Checked for what is missing", "Assessed", "Decided", "Finished") if title in text
    ]
    assert len(stations) == 5
    track = shown.get_data(as_text=True).split('<ol class="track', 1)[1].split("</ol>", 1)[0]
    assert track.count('aria-current="step"') == 1


def test_a_date_of_ours_says_why_and_leads_to_every_day(alone: Flask) -> None:
    ref, client = ref_of(alone, told(alone, "assess", days_ago=12)), signed_in(alone)
    shown = client.get(f"/cases/{ref}").get_data(as_text=True)
    assert "our time limit" in shown
    assert "Why this date?" in shown
    way = re.search(rf'href="(/cases/{ref}/clocks/[a-z_]+)"', shown)
    assert way
    assert client.get(way[1]).status_code == 200


def test_what_is_internal_is_on_no_page_of_the_party(alone: Flask) -> None:
    """A4, by canaries: every place where a colleague of the authority writes for colleagues."""
    marks = {
        name: f"canary{secrets.token_hex(6)}" for name in ("note", "reason", "comment", "item", "handover", "doubt")
    }
    case_id = told(alone, "assess")
    with alone.app_context():
        marit = by("marit")
        review.write_note(case_id, marks["note"], by=marit, now=now())
        review.write_reason(case_id, "assessment", marks["reason"], seen=None, by=marit, now=now())
        review.comment_reason(case_id, "assessment", marks["comment"], by=marit, now=now())
        review.answer_item(case_id, CASE_TYPE.checklist[0].name, "", "no", marks["item"], by=marit, now=now())
        review.assign(case_id, by("jonas").person_id, marks["handover"], by=marit, now=now())
        review.declare_impartiality(case_id, False, marks["doubt"], by=marit, now=now())
    ref, client = ref_of(alone, case_id), signed_in(alone)
    paths = [
        "/cases",
        f"/cases/{ref}",
        f"/drafts/{ref}/print",
        f"/drafts/{ref}/receipt",
        f"/cases/{ref}/steps/withdraw",
    ]
    paths += [f"/cases/{ref}/clocks/{clock}" for clock in ("opening", "unlisted", "answer")]
    for path in paths:
        shown = client.get(path, follow_redirects=True)
        assert shown.status_code == 200, path
        assert not [name for name, mark in marks.items() if mark in shown.get_data(as_text=True)], path
    assert "Jonas Eide has your case." in words(client.get(f"/cases/{ref}"))


# --- questions in place ---------------------------------------------------------------------------------------------


def test_answers_are_kept_one_by_one_and_nothing_is_sent(app: Flask) -> None:
    ref = asked(app)
    client, one = signed_in(app, "dimitris"), question_of(app, ref)
    shown = client.get(f"/cases/{ref}")
    assert "We need 1 answer from you" in words(shown)
    assert one.wrong in words(shown)
    kept = answer(client, ref, **{f"answer-{one.id}": "  The list of today is right. ", "save": "1"})
    assert kept.status_code == 303
    assert question_of(app, ref).answer == "The list of today is right."
    assert case_at(app, ref).state == "incomplete"
    assert "The list of today is right." in words(signed_in(app).get(f"/cases/{ref}"))


def test_a_colleagues_answer_is_never_overwritten_unseen(app: Flask) -> None:
    ref = asked(app)
    eleni, dimitris, one = signed_in(app), signed_in(app, "dimitris"), question_of(app, ref)
    before: dict[str, Any] = form_of(eleni.get(f"/cases/{ref}").get_data(as_text=True))
    answer(dimitris, ref, **{f"answer-{one.id}": "From Dimitris,\r\nin two lines.", "save": "1"})
    assert eleni.post(f"/cases/{ref}/answers", data={**before, "save": "1"}, headers=OURS).status_code == 303
    assert question_of(app, ref).answer == "From Dimitris,\nin two lines."
    late = eleni.post(f"/cases/{ref}/answers", data={**before, f"answer-{one.id}": "From Eleni."}, headers=OURS)
    assert late.status_code == 409
    assert "A colleague has answered this meanwhile" in words(late)
    assert question_of(app, ref).answer == "From Dimitris,\nin two lines."
    again: dict[str, Any] = form_of(late.get_data(as_text=True))
    assert again[f"answer-{one.id}"] == ["From Eleni."]
    assert eleni.post(f"/cases/{ref}/answers", data={**again, "save": "1"}, headers=OURS).status_code == 303
    assert question_of(app, ref).answer == "From Eleni."


def test_answers_are_sent_once_with_the_declaration(alone: Flask) -> None:
    ref = asked(alone)
    client, one = signed_in(alone), question_of(alone, ref)
    given = {f"answer-{one.id}": "Nothing changed.", "send": "1"}
    undeclared = answer(client, ref, **given)
    assert undeclared.status_code == 422
    assert "You have not confirmed that the information is correct." in words(undeclared)
    assert question_of(alone, ref).answer == "Nothing changed."
    form: dict[str, Any] = form_of(client.get(f"/cases/{ref}").get_data(as_text=True))
    twice = [
        client.post(f"/cases/{ref}/answers", data={**form, **given, "declaration": "yes"}, headers=OURS) for _ in "ab"
    ]
    assert [sent.status_code for sent in twice] == [303, 303], "a repeat gets the answer of the first"
    assert case_at(alone, ref).state == "screening"
    with alone.app_context():
        count = select(func.count()).select_from(Submission).where(Submission.case_id == case_at(alone, ref).id)
        assert db.session.scalar(count) == 2


def test_a_question_may_stay_unanswered_if_the_party_says_so(alone: Flask) -> None:
    ref, client = asked(alone), signed_in(alone)
    silent = answer(client, ref, send="1", declaration="yes")
    assert silent.status_code == 422
    assert "Question 1 has no answer." in words(silent)
    assert answer(client, ref, send="1", declaration="yes", unanswered="yes").status_code == 303
    assert case_at(alone, ref).state == "screening"


def test_a_file_stays_at_its_question_and_goes_with_the_answers(alone: Flask) -> None:
    ref = asked(alone)
    client, one = signed_in(alone), question_of(alone, ref)
    wrong = answer(
        client,
        ref,
        **{f"answer-{one.id}": "See the file.", f"file-{one.id}": (io.BytesIO(b"MZ nothing"), "list.pdf")},
        save="1",
    )
    assert wrong.status_code == 422
    assert "whatever its name says" in words(wrong)
    assert question_of(alone, ref).answer == "See the file."
    assert answer(client, ref, **{f"file-{one.id}": [pdf("list.pdf"), pdf("more.pdf")]}, save="1").status_code == 303
    with alone.app_context():
        rows = list(db.session.scalars(select(DocumentFile).where(DocumentFile.row_key == f"question-{one.id}")))
    assert [row.filename for row in rows] == ["list.pdf", "more.pdf"]
    other = told(alone, "request_information", days_ago=4)
    assert answer(client, ref_of(alone, other), withdraw=str(rows[0].id)).status_code == 404
    assert answer(client, ref, withdraw=str(rows[1].id)).status_code == 303
    assert answer(client, ref, send="1", declaration="yes").status_code == 303
    with alone.app_context():
        after = {
            row.filename: row
            for row in db.session.scalars(select(DocumentFile).where(DocumentFile.row_key == f"question-{one.id}"))
        }
    assert after["list.pdf"].number is not None
    assert after["more.pdf"].withdrawn_at is not None


def test_who_may_write_but_not_send_is_told_who_can(app: Flask) -> None:
    ref = asked(app)
    client, one = signed_in(app, "dimitris"), question_of(app, ref)
    assert 'name="send"' not in client.get(f"/cases/{ref}").get_data(as_text=True)
    forced = answer(client, ref, **{f"answer-{one.id}": "Yes.", "send": "1", "declaration": "yes"})
    assert forced.status_code == 409
    assert "It is not sent yet" in words(forced)
    assert case_at(app, ref).state == "incomplete"


def test_whoever_may_only_read_reads_the_questions_and_can_send_nothing(app: Flask) -> None:
    ref, client = asked(app), signed_in(app, "sofia")
    shown = client.get(f"/cases/{ref}").get_data(as_text=True)
    assert "<textarea" not in shown
    token = form_of(client.get("/drafts/new").get_data(as_text=True))["csrf_token"]
    for path in (f"/cases/{ref}/answers", f"/cases/{ref}/messages", f"/cases/{ref}/steps/withdraw"):
        assert client.post(path, data={"csrf_token": token, "body": "x"}, headers=OURS).status_code == 403


def test_more_time_is_asked_for_and_seen_to_be_granted(app: Flask) -> None:
    ref, client = asked(app), signed_in(app)
    path = f"/cases/{ref}/steps/ask_more_time"
    later = NORWEGIAN.roll(today() + timedelta(weeks=5))
    assert post(client, path, "page", path, until="yesterday", reason="").status_code == 422
    assert post(client, path, "page", path, until=f"{later:%d.%m.%Y}", reason="The owner is away.").status_code == 303
    assert "You have asked for more time" in words(client.get(f"/cases/{ref}"))
    case = case_at(app, ref)
    with app.app_context():
        take_step(
            case.id, "grant_more_time", by=by("marit"), now=now(), seen=case.n_events, given={"until": str(later)}
        )
    text = words(client.get(f"/cases/{ref}"))
    assert "We gave you more time" in text
    assert f"Answer by {later:%A} {later.day} {later:%B}" in text
    assert "You have asked for more time" not in text
    assert "The owner is away." in text


# --- leaving, and losing a race -------------------------------------------------------------------------------------


def test_withdrawing_says_what_follows_before_the_click_and_is_done_once(app: Flask) -> None:
    ref, client = asked(app), signed_in(app)
    path = f"/cases/{ref}/steps/withdraw"
    shown = words(client.get(path))
    assert "We send you the letter “Confirmation of withdrawal”." in shown
    assert "This cannot be undone." in shown
    assert post(client, path, "page", path).status_code == 303
    assert case_at(app, ref).state == "withdrawn"
    assert "You have withdrawn it." in words(client.get(f"/cases/{ref}"))
    assert client.get(path).status_code == 409


def test_an_application_is_taken_back_changed_and_sent_again(app: Flask) -> None:
    ref, client = ref_of(app, told(app, "submit", days_ago=1)), signed_in(app)
    path = f"/cases/{ref}/steps/recall"
    assert "the time limit" in words(client.get(path)).casefold()
    assert post(client, path, "page", path).status_code == 303
    shown = client.get(f"/cases/{ref}").get_data(as_text=True)
    assert "You have taken it back to change it." in shown
    assert f"/drafts/{ref}/review" in shown


@pytest.mark.parametrize("name", ["screen", "submit", "answer", "sign_approval", "void", "nothing"])
def test_no_address_takes_a_step_that_is_not_the_partys(app: Flask, name: str) -> None:
    ref, client = asked(app), signed_in(app)
    assert client.get(f"/cases/{ref}/steps/{name}").status_code == 404


def test_a_case_that_moved_meanwhile_keeps_what_was_typed_and_says_so(app: Flask) -> None:
    ref = asked(app)
    client, one = signed_in(app), question_of(app, ref)
    form: dict[str, Any] = form_of(client.get(f"/cases/{ref}").get_data(as_text=True))
    with app.app_context():
        review.write_message(case_at(app, ref).id, "One more thing.", from_party=False, by=by("marit"), now=now())
    late = client.post(
        f"/cases/{ref}/answers",
        data={**form, f"answer-{one.id}": "Late but here.", "send": "1", "declaration": "yes"},
        headers=OURS,
    )
    assert late.status_code == 409
    assert "The case has changed since you opened the page." in words(late)
    assert "Late but here." in words(late)
    assert case_at(app, ref).state == "incomplete"


# --- messages and letters -------------------------------------------------------------------------------------------


def test_a_message_with_a_document_becomes_part_of_the_case_once(app: Flask) -> None:
    ref, client = ref_of(app, told(app, "answer")), signed_in(app)
    form: dict[str, Any] = form_of(client.get(f"/cases/{ref}").get_data(as_text=True), "write")
    for _ in "ab":
        sent = client.post(
            f"/cases/{ref}/messages", headers=OURS, data={**form, "body": "A new list <b>", "document": pdf("list.pdf")}
        )
        assert sent.status_code == 303
    case_id = case_at(app, ref).id
    with app.app_context():
        rows = list(db.session.scalars(select(Message).where(Message.case_id == case_id)))
        assert [(row.body, row.from_party) for row in rows] == [("A new list <b>", True)]
        document = db.session.get(DocumentFile, rows[0].document_id)
        assert document is not None
        assert document.number is not None
        assert document.sha256 == hashlib.sha256(paper("Proof")).hexdigest()
    shown = client.get(f"/cases/{ref}").get_data(as_text=True)
    assert "A new list &lt;b&gt;" in shown
    got = client.get(f"/drafts/{ref}/files/{document.id}")
    assert got.get_data() == paper("Proof")
    assert got.headers["Content-Disposition"].startswith("attachment")


def test_a_message_whose_file_is_refused_keeps_its_words(app: Flask) -> None:
    ref, client = ref_of(app, told(app, "answer")), signed_in(app)
    refused = write(client, ref, body="Here it is.", document=(io.BytesIO(b"plain"), "x.pdf"))
    assert refused.status_code == 422
    assert "Here it is." in form_of(refused.get_data(as_text=True), "write")["body"][0]
    assert write(client, ref, body=" ").status_code == 422
    with app.app_context():
        assert not db.session.scalar(
            select(func.count()).select_from(Message).where(Message.case_id == case_at(app, ref).id)
        )


def test_post_that_we_registered_is_the_partys_and_names_no_colleague_of_ours(app: Flask) -> None:
    case_id = told(app, "answer")
    came = Arrival(channel="post", sender="Aigli", received_at=now(), evidence="Stamped by the reception.")
    with app.app_context():
        storage = app.extensions["casework.storage"]
        scan = Paper("scan.pdf", pdf()[0])
        post_office.register(case_id, came, [scan], by=by("arne"), now=now(), storage=storage, text="By letter.")
    shown = words(signed_in(app).get(f"/cases/{ref_of(app, case_id)}"))
    assert "From you, entered by us" in shown
    assert "By letter." in shown
    assert "scan.pdf" in shown
    assert "Arne" not in shown


def test_a_closed_case_takes_no_message(app: Flask) -> None:
    ref, client = ref_of(app, told(app, None, plot="withdraw")), signed_in(app)
    token = form_of(client.get("/drafts/new").get_data(as_text=True))["csrf_token"]
    answered = client.post(f"/cases/{ref}/messages", data={"csrf_token": token, "body": "x"}, headers=OURS)
    assert answered.status_code == 409


def test_a_letter_is_the_bytes_that_were_sent_and_its_first_opening_is_kept(finished: tuple[Flask, int]) -> None:
    app, decided = finished
    ref, client = ref_of(app, decided), signed_in(app)
    with app.app_context():
        letter = db.session.scalars(
            select(Letter).where(Letter.case_id == decided, Letter.kind == "approval", Letter.state == "printed")
        ).one()
        void = list(db.session.scalars(select(Letter.number).where(Letter.case_id == decided, Letter.state == "void")))
    opened = select(Dispatch.opened_at).where(Dispatch.letter_id == letter.id)
    with app.app_context():
        assert db.session.scalar(opened) is None
    got = client.get(f"/cases/{ref}/letters/{letter.number}")
    assert hashlib.sha256(got.get_data()).hexdigest() == letter.sha256
    assert got.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    with app.app_context():
        first = db.session.scalar(opened)
    assert first
    client.get(f"/cases/{ref}/letters/{letter.number}")
    with app.app_context():
        assert db.session.scalar(opened) == first
    assert void, "the story prints the letter again in the name of who signs"
    assert {client.get(f"/cases/{ref}/letters/{number}").status_code for number in (*void, 999)} == {404}
    assert signed_in(app, "hauk").get(f"/cases/{ref}/letters/{letter.number}").status_code == 404


def test_a_letter_that_waits_for_its_signature_is_not_there(alone: Flask) -> None:
    case_id = told(alone, "propose_approval", days_ago=20, drain=drain)
    ref, client = ref_of(alone, case_id), signed_in(alone)
    with alone.app_context():
        waiting = db.session.scalars(select(Letter).where(Letter.case_id == case_id, Letter.sends.is_(False))).one()
        assert waiting.state == "printed"
    assert client.get(f"/cases/{ref}/letters/{waiting.number}").status_code == 404
    assert client.get(f"/drafts/{ref}/files/{waiting.document_id}").status_code == 404
    assert "Approval" not in words(client.get(f"/cases/{ref}"))


def test_a_decision_is_said_part_by_part_with_the_account_and_the_way_to_appeal(finished: tuple[Flask, int]) -> None:
    app, decided = finished
    shown = words(signed_in(app).get(f"/cases/{ref_of(app, decided)}"))
    assert "The account is open." in shown
    assert "Account in the Union Registry: EU-100-5012345-0-2" in shown
    assert "Sofia Andreadi : refused" in shown
    assert "Account for Aigli Pelagos Shipping S.A. : approved" in shown
    assert "Appeal the decision: the time ended " in shown
    assert "EU-100-5012345-0-2" in words(signed_in(app).get("/cases"))


def test_the_receipt_names_number_time_and_fingerprint(finished: tuple[Flask, int]) -> None:
    app, decided = finished
    ref, client = ref_of(app, decided), signed_in(app)
    shown = client.get(f"/drafts/{ref}/receipt")
    with app.app_context():
        sent = db.session.scalars(
            select(Submission).where(Submission.case_id == decided).order_by(Submission.n)
        ).first()
    assert sent is not None
    assert sent.sha256 in words(shown)
    way = re.search(rf'href="(/cases/{ref}/letters/\d+)"', shown.get_data(as_text=True))
    assert way
    assert client.get(way[1]).mimetype == "application/pdf"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_reading_a_case_changes_nothing_in_its_record(finished: tuple[Flask, int], language: str) -> None:
    app, decided = finished
    ref, client = ref_of(app, decided), signed_in(app, language=language)
    count = select(func.count()).select_from(Event).where(Event.case_id == decided)
    with app.app_context():
        before = db.session.scalar(count)
    for path in ("/cases", f"/cases/{ref}", f"/drafts/{ref}/receipt"):
        assert client.get(path).status_code == 200
    with app.app_context():
        assert db.session.scalar(count) == before
