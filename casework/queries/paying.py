"""Where the authorities are paid, and how much of a payment a bank abroad may have kept: as this installation chose.

Both are settings of the house and no law; pages that use them say so.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from casework.settings import PAYEES, TOLERANCE


class Payee(NamedTuple):
    """The account that an authority is paid to."""

    iban: str = ""
    bic: str = ""


def payee(authority: str) -> Payee:
    """The account that an authority is paid to."""
    known = _payees(os.environ.get("PAYEE_ACCOUNTS") or PAYEES)
    return known.get(authority) or known.get("*") or Payee()


def tolerance() -> Mapping[str, int]:
    """How much a bank abroad may have kept, by currency, in its smallest unit."""
    return _amounts(os.environ.get("BANK_CHARGE_TOLERANCE") or TOLERANCE)


@cache
def _payees(written: str) -> Mapping[str, Payee]:
    words = (one.split() for one in written.split(","))
    return {authority: Payee(iban, bic) for authority, iban, bic in words}


@cache
def _amounts(written: str) -> Mapping[str, int]:
    words = (one.split() for one in written.split(","))
    return {currency: int(amount) * 100 for currency, amount in words}
