"""The fee on the page of its case: line by line for whoever pays, with similar cases for the authority alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import Case
from casework.outbox import drain
from casework.stories.people import party_id
from casework.stories.telling import DAY, plots_of, tell
from casework.workflows import CASE_TYPES
from casework.workflows.charging import announcing, charged_by
from casework.workflows.fee_guards import fee_paid
from tests.ready import ready
from tests.web.staffdesk import applicant, officer
from tests.web.told import now, told_app

FEE = next(name for name, case_type in CASE_TYPES.items() if announcing(case_type))


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    url = ready(tmp_path)
    with told_app(tmp_path, url) as made:
        yield made


def fee(app: Flask, until: str, end: str = "credit") -> tuple[str, str]:
    """(the fee's case, the case it is for) of a fee that was told up to a step."""
    with app.app_context():
        beats = tell(FEE, plots_of(FEE)[end], party=party_id("aigli"), now=now() - 80 * DAY, until=until,
                     storage=app.extensions["casework.storage"], drain=drain)  # fmt: skip
        *_, (scene, _) = beats
        case = scene.case
        return case.ref, scene.answers.charge.case.replace("/", "-")


def test_the_payer_sees_what_approved_time_comes_to_and_never_whose_it_was(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, of = fee(app, "propose_fee")
    eleni = applicant(app, "eleni", "aigli")
    eleni.see(f"/cases/{ref}")
    shown = eleni.words.replace("\u00a0", " ").partition("The fee")[2].partition("Messages")[0]
    assert "Technical review" in shown
    assert "2.5 h at NOK 1 640.00 an hour" in shown
    assert "So far" in shown
    assert "8 200.00" in shown
    assert "The rate of an hour is a setting" in shown
    assert not {"Marit", "Guidance", "Similar cases"} & set(shown.split())
    assert "We opened the case." in eleni.words
    eleni.see(f"/cases/{of}")
    assert "It has a case of its own." in eleni.words
    assert "when the fee is paid" not in eleni.words
    charged = next(one for one in CASE_TYPES.values() if charged_by(one))
    steps = (replace(step, guards=(*step.guards, fee_paid)) if step.decides else step for step in charged.steps)
    monkeypatch.setitem(CASE_TYPES, charged.name, replace(charged, steps=tuple(steps)))
    for reader, path in ((eleni, "/cases"), (officer(app, "marit"), "/staff/cases")):
        reader.see(f"{path}/{of}")
        assert "We decide the case when the fee is paid." in reader.words


def test_each_case_of_a_shared_invoice_leads_both_sides_to_it_and_to_its_letter(app: Flask) -> None:
    first, second = (fee(app, "sign_fee")[0] for _ in range(2))
    with app.app_context():
        ids = [str(case.id) for case in db.session.scalars(select(Case)) if case.ref in (first, second)]
    frode = officer(app, "frode")
    frode.see("/staff/finance/ready")
    frode.send("/staff/finance/ready", case=ids)
    assert "16 400.00" in frode.words.replace("\u00a0", " ")
    with app.app_context():
        drain(now())
    eleni, marit = applicant(app, "eleni", "aigli"), officer(app, "marit")
    for reader, path in ((eleni, "/cases"), (marit, "/staff/cases")):
        page = reader.see(f"{path}/{second}")
        assert "is for several cases and is paid as one" in reader.words
        (letter,) = re.findall(rf'href="({path}/{first}/[a-z]+/\d+)">Invoice', page)
        assert reader.client.get(letter).mimetype == "application/pdf"


def test_the_payer_sees_how_to_pay_objects_to_a_line_and_reads_the_answer_at_that_line(app: Flask) -> None:
    ref, _ = fee(app, "answer_objection")
    eleni = applicant(app, "eleni", "aigli")
    eleni.see(f"/cases/{ref}")
    said = eleni.words.replace("\u00a0", " ")
    for words in ("Left to pay NOK 8 200.00", "Payment reference (KID)", "Objection to line 2", "Our answer",
                  "Paid so far NOK 0.00"):  # fmt: skip
        assert words in said
    marit = officer(app, "marit")
    marit.see(f"/staff/cases/{ref}")
    assert "Objection to line 2" in marit.words
    assert "Similar cases" not in marit.words  # two fees or fewer tell nothing
    assert "Start the timer" not in marit.words  # nobody is charged for being charged
    marit.see(f"/staff/cases/{ref}/time")
    assert marit.status == 404
