"""What only a person can judge: the caseworker's checklist, as far as the kind of account needs it.

Every account, then companies, trading accounts and operators, then each representative. Grounds of refusal: Regulation
(EU) 2019/1122 Arts 19(2) and 21(5).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from casework.core.asked import ChecklistItem
from casework.core.text import Source, Text
from casework.law.registry_terms import TERMS_SOURCE
from casework.workflows.accounts.checklist import EACH_REPRESENTATIVE
from casework.workflows.accounts.sources import ART_19, FEES, REGISTRY_REGULATION, RESIDENCE
from casework.workflows.registry_account.answers import of_kind
from casework.workflows.registry_account.documents import ANNEX_IV, POWER
from casework.workflows.registry_account.evidence import MUST_BE_REGISTERED, ONE_ACCOUNT
from casework.workflows.registry_account.permit import SAME_HOLDER

ART_19_3 = Source(REGISTRY_REGULATION, "Art. 19(2)(c)")


def owes(paper: str) -> Callable[[Any], bool]:
    """Must the kind that is applied for send this paper?"""
    return lambda answers: answers.kind is not None and paper in answers.kind.must


def is_resident(answers: Any) -> bool:
    return answers.kind is not None and answers.kind.resident


CHECKLIST: tuple[ChecklistItem, ...] = (
    ChecklistItem("holder_exists", Text("Does the account holder exist, and is the look-up stored?"), ART_19,
                  rules=("ACC-22", "ACC-23", "ACC-24", "ACC-70")),
    ChecklistItem("name_identical", Text("Is the name the same in all papers?"), ART_19),
    ChecklistItem("address_proven", Text("Is the account holder's address proven?"), ART_19, sections=("addresses",)),
    ChecklistItem("numbers_checked", Text("Are VAT number and LEI looked up, or is it noted that there are none?"),
                  ART_19, rules=("ACC-20", "ACC-21", "ACC-71")),
    ChecklistItem("terms", Text("Have the account holder and every representative accepted the terms in force?"),
                  TERMS_SOURCE, sections=("terms",), rules=("AR-11",)),
    ChecklistItem("fee", Text("Is the fee order set?"), FEES),
    ChecklistItem("crime_information", Text("Is the check against sanctions and crime information logged?"), ART_19),
    ChecklistItem("holder_certificate", Text(
        "Is the account holder's police certificate genuine and without a relevant entry?"), ANNEX_IV,
        when=owes("holder_criminal_record")),
    ChecklistItem("group", Text("If the company is in a group: is the chart clear, certified and young enough?"),
                  ANNEX_IV, when=owes("group_chart")),
    ChecklistItem("bank_account", Text(
        "Is it shown that the account holder has an open bank account in the EEA?"), ANNEX_IV,
        when=owes("bank_proof"), sections=("bank",)),
    ChecklistItem("vat_register", Text("Is the company registered for VAT?"), MUST_BE_REGISTERED,
                  when=owes("vat_registration"), rules=("ACC-72",)),
    ChecklistItem("owners_known", Text("Are the beneficial owners and the directors known?"), ANNEX_IV,
                  when=of_kind("owners"), sections=("owners", "directors")),
    ChecklistItem("authoriser_certificate", Text(
        "Is the police certificate of the person who signs the powers of attorney genuine and without a relevant "
        "entry?"), POWER, when=owes("authoriser_criminal_record")),
    ChecklistItem("purpose_plausible", Text("Is the purpose of the account plausible?"), ART_19_3,
                  when=of_kind("purpose")),
    ChecklistItem("residence", Text("Does one representative live in Norway?"), RESIDENCE, when=is_resident,
                  rules=("ACC-08",)),
    ChecklistItem("permit_valid", Text("Is the permit valid and in force?"), SAME_HOLDER, when=of_kind("permit"),
                  rules=("ACC-41",)),
    ChecklistItem("permit_holder", Text("Is the account holder the holder of the permit?"), SAME_HOLDER,
                  when=of_kind("permit"), rules=("ACC-40",)),
    ChecklistItem("only_account", Text("Is there no other account on the same permit?"), ONE_ACCOUNT,
                  when=of_kind("permit"), rules=("ACC-80",)),
    *EACH_REPRESENTATIVE,
)
