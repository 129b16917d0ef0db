"""Letters about a maritime operator holding account: an order becomes the values that the templates read.

What is counted here: the next day on which allowances are due (30 September of the year after the emissions, Directive
2003/87/EC article 3gb), and the first 31 December on which the account is confirmed (Regulation (EU) 2019/1122 article
22).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.i18n import say
from casework.letters import application
from casework.letters.accounts import (
    TRANSFER_RULES,
    Account,
    AccountCase,
    AccountDecision,
    AccountLetter,
    TransferRules,
)
from casework.letters.maritime_words import DECISION
from casework.letters.order import Order, Ruled, country_name, frame
from casework.letters.parts import Blank
from casework.letters.values import Delay, Outcome, Party, Value
from casework.workflows.accounts.choices import CHOICES, Rights


@dataclass(frozen=True, kw_only=True)
class Ship(Value):
    name: str
    imo: str
    owner: str
    mandate_from: date | None = None  # None: the party owns the ship itself, or no valid mandate


@dataclass(frozen=True, kw_only=True)
class ShippingCase(AccountCase):
    ships: tuple[Ship, ...] = ()


OWN: dict[str, Callable[[Order], dict[str, Any]]] = {
    "extension": lambda order: {"delay": _extension(order)},
    "approval": lambda order: {**_approved(order), "transfer_rules": _transfers(order)},
    "account_opened": lambda order: {"account": _account(order), "transfer_rules": _transfers(order)},
}


def compose(order: Order) -> AccountLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    company = order.answers.company
    own = OWN.get(order.kind)
    return AccountLetter(
        **frame(order),
        party=Party(
            name=company.name or order.party,
            number=company.imo_company_number or "–",
            country=country_name(company.country or order.party_country, order.language),
        ),
        case=_case(order),
        **(own(order) if own else application.parts(order, DECISION)),
    )


def _case(order: Order) -> ShippingCase:
    terms = order.answers.terms
    return ShippingCase(
        **application.facts(order, "opening"),
        ships=tuple(_ship(order, ship) for ship in order.answers.ships.values() if ship.label and ship.imo_number),
        terms_version=(terms.version or "") if terms.accepted else "",
        terms_accepted_on=order.received_at.date() if terms.accepted else None,
    )


def _ship(order: Order, ship: Any) -> Ship:
    company = order.answers.company
    mandates = order.answers.mandates.values()
    mandate = next((one for one in mandates if one.owner_number and one.owner_number == ship.owner_number), None)
    owner = (mandate.label if mandate else "") or company.name or order.party
    return Ship(
        name=ship.label, imo=ship.imo_number, owner=owner, mandate_from=mandate.applies_from if mandate else None
    )


def _approved(order: Order) -> dict[str, Any]:
    decision = AccountDecision(
        outcomes=tuple(_outcome(order, ruled) for ruled in order.ruled),
        surrender_by=surrender_day(order),
        open_by=order.clocks["opening"].due if "opening" in order.clocks else None,
    )
    return application.decided(order, DECISION, decision)


def _outcome(order: Order, ruled: Ruled) -> Outcome:
    row = order.answers.representatives.get(ruled.subject)
    rights = say(CHOICES[Rights][row.rights], order.language) if row is not None and row.rights else ""
    return application.outcome(order, DECISION, ruled, rights=rights)


def surrender_day(order: Order) -> date:
    """The next 30 September on which allowances are due, not before the year after the first voyage."""
    first = order.answers.voyage.first_voyage_on
    year = max(order.dated.year, first.year + 1 if first else order.dated.year)
    day = date(year, 9, 30)
    return day if day > order.dated else date(year + 1, 9, 30)


def _transfers(order: Order) -> TransferRules:
    return TransferRules(version=TRANSFER_RULES, as_of=order.dated)


def _extension(order: Order) -> Delay:
    names = tuple(row.label for row in order.answers.representatives.values() if row.label)
    extension = order.clock("extension")
    return Delay(
        because=str(order.told.get("reason") or ""),
        expected_by=order.due("extension"),
        was_due=order.due("opening"),
        days=extension.amount.n if extension.amount else None,
        names=names,
    )


def _account(order: Order) -> Account:
    if order.granted is None:
        raise Blank("no account was recorded")
    people = tuple(
        _outcome(order, ruled) for ruled in order.ruled if ruled.subject != "account" and ruled.outcome == "approve"
    )
    return Account(
        number=order.granted.number,
        name=order.answers.company.account_name or order.answers.company.name or order.party,
        opened_on=order.granted.opened_on,
        decided_on=order.granted.decided_on,
        decided_in=order.granted.decided_in,
        representatives=people,
        confirm_by=date(order.granted.opened_on.year + 1, 12, 31),
        surrender_by=surrender_day(order),
    )
