"""``casework calculate hourly_fee | interest | kid``: what ``fees`` reckons, with its steps.

Rates stand in the input, or else in the tables of the law as they come with the program: those of interest, and the
rate per hour of a rule. Each line says where its rate is from and how sure we are of it. Tables that an authority
loaded for itself are in its database, which these commands do not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from casework.commands.calculate import figures
from casework.commands.calculate.figures import Answer, written
from casework.law.fee_rates import FeeRule
from casework.law.primary_energy_savings import exact
from casework.law.rates import hourly_rates, interest_rates
from fees.fee import Fee
from fees.hourly import HourlyRule, Work, hourly_fee
from fees.interest import DAYS_OF_A_YEAR, Interest, Step, interest
from fees.kid import Method, check_digit, checksum, make, terms
from fees.money import Currency, Mode, Money, Rounding
from fees.rates import Rate, Rates, Source

_GIVEN = Source("the input")
_OF_FEE = {"lines", "rate", "rates", "rule", "currency", "step_minutes", "rounding", "minimum", "maximum"}
_OF_LINE = {"date", "activity", "minutes", "rate"}
_OF_INTEREST = {"principal", "from", "to", "currency", "rates"}


@click.command("hourly_fee")
@figures.asked
def hourly_fee_command(file: Path, as_json: bool) -> None:
    """Hours by the rate of their day (klimakvoteforskriften § 9-3)."""
    figures.tell(file, as_json, fee_of, _fee_lines)


@click.command("interest")
@figures.asked
def interest_command(file: Path, as_json: bool) -> None:
    """Interest on late payment, a step for each rate (forsinkelsesrenteloven)."""
    figures.tell(file, as_json, interest_of, _interest_lines)


@click.command("kid")
@figures.asked
def kid_command(file: Path, as_json: bool) -> None:
    """The number that a payment carries, with its check digit."""
    figures.tell(file, as_json, kid_of, lambda answer: [answer["kid"]])


# --- hourly fee -----------------------------------------------------------------------------------------------------


def fee_of(given: Any) -> Answer:
    known = figures.mapping(given, "the input", _OF_FEE)
    currency = _currency(known)
    rounding = figures.mapping(known.get("rounding") or {}, "rounding", {"to", "mode"})
    rule = HourlyRule(
        _hourly_rates(known, currency), _GIVEN,
        step=figures.whole(known, "step_minutes") if "step_minutes" in known else 1,
        rounding=Rounding(figures.number(rounding, "to") if "to" in rounding else Decimal("0.01"),
                          Mode(figures.one_of(rounding, "mode", tuple(Mode), Mode.HALF_UP))),
        least=_money(known, "minimum", currency), most=_money(known, "maximum", currency))
    parts = [figures.mapping(part, "lines", _OF_LINE) for part in figures.rows(known, "lines")]
    fee = hourly_fee([_work(part, currency) for part in parts], rule)
    return {"lines": [_fee_line(fee, number) for number in range(len(fee.lines))], "minutes": fee.minutes,
            "total": written(fee.total), "currency": currency,
            "steps": [{"name": step.name, "formula": step.formula, "amount": written(step.amount)}
                      for step in fee.steps]}  # fmt: skip


def _hourly_rates(known: Mapping[str, Any], currency: Currency) -> Rates[Money]:
    if len(known.keys() & {"rate", "rates", "rule"}) > 1:
        raise ValueError("give one of rate, rates and rule.")
    if not known.keys() & {"rate", "rates"}:
        return hourly_rates(FeeRule(figures.one_of(known, "rule", tuple(FeeRule), FeeRule.SHIP_PLANS)))
    if "rate" in known:
        rate = Rate(Money(figures.number(known, "rate"), currency), date.min, _GIVEN)
        return Rates("rate per hour", (rate,))
    parts = [figures.mapping(part, "rates", {"from", "to", "rate"}) for part in figures.rows(known, "rates")]
    return Rates("rate per hour", tuple(
        Rate(Money(figures.number(part, "rate"), currency), figures.day(part, "from"), _GIVEN, _last(part))
        for part in parts))  # fmt: skip


def _work(part: Mapping[str, Any], currency: Currency) -> Work:
    own = Rate(Money(figures.number(part, "rate"), currency), date.min, _GIVEN) if "rate" in part else None
    return Work(figures.day(part, "date"), figures.whole(part, "minutes"), figures.text(part, "activity"), rate=own)


def _fee_line(fee: Fee, number: int) -> Answer:
    line = fee.lines[number]
    if line.on is None:
        return {"activity": line.what, "amount": written(line.amount)}
    told: Answer = {
        "date": line.on.isoformat(), "activity": line.what, "minutes": line.minutes, "rate": written(line.price),
        "amount": written(line.amount), "source": str(line.source), "certainty": line.source.certainty}  # fmt: skip
    return told | ({"note": line.source.note} if line.source.note else {})


def _fee_lines(answer: Answer) -> list[str]:
    if answer["total"] is None:
        return []
    steps = [f"{step['name']}: {step['formula']} = {step['amount']}" for step in answer["steps"]]
    notes = {f"Rate: {line['source']} ({line['certainty']} %). {line['note']}" for line in answer["lines"]
             if "note" in line}
    return [*steps, *sorted(notes), f"Fee {answer['total']} {answer['currency']}"]


# --- interest -------------------------------------------------------------------------------------------------------


def interest_of(given: Any) -> Answer:
    known = figures.mapping(given, "the input", _OF_INTEREST)
    rates = interest_rates()
    if "rates" in known:
        parts = [figures.mapping(part, "rates", {"from", "to", "percent"}) for part in figures.rows(known, "rates")]
        rates = Rates("rates of the input", tuple(
            Rate(figures.number(part, "percent"), figures.day(part, "from"), _GIVEN, _last(part)) for part in parts))
    principal = Money(figures.number(known, "principal"), _currency(known))
    sheet = interest(principal, figures.day(known, "from"), figures.day(known, "to"), rates)
    answer: Answer = {"days": sheet.days, "steps": [_interest_step(sheet, step) for step in sheet.steps]}
    if sheet.missing:
        return answer | {"interest": None, "so_far": written(sheet.so_far), "table_ends": str(sheet.missing)}
    return answer | {"interest": written(sheet.amount), "exact": exact(sheet.exact), "currency": principal.currency}


def _interest_step(sheet: Interest, step: Step) -> Answer:
    told: Answer = {"from": step.start.isoformat(), "to": step.end.isoformat(), "days": step.days}
    if step.rate is None or step.exact is None or step.amount is None:
        return told | {"rate": None, "interest": None}
    formula = f"{sheet.principal.amount:f} × {step.rate.value:f} % × {step.days} ÷ {DAYS_OF_A_YEAR}"
    return told | {
        "rate": f"{step.rate.value:f}", "formula": formula,
        "interest": written(step.amount), "exact": exact(step.exact), "source": str(step.rate.source),
        "certainty": step.rate.source.certainty}  # fmt: skip


def _interest_lines(answer: Answer) -> list[str]:
    steps = [f"{step['from']} to {step['to']}: " + (f"{step['formula']} = {step['interest']}" if step["rate"] else "?")
             for step in answer["steps"]]
    return [*steps, f"{answer['days']} days, interest {answer['interest'] or '?'}"]


# --- payment number -------------------------------------------------------------------------------------------------


def kid_of(given: Any) -> Answer:
    known = figures.mapping(given, "the input", {"base", "method"})
    base = figures.text(known, "base")
    method = Method(figures.one_of({"method": str(known.get("method") or Method.MOD10).upper()}, "method",
                                   tuple(Method), Method.MOD10))  # fmt: skip
    digit, found = check_digit(base, method), checksum(base, method)
    adds = " + ".join(str(term.adds) for term in terms(base, method))
    check = f"(10 − {found} mod 10) mod 10" if method is Method.MOD10 else f"(11 − {found} mod 11) mod 11"
    return {"kid": make(base, method), "method": method, "check_digit": digit, "steps": [
        {"name": "weights", "formula": ", ".join(f"{term.digit} × {term.weight}" for term in terms(base, method))},
        {"name": "sum", "formula": adds, "value": found},
        {"name": "check_digit", "formula": check, "value": int(digit)}]}  # fmt: skip


# --- figures --------------------------------------------------------------------------------------------------------


def _currency(known: Mapping[str, Any]) -> Currency:
    return Currency(figures.one_of(known, "currency", tuple(Currency), Currency.NOK))


def _money(known: Mapping[str, Any], name: str, currency: Currency) -> Money | None:
    return Money(figures.number(known, name), currency) if name in known else None


def _last(part: Mapping[str, Any]) -> date | None:
    return figures.day(part, "to") if "to" in part else None
