"""The permit that an operator's account belongs to, and the installation it is for.

Regulation (EU) 2019/1122 Arts 14 and 15b, Annex VI no. 2 and Annex VIIb: the account holder is the holder of the
permit, under the same name, and there is one account for each permit, or each fuel operator. Being late closes no door.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.clocks import ClockError
from casework.core.text import Source, Text
from casework.law.replay import replay
from casework.workflows.accounts.sources import REGISTRY_REGULATION
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.deadlines import DEADLINES
from casework.workflows.rules import day_of, rule, same_words

SAME_HOLDER = Source(REGISTRY_REGULATION, "Annex VI no. 2 and Annex VIIb")
SITE = Source(REGISTRY_REGULATION, "Annex VI, Tables VI-I and VI-II")
DUTY = Source(REGISTRY_REGULATION, "Arts 14(1) and 15b(1)", certainty=85)


@rule("ACC-40", Severity.ERROR, Text("The account holder is the holder of the permit"), SAME_HOLDER)
def the_holder_is_the_permits(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    named, holder = answers.permit.holder, answers.company.name
    if named and holder and not same_words(named, holder):
        yield "/permit/holder", Text("The permit names {holder}, and the account is applied for by {company}. They "
                                     "must be the same. Correct the name, or have the permit changed first.",
                                     holder=named, company=holder)


@rule("ACC-41", Severity.WARNING, Text("The permit is in force"), DUTY)
def the_permit_is_in_force(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    since = answers.permit.permit_effective_on
    if since is not None and since > day_of(facts):
        yield "/permit/permit_effective_on", Text("Not an error: the permit takes effect on {day}. We can open the "
                                                  "account from then on.", day=since)


@rule("ACC-42", Severity.WARNING, Text("The application comes in time"), DUTY)
def the_application_comes_in_time(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    since, duty = answers.permit.permit_effective_on, answers.kind.duty if answers.kind else None
    if since is None or duty is None:
        return
    deadline = next(deadline for deadline in DEADLINES if deadline.name == duty)
    try:
        reckoning = replay(deadline, today=since, facts={"permit_effective_on": since})
    except ClockError:
        return
    last = reckoning.lenient_due or reckoning.strict_due
    if last is not None and day_of(facts) > last:
        yield "/permit/permit_effective_on", Text("Not an error: the last day to apply was {day}. Send the application "
                                                  "all the same; we handle it in the usual way.", day=last)


@rule("ACC-43", Severity.ERROR, Text("The first year of emissions"), SITE)
def the_first_year_can_be(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    year, latest = answers.permit.first_year, facts.today.year + 1
    if year is not None and not 2005 <= year <= latest:
        yield "/permit/first_year", Text("{year} cannot be: the system began in 2005, and next year is the latest that "
                                         "can be known.", year=year)


@rule("ACC-44", Severity.ERROR, Text("The place of the installation"), SITE)
def the_place_is_on_the_globe(answers: AccountAnswers, facts: Facts) -> Iterator[Remark]:
    site = answers.installation
    for name, text, most in (("latitude", site.latitude, 90), ("longitude", site.longitude, 180)):
        if text and not _is_degrees(text, most):
            yield f"/installation/{name}", Text("{value} is no place on the globe: write degrees as a number, at most "
                                                "{most}.", value=text, most=most)


def _is_degrees(text: str, most: int) -> bool:
    return re.fullmatch(r"-?[0-9]{1,3}([.,][0-9]{1,8})?", text) is not None and abs(
        Decimal(text.replace(",", "."))) <= most


PERMIT_CHECKS: tuple[Check, ...] = (
    the_holder_is_the_permits, the_permit_is_in_force, the_application_comes_in_time, the_first_year_can_be,
    the_place_is_on_the_globe,
)
