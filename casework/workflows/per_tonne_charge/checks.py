"""What the file must hold before a charge can be proposed (klimakvoteloven §§ 12, 15 and 19).

A year without a rate is no fault of the file: the rule says who can load one, and nothing is reckoned until then.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.identifiers import organisation_number
from casework.law.surrender import CHARGE, DUTY, Scheme
from casework.workflows.per_tonne_charge.answers import DUTIES, ChargeAnswers
from casework.workflows.per_tonne_charge.shortage import duty_of, rate_of, shortage
from casework.workflows.rules import rule
from casework.workflows.surrendering import FIRST_YEAR

CLARIFY = Source("forvaltningsloven", "§ 17")
PHASED_IN = Source("Directive 2003/87/EC", "Art. 3gb")
ORGANISATION_DIGITS = 9


@rule("KKL-01", Severity.ERROR, Text("The file is whole"), CLARIFY)
def the_file_is_whole(answers: ChargeAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


@rule("KKL-02", Severity.ERROR, Text("Allowances were owed for the year"), PHASED_IN)
def allowances_were_owed(answers: ChargeAnswers, facts: Facts) -> Iterator[Remark]:
    duty, year = duty_of(answers), answers.missed.year
    if duty is None or year is None:
        return
    first = int(facts.readings.get(FIRST_YEAR.name, FIRST_YEAR.default))
    if not duty.percent(year) or (answers.missed.scheme is Scheme.FUELS and year < first):
        yield "/missed/year", Text("No allowances are owed for the emissions of {year}.", year=str(year))


@rule("KKL-03", Severity.ERROR, Text("The last day to surrender has passed, and the registry was read after it"), DUTY)
def the_last_day_has_passed(answers: ChargeAnswers, facts: Facts) -> Iterator[Remark]:
    duty, year, read_on = duty_of(answers), answers.missed.year, answers.figures.read_on
    if duty is None or year is None or year >= facts.today.year:
        if year is not None and year >= facts.today.year:
            yield "/missed/year", Text("The year is not over.")
        return
    if duty.due_on(year) >= facts.today:
        yield "/missed/year", Text("Allowances can be surrendered until {day}.", day=duty.due_on(year))
    elif read_on is not None and not duty.due_on(year) < read_on <= facts.today:
        yield "/figures/read_on", Text("Read it after {day}, the last day to surrender.", day=duty.due_on(year))


@rule("KKL-04", Severity.ERROR, Text("The figures can be true"), CLARIFY)
def the_figures_can_be_true(answers: ChargeAnswers, facts: Facts) -> Iterator[Remark]:
    for name in ("emissions", "surrendered", "charged"):
        if (figure := getattr(answers.figures, name)) is not None and figure < 0:
            yield f"/figures/{name}", Text("Tonnes cannot be less than nothing.")


@rule("KKL-05", Severity.ERROR, Text("Something is missing"), CHARGE)
def something_is_missing(answers: ChargeAnswers, facts: Facts) -> Iterator[Remark]:
    found = shortage(answers)
    if found is not None and found.percent and not found.missing:
        yield "/figures/surrendered", Text("Nothing is missing by these figures. Close the case.")


@rule("KKL-06", Severity.INFO, Text("The charge per tonne of the year is loaded"), CHARGE)
def the_rate_is_loaded(answers: ChargeAnswers, facts: Facts) -> Iterator[Remark]:
    year = answers.missed.year
    if year is not None and rate_of(year, facts.tables) is None:
        yield "/missed/year", Text("No charge per tonne is loaded for {year}. Two people can load it in the tables of "
                                   "the law; the one of another year is never used.", year=str(year))


@rule("KKL-07", Severity.WARNING, Text("The charge per tonne is certain"), CHARGE)
def the_rate_is_certain(answers: ChargeAnswers, facts: Facts) -> Iterator[Remark]:
    known = rate_of(answers.missed.year, facts.tables) if answers.missed.year is not None else None
    if known is not None and known.source.certainty < 90:
        yield "/missed/year", Text("The charge of {year} is {certainty} % certain: {note}", year=str(known.year),
                                   certainty=known.source.certainty, note=known.source.note)


@rule("KKL-08", Severity.ERROR, Text("A Norwegian company is known by a valid number"), CLARIFY)
def the_company_is_known(answers: ChargeAnswers, facts: Facts) -> Iterator[Remark]:
    number = (answers.liable.number or "").replace(" ", "")
    if len(number) == ORGANISATION_DIGITS and number.isdigit() and (fault := organisation_number.fault(number)):
        yield "/liable/number", fault


CHECKS: tuple[Check, ...] = (
    the_file_is_whole, allowances_were_owed, the_last_day_has_passed, the_figures_can_be_true, something_is_missing,
    the_rate_is_loaded, the_rate_is_certain, the_company_is_known)  # fmt: skip
