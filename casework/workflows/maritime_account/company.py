"""The company's own answers: is everything there, and does it fit together?

Regulation (EU) 2019/1122 Annexes III and VIIa; the terms of Annex II are accepted by the holder and by each
representative, in the version in force.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.law.registry_terms import TERMS_SOURCE, terms_in_force
from casework.workflows.accounts.sources import ANNEX_III
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.numbers import ANNEX_VIIA, BANK
from casework.workflows.maritime_account.required import DUTIES
from casework.workflows.rules import day_of, rule, same_words

TWO = Source("Regulation (EU) 2019/1122", "Arts 15a and 20; Annex VIIa")

# A missing answer that a rule of its own speaks of in better words.
SAID_ELSEWHERE = frozenset({("mandates", "owner_signed_on"), ("mandates", "company_signed_on")})

TOO_FEW = {
    "ships": Text("There is no ship on your list."),
    "mandates": Text("There is no mandate. An ISM company needs one from each owner."),
    "representatives": Text("At least two representatives are needed."),
}


@rule("MOHA-01", Severity.ERROR, Text("Nothing is missing"), ANNEX_VIIA)
def nothing_is_missing(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers, but=SAID_ELSEWHERE)


@rule("MOHA-02", Severity.ERROR, Text("Enough ships, mandates and representatives"), TWO)
def there_are_enough_rows(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for section, _ in DUTIES.missing_rows(answers):
        yield f"/{section}", TOO_FEW[section]


@rule("MOHA-13", Severity.WARNING, Text("The name is the same in THETIS-MRV"), ANNEX_VIIA)
def the_name_is_the_same_in_thetis(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    company = answers.company
    if company.name and company.thetis_name and not same_words(company.name, company.thetis_name):
        yield "/company/thetis_name", Text("Not an error: the company has another name in THETIS-MRV than in the "
                                           "company register. Tell us what to make of it.")


@rule("MOHA-17", Severity.WARNING, Text("Two different telephone numbers"), ANNEX_III)
def the_two_telephones_differ(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    at = answers.addresses
    if at.phone and same_words(at.phone, at.phone2):
        yield "/addresses/phone2", Text("Not an error: both telephone numbers are the same. The registry asks for two; "
                                        "tell us if there is only one.")


@rule("MOHA-52", Severity.WARNING, Text("The bank account is the company's"), BANK)
def the_bank_account_is_the_companys(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    holder, name = answers.bank.holder, answers.company.name
    if holder and name and not same_words(holder, name):
        yield "/bank/holder", Text("Not an error: the bank account is in another name than the company's. Tell us why.")


@rule("MOHA-55", Severity.ERROR, Text("The company accepts the terms"), TERMS_SOURCE)
def the_company_accepts_the_terms(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.terms.accepted is False:
        yield "/terms/accepted", Text("Without accepting the terms of the Union Registry the company can have no "
                                      "account.")


@rule("MOHA-56", Severity.ERROR, Text("The terms are those in force"), TERMS_SOURCE)
def the_terms_are_those_in_force(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    version, current = answers.terms.version, terms_in_force(day_of(facts))
    if version and version != current:
        yield "/terms/version", Text("There is a new version of the terms, {current}. You have seen {version}. Read "
                                     "it and "
                                     "accept it.", current=current, version=version)


COMPANY_CHECKS: tuple[Check, ...] = (
    nothing_is_missing, there_are_enough_rows, the_name_is_the_same_in_thetis, the_two_telephones_differ,
    the_bank_account_is_the_companys, the_company_accepts_the_terms, the_terms_are_those_in_force,
)
