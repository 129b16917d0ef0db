"""Owner and plant: is everything there, and can it be so?

FOR-2007-12-14-1652 §§ 5, 6 and 7 d and f (name, place, capacity, production, start) and § 8 (what is necessary to
approve). A plant that is not in operation cannot be approved (guidance).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.identifiers import eic, email, organisation_number, phone
from casework.law.energy_sources import TECHNOLOGIES
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.category import PUMPING
from casework.workflows.plant_approval.required import DUTIES
from casework.workflows.plant_approval.sources_of_law import CONTENT, NECESSARY, PRACTICE
from casework.workflows.rules import day_of, faults, rule

# The mainland, Svalbard and Jan Mayen, in degrees: (least, most).
LATITUDES, LONGITUDES = (Decimal(57), Decimal(82)), (Decimal(-10), Decimal(36))
HOURS_OF_A_YEAR = 8784

TOO_FEW = {
    "units": Text("There is no generating unit."),
    "sources": Text("There is no energy source."),
    "voltages": Text("There is no voltage at which the electricity leaves the unit."),
    "meters": Text("There is no metering point."),
    "schemes": Text("The plant has received support, and no scheme is named."),
}


@rule("GO-01", Severity.ERROR, Text("Nothing is missing"), NECESSARY)
def nothing_is_missing(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


@rule("GO-02", Severity.ERROR, Text("Enough units, sources, voltages and metering points"), NECESSARY)
def there_are_enough_rows(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    for section, _ in DUTIES.missing_rows(answers):
        yield f"/{section}", TOO_FEW[section]


@rule("GO-03", Severity.ERROR, Text("Norwegian organisation number"), NECESSARY)
def the_organisation_number_is_one(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/owner/organisation_number", answers.owner.organisation_number)], organisation_number.fault)


@rule("GO-04", Severity.ERROR, Text("Telephone numbers and e-mail addresses"), NECESSARY)
def one_can_be_reached(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/owner/phone", answers.owner.phone)], phone.fault)
    yield from faults([("/owner/email", answers.owner.email),
                       ("/delivery/notice_email", answers.delivery.notice_email)], email.fault)


@rule("GO-05", Severity.ERROR, Text("Municipality number and postal code"), CONTENT)
def the_place_has_numbers_of_four_digits(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    for pointer, number in (("/plant/municipality", answers.plant.municipality),
                            ("/owner/postcode", answers.owner.postcode)):
        if number and not re.fullmatch("[0-9]{4}", number):
            yield pointer, Text("{number} is not right: municipality numbers and postal codes have four digits.",
                                number=number)


@rule("GO-06", Severity.ERROR, Text("The place is in Norway"), CONTENT)
def the_place_is_in_norway(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    plant = answers.plant
    for pointer, value, (least, most) in (("/plant/latitude", plant.latitude, LATITUDES),
                                          ("/plant/longitude", plant.longitude, LONGITUDES)):
        if value is not None and not least <= value <= most:
            yield pointer, Text("{value} degrees is not in Norway. Latitude lies between {first} and {second}, "
                                "longitude between {third} and {fourth}.", value=value, first=LATITUDES[0],
                                second=LATITUDES[1], third=LONGITUDES[0], fourth=LONGITUDES[1])


@rule("GO-07", Severity.ERROR, Text("The plant is in operation"), PRACTICE)
def the_plant_is_in_operation(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.plant.in_operation is False:
        yield "/plant/in_operation", Text("A plant is approved when it is in operation. Apply when it has started.")


@rule("GO-08", Severity.ERROR, Text("The start lies behind us"), CONTENT)
def the_start_lies_behind(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    started = answers.plant.commissioned_on
    if started is not None and started > day_of(facts):
        yield "/plant/commissioned_on", Text("{day} lies ahead. The plant cannot have started then.", day=started)
    for key, unit in answers.units.items():
        if unit.started is not None and not 1880 <= unit.started <= day_of(facts).year:
            yield f"/units/{key}/started", Text("{name} cannot have started in {year}.", name=unit.label or "–",
                                                year=unit.started)


@rule("GO-09", Severity.ERROR, Text("The capacity is a capacity"), CONTENT)
def the_capacity_is_more_than_nothing(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    places = [("/plant/capacity_mw", answers.plant.capacity_mw),
              *((f"/units/{key}/capacity_mw", unit.capacity_mw) for key, unit in answers.units.items())]
    for pointer, capacity in places:
        if capacity is not None and capacity <= 0:
            yield pointer, Text("The capacity must be more than nothing.")


@rule("GO-10", Severity.WARNING, Text("The units add up to the plant"), CONTENT)
def the_units_add_up(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    told = [unit.capacity_mw for unit in answers.units.values() if unit.capacity_mw is not None]
    whole, added = answers.plant.capacity_mw, sum(told, Decimal(0))
    if whole is not None and told and len(told) == len(answers.units) and added != whole:
        yield "/plant/capacity_mw", Text("Not an error: the units have {added} MW together, and the plant {whole} MW. "
                                         "Tell us what to make of it.", added=added, whole=whole)


@rule("GO-11", Severity.ERROR, Text("The mean production is possible"), CONTENT)
def the_mean_production_is_possible(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    capacity, production = answers.plant.capacity_mw, answers.plant.mean_production_gwh
    if capacity is not None and production is not None and production * 1000 > capacity * HOURS_OF_A_YEAR:
        yield "/plant/mean_production_gwh", Text(
            "{production} GWh is more than {capacity} MW can give in a year. Is it given in MWh?",
            production=production, capacity=capacity)


@rule("GO-12", Severity.WARNING, Text("EIC"), NECESSARY)
def the_eic_is_one(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([("/plant/eic", answers.plant.eic)], eic.fault)


@rule("GO-13", Severity.WARNING, Text("Power is left after pumping"), PUMPING)
def power_is_left_after_pumping(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    technology = answers.plant.technology
    if technology is None:
        return
    kind = TECHNOLOGIES[technology]
    if kind.pure:
        yield "/plant/technology", Text("Pumped storage without inflow uses more power than it gives. No guarantees "
                                        "can be issued for it.")
    elif kind.pumped and answers.plant.pumping is False:
        yield "/plant/pumping", Text("The technology is pumped storage, and you say that no water is pumped. Tell us "
                                     "what is right.")


PLANT_CHECKS: tuple[Check, ...] = (
    nothing_is_missing, there_are_enough_rows, the_organisation_number_is_one, one_can_be_reached,
    the_place_has_numbers_of_four_digits, the_place_is_in_norway, the_plant_is_in_operation, the_start_lies_behind,
    the_capacity_is_more_than_nothing, the_units_add_up, the_mean_production_is_possible, the_eic_is_one,
    power_is_left_after_pumping,
)
