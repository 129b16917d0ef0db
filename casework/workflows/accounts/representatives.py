"""Who may be a representative, and which rights fit together.

Regulation (EU) 2019/1122 Arts 20 and 21 and Annex VIII: at least two different persons; one must be able to start a
transaction and another to approve it; a verifier's representative may represent no account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.identifiers import email, national_identity, phone
from casework.law.registry_terms import TERMS_SOURCE
from casework.workflows.accounts.answers import Representative, WithAddresses, WithRepresentatives
from casework.workflows.accounts.choices import Rights
from casework.workflows.accounts.sources import ANNEX_VIII, REGISTRY_REGULATION, RESIDENCE
from casework.workflows.rules import day_of, faults, rule

PAIR = Source(REGISTRY_REGULATION, "Art. 20(2)")
NO_VERIFIER = Source(REGISTRY_REGULATION, "Art. 20(3)")
OF_AGE = 18
HANDLING = timedelta(days=60)  # what a case usually takes from application to decision; ours, not the law's
NAMELESS = Text("a representative without a name")

STARTS = frozenset({Rights.INITIATE, Rights.INITIATE_AND_APPROVE})
APPROVES = frozenset({Rights.APPROVE, Rights.INITIATE_AND_APPROVE})


def fit_together(one: Rights | None, other: Rights | None) -> bool:
    """Can one of these two start a transaction that the other approves? Read-only rights fit with nothing (Art. 20)."""
    return (one in STARTS and other in APPROVES) or (one in APPROVES and other in STARTS)


def lawful_pair(rights: Iterable[Rights | None]) -> bool:
    """Are there two persons among these whose rights fit together?"""
    return any(fit_together(one, other) for one, other in combinations(rights, 2))


def same_person(one: Representative, other: Representative) -> bool:
    """The same national number, or the same name and day of birth."""
    if one.national_number and one.national_number == other.national_number:
        return True
    name = one.label.casefold()
    return bool(name) and name == other.label.casefold() and one.birth_date == other.birth_date


def pairs(answers: WithRepresentatives) -> Iterator[tuple[str, Representative, Representative]]:
    """(key of the later row, that row, an earlier row) for every two rows."""
    rows = list(answers.representatives.items())
    for place, (key, row) in enumerate(rows):
        for _, earlier in rows[:place]:
            yield key, row, earlier


def of_age(born: date, day: date) -> bool:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) >= OF_AGE


def _address(text: str | None) -> str:
    """As the sign-in of the registry compares addresses: capitals do not tell two persons apart."""
    return email.normalise(text or "").casefold()


@rule("AR-01", Severity.ERROR, Text("The representatives are different persons"), PAIR)
def they_are_different_persons(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person, earlier in pairs(answers):
        if same_person(person, earlier):
            yield f"/representatives/{key}/last_name", Text("{name} is named twice. Name another person.",
                                                            name=person.label)


@rule("AR-02", Severity.ERROR, Text("The rights fit together"), PAIR)
def the_rights_fit_together(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    rights = [person.rights for person in answers.representatives.values()]
    if len(rights) > 1 and None not in rights and not lawful_pair(rights):
        yield "/representatives", Text("The rights do not fit together: one person must be able to start a "
                                       "transaction and "
                                       "another to approve it.")


@rule("AR-03", Severity.ERROR, Text("Every representative is of age"), ANNEX_VIII)
def everybody_is_of_age(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    day = day_of(facts)
    for key, person in answers.representatives.items():
        born = person.birth_date
        if born is not None and not of_age(born, day):
            yield f"/representatives/{key}/birth_date", Text(
                "{name} must be at least 18 years old on the day you apply. Compare the date of birth with the "
                "identity "
                "document.", name=person.label or NAMELESS)


@rule("AR-04", Severity.ERROR, Text("Nobody represents a verifier"), NO_VERIFIER)
def nobody_represents_a_verifier(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person in answers.representatives.items():
        if person.works_for_verifier:
            yield f"/representatives/{key}/works_for_verifier", Text(
                "{name} represents a verifier and can therefore represent no account. Name another person.",
                name=person.label or NAMELESS)


@rule("AR-05", Severity.ERROR, Text("One e-mail address for each person"), ANNEX_VIII)
def the_email_addresses_differ(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person, earlier in pairs(answers):
        if person.email and _address(person.email) == _address(earlier.email):
            yield f"/representatives/{key}/email", Text("{name} already uses this address.",
                                                        name=earlier.label or NAMELESS)


@rule("AR-06", Severity.ERROR, Text("One mobile number for each person"), ANNEX_VIII)
def the_mobile_numbers_differ(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person, earlier in pairs(answers):
        if person.mobile and phone.normalise(person.mobile) == phone.normalise(earlier.mobile or ""):
            yield f"/representatives/{key}/mobile", Text("{name} already uses this mobile number.",
                                                         name=earlier.label or NAMELESS)


@rule("AR-07", Severity.ERROR, Text("The identity document is valid"), ANNEX_VIII)
def the_identity_document_is_valid(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person in answers.representatives.items():
        if person.id_expires_on is not None and person.id_expires_on < facts.today:
            yield f"/representatives/{key}/id_expires_on", Text(
                "The identity document of {name} expired on {day}. Use one that is valid.",
                name=person.label or NAMELESS, day=person.id_expires_on)


@rule("AR-08", Severity.WARNING, Text("The identity document is valid when we decide"), ANNEX_VIII)
def the_identity_document_lasts(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person in answers.representatives.items():
        ends = person.id_expires_on
        if ends is not None and facts.today <= ends <= facts.today + HANDLING:
            yield f"/representatives/{key}/id_expires_on", Text(
                "Not an error: the identity document of {name} expires on {day}, perhaps before we decide. Tell us "
                "when a "
                "new one comes.", name=person.label or NAMELESS, day=ends)


@rule("AR-09", Severity.ERROR, Text("Norwegian national identity number"), ANNEX_VIII)
def the_national_number_is_one(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    yield from faults(((f"/representatives/{key}/national_number", person.national_number)
                       for key, person in answers.representatives.items()), national_identity.fault)


@rule("AR-10", Severity.WARNING, Text("National identity number and date of birth agree"), ANNEX_VIII)
def number_and_birth_agree(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person in answers.representatives.items():
        born = national_identity.born_on(person.national_number) if person.national_number else None
        if born is not None and person.birth_date is not None and born != person.birth_date:
            yield f"/representatives/{key}/birth_date", Text(
                "Not an error: the national identity number of {name} belongs to another date of birth. Compare both "
                "with "
                "the identity document.", name=person.label or NAMELESS)


@rule("AR-11", Severity.ERROR, Text("Every representative accepts the terms"), TERMS_SOURCE)
def everybody_accepts_the_terms(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person in answers.representatives.items():
        if person.terms_accepted is False:
            yield f"/representatives/{key}/terms_accepted", Text(
                "{name} has not accepted the terms of the Union Registry. Each representative accepts them personally.",
                name=person.label or NAMELESS)


@rule("AR-12", Severity.WARNING, Text("The e-mail address is the person's own"), ANNEX_VIII)
def the_address_is_the_persons_own(answers: WithAddresses, facts: Facts) -> Iterator[Remark]:
    shared = _address(answers.addresses.email)
    for key, person in answers.representatives.items():
        if person.email and _address(person.email) == shared and person.label != getattr(answers, "holder", None):
            yield f"/representatives/{key}/email", Text(
                "Not an error: this is the account holder's address too. It becomes the sign-in of {name}, so only "
                "{name} should read it.", name=person.label or NAMELESS)


@rule("AR-13", Severity.ERROR, Text("One representative lives in Norway, where the rule says so"), RESIDENCE)
def one_lives_in_norway(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    """For accounts that are no trading accounts: asked where the house reads the rule so."""
    countries = [person.country for person in answers.representatives.values()]
    if facts.readings.get("residence") == "all_accounts" and countries and "NO" not in countries:
        yield "/representatives", Text("No representative lives in Norway. At least one must.")


REPRESENTATIVE_CHECKS: tuple[Check, ...] = (
    they_are_different_persons, the_rights_fit_together, everybody_is_of_age, nobody_represents_a_verifier,
    the_email_addresses_differ, the_mobile_numbers_differ, the_identity_document_is_valid, the_identity_document_lasts,
    the_national_number_is_one, number_and_birth_agree, everybody_accepts_the_terms, the_address_is_the_persons_own,
)
