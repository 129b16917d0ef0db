"""The sheet of the amount: every step from the base to what is imposed, reckoned by `fees.measured`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from casework.core.text import Text
from casework.law.sheets import NONE_LOADED
from casework.workflows.infringement_fee.answers import SanctionAnswers
from casework.workflows.infringement_fee.choices import CHOICES, Factor
from casework.workflows.sheets import Sheet
from fees.faults import CannotReckon
from fees.fee import Step
from fees.measured import Measure, Weight, measured
from fees.money import Money, nok

STEPS = {
    "base": Text("Base"),
    "gain": Text("Up to the gain"),
    "limit": Text("Under the limit"),
    "delay": Text("Less for a long time with us"),
    "rounding": Text("Down to whole thousands"),
}


def reckoned(answers: SanctionAnswers) -> tuple[Step, ...]:
    """The steps; none while no base is written."""
    told = answers.amount
    if told.base is None:
        return ()
    weights = tuple(Weight(str(row.factor), row.percent) for row in answers.factors.values()
                    if row.factor is not None and row.percent)
    try:
        return measured(Measure(nok(told.base), weights, _money(told.gain), _money(told.limit), told.delay or 0))
    except CannotReckon:
        return ()


def imposed(answers: SanctionAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> Money | None:
    """What it comes to; None while nothing can be reckoned."""
    steps = reckoned(answers)
    return steps[-1].amount if steps else None


def sheets(answers: SanctionAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> tuple[Sheet, ...]:
    """The sheet, once there is a base; and what each factor rests on."""
    steps = reckoned(answers)
    if not steps:
        return ()
    limit = (Text("The limit is a setting of ours: none has been found in law.") if answers.amount.limit is not None
             else Text("No upper limit is set: the reason stands with the amount."))
    return (Sheet("amount", Text("How the amount is measured"), limit,
                  (Text("Step"), Text("How it is calculated"), Text("Result")),
                  tuple((_title(step.name), _grouped(step.formula), Text("NOK {amount}", amount=_said(step.amount)))
                        for step in steps)),)


def _title(name: str) -> Text:
    return STEPS.get(name) or CHOICES[Factor][Factor(name)]


def _said(amount: Money) -> str:
    return f"{amount.amount:,.2f}".removesuffix(".00").replace(",", "\u00a0")


def _grouped(formula: str) -> str:
    """The figures of a formula as people group them."""
    return re.sub(r"\d+(?:\.\d+)? (?=NOK)", lambda found: f"{_said(nok(found[0].strip()))} ", formula)


def _money(amount: Decimal | None) -> Money | None:
    return nok(amount) if amount is not None else None
