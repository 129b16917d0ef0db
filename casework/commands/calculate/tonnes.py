"""``casework calculate``: what allowances that were not surrendered cost, from the emissions to the amount.

The rate stands in the input, or else in the table of the law as it comes with the program. In which year fuel operators
begin to owe allowances is a reading, and is not asked here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from casework.commands.calculate import figures
from casework.commands.calculate.figures import Answer, written
from casework.core.text import Source
from casework.law.shortage import Shortage
from casework.law.surrender import CHARGE, RATES, SURRENDERING, ChargeRate, Scheme
from fees.faults import NotLoaded
from fees.fee import Model

KNOWN = {"scheme", "year", "emissions", "surrendered", "charged", "rate"}


@click.command(f"{Model.PER_TONNE}_charge")
@figures.asked
def per_tonne_command(file: Path, as_json: bool) -> None:
    """The charge for missing allowances, step by step (klimakvoteloven §§ 12 and 19).

    INPUT.json: scheme (ships or fuels), year of the emissions, emissions in tonnes, allowances surrendered; maybe
    charged (tonnes of an earlier charge for the year) and rate (EUR for each tonne).
    """
    figures.tell(file, as_json, charge_of, _lines)


def charge_of(given: Any) -> Answer:
    """The steps, what is `missing`, and the `total` in EUR; None, with what is known, where the year has no rate."""
    known = figures.mapping(given, "the input", KNOWN)
    figures.text(known, "scheme")
    scheme, year = Scheme(figures.one_of(known, "scheme", tuple(Scheme), "")), figures.year(known, "year")
    emissions = figures.number(known, "emissions")
    if emissions < 0:
        raise ValueError("emissions cannot be less than nothing.")
    found = Shortage.of(scheme, year, emissions, figures.count(known, "surrendered"),
                        figures.count(known, "charged") if "charged" in known else 0)  # fmt: skip
    duty, rows = SURRENDERING[scheme], RATES
    if "rate" in known:
        if (rate := figures.number(known, "rate")) <= 0:
            raise ValueError("rate is more than nothing.")
        rows = (ChargeRate(year, rate, Source("the input", "")),)
    taken = " − ".join(map(str, (found.owed, found.surrendered, *([found.charged] if found.charged else []))))
    answer: Answer = {
        "scheme": scheme, "year": year, "due_on": duty.due_on(year).isoformat(),
        "made_good_on": duty.made_good_on(year).isoformat(), "missing": found.missing, "total": "0.00",
        "currency": "EUR", "steps": [
            {"name": "owed", "formula": f"{found.emissions:f} × {found.percent} %, up to whole allowances",
             "result": str(found.owed), "source": str(duty.source)},
            {"name": "missing", "formula": taken, "result": str(found.missing), "source": str(CHARGE)}]}  # fmt: skip
    try:
        fee = found.charge(rows)
    except NotLoaded as missing:
        return answer | {"total": None, "table_ends": str(missing)}
    if fee is not None:
        (step,), (line,) = fee.steps, fee.lines
        answer["total"] = written(fee.total)
        answer["steps"].append({"name": step.name, "formula": step.formula, "result": written(step.amount),
                                "source": str(line.source), "certainty": line.source.certainty})  # fmt: skip
    return answer


def _lines(answer: Answer) -> list[str]:
    said = [f"{step['name']}: {step['formula']} = {step['result']}" for step in answer["steps"]]
    return said if answer["total"] is None else [*said, f"Charge {answer['total']} {answer['currency']}"]
