"""Which documents the application needs, how old they may be, and when they are deleted.

Regulation (EU) 2019/1122 Annexes III, VIIa and VIII; for mandates Implementing Regulation (EU) 2023/2599 Arts 1 and 2.
Copies are certified, foreign ones legalised, at most three months before the application. What the authority may ask
for is offered and not required. Criminal records may not be kept: they go when the person is approved, when a refusal
is final, and when the application ends without a decision (Annex VIII).
"""

from __future__ import annotations

from datetime import date

from casework.core.asked import Document
from casework.core.checks import DocumentFact
from casework.core.text import Source, Text
from casework.workflows import requirements
from casework.workflows.accounts.documents import REPRESENTATIVE_DOCUMENTS, THREE_MONTHS
from casework.workflows.accounts.sources import GUIDANCE, REGISTRY_REGULATION
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.choices import CompanyRole, MandateLanguage

MANDATE_REGULATION = "Implementing Regulation (EU) 2023/2599"
ANNEX_VIIA = Source(REGISTRY_REGULATION, "Annex VIIa", certainty=90)
MAY_ASK = Source(REGISTRY_REGULATION, "Annex VIIa", certainty=75, note="The authority may ask for it.")



_when = requirements.when_of(MaritimeAnswers)

is_owner = _when(lambda answers, key: answers.company.role is CompanyRole.REGISTERED_OWNER)
is_ism_company = _when(lambda answers, key: answers.company.role is CompanyRole.ISM_COMPANY)
is_in_group = _when(lambda answers, key: answers.company.in_group is True)
is_foreign = _when(lambda answers, key: answers.company.country not in {None, "NO"})
is_not_in_english = _when(lambda answers, key: answers.company.role is CompanyRole.ISM_COMPANY
                          and key in answers.mandates and answers.mandates[key].language is MandateLanguage.OTHER)

DOCUMENTS: tuple[Document, ...] = (
    Document(
        "company_register", Text("Extract from the company register"), MAY_ASK, when=is_foreign, required=False,
        max_age=THREE_MONTHS, hint=Text("We look Norwegian companies up ourselves.")),
    Document(
        "right_to_sign", Text("Proof of who may sign for the company"), GUIDANCE, when=is_foreign,
        max_age=THREE_MONTHS,
        hint=Text("For example a register extract or a certificate of incumbency, certified.")),
    Document(
        "group_chart", Text("Chart of the group"), ANNEX_VIIA, when=is_in_group, max_age=THREE_MONTHS,
        hint=Text("Certified; a foreign one also legalised. Give the date of the certification.")),
    Document(
        "bank_proof", Text("Letter from the bank"), MAY_ASK, required=False, max_age=THREE_MONTHS,
        hint=Text("Shows that the account is open and in the company's name.")),
    Document("vat_registration", Text("Proof of VAT registration"), MAY_ASK, required=False),
    Document(
        "beneficial_owners", Text("Beneficial owners"), MAY_ASK, required=False,
        hint=Text("Name, date of birth, nationality and kind of control.")),
    Document(
        "constitution", Text("Instruments of constitution, or annual accounts"), MAY_ASK, required=False),
    Document(
        "ship_list", Text("Signed list of the ships"), Source(MANDATE_REGULATION, "Art. 2"), when=is_owner,
        hint=Text("Names every ship with its IMO ship number, signed by somebody who may bind the company.")),
    Document(
        "mandate", Text("Mandate"), Source(MANDATE_REGULATION, "Art. 1"), per="mandates", when=is_ism_company,
        hint=Text("Signed by the owner and by your company. A certified copy; a foreign one also legalised.")),
    Document(
        "mandate_translation", Text("English translation of the mandate"), Source(MANDATE_REGULATION, "Art. 1"),
        per="mandates", when=is_not_in_english),
    *REPRESENTATIVE_DOCUMENTS,
)


def missing(answers: MaritimeAnswers, documents: tuple[DocumentFact, ...],
            applied_on: date) -> list[tuple[str, str, Text]]:
    """(kind, key, why) for each document that is missing, too old or without a date."""
    return requirements.missing(DOCUMENTS, answers, documents, applied_on)
