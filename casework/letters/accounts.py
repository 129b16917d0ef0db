"""What letters about accounts in the Union Registry say beside what every letter may say.

What is counted here: the next 30 September on which allowances are due, and the first 31 December on which the account
is confirmed (Regulation (EU) 2019/1122 article 22).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from casework.i18n import say
from casework.letters import application
from casework.letters.application import Said
from casework.letters.order import Order, Ruled
from casework.letters.parts import Blank
from casework.letters.values import CaseFacts, Decision, Delay, Letter, Outcome, Value
from casework.workflows.accounts.choices import CHOICES, Rights

TRANSFER_RULES: Literal["2013", "2021"] = "2021"


@dataclass(frozen=True, kw_only=True)
class AccountCase(CaseFacts):
    """The terms of the registry, as the holder accepted them."""

    terms_version: str = ""
    terms_accepted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AccountDecision(Decision):
    surrender_by: date | None = None  # next day allowances are due, when known
    open_by: date | None = None  # when an approved account will be open, last day


@dataclass(frozen=True, kw_only=True)
class Account(Value):
    """The account as the Union Registry has it."""

    number: str
    name: str
    opened_on: date
    decided_on: date
    decided_in: str  # document number of the approval
    representatives: tuple[Outcome, ...]
    confirm_by: date  # the first 31 December for which the yearly confirmation is owed
    surrender_by: date | None = None  # next day allowances are due, when known


@dataclass(frozen=True, kw_only=True)
class TransferRules(Value):
    """Guidance on transfers is dated: `version` selects the text, `as_of` is the day it was looked up."""

    version: Literal["2013", "2021"]
    as_of: date


@dataclass(frozen=True, kw_only=True)
class AccountLetter(Letter):
    account: Account | None = None
    transfer_rules: TransferRules | None = None


def terms(order: Order) -> dict[str, Any]:
    """The terms as the holder accepted them, as arguments of `AccountCase`; none where they were not."""
    given = order.answers.terms
    if not given.accepted:
        return {}
    return {"terms_version": given.version or "", "terms_accepted_on": order.received_at.date()}


def approval(order: Order, said: Said, surrender_by: date | None) -> dict[str, Any]:
    """The decision on the account and on each representative, with the rules of transfers."""
    decision = AccountDecision(
        outcomes=tuple(outcome(order, said, ruled) for ruled in order.ruled),
        surrender_by=surrender_by,
        open_by=order.clocks["opening"].due if "opening" in order.clocks else None,
    )
    return {**application.decided(order, said, decision), "transfer_rules": transfers(order)}


def outcome(order: Order, said: Said, ruled: Ruled) -> Outcome:
    row = order.answers.representatives.get(ruled.subject)
    rights = say(CHOICES[Rights][row.rights], order.language) if row is not None and row.rights else ""
    return application.outcome(order, said, ruled, rights=rights)


def next_surrender(dated: date, first: int | None) -> date:
    """The next 30 September on which allowances are due, not before the year after the first year of emissions."""
    year = max(dated.year, first + 1 if first else dated.year)
    day = date(year, 9, 30)
    return day if day > dated else date(year + 1, 9, 30)


def transfers(order: Order) -> TransferRules:
    return TransferRules(version=TRANSFER_RULES, as_of=order.dated)


def extension(order: Order) -> dict[str, Any]:
    """More time for the representatives, and until when."""
    names = tuple(row.label for row in order.answers.representatives.values() if row.label)
    clock = order.clock("extension")
    return {
        "delay": Delay(
            because=str(order.told.get("reason") or ""),
            expected_by=order.due("extension"),
            was_due=order.due("opening"),
            days=clock.amount.n if clock.amount else None,
            names=names,
        )
    }


def opened(order: Order, said: Said, name: str | None, surrender_by: date | None) -> dict[str, Any]:
    """The account as it was opened; `name`: what the holder calls it."""
    if order.granted is None:
        raise Blank("no account was recorded")
    approved = (ruled for ruled in order.ruled if ruled.subject != "account" and ruled.outcome == "approve")
    people = tuple(outcome(order, said, ruled) for ruled in approved)
    account = Account(
        number=order.granted.number,
        name=name or application.named(order),
        opened_on=order.granted.opened_on,
        decided_on=order.granted.decided_on,
        decided_in=order.granted.decided_in,
        representatives=people,
        confirm_by=date(order.granted.opened_on.year + 1, 12, 31),
        surrender_by=surrender_by,
    )
    return {"account": account, "transfer_rules": transfers(order)}
