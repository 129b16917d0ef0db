"""Metering, support, documents, and what stands behind the answers: registers, other approvals, the one it is about.

Guarantees are issued on metered values (§ 10), one for each MWh (§ 9, fourth paragraph): no metering point may stand
in two approvals, and no other certificate for the same power. Registers answer under (register, identifier): `brreg`
{name, deleted}. A match tells only that an approval or application exists, never whose.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.identifiers import metering_point, organisation_number
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.changes import CLASSIFIED, DUTY_TO_REPORT, FOLLOWS, SAID
from casework.workflows.plant_approval.choices import Kind, MeterRole
from casework.workflows.plant_approval.conditions import about_an_approval, is_change
from casework.workflows.plant_approval.documents import DOCUMENTS
from casework.workflows.plant_approval.sources_of_law import (
    FIVE_YEARS,
    MEASURING,
    METERED,
    NECESSARY,
    ONE_EACH,
    PRACTICE,
    SUPPORT,
)
from casework.workflows.requirements import document_checks
from casework.workflows.rules import faults, rule, same_words

LATE_REPORT = timedelta(days=90)


@rule("GO-40", Severity.ERROR, Text("Metering point identities"), METERED)
def the_metering_points_are_ones(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    yield from faults([(f"/meters/{key}/point", row.point) for key, row in answers.meters.items()],
                      metering_point.fault)


@rule("GO-41", Severity.ERROR, Text("Every metering point stands once"), METERED)
def every_metering_point_stands_once(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    seen: set[str] = set()
    for key, row in answers.meters.items():
        number = metering_point.normalise(row.point or "")
        if number and number in seen:
            yield f"/meters/{key}/point", Text("{point} stands twice.", point=number)
        seen.add(number)


@rule("GO-42", Severity.ERROR, Text("Production is metered"), MEASURING)
def production_is_metered(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    roles = {row.role for row in answers.meters.values()}
    if answers.meters and None not in roles and MeterRole.PRODUCTION not in roles:
        yield "/meters", Text("No metering point measures the production.")
    if answers.meters and None not in roles and answers.plant.pumping and MeterRole.PUMP not in roles:
        yield "/meters", Text("Water is pumped, and no metering point measures the power for it.")


@rule("GO-43", Severity.ERROR, Text("The metering points are in no other approval"), ONE_EACH, needs=("matches",))
def the_metering_points_are_in_no_other_approval(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    if about_an_approval(answers):
        return
    for key, row in answers.meters.items():
        if ("metering_point", metering_point.normalise(row.point or "")) in (facts.matches or ()):
            yield f"/meters/{key}/point", Text("An approval or an application with this metering point exists. Each "
                                               "MWh gets one guarantee.")


@rule("GO-44", Severity.WARNING, Text("No other certificates for the same power"), ONE_EACH)
def no_other_certificates(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.support.other_certificates:
        yield "/support/other_certificates", Text("Other certificates for the same power must not say the same thing. "
                                                  "We look at which they are.")


@rule("GO-45", Severity.ERROR, Text("Support is told as amounts and days"), SUPPORT)
def support_is_possible(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.schemes.items():
        if row.amount is not None and row.amount <= 0:
            yield f"/schemes/{key}/amount", Text("The amount must be more than nothing.")
        if row.granted_on is not None and row.granted_on > facts.today:
            yield f"/schemes/{key}/granted_on", Text("{day} lies ahead. Support cannot have been granted then.",
                                                     day=row.granted_on)
        if row.currency and not (len(row.currency) == 3 and row.currency.isascii() and row.currency.isupper()):
            yield f"/schemes/{key}/currency", Text("A currency has three capital letters, for example NOK.")


@rule("GO-46", Severity.WARNING, Text("There is an account in the registry"), PRACTICE)
def there_is_an_account(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    if not answers.owner.guarantee_account:
        yield "/owner/guarantee_account", Text("Guarantees are issued to an account in the registry. Open it with the "
                                              "registrar before we decide.")


@rule("GO-47", Severity.WARNING, Text("The company register knows the owner"), NECESSARY, needs=("registers",))
def the_company_register_agrees(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    number = organisation_number.normalise(answers.owner.organisation_number or "")
    found = (facts.registers or {}).get(("brreg", number)) if number else None
    if found is None:
        return
    if found.get("deleted"):
        yield "/owner/organisation_number", Text(
            "Not an error: the company register says that this company is deleted. Tell us what to make of it.")
    elif answers.owner.name and found.get("name") and not same_words(answers.owner.name, str(found["name"])):
        yield "/owner/name", Text("Not an error: the company register has the name {name} under this number. Tell us "
                                  "which one is right.", name=str(found["name"]))


@rule("GO-50", Severity.ERROR, Text("The approval is the one the case is about"), FIVE_YEARS)
def the_approval_is_the_one(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    told, about = answers.matter.approval_number, facts.approval
    if about is not None and about_an_approval(answers) and told and not same_words(told, about.number):
        yield "/matter/approval_number", Text("The case is about the approval {number}.", number=about.number)


@rule("GO-51", Severity.INFO, Text("How long the approval holds"), FIVE_YEARS)
def how_long_the_approval_holds(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    about = facts.approval
    if about is None or about.valid_until is None or not about_an_approval(answers) or is_change(answers):
        return
    if about.valid_until < facts.today:
        yield "/matter/approval_number", Text("The approval ended on {day}. No guarantees are issued until the plant "
                                              "is approved again.", day=about.valid_until)
    else:
        yield "/matter/approval_number", Text("The approval holds until {day}. A new period follows on it.",
                                              day=about.valid_until)


@rule("GO-54", Severity.ERROR, Text("A new period is assessed on new figures"), FIVE_YEARS)
def a_new_period_has_new_figures(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    year = answers.cogeneration.year
    if answers.matter.kind is Kind.RENEWAL and year is not None and year < facts.today.year - 2:
        yield "/cogeneration/year", Text("The figures are of {year}. For a new period, give those of a whole calendar "
                                         "year that is at most two years back.", year=year)


@rule("GO-52", Severity.WARNING, Text("A change is reported without undue delay"), DUTY_TO_REPORT)
def a_change_is_reported_soon(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    since = answers.matter.changed_on
    if not is_change(answers) or since is None:
        return
    if since < facts.today - LATE_REPORT:
        yield "/matter/changed_on", Text("Not an error: the change is of {day}, and changes are reported without undue "
                                         "delay. Tell us why it took longer.", day=since)


@rule("GO-53", Severity.MANUAL, Text("What follows from the change"), CLASSIFIED)
def what_follows_from_the_change(answers: PlantAnswers, facts: Facts) -> Iterator[Remark]:
    if is_change(answers) and answers.matter.changed is not None:
        yield "/matter/changed", SAID[FOLLOWS[answers.matter.changed]]


EVIDENCE_CHECKS: tuple[Check, ...] = (
    the_metering_points_are_ones, every_metering_point_stands_once, production_is_metered,
    the_metering_points_are_in_no_other_approval, no_other_certificates, support_is_possible, there_is_an_account,
    the_company_register_agrees, the_approval_is_the_one, how_long_the_approval_holds,
    a_new_period_has_new_figures, a_change_is_reported_soon,
    what_follows_from_the_change, *document_checks("GO", DOCUMENTS, NECESSARY),
)
