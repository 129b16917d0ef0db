"""Mandates: an ISM company answers for a ship only with its owner's mandate.

Implementing Regulation (EU) 2023/2599 Art. 1(3): the document names both parties with their IMO company numbers and the
mandated party's country of registration, the owner's contact person, the day from which it applies and every ship, and
is signed by both; in another language it comes with an English translation. Without it the owner is responsible
(Art. 1(4)). An owner is not asked for mandates.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.identifiers import imo_company, imo_ship
from casework.workflows.maritime_account.answers import Mandate, MaritimeAnswers
from casework.workflows.maritime_account.choices import CompanyRole, MandateLanguage
from casework.workflows.maritime_account.rules import same_number
from casework.workflows.rules import day_of, rule

REGULATION = "Implementing Regulation (EU) 2023/2599"
CONTENT = Source(REGULATION, "Art. 1(3)", certainty=95)
NO_MANDATE = Source(REGULATION, "Art. 1(4)")
NO_OWNER = Text("an owner without a name")


def _owner(mandate: Mandate) -> str | Text:
    return mandate.label or NO_OWNER


def _is_ism(answers: MaritimeAnswers) -> bool:
    return answers.company.role is CompanyRole.ISM_COMPANY


@rule("MOHA-23", Severity.ERROR, Text("Every ship is in a mandate"), NO_MANDATE)
def every_ship_is_in_a_mandate(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    if not _is_ism(answers) or not answers.mandates:
        return
    named = [number for mandate in answers.mandates.values() for number in mandate.ships]
    for key, ship in answers.ships.items():
        if ship.imo_number and not any(same_number(ship.imo_number, number) for number in named):
            yield f"/ships/{key}/imo_number", Text(
                "No mandate names {ship}. Without one its owner answers for the ship.", ship=ship.label)


@rule("MOHA-24", Severity.ERROR, Text("An owner applies for its own ships"), NO_MANDATE)
def an_owner_applies_for_its_own_ships(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.company.role is not CompanyRole.REGISTERED_OWNER or not answers.company.imo_company_number:
        return
    for key, ship in answers.ships.items():
        if ship.owner_number and not same_number(ship.owner_number, answers.company.imo_company_number):
            yield f"/ships/{key}/owner_number", Text(
                "{ship} belongs to another company. Apply as the ISM company with a mandate from the owner, or take "
                "the "
                "ship off the list.", ship=ship.label)


@rule("MOHA-40", Severity.ERROR, Text("The mandate names your company"), CONTENT)
def the_mandate_names_your_company(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.company.imo_company_number
    if not number or imo_company.fault(number) is not None:
        return
    for key, mandate in answers.mandates.items():
        if mandate.company_number and not same_number(number, mandate.company_number):
            yield f"/mandates/{key}/company_number", Text(
                "The mandate from {owner} names {other}, which is not the IMO company number of your company.",
                owner=_owner(mandate), other=mandate.company_number)


@rule("MOHA-41", Severity.ERROR, Text("Both parties have signed the mandate"), CONTENT)
def both_have_signed(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, mandate in answers.mandates.items():
        signed = mandate.owner_signed_on, mandate.company_signed_on
        if signed == (None, None):
            yield f"/mandates/{key}/owner_signed_on", Text(
                "The mandate from {owner} is not signed. Both the owner and your company must sign it.",
                owner=_owner(mandate))
        elif None in signed:
            field = "owner_signed_on" if mandate.owner_signed_on is None else "company_signed_on"
            yield f"/mandates/{key}/{field}", Text(
                "The mandate from {owner} has one signature. Both the owner and your company must sign it.",
                owner=_owner(mandate))


@rule("MOHA-42", Severity.WARNING, Text("The mandate already applies"), CONTENT)
def the_mandate_already_applies(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, mandate in answers.mandates.items():
        if mandate.applies_from and mandate.applies_from > day_of(facts):
            yield f"/mandates/{key}/applies_from", Text(
                "Not an error: the mandate from {owner} applies only from {day}. Until then the owner answers for its "
                "ships. Tell us what to make of it.", owner=_owner(mandate), day=mandate.applies_from)


@rule("MOHA-43", Severity.ERROR, Text("The mandate is in English or translated"), CONTENT)
def the_mandate_is_in_english_or_translated(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, mandate in answers.mandates.items():
        if mandate.language is MandateLanguage.OTHER and mandate.translated is False:
            yield f"/mandates/{key}/translated", Text(
                "The mandate from {owner} is not in English. Send a translation into English with it.",
                owner=_owner(mandate))


@rule("MOHA-44", Severity.ERROR, Text("The mandate names ships of your list"), CONTENT)
def the_mandate_names_ships_of_the_list(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    listed = [ship.imo_number for ship in answers.ships.values()]
    for key, mandate in answers.mandates.items():
        for number in mandate.ships:
            if number and not any(same_number(number, other) for other in listed):
                yield f"/mandates/{key}/ships", Text(
                    "The mandate from {owner} names the ship {number}, which is not on your list of ships.",
                    owner=_owner(mandate), number=number)


@rule("MOHA-45", Severity.ERROR, Text("A ship is in one mandate only"), CONTENT)
def a_ship_is_in_one_mandate_only(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    seen: dict[str, Mandate] = {}
    for key, mandate in answers.mandates.items():
        for number in dict.fromkeys(imo_ship.normalise(number) for number in mandate.ships):
            if number in seen:
                yield f"/mandates/{key}/ships", Text(
                    "The ship {number} is in the mandate from {owner} too. A ship has one registered owner.",
                    number=number, owner=_owner(seen[number]))
            seen.setdefault(number, mandate)


@rule("MOHA-46", Severity.ERROR, Text("The mandate comes from the ship's owner"), CONTENT)
def the_mandate_comes_from_the_owner(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, mandate in answers.mandates.items():
        for ship in answers.ships.values():
            if (ship.owner_number and mandate.owner_number and ship.imo_number
                    and any(same_number(ship.imo_number, number) for number in mandate.ships)
                    and not same_number(ship.owner_number, mandate.owner_number)):
                yield f"/mandates/{key}/owner_number", Text(
                    "The mandate names {ship}, but by your list of ships another company owns it.", ship=ship.label)


@rule("MOHA-47", Severity.ERROR, Text("The mandate comes from another company"), CONTENT)
def the_mandate_comes_from_another_company(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.company.imo_company_number
    for key, mandate in answers.mandates.items():
        if number and mandate.owner_number and same_number(number, mandate.owner_number):
            yield f"/mandates/{key}/owner_number", Text(
                "This is the IMO company number of your own company. Write the owner's; it stands in the Continuous "
                "Synopsis Record of the ship.")


@rule("MOHA-48", Severity.ERROR, Text("The mandate names your country of registration"), CONTENT)
def the_mandate_names_your_country(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    country = answers.company.country
    for key, mandate in answers.mandates.items():
        if country and mandate.company_country and mandate.company_country != country:
            yield f"/mandates/{key}/company_country", Text(
                "The mandate from {owner} names another country of registration than you do under “Company and "
                "numbers”.",
                owner=_owner(mandate))


@rule("MOHA-49", Severity.ERROR, Text("The mandate is not signed in the future"), CONTENT)
def not_signed_in_the_future(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, mandate in answers.mandates.items():
        for field in ("owner_signed_on", "company_signed_on"):
            day = getattr(mandate, field)
            if day is not None and day > facts.today:
                yield f"/mandates/{key}/{field}", Text("{day} has not come yet. Write the day on which it was signed.",
                                                       day=day)


MANDATE_CHECKS: tuple[Check, ...] = (
    every_ship_is_in_a_mandate, an_owner_applies_for_its_own_ships,
    the_mandate_names_your_company, both_have_signed, the_mandate_already_applies,
    the_mandate_is_in_english_or_translated, the_mandate_names_ships_of_the_list, a_ship_is_in_one_mandate_only,
    the_mandate_comes_from_the_owner, the_mandate_comes_from_another_company, the_mandate_names_your_country,
    not_signed_in_the_future,
)
