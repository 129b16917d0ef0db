"""What was calculated from the answers, as tables that applicant, caseworker and the reader of the letter all see.

Three at most: the energy of each source and how much of it is renewable; the test of high-efficiency cogeneration, line
by line; and the row of the table of categories that matches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from casework.core.text import Text
from casework.law.energy_sources import SOURCES
from casework.law.primary_energy_savings import Line, rounded
from casework.law.sheets import NONE_LOADED
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.category import proposal
from casework.workflows.plant_approval.choices import CATEGORY_TITLES
from casework.workflows.plant_approval.conditions import is_burnt
from casework.workflows.plant_approval.efficiency import tested
from casework.workflows.plant_approval.energy import energy_of, renewable_percent, renewable_share, shares
from casework.workflows.sheets import Sheet

UNKNOWN = Text("not told")


def sheets(answers: PlantAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> tuple[Sheet, ...]:
    """The tables, in the order in which one rests on the other."""
    return (*_sources(answers), *_test(answers), *_category(answers))


def _sources(answers: PlantAnswers) -> Iterator[Sheet]:
    parts, whole = shares(answers), renewable_share(answers)
    if not parts or (len(parts) < 2 and not any(is_burnt(answers, row) for row in answers.sources.values())):
        return
    rows = []
    for key, share in parts.items():
        row = answers.sources[key]
        energy, renewable = energy_of(row), renewable_percent(answers, row)
        title = SOURCES[row.code].title if row.code is not None else UNKNOWN
        rows.append((Text("{source}: {fuel}", source=title, fuel=row.fuel) if row.fuel else title,
                     _figure(energy, "MWh"), _figure(share, "%"), _figure(renewable, "%")))
    if len(parts) > 1:
        rows.append((Text("Together"), "–", Text("{value} %", value=rounded(sum(parts.values(), Fraction(0)), 2)),
                     _figure(whole, "%")))
    yield Sheet("sources", Text("Energy sources and what is renewable"),
                Text("Energy is amount times lower calorific value. Shares are weighed by energy."),
                (Text("Source"), Text("Energy in a year"), Text("Share"), Text("Renewable")), tuple(rows))


def _test(answers: PlantAnswers) -> Iterator[Sheet]:
    savings = tested(answers).savings
    if savings is None:
        return
    passed = Text("The unit saves {percent} %: it passes the test.", percent=rounded(savings.percent, 2))
    failed = Text("The unit saves {percent} %: it does not pass the test.", percent=rounded(savings.percent, 2))
    lead = Text("{verdict} Reference values: {name}. Figures are shown rounded and compared unrounded.",
                verdict=passed if savings.passes else failed, name=savings.reference_set)
    yield Sheet("test", Text("The test of high-efficiency cogeneration"), lead,
                (Text("Step"), Text("How it is calculated"), Text("Result"), Text("Rule")),
                tuple((line.title, line.formula, _value(line), str(line.source)) for line in _said_once(savings.lines)))


def _said_once(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Where one fuel is burnt, its reference is the reference: the second line would say the same."""
    fuels = [line for line in lines if line.name.startswith("heat_value:")]
    for line in lines:
        if len(fuels) > 1 or line.name not in {"electrical_reference", "heat_reference"}:
            yield line


def _category(answers: PlantAnswers) -> Iterator[Sheet]:
    found = proposal(answers)
    if found is None:
        return
    open_ = Text("Open reading: chosen with reasons")
    which = tuple((CATEGORY_TITLES[category], open_ if found.row.open else Text("Follows from the table"))
                  for category in found.possible) or ((Text("No category"), Text("Follows from the table")),)
    yield Sheet("category", Text("What the table of categories gives"),
                Text("{row}: {why}", row=found.row.name, why=found.row.says),
                (Text("Category"), Text("How it is decided")), which)


def _figure(value: Fraction | None, unit: str) -> Text | str:
    if value is None:
        return "–"
    return Text("{value} %", value=rounded(value, 2)) if unit == "%" else Text("{value} MWh", value=rounded(value, 0))


def _value(line: Line) -> Text | str:
    if line.unit == "%":
        return Text("{value} %", value=rounded(line.value, 4))
    if line.unit == "MWh":
        return Text("{value} MWh", value=rounded(line.value))
    return str(int(line.value))
