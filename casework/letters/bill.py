"""What a letter about money says: lines that add up, and how to pay.

Amounts are exact, in the currency that is named; a credit note's are what is taken back, above zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from casework.letters.parts import Blank, Value


@dataclass(frozen=True, kw_only=True)
class BillLine(Value):
    """What was done on which day, for how long, at which rate of an hour. `n`: its number on the paper. `time` is said
    in the language of the letter. `about`: the case, where one paper is for several.
    """

    n: int
    what: str
    on: date
    time: str
    rate: Decimal
    amount: Decimal
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Bill(Value):
    """`tariff`: what is charged, `source`: the rule; `rate_source`, `rate_sure`: where the rate stands, and how sure
    that is in per cent. `time`: of all lines; `days`: how long there is to pay from the day of the invoice. What an
    invoice adds: its `number`, `kid`, days, account and who pays, whom the party may have named (`is_named`).
    `credits`: the number of the invoice that a credit note takes back from, `decision` and `decided_on`: the number and
    the day of the letter whose decision it changes; `left`: what the claim then comes to; `paid` and `balance`
    stand as on the day of the letter.
    """

    currency: str
    tariff: str
    source: str
    rate_source: str
    rate_sure: int
    lines: tuple[BillLine, ...]
    total: Decimal
    time: str
    days: int
    number: str = ""
    kid: str = ""
    iban: str = ""
    bic: str = ""
    issued_on: date | None = None
    due_on: date | None = None
    payer: tuple[str, ...] = ()
    payer_reference: str = ""
    is_named: bool = False
    credits: str = ""
    decision: str = ""
    decided_on: date | None = None
    left: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    balance: Decimal = Decimal(0)

    @property
    def due(self) -> date:
        """The last day to pay, which an invoice always has."""
        if self.due_on is None:
            raise Blank("an invoice has a last day to pay")
        return self.due_on

    @property
    def decided(self) -> date:
        """The day of the decision that a credit note changes."""
        if self.decided_on is None:
            raise Blank("a credit note changes a decision")
        return self.decided_on

    @property
    def abouts(self) -> tuple[str, ...]:
        """The cases that it is for, in their order; none where there is but one."""
        found = tuple(dict.fromkeys(line.about for line in self.lines))
        return found if len(found) > 1 else ()

    def of(self, about: str) -> tuple[BillLine, ...]:
        return tuple(line for line in self.lines if line.about == about)

    @property
    def overpaid(self) -> Decimal:
        return max(-self.balance, Decimal(0))
