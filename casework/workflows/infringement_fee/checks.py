"""What the file must hold before a fee can be proposed (forvaltningsloven §§ 16, 17, 44, 46-48)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.identifiers import organisation_number
from casework.law.sanction_grounds import GROUNDS, REGULATION, SANCTION
from casework.workflows.infringement_fee.amount import imposed
from casework.workflows.infringement_fee.answers import DUTIES, SanctionAnswers
from casework.workflows.infringement_fee.choices import Kind, Proof
from casework.workflows.rules import rule

CLARIFY = Source("forvaltningsloven", "§ 17")
PROOF = Source("forvaltningsloven", "§ 43", certainty=93, note=Text("The standard of proof is case law."))
SILENCE = Source("forvaltningsloven", "§ 48")
MEASURING = Source("forvaltningsloven", "§ 44")
LIMIT = Source("energiloven", "§ 10-7", certainty=60, note=Text("The limit in law has not been found."))
TOO_FEW = {
    "facts": Text("No fact is written down."),
    "evidence": Text("No evidence is written down."),
    "factors": Text("No factor is weighed."),
}


@rule("SAN-01", Severity.ERROR, Text("The file is whole"), CLARIFY)
def the_file_is_whole(answers: SanctionAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)
    for section, _ in DUTIES.missing_rows(answers):
        yield f"/{section}", TOO_FEW[section]


@rule("SAN-02", Severity.ERROR, Text("The breach could be sanctioned when it ended"), SANCTION)
def the_breach_could_be_sanctioned(answers: SanctionAnswers, facts: Facts) -> Iterator[Remark]:
    ground, breach = answers.suspicion.ground, answers.breach
    if ground is not None and breach.ended_on is not None and not GROUNDS[ground].holds_on(breach.ended_on):
        yield "/breach/ended_on", Text("A breach of {day} cannot be sanctioned on this ground.", day=breach.ended_on)


@rule("SAN-03", Severity.ERROR, Text("The days of the breach follow each other"), CLARIFY)
def the_days_follow_each_other(answers: SanctionAnswers, facts: Facts) -> Iterator[Remark]:
    breach = answers.breach
    if breach.began_on and breach.ended_on and breach.ended_on < breach.began_on:
        yield "/breach/ended_on", Text("The breach cannot end before it began.")
    if breach.ended_on and breach.ended_on > facts.today:
        yield "/breach/ended_on", Text("This day has not come yet.")


@rule("SAN-04", Severity.ERROR, Text("Each fact is clearly shown by evidence"), PROOF)
def each_fact_is_shown(answers: SanctionAnswers, facts: Facts) -> Iterator[Remark]:
    supported = {key for row in answers.evidence.values() for key in row.supports}
    for key, fact in answers.facts.items():
        if key not in supported:
            yield f"/facts/{key}", Text("No evidence supports this fact.")
        if fact.proof is not None and fact.proof is not Proof.CLEAR:
            yield f"/facts/{key}/proof", Text("A fee rests only on facts that are clearly more probable than not.")


@rule("SAN-05", Severity.ERROR, Text("The fingerprint of the evidence can be compared"), CLARIFY)
def the_fingerprint_can_be_compared(answers: SanctionAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.evidence.items():
        if row.sha256 and not re.fullmatch(r"[0-9a-fA-F]{64}", row.sha256):
            yield f"/evidence/{key}/sha256", Text("A SHA-256 has 64 figures and letters from a to f.")


@rule("SAN-06", Severity.ERROR, Text("Whoever spoke had been told of the right to silence"), SILENCE)
def whoever_spoke_had_been_told(answers: SanctionAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.evidence.items():
        if row.kind is Kind.STATEMENT and row.told_first is False:
            yield f"/evidence/{key}/told_first", Text(
                "The party spoke before it was told. The statement cannot be used.")


@rule("SAN-07", Severity.ERROR, Text("The addressee is known by a valid number"), Source(REGULATION, "§ 16"))
def the_addressee_is_known(answers: SanctionAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.about.organisation_number
    if number and (fault := organisation_number.fault(number)):
        yield "/about/organisation_number", fault


@rule("SAN-08", Severity.ERROR, Text("The amount can be reckoned"), MEASURING)
def the_amount_can_be_reckoned(answers: SanctionAnswers, facts: Facts) -> Iterator[Remark]:
    amount = imposed(answers)
    if answers.amount.base is not None and (amount is None or amount.amount <= 0):
        yield "/amount/base", Text("These figures come to nothing. End the case without a sanction instead.")


@rule("SAN-09", Severity.WARNING, Text("An upper limit is set"), LIMIT)
def an_upper_limit_is_set(answers: SanctionAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.amount.base is not None and answers.amount.limit is None:
        yield "/amount/limit", Text("No upper limit is set. It must be found, or the reason must hold.")


CHECKS: tuple[Check, ...] = (
    the_file_is_whole, the_breach_could_be_sanctioned, the_days_follow_each_other, each_fact_is_shown,
    the_fingerprint_can_be_compared, whoever_spoke_had_been_told, the_addressee_is_known, the_amount_can_be_reckoned,
    an_upper_limit_is_set)  # fmt: skip
