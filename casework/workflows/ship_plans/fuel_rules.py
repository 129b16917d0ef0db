"""Sources and fuels: do the two tables fit each other, and are factors and slip those of the law? (Regulation (EU)
2015/757 Annex I A)"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from casework.core.answers import pointer_to
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.law.ship_factors import FactorTable, FuelClass, Gas, Slip, SourceClass
from casework.law.ship_scope import ShipType
from casework.workflows.rules import rule
from casework.workflows.ship_plans.answers import FuelRow, PlanAnswers, SlipRow
from casework.workflows.ship_plans.choices import FactorBasis, SlipBasis
from casework.workflows.ship_plans.readings import ZERO, slip_without_default
from casework.workflows.ship_plans.rules import factors_in_force, slips
from casework.workflows.ship_plans.sources_of_law import (
    FACTORS as FACTORS_OF_LAW,
)
from casework.workflows.ship_plans.sources_of_law import (
    FUELS_TABLE,
    GUIDANCE,
    LISTED_SEPARATELY,
    PLAUSIBLE,
    SOURCES_TABLE,
)
from casework.workflows.ship_plans.titles import called

SEVERAL = re.compile(r"\b(all|alle|every)\b|\bx\s?\d+\b|\b\d+\s?x\b|\b(\d{1,2})\s?[-–]\s?(\d{1,2})\b", re.IGNORECASE)


class Labelled(Protocol):
    @property
    def label(self) -> str: ...


@rule("SMP-02", Severity.ERROR, Text("Every source has a fuel and a method"), SOURCES_TABLE)
def every_source_has_fuel_and_method(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, source in answers.sources.items():
        name = called(source)
        if not source.fuels:
            yield pointer_to("sources", key, "fuels"), Text("Say which fuels {name} can use.", name=name)
        if not source.methods:
            yield pointer_to("sources", key, "methods"), Text("Say by which method {name} is monitored.", name=name)


@rule("SMP-03", Severity.ERROR, Text("Every fuel is used by a source"), GUIDANCE)
def every_fuel_is_used(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    used = {fuel for source in answers.sources.values() for fuel in source.fuels}
    for key, fuel in answers.fuels.items():
        if key not in used:
            yield pointer_to("fuels", key), Text("No source uses {name}. List only fuels that the ship consumes.",
                                                 name=called(fuel))


@rule("SMP-04", Severity.ERROR, Text("Every fuel of a source is in the table of fuels"), FUELS_TABLE)
def every_fuel_of_a_source_is_listed(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, source in answers.sources.items():
        if set(source.fuels) - answers.fuels.keys():
            yield pointer_to("sources", key, "fuels"), Text(
                "{name} uses a fuel that is not in the table of fuels.", name=called(source))


@rule("SMP-05", Severity.ERROR, Text("No name stands twice"), SOURCES_TABLE)
def no_name_stands_twice(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    yield from _twice("sources", answers.sources)
    yield from _twice("fuels", answers.fuels)


def _twice(section: str, rows: Mapping[str, Labelled]) -> Iterator[Remark]:
    seen: set[str] = set()
    for key, row in rows.items():
        name = " ".join(row.label.split()).casefold()
        if name in seen:
            field = "name" if section == "sources" or getattr(row, "name", None) else "fuel"
            yield pointer_to(section, key, field), Text("{name} stands twice in this table.", name=row.label)
        elif name:
            seen.add(name)


@rule("SMP-13", Severity.WARNING, Text("Each row is one unit"), LISTED_SEPARATELY)
def each_row_is_one_unit(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    tables: dict[str, Mapping[str, Labelled]] = {
        "sources": answers.sources, "tanks": answers.tanks, "equipment": answers.equipment}
    for section, rows in tables.items():
        for key, row in rows.items():
            if names_several(row.label):
                yield pointer_to(section, key, "name"), Text(
                    "“{name}” looks like several units. List each one in a row of its own.", name=row.label)


def names_several(name: str) -> bool:
    """Does a name speak of several units: all tanks, pump x2, engine 1-4?"""
    return any(not found[2] or int(found[2]) < int(found[3]) for found in SEVERAL.finditer(name))


@rule("SMP-14", Severity.ERROR, Text("Slip is given where fuel slips, and nowhere else"), FACTORS_OF_LAW)
def slip_is_given_where_fuel_slips(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    given, law = {(row.source, row.fuel) for row in answers.slips.values()}, factors_in_force(facts)
    for key, source in answers.sources.items():
        for fuel in source.fuels:
            row = answers.fuels.get(fuel)
            if row is not None and slips(row, facts) and (key, fuel) not in given:
                yield pointer_to("sources", key, "fuels"), Text(
                    "Give the methane slip of {source} with {fuel}.", source=called(source), fuel=called(row))
    for key, slip in answers.slips.items():
        fuel_row, source_row = answers.fuels.get(slip.fuel or ""), answers.sources.get(slip.source or "")
        if fuel_row is not None and fuel_row.fuel is not None and law.slip_of(fuel_row.fuel) is Slip.NONE:
            yield pointer_to("slips", key, "fuel"), Text("{fuel} has no methane slip. Take this row away.",
                                                         fuel=called(fuel_row))
        elif slip.source and slip.fuel and (source_row is None or slip.fuel not in source_row.fuels):
            yield pointer_to("slips", key, "source"), Text("No source with this fuel is in the table of sources.")


@rule("SMP-15", Severity.WARNING, Text("The slip is that of the class, or certified"), FACTORS_OF_LAW)
def the_slip_is_that_of_the_class(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, slip in answers.slips.items():
        source, fuel = answers.sources.get(slip.source or ""), answers.fuels.get(slip.fuel or "")
        if source is None or fuel is None or not slips(fuel, facts):
            continue
        if slip.percent is None or source.source_class is None:
            continue
        said = _fault_of_slip(slip, source.source_class, facts)
        if said is not None:
            yield pointer_to("slips", key, "percent"), said


def _fault_of_slip(slip: SlipRow, of: SourceClass, facts: Facts) -> Text | None:
    default = factors_in_force(facts).slip_percent.get(of)
    if slip.basis is SlipBasis.CERTIFIED:
        return None
    if default is not None:
        return None if slip.percent == default else Text(
            "The default of this class is {percent} per cent. Use it, or a certified value.", percent=default)
    if slip_without_default(facts) == ZERO:
        return None if slip.percent == 0 else Text("This class has no default. Use zero, or a certified value.")
    return Text("This class has no default. Use a certified value.")


@rule("SMP-17", Severity.WARNING, Text("An LNG carrier says whether it burns its cargo"), PLAUSIBLE)
def an_lng_carrier_says_whether_it_burns_cargo(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    ship = answers.ship
    if (ship.ship_type is ShipType.LNG_CARRIER and ship.cargo_as_fuel is None
            and not any(slips(row, facts) for row in answers.fuels.values())):
        yield "/ship/cargo_as_fuel", Text("An LNG carrier without LNG among its fuels: say whether boil-off is used.")


@rule("SMP-18", Severity.ERROR, Text("The factors are the defaults, or proven"), FACTORS_OF_LAW)
def factors_are_defaults_or_proven(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    law = factors_in_force(facts)
    for key, row in answers.fuels.items():
        if row.fuel is None or row.basis is None:
            continue
        if row.basis is FactorBasis.DEFAULT:
            yield from _other_than_default(answers, key, row, law)
            continue
        if row.basis is FactorBasis.ZERO_RATED:
            yield from _zero_without_right(key, row, law)
        if row.basis is FactorBasis.OWN and not row.laboratory:
            yield pointer_to("fuels", key, "laboratory"), Text(
                "{fuel}: name the laboratory, the sampling and the methods of analysis.", fuel=called(row))


def _other_than_default(answers: PlanAnswers, key: str, row: FuelRow, law: FactorTable) -> Iterator[Remark]:
    if row.fuel is None or row.fuel not in law.factors:
        yield pointer_to("fuels", key, "basis"), Text("{fuel}: the table has no defaults for this fuel.",
                                                      fuel=called(row))
        return
    users = [source.source_class for source in answers.sources.values() if key in source.fuels]
    in_cells = bool(users) and all(one is SourceClass.FUEL_CELL for one in users)
    for gas in Gas:
        value, default = getattr(row, gas.value), law.default_factor(row.fuel, gas, in_cells)
        if value is not None and value != default:
            yield pointer_to("fuels", key, gas.value), Text("{fuel}: the default is {factor}.", fuel=called(row),
                                                            factor=str(default))


def _zero_without_right(key: str, row: FuelRow, law: FactorTable) -> Iterator[Remark]:
    factors = law.factors.get(row.fuel) if row.fuel else None
    if (factors.fuel_class if factors else row.fuel_class) is FuelClass.FOSSIL:
        yield pointer_to("fuels", key, "basis"), Text("{fuel} is fossil and cannot count as zero.", fuel=called(row))
    elif not row.sustainability:
        yield pointer_to("fuels", key, "sustainability"), Text("{fuel}: name the proof of sustainability.",
                                                               fuel=called(row))


FUEL_CHECKS: tuple[Check, ...] = (
    every_source_has_fuel_and_method, every_fuel_is_used, every_fuel_of_a_source_is_listed, no_name_stands_twice,
    each_row_is_one_unit, slip_is_given_where_fuel_slips, the_slip_is_that_of_the_class,
    an_lng_carrier_says_whether_it_burns_cargo, factors_are_defaults_or_proven,
)
