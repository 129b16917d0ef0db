"""The matrix of documents, row by row: must, may, or nothing, for each kind of account and for each representative.

Regulation (EU) 2019/1122 Annexes IV (trading), VI (operators), VIIb (fuel operators) and VIII (representatives).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.core.periods import Months
from casework.stories.registry_account import company, documents, example, fuel_operator, operator
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.documents import DOCUMENTS, missing

DAY = date(2026, 11, 20)
MUST, MAY, NOT = "must", "may", "–"
Made = Callable[[date], AccountAnswers]


def changed(made: Made, **company_answers: Any) -> AccountAnswers:
    raw = as_json(made(DAY))
    raw.setdefault("company", {}).update(company_answers)
    return AccountAnswers.model_validate(raw)



def need(answers: AccountAnswers, paper: str) -> str:
    document = next(document for document in DOCUMENTS if document.kind == paper)
    key = next(iter(getattr(answers, document.per)), "") if document.per else ""
    if not document.when(answers, key):
        return NOT
    return MUST if document.is_required(answers, key) else MAY


# A foreign holder: Norwegian companies are looked up. In a group, and with an address that no register shows.
MATRIX = [
    ("bank_proof", MUST, MUST, MAY, MAY),
    ("holder_identity", MUST, NOT, NOT, NOT),
    ("holder_home_address", MUST, NOT, NOT, NOT),
    ("holder_criminal_record", MUST, NOT, NOT, NOT),
    ("company_register", NOT, MUST, MAY, MAY),
    ("right_to_sign", NOT, MUST, MUST, MUST),
    ("vat_registration", NOT, MUST, MAY, MAY),
    ("beneficial_owners", NOT, NOT, MAY, MAY),
    ("group_chart", NOT, MUST, MUST, MAY),
    ("constitution", NOT, MAY, MAY, MAY),
    ("registered_address", NOT, MUST, NOT, NOT),
    ("authoriser_criminal_record", NOT, MUST, NOT, NOT),
    ("owner_criminal_record", NOT, MAY, NOT, NOT),
    ("director_criminal_record", NOT, MAY, NOT, NOT),
    ("identity", MUST, MUST, MUST, MUST),
    ("home_address", MUST, MUST, MUST, MUST),
    ("criminal_record", MUST, MUST, MUST, MUST),
    ("nomination", MUST, MUST, MUST, MUST),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "person", "trader", "plant", "fuel"), MATRIX, ids=[row[0] for row in MATRIX])
def test_a_row_of_the_matrix(paper: str, person: str, trader: str, plant: str, fuel: str) -> None:
    found = [need(replaced, paper) for replaced in (
        example(DAY), *(changed(made, country="DE", in_group=True, in_register=False)
                        for made in (company, operator, fuel_operator)))]  # fmt: skip
    assert found == [person, trader, plant, fuel]


def test_the_matrix_names_every_document() -> None:
    assert {row[0] for row in MATRIX} == {document.kind for document in DOCUMENTS}


def test_owners_and_directors_of_a_trading_company_are_answers_and_not_a_paper() -> None:
    owner, director = company(DAY).owners["o1"], company(DAY).directors["d1"]
    assert (owner.name, owner.nationality, owner.control) == ("Jana Reiter", "DE", "shares")
    assert owner.birth_date == director.birth_date == date(1975, 9, 30)
    assert director.job_title == "Managing director"


@pytest.mark.parametrize("paper", ["company_register", "right_to_sign", "vat_registration"])
@pytest.mark.parametrize("made", [company, operator, fuel_operator])
def test_a_norwegian_company_is_looked_up_and_sends_no_extract(made: Made, paper: str) -> None:
    assert need(changed(made, country="NO"), paper) == NOT


def test_a_group_chart_is_for_groups_and_proof_of_the_address_where_the_register_lacks_it() -> None:
    assert need(changed(company, in_group=False), "group_chart") == NOT
    assert need(changed(company, in_register=True), "registered_address") == NOT


@pytest.mark.parametrize("made", [example, company, operator, fuel_operator])
def test_nothing_is_missing_when_everything_needed_was_sent(made: Made) -> None:
    answers = made(DAY)
    sent = documents(answers, DAY)
    assert missing(answers, sent, DAY) == []
    for fact in sent:
        left = tuple(one for one in sent if one != fact)
        assert [(kind, key) for kind, key, _ in missing(answers, left, DAY)] == [(fact.kind, fact.key)]


def test_a_paper_is_at_most_three_months_old_on_the_day_of_the_application() -> None:
    answers = example(DAY)
    sent = documents(answers, DAY)
    old = tuple(replace(fact, dated_on=DAY - timedelta(days=120)) if fact.kind == "bank_proof" else fact
                for fact in sent)
    assert [kind for kind, _, _ in missing(answers, old, DAY)] == ["bank_proof"]
    assert {document.max_age for document in DOCUMENTS} == {Months(3), None}


def test_criminal_records_go_when_approved_and_when_a_refusal_is_final() -> None:
    for document in DOCUMENTS:
        is_record = document.kind.endswith("criminal_record")
        assert bool(document.purge_on) is is_record, document.kind
        if is_record:
            assert {"approved", "refused_final", "withdrawn", "discarded"} == set(document.purge_on)
            assert document.accepts == ("application/pdf",)


def test_before_a_kind_is_chosen_only_the_representatives_papers_are_asked_for() -> None:
    answers = AccountAnswers.model_validate({"representatives": {"r1": {}}})
    assert {kind for kind, _, _ in missing(answers, (), DAY)} == {
        "identity", "home_address", "criminal_record", "nomination"}
