"""Letters about an account in the Union Registry: an order becomes the values that the templates read.

Which kind of account it is, in the words of the letter's language, and the articles it rests on stand in
`words.py`. Operators of installations surrender on 30 September; for fuel operators the year of the
first surrender is not settled, so no day is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.letters import application
from casework.letters.accounts import AccountCase, AccountLetter, approval, extension, next_surrender, opened, terms
from casework.letters.order import Order, country_name, frame
from casework.letters.parts import Blank
from casework.letters.registry_account.words import DECISION, KINDS
from casework.letters.values import Party, Value
from casework.workflows.registry_account.kinds import AccountKind


@dataclass(frozen=True, kw_only=True)
class KindCase(AccountCase):
    """`what`, `a_what`, `new_what`, `the_what`: the kind of account as it stands alone, with and without its article.
    `article`: the one that opens it, `time`: the one that says how long we have. `covered`: the holder must have one.
    """

    what: str
    a_what: str
    new_what: str
    the_what: str
    article: str
    time: str
    covered: bool
    permit: str = ""
    effective_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Notice(Value):
    """Why we open the case ourselves; `instruction`: who told us to, when, in which case ('' = nobody)."""

    because: str
    on: date
    instruction: str = ""


@dataclass(frozen=True, kw_only=True)
class KindLetter(AccountLetter):
    notice: Notice | None = None


OWN: dict[str, Callable[[Order], dict[str, Any]]] = {
    "extension": extension,
    "approval": lambda order: approval(order, DECISION, surrender_day(order)),
    "account_opened": lambda order: opened(order, DECISION, order.answers.account.account_name, surrender_day(order)),
    "notice": lambda order: {"notice": _notice(order)},
}


def compose(order: Order) -> KindLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    answers, own = order.answers, OWN.get(order.kind)
    home = answers.addresses.country if answers.kind and answers.kind.is_person else answers.company.country
    return KindLetter(
        **frame(order),
        party=Party(
            name=application.named(order),
            number=answers.company.register_number or "–",
            country=country_name(home or order.party_country, order.language),
        ),
        case=_case(order),
        **(own(order) if own else application.parts(order, DECISION)),
    )


def _case(order: Order) -> KindCase:
    answers, accepted = order.answers, terms(order)
    if accepted and order.sent_on:
        accepted["terms_accepted_on"] = order.sent_on  # in a case that we opened nothing was sent with the first event
    return KindCase(
        **application.facts(order, "opening"),
        **accepted,
        **KINDS[order.language][answers.account.kind or AccountKind.TRADING_COMPANY],
        covered=answers.kind is not None and answers.kind.is_covered,
        permit=answers.permit.permit_id or "",
        effective_on=answers.permit.permit_effective_on,
    )


def surrender_day(order: Order) -> date | None:
    """The next 30 September on which an installation's allowances are due; None for every other kind."""
    if order.answers.account.kind is not AccountKind.OPERATOR:
        return None
    return next_surrender(order.dated, order.answers.permit.first_year)


def _notice(order: Order) -> Notice:
    because = str(order.told.get("because") or "").strip()
    if not because:
        raise Blank("the notice does not say why we open the case")
    return Notice(because=because, on=order.dated, instruction=str(order.told.get("instruction") or "").strip())
