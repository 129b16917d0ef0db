"""What stands behind the answers: documents, outside registers, and other accounts and applications.

Regulation (EU) 2019/1122 Arts 14(3), 15b, 19, 21 and 22(4). Registers answer under (register, identifier): `brreg`
{name, deleted}, `gleif` {status}, `vat` {valid}; a register that was not asked about a number says nothing. A match
tells only that an account or application exists, never whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.identifiers import lei, organisation_number, vat
from casework.workflows.accounts.evidence import addresses_elsewhere
from casework.workflows.accounts.rules import rule, same_words
from casework.workflows.accounts.sources import ART_19, REGISTRY_REGULATION
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.documents import ANNEX_IV, DOCUMENTS
from casework.workflows.registry_account.wishes import only_one
from casework.workflows.requirements import document_checks

REVIEW = Source(REGISTRY_REGULATION, "Art. 22(4)")
ONE_ACCOUNT = Source(REGISTRY_REGULATION, "Arts 14(3) and 15b", certainty=85)
MUST_BE_REGISTERED = Source("Norwegian Environment Agency", "Guidance on trading accounts", certainty=90)


def _answer(facts: Facts, register: str, number: str | None) -> Mapping[str, Any] | None:
    return (facts.registers or {}).get((register, number)) if number else None


@rule("ACC-70", Severity.WARNING, Text("The company register knows the company"), ART_19, needs=("registers",))
def the_company_register_agrees(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    company = answers.company
    found = _answer(facts, "brreg", organisation_number.normalise(company.register_number or ""))
    if company.country != "NO" or found is None:
        return
    if found.get("deleted"):
        yield "/company/register_number", Text("Not an error: the company register says that this company is deleted. "
                                               "Tell us what to make of it.")
    elif company.name and found.get("name") and not same_words(company.name, str(found["name"])):
        yield "/company/name", Text("Not an error: the company register has the name {name} under this number. Tell us "
                                    "which one is right.", name=str(found["name"]))


@rule("ACC-71", Severity.WARNING, Text("The LEI is in force"), REVIEW, needs=("registers",))
def the_lei_is_in_force(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.company.lei
    found = _answer(facts, "gleif", lei.normalise(number or ""))
    if found is not None and found.get("status") == "LAPSED":
        yield "/company/lei", Text("Not an error: the LEI has lapsed. The LEI register says that {number} was not "
                                   "renewed. "
                                   "Tell us what to make of it.", number=number or "")


@rule("ACC-72", Severity.ERROR, Text("The company is registered for VAT"), MUST_BE_REGISTERED, needs=("registers",))
def the_company_is_registered_for_vat(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.company.vat_number
    found = _answer(facts, "vat", vat.normalise(number or ""))
    if (answers.kind is not None and "vat_registration" in answers.kind.must
            and found is not None and found.get("valid") is False):
        yield "/company/vat_number", Text("The tax register does not know {number}. A company must be registered for "
                                          "VAT to have a trading account. Register, or correct the number.",
                                          number=number or "")


@rule("ACC-80", Severity.ERROR, Text("There is no such account yet"), ONE_ACCOUNT, needs=("matches",))
def there_is_no_such_account_yet(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    pointers = {"permit": "/permit/permit_id", "fuel_operator": "/company/register_number"}
    for mark in only_one(answers) & (facts.matches or frozenset()):
        yield pointers[mark[0]], Text("An account or an application with this number exists. There can be only one.")


EVIDENCE_CHECKS: tuple[Check, ...] = (
    *document_checks("ACC", DOCUMENTS, ANNEX_IV), the_company_register_agrees, the_lei_is_in_force,
    the_company_is_registered_for_vat, there_is_no_such_account_yet, addresses_elsewhere("ACC-82"),
)
