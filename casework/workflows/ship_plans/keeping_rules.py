"""Data gaps, procedures, management and activity data: is it said well enough for others to act on it? (Regulation (EU)
2015/757 Annex I C and Annex II A; the Environment Agency's guidance)"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casework.core.answers import pointer_to
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.workflows.rules import rule
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import (
    Control,
    DistanceBasis,
    Method,
    Parameter,
    Post,
    Procedure,
    Scenario,
    Surrogate,
)
from casework.workflows.ship_plans.rules import methods_of
from casework.workflows.ship_plans.sources_of_law import (
    CONTROLS,
    GAPS,
    GUIDANCE,
    METHODS,
    PROCEDURES,
    VOYAGES,
)
from casework.workflows.ship_plans.titles import CHOICES, called

WHOLE_PROCEDURE = 600
"""Characters below which a description is hardly a whole procedure: a threshold of ours, not of the law."""
HISTORICAL = re.compile(r"histor|average|gjennomsnitt|erfaringstall", re.IGNORECASE)
WEATHER = re.compile(r"weather|wind|wave|swell|sea state|beaufort|vind|bølge|sjøgang|vær\b", re.IGNORECASE)


@rule("SMP-24", Severity.ERROR, Text("The methods for data gaps cover every case"), GUIDANCE)
def gap_methods_cover_every_case(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    covered = {scenario for row in answers.gaps.values() for scenario in row.scenarios}
    of_fuel = next((key for key, row in answers.gaps.items() if row.parameter is Parameter.FUEL), None)
    place = pointer_to("gaps", of_fuel, "scenarios") if of_fuel else "/gaps"
    for scenario in Scenario:
        if scenario not in covered:
            yield place, Text("No method for data gaps covers this case: {case}.", case=CHOICES[Scenario][scenario])


@rule("SMP-25", Severity.WARNING, Text("A method for data gaps differs from the normal one"), GUIDANCE)
def a_gap_method_differs(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    activity = answers.activity
    normal = {Parameter.DISTANCE: activity.distance_source, Parameter.CARGO: activity.cargo_source,
              Parameter.TIME: activity.time_source}
    for key, row in answers.gaps.items():
        same_method = row.parameter is Parameter.FUEL and methods_of(answers).intersection(row.methods)
        usual = normal.get(row.parameter) if row.parameter else None
        same_source = usual is not None and usual == row.data_sources
        if (same_method or same_source) and not row.fallback:
            yield pointer_to("gaps", key, "fallback"), Text(
                "{parameter}: the same as in normal operation. Say how it helps when data are lost or wrong.",
                parameter=called(row))


@rule("SMP-27", Severity.WARNING, Text("Historical data take wind and sea into account"), GUIDANCE)
def historical_data_take_the_weather_into_account(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.gaps.items():
        said = f"{row.description or ''} {row.conditions or ''}"
        historical = row.surrogate is Surrogate.HISTORICAL or HISTORICAL.search(row.description or "")
        if historical and row.parameter is Parameter.FUEL and not WEATHER.search(said):
            yield pointer_to("gaps", key, "conditions"), Text(
                "Historical data alone are not conservative. Say how wind and sea are taken into account.")


@rule("SMP-28", Severity.ERROR, Text("Every parameter has a method for data gaps"), GAPS)
def every_parameter_has_a_gap_method(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    given = {row.parameter for row in answers.gaps.values()}
    for parameter in Parameter:
        if parameter not in given:
            yield "/gaps", Text("There is no method for data gaps of this parameter: {parameter}.",
                                parameter=CHOICES[Parameter][parameter])


@rule("SMP-29", Severity.WARNING, Text("A procedure without a reference is whole in itself"), GUIDANCE)
def a_procedure_without_reference_is_whole(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.procedures.items():
        length = len(row.description or "")
        if not row.reference and 0 < length < WHOLE_PROCEDURE:
            yield pointer_to("procedures", key, "description"), Text(
                "{procedure}: no existing procedure is named, so this must be the whole of it: who does what, how "
                "often, how, and by which criteria. It has {length} characters.", procedure=called(row),
                length=length)


@rule("SMP-30", Severity.ERROR, Text("A procedure with a reference has a summary"), PROCEDURES)
def a_procedure_with_reference_has_a_summary(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.procedures.items():
        if row.reference and not row.description:
            yield pointer_to("procedures", key, "description"), Text(
                "{procedure}: sum up what {reference} says.", procedure=called(row), reference=row.reference)


@rule("SMP-31", Severity.ERROR, Text("Every procedure names who is responsible and where records are"), PROCEDURES)
def every_procedure_names_who_and_where(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.procedures.items():
        if not row.responsible:
            yield pointer_to("procedures", key, "responsible"), Text("{procedure}: say who is responsible.",
                                                                     procedure=called(row))
        if not row.record_location:
            yield pointer_to("procedures", key, "record_location"), Text("{procedure}: say where records are kept.",
                                                                         procedure=called(row))


@rule("SMP-32", Severity.WARNING, Text("There are posts on board and ashore"), GUIDANCE)
def there_are_posts_on_board_and_ashore(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    given = {row.place for row in answers.roles.values()}
    for place in Post:
        if place not in given:
            yield "/roles", Text("No post is named here: {place}.", place=CHOICES[Post][place])


@rule("SMP-33", Severity.ERROR, Text("Bunker delivery notes are checked against measurements"), METHODS)
def delivery_notes_are_checked(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    calculates = bool(methods_of(answers) - {Method.D})
    if calculates and all(row.kind is not Procedure.CROSS_CHECKS for row in answers.procedures.values()):
        yield "/procedures", Text("Describe how bunker delivery notes are checked against measurements on board.")


@rule("SMP-34", Severity.ERROR, Text("The seven control activities are there"), CONTROLS)
def the_control_activities_are_there(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    given = {row.activity for row in answers.controls.values()}
    for activity in Control:
        if activity not in given:
            yield "/controls", Text("This control activity is missing: {activity}.",
                                    activity=CHOICES[Control][activity])


@rule("SMP-35", Severity.ERROR, Text("It is said how the distance is found"), VOYAGES)
def it_is_said_how_the_distance_is_found(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    activity = answers.activity
    if activity.distance_basis is None:
        yield "/activity/distance_basis", Text("Say whether the distance is the one travelled or that of the most "
                                               "direct route.")
    elif activity.distance_basis is DistanceBasis.DIRECT:
        if activity.correction_factor is None:
            yield "/activity/correction_factor", Text("The most direct route needs a correction factor.")
        elif activity.correction_factor < 1:
            yield "/activity/correction_factor", Text("A correction factor below 1 makes the distance shorter than the "
                                                      "most direct route.")


@rule("SMP-36", Severity.WARNING, Text("Time at sea is in UTC and without anchoring"), VOYAGES)
def time_at_sea_is_without_anchoring(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if not answers.activity.in_utc:
        yield "/activity/in_utc", Text("Departure and arrival are recorded in UTC.")
    if not answers.activity.excludes_anchoring:
        yield "/activity/excludes_anchoring", Text("Time at anchor does not count as time at sea.")


KEEPING_CHECKS: tuple[Check, ...] = (
    gap_methods_cover_every_case, a_gap_method_differs, historical_data_take_the_weather_into_account,
    every_parameter_has_a_gap_method, a_procedure_without_reference_is_whole,
    a_procedure_with_reference_has_a_summary, every_procedure_names_who_and_where,
    there_are_posts_on_board_and_ashore, delivery_notes_are_checked, the_control_activities_are_there,
    it_is_said_how_the_distance_is_found, time_at_sea_is_without_anchoring,
)
