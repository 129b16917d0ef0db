"""``casework calculate primary_energy_savings``: the test of high-efficiency cogeneration, line by line."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from casework.commands.calculate.figures import asked, mapping, number, read, rows, text, year
from casework.i18n import LANGUAGES, say
from casework.law.cogeneration_unit import CannotCalculate, Connection, Fuel, TableEnds, Unit
from casework.law.energy_sources import fuel_of
from casework.law.primary_energy_savings import Savings, exact, primary_energy_savings
from casework.law.reference_values import NAMED_BY_LAW, HeatMedium

_NAMES = {"unit_type", "capacity_mwe", "built", "assessment_year", "fuel", "fuels", "fuel_mwh", "electricity_mwh",
          "heat_mwh", "other_heat_mwh", "power_to_heat", "grid", "mean_temperature_c", "heat_medium", "reference_set"}
_OF_GRID = {"voltage_kv", "exported_share", "share"}
_OF_FUEL = {"code", "energy_mwh"}


@click.command("primary_energy_savings")
@asked
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the sentences.")
def primary_energy_savings_command(file: Path, as_json: bool, language: str) -> None:
    """Test whether a cogeneration unit is high-efficiency (FOR-2007-12-14-1652 § 3 c)."""
    try:
        outcome = primary_energy_savings(read_unit(read(file)))
    except TableEnds as ends:
        said = " ".join(say(fault.text, language) for fault in ends.faults)
        click.echo(json.dumps({"pes_percent": None, "passes": None, "table_ends": said}, ensure_ascii=False, indent=1)
                   if as_json else said)
        sys.exit(1)
    except CannotCalculate as cannot:
        said = "\n".join(f"{fault.place}: {say(fault.text, language)}" for fault in cannot.faults)
        raise click.UsageError(said) from None
    except (ValueError, RecursionError) as fault:
        raise click.UsageError(f"{file}: {fault}") from None
    click.echo(json.dumps(_as_json(outcome, language), ensure_ascii=False, indent=1) if as_json
               else "\n".join(_as_lines(outcome, language)))  # fmt: skip


def read_unit(given: Any) -> Unit:
    """The unit that a JSON object describes. ValueError with a sentence that names the figure."""
    known = mapping(given, "the input", _NAMES)
    if ("fuel" in known) == ("fuels" in known):
        raise ValueError("give either fuel with fuel_mwh, or fuels.")
    if "fuels" in known:
        fuels = tuple(Fuel(fuel_of(text(part, "code")), number(part, "energy_mwh"))
                      for part in (mapping(entry, "fuels", _OF_FUEL) for entry in rows(known, "fuels")))
        burnt = sum((fuel.energy for fuel in fuels), Decimal(0))
        if "fuel_mwh" in known and number(known, "fuel_mwh") != burnt:
            raise ValueError(f"fuel_mwh is {known['fuel_mwh']}, but the fuels add up to {burnt}.")
    else:
        fuels = (Fuel(fuel_of(text(known, "fuel")), number(known, "fuel_mwh")),)
    grid = tuple(Connection(number(part, "voltage_kv"), number(part, "exported_share"),
                            number(part, "share") if "share" in part else Decimal(1))
                 for part in (mapping(entry, "grid", _OF_GRID) for entry in rows(known, "grid")))
    medium = text(known, "heat_medium")
    if medium not in set(HeatMedium):
        raise ValueError(f"heat_medium is one of: {', '.join(HeatMedium)}.")
    return Unit(
        unit_type=text(known, "unit_type"), capacity_mwe=number(known, "capacity_mwe"), built=year(known, "built"),
        assessment_year=year(known, "assessment_year"), fuels=fuels, electricity=number(known, "electricity_mwh"),
        heat=number(known, "heat_mwh"), heat_medium=HeatMedium(medium), grid=grid,
        other_heat=number(known, "other_heat_mwh") if known.get("other_heat_mwh") is not None else Decimal(0),
        power_to_heat=number(known, "power_to_heat") if known.get("power_to_heat") is not None else None,
        mean_temperature=number(known, "mean_temperature_c") if known.get("mean_temperature_c") is not None else None,
        reference_set=text(known, "reference_set") if known.get("reference_set") else NAMED_BY_LAW.name)


def _as_json(outcome: Savings, language: str) -> dict[str, Any]:
    return {
        "pes_percent": exact(outcome.percent), "passes": outcome.passes,
        "chp_electricity_mwh": exact(outcome.chp_electricity), "high_efficiency_share": exact(outcome.share),
        "reference_set": outcome.reference_set,
        "steps": [{"name": line.name, "title": say(line.title, language), "formula": say(line.formula, language),
                   "value": exact(line.value), "unit": line.unit, "source": str(line.source),
                   "certainty": line.source.certainty} for line in outcome.lines],
    }  # fmt: skip


def _as_lines(outcome: Savings, language: str) -> list[str]:
    said = [f"{say(line.title, language)}: {float(line.value):.4f} {line.unit}\n    {say(line.formula, language)}\n"
            f"    {line.source}" for line in outcome.lines]  # fmt: skip
    verdict = "passes" if outcome.passes else "does not pass"
    return [*said, f"Primary energy savings {float(outcome.percent):.2f} %: the unit {verdict} the test."]
