"""What letters about accounts in the Union Registry say beside what every letter may say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from casework.letters.values import CaseFacts, Decision, Letter, Outcome, Value

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
