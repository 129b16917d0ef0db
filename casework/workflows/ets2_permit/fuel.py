"""The fuels, the plan and the dates: are they named as the reports will name them, and in time? (Directive 2003/87/EC
Art. 30b; Regulation (EU) 2018/2066 Arts 75b, 75e and 75t; the plan itself is known by its numbers only)

Registers answer under (register, number): `ert`, the reporting tool, {approved, version, codes} by the plan's number;
`union_registry` {permit_from, requested_on} by the operator's number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casework.core.calendars import REGISTRY
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.periods import Months, WorkingDays, advance
from casework.core.text import Text
from casework.law import fuels
from casework.law.ets2 import LEAD_MONTHS
from casework.workflows.ets2_permit.answers import PermitAnswers
from casework.workflows.ets2_permit.choices import WITH_PLAN, Kind
from casework.workflows.ets2_permit.documents import DOCUMENTS
from casework.workflows.ets2_permit.rules import is_excluded, kind_of, number_of
from casework.workflows.ets2_permit.sources import (
    ACCOUNT,
    APPLICATION_CONTENT,
    CATEGORY,
    EXCLUDED,
    FUEL_DATA,
    PERMIT_CONTENT,
    PERMIT_DUTY,
    PLAN,
)
from casework.workflows.requirements import Lack, gaps
from casework.workflows.rules import day_of, rule

SUMMARY = 200
ACCOUNT_DAYS = WorkingDays(20)
NAMELESS = Text("a fuel without a name")


@rule("PRM-04", Severity.WARNING, Text("No excluded fuel is on the list"), EXCLUDED)
def no_excluded_fuel_is_listed(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    if kind_of(answers) in WITH_PLAN:
        for key, line in answers.fuels.items():
            if is_excluded(line):
                yield f"/fuels/{key}/fuel", Text("Not an error: {name} is excluded and is not reported. Take it off "
                                                 "the list.", name=line.label or NAMELESS)


@rule("PRM-05", Severity.ERROR, Text("Every fuel has a CN code of the list"), FUEL_DATA)
def every_fuel_has_its_code(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    for key, line in answers.fuels.items():
        name = line.label or NAMELESS
        if not line.cn:
            yield f"/fuels/{key}/cn", Text("Give the CN code of {name}.", name=name)
        elif fuels.goods(line.cn) is None:
            yield f"/fuels/{key}/cn", Text("{code} is no CN code of a fuel in the system. Compare it with the customs "
                                           "declaration or the invoice for {name}.", code=line.cn, name=name)


@rule("PRM-06", Severity.ERROR, Text("It is said where every fuel is burnt"), APPLICATION_CONTENT)
def every_fuel_has_its_end_use(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    for key, line in answers.fuels.items():
        if not line.sectors:
            yield f"/fuels/{key}/sectors", Text("Say where {name} is burnt.", name=line.label or NAMELESS)


@rule("PRM-07", Severity.ERROR, Text("The monitoring plan is named"), APPLICATION_CONTENT)
def the_plan_is_named(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    if kind_of(answers) not in WITH_PLAN:
        return
    if not answers.plan.ert_number:
        yield "/plan/ert_number", Text("Name the monitoring plan: the number it has in the reporting tool (ERT).")
    elif not answers.plan.version:
        yield "/plan/version", Text("Say which version of the monitoring plan you send.")


@rule("PRM-08", Severity.WARNING, Text("The monitoring plan is approved"), PERMIT_CONTENT, needs=("registers",))
def the_plan_is_approved(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    """Says it early; the step that proposes the permit is what refuses (`guards.plan_approved`)."""
    found = (facts.registers or {}).get(("ert", answers.plan.ert_number or ""))
    if kind_of(answers) in WITH_PLAN and found is not None and not found.get("approved"):
        yield "/plan/ert_number", Text("The monitoring plan is not approved in the reporting tool. No permit can be "
                                       "given before it is.")


@rule("PRM-09", Severity.WARNING, Text("No fuel was released without a permit"), PERMIT_DUTY)
def nothing_was_released_without_a_permit(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    start = answers.activity.start_on
    if kind_of(answers) is Kind.NEW and start is not None and start < day_of(facts):
        yield "/activity/start_on", Text("You began before you applied. Fuel may not be brought to the market without "
                                         "a permit; we follow that up in a case of its own.")


@rule("PRM-10", Severity.WARNING, Text("The application comes four months ahead"), PLAN)
def the_application_comes_in_time(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    start, applied = answers.activity.start_on, day_of(facts)
    if kind_of(answers) is Kind.NEW and start is not None and applied <= start < advance(applied, Months(LEAD_MONTHS)):
        yield "/activity/start_on", Text("You begin in less than four months. We may not be able to decide before "
                                         "then, and you may not begin before we have.")


@rule("PRM-11", Severity.ERROR, Text("The summary says enough"), APPLICATION_CONTENT)
def the_summary_says_enough(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    length = len(answers.activity.summary or "")
    if kind_of(answers) in WITH_PLAN and length < SUMMARY:
        yield "/activity/summary", Text("The summary has {length} characters. Write at least {least}.", length=length,
                                        least=SUMMARY)


@rule("PRM-13", Severity.ERROR, Text("The emissions before the scope factor are named"), CATEGORY)
def the_emissions_are_named(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    activity = answers.activity
    if kind_of(answers) not in WITH_PLAN:
        return
    if activity.before_scope is None:
        yield "/activity/before_scope", Text("Give the emissions before the scope factor. They decide your category.")
    elif activity.after_scope is not None and activity.after_scope > activity.before_scope:
        yield "/activity/after_scope", Text("The emissions after the scope factor cannot be greater than those before "
                                            "it.")


@rule("PRM-14", Severity.WARNING, Text("The account is applied for"), ACCOUNT, needs=("registers",))
def the_account_is_applied_for(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    found = (facts.registers or {}).get(("union_registry", number_of(answers)))
    if found is None or found.get("requested_on") or not found.get("permit_from"):
        return
    last = advance(date.fromisoformat(str(found["permit_from"])), ACCOUNT_DAYS, REGISTRY)
    if facts.today > last:
        yield "/operator/name", Text("The account in the Union Registry should have been applied for by {day}.",
                                     day=last)


@rule("PRM-16", Severity.WARNING, Text("The fuels agree with the plan"), PERMIT_CONTENT, needs=("registers",))
def the_fuels_agree_with_the_plan(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    found = (facts.registers or {}).get(("ert", answers.plan.ert_number or ""))
    if found is None or "codes" not in found:
        return
    planned = {fuels.normalise(str(code)) for code in found["codes"]}
    listed = {fuels.normalise(line.cn): (key, line.label) for key, line in answers.fuels.items() if line.cn}
    for code, (key, name) in listed.items():
        if code not in planned:
            yield f"/fuels/{key}/cn", Text("Not an error: the monitoring plan does not name {name} ({code}). Tell us "
                                           "which one is right.", name=name, code=fuels.shown(code))
    for code in sorted(planned - listed.keys()):
        yield "/fuels", Text("Not an error: the monitoring plan names a fuel with the CN code {code}, and your list "
                             "does not. Tell us which one is right.", code=fuels.shown(code))


def _gaps(answers: PermitAnswers, facts: Facts, lack: Lack) -> Iterator[Remark]:
    for gap in gaps(DOCUMENTS, answers, facts.documents or (), day_of(facts)):
        if gap.lack is lack:
            yield gap.pointer, gap.why


@rule("PRM-30", Severity.ERROR, Text("Every document is there"), APPLICATION_CONTENT, needs=("documents",))
def every_document_is_there(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    yield from _gaps(answers, facts, Lack.MISSING)


@rule("PRM-31", Severity.ERROR, Text("No document is too old"), APPLICATION_CONTENT, needs=("documents",))
def no_document_is_too_old(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    yield from _gaps(answers, facts, Lack.TOO_OLD)


@rule("PRM-32", Severity.WARNING, Text("Every document has its date"), APPLICATION_CONTENT, needs=("documents",))
def every_document_has_its_date(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    yield from _gaps(answers, facts, Lack.UNDATED)


FUEL_CHECKS: tuple[Check, ...] = (
    no_excluded_fuel_is_listed, every_fuel_has_its_code, every_fuel_has_its_end_use, the_plan_is_named,
    the_plan_is_approved, nothing_was_released_without_a_permit, the_application_comes_in_time,
    the_summary_says_enough, the_emissions_are_named, the_account_is_applied_for, the_fuels_agree_with_the_plan,
    every_document_is_there, no_document_is_too_old, every_document_has_its_date,
)
