"""The plan as a document on the pages: ordered with a plain form, there once it is printed, for who sees the case."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.db import db
from casework.models import Case, DocumentFile
from casework.outbox import drain
from casework.workflows.annexes import ANNEX
from tests.web.drafts import draft_app, signed_in, words
from tests.web.frame import OURS, token_of
from tests.web.test_verifier import name, plan
from tests.web.told import now


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    made = draft_app(tmp_path_factory.mktemp("annexes"))
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def sent(app: Flask) -> str:
    """A plan that was sent, asked about and sent again, and is printed."""
    return plan(app, "answer", printed=True)


def printed_in(app: Flask, ref: str) -> dict[str, tuple[int, str]]:
    """(number, SHA-256) of each document of a case, by submission and language."""
    year, seq = ref.split("-")
    with app.app_context():
        case_id = select(Case.id).where(Case.year == int(year), Case.seq == int(seq)).scalar_subquery()
        rows = db.session.scalars(select(DocumentFile).where(DocumentFile.case_id == case_id,
                                                             DocumentFile.kind == ANNEX))  # fmt: skip
        return {row.row_key: (row.number or 0, row.sha256) for row in rows}


def order(client: FlaskClient, place: str, n: object) -> int:
    token = token_of(client, "/sign-in")
    return client.post(place, data={"n": n, "csrf_token": token}, headers=OURS).status_code


def test_what_was_sent_is_there_as_the_bytes_that_were_printed(app: Flask, sent: str) -> None:
    kept = printed_in(app, sent)
    assert set(kept) == {"1.en", "2.en"}
    eleni, marit = signed_in(app, "eleni"), signed_in(app, "marit")
    assert words(eleni.get(f"/cases/{sent}")).count("The plan as PDF") == 2
    assert words(marit.get(f"/staff/cases/{sent}")).count("The plan as PDF") >= 2
    for number, sha256 in kept.values():
        for client, place in ((eleni, f"/cases/{sent}/annexes/{number}"),
                              (marit, f"/staff/cases/{sent}/documents/{number}")):  # fmt: skip
            answer = client.get(place)
            assert answer.mimetype == "application/pdf"
            assert hashlib.sha256(answer.get_data()).hexdigest() == sha256
            answer.close()


def test_another_language_is_ordered_by_whoever_asks_and_the_page_says_that_it_is_being_printed(
    app: Flask, sent: str
) -> None:
    eleni, marit = signed_in(app, "eleni"), signed_in(app, "marit")
    for client in (eleni, marit):
        client.set_cookie("casework-language", "nn")
    page = eleni.get(f"/cases/{sent}").get_data(as_text=True)
    assert page.count("Skriv ut på nynorsk") == 2
    assert "English" in page
    assert order(eleni, f"/cases/{sent}/annexes", 2) == 303
    assert order(marit, f"/staff/cases/{sent}/annexes", 2) == 303
    waiting = words(eleni.get(f"/cases/{sent}"))
    assert "blir skriven ut no" in waiting
    assert "blir skriven ut no" in words(marit.get(f"/staff/cases/{sent}"))
    with app.app_context():
        drain(now())
    assert set(printed_in(app, sent)) == {"1.en", "2.en", "2.nn"}
    assert "blir skriven ut no" not in words(eleni.get(f"/cases/{sent}"))


def test_A2_another_company_finds_neither_the_document_nor_the_form(app: Flask, sent: str) -> None:
    hauk, number = signed_in(app, "hauk", company="skarvoy"), printed_in(app, sent)["2.en"][0]
    assert hauk.get(f"/cases/{sent}/annexes/{number}").status_code == 404
    assert order(hauk, f"/cases/{sent}/annexes", 2) == 404
    assert hauk.get(f"/staff/cases/{sent}/documents/{number}").status_code == 403


def test_a_verifier_reads_what_was_sent_last_while_it_is_named_and_nobody_elses(app: Flask) -> None:
    ref = plan(app, "sign_refusal", "revise", days_ago=6, printed=True)
    kept = printed_in(app, ref)
    last = max(kept, key=lambda key: int(key.split(".")[0]))
    vilde, iker = signed_in(app, "vilde", company="havn"), signed_in(app, "iker", company="nereida")
    page = vilde.get(f"/assessments/{ref}").get_data(as_text=True)
    assert f"/assessments/{ref}/annexes/{kept[last][0]}" in page
    assert "/annexes\"" not in page, "it reads what the company had printed, and orders nothing"
    for key, (number, _) in kept.items():
        place = f"/assessments/{ref}/annexes/{number}"
        assert vilde.get(place).status_code == (200 if key == last else 404)
        assert iker.get(place).status_code == 404
    name(app, ref, "nereida")
    assert vilde.get(f"/assessments/{ref}/annexes/{kept[last][0]}").status_code == 404


@pytest.mark.parametrize("n", ["", "0", "7", "-1", "2.5", "١", "1" * 400, "x"])
def test_what_names_no_submission_is_not_there(app: Flask, sent: str, n: str) -> None:
    assert order(signed_in(app, "eleni"), f"/cases/{sent}/annexes", n) == 404
    assert order(signed_in(app, "marit"), f"/staff/cases/{sent}/annexes", n) == 404


def test_the_approval_stands_with_its_annex(app: Flask) -> None:
    ref = plan(app, "sign_approval", days_ago=3, printed=True)
    kept = printed_in(app, ref)
    page = signed_in(app, "eleni").get(f"/cases/{ref}").get_data(as_text=True)
    beside = re.search(r"Annex 1: <a href=\"([^\"]+)\"", page)
    assert beside is not None
    assert beside[1] == f"/cases/{ref}/annexes/{kept[max(kept)][0]}"
