"""The applicant's draft pages: nothing typed is lost, nobody is overwritten, nothing reaches anybody else."""

from __future__ import annotations

import io
import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.db import db
from casework.models import Case, DocumentFile, DraftSection, FindingRow, Membership, RequestRow
from casework.operations import documents as files
from casework.operations import drafts, members
from casework.stories.people import party_id, person_id
from casework.stories.telling import by, paper, plots_of, tell
from casework.workflows import CASE_TYPES
from tests.web.drafts import DAY, TYPE, draft_app, form_of, new_draft, now, send, signed_in, words
from tests.web.frame import OURS

SECTIONS = CASE_TYPES[TYPE].sections
EARLIER = datetime.now(UTC).date() - timedelta(days=12)
LATER = EARLIER + timedelta(days=3)
NASTY = (
    "\u202eevil",
    "A" * 20_000,
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "'; DROP TABLE cases; --",
    "-1",
    "1e309",
    "31.12.9999",
    "999999999999999999999999",
    "../../etc/passwd",
    "=1+1",
    "%00",
    "\u200b",
    "²",
    "٣",
    '{"typed": 1}',
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return draft_app(tmp_path_factory.mktemp("drafts"))


def raw(app: Flask, ref: str, section: str) -> dict[str, Any]:
    with app.app_context():
        row = db.session.get(DraftSection, (int(ref.removeprefix("draft-")), section))
        return dict(row.raw) if row else {}


def case_of(app: Flask, ref: str) -> Case:
    with app.app_context():
        found = db.session.get(Case, int(ref.removeprefix("draft-")))
        assert found is not None
        return found


def every_page(ref: str) -> list[str]:
    return [
        f"/drafts/{ref}",
        *(f"/drafts/{ref}/sections/{section.name}" for section in SECTIONS),
        *(f"/drafts/{ref}/{page}" for page in ("review", "documents", "print", "days", "delete")),
        f"/drafts/{ref}/sections/ships/s1",
        f"/drafts/{ref}/sections/representatives/r1",
        f"/drafts/{ref}/sections/mandates/m1",
        f"/drafts/{ref}/documents/right_to_sign/-",
        f"/drafts/{ref}/documents/criminal_record/r1",
    ]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_of_a_draft_opens_in_every_language(app: Flask, language: str) -> None:
    ref, client = new_draft(app), signed_in(app, language=language)
    for path in every_page(ref):
        answer = client.get(path)
        assert answer.status_code in (200, 303), (path, answer.status_code)
        assert answer.status_code == 200 or "/sections/" in path
        if answer.status_code == 200:
            assert f'lang="{language}"' in answer.get_data(as_text=True)[:200]


def test_a_draft_begins_for_the_company_one_acts_for(app: Flask) -> None:
    client = signed_in(app, "dimitris")
    answer = send(client, "/drafts/new", {"type": TYPE})
    assert answer.status_code == 303
    ref = answer.headers["Location"].rsplit("/", 1)[1]
    assert case_of(app, ref).state == CASE_TYPES[TYPE].initial.name
    assert "Not started" in words(client.get(f"/drafts/{ref}"))
    assert send(client, "/drafts/new", {"type": "nothing we know"}).status_code == 422


def test_A2_a_draft_does_not_exist_for_another_company(app: Flask) -> None:
    ref, stranger = new_draft(app), signed_in(app, "hauk")
    token = form_of(stranger.get("/drafts/new").get_data(as_text=True))["csrf_token"]
    for path in every_page(ref):
        assert stranger.get(path).status_code == 404, path
        posted = stranger.post(path, data={"csrf_token": token, "name": "Mine now"}, headers=OURS)
        assert posted.status_code in (404, 405), path
    assert raw(app, ref, "company")["name"] != "Mine now"


def test_who_may_only_read_sees_everything_and_changes_nothing(app: Flask) -> None:
    ref, reader = new_draft(app), signed_in(app, "sofia")
    token = form_of(signed_in(app, "dimitris").get("/drafts/new").get_data(as_text=True))
    assert "Aigli Pelagos" in words(reader.get(f"/drafts/{ref}/sections/company"))
    shown = reader.get(f"/drafts/{ref}/review").get_data(as_text=True)
    token = {"csrf_token": form_of(shown)["csrf_token"]}
    for path in (
        f"/drafts/{ref}/sections/company",
        f"/drafts/{ref}/sections/ships",
        f"/drafts/{ref}/sections/ships/s1",
        f"/drafts/{ref}/review",
        f"/drafts/{ref}/delete",
        f"/drafts/{ref}/documents/right_to_sign/-",
    ):
        answer = reader.post(path, data={**token, "name": "Changed", "add": "1"}, headers=OURS)
        assert answer.status_code == 403, path
    assert raw(app, ref, "company")["name"] == "Aigli Pelagos Shipping S.A."


def test_errors_do_not_stop_saving_and_everything_is_shown_as_it_was_typed(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/sections/company"
    typed = {"imo_company_number": "6204181", "first_year": "twenty 26 <b>", "name": "Aigli\u202e"}
    answer = send(client, path, {**typed, "do": "next"})
    assert answer.headers["Location"].endswith(f"{path}?look=saved")
    again = client.get(answer.headers["Location"])
    sent = form_of(again.get_data(as_text=True))
    assert {name: sent[name][0] for name in typed} == typed
    said = words(again)
    assert "There are 3 errors on this page" in said
    assert "6204181 is not an IMO company number" in said
    assert "This is not a whole number." in said
    assert client.get(path).get_data(as_text=True).count("errors-title") == 0


def test_pressed_again_without_a_change_it_goes_on(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/sections/company"
    told = send(client, path, {"imo_company_number": "6204181", "do": "next"}).headers["Location"]
    assert told.endswith("?look=saved")
    assert send(client, told, {"imo_company_number": "6204182", "do": "next"}).headers["Location"] == told
    assert send(client, told, {"do": "next"}).headers["Location"].endswith("/sections/addresses")
    assert send(client, path, {"do": "list"}).headers["Location"].endswith(f"/drafts/{ref}")


def test_a_language_button_keeps_what_was_typed(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/sections/bank"
    answer = send(client, path, {"bank": "Piraeus Marine Bank", "lang": "nn"})
    assert answer.headers["Location"].endswith(path)
    again = client.get(path).get_data(as_text=True)
    assert 'lang="nn"' in again[:200]
    assert form_of(again)["bank"] == ["Piraeus Marine Bank"]


def test_a_page_keeps_the_answers_it_asks_for_and_nothing_else(app: Flask) -> None:
    ref, client = new_draft(app, filled=False), signed_in(app)
    more = {
        "id": "7",
        "state": "approved",
        "party_id": "1",
        "role": "ism_company",
        "company": "x",
        "~removed": "x",
        "typed": "x",
    }
    send(client, f"/drafts/{ref}/sections/company", {**more, "name": "Aigli"})
    assert raw(app, ref, "company") == {"name": "Aigli", "role": "ism_company"}
    assert case_of(app, ref).state == CASE_TYPES[TYPE].initial.name


@pytest.mark.parametrize("turn", range(3))
def test_nothing_anybody_sends_is_answered_by_a_fault_of_ours(app: Flask, turn: int) -> None:
    """Every page with every field filled by something nasty, each time by something else (see also tests/forms)."""
    ref, client = new_draft(app), signed_in(app)
    nasty = itertools.cycle(NASTY[5 * turn :] + NASTY[: 5 * turn])
    for path in every_page(ref):
        shown = client.get(path)
        text = shown.get_data(as_text=True)
        if shown.status_code != 200 or 'id="page"' not in text or path.endswith("delete"):
            continue
        buttons = () if "documents/" in path else ("acknowledge", "explain-1", "remove", "put_back")
        sent = {name: next(nasty) for name in (*form_of(text), *buttons) if name != "csrf_token"}
        sent["csrf_token"] = form_of(text)["csrf_token"][0]
        answer = client.post(path, data=sent, headers=OURS)
        assert answer.status_code < 500, path
        again = client.get(path)
        assert again.status_code < 500, path
        assert "<script>alert" not in again.get_data(as_text=True)
        if "documents/" in path:
            for button in ("withdraw", "date"):
                odd = client.post(path, data={**sent, button: next(nasty)}, headers=OURS)
                assert odd.status_code in (404, 422), path


@pytest.mark.parametrize(
    "path",
    [
        "sections/nothing",
        "sections/ships/zz",
        "sections/company/r1",
        "documents/nothing/-",
        "files/999",
        "documents/criminal_record/r9",
        "sections/ships/~removed",
        "receipt",
    ],
)
def test_an_address_that_names_nothing_finds_nothing(app: Flask, path: str) -> None:
    ref, client = new_draft(app), signed_in(app)
    assert client.get(f"/drafts/{ref}/{path}", follow_redirects=path.startswith("sections/ships")).status_code in (
        200,
        404,
    )
    token = form_of(client.get("/drafts/new").get_data(as_text=True))["csrf_token"]
    answer = client.post(f"/drafts/{ref}/{path}", data={"csrf_token": token, "name": "x", "seen": "0"}, headers=OURS)
    assert answer.status_code in (404, 405, 409)
    assert "~removed" not in raw(app, ref, "ships")


# --- colleagues -----------------------------------------------------------------------------------------------------


def test_a_colleague_who_saved_in_between_is_shown_and_never_overwritten(app: Flask) -> None:
    ref, eleni, dimitris = new_draft(app), signed_in(app), signed_in(app, "dimitris")
    path = f"/drafts/{ref}/sections/company"
    mine = form_of(eleni.get(path).get_data(as_text=True))
    send(dimitris, path, {"account_name": "Dimitris' choice", "lei": "", "do": "list"})
    answer = eleni.post(
        path, data={**mine, "account_name": "Eleni's choice", "first_year": "2025", "do": "next"}, headers=OURS
    )
    assert answer.status_code == 409
    said = words(answer)
    assert "Dimitris Vlachos" in said
    assert "Eleni&#39;s choice" in said
    assert "Dimitris&#39; choice" in said
    assert raw(app, ref, "company")["account_name"] == "Dimitris' choice"
    chosen = form_of(answer.get_data(as_text=True))
    assert chosen["choose-account_name"] == ["mine"]
    done = eleni.post(path, data={**chosen, "choose-account_name": "theirs", "do": "next"}, headers=OURS)
    assert done.status_code == 303
    kept = raw(app, ref, "company")
    assert (kept["account_name"], kept["first_year"]) == ("Dimitris' choice", 2025)
    assert kept["lei"] == mine["lei"][0]


def test_two_colleagues_on_two_rows_do_not_meet(app: Flask) -> None:
    ref, eleni, dimitris = new_draft(app), signed_in(app), signed_in(app, "dimitris")
    path = f"/drafts/{ref}/sections/representatives"
    mine = form_of(eleni.get(f"{path}/r1").get_data(as_text=True))
    assert send(dimitris, f"{path}/r2", {"job_title": "Fleet manager", "do": "next"}).status_code == 303
    assert (
        eleni.post(f"{path}/r1", data={**mine, "job_title": "Director", "do": "next"}, headers=OURS).status_code == 303
    )
    kept = raw(app, ref, "representatives")
    assert (kept["r1"]["job_title"], kept["r2"]["job_title"]) == ("Director", "Fleet manager")


def test_two_colleagues_on_one_row_choose(app: Flask) -> None:
    ref, eleni, dimitris = new_draft(app), signed_in(app), signed_in(app, "dimitris")
    path = f"/drafts/{ref}/sections/representatives/r2"
    mine = form_of(eleni.get(path).get_data(as_text=True))
    send(dimitris, path, {"job_title": "Fleet manager", "do": "next"})
    answer = eleni.post(path, data={**mine, "job_title": "Director", "do": "next"}, headers=OURS)
    assert answer.status_code == 409
    assert raw(app, ref, "representatives")["r2"]["job_title"] == "Fleet manager"
    done = eleni.post(path, data={**form_of(answer.get_data(as_text=True)), "do": "next"}, headers=OURS)
    assert done.status_code == 303
    assert raw(app, ref, "representatives")["r2"]["job_title"] == "Director"


def test_the_task_list_says_who_works_where(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    with app.app_context():
        drafts.mark_opened(case_of(app, ref).id, "bank", by=by("dimitris"), now=now())
    said = words(client.get(f"/drafts/{ref}"))
    assert "Dimitris Vlachos is working here." in said
    assert "In progress" in said


def test_a_page_saves_itself_and_says_when(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/sections/bank"
    first = send(client, path, {"bank": "One", "do": "autosave"})
    assert first.get_json()["saved"].startswith("Saved at ")
    again = form_of(client.get(path).get_data(as_text=True))
    assert again["seen"] == [first.get_json()["seen"]]
    stale = client.post(path, data={**again, "seen": "1", "bank": "Two", "do": "autosave"}, headers=OURS)
    assert (stale.status_code, "conflict" in stale.get_json()) == (409, True)
    assert raw(app, ref, "bank")["bank"] == "One"


# --- rows -----------------------------------------------------------------------------------------------------------


def test_a_row_is_added_written_removed_and_put_back(app: Flask) -> None:
    ref, client = new_draft(app, filled=False), signed_in(app)
    path = f"/drafts/{ref}/sections/ships"
    opened = send(client, path, {"add": "1"}, "rows").headers["Location"].split("#")[0]
    assert send(client, opened, {"name": "Aigli Star", "gross_tonnage": "81 000", "do": "next"}).status_code == 303
    key = opened.rsplit("/", 1)[1]
    assert raw(app, ref, "ships") == {key: {"name": "Aigli Star", "gross_tonnage": 81000}}
    send(client, path, {"remove": key}, "rows")
    assert "You removed Aigli Star." in words(client.get(path))
    assert not [kept for kept in raw(app, ref, "ships") if not kept.startswith("~")]
    send(client, path, {"put_back": "1"}, "rows")
    assert raw(app, ref, "ships")[key]["name"] == "Aigli Star"


def test_a_mandate_offers_the_ships_of_the_list(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    ships = [row["imo_number"] for row in raw(app, ref, "ships").values()]
    text = client.get(f"/drafts/{ref}/sections/mandates/m1").get_data(as_text=True)
    assert all(f'value="{number}"' in text for number in ships)
    send(client, f"/drafts/{ref}/sections/mandates/m1", {"ships": ships, "do": "next"})
    assert raw(app, ref, "mandates")["m1"]["ships"] == ships


# --- findings, documents, sending -----------------------------------------------------------------------------------


def test_a_finding_that_is_no_error_takes_an_explanation_in_its_place(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/sections/bank"
    send(client, path, {"holder": "Another Company Ltd", "do": "next"})
    shown = client.get(path)
    assert "Not an error: the bank account is in another name" in words(shown)
    name = next(name for name in form_of(shown.get_data(as_text=True)) if name.startswith("explain-"))
    send(client, path, {name: "Our former name.", "do": "list"})
    with app.app_context():
        finding = db.session.get(FindingRow, int(name.removeprefix("explain-")))
        assert finding is not None
        assert (finding.state, finding.explanation) == ("explained", "Our former name.")


def test_a_finding_of_another_case_cannot_be_explained(app: Flask) -> None:
    theirs, ref, client = new_draft(app, filled=False), new_draft(app), signed_in(app)
    with app.app_context():
        other = db.session.query(FindingRow.id).filter(FindingRow.case_id == case_of(app, theirs).id).first()
        assert other is not None
    send(client, f"/drafts/{ref}/sections/bank", {f"explain-{other.id}": "mine", "do": "list"})
    with app.app_context():
        assert db.session.get(FindingRow, other.id).explanation == ""  # type: ignore[union-attr]


def upload(client: Any, path: str, name: str, content: bytes, **more: str) -> Any:
    token = form_of(client.get(path).get_data(as_text=True))["csrf_token"][0]
    return client.post(
        path,
        data={"csrf_token": token, "file": (io.BytesIO(content), name), **more},
        headers=OURS,
        content_type="multipart/form-data",
    )


def test_a_file_is_kept_dated_shown_and_taken_back(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/documents/identity/r1"
    assert (
        upload(client, path, "../../pass\u202eport.pdf", paper("Passport"), dated_on=f"{EARLIER:%d.%m.%Y}").status_code
        == 303
    )
    with app.app_context():
        kept = db.session.query(DocumentFile).filter(DocumentFile.case_id == case_of(app, ref).id).one()
    assert (kept.kind, kept.row_key, str(kept.dated_on), kept.size) == (
        "identity",
        "r1",
        EARLIER.isoformat(),
        len(paper("Passport")),
    )
    sent = client.get(f"/drafts/{ref}/files/{kept.id}")
    assert sent.get_data() == paper("Passport")
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in sent.headers["Content-Security-Policy"]
    assert signed_in(app, "hauk").get(f"/drafts/{ref}/files/{kept.id}").status_code == 404
    token = form_of(client.get(path).get_data(as_text=True))["csrf_token"][0]
    client.post(path, data={"csrf_token": token, "date": str(kept.id), "dated_on": f"{LATER:%d.%m.%Y}"}, headers=OURS)
    assert f"Dated {LATER:%-d %B %Y}." in words(client.get(path))
    client.post(path, data={"csrf_token": token, "withdraw": str(kept.id)}, headers=OURS)
    assert "None yet." in words(client.get(path))


def test_a_file_is_judged_by_its_content_and_a_wrong_date_loses_no_file(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/documents/identity/r2"
    refused = upload(client, path, "passport.pdf", b"MZ\x90\x00 not a paper at all", dated_on=f"{LATER:%d.%m.%Y}")
    assert refused.status_code == 422
    assert "This file is something else, whatever its name says." in words(refused)
    assert "Choose a file first." in words(upload(client, path, "", b"", dated_on=""))
    odd = upload(client, path, "passport.pdf", paper("Passport"), dated_on="41.11.2026")
    assert odd.status_code == 422
    assert "There is no such day" in words(odd)
    assert "passport.pdf" in words(odd)


def ticks(client: FlaskClient, ref: str, *, needed: bool = True) -> list[str]:
    shown = client.get(f"/drafts/{ref}/review").get_data(as_text=True)
    found = [part.split('value="')[1].split('"')[0] for part in shown.split('name="acknowledge" ')[1:]]
    assert found or not needed
    return found


def test_sending_asks_for_each_open_error_and_for_the_declaration_then_gives_a_number(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/review"
    refused = send(client, path, {"send": "1"})
    assert refused.status_code == 422
    assert "It is not sent yet" in words(refused)
    assert case_of(app, ref).year is None
    undeclared = send(client, path, {"send": "1", "acknowledge": ticks(client, ref)})
    assert "You have not confirmed that the information is correct." in words(undeclared)
    assert case_of(app, ref).year is None
    sent = send(client, path, {"send": "1", "declaration": "yes"})
    assert sent.status_code == 303, words(sent)
    case = case_of(app, ref)
    assert sent.headers["Location"].endswith(f"/drafts/{case.year}-{case.seq}/receipt")
    assert f"Your case number is {case.number}." in words(client.get(sent.headers["Location"]))
    assert client.get(f"/drafts/{ref}").status_code == 404
    assert client.get(f"/drafts/{case.ref}").headers["Location"].endswith(f"/cases/{case.ref}")


def test_who_may_not_send_is_told_why_before_pressing(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app, "dimitris")
    said = words(client.get(f"/drafts/{ref}/review"))
    assert "You may not send on behalf of this party. Somebody who may sign for the party can." in said
    assert "I declare" not in said


def test_a_case_that_moved_on_is_not_sent_twice(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    form = form_of(client.get(f"/drafts/{ref}/review").get_data(as_text=True))
    answer = client.post(
        f"/drafts/{ref}/review",
        data={**form, "seen": "7", "send": "1", "declaration": "yes", "acknowledge": ticks(client, ref)},
        headers=OURS,
    )
    assert answer.status_code == 409
    assert "Nothing was sent." in words(answer)


def test_a_deleted_draft_is_gone(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    assert "cannot be brought back" in words(client.get(f"/drafts/{ref}/delete"))
    assert send(client, f"/drafts/{ref}/delete").status_code == 303
    assert case_of(app, ref).closed_at is not None


def test_an_empty_draft_says_what_is_missing_without_red(app: Flask) -> None:
    ref, client = new_draft(app, filled=False), signed_in(app)
    assert "ds-validation-message" not in client.get(f"/drafts/{ref}/sections/company").get_data(as_text=True)
    shown = client.get(f"/drafts/{ref}/sections/company?look=missing")
    assert 'id="name-error"' in shown.get_data(as_text=True)
    assert "answers are missing." in words(client.get(f"/drafts/{ref}/review"))


def test_the_deadline_explains_itself(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    said = words(client.get(f"/drafts/{ref}"))
    assert "You told us this under “List and first voyage”" in said
    assert "is day 1," in said
    assert "Why Norway?" in said
    days = words(client.get(f"/drafts/{ref}/days"))
    assert "Saturday" in days


# --- a return -------------------------------------------------------------------------------------------------------


@pytest.fixture
def returned(app: Flask) -> str:
    """A case in which we asked about some sections only; what URLs call it."""
    with app.app_context():
        story = tell(
            TYPE,
            plots_of(TYPE)["approve"],
            party=party_id("aigli"),
            now=now() - 10 * DAY,
            language="en",
            storage=app.extensions["casework.storage"],
            drain=lambda at: None,
            until="request_information",
        )
        told, _ = list(story)[-1]
        return told.case.ref


def asked_about(app: Flask, ref: str) -> list[str]:
    with app.app_context():
        seq = int(ref.split("-")[1])
        case = db.session.query(Case).filter(Case.seq == seq, Case.year == int(ref.split("-", maxsplit=1)[0])).one()
        return list(
            db.session.query(RequestRow)
            .filter(RequestRow.case_id == case.id, RequestRow.state == "open")
            .one()
            .sections
        )


def test_under_a_return_only_the_sections_we_asked_about_are_open(app: Flask, returned: str) -> None:
    client, named = signed_in(app), asked_about(app, returned)
    assert named
    token = form_of(client.get("/drafts/new").get_data(as_text=True))["csrf_token"]
    for section in SECTIONS:
        path = f"/drafts/{returned}/sections/{section.name}"
        shown = client.get(path).get_data(as_text=True)
        posted = client.post(path, data={"csrf_token": token, "seen": "1", "do": "list"}, headers=OURS)
        if section.name in named:
            assert 'method="post"' in shown.split("<main")[1]
            assert posted.status_code in (303, 409)
        else:
            assert 'name="seen"' not in shown
            assert "it cannot be changed now" in shown
            assert posted.status_code == 409
    said = words(client.get(f"/drafts/{returned}"))
    assert "Answer by" in said
    assert "As you sent it" in said
    assert "What we asked" in said
    assert client.get(f"/drafts/{returned}/delete").status_code == 409


def test_a_return_is_read_through_and_sent_like_the_first_time(app: Flask, returned: str) -> None:
    client = signed_in(app)
    path = f"/drafts/{returned}/review"
    answer = send(
        client, path, {"send": "1", "declaration": "yes", "acknowledge": ticks(client, returned, needed=False)}
    )
    assert answer.status_code == 303, words(answer)
    assert answer.headers["Location"].endswith(f"/drafts/{returned}/receipt")


def test_what_cannot_be_read_is_said_before_it_is_left_out(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    send(client, f"/drafts/{ref}/sections/addresses", {"region": "Attica\u200b", "do": "list"})
    assert "1 to look at" in words(client.get(f"/drafts/{ref}"))
    assert "Region or state: we cannot read this, and leave it out." in words(client.get(f"/drafts/{ref}/review"))
    assert "(we cannot read this)" in words(client.get(f"/drafts/{ref}/print"))


def test_a_language_button_settles_no_conflict_and_keeps_the_choice(app: Flask) -> None:
    ref, eleni, dimitris = new_draft(app), signed_in(app), signed_in(app, "dimitris")
    path = f"/drafts/{ref}/sections/bank"
    mine = form_of(eleni.get(path).get_data(as_text=True))
    send(dimitris, path, {"bank": "Their bank", "do": "list"})
    asked = form_of(eleni.post(path, data={**mine, "bank": "My bank"}, headers=OURS).get_data(as_text=True))
    again = eleni.post(path, data={**asked, "choose-bank": "theirs", "lang": "nb"}, headers=OURS)
    assert again.status_code == 409
    assert "Ditt: My bank" in words(again)
    assert form_of(again.get_data(as_text=True))["choose-bank"] == ["theirs"]
    assert raw(app, ref, "bank")["bank"] == "Their bank"


def test_a_language_button_keeps_a_date_and_a_file(app: Flask) -> None:
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/documents/identity/r1"
    typed = upload(client, path, "", b"", dated_on="1.1.26", lang="nn")
    assert typed.status_code == 200
    assert form_of(typed.get_data(as_text=True))["dated_on"] == ["1.1.26"]
    assert "passport.pdf" in words(upload(client, path, "passport.pdf", paper("Passport"), dated_on="", lang="nb"))


def test_a_draft_is_written_and_sent_on_both_databases(tmp_path: Path, database_url: str) -> None:
    app = draft_app(tmp_path, database_url)
    ref, client = new_draft(app), signed_in(app)
    path = f"/drafts/{ref}/sections"
    send(client, f"{path}/company", {"lei": "\u202e" + "x" * 3000, "first_year": "½", "do": "next"})
    send(client, f"{path}/ships", {"remove": "s1"}, "rows")
    send(client, f"{path}/ships", {"put_back": "1"}, "rows")
    send(client, f"{path}/representatives/r2", {"birth_date": "\U0001f6a2", "do": "next"})
    assert upload(client, f"/drafts/{ref}/documents/identity/r1", "p.pdf", paper("P"), dated_on="").status_code == 303
    sent = send(client, f"/drafts/{ref}/review", {"send": "1", "declaration": "yes", "acknowledge": ticks(client, ref)})
    assert sent.status_code == 303, words(sent)
    assert "Your case number is" in words(client.get(sent.headers["Location"]))
    with app.app_context():
        db.engine.dispose()


def test_papers_of_persons_are_opened_by_whoever_sent_them_and_whoever_writes(app: Flask) -> None:
    ref, case_id = (made := new_draft(app)), int(made.removeprefix("draft-"))
    with app.app_context():
        ids = {
            kind: files.receive(case_id, TYPE, kind, key, f"{kind}.pdf", io.BytesIO(paper(kind)), by=by("dimitris"),
                                now=now(), storage=app.extensions["casework.storage"])
            for kind, key in (("identity", "r1"), ("criminal_record", "r1"), ("right_to_sign", ""))
        }  # fmt: skip
    eleni, dimitris, sofia = (signed_in(app, who) for who in ("eleni", "dimitris", "sofia"))
    for kind, file_id in ids.items():
        path = f"/drafts/{ref}/files/{file_id}"
        shown = sofia.get(f"/drafts/{ref}/documents/{kind}/{'r1' if kind != 'right_to_sign' else '-'}")
        assert eleni.get(path).status_code == dimitris.get(path).status_code == 200
        assert sofia.get(path).status_code == (200 if kind == "right_to_sign" else 404)
        assert (path in shown.get_data(as_text=True)) is (kind == "right_to_sign")
        assert f"{kind}.pdf" in words(shown)
        assert ("Open only to whoever sent it" in words(shown)) is (kind != "right_to_sign")
    with app.app_context():
        mine = db.session.query(Membership).filter_by(person_id=person_id("dimitris")).one()
        members.change_rights(mine.party_id, mine.id, "read", person_id=person_id("eleni"), now=now())
    assert dimitris.get(f"/drafts/{ref}/files/{ids['identity']}").status_code == 200


def test_one_form_begins_one_draft_however_often_it_is_sent(app: Flask) -> None:
    client = signed_in(app)
    form = {**form_of(client.get("/drafts/new").get_data(as_text=True)), "type": TYPE}
    first = client.post("/drafts/new", data=form, headers=OURS)
    assert "/drafts/draft-" in first.headers["Location"]
    with app.app_context():
        before = db.session.query(Case).count()
    assert client.post("/drafts/new", data=form, headers=OURS).headers["Location"] == "/cases"
    with app.app_context():
        assert db.session.query(Case).count() == before


def test_more_time_is_asked_for_within_reason(app: Flask, returned: str) -> None:
    client, path = signed_in(app), f"/cases/{returned}/steps/ask_more_time"
    answer = send(client, path, {"until": "31.12.2099", "reason": "We need it."})
    assert answer.status_code == 422
    assert "We cannot wait that long." in words(answer)
    soon = f"{datetime.now(UTC) + timedelta(days=60):%d.%m.%Y}"
    assert send(client, path, {"until": soon, "reason": "We need it."}).status_code == 303
