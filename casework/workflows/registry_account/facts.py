"""What the case page, the clocks and the first draft of the reasons take from the answers.

The account and each representative are decided separately (Regulation (EU) 2019/1122 Arts 19 and 21). The reasons are
begun from the answers (forvaltningsloven § 25): facts and rules only; assessment, answers and conclusion are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.core.case_type import DecisionSubject
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.law.countries import country
from casework.law.sheets import NONE_LOADED
from casework.workflows.accounts.facts import NOT_ANSWERED, decided, joined, names
from casework.workflows.registry_account.answers import AccountAnswers


def subjects(answers: AccountAnswers) -> tuple[DecisionSubject, ...]:
    """The account under the key `account`, then each representative under the key of the row."""
    return decided(answers.holder, answers)


def summary(answers: AccountAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    kind, company, permit = answers.kind, answers.company, answers.permit
    said: list[tuple[Text, Text | str]] = [(Text("Kind of account"), kind.title if kind else NOT_ANSWERED)]
    if kind is not None and kind.is_person:
        home = answers.addresses.country
        said.append((Text("Lives in"), country(home) if home else NOT_ANSWERED))
    else:
        said.append((Text("Registered in"), country(company.country) if company.country else NOT_ANSWERED))
        said.append((Text("Number in the company register"), company.register_number or NOT_ANSWERED))
    if kind is not None and kind.is_covered:
        said.append((Text("Permit"), permit.permit_id or NOT_ANSWERED))
        said.append((Text("In force since"), Text("{day}", day=permit.permit_effective_on)
                     if permit.permit_effective_on else NOT_ANSWERED))
    elif answers.account.purpose:
        said.append((Text("Purpose"), answers.account.purpose))
    return (*said, (Text("Representatives"), str(len(answers.representatives))))


def triggers(answers: AccountAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> Mapping[str, date | None]:
    """The date that `deadlines.py` names and that the applicant knows."""
    return {"permit_effective_on": answers.permit.permit_effective_on}


def clock_for(answers: AccountAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> tuple[str, ...]:
    """The clock of the duty to apply, for kinds that have one."""
    return (answers.kind.duty,) if answers.kind and answers.kind.duty else ()


def prefill(answers: AccountAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons, as the answers give them."""
    return {"facts": joined(_facts(answers, documents)), "rules": joined(_rules(answers))}


def _facts(answers: AccountAnswers, documents: tuple[DocumentFact, ...]) -> list[Text]:
    kind, company, permit = answers.kind, answers.company, answers.permit
    said = [Text("This case is about an account in the Union Registry for {holder}, of the kind {kind}.",
                 holder=answers.holder or NOT_ANSWERED, kind=kind.short if kind else NOT_ANSWERED)]
    if kind is not None and kind.is_person:
        home = answers.addresses.country
        said.append(Text("The account holder lives in {country}.", country=country(home) if home else NOT_ANSWERED))
    elif company.country:
        said.append(Text("The company is registered in {country} under the number {number}.",
                         country=country(company.country), number=company.register_number or NOT_ANSWERED))
    if kind is not None and kind.is_covered and permit.permit_effective_on:
        said.append(Text("The permit {permit} is in force from {day}.", permit=permit.permit_id or NOT_ANSWERED,
                         day=permit.permit_effective_on))
    if answers.representatives:
        said.append(Text("These persons are nominated as representatives: {names}.",
                         names=names(answers.representatives)))
    if documents:
        said.append(Text("The last document that we have received came on {day}.",
                         day=max(document.received_on for document in documents)))
    return said


def _rules(answers: AccountAnswers) -> list[Text]:
    kind = answers.kind
    said = [Text("We open the account and approve the representatives when everything we need is in place and no "
                 "ground for refusal applies."),
            Text("There must be at least two representatives, with rights that let one check the other.")]
    if kind is not None and kind.resident:
        said.append(Text("One of the representatives of a trading account must live in Norway."))
    if kind is not None and kind.is_covered:
        said.append(Text("There is one account for each permit, and its holder is the holder of the permit."))
    return said
