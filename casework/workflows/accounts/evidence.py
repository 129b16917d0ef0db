"""What stands behind the answers: outside registers, and other accounts and applications.

Registers answer under (register, identifier): `brreg` {name, deleted}, `gleif` {status, renewed_on}, `vat` {valid}; a
register that was not asked about a number says nothing. A match tells only that an account or an application exists,
never whose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.identifiers import email, lei, organisation_number
from casework.workflows.accounts.answers import WithRepresentatives
from casework.workflows.accounts.sources import ANNEX_VIII, REGISTRY_REGULATION
from casework.workflows.rules import looked_up, same_words

REVIEW = Source(REGISTRY_REGULATION, "Art. 22(4)")


def _register_agrees(answers: Any, facts: Facts) -> Iterator[Remark]:
    company = answers.company
    found = looked_up(facts, "brreg", organisation_number.normalise(company.register_number or ""))
    if company.country != "NO" or found is None:
        return
    if found.get("deleted"):
        yield "/company/register_number", Text("Not an error: the company register says that this company is deleted. "
                                               "Tell us what to make of it.")
    elif company.name and found.get("name") and not same_words(company.name, str(found["name"])):
        yield "/company/name", Text("Not an error: the company register has the name {name} under this number. Tell us "
                                    "which one is right.", name=str(found["name"]))


def register_agrees(number: str, source: Source) -> Check:
    """The rule about a company, under the number that the case type gives it."""
    return Check(number, Severity.WARNING, Text("The company register knows the company"), source, _register_agrees,
                 ("registers",))


def _lei_is_in_force(answers: Any, facts: Facts) -> Iterator[Remark]:
    number = answers.company.lei
    found = looked_up(facts, "gleif", lei.normalise(number or ""))
    if found is not None and found.get("status") == "LAPSED":
        yield "/company/lei", Text("Not an error: the LEI has lapsed. The LEI register says that {number} was not "
                                   "renewed. "
                                   "Tell us what to make of it.", number=number or "")


def lei_is_in_force(number: str) -> Check:
    """The rule, under the number that the case type gives it."""
    return Check(number, Severity.WARNING, Text("The LEI is in force"), REVIEW, _lei_is_in_force, ("registers",))


def _addresses_elsewhere(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person in answers.representatives.items():
        if ("email", email.normalise(person.email or "")) in (facts.matches or ()):
            yield f"/representatives/{key}/email", Text(
                "Not an error: an account or an application with this e-mail address exists. Tell us if {name} "
                "represents other companies too.", name=person.label)


def addresses_elsewhere(number: str) -> Check:
    """The rule, under the number that the case type gives it."""
    return Check(number, Severity.WARNING, Text("The e-mail addresses are in no other account"), ANNEX_VIII,
                 _addresses_elsewhere, ("matches",))
