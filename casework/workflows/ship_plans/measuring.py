"""Measuring equipment, tanks and methods: do the three tables say the same, and is each method fit for use? (Regulation
(EU) 2015/757 Annex I B and C)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casework.core.answers import pointer_to
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.workflows.rules import rule
from casework.workflows.ship_plans.answers import Equipment, PlanAnswers, Source, Tank
from casework.workflows.ship_plans.choices import (
    DensitySource,
    Instrument,
    Measure,
    Method,
    TankType,
    UncertaintyBasis,
)
from casework.workflows.ship_plans.rules import burns_cargo, cargo_fuels, methods_of
from casework.workflows.ship_plans.sources_of_law import (
    CALIBRATION,
    EQUIPMENT_TABLE,
    GUIDANCE,
    LISTED_SEPARATELY,
    METHODS,
    UNCERTAINTY_TABLE,
)
from casework.workflows.ship_plans.titles import CHOICES, called

BY_TANKS, BY_METERS = frozenset({Method.A, Method.B}), frozenset({Method.C, Method.D})
SUITS: Mapping[Instrument, frozenset[Method]] = {
    Instrument.FLOW_METER: frozenset({Method.C}), Instrument.STACK_METER: frozenset({Method.D}),
    Instrument.TANK_GAUGE: BY_TANKS, Instrument.SOUNDING_TAPE: BY_TANKS,
}
"""Which methods an instrument can serve; the others serve any."""
FOR_TANKS = frozenset({Instrument.TANK_GAUGE, Instrument.SOUNDING_TAPE})


def _measured(answers: PlanAnswers) -> Iterator[tuple[str, str, Source | Tank]]:
    """(section, key, row) for each row that names its equipment."""
    yield from (("sources", key, source) for key, source in answers.sources.items())
    yield from (("tanks", key, tank) for key, tank in answers.tanks.items())


def _targets(row: Equipment, section: str) -> tuple[str, ...]:
    return row.sources if section == "sources" else row.tanks


@rule("SMP-06", Severity.ERROR, Text("Equipment of sources and tanks is in the table of equipment"), GUIDANCE)
def equipment_is_in_its_table(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for section, key, row in _measured(answers):
        for named in row.equipment:
            place, found = pointer_to(section, key, "equipment"), answers.equipment.get(named)
            if found is None:
                yield place, Text("{name} names equipment that is not in the table of equipment.",
                                  name=called(row))
            elif key not in _targets(found, section):
                yield place, Text("{name} names {equipment}, and the table of equipment does not say that it measures "
                                  "{name}.", name=called(row), equipment=called(found))


@rule("SMP-07", Severity.ERROR, Text("Every instrument measures a source or a tank"), EQUIPMENT_TABLE)
def every_instrument_measures_something(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.equipment.items():
        if not row.sources and not row.tanks:
            yield pointer_to("equipment", key, "sources"), Text("Say which sources or tanks {name} measures.",
                                                                name=called(row))
        for section, known in (("sources", answers.sources.keys()), ("tanks", answers.tanks.keys())):
            if set(_targets(row, section)) - known:
                yield pointer_to("equipment", key, section), Text("{name} measures something that is in no table.",
                                                                  name=called(row))


@rule("SMP-08", Severity.ERROR, Text("What is measured names its equipment"), GUIDANCE)
def what_is_measured_names_its_equipment(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, source in answers.sources.items():
        if BY_METERS.intersection(source.methods) and not source.equipment:
            yield pointer_to("sources", key, "equipment"), Text("Name the meters of {name}.",
                                                                name=called(source))
    read = {fuel for source in answers.sources.values() if BY_TANKS.intersection(source.methods)
            for fuel in source.fuels}
    for key, tank in answers.tanks.items():
        if read.intersection(tank.fuels) and not tank.equipment:
            yield pointer_to("tanks", key, "equipment"), Text("Name the instrument that {name} is read with.",
                                                              name=called(tank))


@rule("SMP-09", Severity.WARNING, Text("The equipment suits what it measures"), GUIDANCE)
def equipment_suits(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.equipment.items():
        serves = SUITS.get(row.kind) if row.kind else None
        if serves is None:
            continue
        name = called(row)
        for source in (answers.sources[one] for one in row.sources if one in answers.sources):
            if source.methods and not serves.intersection(source.methods):
                yield pointer_to("equipment", key, "sources"), Text(
                    "{name} does not suit the method by which {source} is monitored.", name=name,
                    source=called(source))
        if row.tanks and row.kind not in FOR_TANKS:
            yield pointer_to("equipment", key, "tanks"), Text("{name} does not read a tank.", name=name)


@rule("SMP-10", Severity.ERROR, Text("Every instrument is described and kept"), EQUIPMENT_TABLE)
def every_instrument_is_described(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    """Where calibration does not apply, SMP-11 speaks of it instead."""
    for key, row in answers.equipment.items():
        owed = {"description": row.description, "installed": row.installed, "maintenance": row.maintenance}
        if row.calibrated is not False:
            owed |= {"calibration_method": row.calibration_method, "calibration_interval": row.calibration_interval}
        for field, value in owed.items():
            if not value:
                yield pointer_to("equipment", key, field), Text(
                    "{name}: give “{field}”.", name=called(row),
                    field=Text(Equipment.model_fields[field].title or field))


@rule("SMP-11", Severity.ERROR, Text("What is not calibrated is assured in another way"), CALIBRATION)
def what_is_not_calibrated_is_assured(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.equipment.items():
        if row.calibrated is False and not row.no_calibration:
            yield pointer_to("equipment", key, "no_calibration"), Text(
                "{name}: say why calibration does not apply.", name=called(row))
        if row.calibrated is False and not row.alternative:
            yield pointer_to("equipment", key, "alternative"), Text(
                "{name}: say how its quality is assured instead.", name=called(row))


@rule("SMP-12", Severity.ERROR, Text("Every tank of a measuring method is listed"), LISTED_SEPARATELY)
def every_tank_is_listed(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    stored = {fuel for tank in answers.tanks.values() for fuel in tank.fuels}
    for key, source in answers.sources.items():
        if BY_TANKS.intersection(source.methods):
            for fuel in source.fuels:
                if fuel in answers.fuels and fuel not in stored:
                    yield pointer_to("sources", key, "fuels"), Text(
                        "{name} is monitored by its tanks, and no tank holds {fuel}.", name=called(source),
                        fuel=called(answers.fuels[fuel]))


@rule("SMP-16", Severity.ERROR, Text("Cargo used as fuel has its tanks, and no method A"), METHODS)
def cargo_used_as_fuel_has_its_tanks(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if not burns_cargo(answers):
        return
    if all(tank.type is not TankType.CARGO for tank in answers.tanks.values()):
        yield "/tanks", Text("Cargo is used as fuel. List the cargo tanks among the fuel tanks.")
    burnt = cargo_fuels(answers)
    for key, source in answers.sources.items():
        if Method.A in source.methods and burnt.intersection(source.fuels):
            yield pointer_to("sources", key, "methods"), Text(
                "{name} burns cargo. Method A rests on bunker delivery notes and cannot be used for it.",
                name=called(source))


@rule("SMP-19", Severity.ERROR, Text("The methods are those of the table of uncertainty"), UNCERTAINTY_TABLE)
def methods_are_those_of_the_uncertainty(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    used, listed = methods_of(answers), {row.method for row in answers.uncertainties.values()}
    for method in sorted(used - listed):
        yield "/uncertainties", Text("Give the uncertainty of this method: {method}.", method=CHOICES[Method][method])
    for key, row in answers.uncertainties.items():
        if row.method is not None and row.method not in used:
            yield pointer_to("uncertainties", key, "method"), Text("No source is monitored by this method.")


@rule("SMP-20", Severity.ERROR, Text("Uncertainties can be right, and method D has its own"), METHODS)
def uncertainties_can_be_right(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.uncertainties.items():
        if row.percent is not None and not 0 < row.percent <= 100:
            yield pointer_to("uncertainties", key, "percent"), Text("An uncertainty is above 0 and at most 100 per "
                                                                    "cent.")
        if row.method is Method.D and row.basis is UncertaintyBasis.DEFAULT:
            yield pointer_to("uncertainties", key, "basis"), Text("Method D has no default. Give the value found for "
                                                                  "this ship.")
        if row.method is Method.D and not row.calibration:
            yield pointer_to("uncertainties", key, "calibration"), Text("Describe how the devices of method D are "
                                                                        "calibrated.")


@rule("SMP-21", Severity.ERROR, Text("Every method has what it asks for"), METHODS)
def every_method_has_what_it_asks_for(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    used, methods = methods_of(answers), answers.methods
    if Method.A in used and methods.bdn_uncertainty is None:
        yield "/methods/bdn_uncertainty", Text("Method A: give the uncertainty of bunker delivery notes.")
    if Method.A in used and not methods.stocktakes:
        yield "/methods/stocktakes", Text("Method A: say when and how stock is taken of the tanks.")
    if Method.B in used and not methods.daily_at_sea:
        yield "/methods/daily_at_sea", Text("Method B: all tanks are read every day at sea.")
    if Method.B in used and not methods.at_bunkering:
        yield "/methods/at_bunkering", Text("Method B: all tanks are read each time the ship bunkers or debunkers.")
    if Method.C in used:
        for key, row in answers.equipment.items():
            if row.kind is Instrument.FLOW_METER and row.calibrated is None:
                yield pointer_to("equipment", key, "calibrated"), Text(
                    "Method C: say how {name} is calibrated.", name=called(row))


@rule("SMP-22", Severity.ERROR, Text("Every fuel measured by volume has a density"), METHODS)
def every_volume_has_a_density(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    listed = {row.fuel for row in answers.densities.values()}
    for key, fuel in answers.fuels.items():
        if key not in listed:
            yield "/densities", Text("Say where the density of {fuel} comes from, or that it is measured as mass.",
                                     fuel=called(fuel))
    for key, row in answers.densities.items():
        if row.measured_in is Measure.VOLUME:
            for field in ("bunkered", "in_tanks"):
                if getattr(row, field) in {None, DensitySource.NOT_APPLICABLE}:
                    yield pointer_to("densities", key, field), Text("Measured as volume: say where the density comes "
                                                                    "from.")


@rule("SMP-23", Severity.WARNING, Text("Several methods make the figures better"), METHODS)
def several_methods_make_figures_better(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if len(methods_of(answers)) > 1 and not answers.methods.accuracy:
        yield "/methods/accuracy", Text("You combine methods. Say why that makes the figures more accurate.")


MEASURING_CHECKS: tuple[Check, ...] = (
    equipment_is_in_its_table, every_instrument_measures_something, what_is_measured_names_its_equipment,
    equipment_suits, every_instrument_is_described, what_is_not_calibrated_is_assured, every_tank_is_listed,
    cargo_used_as_fuel_has_its_tanks, methods_are_those_of_the_uncertainty, uncertainties_can_be_right,
    every_method_has_what_it_asks_for, every_volume_has_a_density, several_methods_make_figures_better,
)
