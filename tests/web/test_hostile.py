"""What nobody would type, sent to every form of the product.

The forms are those that the pages show, the addresses those of the routes: a new POST route without a page here is a
failing test. Whatever is sent, it is shown again or refused with a sentence; nothing breaks, nothing is taken for
markup or for a template, and nothing is kept that a database or a spreadsheet would choke on.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import quote_from_bytes, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, select, text
from werkzeug.test import TestResponse

from casework.core.case_type import Actor
from casework.db import db
from casework.models import Approval, Case, DocumentFile, Invitation, Letter, Membership
from casework.operations import drafts, members, readings
from casework.operations.acting import By
from casework.operations.beginnings import beginnings
from casework.outbox import drain
from casework.stories.people import party_id, person_id
from casework.stories.telling import DAY, by, demo_of, paper
from casework.workflows import CASE_TYPES
from tests.journeys.places import addresses, browser_of, spend_time, tell_plans, tell_scene
from tests.ready import ready
from tests.web.certificates import record_certificate
from tests.web.frame import OURS, token_of
from tests.web.lawtables import propose_factors
from tests.web.told import CASE_TYPE, nothing_is_drained, now, today, told_app

UNSPEAKABLE = {"NUL": "a\x00b", "a book": "x" * 1_000_001}
HOSTILE = {
    "control characters": "a\x01\x1b[31m\x7f\x85\x9fb",
    "bidi": "a\u202etxt.exe\u2066\u200fb",
    "half of a surrogate pair": "a\ud800b",
    "room for more": "å" * 30_000,
    "many figures": "9" * 4_000,
    "more figures than Python counts": "9" * 5_000,
    "not a number": "NaN",
    "infinite": "-Infinity",
    "an exponent": "1e999",
    "Arabic figures": "٣",
    "underscores": "1_000",
    "negative": "-1",
    "huge": "99999999999999999999",
    "markup": "\"'><script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ 7*19191919 }}${7*19191919}{% raw %}{name} {0.__class__} %s %(x)d",
    "formula": '=HYPERLINK("http://x.example";"x")',
    "a path": "../../../../etc/passwd",
    "a far day": "31.12.9999",
    "no day": "00.00.0000",
    "blank": " \t\u00a0\r\n",
}
ROUNDS, STRIDE = 5, 4
IDS = ("..%2f..%2fetc%2fpasswd", "..", "-1", "0", "99999999999999999999", "draft-0", "draft-%D9%A3", "2026-%D9%A3",
       "2026-1_0", "2026-1'--", "2026-1%00", "%7B%7B7*19191919%7D%7D", "2026-" + "9" * 400,
       "%ED%A0%80", "%E2%80%AE", " ", "null")  # fmt: skip
ANSWERS = {200, 303, 400, 401, 403, 404, 405, 409, 413, 422}
SCENES: dict[str, str | None] = {"aigli": "request_information", "aigli_gas": "draft", "merle": "assess",
          "skarvoy": None, "pelican": "propose_approval"}  # fmt: skip
LASTING = "halcyon"  # whose story leaves an account; its letters are printed on the way
BEGINS = [step.name for one in CASE_TYPES.values() for step in beginnings(one)]
MARKUP = "<script>alert(1)"
SUM = "134343433"  # what 7*19191919 would become; too long to stand in an identifier by chance


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    home = tmp_path_factory.mktemp("hostile")
    url = ready(home)
    with told_app(home, url) as made:
        with made.app_context():
            for scene in demo_of(CASE_TYPE.name):
                if scene.company == LASTING:
                    tell_scene(made, scene, drain)
            for scene in demo_of(CASE_TYPE.name):
                if SCENES.get(scene.company, "") == scene.until:
                    tell_scene(made, scene, nothing_is_drained)
            for n in (1, 2):
                members.invite(party_id("aigli"), f"{n}@aigli.example", "read", language="en", now=now(),
                               person_id=person_id("eleni"), expires_at=now() + DAY)  # fmt: skip
            drafts.open_draft(CASE_TYPE.name, party_id("aigli_gas"), by=by("eleni"), now=now(), language="en")
            tell_plans(made)
            spend_time()
            named, choice = next((one.name, choice) for one in CASE_TYPE.readings for choice in one.choices)
            manager = By(person_id("berit"), frozenset({Actor.MANAGER}))
            readings.propose(CASE_TYPE, named, choice, valid_from=today() + timedelta(9), reason="So they read it.",
                             by=manager, now=now())  # fmt: skip
            propose_factors()
            record_certificate(made.extensions["casework.storage"], now())
        yield made


@pytest.fixture(scope="module")
def refs(app: Flask) -> dict[str, str]:
    """What URLs call the cases, by the company's key."""
    with app.app_context():
        cases = {key: list(db.session.scalars(select(Case).where(Case.party_id == party_id(key)).order_by(Case.id)))
                 for key in SCENES}  # fmt: skip
        seal = members.code_of(app.secret_key, db.session.scalars(select(Invitation)).first())
        member = db.session.scalars(select(Membership.id).where(Membership.person_id == person_id("sofia"))).one()
        there = select(Case, Letter.number).join(Letter, Letter.case_id == Case.id)
        lasting, letter = db.session.execute(
            there.where(Case.party_id == party_id(LASTING), Letter.state == "printed").order_by(Letter.id)
        ).first() or (None, 0)  # fmt: skip
        assert lasting is not None
        return {**{key: found[0].ref for key, found in cases.items()}, "spare": cases["aigli_gas"][1].ref,
                "plan": cases["aigli_gas"][-1].ref,
                "lasting": lasting.ref, "letter": str(letter), "seal": seal, "member": str(member),
                "party": str(party_id(LASTING)),
                "approval": str(db.session.scalars(select(Approval.id)).one())}  # fmt: skip


@dataclass
class Form:
    """One form of a page: `typed` are the fields that people fill in, `hidden` the rest, `buttons` what sends it."""

    action: str
    typed: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


def forms_of(page: str, address: str) -> list[Form]:
    """Every form of the page that posts, with the fields that name it by `form=`."""
    found: dict[str, Form] = {}
    for n, part in enumerate(re.findall(r"<form\b.*?</form>", page, re.DOTALL)):
        opening = part[: part.index(">") + 1]
        if 'method="post"' not in opening:
            continue
        form = Form(html.unescape(_of(opening, "action") or address))
        _fill(form, part)
        found[_of(opening, "id") or f"#{n}"] = form
    for tag in re.findall(r"<(?:input|button|select|textarea)\b[^>]*\bform=\"[^\"]+\"[^>]*>", page):
        if (owner := found.get(_of(tag, "form"))) is not None:
            _fill(owner, tag)
    return list(found.values())


def _of(tag: str, name: str) -> str:
    given = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(given[1]) if given else ""


def _fill(form: Form, part: str) -> None:
    for tag in re.findall(r"<(?:input|button|select|textarea)\b[^>]*>", part):
        name, kind = _of(tag, "name"), _of(tag, "type")
        if tag.startswith("<button"):
            if name != "lang":
                form.buttons.append((name, _of(tag, "value")))
        elif not name or kind in ("file", "search"):
            continue
        elif kind == "hidden":
            form.hidden[name] = _of(tag, "value")
        else:
            form.typed[name] = _of(tag, "value")


def encoded(pairs: list[tuple[str, str]]) -> bytes:
    """As browsers write forms, but able to say what none would."""
    return "&".join(
        "=".join(quote_from_bytes(part.encode("utf-8", "surrogatepass")) for part in pair) for pair in pairs
    ).encode()


def post(client: FlaskClient, address: str, pairs: list[tuple[str, str]]) -> TestResponse:
    return client.post(address, data=encoded(pairs), headers=OURS, content_type="application/x-www-form-urlencoded")


def is_an_answer(answer: TestResponse, told: str) -> None:
    """A page with a heading in words, or a way on; nothing that was typed has become markup or been reckoned."""
    assert answer.status_code in ANSWERS, (told, answer.status_code)
    if answer.status_code == 303:
        assert not urlsplit(answer.headers["Location"]).netloc, (told, answer.headers["Location"])
        return
    if not answer.mimetype.startswith("text/html"):
        return
    page = answer.get_data(as_text=True)
    assert MARKUP not in page, told
    assert SUM not in page, told
    assert "\x00" not in page, told
    assert ("<h1" in page) is not page.startswith("<!doctype html><title>"), told
    if answer.status_code in (400, 422):
        assert re.search(
            r'role="alert"|role="group"|class="[^"]*(?:error|fault|refus|critical)|data-color="danger"|<h1', page
        ), told


PAGES: dict[str, list[tuple[str, str]]] = {
    "auth.sign_in_as": [("anonymous", "/sign-in")],
    "auth.act_for": [("agent", "/for-whom")],
    "auth.sign_out": [("registrar", "/staff/worklist")],
    "public.compare": [],  # its form stands on the page of a letter that was sent: see the uploads
    "applicant.start": [("applicant", "/drafts/new")],
    "applicant.row": [("applicant with a draft", "/drafts/{aigli_gas}/sections/ships/s1"),
                      ("applicant with a draft", "/drafts/{aigli_gas}/sections/representatives/r2"),
                      ("applicant with a draft", "/drafts/{aigli_gas}/sections/mandates/m1")],
    "applicant.section": [("applicant with a draft", "/drafts/{aigli_gas}/sections/company"),
                          ("applicant with a draft", "/drafts/{aigli_gas}/sections/voyage"),
                          ("applicant with a draft", "/drafts/{aigli_gas}/sections/ships"),
                          ("applicant with a draft", "/drafts/{aigli_gas}/sections/delivery")],
    "applicant.table": [("applicant with a draft", "/drafts/{aigli_gas}/tables/ships")],
    "applicant.table_cells": [],  # sent by script alone: tests/web/test_tables.py
    "applicant.document": [("applicant with a draft", "/drafts/{aigli_gas}/documents/right_to_sign/-")],
    "applicant.review": [("applicant with a draft", "/drafts/{spare}/review")],
    "applicant.delete": [("applicant with a draft", "/drafts/{spare}/delete")],
    "applicant.begin_several": [("applicant", "/fleet/ship_monitoring_plan/begin")],
    "applicant.begin_expected": [("applicant", "/fleet/ship_monitoring_plan")],
    "applicant.share": [("applicant", "/fleet/ship_monitoring_plan/share")],
    "staff.settle_expected": [("caseworker", "/staff/expected")],
    "staff.register_verifier": [("caseworker", "/staff/verifiers")],
    "staff.end_accreditation": [("caseworker", "/staff/verifiers")],
    "staff.settle_registration": [("signatory", "/staff/verifiers")],
    "verifier.deliver": [("verifier", "/assessments/{plan}/deliver")],
    "verifier.accreditation": [("verifier", "/accreditation")],
    "applicant.verifier": [("applicant with a draft", "/drafts/{plan}/verifier")],
    "applicant.answers": [("applicant", "/cases/{aigli}")],
    "applicant.order_annex": [("applicant", "/cases/{aigli}")],
    "staff.order_annex": [("caseworker", "/staff/cases/{merle}")],
    "applicant.message": [("applicant", "/cases/{aigli}")],
    "applicant.invitation": [("applicant in nynorsk", "/invitations/{seal}")],  # before it is withdrawn
    "applicant.invite": [("applicant", "/members")],
    "applicant.withdraw": [("applicant", "/members")],
    "applicant.appeal": [],  # offered where something was decided: test_appeals.py
    "applicant.ask_access": [("applicant", "/cases/{aigli}")],
    "applicant.member": [("applicant", "/members/{member}")],
    "applicant.step": [("applicant in nynorsk", "/cases/{skarvoy}/steps/withdraw")],
    "applicant.time_to_appeal": [("applicant", "/cases/{aigli}/time-to-appeal/ask_time_to_appeal")],
    "staff.time_to_appeal": [("caseworker", "/staff/cases/{merle}/time-to-appeal/give_time_to_appeal"),
                             ("caseworker", "/staff/cases/{merle}/time-to-appeal/register_reasons_asked")],
    "staff.act": [("caseworker", "/staff/worklist?who=all")],
    "staff.assign": [("caseworker", "/staff/cases/{merle}")],
    "staff.accept": [("caseworker", "/staff/cases/{merle}")],
    "staff.check": [("caseworker", "/staff/cases/{merle}")],
    "staff.declare": [("caseworker", "/staff/cases/{merle}")],
    "staff.note": [("caseworker", "/staff/cases/{merle}")],
    "staff.message": [("caseworker", "/staff/cases/{merle}")],
    "staff.write": [("caseworker", "/staff/cases/{merle}")],
    "staff.take": [("caseworker", "/staff/cases/{merle}/steps/request_information"),
                   ("caseworker", "/staff/cases/{merle}/steps/extend"),
                   ("caseworker", "/staff/cases/{merle}/steps/propose_approval"),
                   ("caseworker", "/staff/cases/{merle}/steps/propose_refusal")],
    "staff.begin_case": [("caseworker", f"/staff/begin?party={{party}}&step={step}") for step in BEGINS],
    "staff.open_own": [("caseworker", "/staff/approvals/{approval}/cases/representative_change")],
    "staff.register_access": [("caseworker", "/staff/cases/{merle}/access")],
    "staff.open_concerning": [("caseworker", "/staff/cases/{merle}/cases/order_case")],
    "staff.open_alone": [("caseworker", "/staff/parties/{party}/cases/supervision_case")],
    "staff.dossier_part": [],  # a case of another authority: test_dossier.py
    "staff.note_error": [("caseworker", "/staff/cases/{merle}/errors")],
    "staff.correct_letter": [("caseworker", "/staff/cases/{lasting}/letters/{letter}/correct")],
    "staff.end_correction": [("signatory", "/staff/cases/{aigli}/correction")],
    "staff.meet": [("caseworker", "/staff/approvals/{approval}")],
    "staff.issue_together": [("finance", "/staff/finance/ready")],
    "staff.register_payment": [("finance", "/staff/finance/payments")],
    "staff.payment_file": [("finance", "/staff/finance/payments")],
    "staff.settle_payment": [("finance", "/staff/finance/payments")],
    "staff.settle_invoice": [("finance", "/staff/finance/invoices/1")],
    "staff.record_time": [("caseworker", "/staff/cases/{merle}"), ("signatory", "/staff/cases/{merle}/time")],
    "staff.correct_time": [("caseworker", "/staff/cases/{merle}/time/1")],
    "staff.start_timer": [("caseworker", "/staff/cases/{merle}")],
    "staff.stop_timer": [("signatory", "/staff/time")],
    "staff.judge_time": [("manager", "/staff/time/approvals")],
    "staff.propose_reading": [("manager", "/staff/readings")],
    "staff.settle_reading": [("signatory", "/staff/readings")],
    "staff.propose_table": [("manager", "/staff/tables/ship_factors"), ("manager", "/staff/tables/fee_rates")],
    "staff.settle_table": [("signatory", "/staff/tables/ship_factors")],
    "staff.retry_work": [("manager", "/staff/figures")],
    "staff.print_again": [("signatory", "/staff/cases/{pelican}/sign")],
    "staff.signed": [("signatory", "/staff/cases/{pelican}/sign")],
    "staff.give_back": [("signatory", "/staff/cases/{pelican}/sign")],
    "staff.register": [("registrar", "/staff/post"), ("registrar", "/staff/post?case={aigli}")],
    "staff.correct_post": [],  # offered for post that was registered today: test_post.py
}  # fmt: skip


MADE = {  # forms that no case of these scenes offers now, made up from what their views read
    "applicant.order_annex": ("/cases/{aigli}/annexes", ("n",)),
    "staff.order_annex": ("/staff/cases/{merle}/annexes", ("n",)),
    "staff.accept": ("/staff/cases/{merle}/findings/1/accept", ("reason",)),
    "staff.issue_together": ("/staff/finance/ready", ("once", "case")),
    "staff.end_correction": ("/staff/cases/{aigli}/correction", ("seen", "do", "comments", "letter_sha256")),
    "staff.settle_payment": ("/staff/finance/payments/1", ("once", "do", "invoice", "reason")),
    "staff.settle_invoice": ("/staff/finance/invoices/1", ("once", "booking", "reason")),
    "staff.retry_work": ("/staff/work/1/retry", ("seen",)),
    "staff.meet": ("/staff/approvals/{approval}/conditions/1", ("once", "met_on", "note")),
    "staff.print_again": ("/staff/cases/{pelican}/print-again", ("seen",)),
    "staff.signed": ("/staff/cases/{pelican}/sign", ("seen", "impartial", "letter_sha256", "name", "doubt")),
    "staff.give_back": ("/staff/cases/{pelican}/return", ("seen", "comments", "name")),
}


def test_every_form_of_the_product_is_walked(app: Flask) -> None:
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert posts == set(PAGES)


@pytest.mark.parametrize(("endpoint", "visitor", "place"), [
    pytest.param(endpoint, visitor, place, id=f"{endpoint} {place}")
    for endpoint, pages in PAGES.items() for visitor, place in pages])  # fmt: skip
def test_a_form_refuses_what_nobody_would_type_or_shows_it_again(  # noqa: C901 - one walk
    app: Flask, refs: dict[str, str], endpoint: str, visitor: str, place: str
) -> None:
    client, address = browser_of(app, visitor), place.format(**refs)
    if endpoint == "auth.sign_in_as":
        client = app.test_client()
    adapter = app.url_map.bind("localhost")

    def offered() -> list[Form]:
        page = client.get(address).get_data(as_text=True)
        here = []
        for form in forms_of(page, address):
            form.action = form.action if form.action.startswith("/") else address
            if adapter.match(urlsplit(form.action).path, "POST")[0] == endpoint:
                here.append(form)
        if not here and endpoint in MADE:
            action, names = MADE[endpoint]
            token = token_of(client, "/sign-in")
            here.append(Form(action.format(**refs), dict.fromkeys(names, ""), {"csrf_token": token}))
        return here

    forms, values, walked = offered(), list(HOSTILE.values()), 0
    for round_ in range(ROUNDS):
        if not forms:
            break
        form = forms[round_ % len(forms)]
        button = form.buttons[round_ % len(form.buttons)] if form.buttons else ("", "")
        mixed = [(name, values[(round_ * STRIDE + n) % len(values)]) for n, name in enumerate(form.typed)]
        answer = post(client, form.action, [*form.hidden.items(), *mixed, button])
        is_an_answer(answer, f"round {round_} of {form.action} {button}")
        walked += 1
        if answer.status_code in (303, 401, 403, 404, 409):
            if endpoint in ("auth.sign_out", "auth.act_for"):
                client = browser_of(app, visitor)
            forms = offered()
    assert walked, f"{address} offers no form for {endpoint}"
    if not forms:
        return
    form = forms[0]
    for told, value in UNSPEAKABLE.items():
        name = next(iter(form.typed), "x")
        answer = post(client, form.action, [*form.hidden.items(), (name, value)])
        assert answer.status_code in (400, 413), (told, form.action, answer.status_code)
        is_an_answer(answer, f"{told} in all of {form.action}")
    token = [("csrf_token", form.hidden.get("csrf_token", ""))]
    button = form.buttons[0] if form.buttons else ("do", "")
    for told in ("huge", "markup", "template", "a path"):
        hidden = [(name, HOSTILE[told]) for name in form.hidden if name != "csrf_token"]
        answer = post(client, form.action, [*token, *hidden, *form.typed.items(), (button[0], HOSTILE[told])])
        is_an_answer(answer, f"{told} in what is hidden of {form.action}")
    is_an_answer(post(client, form.action, token), f"nothing but the token at {form.action}")
    twice = [(name, "x") for name in form.typed for _ in range(3)]
    strange = [(f"{name}[]", "x") for name in form.typed] + [
        ("__proto__", "x"),
        ("case_id", "1"),
        ("", ""),
        ("x" * 500, ""),
    ]
    is_an_answer(
        post(client, form.action, [*form.hidden.items(), *twice, *strange]), f"lists and strangers at {form.action}"
    )
    body = client.post(form.action, json={name: [value] for name, value in form.typed.items()}, headers=OURS)
    is_an_answer(body, f"JSON at {form.action}")


def test_an_address_with_tricks_in_it_leads_nowhere(app: Flask) -> None:
    rules = [
        rule
        for rule in app.url_map.iter_rules()
        if rule.arguments and rule.endpoint not in ("static", "public.verify_code", "public.compare")
    ]
    known = {endpoint: found[0] for endpoint, found in addresses(app).items() if found}
    for visitor in ("applicant", "caseworker"):
        client = browser_of(app, visitor)
        token = token_of(client, "/contact") if "csrf_token" in client.get("/contact").get_data(as_text=True) else ""
        for rule in rules:
            if rule.rule.startswith("/staff") is not (visitor == "caseworker"):
                continue
            parts = rule.rule.split("/")
            real = known.get(rule.endpoint, rule.rule).split("/")
            for n in (n for n, part in enumerate(parts) if part.startswith("<")):
                for wrong in IDS:
                    address = "/".join([*real[:n], wrong, *real[n + 1 :]]).replace("<", "").replace(">", "")
                    method = client.get if "GET" in (rule.methods or ()) else client.post
                    answer = method(
                        address, headers=OURS, **({} if method == client.get else {"data": {"csrf_token": token}})
                    )
                    is_an_answer(answer, address)
                    assert answer.status_code != 200 or wrong in ("0", "-1"), address


# --- files ----------------------------------------------------------------------------------------------------------

PDF = paper("A paper")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
FILES: dict[str, tuple[bytes, str, bool]] = {  # what is sent, under which name, and whether it is taken
    "empty": (b"", "empty.pdf", False),
    "a page that calls itself PDF": (b"<!doctype html><script>alert(1)</script>", "a.pdf", False),
    "a program": (b"MZ" + b"\x00" * 200, "a.pdf", False),
    "a drawing with script": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.svg", False),
    "an archive": (b"PK\x03\x04" + b"\x00" * 100, "a.docx", False),
    "a page before the PDF": (b"<script>alert(1)</script>\n" + PDF, "a.pdf", False),
    "a PDF with a page behind it": (PDF + b"<script>alert(1)</script>", "polyglot.html", True),
    "a path for a name": (PDF, "../../../etc/passwd", True),
    "a path of Windows": (PDF, "C:\\Users\\a\\b.pdf", True),
    "a name of direction marks": (PDF, "a\u202efdp.exe", True),
    "a name with a header in it": (PDF, 'a.pdf"\r\nSet-Cookie: a=b; x="', True),
    "a formula for a name": (PDF, "=cmd|' /C calc'!A0.pdf", True),
    "markup for a name": (PDF, "<script>alert(1)</script>.pdf", True),
    "a name without end": (PDF, "n" * 5_000 + ".pdf", True),
    "a name of dots": (PDF, "..", True),
}


@pytest.mark.parametrize("told", FILES)
def test_a_file_is_judged_by_what_it_is_and_keeps_no_name_that_could_do_harm(
    app: Flask, refs: dict[str, str], told: str
) -> None:
    sent, name, taken = FILES[told]
    client, address = (
        browser_of(app, "applicant with a draft"),
        f"/drafts/{refs['aigli_gas']}/documents/right_to_sign/-",
    )
    before = newest(app)
    form = {
        "csrf_token": token_of(client, address),
        "dated_on": "",
        "file": (io.BytesIO(sent), name, "application/pdf"),
    }
    answer = client.post(address, data=form, headers=OURS, content_type="multipart/form-data")
    is_an_answer(answer, told)
    assert (newest(app) != before) is taken, told
    if not taken:
        assert answer.status_code == 422, told
        return
    with app.app_context():
        kept = db.session.get(DocumentFile, newest(app))
        assert kept is not None
        assert kept.media_type == "application/pdf"
        assert 0 < len(kept.filename) <= 255
        assert not re.search(
            r"[\x00-\x1f\x7f-\x9f/\\\u202a-\u202e\u2066-\u2069]", kept.filename
        )
    got = client.get(f"/drafts/{refs['aigli_gas']}/files/{newest(app)}")
    assert (got.status_code, got.data, got.mimetype) == (200, sent, "application/pdf")
    assert (
        got.headers["Content-Disposition"].startswith("attachment")
    )
    assert (
        got.headers["X-Content-Type-Options"] == "nosniff"
    )
    assert "sandbox" in got.headers["Content-Security-Policy"]
    assert "a=b" not in got.headers.getlist("Set-Cookie")
    is_an_answer(client.get(address), told)


def newest(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(DocumentFile.id).order_by(DocumentFile.id.desc()).limit(1)) or 0


@pytest.mark.parametrize(("visitor", "place"), [
    ("applicant with a draft", "/drafts/{aigli_gas}/documents/right_to_sign/-"),
    ("applicant", "/cases/{aigli}/messages"), ("registrar", "/staff/post")])  # fmt: skip
def test_what_is_too_large_is_answered_by_a_page_that_says_the_limit(
    app: Flask, refs: dict[str, str], visitor: str, place: str
) -> None:
    client = browser_of(app, visitor)
    limit = app.config["MAX_CONTENT_LENGTH"]
    answer = client.post(place.format(**refs), data=b"x", headers=OURS, content_type="multipart/form-data; boundary=x",
                         environ_overrides={"CONTENT_LENGTH": str(limit + 1)})  # fmt: skip
    page = answer.get_data(as_text=True)
    assert answer.status_code == 413
    assert "<h1" in page
    assert str(limit // 1024 // 1024) in page


def test_nothing_that_was_kept_holds_what_no_text_has(app: Flask, refs: dict[str, str]) -> None:
    """Last, over the database that all of the above has written to."""
    assert refs
    with app.app_context():
        for table in inspect(db.engine).get_table_names():
            for row in db.session.execute(text(f'SELECT * FROM "{table}"')).mappings():
                for name, value in row.items():
                    if isinstance(value, str):
                        assert not re.search(r"\x00|\\u0000|[\ud800-\udfff]|\\ud[89a-f]", value), (table, name)
                        assert len(value) < 500_000, (table, name)
