"""Letters about a maritime operator holding account: an order becomes the values that the templates read.

What is counted here: the next day on which allowances are due, 30 September of the year after the emissions (Directive
2003/87/EC article 3gb).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.letters import application
from casework.letters.accounts import AccountCase, AccountLetter, approval, extension, next_surrender, opened, terms
from casework.letters.maritime_words import DECISION
from casework.letters.order import Order, country_name, frame
from casework.letters.values import Party, Value


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
    "extension": extension,
    "approval": lambda order: approval(order, DECISION, surrender_day(order)),
    "account_opened": lambda order: opened(order, DECISION, order.answers.company.account_name, surrender_day(order)),
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
    return ShippingCase(
        **application.facts(order, "opening"),
        **terms(order),
        ships=tuple(_ship(order, ship) for ship in order.answers.ships.values() if ship.label and ship.imo_number),
    )


def _ship(order: Order, ship: Any) -> Ship:
    company = order.answers.company
    mandates = order.answers.mandates.values()
    mandate = next((one for one in mandates if one.owner_number and one.owner_number == ship.owner_number), None)
    owner = (mandate.label if mandate else "") or company.name or order.party
    return Ship(
        name=ship.label, imo=ship.imo_number, owner=owner, mandate_from=mandate.applies_from if mandate else None
    )


def surrender_day(order: Order) -> date:
    """The next 30 September on which allowances are due, not before the year after the first voyage."""
    first = order.answers.voyage.first_voyage_on
    return next_surrender(order.dated, first.year if first else None)
