"""A verifier's pages: it sees the plans that it is named in, delivers its assessment, and finds nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from casework.core.case_type import Actor
from casework.core.machine import StepRefused
from casework.db import db, writing
from casework.models import Case, CaseParty, DocumentFile, DraftSection, Event, Letter, Mandate, Membership
from casework.operations import drafts, review
from casework.operations.acting import By
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.submissions import latest_answers
from casework.queries.verifiers import verifier_of
from casework.stories.papers import paper
from casework.stories.people import party_id, person_id
from casework.stories.telling import DAY, by, plots_of, tell
from casework.workflows import CASE_TYPES
from casework.workflows.verifying import delivery_of
from tests.web.drafts import draft_app, form_of, send, signed_in, words
from tests.web.frame import OURS
from tests.web.told import nothing_is_drained, now, today

PLAN = next(name for name, case_type in CASE_TYPES.items() if delivery_of(case_type))
MODIFIED = next(name for name, case_type in CASE_TYPES.items() if delivery_of(case_type) and case_type.about)
SECTION = "assessment"
HIDDEN = "canary@aiglipelagos.example"
CONCLUDED = {"conclusion": "positive", "visit": "virtual", "declaration": "yes"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    made = draft_app(tmp_path_factory.mktemp("verifier"))
    yield made
    with made.app_context():
        db.engine.dispose()


def plan(app: Flask, until: str, plot: str = "approve", *, days_ago: int = 10, printed: bool = False) -> str:
    """A plan of Aigli's, told up to a step; returns what URLs call it."""
    with app.app_context():
        chosen = plots_of(PLAN)[plot]
        told = [told for told, _ in tell(
            PLAN, chosen, party=party_id("aigli"), now=now() - days_ago * DAY - 20 * 3_600_000, until=until,
            storage=app.extensions["casework.storage"], drain=drain if printed else nothing_is_drained)]  # fmt: skip
        return told[-1].case.ref


def case_of(app: Flask, ref: str) -> Case:
    kind, _, number = ref.partition("-")
    found = db.session.scalars(select(Case).where(
        Case.id == int(number) if kind == "draft" else (Case.year == int(kind)) & (Case.seq == int(number)))).one()
    db.session.refresh(found)
    return found


def today_typed() -> str:
    return today().strftime("%d.%m.%Y")


def report() -> tuple[Any, str]:
    return io.BytesIO(paper("Assessment report")), "report.pdf"


def deliver(client: Any, ref: str, **changes: Any) -> Any:
    """Fills in the form of an assessment and sends it, with a report."""
    typed = {"assessed_on": today_typed(), **CONCLUDED, "report": report(), **changes}
    return send(client, f"/assessments/{ref}/deliver", typed, content_type="multipart/form-data")


def test_a_verifier_signs_in_to_the_plans_that_it_is_named_in(app: Flask) -> None:
    ref = plan(app, "name_verifier")
    vilde = signed_in(app, "vilde", company="havn")
    assert vilde.get("/sign-out").status_code == 405
    listed = words(vilde.get("/assessments"))
    assert "Aigli Star" in listed
    assert "The company has named you" in listed
    page = words(vilde.get(f"/assessments/{ref}"))
    assert "Deliver the assessment" in page
    whole = words(vilde.get(f"/assessments/{ref}/plan"))
    assert "ME-61204" in whole
    for hidden in ("Mandate from the owner", "APS-MP-1", "ets@aiglipelagos.example"):
        assert hidden not in whole


def test_another_verifier_and_the_one_before_find_nothing_at_any_address(app: Flask) -> None:
    ref = plan(app, "deliver_assessment")
    with app.app_context():
        case = case_of(app, ref)
        file_id = db.session.scalars(select(DocumentFile.id).where(
            DocumentFile.case_id == case.id, DocumentFile.kind == "assessment_report")).one()  # fmt: skip
    places = (f"/assessments/{ref}", f"/assessments/{ref}/plan", f"/assessments/{ref}/deliver",
              f"/assessments/{ref}/files/{file_id}")  # fmt: skip
    vilde, iker = signed_in(app, "vilde", company="havn"), signed_in(app, "iker", company="nereida")
    assert [vilde.get(place).status_code for place in places] == [200] * 4
    assert [iker.get(place).status_code for place in places] == [404] * 4
    assert f"/assessments/{ref}\"" not in iker.get("/assessments").get_data(as_text=True)
    name(app, ref, "nereida")
    assert [vilde.get(place).status_code for place in places] == [404] * 4
    assert [iker.get(place).status_code for place in places[:3]] == [200] * 3
    assert iker.get(places[3]).status_code == 404, "the report of the one before left the draft with it"
    assert f"/assessments/{ref}\"" not in vilde.get("/assessments").get_data(as_text=True)


def name(app: Flask, ref: str, company: str | None, persona: str = "eleni") -> Any:
    with app.app_context():
        chosen = str(party_id(company)) if company else "nobody"
    return send(signed_in(app, persona), f"/drafts/{ref}/verifier", {"verifier": chosen, "confirmed": "yes"})


def test_a_verifier_finds_nothing_else_of_the_company_at_its_own_addresses_or_at_the_companys(app: Flask) -> None:
    ref = plan(app, "submit")
    with app.app_context():
        files = select(DocumentFile.kind, DocumentFile.id).where(DocumentFile.case_id == case_of(app, ref).id)
        kinds = {row.kind: row.id for row in db.session.execute(files)}
    vilde = signed_in(app, "vilde", company="havn")
    files = f"/assessments/{ref}/files/{kinds['mandate']}", f"/drafts/{ref}/files/{kinds['assessment_report']}"
    drafted = (f"/drafts/{ref}{rest}" for rest in ("", "/review", "/print", "/verifier", "/sections/assessment",
                                                   "/sections/mandate"))  # fmt: skip
    sent = (f"/cases/{ref}{rest}" for rest in ("", "/letters/1", "/clocks/plan_due"))
    for place in (*files, f"/assessments/{ref}/letters/1", *drafted, *sent):
        assert vilde.get(place).status_code == 404, place
    assert "Aigli" not in words(vilde.get("/cases"))
    token = form_of(vilde.get("/accreditation").get_data(as_text=True))["csrf_token"]
    for place in (f"/cases/{ref}/steps/withdraw", f"/cases/{ref}/messages", f"/cases/{ref}/answers",
                  f"/drafts/{ref}/review", f"/drafts/{ref}/sections/{SECTION}", f"/drafts/{ref}/verifier",
                  f"/drafts/{ref}/documents/assessment_report/-"):  # fmt: skip
        posted = vilde.post(place, data={"csrf_token": token, "declaration": "yes"}, headers=OURS)
        assert posted.status_code == 404, place


@pytest.mark.parametrize(("persona", "company"), [("eleni", "aigli"), ("marit", ""), ("silje", "halcyon")])
def test_nobody_but_a_verifier_has_its_pages(app: Flask, persona: str, company: str) -> None:
    ref = plan(app, "name_verifier")
    client = signed_in(app, persona, company=company or "aigli")
    for place in ("/assessments", f"/assessments/{ref}", f"/assessments/{ref}/deliver", "/accreditation"):
        assert client.get(place).status_code == 403, place


def test_what_is_wrong_with_an_assessment_stands_beside_the_field_and_the_report_is_kept(app: Flask) -> None:
    ref, vilde = plan(app, "name_verifier"), signed_in(app, "vilde", company="havn")
    nothing = send(vilde, f"/assessments/{ref}/deliver", {})
    assert nothing.status_code == 422
    said = words(nothing)
    for sentence in ("“Conclusion of the assessment” has no answer.", "Send the report: the conclusion rests on it.",
                     "Confirm that this is the verifier's conclusion."):  # fmt: skip
        assert sentence in said.replace("&#39;", "'")
    ahead = deliver(vilde, ref, assessed_on="01.01.2090", conclusion="perhaps")
    assert ahead.status_code == 422
    assert "This day has not come yet." in words(ahead)
    assert "report.pdf" in words(vilde.get(f"/assessments/{ref}/deliver")), "no error loses a file"
    typed = form_of(ahead.get_data(as_text=True))
    assert typed["assessed_on"] == ["01.01.2090"]
    assert deliver(vilde, ref, assessed_on="01.01.2001").status_code == 422, "it was not accredited then"
    waived = deliver(vilde, ref, visit="waived")
    assert "why_no_visit-error" in waived.get_data(as_text=True)
    assert deliver(vilde, ref, report=(io.BytesIO(b"MZ not a report"), "report.pdf")).status_code == 422
    without_file = send(vilde, f"/assessments/{ref}/deliver", {"assessed_on": today_typed(), **CONCLUDED})
    assert without_file.status_code == 303, "the report that was kept goes with it"


def test_the_company_reads_the_assessment_sends_it_and_cannot_write_it(app: Flask) -> None:
    ref = plan(app, "name_verifier")
    eleni, vilde = signed_in(app), signed_in(app, "vilde", company="havn")
    section = f"/drafts/{ref}/sections/{SECTION}"
    assert "has not delivered its assessment yet" in words(eleni.get(section))
    assert deliver(vilde, ref).status_code == 303
    read = words(eleni.get(section))
    assert "VER 041" in read
    assert "only it can write this part" in read
    token = form_of(eleni.get(f"/drafts/{ref}/review").get_data(as_text=True))["csrf_token"]
    forged = {"csrf_token": token, "conclusion": "positive", "plan_version": "7", "seen": "2"}
    assert eleni.post(section, data=forged, headers=OURS).status_code == 409
    paper_of = f"/drafts/{ref}/documents/assessment_report/-"
    assert "type=\"file\"" not in eleni.get(paper_of).get_data(as_text=True)
    sent = {"csrf_token": token, "file": report()}
    assert eleni.post(paper_of, data=sent, headers=OURS, content_type="multipart/form-data").status_code == 404
    with app.app_context():
        mine = DocumentFile.case_id == case_of(app, ref).id, DocumentFile.kind == "assessment_report"
        file_id = db.session.scalars(select(DocumentFile.id).where(*mine, DocumentFile.withdrawn_at.is_(None))).one()
    taken = eleni.post(paper_of, data={"csrf_token": token, "withdraw": str(file_id)}, headers=OURS)
    assert taken.status_code == 404
    gone = send(eleni, f"/drafts/{ref}/review", {"declaration": "yes"})
    assert gone.status_code == 303, words(gone)[:2000]
    assert gone.location.endswith("/receipt")


def test_a_fingerprint_cannot_be_typed_where_nobody_is_named(app: Flask) -> None:
    with app.app_context():
        case_id = drafts.open_draft(PLAN, party_id("aigli"), by=by("eleni"), now=now(), language="en")
    place = f"/drafts/draft-{case_id}/sections/{SECTION}"
    assert send(signed_in(app), place, {"verifier": "Somebody", "assessed_plan": "f" * 64}).status_code == 303
    with app.app_context():
        assert db.session.get_one(DraftSection, (case_id, SECTION)).raw == {"verifier": "Somebody"}


def test_a_plan_that_changed_after_its_assessment_is_told_to_all_and_contact_data_are_no_change(app: Flask) -> None:
    ref = plan(app, "deliver_assessment")
    eleni, vilde = signed_in(app), signed_in(app, "vilde", company="havn")
    changed = "The plan has changed since the verifier assessed it."
    send(eleni, f"/drafts/{ref}/sections/company", {"contact_name": "Dimitris Vlachos", "do": "list"})
    assert changed not in words(eleni.get(f"/drafts/{ref}/review"))
    send(eleni, f"/drafts/{ref}/sections/methods", {"accuracy": "Another account of it.", "do": "list"})
    assert changed in words(eleni.get(f"/drafts/{ref}/review"))
    assert "Assess it anew." in words(vilde.get("/assessments"))
    assert deliver(vilde, ref).status_code == 303
    assert changed not in words(eleni.get(f"/drafts/{ref}/review"))


def test_nothing_is_delivered_about_a_plan_that_the_verifier_did_not_have_before_it(app: Flask) -> None:
    ref, vilde = plan(app, "name_verifier"), signed_in(app, "vilde", company="havn")
    shown = form_of(vilde.get(f"/assessments/{ref}/deliver").get_data(as_text=True))
    send(signed_in(app), f"/drafts/{ref}/sections/methods", {"accuracy": "Written meanwhile.", "do": "list"})
    typed = {**shown, "assessed_on": today_typed(), **CONCLUDED, "report": report()}
    late = vilde.post(f"/assessments/{ref}/deliver", data=typed, headers=OURS, content_type="multipart/form-data")
    assert late.status_code == 409
    assert "The company has changed the plan since you opened this page." in words(late)
    with app.app_context():
        kinds = select(Event.kind).where(Event.case_id == case_of(app, ref).id)
        assert "deliver_assessment" not in set(db.session.scalars(kinds))


def test_after_a_non_approval_the_verifier_has_the_reasons_and_assesses_the_revised_plan(app: Flask) -> None:
    ref = plan(app, "sign_refusal", "revise", days_ago=30, printed=True)
    eleni, vilde = signed_in(app), signed_in(app, "vilde", company="havn")
    page = vilde.get(f"/assessments/{ref}")
    assert "with its reasons before you" in words(page)
    with app.app_context():
        kept = select(Letter).where(Letter.case_id == case_of(app, ref).id).order_by(Letter.number)
        numbers = {letter.kind: letter.number for letter in db.session.scalars(kept)}
    assert vilde.get(f"/assessments/{ref}/letters/{numbers['refusal']}").data.startswith(b"%PDF-")
    assert vilde.get(f"/assessments/{ref}/letters/{numbers['receipt']}").status_code == 404
    assert "ME-61204" in words(vilde.get(f"/assessments/{ref}/plan/sent"))
    send(eleni, f"/drafts/{ref}/sections/revision", {"version_no": "2", "changes": "Rewritten.", "do": "list"})
    send(eleni, f"/drafts/{ref}/sections/delivery", {"notice_email": HIDDEN, "do": "list"})
    compared = words(vilde.get(f"/assessments/{ref}/changes"))
    assert "What changed since it was sent last" in compared
    assert "Rewritten." in compared
    assert HIDDEN not in compared
    assert deliver(vilde, ref).status_code == 303
    with app.app_context():
        said = db.session.get_one(DraftSection, (case_of(app, ref).id, SECTION)).raw
        assert said["plan_version"] == 2
    gone = send(eleni, f"/drafts/{ref}/review", {"declaration": "yes"})
    assert gone.status_code == 303, words(gone)[:3000]
    with app.app_context():
        case = case_of(app, ref)
        assert case.state == "submitted"
        assert latest_answers(db.session.connection(), case).assessment.plan_version == 2
    assert "it is with the authority" in words(vilde.get("/assessments"))
    assert vilde.get(f"/assessments/{ref}/deliver").status_code == 409


def test_a_modified_plan_stands_beside_the_version_in_force_without_what_a_verifier_does_not_see(app: Flask) -> None:
    """As staff see it, but for the mandate and how the company is written to, whatever changed there."""
    plot = plots_of(MODIFIED)["approve"]
    with app.app_context():
        *_, (last, _) = tell(MODIFIED, plot, party=party_id(plot.company), now=now() - 20 * DAY, drain=drain,
                             storage=app.extensions["casework.storage"], until="name_verifier")  # fmt: skip
        ref = last.case.ref
        assert verifier_of(db.session.connection(), last.case_id) is not None
        raw = db.session.get_one(DraftSection, (last.case.id, "delivery")).raw | {"notice_email": HIDDEN}
        drafts.save_section(last.case.id, "delivery", raw, seen=None, by=by(plot.writer), now=now())
        raw = db.session.get_one(DraftSection, (last.case.id, "mandate")).raw | {"ships": [HIDDEN]}
        drafts.save_section(last.case.id, "mandate", raw, seen=None, by=by(plot.writer), now=now())
    vilde = signed_in(app, "vilde", company="havn")
    assert "See what changed" in words(vilde.get(f"/assessments/{ref}"))
    page = words(vilde.get(f"/assessments/{ref}/changes"))
    assert "What changed since version 1" in page
    assert "Looks like" in page
    whole = words(signed_in(app, plot.writer).get(f"/drafts/{ref}/review"))
    assert HIDDEN in whole, "the company itself sees it"
    for hidden in (HIDDEN, "Mandate from the owner", "How we write to you"):
        assert hidden not in page


def test_who_may_only_read_for_the_verifier_or_write_for_the_company_is_told_who_can(app: Flask) -> None:
    ref = plan(app, "name_verifier")
    with app.app_context(), writing():
        db.session.add(Membership(person_id=person_id("jana"), party_id=party_id("havn"), rights="read",
                                  valid_from=date(2020, 1, 1)))  # fmt: skip
    jana = signed_in(app, "jana", company="havn")
    shown = words(jana.get(f"/assessments/{ref}/deliver"))
    assert "Somebody who may sign for the verifier can." in shown
    assert "id=\"page\"" not in jana.get("/accreditation").get_data(as_text=True)
    dimitris = signed_in(app, "dimitris")
    assert "Somebody who may sign for the party can." in words(dimitris.get(f"/drafts/{ref}/verifier"))


def test_only_an_independent_accredited_verifier_can_be_named(app: Flask) -> None:
    with app.app_context():
        case_id = drafts.open_draft(PLAN, party_id("aigli"), by=by("eleni"), now=now(), language="en")
        not_one = {str(party_id("kompass")), str(party_id("aigli")), "999999", "x", ""}
        with writing():
            db.session.add(Mandate(party_id=party_id("aigli"), agent_id=party_id("nereida"), rights="read", scope=[],
                                   valid_from=date(2020, 1, 1)))  # fmt: skip
        not_one.add(str(party_id("nereida")))
    place, eleni = f"/drafts/draft-{case_id}/verifier", signed_in(app)
    assert "Nereida" not in words(eleni.get(place)), "a firm that acts for the company is not independent of it"
    for chosen in sorted(not_one):
        assert send(eleni, place, {"verifier": chosen, "confirmed": "yes"}).status_code == 422, chosen
    with app.app_context():
        havn = str(party_id("havn"))
        with writing():
            db.session.execute(update(Mandate).where(Mandate.agent_id == party_id("nereida")).values(revoked_at=now()))
    assert "Confirm that the verifier may see the plan." in words(send(eleni, place, {"verifier": havn}))
    assert send(eleni, place, {"verifier": havn, "confirmed": "yes"}).status_code == 303
    with app.app_context():
        tie = db.session.scalars(select(CaseParty).where(CaseParty.case_id == case_id, CaseParty.role == "verifier"))
        assert [row.until for row in tie] == [None]
    assert name(app, f"draft-{case_id}", None).status_code == 303
    assert "Save and continue" in words(eleni.get(f"/drafts/draft-{case_id}/sections/{SECTION}"))


def test_the_people_of_a_verifier_cannot_prepare_or_sign_A3(app: Flask) -> None:
    ref = plan(app, "assess")
    with app.app_context():
        case = case_of(app, ref)
        review.declare_impartiality(case.id, True, by=by("vilde"), now=now())
        officer = By(person_id("vilde"), frozenset({Actor.CASEWORKER, Actor.SIGNATORY}))
        with pytest.raises(StepRefused) as refused:
            take_step(case.id, "propose_approval", by=officer, now=now(), seen=case_of(app, ref).n_events)
        said = {str(refusal.sentence) for refusal in refused.value.refusals}
        assert "You act for, or are connected with, a party in this case." in said


def test_an_accreditation_is_kept_with_the_verifier_and_what_was_before_stays(app: Flask) -> None:
    iker = signed_in(app, "iker", company="nereida")
    wrong = send(iker, "/accreditation", {"number": "", "country": "US", "valid_from": "02.01.2026",
                                          "valid_until": "01.01.2026"})  # fmt: skip
    assert wrong.status_code == 422
    said = words(wrong)
    for sentence in ("“Number of the accreditation” has no answer.", "Only an accreditation body",
                     "It must end after it begins."):  # fmt: skip
        assert sentence in said
    right = {"number": "VER 208", "country": "ES", "maritime": "yes", "valid_from": "01.01.2026",
             "valid_until": "31.12.2030"}  # fmt: skip
    assert send(iker, "/accreditation", right).status_code == 303
    shown = words(iker.get("/accreditation"))
    assert "VER 208" in shown
    assert "VER 207" in shown
