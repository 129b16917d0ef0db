"""What stands behind the answers: documents, outside registers, and other accounts and applications.

Regulation (EU) 2019/1122 Arts 14(3), 15b, 19, 21 and 22(4). Registers answer under (register, identifier): `brreg`
{name, deleted}, `gleif` {status}, `vat` {valid}; a register that was not asked about a number says nothing. A match
tells only that an account or application exists, never whose.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.identifiers import vat
from casework.workflows.accounts.evidence import (
    addresses_elsewhere,
    lei_is_in_force,
    register_agrees,
)
from casework.workflows.accounts.sources import ART_19, REGISTRY_REGULATION
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.documents import ANNEX_IV, DOCUMENTS
from casework.workflows.registry_account.wishes import only_one
from casework.workflows.requirements import document_checks
from casework.workflows.rules import looked_up, rule

ONE_ACCOUNT = Source(REGISTRY_REGULATION, "Arts 14(3) and 15b", certainty=85)
MUST_BE_REGISTERED = Source("Norwegian Environment Agency", "Guidance on trading accounts", certainty=90)


@rule("ACC-72", Severity.ERROR, Text("The company is registered for VAT"), MUST_BE_REGISTERED, needs=("registers",))
def the_company_is_registered_for_vat(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.company.vat_number
    found = looked_up(facts, "vat", vat.normalise(number or ""))
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
    *document_checks("ACC", DOCUMENTS, ANNEX_IV), register_agrees("ACC-70", ART_19), lei_is_in_force("ACC-71"),
    the_company_is_registered_for_vat, there_is_no_such_account_yet, addresses_elsewhere("ACC-82"),
)
