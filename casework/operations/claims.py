"""What a fee comes to: reckoned line by line from approved hours, proposed by one person and owed when a second signs.

klimakvoteforskriften § 9-3 charges by the time a plan takes, so every line says what was done on which day, for how
long, under which rate. Hours of several people on one day and activity are one line: the payer reads work, not
colleagues. A day whose rate nobody has loaded is refused by name; no rate is ever guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Integer, bindparam, func, select

from casework.core.case_type import Refusal
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.law.fee_faults import text_of
from casework.models import Charge, Claim
from casework.operations import seals
from casework.operations.acting import Stale
from casework.operations.going import Going
from casework.queries.hours import billable
from casework.queries.reckoning import rates_on, reckoned
from casework.queries.submissions import latest_answers
from casework.queries.tables import tables_on
from casework.workflows.charging import (
    TARIFFS,
    DropClaim,
    RaiseClaim,
    RaiseMeasured,
    ReckonFee,
    ReckonMeasured,
    Tariff,
)
from casework.workflows.tariffs import tariff_named
from fees.faults import NotLoaded
from fees.money import Money

Measure = Callable[[Any, Mapping[str, Any]], Money | None]
CHARGE, CLAIM = Charge.__table__, Claim.__table__
LOAD_IT = Text("Two people can load it in the tables of the law.")
CASE_ID = bindparam("case_id", type_=Integer)
CHARGED = select(CHARGE).where(CHARGE.c.case_id == CASE_ID)
CLAIMS = select(func.coalesce(func.max(CLAIM.c.n), 0)).where(CLAIM.c.case_id == CASE_ID)


def charged(going: Going) -> Any:
    """What the case charges, and for which case; Stale where it is no fee."""
    found = going.cx.execute(CHARGED, {"case_id": going.case.id}).first()
    if found is None:
        raise Stale
    return found


def reckon(effect: ReckonFee, going: Going) -> None:
    """Writes the claim as it would be owed if it were signed today."""
    charge = charged(going)
    tariff = TARIFFS[charge.tariff]
    rates = rates_on(going.cx, tariff, going.today)
    fee, unrated = reckoned(billable(going.cx, charge.for_case_id), tariff, rates)
    if unrated:
        raise StepRefused(tuple(
            Refusal(Text("No rate is loaded for {day}, and none is guessed.", day=day.isoformat()), tariff.source,
                    LOAD_IT)
            for day in sorted({work.on for work in unrated})))  # fmt: skip
    if fee is None:
        raise StepRefused((Refusal(Text("No billable hours are recorded on the case the fee is for."),
                                   cure=Text("Whoever worked on it can record them.")),))  # fmt: skip
    lines = [{"key": str(n), "day": line.on.isoformat() if line.on else None, "activity": line.what,
              "minutes": line.minutes, "rate": line.price.in_hundredths if line.minutes else None,
              "amount": line.amount.in_hundredths} for n, line in enumerate(fee.lines, 1)]  # fmt: skip
    _propose(going, tariff, fee.total, lines)


def reckon_measured(effect: ReckonMeasured, going: Going) -> None:
    """Writes what the file measures as a claim of one line, named by the ground."""
    tariff = tariff_named(charged(going).tariff)
    amount, rate = measured(going, effect.amount, effect.rate)
    if amount is None or amount.amount <= 0:
        raise StepRefused((Refusal(Text("The file does not give an amount."), cure=Text("You can write it.")),))
    _propose(going, tariff, amount, [{"key": "1", "day": going.today.isoformat(), "activity": tariff.name, "minutes": 0,
                                      "rate": rate.in_hundredths if rate else None,
                                      "amount": amount.in_hundredths}])  # fmt: skip


def measured(going: Going, *asked: Measure) -> list[Money | None]:
    """What each of these comes to by the file, under the tables in force today. A year whose rate nobody has loaded is
    refused by name.
    """
    answers = latest_answers(going.cx, going.case)
    tables = tables_on(going.cx, going.case_type.tables, going.today)
    try:
        return [amount(answers, tables) for amount in asked]
    except NotLoaded as missing:
        source = tariff_named(charged(going).tariff).source
        raise StepRefused((Refusal(text_of(missing.faults[0]), source, LOAD_IT),)) from None


def _propose(going: Going, tariff: Tariff, total: Money, lines: list[dict[str, Any]]) -> None:
    n = going.cx.execute(CLAIMS, {"case_id": going.case.id}).scalar_one() + 1
    seals.add(going.cx, CLAIM, case_id=going.case.id, n=n, event_seq=going.seq, kind=tariff.claim, state="proposed",
              party_id=going.case.party_id, currency=str(total.currency), amount=total.in_hundredths,
              lines=lines)  # fmt: skip


def drop(effect: DropClaim, going: Going) -> None:
    """What was proposed is void; a case without a proposal has nothing to drop."""
    seals.change(going.cx, CLAIM, _proposed(going), state="void")


def raise_claim(effect: RaiseClaim, going: Going) -> None:
    """What was proposed is owed, and the hours that it is reckoned from stay as they are."""
    if not seals.change(going.cx, CLAIM, _proposed(going), state="raised", raised_seq=going.seq):
        raise Stale
    from casework.operations import hours  # they lock cases, and steps carry out effects

    if not isinstance(effect, RaiseMeasured):
        hours.lock(going.cx, charged(going).for_case_id, fee_case_id=going.case.id, seq=going.seq)


def _proposed(going: Going) -> dict[str, Any]:
    return {"case_id": going.case.id, "state": "proposed"}
