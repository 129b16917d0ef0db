"""A fee as people look at it: what it is for, its lines so far or as they are owed, and how the money stands.

Until it is decided the lines are what the approved hours come to at the rates that are loaded; whose hours they were is
never told (A4). What similar cases came to is for the authority alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from sqlalchemy import Connection, select

from casework.models import Case, Charge, Claim, Objection
from casework.queries.hours import billable
from casework.queries.ledger import Account, account_of, bills_beside, invoice_of, left_of, sharing
from casework.queries.reckoning import rates_on, reckoned
from casework.workflows import CASE_TYPES
from casework.workflows.charging import TARIFFS, Tariff, bills_of
from casework.workflows.tariffs import is_charged, tariff_named
from fees.money import Currency, Money
from fees.rates import Rates

CASES, CHARGE, CLAIM, OBJECTION = Case.__table__, Charge.__table__, Claim.__table__, Objection.__table__
ALIKE = 200
"""At most so many of the newest fees are compared with."""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """What was done on a day, and what it costs, in the smallest unit. `said`: the objections to it, each with our
    answer if there is one. `left`: what is not credited of it.
    """

    n: int
    day: date
    activity: str
    minutes: int
    rate: int | None
    amount: int
    left: int
    said: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class FeeFile:
    """`of`: the case it is for. `decided`: the lines are a claim and no longer a reckoning so far. `sure`: how sure the
    rate is, in per cent. `alike`: least, middle and most of what similar cases came to. `sharing`: the other cases on
    the invoice; `letters`: what was sent about it in those, and says it for this case too.
    """

    tariff: Tariff
    of: Any
    lines: tuple[FeeLine, ...]
    decided: bool
    sure: int
    payer: str
    invoice: Any = None
    account: Account | None = None
    alike: tuple[int, int, int] | None = None
    sharing: Sequence[Any] = ()
    letters: Sequence[Any] = ()

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def currency(self) -> str:
        return str(self.invoice.currency) if self.invoice is not None else str(Currency.NOK)

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.lines)


def fee_file(cx: Connection, case: Case, today: date, *, compares: bool = False) -> FeeFile | None:
    """The fee that a case is about; None where it is about none, or about a breach that is not decided, or only tied to
    the case it concerns. `compares`: with what similar cases came to.
    """
    charge = cx.execute(select(CHARGE).where(CHARGE.c.case_id == case.id)).first()
    if charge is None or not is_charged(charge.tariff):
        return None
    of = cx.execute(select(CASES).where(CASES.c.id == charge.for_case_id)).one()
    tariff = tariff_named(charge.tariff)
    claim = cx.execute(select(CLAIM).where(CLAIM.c.case_id == case.id, CLAIM.c.state == "raised")).first()
    if claim is None and not tariff.rate:
        return None
    invoice = invoice_of(cx, case.id) if claim else None
    rates = rates_on(cx, tariff, today)
    if invoice is not None:
        lines = _invoiced(cx, case.id, invoice)
    else:
        lines = _claimed(claim.lines) if claim else _so_far(cx, of.id, tariff, rates)
    rate = rates.known_on(max((line.day for line in lines), default=today))
    return FeeFile(
        tariff, of, lines, claim is not None, rate.source.certainty if rate else 0, charge.payer_name, invoice,
        account_of(cx, invoice.id) if invoice else None, _alike(cx, charge) if compares else None,
        sharing(cx, case.id, invoice.id) if invoice else (),
        bills_beside(cx, case.id, bills_of(CASE_TYPES[case.type])) if invoice else (),
    )  # fmt: skip


def fees_of(cx: Connection, case_id: int) -> Sequence[Any]:
    """The cases about fees that a case has announced; a case about a breach is told by its own letters alone."""
    ties = select(CHARGE.c.case_id).where(CHARGE.c.for_case_id == case_id, CHARGE.c.tariff.in_(TARIFFS))
    return cx.execute(select(CASES).where(CASES.c.id.in_(ties)).order_by(CASES.c.id)).all()


def _so_far(cx: Connection, case_id: int, tariff: Tariff, rates: Rates[Money]) -> tuple[FeeLine, ...]:
    """What the approved hours come to as far as rates are loaded; a day without one costs nothing yet."""
    fee, unrated = reckoned((row for row in billable(cx, case_id) if row.approved_at is not None), tariff, rates)
    lines: list[tuple[date, str, int, int | None, int]] = [
        (line.on, line.what, line.minutes, line.price.in_hundredths, line.amount.in_hundredths)
        for line in (fee.lines if fee else ()) if line.on]  # fmt: skip
    lines += [(work.on, work.activity, work.minutes, None, 0) for work in unrated]
    in_order = enumerate(sorted(lines, key=lambda line: line[0]), 1)
    return tuple(FeeLine(n, *line, left=line[-1]) for n, line in in_order)


def _claimed(lines: Sequence[Any]) -> tuple[FeeLine, ...]:
    """The lines of a claim that is not invoiced yet."""
    return tuple(
        FeeLine(n, date.fromisoformat(line["day"]), line["activity"], line["minutes"], line["rate"],
                line["amount"], line["amount"])
        for n, line in enumerate(lines, 1)
    )  # fmt: skip


def _invoiced(cx: Connection, case_id: int, invoice: Any) -> tuple[FeeLine, ...]:
    """The lines of the case on its invoice, with what the party has against them."""
    said: dict[int, list[Any]] = {}
    for row in cx.execute(select(OBJECTION).where(OBJECTION.c.case_id == case_id).order_by(OBJECTION.c.id)):
        said.setdefault(row.invoice_line_id, []).append(row)
    return tuple(
        FeeLine(row.n, row.day, row.activity, row.minutes, row.rate, row.amount, left, tuple(said.get(row.id, ())))
        for row, left in left_of(cx, case_id, invoice.id)
    )  # fmt: skip


def _alike(cx: Connection, charge: Any) -> tuple[int, int, int] | None:
    """What the newest other fees of the tariff came to; None before there are three."""
    others = select(CHARGE.c.case_id).where(CHARGE.c.tariff == charge.tariff, CHARGE.c.case_id != charge.case_id)
    found = select(CLAIM.c.amount).where(CLAIM.c.case_id.in_(others), CLAIM.c.state == "raised")
    amounts = sorted(cx.execute(found.order_by(CLAIM.c.id.desc()).limit(ALIKE)).scalars())
    return (amounts[0], int(median(amounts)), amounts[-1]) if len(amounts) >= 3 else None

