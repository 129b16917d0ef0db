"""The plan as a whole: is everything there, in time, for a ship that it is approved for, and can it be true?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casework.core.answers import pointer_to
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.periods import Months, advance
from casework.core.text import Text
from casework.identifiers import country, imo_company, imo_ship
from casework.law.ship_factors import CLASSES
from casework.law.ship_scope import PLAN_DUE, PLAN_MONTHS, SMALL_TONNAGE, Scope, ShipType
from casework.workflows.rules import day_of, rule
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import PART_OF, VOLUNTARY, Procedure
from casework.workflows.ship_plans.difference import RULE, disagreements, left_out
from casework.workflows.ship_plans.modifications import earlier_plan
from casework.workflows.ship_plans.required import DUTIES
from casework.workflows.ship_plans.rules import is_modified, only_one, scope_on
from casework.workflows.ship_plans.sources_of_law import APPROVAL, ONE_PLAN, PLAUSIBLE, REVISION, TEMPLATE
from casework.workflows.ship_plans.titles import CHOICES, called

OLDEST_YEAR = 1950
TOO_EARLY = Text("{name}: {year} is before {oldest}.")
YEAR_AHEAD = Text("{name}: {year} has not come yet.")
SAID_ELSEWHERE = frozenset({
    ("sources", "fuels"), ("sources", "methods"), ("equipment", "description"), ("equipment", "installed"),
    ("equipment", "maintenance"), ("procedures", "responsible"), ("procedures", "record_location"),
    ("company", "line1"), ("company", "postcode"), ("company", "city"), ("company", "country"),
    ("company", "contact_name"), ("company", "phone"), ("company", "email"), ("activity", "distance_basis"),
    ("activity", "in_utc"), ("activity", "excludes_anchoring"), ("densities", "bunkered"), ("densities", "in_tanks"),
    ("assessment", "conclusion"), ("assessment", "plan_version"), ("mandate", "owner_signed_on"),
    ("mandate", "company_signed_on"), ("mandate", "ships")})
"""Missing answers that a rule of their own speaks of in better words."""
TOO_FEW = {
    "fuels": Text("The plan names no fuel."), "tanks": Text("The plan names no fuel tank."),
    "sources": Text("The plan names no emission source."),
}


@rule("SMP-01", Severity.ERROR, Text("Nothing is missing"), TEMPLATE)
def nothing_is_missing(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    for section, _ in DUTIES.missing_rows(answers):
        yield f"/{section}", TOO_FEW[section]
    for pointer in DUTIES.missing_fields(answers):
        _, section, *key, field = pointer.split("/")
        if (section, field) in SAID_ELSEWHERE:
            continue
        row = getattr(answers, section)[key[0]] if key else None
        title = DUTIES.field_title(section, field)
        if row is not None and row.label:
            yield pointer, Text("Not answered yet, for {name}: “{field}”", name=called(row), field=title)
        else:
            yield pointer, Text("Not answered yet: “{field}”", field=title)
    for kind in missing_procedures(answers):
        yield "/procedures", Text("The plan has no such procedure: {procedure} (part {part}).",
                                  procedure=CHOICES[Procedure][kind], part=PART_OF[kind].value)


def missing_procedures(answers: PlanAnswers) -> Iterator[Procedure]:
    """The procedures of the template that the plan lacks; SMP-33 speaks of the cross-checks."""
    given = {row.kind for row in answers.procedures.values()}
    split = {Procedure.RO_PAX_SPLIT} if answers.ship.ship_type is ShipType.RO_PAX else set()
    owed = frozenset(Procedure) - VOLUNTARY - {Procedure.CROSS_CHECKS} | split
    yield from (kind for kind in Procedure if kind in owed - given)


@rule("SMP-45", Severity.INFO, Text("The plan comes within three months"), PLAN_DUE)
def the_plan_comes_in_time(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    first, day = answers.ship.first_call_on, day_of(facts)
    if first is None or first > day or is_modified(answers):
        return
    last = advance(first, Months(PLAN_MONTHS))
    if day > last:
        yield "/ship/first_call_on", Text("The plan was due by {day}, three months after the ship's first call at a "
                                          "port in the EEA.", day=last)


@rule("SMP-48", Severity.ERROR, Text("The ship is in emissions trading"), APPROVAL)
def the_ship_is_in_emissions_trading(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    scope = scope_on(answers, day_of(facts))
    if scope is Scope.MRV:
        yield "/ship/gross_tonnage", Text(
            "A ship of this type and tonnage is not in emissions trading on {day}. We can control the plan, but we do "
            "not approve it.", day=day_of(facts))
    elif scope is Scope.NONE:
        yield "/ship/gross_tonnage", Text("A ship of this type and tonnage owes no monitoring plan on {day}.",
                                          day=day_of(facts))


@rule(RULE, Severity.ERROR, Text("The revision sheet names what changed"), REVISION)
def the_revision_sheet_names_what_changed(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    revision, earlier = answers.revision, earlier_plan(facts.approval)
    if earlier is None:
        if is_modified(answers) and not revision.changed_parts:
            yield "/revision/changed_parts", Text("Name the parts that changed since the version before.")
        return
    yield from disagreements(earlier, answers)


@rule(RULE, Severity.WARNING, Text("No version is left out"), REVISION)
def no_version_is_left_out(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    """After a non-approval the next version has the next number (Art. 74(2) of 2023/2917): a gap is no error."""
    if earlier := earlier_plan(facts.approval):
        yield from left_out(earlier, answers)


@rule("SMP-50", Severity.ERROR, Text("Years, amounts and numbers can be right"), PLAUSIBLE)
def numbers_can_be_right(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    yield from _numbers_of_the_ship(answers)
    yield from _years(answers, day_of(facts).year)
    yield from _amounts(answers)
    for key, source in answers.sources.items():
        if source.type and source.source_class and source.source_class not in CLASSES[source.type]:
            yield pointer_to("sources", key, "source_class"), Text(
                "{name}: a source of this type cannot be of this class.", name=called(source))


def _numbers_of_the_ship(answers: PlanAnswers) -> Iterator[Remark]:
    ship, company = answers.ship, answers.company
    for pointer, value, kind in (
        ("/ship/imo_number", ship.imo_number, imo_ship),
        ("/ship/owner_number", ship.owner_number, imo_company),
        ("/ship/owner_country", ship.owner_country, country),
        ("/ship/flag", ship.flag, country),
        ("/company/imo_company_number", company.imo_company_number, imo_company),
        ("/company/country_of_registration", company.country_of_registration, country),
    ):
        said = kind.fault(value) if value else None
        if said is not None:
            yield pointer, said
    if ship.gross_tonnage is not None and ship.gross_tonnage < SMALL_TONNAGE:
        yield "/ship/gross_tonnage", Text(
            "No ship below {least} gross tonnage owes a plan. Compare it with the tonnage certificate.",
            least=SMALL_TONNAGE)


def _years(answers: PlanAnswers, this_year: int) -> Iterator[Remark]:
    for section, rows in (("sources", answers.sources), ("equipment", answers.equipment)):
        for key, row in rows.items():
            if row.installed is not None and not OLDEST_YEAR <= row.installed <= this_year:
                said = YEAR_AHEAD if row.installed > this_year else TOO_EARLY
                yield pointer_to(section, key, "installed"), Text(
                    said.msgid, name=called(row), year=row.installed, oldest=OLDEST_YEAR)


def _amounts(answers: PlanAnswers) -> Iterator[Remark]:
    amounts: list[tuple[str, str, str, Text | str, Decimal | None]] = [
        *(("sources", key, "power_kw", called(row), row.power_kw) for key, row in answers.sources.items()),
        *(("sources", key, "sfoc", called(row), row.sfoc) for key, row in answers.sources.items()),
        *(("tanks", key, "capacity_m3", called(row), row.capacity_m3) for key, row in answers.tanks.items()),
    ]
    for section, key, field, name, amount in amounts:
        if amount is not None and amount <= 0:
            yield pointer_to(section, key, field), Text("{name}: this must be more than zero.", name=name)


@rule("SMP-80", Severity.ERROR, Text("The company has one plan for the ship"), ONE_PLAN, needs=("matches",))
def the_company_has_one_plan_for_the_ship(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if facts.approval is None and not is_modified(answers) and only_one(answers) & (facts.matches or frozenset()):
        yield "/ship/imo_number", Text("This company has a plan for this ship already, in force or under way. A change "
                                       "of an approved plan is sent as a modification of it.")


@rule("SMP-81", Severity.WARNING, Text("The ship stays in emissions trading"), APPROVAL)
def the_ship_stays_in_emissions_trading(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    """Neither the article nor the guidance says how a ship leaves by a modification: a caseworker looks at it."""
    earlier, day = earlier_plan(facts.approval), day_of(facts)
    if earlier and scope_on(earlier, day) is Scope.ETS and scope_on(answers, day) in (Scope.MRV, Scope.NONE):
        field = "ship_type" if answers.ship.ship_type is not earlier.ship.ship_type else "gross_tonnage"
        yield f"/ship/{field}", Text(
            "With this the ship leaves emissions trading, and nothing in the modification is approved. Compare type "
            "and tonnage with the tonnage certificate. If the ship has left the company, tell us that instead.")


WHOLE_CHECKS: tuple[Check, ...] = (
    nothing_is_missing, the_plan_comes_in_time, the_ship_is_in_emissions_trading,
    the_revision_sheet_names_what_changed, no_version_is_left_out, numbers_can_be_right,
    the_company_has_one_plan_for_the_ship, the_ship_stays_in_emissions_trading,
)
