"""What the case page, the clocks and the first draft of the reasons take from the answers.

The account and each representative are decided separately (Regulation (EU) 2019/1122 Arts 15a and 21). The reasons are
begun from the answers (forvaltningsloven § 25): facts and rules only; assessment, answers and conclusion are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casework.core.case_type import DecisionSubject
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.law.countries import country
from casework.law.sheets import NONE_LOADED
from casework.law.shipping_companies import FIRST_DAY, LISTS, SHIPPING_LISTS, ShippingList
from casework.workflows.accounts.facts import NOT_ANSWERED, decided, joined, names
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.attribution import attribute
from casework.workflows.maritime_account.choices import CHOICES, CompanyRole, Listing


def subjects(answers: MaritimeAnswers) -> tuple[DecisionSubject, ...]:
    """The account under the key `account`, then each representative under the key of the row."""
    return decided(answers.company.name, answers)


def summary(answers: MaritimeAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    company, voyage = answers.company, answers.voyage
    place = attribute(answers, voyage.first_voyage_on or FIRST_DAY)
    return (
        (Text("IMO company number"), company.imo_company_number or NOT_ANSWERED),
        (Text("Registered in"), country(company.country) if company.country else NOT_ANSWERED),
        (Text("Applies as"), CHOICES[CompanyRole][company.role] if company.role else NOT_ANSWERED),
        (Text("Ships"), str(len(answers.ships))),
        (Text("Owners with a mandate"), str(len(answers.mandates))),
        (Text("Representatives"), str(len(answers.representatives))),
        (Text("First voyage in scope"), _first_voyage(answers) or NOT_ANSWERED),
        (Text("Administered by"), country(place.state) if place.state else NOT_ANSWERED),
        (Text("Why this state"), place.why),
    )


def _first_voyage(answers: MaritimeAnswers) -> Text | None:
    voyage = answers.voyage
    if voyage.first_voyage_on is None:
        return None
    return Text("{day}, {from_port} to {to_port}", day=voyage.first_voyage_on, from_port=voyage.from_port or "–",
                to_port=voyage.to_port or "–")


def triggers(answers: MaritimeAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> Mapping[str, date | None]:
    """The dates that `deadlines.py` names and that the applicant knows.

    A port call before the first voyage (the ship then sailed from that port) would make the generous reading the
    stricter one; the voyage's own day is taken instead.
    """
    voyage = answers.voyage
    began, called = voyage.first_voyage_on, voyage.first_call_on
    named = _list_that_counts(answers, tables)
    return {
        "list_published_on": named.published_on if named else None,
        "first_voyage_on": began,
        "first_call_on": max(began, called) if began and called else called,
    }


def clock_for(answers: MaritimeAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> tuple[str, ...]:
    """The clock of the duty to apply: 40 days from a list that starts them, 65 for every other company."""
    return ("listed",) if _list_that_counts(answers, tables) else ("unlisted",)


def _list_that_counts(answers: MaritimeAnswers, tables: Mapping[str, Any]) -> ShippingList | None:
    known: Sequence[ShippingList] = tables.get(SHIPPING_LISTS.name, LISTS)
    lists = {Listing.FIRST_LIST: known[0], Listing.LATER_LIST: known[-1]}
    named = lists.get(answers.voyage.listing) if answers.voyage.listing else None
    return named if named and named.starts_limit else None


def prefill(answers: MaritimeAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons, as the answers give them."""
    return {"facts": joined(_facts(answers, documents)), "rules": joined(_rules(answers))}


def _facts(answers: MaritimeAnswers, documents: tuple[DocumentFact, ...]) -> list[Text]:
    company, voyage = answers.company, answers.voyage
    said = [Text("{company} (IMO company number {number}) has applied for a maritime operator holding account.",
                 company=company.name or NOT_ANSWERED, number=company.imo_company_number or NOT_ANSWERED)]
    if company.role is CompanyRole.ISM_COMPANY:
        said.append(Text("The company is the ISM company for these ships: {ships}. Their owners have given it "
                         "mandates: {owners}.",
                         ships=names(answers.ships), owners=names(answers.mandates)))
    elif company.role is CompanyRole.REGISTERED_OWNER:
        said.append(Text("The company is the registered owner of these ships: {ships}.", ships=names(answers.ships)))
    said.append(attribute(answers, voyage.first_voyage_on or FIRST_DAY).why)
    if voyage.first_voyage_on and voyage.from_port and voyage.to_port:
        said.append(Text("The first voyage in scope began on {day} and went from {from_port} to {to_port}.",
                         day=voyage.first_voyage_on, from_port=voyage.from_port, to_port=voyage.to_port))
    if answers.representatives:
        said.append(Text("These persons are nominated as representatives: {names}.",
                         names=names(answers.representatives)))
    if documents:
        said.append(Text("The last document that we have received came on {day}.",
                         day=max(document.received_on for document in documents)))
    return said


ATTRIBUTION_RULES = {
    "A1": Text("A shipping company that is registered in an EEA state is administered by that state."),
    "A2": Text("A shipping company that is not registered in the EEA is administered by the state with the most port "
               "calls of its ships in the last four monitoring years."),
    "A3": Text("A shipping company that is not registered in the EEA and has made no voyages in scope before is "
               "administered by the state where its first voyage in scope started or ended."),
    "A4": Text("A shipping company has its administering state assigned in THETIS-MRV."),
}


def _rules(answers: MaritimeAnswers) -> list[Text]:
    place = attribute(answers, answers.voyage.first_voyage_on or FIRST_DAY)
    said = [
        ATTRIBUTION_RULES[place.rule],
        Text("We open the account and approve the representatives when everything we need is in place and no ground "
             "for refusal applies."),
        Text("There must be at least two representatives, with rights that let one check the other."),
    ]
    if answers.company.role is CompanyRole.ISM_COMPANY:
        said.append(Text("An ISM company answers for a ship instead of its owner only with a mandate that names both "
                         "parties and the ship, says from when it applies, and is signed by both."))
    return said
