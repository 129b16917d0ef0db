"""The operator and the scope: is it the right party, and does it need a permit at all? (klimakvoteforskriften § 1-2)"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.identifiers import email, national_identity, organisation_number, phone
from casework.workflows.ets2_permit.answers import PermitAnswers
from casework.workflows.ets2_permit.choices import ABOUT_A_PERMIT, WITH_SCOPE, Basis, Kind
from casework.workflows.ets2_permit.required import DUTIES
from casework.workflows.ets2_permit.rules import basis_of, is_excluded, kind_of, number_of, walk_of
from casework.workflows.ets2_permit.sources import (
    APPLICATION_CONTENT,
    EXCLUDED,
    FUEL_DATA,
    NOTIFY_CHANGES,
    OPERATOR,
    PERMIT_DUTY,
)
from casework.workflows.rules import rule, same_words

# A missing answer that a rule of its own speaks of in better words.
SAID_ELSEWHERE = frozenset({
    ("operator", "excise_number"), ("fuels", "cn"), ("fuels", "sectors"), ("plan", "ert_number"), ("plan", "version"),
    ("activity", "summary"), ("activity", "before_scope")})
TOO_FEW = {"fuels": Text("There is no fuel on your list."), "contacts": Text("Name at least one contact person.")}


@rule("PRM-20", Severity.ERROR, Text("Nothing is missing"), APPLICATION_CONTENT)
def nothing_is_missing(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    for section, _ in DUTIES.missing_rows(answers):
        yield f"/{section}", TOO_FEW[section]
    yield from DUTIES.missing_said(answers, but=SAID_ELSEWHERE)


@rule("PRM-01", Severity.ERROR, Text("The registration for excise duty is named"), FUEL_DATA)
def the_excise_registration_is_named(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    wants = kind_of(answers) in WITH_SCOPE and basis_of(answers) is Basis.REGISTERED
    if wants and not answers.operator.excise_number:
        yield "/operator/excise_number", Text(
            "You are the fuel operator because you are registered for excise duty. Give the number of the "
            "registration.")


@rule("PRM-02", Severity.ERROR, Text("Nobody else answers for the fuel"), OPERATOR)
def nobody_else_answers(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    walk = walk_of(answers)
    if kind_of(answers) in {Kind.NEW, Kind.TRANSFER} and walk.result is not None and walk.result.name == "other":
        yield f"/scope/{walk.steps[-1][0].name}", Text(
            "As you answer, somebody else is the fuel operator for this fuel, and the permit is theirs to have. If you "
            "release other fuels as the first of the three, answer for those.")


@rule("PRM-03", Severity.ERROR, Text("At least one fuel is in the system"), EXCLUDED)
def one_fuel_is_in_the_system(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    if kind_of(answers) not in {Kind.NEW, Kind.TRANSFER}:
        return
    walk = walk_of(answers)
    lines = answers.fuels.values()
    if walk.result is not None and not walk.result.applies and walk.result.name != "other":
        yield f"/scope/{walk.steps[-1][0].name}", Text(
            "As you answer, you need no permit: {why} You can ask us to confirm it instead.", why=walk.result.sentence)
    elif lines and all(is_excluded(line) or line.zero for line in lines):
        yield "/fuels", Text("Every fuel on your list is excluded or can be counted as zero. Then you need no permit; "
                             "you can ask us to confirm it instead.")


@rule("PRM-12", Severity.ERROR, Text("There is no permit yet"), PERMIT_DUTY, needs=("matches",))
def there_is_no_permit_yet(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    if kind_of(answers) is Kind.NEW and ("fuel_operator", number_of(answers)) in (facts.matches or ()):
        yield "/request/kind", Text("A permit or an application for this operator exists. Apply for a change of it "
                                    "instead.")


@rule("PRM-15", Severity.WARNING, Text("The company register agrees"), NOTIFY_CHANGES, needs=("registers",))
def the_company_register_agrees(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    found = (facts.registers or {}).get(("brreg", number_of(answers)))
    if found is None:
        return
    if found.get("deleted"):
        yield "/operator/org_number", Text("Not an error: the company register says that this company is deleted. "
                                           "Tell us what to make of it.")
    elif answers.operator.name and found.get("name") and not same_words(answers.operator.name, str(found["name"])):
        yield "/operator/name", Text("Not an error: the company register has the name {name} under this number. Tell "
                                     "us which one is right.", name=str(found["name"]))


@rule("PRM-22", Severity.ERROR, Text("The numbers can be right"), APPLICATION_CONTENT)
def the_numbers_can_be_right(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    operator = answers.operator
    for pointer, number, module in (
        ("/operator/org_number", operator.org_number, organisation_number),
        ("/operator/national_number", operator.national_number, national_identity),
        ("/delivery/notice_email", answers.delivery.notice_email, email),
    ):
        said = module.fault(number) if number else None
        if said is not None:
            yield pointer, said
    for key, row in answers.contacts.items():
        for name, value, kind in (("email", row.email, email), ("phone", row.phone, phone)):
            said = kind.fault(value) if value else None
            if said is not None:
                yield f"/contacts/{key}/{name}", said


@rule("PRM-23", Severity.WARNING, Text("What is asked for fits the answers"), OPERATOR)
def the_wish_fits_the_answers(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    walk = walk_of(answers)
    if kind_of(answers) is Kind.CONFIRMATION and walk.result is not None and walk.result.applies:
        yield "/request/kind", Text("Not an error: you ask us to confirm that you need no permit, but as you answer "
                                    "you need one. Tell us what to make of it.")


@rule("PRM-24", Severity.WARNING, Text("The emissions until the end are reported"), NOTIFY_CHANGES)
def the_last_emissions_are_reported(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    if kind_of(answers) is Kind.ENDING and answers.request.reported is False:
        yield "/request/reported", Text("Not an error: the duty to report lasts for all you released while you had the "
                                        "permit. Tell us when the last report comes.")


@rule("PRM-25", Severity.WARNING, Text("The permit is the one that the case is about"), NOTIFY_CHANGES)
def the_permit_is_the_one(answers: PermitAnswers, facts: Facts) -> Iterator[Remark]:
    if kind_of(answers) not in ABOUT_A_PERMIT:
        return
    if facts.approval is None:
        yield "/request/permit", Text("Not an error: this application is not tied to a permit. Begin it from the "
                                      "page of "
                                      "the permit, so that we know which one it is about.")
    elif answers.request.permit != facts.approval.number:
        yield "/request/permit", Text("Not an error: this application is about the permit {number}. Tell us which "
                                      "one is "
                                      "right.", number=facts.approval.number)


OPERATOR_CHECKS: tuple[Check, ...] = (
    nothing_is_missing, the_excise_registration_is_named, nobody_else_answers, one_fuel_is_in_the_system,
    there_is_no_permit_yet, the_company_register_agrees, the_numbers_can_be_right, the_wish_fits_the_answers,
    the_last_emissions_are_reported, the_permit_is_the_one,
)
