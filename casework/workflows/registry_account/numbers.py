"""Numbers and addresses that others gave out: is each of them one? (Regulation (EU) 2019/1122, Annexes III, IV, VI)

What a number must look like stands in `casework.identifiers`; a number that looks right may still belong to nobody,
which the registers tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.identifiers import country, email, iban, lei, national_identity, organisation_number, phone, vat
from casework.law.eea import EEA, in_eea
from casework.workflows.accounts.places import country_places, email_places, phone_places, postcode_places
from casework.workflows.accounts.sources import ANNEX_III
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.documents import ANNEX_IV
from casework.workflows.rules import day_of, faults, rule


@rule("ACC-20", Severity.ERROR, Text("LEI"), ANNEX_III)
def the_lei_is_one(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/company/lei", answers.company.lei)], lei.fault)


@rule("ACC-21", Severity.ERROR, Text("VAT number"), ANNEX_III)
def the_vat_number_is_one(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/company/vat_number", answers.company.vat_number),
                       ("/person/vat_number", answers.person.vat_number)], vat.fault)


@rule("ACC-22", Severity.ERROR, Text("Norwegian organisation number"), ANNEX_III)
def the_organisation_number_is_one(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.company.country == "NO":
        yield from faults([("/company/register_number", answers.company.register_number)], organisation_number.fault)


@rule("ACC-23", Severity.ERROR, Text("Norwegian national identity number"), ANNEX_III)
def the_national_number_is_one(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/person/national_number", answers.person.national_number)], national_identity.fault)


@rule("ACC-24", Severity.WARNING, Text("National identity number and date of birth agree"), ANNEX_III)
def number_and_birth_agree(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    person = answers.person
    born = national_identity.born_on(person.national_number) if person.national_number else None
    if born is not None and person.birth_date is not None and born != person.birth_date:
        yield "/person/birth_date", Text(
            "Not an error: the national identity number of {name} belongs to another date of birth. Compare both "
            "with "
            "the identity document.", name=answers.holder or Text("the account holder"))


@rule("ACC-25", Severity.ERROR, Text("Telephone numbers"), ANNEX_III)
def the_telephone_numbers_are_ones(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    site = answers.installation
    yield from faults([*phone_places(answers), ("/installation/phone", site.phone),
                       ("/installation/phone2", site.phone2)], phone.fault)


@rule("ACC-26", Severity.ERROR, Text("E-mail addresses"), ANNEX_III)
def the_email_addresses_are_ones(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([*email_places(answers), ("/installation/email", answers.installation.email)], email.fault)


@rule("ACC-27", Severity.ERROR, Text("Countries"), ANNEX_III)
def the_countries_exist(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    owners = [(f"/owners/{key}/nationality", owner.nationality) for key, owner in answers.owners.items()]
    yield from faults([*country_places(answers), ("/company/country", answers.company.country), *owners,
                       ("/person/birth_country", answers.person.birth_country),
                       ("/installation/country", answers.installation.country)], country.fault)


@rule("ACC-28", Severity.ERROR, Text("Norwegian postal codes"), ANNEX_III)
def a_norwegian_postal_code_has_four_digits(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    site = answers.installation
    for pointer, where, code in (*postcode_places(answers), ("/installation/postcode", site.country, site.postcode)):
        if where == "NO" and code and not re.fullmatch("[0-9]{4}", code):
            yield pointer, Text("{code} is not a Norwegian postal code: they have four digits.", code=code)


@rule("ACC-29", Severity.ERROR, Text("IBAN"), ANNEX_IV)
def the_iban_is_one(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/bank/iban", answers.bank.iban)], iban.fault)


@rule("ACC-30", Severity.ERROR, Text("The bank account is in the EEA"), ANNEX_IV)
def the_bank_account_is_in_the_eea(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.bank.iban
    if number and iban.fault(number) is None:
        states = {code for code in EEA if in_eea(code, day_of(facts))}
        yield from faults([("/bank/iban", number)], lambda text: iban.outside(text, states))


NUMBER_CHECKS: tuple[Check, ...] = (
    the_lei_is_one, the_vat_number_is_one, the_organisation_number_is_one, the_national_number_is_one,
    number_and_birth_agree, the_telephone_numbers_are_ones, the_email_addresses_are_ones, the_countries_exist,
    a_norwegian_postal_code_has_four_digits, the_iban_is_one, the_bank_account_is_in_the_eea,
)
