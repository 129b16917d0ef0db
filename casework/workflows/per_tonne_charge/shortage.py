"""What is missing by the file, and what it costs: every step from the emissions to the amount, and nothing is typed.

Paying does not take the duty away: what is missing is surrendered all the same, within another year.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from casework.core.text import Text
from casework.law.sheets import NONE_LOADED
from casework.law.shortage import Shortage
from casework.law.surrender import RATES, SURRENDER, SURRENDERING, ChargeRate, Surrendering
from casework.workflows.per_tonne_charge.answers import ChargeAnswers
from casework.workflows.sheets import Sheet
from fees.faults import NotLoaded
from fees.fee import Fee
from fees.money import Money


def duty_of(answers: ChargeAnswers) -> Surrendering | None:
    """The duty that was missed; None while it is not known whose."""
    return SURRENDERING[answers.missed.scheme] if answers.missed.scheme is not None else None


def shortage(answers: ChargeAnswers) -> Shortage | None:
    """None while the figures are not whole, or where they are none."""
    scheme, told, year = answers.missed.scheme, answers.figures, answers.missed.year
    if scheme is None or year is None or told.emissions is None or told.surrendered is None:
        return None
    if told.emissions < 0 or min(told.surrendered, told.charged or 0) < 0:
        return None
    return Shortage.of(scheme, year, told.emissions, told.surrendered, told.charged or 0)


def rate_of(year: int, tables: Mapping[str, Any] = NONE_LOADED) -> ChargeRate | None:
    """What a tonne of the year costs, by the table in force; None where no rate is loaded."""
    rows: tuple[ChargeRate, ...] = tables.get(SURRENDER.name, RATES)
    return next((row for row in rows if row.year == year), None)


def reckoned(answers: ChargeAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> Fee | None:
    """The charge; None where nothing is missing. Raises NotLoaded where the year has no rate."""
    found = shortage(answers)
    return found.charge(tables.get(SURRENDER.name, RATES)) if found else None


def imposed(answers: ChargeAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> Money | None:
    """What it comes to."""
    fee = reckoned(answers, tables)
    return fee.total if fee else None


def rate(answers: ChargeAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> Money | None:
    """What each tonne costs."""
    fee = reckoned(answers, tables)
    return fee.lines[0].price if fee else None


def missing(answers: ChargeAnswers) -> int:
    """How many allowances are missing by the file."""
    found = shortage(answers)
    return found.missing if found else 0


def made_good_by(answers: ChargeAnswers) -> date | None:
    """By when the missing allowances are surrendered all the same."""
    duty, year = duty_of(answers), answers.missed.year
    return duty.made_good_on(year) if duty is not None and year is not None else None


def sheets(answers: ChargeAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> tuple[Sheet, ...]:
    """The reckoning, once there are figures; where no rate is loaded it says so in the place of the amount."""
    found = shortage(answers)
    if found is None:
        return ()
    rows: list[tuple[Text | str, ...]] = [
        (Text("To be surrendered"),
         Text("{emissions} tonnes × {percent} %", emissions=found.emissions, percent=found.percent),
         _figure(found.owed)),
        (Text("Surrendered"), "", _figure(-found.surrendered)),
    ]
    if found.charged:
        rows.append((Text("Charged before"), "", _figure(-found.charged)))
    rows.append((Text("Missing"), "", _figure(found.missing)))
    try:
        fee = reckoned(answers, tables)
    except NotLoaded:
        said = Text("No charge per tonne is loaded for {year}, and none is guessed.", year=str(found.year))
        rows.append((Text("Charge"), "", said))
    else:
        if fee is not None:
            formula = Text("{missing} × {rate}", missing=_figure(found.missing), rate=fee.lines[0].price)
            rows.append((Text("Charge"), formula, Text("{amount}", amount=fee.total)))
    return (Sheet("shortage", Text("How the charge is reckoned"),
                  Text("It follows from the figures and the tables of the law. Nobody types the amount."),
                  (Text("Step"), Text("How it is calculated"), Text("Result")), tuple(rows)),)


def _figure(count: int) -> Text:
    return Text("{amount}", amount=Decimal(count))
