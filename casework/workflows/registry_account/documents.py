"""Which documents each kind of account needs (Regulation (EU) 2019/1122 Annexes III, IV, VI, VIIb and VIII).

Whether a kind must send a paper, or only when we ask, stands in `kinds.py`. Copies are certified, foreign ones
legalised, at most three months before the application. Norwegian companies we look up ourselves. Criminal records may
not be kept: they go when the account is approved, when a refusal is final, and when the application ends without a
decision (Annex IV no. 8, Annex VIII no. 5).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from casework.core.asked import Document
from casework.core.checks import DocumentFact
from casework.core.text import Source, Text
from casework.workflows import requirements
from casework.workflows.accounts.documents import ORIGINAL, PURGED_ON, REPRESENTATIVE_DOCUMENTS, THREE_MONTHS
from casework.workflows.accounts.sources import GUIDANCE, REGISTRY_REGULATION
from casework.workflows.registry_account.answers import AccountAnswers

ANNEX_IV = Source(REGISTRY_REGULATION, "Annex IV")
ANNEX_IV_VI = Source(REGISTRY_REGULATION, "Annexes IV and VI")
POWER = Source("Norwegian Environment Agency", "Guidance on trading accounts", certainty=90)

When = Callable[[Any, str], bool]


def _owes(paper: str) -> When:
    return lambda answers, key: (isinstance(answers, AccountAnswers) and answers.kind is not None
                                 and paper in answers.kind.must)


def _asks(paper: str, also: Callable[[AccountAnswers], bool] = lambda answers: True) -> When:
    return lambda answers, key: (isinstance(answers, AccountAnswers) and answers.kind is not None
                                 and paper in answers.kind.must | answers.kind.may and also(answers))


def is_foreign(answers: AccountAnswers) -> bool:
    return answers.company.country not in {None, "NO"}


def is_in_group(answers: AccountAnswers) -> bool:
    return answers.company.in_group is True


def is_elsewhere(answers: AccountAnswers) -> bool:
    """The company register does not show the address."""
    return answers.company.in_register is False


DOCUMENTS: tuple[Document, ...] = (
    Document(
        "bank_proof", Text("Letter from the bank"), ANNEX_IV_VI, when=_asks("bank_proof"),
        required=_owes("bank_proof"), max_age=THREE_MONTHS,
        hint=Text("Shows that the account is open and in the account holder's name.")),
    Document(
        "holder_identity", Text("Your passport or EEA identity card"), ANNEX_IV, when=_asks("holder_identity"),
        max_age=THREE_MONTHS, restricted=True, hint=Text("A certified copy. Give the date of the certification.")),
    Document(
        "holder_home_address", Text("Proof of your home address"), ANNEX_IV, when=_asks("holder_home_address"),
        max_age=THREE_MONTHS, restricted=True,
        hint=Text("An identity document that shows the address, or a statement of the local authority.")),
    Document(
        "holder_criminal_record", Text("Your police certificate"), ANNEX_IV, when=_asks("holder_criminal_record"),
        accepts=ORIGINAL, max_age=THREE_MONTHS, purge_on=PURGED_ON, restricted=True,
        hint=Text("The original digital file, not a scan. We delete it when we have approved the account.")),
    Document(
        "company_register", Text("Extract from the company register"), ANNEX_IV_VI,
        when=_asks("company_register", is_foreign), required=_owes("company_register"), max_age=THREE_MONTHS,
        hint=Text("We look Norwegian companies up ourselves.")),
    Document(
        "right_to_sign", Text("Proof of who may sign for the company"), GUIDANCE,
        when=_asks("right_to_sign", is_foreign), max_age=THREE_MONTHS,
        hint=Text("For example a register extract or a certificate of incumbency, certified.")),
    Document(
        "vat_registration", Text("Proof of VAT registration"), ANNEX_IV_VI,
        when=_asks("vat_registration", is_foreign), required=_owes("vat_registration"),
        hint=Text("We look Norwegian companies up ourselves.")),
    Document(
        "registered_address", Text("Proof of the registered address"), ANNEX_IV,
        when=_asks("registered_address", is_elsewhere), max_age=THREE_MONTHS,
        hint=Text("For example a statement of the local authority.")),
    Document(
        "group_chart", Text("Chart of the group"), ANNEX_IV_VI, when=_asks("group_chart", is_in_group),
        required=_owes("group_chart"), max_age=THREE_MONTHS,
        hint=Text("Certified; a foreign one also legalised. Give the date of the certification.")),
    Document(
        "beneficial_owners", Text("Beneficial owners"), ANNEX_IV_VI, when=_asks("beneficial_owners"), required=False,
        hint=Text("Name, date of birth, nationality and kind of control.")),
    Document(
        "constitution", Text("Instruments of constitution, or annual accounts"), ANNEX_IV_VI,
        when=_asks("constitution"), required=False),
    Document(
        "authoriser_criminal_record", Text("Police certificate of the person who signs the powers of attorney"), POWER,
        when=_asks("authoriser_criminal_record"), accepts=ORIGINAL, max_age=THREE_MONTHS, purge_on=PURGED_ON,
        restricted=True,
        hint=Text("The original digital file, not a scan. We delete it when we have approved the account.")),
    Document(
        "owner_criminal_record", Text("Police certificate of a beneficial owner"), ANNEX_IV, per="owners",
        when=_asks("owner_criminal_record"), required=False, accepts=ORIGINAL, max_age=THREE_MONTHS,
        purge_on=PURGED_ON, restricted=True, hint=Text("Only if we ask for it, and then we say why.")),
    Document(
        "director_criminal_record", Text("Police certificate of a director"), ANNEX_IV, per="directors",
        when=_asks("director_criminal_record"), required=False, accepts=ORIGINAL, max_age=THREE_MONTHS,
        purge_on=PURGED_ON, restricted=True, hint=Text("Only if we ask for it, and then we say why.")),
    *REPRESENTATIVE_DOCUMENTS,
)


def missing(answers: AccountAnswers, documents: tuple[DocumentFact, ...],
            applied_on: date) -> list[tuple[str, str, Text]]:
    """(kind, key, why) for each document that is missing, too old or without a date."""
    return requirements.missing(DOCUMENTS, answers, documents, applied_on)
