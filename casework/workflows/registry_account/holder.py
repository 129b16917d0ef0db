"""The holder's own answers: is everything there, does it fit together, and does this kind take applications at all?

Regulation (EU) 2019/1122 Arts 14 to 16 and Annexes III and IV; the terms of Annex II are accepted by the holder and by
each representative, in the version in force.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.law.registry_terms import TERMS_SOURCE, terms_in_force
from casework.workflows.accounts.representatives import of_age
from casework.workflows.accounts.sources import ANNEX_III, REGISTRY_REGULATION, RESIDENCE
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.documents import ANNEX_IV
from casework.workflows.registry_account.required import DUTIES
from casework.workflows.rules import day_of, rule, same_words

KINDS_OF = Source(REGISTRY_REGULATION, "Arts 14 to 16 and Annex I")
ENOUGH = Source(REGISTRY_REGULATION, "Art. 20(2) and Annex IV")

TOO_FEW = {
    "owners": Text("There is no beneficial owner on your list."),
    "directors": Text("There is no director on your list."),
    "representatives": Text("At least two representatives are needed."),
}


@rule("ACC-01", Severity.ERROR, Text("Nothing is missing"), ANNEX_III)
def nothing_is_missing(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


@rule("ACC-02", Severity.ERROR, Text("Enough owners, directors and representatives"), ENOUGH)
def there_are_enough_rows(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    for section, _ in DUTIES.missing_rows(answers):
        yield f"/{section}", TOO_FEW[section]


@rule("ACC-03", Severity.ERROR, Text("The kind of account is one that we open"), KINDS_OF)
def the_kind_is_one_we_open(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.kind is not None and answers.kind.closed is not None:
        yield "/account/kind", answers.kind.closed


@rule("ACC-04", Severity.ERROR, Text("The account holder is of age"), ANNEX_IV)
def the_holder_is_of_age(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    born = answers.person.birth_date
    if born is not None and not of_age(born, day_of(facts)):
        yield "/person/birth_date", Text("The account holder must be at least 18 years old on the day you apply. "
                                         "Compare the date of birth with the identity document.")


@rule("ACC-05", Severity.ERROR, Text("The account holder's identity document is valid"), ANNEX_IV)
def the_holders_document_is_valid(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    ends = answers.person.id_expires_on
    if ends is not None and ends < facts.today:
        yield "/person/id_expires_on", Text("Your identity document expired on {day}. Use one that is valid.", day=ends)


@rule("ACC-06", Severity.WARNING, Text("Two different telephone numbers"), ANNEX_III)
def the_two_telephones_differ(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    at = answers.addresses
    if at.phone and same_words(at.phone, at.phone2):
        yield "/addresses/phone2", Text("Not an error: both telephone numbers are the same. The registry asks for two; "
                                        "tell us if there is only one.")


@rule("ACC-07", Severity.WARNING, Text("The bank account is the account holder's"), ANNEX_IV)
def the_bank_account_is_the_holders(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.bank.holder and answers.holder and not same_words(answers.bank.holder, answers.holder):
        yield "/bank/holder", Text("Not an error: the bank account is in another name than the account holder's. Tell "
                                   "us why.")


@rule("ACC-08", Severity.ERROR, Text("One representative lives in Norway"), RESIDENCE)
def one_representative_lives_in_norway(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    homes = [person.country for person in answers.representatives.values()]
    applies = (answers.kind is not None and answers.kind.resident) or facts.readings.get("residence") == "all_accounts"
    if applies and homes and None not in homes and "NO" not in homes:
        yield "/representatives", Text("For this kind of account at least one representative must live in Norway. "
                                       "Nominate a person who does, beside the others or instead of one of them.")


@rule("ACC-09", Severity.ERROR, Text("The account holder accepts the terms"), TERMS_SOURCE)
def the_holder_accepts_the_terms(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.terms.accepted is False:
        yield "/terms/accepted", Text("Without accepting the terms of the Union Registry nobody can have an account.")


@rule("ACC-10", Severity.ERROR, Text("The terms are those in force"), TERMS_SOURCE)
def the_terms_are_those_in_force(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    version, current = answers.terms.version, terms_in_force(day_of(facts))
    if version and version != current:
        yield "/terms/version", Text("There is a new version of the terms, {current}. You have seen {version}. Read "
                                     "it and "
                                     "accept it.", current=current, version=version)


HOLDER_CHECKS: tuple[Check, ...] = (
    nothing_is_missing, there_are_enough_rows, the_kind_is_one_we_open, the_holder_is_of_age,
    the_holders_document_is_valid, the_two_telephones_differ, the_bank_account_is_the_holders,
    one_representative_lives_in_norway, the_holder_accepts_the_terms, the_terms_are_those_in_force,
)
