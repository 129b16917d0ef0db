"""The case page and what is done from it, as people of each role meet it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.core.case_type import Actor
from casework.core.text import Text
from casework.db import db
from casework.i18n import day_figures, say
from casework.models import Case, ChecklistAnswer, Event, FindingRow, Letter, Note, QuestionRow, ReasonBlock, RequestRow
from casework.operations import documents, findings, review
from casework.operations.acting import By
from casework.outbox import drain
from casework.queries.casepage import last_item_received_at
from casework.stories.maritime_account import faulty
from casework.stories.people import party_id, person_id
from casework.stories.telling import DAY, by, paper, plots_of, tell
from tests.web.staffdesk import Officer, applicant, officer
from tests.web.told import CASE_TYPE, case_of, nothing_is_drained, now, ref_of, today, told, told_app


@pytest.fixture
def app(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with told_app(tmp_path / "home", sqlite_url) as made:
        yield made


def at(app: Flask, until: str, **more: object) -> str:
    """The reference of a case told up to a step."""
    return ref_of(app, told(app, until, **more))  # type: ignore[arg-type]


def with_faults(app: Flask) -> str:
    """A case in screening whose answers have faults."""
    case_id = 0
    with app.app_context():
        plot = plots_of(CASE_TYPE.name)["approve"]
        began = now() - 9 * DAY
        for scene, _ in tell(
            CASE_TYPE.name,
            plot,
            party=party_id(plot.company),
            now=began,
            storage=app.extensions["casework.storage"],
            drain=nothing_is_drained,
            answers=faulty(today()),
            until="screen",
        ):
            case_id = scene.case_id
    return ref_of(app, case_id)


def case_row(ref: str) -> Case:
    year, seq = ref.split("-")
    db.session.rollback()
    return db.session.scalars(select(Case).where(Case.year == int(year), Case.seq == int(seq))).one()


def marit(app: Flask) -> Officer:
    return officer(app, "marit")


def test_a_step_without_questions_is_one_press_and_says_before_what_it_sets_going(app: Flask) -> None:
    ref, marit_ = at(app, "submit"), marit(app)
    marit_.see(f"/staff/cases/{ref}")
    assert "Start screening" in marit_.words
    assert "Moves the case to “Screening”." in marit_.words
    marit_.send(f"/staff/cases/{ref}/steps", name="screen")
    assert 'role="status"' in marit_.page
    assert "Done: Start screening. The case stands in “Screening”." in marit_.words
    with app.app_context():
        assert case_row(ref).state == "screening"


def test_every_step_that_is_not_available_says_why_and_who_can_cure_it(app: Flask) -> None:
    ref, marit_ = at(app, "assess"), marit(app)
    words = marit_.see(f"/staff/cases/{ref}") and marit_.words
    below = words[words.index("Not available now") : words.index("Are you impartial?")]
    assert "Propose approval" in below
    assert "You have not said whether you are impartial in this case." in below
    assert "You can answer it on this page. Public Administration Act, section 6" in below
    assert "blocks of the reasons are not written. You can write them." in below
    assert "items on the checklist have no answer. You can answer them." in below


def test_a_step_of_another_role_names_the_people_who_can(app: Flask) -> None:
    ref, marit_ = at(app, "propose_approval"), marit(app)
    marit_.see(f"/staff/cases/{ref}")
    assert "This step belongs to a signatory. Ingrid Solheim and Per Aune can." in marit_.words


def test_a_form_sent_twice_acts_once(app: Flask) -> None:
    ref, marit_ = at(app, "screen"), marit(app)
    page = marit_.see(f"/staff/cases/{ref}")
    for _ in range(2):
        marit_.page = page
        marit_.send(f"/staff/cases/{ref}/notes", body="Same switchboard in another case.")
    with app.app_context():
        assert len(db.session.scalars(select(Note)).all()) == 1


def test_a_case_that_somebody_else_moved_is_said_in_words_and_nothing_is_done(app: Flask) -> None:
    ref, marit_, jonas = at(app, "submit"), marit(app), officer(app, "jonas")
    marit_.see(f"/staff/cases/{ref}")
    jonas.see(f"/staff/cases/{ref}")
    jonas.send(f"/staff/cases/{ref}/steps", name="screen")
    marit_.send(f"/staff/cases/{ref}/steps", name="screen")
    assert marit_.status == 409
    assert "Somebody else has moved this case" in marit_.words
    assert "Start screening → Screening Jonas Eide" in marit_.words
    with app.app_context():
        assert len(db.session.scalars(select(Event).where(Event.kind == "screen")).all()) == 1


def test_what_was_typed_is_kept_when_somebody_else_was_faster(app: Flask) -> None:
    ref, marit_, jonas = at(app, "assess"), marit(app), officer(app, "jonas")
    marit_.see(f"/staff/cases/{ref}/steps/extend")
    jonas.see(f"/staff/cases/{ref}")
    jonas.send(f"/staff/cases/{ref}/assignee", person="")
    marit_.send(f"/staff/cases/{ref}/steps", reason="The police need more time than we thought.")
    assert marit_.status == 409
    assert "The police need more time than we thought." in marit_.page
    assert "Let go: nobody has it" in marit_.words
    marit_.send(f"/staff/cases/{ref}/steps", reason="The police need more time than we thought.")
    assert "The case stands in “Assessment, extended”" in marit_.words


def test_a_missing_answer_stands_beside_its_field_and_in_the_summary(app: Flask) -> None:
    ref, marit_ = at(app, "assess"), marit(app)
    marit_.see(f"/staff/cases/{ref}/steps/send_interim_reply")
    marit_.send(f"/staff/cases/{ref}/steps", expected=day_figures(today()), reason="")
    assert marit_.status == 422
    assert '<a href="#expected">This day must lie ahead.</a>' in marit_.page
    assert '<a href="#reason">Write something here.</a>' in marit_.page
    assert 'aria-invalid="true"' in marit_.page
    assert day_figures(today()) in marit_.page


def test_completeness_is_proposed_from_the_last_item_and_another_day_needs_a_reason(app: Flask) -> None:
    """CORRECTIONS 2: the clock starts from the day on which the last required item came in."""
    ref, marit_ = at(app, "answer"), marit(app)
    with app.app_context():
        from casework.i18n import oslo

        came = oslo(last_item_received_at(case_row(ref).id) or 0).date()
    marit_.see(f"/staff/cases/{ref}/steps/declare_complete")
    assert f'value="{day_figures(came)}"' in marit_.page
    marit_.send(f"/staff/cases/{ref}/steps", complete_since=day_figures(came.replace(year=came.year - 1)), reason="")
    assert marit_.status == 422
    assert "Say why another day counts." in marit_.words
    marit_.send(f"/staff/cases/{ref}/steps", complete_since=day_figures(came.replace(year=came.year + 1)), reason="x")
    assert "This day has not come yet." in marit_.words
    marit_.send(f"/staff/cases/{ref}/steps", complete_since=day_figures(came), reason="")
    assert "The case stands in “Complete”." in marit_.words
    with app.app_context():
        assert case_row(ref).due_clock == "opening"


def test_a_request_is_made_from_chosen_findings_in_words_that_can_be_changed(app: Flask) -> None:
    ref, marit_ = with_faults(app), marit(app)
    with app.app_context():
        finding = db.session.scalars(
            select(FindingRow).where(FindingRow.severity == "error", FindingRow.state != "gone")
        ).first()
        assert finding is not None
        chosen, section = finding.id, finding.pointer.split("/")[1]
    marit_.see(f"/staff/cases/{ref}")
    assert f'name="finding" value="{chosen}"' in marit_.page
    page = marit_.see(f"/staff/cases/{ref}/steps/request_information", finding=str(chosen))
    ticked = re.findall(r'name="question" value="([^"]+)" checked', page)
    assert len(ticked) == 1
    code = ticked[0]
    marit_.send(
        f"/staff/cases/{ref}/steps",
        question=code,
        **{f"wrong-{code}": "Number 6204181 has a digit wrong.", f"send-{code}": ""},
        until=day_figures(today() + (today() - today())),
    )
    assert marit_.status == 422
    assert "Number 6204181 has a digit wrong." in marit_.page
    until = re.search(r'id="until"[^>]*value="([^"]*)"', page)
    assert until
    marit_.send(
        f"/staff/cases/{ref}/steps",
        question=code,
        sections=["bank"],
        until=until[1],
        **{
            f"wrong-{code}": "Number 6204181 has a digit wrong.",
            f"send-{code}": "Send the right number.",
            f"why-{code}": "Annex VIIa",
            f"{code}-sections": [section],
        },
    )
    assert "The case stands in “Waiting for answer”." in marit_.words
    with app.app_context():
        asked = db.session.scalars(select(QuestionRow)).one()
        assert (asked.wrong, asked.send) == ("Number 6204181 has a digit wrong.", "Send the right number.")
        assert asked.sections == [section]
        assert set(db.session.scalars(select(RequestRow)).one().sections) == {"bank", section}


def test_one_click_drafts_a_question_for_each_rule_and_section_and_opens_these_alone(app: Flask) -> None:
    ref, marit_ = with_faults(app), marit(app)
    with app.app_context():
        open_ = select(FindingRow).where(FindingRow.state == "open", FindingRow.severity.in_(("error", "warning")))
        rows = db.session.scalars(open_.order_by(FindingRow.id)).all()
        places = {(row.rule, row.pointer.split("/")[1]): row.id for row in reversed(rows)}
        said = [say(Text.from_json(row.text), "en") for row in rows]
    assert len(places) > 1
    page = marit_.see(f"/staff/cases/{ref}/steps/request_information", finding="all")
    drafted = re.findall(r'name="question" value="(finding-\d+)" checked', page)
    assert sorted(drafted) == sorted(f"finding-{number}" for number in places.values())
    assert re.findall(r'name="question" value="(?!finding)([^"]+)" checked', page) == []
    assert all(words in html.unescape(page) for words in said)
    for (_, section), number in places.items():
        ticked = re.findall(rf'name="finding-{number}-sections" value="([^"]+)" checked', page)
        assert ticked == [section]


def test_what_the_drafted_questions_said_stands_there_when_the_request_is_refused(app: Flask) -> None:
    ref, marit_ = with_faults(app), marit(app)
    with app.app_context():
        row = db.session.scalars(select(FindingRow).where(FindingRow.severity == "error")).first()
        assert row is not None
        key = f"finding-{row.id}"
    marit_.see(f"/staff/cases/{ref}/steps/request_information", finding=key.split("-")[1])
    marit_.send(f"/staff/cases/{ref}/steps", question=key, until="", **{
        f"wrong-{key}": "Look at this again.", f"send-{key}": "The paper.", f"{key}-sections": ["bank"]})  # fmt: skip
    assert marit_.status == 422
    assert "Look at this again." in marit_.page
    assert re.findall(rf'name="{key}-sections" value="([^"]+)" checked', marit_.page) == ["bank"]


def test_an_own_question_opens_the_sections_it_names(app: Flask) -> None:
    ref, marit_ = at(app, "screen"), marit(app)
    marit_.see(f"/staff/cases/{ref}/steps/request_information")
    until = re.search(r'id="until"[^>]*value="([^"]*)"', marit_.page)
    assert until
    marit_.send(f"/staff/cases/{ref}/steps", until=until[1])
    assert marit_.status == 422
    assert "Choose at least one question." in marit_.words
    marit_.send(
        f"/staff/cases/{ref}/steps",
        question="own",
        until=until[1],
        **{"wrong-own": "We cannot read page 3.", "send-own": "Send it again.", "own-sections": ["contacts"]},
    )
    with app.app_context():
        assert db.session.scalars(select(RequestRow)).one().sections == ["contacts"]


def test_a_finding_is_accepted_with_a_reason_and_never_without(app: Flask) -> None:
    ref, marit_ = with_faults(app), marit(app)
    with app.app_context():
        finding = db.session.scalars(
            select(FindingRow).where(FindingRow.severity == "error", FindingRow.state != "gone")
        ).first()
        assert finding is not None
        place, before = finding.id, case_row(ref).errors_open
    marit_.see(f"/staff/cases/{ref}")
    marit_.send(f"/staff/cases/{ref}/findings/{place}/accept", reason="  ")
    marit_.see(f"/staff/cases/{ref}")
    marit_.send(f"/staff/cases/{ref}/findings/{place}/accept", reason="Seen on the original.")
    assert "Accepted by Marit Lunde" in marit_.words
    assert "Seen on the original." in marit_.words
    with app.app_context():
        assert case_row(ref).errors_open == before - 1


def test_the_checklist_is_answered_in_place_and_only_what_changed_is_written(app: Flask) -> None:
    ref, marit_ = at(app, "assess"), marit(app)
    item = CASE_TYPE.checklist[0]
    marit_.see(f"/staff/cases/{ref}")
    marit_.send(f"/staff/cases/{ref}/checklist", **{f"{item.name}.": "yes", f"note-{item.name}.": "Looked up today."})
    assert "1 answer saved." in marit_.words
    with app.app_context():
        assert [(row.item, row.answer, row.note) for row in db.session.scalars(select(ChecklistAnswer))] == [
            (item.name, "yes", "Looked up today.")
        ]


def test_reasons_are_begun_from_the_answers_in_the_language_of_the_letter(app: Flask) -> None:
    ref, marit_ = at(app, "assess"), marit(app)
    marit_.client.get(f"/staff/cases/{ref}", query_string={"lang": "nb"})
    page = marit_.client.get(f"/staff/cases/{ref}").get_data(as_text=True)
    begun = re.search(r'<textarea[^>]*id="text-facts"[^>]*lang="en"[^>]*>([^<]+)', page)
    assert begun
    assert "has applied for a maritime operator holding account" in begun[1]


def test_a_colleague_s_reasons_are_shown_and_never_overwritten(app: Flask) -> None:
    ref, marit_, jonas = at(app, "assess"), marit(app), officer(app, "jonas")
    marit_.see(f"/staff/cases/{ref}")
    jonas.see(f"/staff/cases/{ref}")
    jonas.send(f"/staff/cases/{ref}/reasons/facts", text="What Jonas wrote.")
    marit_.send(f"/staff/cases/{ref}/reasons/facts", text="What Marit wrote.")
    assert marit_.status == 409
    assert "What Jonas wrote." in marit_.words
    assert "What Marit wrote." in marit_.page
    marit_.send(f"/staff/cases/{ref}/reasons/facts", text="What both agree on.")
    with app.app_context():
        assert db.session.scalars(select(ReasonBlock.text)).all() == ["What both agree on."]


def test_nothing_that_would_undo_a_proposal_can_be_touched_while_it_waits(app: Flask) -> None:
    ref, marit_ = at(app, "propose_approval"), marit(app)
    marit_.see(f"/staff/cases/{ref}")
    assert "any change would undo what was prepared" in marit_.words
    for path in ("checklist", "reasons/facts", "messages", "assignee"):
        assert marit_.post(f"/staff/cases/{ref}/{path}", text="x", body="x", person="") == 409
    with app.app_context():
        seen = case_row(ref).n_events
    marit_.send(f"/staff/cases/{ref}/notes", body="A note undoes nothing.")
    with app.app_context():
        assert case_row(ref).n_events == seen


@pytest.mark.parametrize(("who", "reads"), [("berit", True), ("olav", True), ("arne", False)])
def test_a_manager_and_an_auditor_read_and_write_nothing_and_a_registrar_sees_the_post(
    app: Flask, who: str, reads: bool
) -> None:
    ref, reader = at(app, "assess"), officer(app, who)
    with app.app_context():
        review.write_note(case_row(ref).id, "INTERNAL-CANARY", by=by("marit"), now=now())
    reader.see(f"/staff/cases/{ref}")
    assert ("INTERNAL-CANARY" in reader.page, "Checklist" in reader.words) == (reads, reads)
    assert "Police certificate" in reader.words
    for path in (
        "steps",
        "checklist",
        "notes",
        "messages",
        "reasons/facts",
        "impartiality",
        "sign",
        "return",
        "print-again",
        "findings/1/accept",
    ):
        assert reader.post(f"/staff/cases/{ref}/{path}", name="extend", body="x") == 403, path
    assert ('class="acts"' in reader.page) is reads
    assert reader.page.count("<textarea") == (1 if who == "berit" else 0), "a manager may hand a case over with a note"


def test_a_case_of_another_authority_and_a_draft_do_not_exist_A2(app: Flask) -> None:
    ref, draft_id, marit_ = at(app, "submit"), told(app, "draft", days_ago=2), marit(app)
    for path in (f"/staff/cases/draft-{draft_id}", "/staff/cases/2026-99999", f"/staff/cases/draft-{draft_id}/sign"):
        marit_.see(path)
        assert marit_.status == 404, path
    with app.app_context():
        from casework.models import StaffRole

        db.session.query(StaffRole).where(StaffRole.person_id == person_id("marit")).update(
            {"authority": "another_house"}
        )
        db.session.commit()
    for path in ("", "/sign", "/documents/1", "/steps/screen"):
        assert marit_.client.get(f"/staff/cases/{ref}{path}").status_code == 404, path


def test_what_staff_write_inside_is_on_no_page_of_the_applicant_A4(app: Flask) -> None:
    ref = at(app, "request_information")
    with app.app_context():
        case_id = case_row(ref).id
        review.write_note(case_id, "CANARY-NOTE", by=by("marit"), now=now())
        review.write_reason(case_id, "facts", "CANARY-REASON", seen=None, by=by("marit"), now=now())
        review.assign(case_id, person_id("jonas"), "CANARY-HANDOVER", by=by("marit"), now=now())
        review.answer_item(case_id, CASE_TYPE.checklist[0].name, "", "no", "CANARY-CHECK", by=by("marit"), now=now())
    marit_, eleni = marit(app), applicant(app, "eleni", "aigli")
    marit_.see(f"/staff/cases/{ref}")
    assert all(word in marit_.page for word in ("CANARY-NOTE", "CANARY-REASON", "CANARY-HANDOVER", "CANARY-CHECK"))
    asked = 0
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static" or set(rule.arguments) - {"ref"}:
            continue
        with app.test_request_context():
            from flask import url_for

            path = url_for(rule.endpoint, **dict.fromkeys(rule.arguments, ref))
        answer = eleni.client.get(path)
        assert b"CANARY" not in answer.data, path
        if path.startswith("/staff"):
            assert answer.status_code == 403, path
        asked += 1
    assert asked > 10


def test_documents_leave_as_attachments_in_a_sandbox_and_restricted_ones_only_to_who_works_on_the_case(
    app: Flask,
) -> None:
    ref, marit_, olav = at(app, "screen"), marit(app), officer(app, "olav")
    with app.app_context():
        from casework.models import DocumentFile

        rows = {
            row.restricted: row.number
            for row in db.session.scalars(select(DocumentFile).where(DocumentFile.number.is_not(None)))
        }
    answer = marit_.client.get(f"/staff/cases/{ref}/documents/{rows[False]}?show=1")
    assert answer.status_code == 200
    assert answer.data.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert marit_.client.get(f"/staff/cases/{ref}/documents/{rows[True]}").status_code == 200
    assert olav.client.get(f"/staff/cases/{ref}/documents/{rows[True]}").status_code == 403
    assert marit_.client.get(f"/staff/cases/{ref}/documents/999").status_code == 404


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_each_staff_page_speaks_the_reader_s_language(app: Flask, language: str) -> None:
    ref, marit_ = at(app, "assess"), marit(app)
    words = {"nb": "Det du kan gjøre", "nn": "Det du kan gjere", "en": "What you can do"}
    page = marit_.client.get(f"/staff/cases/{ref}", query_string={"lang": language}).get_data(as_text=True)
    assert words[language] in page
    assert f'<html lang="{language}"' in page


def test_signing_needs_the_letter_of_today_and_goes_out_as_those_bytes_T2(app: Flask) -> None:
    ref = ref_of(app, told(app, "propose_approval", days_ago=12, drain=drain))
    ingrid = officer(app, "ingrid")
    ingrid.see(f"/staff/cases/{ref}/sign")
    assert "The letter was printed on another day, or before the last change. You can print it again." in ingrid.words
    assert 'name="letter_sha256"' not in ingrid.page
    ingrid.send(f"/staff/cases/{ref}/print-again")
    assert "The letter is being printed." in ingrid.words
    with app.app_context():
        drain(now())
        letter = db.session.scalars(select(Letter).where(Letter.kind == "approval", Letter.state == "printed")).one()
        sha256, number = letter.sha256, letter.number
    ingrid.see(f"/staff/cases/{ref}/sign")
    assert f'value="{sha256}"' in ingrid.page
    assert f"/documents/{number}?show=1" in ingrid.page
    shown = ingrid.client.get(f"/staff/cases/{ref}/documents/{number}?show=1")
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]
    ingrid.send(f"/staff/cases/{ref}/sign", hidden={"letter_sha256": "0" * 64}, impartial="yes")
    assert ingrid.status == 409
    assert "The letter is not the one you had before you when you signed." in ingrid.words
    ingrid.send(f"/staff/cases/{ref}/sign", impartial="yes")
    assert "The case stands in “Approved”." in ingrid.words


def test_who_prepared_cannot_sign_and_is_told_so_A3(app: Flask) -> None:
    ref = at(app, "propose_approval")
    with app.app_context():
        from casework.models import StaffRole

        role = db.session.scalars(select(StaffRole).where(StaffRole.person_id == person_id("ingrid"))).one()
        db.session.add(
            StaffRole(
                person_id=person_id("marit"),
                role=str(Actor.SIGNATORY),
                authority=role.authority,
                case_types=[],
                valid_from=role.valid_from,
                more={},
            )
        )
        db.session.commit()
    marit_ = marit(app)
    marit_.see(f"/staff/cases/{ref}/sign")
    assert "Who prepares may not sign." in marit_.words
    assert "Another person with the same right can." in marit_.words
    marit_.post(f"/staff/cases/{ref}/sign", seen="1", letter_sha256="0" * 64)
    with app.app_context():
        assert case_row(ref).state == "approval_proposed"


def test_a_proposal_is_returned_with_comments_at_the_blocks_and_what_changed_comes_first_next_time(app: Flask) -> None:
    ref = at(app, "propose_approval")
    ingrid, marit_ = officer(app, "ingrid"), marit(app)
    ingrid.see(f"/staff/cases/{ref}/sign")
    ingrid.send(f"/staff/cases/{ref}/return")
    assert ingrid.status == 422
    assert "A proposal is returned with a comment." in ingrid.words
    ingrid.send(
        f"/staff/cases/{ref}/return", comments="Nearly there.", **{"comment-facts": "Say when the mandate was signed."}
    )
    assert "The case stands in “Assessment”." in ingrid.words
    marit_.see(f"/staff/cases/{ref}")
    assert "Comment of the signatory: Say when the mandate was signed." in marit_.words
    with app.app_context():
        before = db.session.scalars(select(ReasonBlock.text).where(ReasonBlock.block == "facts")).one()
    marit_.send(f"/staff/cases/{ref}/reasons/facts", text=before + " The mandate was signed on 1 September.")
    marit_.see(f"/staff/cases/{ref}/steps/propose_approval")
    subjects = re.findall(r'name="(outcome-[^"]+)" value="approve"', marit_.page)
    marit_.send(f"/staff/cases/{ref}/steps", **dict.fromkeys(subjects, "approve"))
    ingrid.see(f"/staff/cases/{ref}/sign")
    assert "Changed since it was last prepared" in ingrid.words
    assert "It was returned with: Nearly there." in ingrid.words
    assert "<ins>The mandate was signed on 1 September.</ins>" in ingrid.page


def test_a_refused_representative_needs_a_reason_and_an_unlawful_pair_is_refused_with_its_source(app: Flask) -> None:
    ref = at(app, "assess")
    with app.app_context():
        case_id = case_row(ref).id
        told_by = By(person_id("marit"), frozenset({Actor.CASEWORKER}))
        review.declare_impartiality(case_id, True, by=told_by, now=now())
        from casework.queries.submissions import latest_answers

        row = case_row(ref)
        answers = latest_answers(db.session.connection(), row)
        for item in CASE_TYPE.checklist:
            for key in item.keys(answers):
                review.answer_item(case_id, item.name, key, "yes", by=told_by, now=now())
        for block in CASE_TYPE.reasons:
            review.write_reason(case_id, block, "Written.", seen=None, by=told_by, now=now())
        keys = [subject.key for subject in CASE_TYPE.subjects(answers)]
    marit_ = marit(app)
    marit_.see(f"/staff/cases/{ref}/steps/propose_approval")
    outcomes = {f"outcome-{key}": "approve" for key in keys} | {
        f"outcome-{keys[1]}": "refuse",
        f"outcome-{keys[2]}": "refuse",
    }
    marit_.send(f"/staff/cases/{ref}/steps", **outcomes)
    assert marit_.status == 422
    assert "The reason stands in the letter." in marit_.words
    marit_.send(
        f"/staff/cases/{ref}/steps", **outcomes, **{f"reason-{keys[1]}": "Too old.", f"reason-{keys[2]}": "Too old."}
    )
    assert marit_.status == 409
    assert "no lawful pair of rights" in marit_.words
    assert "article 20" in marit_.words
    assert "Too old." in marit_.page


def test_a_document_that_came_later_moves_the_proposed_day(app: Flask) -> None:
    import io

    ref = at(app, "answer")
    with app.app_context():
        case = case_row(ref)
        case_id = case.id
        kept = documents.keep(
            documents.declared(CASE_TYPE.name, "other"),
            "late.pdf",
            io.BytesIO(paper("late")),
            f"{case_id}/late",
            storage=app.extensions["casework.storage"],
        )
        documents.enter(
            case_id,
            CASE_TYPE.name,
            kept,
            "",
            by=by("arne"),
            now=now(),
            received_at=now() - DAY,
            channel="post",
            journal=True,
        )
        assert last_item_received_at(case_id) == now() - DAY or (last_item_received_at(case_id) or 0) > now() - 2 * DAY


def test_findings_that_the_party_explained_show_the_explanation(app: Flask) -> None:
    ref, marit_ = with_faults(app), marit(app)
    with app.app_context():
        finding = db.session.scalars(
            select(FindingRow).where(FindingRow.state == "open", FindingRow.severity.in_(("error", "warning")))
        ).first()
        assert finding is not None
        findings.explain(finding.id, "They share a switchboard.", by=by("eleni"), now=now())
    marit_.see(f"/staff/cases/{ref}")
    assert "Explained by Eleni Markopoulou" in marit_.words
    assert "They share a switchboard." in marit_.words
    with case_of(app, 1) as case:
        assert case.errors_open >= 0
