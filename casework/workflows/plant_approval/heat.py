"""Power and heat of a year: can the test of high-efficiency cogeneration be made, and is it passed (§ 3 c)?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.law.cogeneration import HIGH_EFFICIENCY, KINDS, LEAST_SAVING, SMALL_BELOW
from casework.law.energy_sources import TECHNOLOGIES
from casework.law.primary_energy_savings import rounded
from casework.law.reference_values import NAMED_BY_LAW
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.choices import Category, DataBasis
from casework.workflows.plant_approval.conditions import is_cogeneration
from casework.workflows.plant_approval.efficiency import fault_at_row, tested
from casework.workflows.rules import day_of, rule

DESIGN = Source("forskrift om opprinnelsesgarantier", "§ 3 c", certainty=75,
                note="A new unit without a year of figures may be assessed on its design, with a condition.")


@rule("GO-30", Severity.ERROR, Text("The test can be calculated"), HIGH_EFFICIENCY)
def the_test_can_be_calculated(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    for place, sentence in tested(answers).faults:
        yield fault_at_row(answers, place), sentence


@rule("GO-31", Severity.WARNING, Text("The test is passed"), HIGH_EFFICIENCY)
def the_test_is_passed(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    savings, capacity = tested(answers).savings, answers.plant.capacity_mw
    if savings is None or savings.passes or answers.classification.applied is not Category.HIGH_EFFICIENCY:
        return
    if capacity is not None and capacity < SMALL_BELOW:
        yield "/classification/applied", Text("The unit saves {percent} per cent of the fuel: nothing. It is not "
                                              "high-efficiency cogeneration.", percent=rounded(savings.percent, 2))
    else:
        yield "/classification/applied", Text(
            "The unit saves {percent} per cent of the fuel, and {least} are needed. It is not high-efficiency "
            "cogeneration.", percent=rounded(savings.percent, 2), least=LEAST_SAVING)


@rule("GO-32", Severity.ERROR, Text("The figures are those of a whole year"), HIGH_EFFICIENCY)
def the_year_is_over(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    asked, started = answers.cogeneration, answers.plant.commissioned_on
    if asked.year is None or asked.basis is not DataBasis.MEASURED:
        return
    if asked.year >= day_of(facts).year:
        yield "/cogeneration/year", Text("{year} is not over. Give the figures of the last whole calendar year.",
                                         year=asked.year)
    elif started is not None and (started.year, started.month, started.day) > (asked.year, 1, 1):
        yield "/cogeneration/year", Text("The plant started on {day}, so {year} is not a whole year of figures.",
                                         day=started, year=asked.year)


@rule("GO-33", Severity.ERROR, Text("Only a new unit is assessed on its design"), DESIGN)
def only_a_new_unit_is_assessed_on_its_design(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    started, day = answers.plant.commissioned_on, day_of(facts)
    if answers.cogeneration.basis is DataBasis.DESIGN and started is not None and started.year < day.year - 1:
        yield "/cogeneration/basis", Text("The plant has run for a whole calendar year since {day}. Give measured "
                                          "figures.", day=started)


@rule("GO-34", Severity.WARNING, Text("The kind of unit fits the technology"), KINDS)
def the_kind_fits_the_technology(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    technology, kind = answers.plant.technology, answers.cogeneration.unit_type
    expected = TECHNOLOGIES[technology].unit_type if technology is not None else None
    if kind is not None and expected is not None and expected != kind:
        yield "/cogeneration/unit_type", Text("Not an error: for this technology we expect the kind ({letter}). Tell "
                                              "us what to make of it.", letter=expected)


@rule("GO-35", Severity.WARNING, Text("Another set of reference values than the regulation names"), HIGH_EFFICIENCY)
def another_set_is_noted(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    chosen = answers.cogeneration.reference_set
    if is_cogeneration(answers) and chosen is not None and chosen != NAMED_BY_LAW.name:
        yield "/cogeneration/reference_set", Text(
            "Not an error: the regulation names {named}, and you use {chosen}. We look at your reason.",
            named=NAMED_BY_LAW.name, chosen=str(chosen))


@rule("GO-36", Severity.ERROR, Text("Voltages and exports are shares of the whole"), HIGH_EFFICIENCY)
def voltages_are_shares_of_the_whole(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.voltages.items():
        for field in ("share_percent", "exported_percent"):
            value = getattr(row, field)
            if value is not None and not 0 <= value <= 100:
                yield f"/voltages/{key}/{field}", Text("A share lies between 0 and 100 per cent.")
    told = [row.share_percent for row in answers.voltages.values() if row.share_percent is not None]
    if told and len(told) == len(answers.voltages) and sum(told) != 100:
        yield "/voltages", Text("The shares of the voltages are {sum} per cent together, and must be 100.",
                                sum=sum(told, Decimal(0)))


HEAT_CHECKS: tuple[Check, ...] = (
    the_test_can_be_calculated, the_test_is_passed, the_year_is_over, only_a_new_unit_is_assessed_on_its_design,
    the_kind_fits_the_technology, another_set_is_noted, voltages_are_shares_of_the_whole,
)
