"""``casework calculate``: the calculations of the law, for whoever wants to check one of ours.

Figures come as a JSON file, written as texts so that no digit is lost; the answer alone goes to stdout. Figures that
allow no answer end with 2 and a sentence for each. Where a table of the law has ended, the answer says so and the
command ends with 1: somebody must choose the next set.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from casework.i18n import LANGUAGES, say
from casework.law.cogeneration_unit import CannotCalculate, Connection, Fuel, TableEnds, Unit
from casework.law.energy_sources import fuel_of
from casework.law.primary_energy_savings import Savings, exact, primary_energy_savings
from casework.law.reference_values import NAMED_BY_LAW, HeatMedium

_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,12})?", re.ASCII)
_NAMES = {"unit_type", "capacity_mwe", "built", "assessment_year", "fuel", "fuels", "fuel_mwh", "electricity_mwh",
          "heat_mwh", "other_heat_mwh", "power_to_heat", "grid", "mean_temperature_c", "heat_medium", "reference_set"}
_OF_GRID = {"voltage_kv", "exported_share", "share"}
_OF_FUEL = {"code", "energy_mwh"}


@click.group()
def calculate() -> None:
    """Calculate what the law asks for, step by step."""


@calculate.command("primary_energy_savings")
@click.argument("file", metavar="INPUT.json", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the sentences.")
def primary_energy_savings_command(file: Path, as_json: bool, language: str) -> None:
    """Test whether a cogeneration unit is high-efficiency (FOR-2007-12-14-1652 § 3 c)."""
    try:
        # Texts all the way: a figure read as a float would no longer be the figure that was written.
        given = json.loads(file.read_text("utf-8"), parse_float=str, parse_int=str, parse_constant=str)
        outcome = primary_energy_savings(read_unit(given))
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
    known = _object(given, "the input", _NAMES)
    if ("fuel" in known) == ("fuels" in known):
        raise ValueError("give either fuel with fuel_mwh, or fuels.")
    if "fuels" in known:
        fuels = tuple(Fuel(fuel_of(_text(part, "code")), _number(part, "energy_mwh"))
                      for part in (_object(entry, "fuels", _OF_FUEL) for entry in _list(known, "fuels")))
        burnt = sum((fuel.energy for fuel in fuels), Decimal(0))
        if "fuel_mwh" in known and _number(known, "fuel_mwh") != burnt:
            raise ValueError(f"fuel_mwh is {known['fuel_mwh']}, but the fuels add up to {burnt}.")
    else:
        fuels = (Fuel(fuel_of(_text(known, "fuel")), _number(known, "fuel_mwh")),)
    grid = tuple(Connection(_number(part, "voltage_kv"), _number(part, "exported_share"),
                            _number(part, "share") if "share" in part else Decimal(1))
                 for part in (_object(entry, "grid", _OF_GRID) for entry in _list(known, "grid")))
    medium = _text(known, "heat_medium")
    if medium not in set(HeatMedium):
        raise ValueError(f"heat_medium is one of: {', '.join(HeatMedium)}.")
    return Unit(
        unit_type=_text(known, "unit_type"), capacity_mwe=_number(known, "capacity_mwe"), built=_year(known, "built"),
        assessment_year=_year(known, "assessment_year"), fuels=fuels, electricity=_number(known, "electricity_mwh"),
        heat=_number(known, "heat_mwh"), heat_medium=HeatMedium(medium), grid=grid,
        other_heat=_number(known, "other_heat_mwh") if known.get("other_heat_mwh") is not None else Decimal(0),
        power_to_heat=_number(known, "power_to_heat") if known.get("power_to_heat") is not None else None,
        mean_temperature=_number(known, "mean_temperature_c") if known.get("mean_temperature_c") is not None else None,
        reference_set=_text(known, "reference_set") if known.get("reference_set") else NAMED_BY_LAW.name)


def _object(given: Any, name: str, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise ValueError(f"{name} must be a JSON object.")
    unknown = sorted(set(given) - known)
    if unknown:
        raise ValueError(f"{name}: {', '.join(unknown)} is not known; known are {', '.join(sorted(known))}.")
    return given


def _list(given: Mapping[str, Any], name: str) -> Sequence[Any]:
    found = given.get(name) or []
    if not isinstance(found, list):
        raise ValueError(f"{name} must be a list.")
    return found


def _text(given: Mapping[str, Any], name: str) -> str:
    found = given.get(name)
    if not isinstance(found, str) or not found.strip():
        raise ValueError(f"{name} is missing.")
    return found.strip()


def _number(given: Mapping[str, Any], name: str) -> Decimal:
    found = _text(given, name)
    if not _NUMBER.fullmatch(found):
        raise ValueError(f"{name} is not a number such as 38000 or 0.25: {found[:40]}.")
    return Decimal(found)


def _year(given: Mapping[str, Any], name: str) -> int:
    found = _text(given, name)
    if not re.fullmatch("(19|20|21)[0-9]{2}", found):
        raise ValueError(f"{name} is not a year such as 2014: {found[:40]}.")
    return int(found)


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
