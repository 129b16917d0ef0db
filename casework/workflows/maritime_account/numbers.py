"""Numbers and addresses that others gave out: is each of them one?

Regulation (EU) 2019/1122, Table III-I of Annex III and Annex VIIa. What a number must look like stands in
`casework.identifiers`; a number that looks right may still belong to nobody, which the registers tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.identifiers import (
    country,
    email,
    iban,
    imo_company,
    imo_ship,
    lei,
    locode,
    organisation_number,
    phone,
    vat,
)
from casework.law.eea import EEA, in_eea
from casework.workflows.accounts.places import Places, country_places, email_places, phone_places, postcode_places
from casework.workflows.accounts.sources import ANNEX_III
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.rules import day_of, faults, rule

ANNEX_VIIA = Source("Regulation (EU) 2019/1122", "Annex VIIa")
BANK = Source("Regulation (EU) 2019/1122", "Annex VIIa", certainty=75, note="The authority may ask for a bank account.")


@rule("MOHA-03", Severity.ERROR, Text("IMO company number"), ANNEX_VIIA)
def the_company_number_is_one(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/company/imo_company_number", answers.company.imo_company_number)], imo_company.fault)


@rule("MOHA-04", Severity.ERROR, Text("IMO company numbers of owners"), ANNEX_VIIA)
def the_owners_numbers_are_ones(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    def places() -> Places:
        for key, ship in answers.ships.items():
            yield f"/ships/{key}/owner_number", ship.owner_number
        for key, mandate in answers.mandates.items():
            yield f"/mandates/{key}/owner_number", mandate.owner_number
            yield f"/mandates/{key}/company_number", mandate.company_number

    yield from faults(places(), imo_company.fault)


@rule("MOHA-05", Severity.ERROR, Text("IMO ship numbers"), ANNEX_VIIA)
def the_ship_numbers_are_ones(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    def places() -> Places:
        for key, ship in answers.ships.items():
            yield f"/ships/{key}/imo_number", ship.imo_number
        yield "/voyage/ship", answers.voyage.ship
        for key, mandate in answers.mandates.items():
            yield from ((f"/mandates/{key}/ships", number) for number in mandate.ships)

    yield from faults(places(), imo_ship.fault)


@rule("MOHA-06", Severity.ERROR, Text("LEI"), ANNEX_III)
def the_lei_is_one(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/company/lei", answers.company.lei)], lei.fault)


@rule("MOHA-07", Severity.ERROR, Text("VAT number"), ANNEX_III)
def the_vat_number_is_one(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/company/vat_number", answers.company.vat_number)], vat.fault)


@rule("MOHA-08", Severity.ERROR, Text("Norwegian organisation number"), ANNEX_III)
def the_organisation_number_is_one(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.company.country == "NO":
        yield from faults([("/company/register_number", answers.company.register_number)], organisation_number.fault)


@rule("MOHA-09", Severity.ERROR, Text("Telephone numbers"), ANNEX_III)
def the_telephone_numbers_are_ones(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    def places() -> Places:
        yield from phone_places(answers)
        for key, mandate in answers.mandates.items():
            yield f"/mandates/{key}/contact_phone", mandate.contact_phone

    yield from faults(places(), phone.fault)


@rule("MOHA-10", Severity.ERROR, Text("E-mail addresses"), ANNEX_III)
def the_email_addresses_are_ones(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    def places() -> Places:
        yield from email_places(answers)
        for key, mandate in answers.mandates.items():
            yield f"/mandates/{key}/contact_email", mandate.contact_email

    yield from faults(places(), email.fault)


@rule("MOHA-14", Severity.ERROR, Text("Countries"), ANNEX_III)
def the_countries_exist(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    def places() -> Places:
        yield "/company/country", answers.company.country
        yield from country_places(answers)
        for key, ship in answers.ships.items():
            yield f"/ships/{key}/flag", ship.flag
        yield "/voyage/listed_under", answers.voyage.listed_under
        yield "/voyage/most_calls", answers.voyage.most_calls
        for key, mandate in answers.mandates.items():
            yield f"/mandates/{key}/company_country", mandate.company_country

    yield from faults(places(), country.fault)


@rule("MOHA-15", Severity.ERROR, Text("Norwegian postal codes"), ANNEX_III)
def a_norwegian_postal_code_has_four_digits(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for pointer, where, code in postcode_places(answers):
        if where == "NO" and code and not re.fullmatch("[0-9]{4}", code):
            yield pointer, Text("{code} is not a Norwegian postal code: they have four digits.", code=code)


@rule("MOHA-31", Severity.ERROR, Text("Port codes"), ANNEX_VIIA)
def the_port_codes_are_ones(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    voyage = answers.voyage
    yield from faults([("/voyage/from_port", voyage.from_port), ("/voyage/to_port", voyage.to_port)], locode.fault)


@rule("MOHA-50", Severity.ERROR, Text("IBAN"), BANK)
def the_iban_is_one(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/bank/iban", answers.bank.iban)], iban.fault)


@rule("MOHA-51", Severity.ERROR, Text("The bank account is in the EEA"), BANK)
def the_bank_account_is_in_the_eea(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.bank.iban
    if number and iban.fault(number) is None:
        states = {code for code in EEA if in_eea(code, day_of(facts))}
        yield from faults([("/bank/iban", number)], lambda text: iban.outside(text, states))


NUMBER_CHECKS: tuple[Check, ...] = (
    the_company_number_is_one, the_owners_numbers_are_ones, the_ship_numbers_are_ones, the_lei_is_one,
    the_vat_number_is_one, the_organisation_number_is_one, the_telephone_numbers_are_ones, the_email_addresses_are_ones,
    the_countries_exist, a_norwegian_postal_code_has_four_digits, the_port_codes_are_ones, the_iban_is_one,
    the_bank_account_is_in_the_eea,
)
